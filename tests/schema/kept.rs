//! What is made of the types and stands in the repository is what they say now; `make bless` writes it anew.

use std::fs;
use std::path::Path;

use quarterdeck::cli::schema::documents;

/// Compares a file of the repository, or writes it where `QUARTERDECK_BLESS=1`.
fn kept(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("QUARTERDECK_BLESS").as_deref() == Ok("1") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let there = fs::read_to_string(&file).unwrap_or_default();
    let differs = there.lines().zip(text.lines()).position(|(there, now)| there != now);
    assert!(there == text, "{path} is not current (line {:?}); `make bless` writes it", differs.map(|line| line + 1));
}

#[test]
fn the_reference_of_every_key_is_current() {
    for document in documents::all() {
        kept(&format!("docs/reference/{}.md", document.name), &document.reference());
    }
}

#[test]
fn the_reference_of_every_command_is_current() {
    kept("docs/reference/commands.md", &quarterdeck::cli::man::reference(&quarterdeck::cli::program::program()));
}

#[test]
fn the_samples_schemas_are_current() {
    for document in documents::all() {
        kept(&format!("sample_data/{}", document.path()), &document.json());
    }
}

#[test]
fn the_samples_files_name_their_schemas_in_the_first_line() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    for (file, name, up) in
        [("qbr.yaml", "qbr", ""), ("catalogue.yaml", "catalogue", ""), ("overrides/C-4001.yaml", "override", "../")]
    {
        let text = fs::read_to_string(sample.join(file)).unwrap();
        let document = documents::all().into_iter().find(|document| document.name == name).unwrap();
        assert!(text.starts_with(&documents::first_line(&format!("{up}{}", document.path()))), "{file}");
        assert!(sample.join(document.path()).is_file(), "{file}");
    }
}

#[test]
fn every_key_and_every_value_says_what_it_means() {
    fn look(path: &str, value: &serde_json::Value, lacking: &mut Vec<String>) {
        let Some(map) = value.as_object() else {
            return value.as_array().into_iter().flatten().for_each(|value| look(path, value, lacking));
        };
        for (key, property) in map.get("properties").and_then(|p| p.as_object()).into_iter().flatten() {
            if property["description"].as_str().is_none_or(str::is_empty) {
                lacking.push(format!("{path}.{key}"));
            }
        }
        if map.contains_key("const") && map.get("description").is_none() {
            lacking.push(format!("{path}: {}", map["const"]));
        }
        map.iter().for_each(|(key, value)| look(&format!("{path}.{key}"), value, lacking));
    }
    for document in documents::all() {
        let mut lacking = Vec::new();
        look(document.name, &serde_json::from_str(&document.json()).unwrap(), &mut lacking);
        assert!(lacking.is_empty(), "{lacking:?}");
        assert!(!document.json().contains("[`"), "a link within the program reads badly in an editor");
    }
}
