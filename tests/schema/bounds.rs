//! Every number of `qbr.yaml` has a range, and the loader holds to the one that the schema says.

use std::fs;

use quarterdeck::cli::schema::documents;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use serde_json::{Value, json};

use crate::common;

/// A number's place, and its schema.
type Number = (String, Value);

/// Numbers below these keys are of the data, not of the vendor's rules.
const OF_DATA: [&str; 2] = ["/sources", "/metrics"];

fn numbers(schema: &Value, whole: &Value, at: &str, found: &mut Vec<Number>) {
    if OF_DATA.contains(&at) {
        return;
    }
    if let Some(name) = schema["$ref"].as_str() {
        numbers(whole.pointer(name.trim_start_matches('#')).unwrap(), whole, at, found);
    }
    for option in ["allOf", "anyOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten() {
        numbers(option, whole, at, found);
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        numbers(property, whole, &format!("{at}/{key}"), found);
    }
    let kinds = &schema["type"];
    let is = |kind: &str| kinds == kind || kinds.as_array().is_some_and(|kinds| kinds.contains(&kind.into()));
    if (is("number") || is("integer")) && !is("string") {
        found.push((at.to_owned(), schema.clone()));
    }
}

/// The sample's `qbr.yaml` with every section, where a number may be put anywhere.
fn sound() -> Value {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/qbr.yaml")).unwrap();
    let mut whole: Value = serde_yaml::from_str(&text).unwrap();
    whole["thresholds"] = json!({"steady": 1e-9, "sharply": 1});
    whole["team"] = json!({"equation": {}, "coverage": {}});
    whole["delivery"] = json!({"smtp": {"host": "mail.example"}, "hand_raise": {}});
    whole
}

#[test]
fn a_number_at_its_bound_is_taken_and_one_beyond_it_is_refused() {
    let document = documents::all().into_iter().find(|document| document.name == "qbr").unwrap();
    let schema: Value = serde_json::from_str(&document.json()).unwrap();
    let mut found = Vec::new();
    numbers(&schema, &schema, "", &mut found);
    assert!(found.len() >= 14, "{found:#?}");
    let folder = tempfile::tempdir().unwrap();
    let load = |at: &str, number: &Value| {
        let mut whole = sound();
        let (section, key) = at.rsplit_once('/').unwrap();
        whole.pointer_mut(section).unwrap_or_else(|| panic!("{at}"))[key] = number.clone();
        fs::write(folder.path().join("qbr.yaml"), serde_json::to_string(&whole).unwrap()).unwrap();
        fs::copy(
            concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/catalogue.yaml"),
            folder.path().join("catalogue.yaml"),
        )
        .unwrap();
        Workspace::load(folder.path(), &Flags::default(), common::today()).map(drop).map_err(|error| error.to_string())
    };
    for (at, schema) in found {
        let whole = schema["type"] == "integer" || schema["type"][0] == "integer";
        let step = if whole { 1.0 } else { 1e-6 };
        let number = |value: f64| if whole { json!(value as i64) } else { json!(value) };
        let bound = |closed: &str, open: &str, inwards: f64| match (schema[closed].as_f64(), schema[open].as_f64()) {
            (Some(bound), None) => (bound, bound - inwards * step),
            (None, Some(bound)) => (bound + inwards * step, bound),
            other => panic!("{at} has no {closed}: {other:?}"),
        };
        for (taken, refused) in [bound("minimum", "exclusiveMinimum", 1.0), bound("maximum", "exclusiveMaximum", -1.0)]
        {
            assert_eq!(load(&at, &number(taken)), Ok(()), "{at} = {taken}");
            let error = load(&at, &number(refused)).unwrap_err();
            assert!(error.contains("qbr.yaml"), "{at} = {refused}: {error}");
        }
        for number in [json!(-1_000_000_000), json!(1e18), json!(".nan"), json!(".inf")] {
            assert!(load(&at, &number).is_err(), "{at} = {number}");
        }
    }
}

#[test]
fn what_is_sharp_is_more_than_what_is_steady() {
    for (steady, sharply, sound) in [(0.25, 0.25, false), (0.24, 0.25, true), (0.26, 0.25, false)] {
        let folder = common::Folder::of(&[(
            "qbr.yaml",
            format!(
                "{}thresholds: {{steady: {steady}, sharply: {sharply}}}\nsources: {{accounts: {{file: a.csv, columns: {{id: \
                 id, name: n}}}}}}\n",
                common::HEAD
            ),
        )]);
        assert_eq!(folder.workspace().is_ok(), sound, "{steady} {sharply}");
    }
    let not_a_number = common::Folder::of(&[(
        "qbr.yaml",
        format!(
            "{}thresholds: {{steady: .nan}}\nsources: {{accounts: {{file: a.csv, columns: {{id: id, name: n}}}}}}\n",
            common::HEAD
        ),
    )]);
    assert!(not_a_number.workspace().unwrap_err().contains("is no share"));
}
