//! A schema takes what the loader takes and refuses what it refuses: every file that there is, and each of them with every value
//! in turn made another.
//!
//! Two things may differ, and do so on one side only. A schema is stricter with a number or nothing where a text is meant. It is laxer about
//! what no schema can say: ids that must exist, contrasts, what must be given together. Shapes are the same.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use quarterdeck::cli::schema::documents;
use quarterdeck::config::catalogue::Catalogue;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::overrides::file::Override;
use quarterdeck::config::qbr::file::Config;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::layout::theme::resolved::Theme;
use quarterdeck::layout::theme::theme_error::ThemeError;
use serde_json::{Value, json};

use crate::common;

#[path = "../cli/workspace.rs"]
#[expect(dead_code, reason = "tests/cli uses all of it")]
mod workspace;

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn of(name: &str) -> Self {
        let document = documents::all().into_iter().find(|document| document.name == name).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        // As editors do.
        compiler.enable_format_assertions();
        compiler.add_resource("qd.json", serde_json::from_str(&document.json()).unwrap()).unwrap();
        let index = compiler.compile("qd.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn says(&self, value: &Value) -> Result<(), String> {
        self.schemas.validate(value, self.index).map_err(|error| format!("{error:#}"))
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

fn yaml_files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension().and_then(|e| e.to_str()) {
            None if path.is_dir() => yaml_files_below(&path, found),
            Some("yaml") => found.push(path),
            _ => {}
        }
    }
}

/// Every `qbr.yaml` or catalogue that there is, with what it is called.
fn all(file: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["sample_data", "tests/real"] {
        yaml_files_below(&root(folder), &mut found);
    }
    found.retain(|path| path.ends_with(file));
    let (cli, bakery) = (workspace::Workspace::new(), common::bakery::folder(&[], 5));
    let texts = [cli.path(file), bakery.path().join(file)].map(|path| fs::read_to_string(path).unwrap());
    let ours = found.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap()));
    ours.chain(texts.into_iter().map(|text| ("of a test".to_owned(), text))).collect()
}

#[test]
fn every_workspace_that_there_is_fits_its_schemas() {
    for (file, name) in [("qbr.yaml", "qbr"), ("catalogue.yaml", "catalogue")] {
        let judge = Judge::of(name);
        let all = all(file);
        assert!(all.len() >= 5, "{all:?}");
        for (path, text) in all.iter().filter(|(_, text)| !value(text).is_null()) {
            judge.says(&value(text)).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

#[test]
fn every_theme_that_there_is_fits_its_schema() {
    let judge = Judge::of("theme");
    let mut found = Vec::new();
    yaml_files_below(&root("themes"), &mut found);
    assert_eq!(found.len(), 3);
    for path in found {
        judge.says(&value(&fs::read_to_string(&path).unwrap())).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    }
}

/// All places of a value: the ways to what stands in it.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    let below = |key: &str| format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, below(key), found)),
        // The entries of a list are alike; the first two will do.
        Value::Array(list) => {
            list.iter().take(2).enumerate().for_each(|(i, value)| places(value, below(&i.to_string()), found));
        }
        _ => {}
    }
    found.push(at);
}

/// What each value is made in turn. The first and the last four are texts too where a text is read.
fn others() -> [Value; 10] {
    let unknown = json!({ "no_such_key": "x" });
    [
        json!(null),
        json!([]),
        json!({}),
        json!([unknown]),
        unknown,
        json!("zzz"),
        json!(true),
        json!(12),
        json!(-3),
        json!(1.5),
    ]
}

/// A value with each place made each of these, and each mapping given a key that it does not have.
fn broken(whole: &Value) -> Vec<(String, Value, bool)> {
    let mut found = Vec::new();
    places(whole, String::new(), &mut found);
    let mut all = Vec::new();
    for place in &found {
        for (number, other) in others().into_iter().enumerate() {
            let mut copy = whole.clone();
            *copy.pointer_mut(place).unwrap() = other.clone();
            all.push((format!("{place} = {other}"), copy, !(1..=5).contains(&number)));
        }
        let mut copy = whole.clone();
        if let Some(Value::Object(map)) = copy.pointer_mut(place) {
            map.insert("no_such_key".to_owned(), json!("x"));
            all.push((format!("{place} with no_such_key"), copy, false));
            for key in whole.pointer(place).unwrap().as_object().unwrap().keys() {
                let mut copy = whole.clone();
                copy.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(key);
                all.push((format!("{place} without {key}"), copy, false));
            }
        }
    }
    all
}

/// Holds a schema to a reader: `shape` says whether the file has the shape, `sound` whether all of it is well.
fn agree(name: &str, text: &str, shape: impl Fn(&str) -> bool, sound: impl Fn(&str) -> Result<(), String>) -> usize {
    let judge = Judge::of(name);
    let mut refused = 0;
    for (what, value, bare) in broken(&value(text)) {
        let text = serde_json::to_string(&value).unwrap();
        match (judge.says(&value), shape(&text)) {
            (Ok(()), false) => panic!("{name}: {what}: the schema takes what the loader refuses"),
            (Err(error), true) if !bare => {
                assert!(sound(&text).is_err(), "{name}: {what}: the schema refuses what the loader takes: {error}");
                refused += 1;
            }
            (Err(_), _) => refused += 1,
            (Ok(()), true) => {}
        }
    }
    refused
}

#[test]
fn a_broken_qbr_yaml_is_refused_by_both() {
    let folder = tempfile::tempdir().unwrap();
    let sound = |text: &str| {
        fs::write(folder.path().join("qbr.yaml"), text).unwrap();
        Workspace::load(folder.path(), &Flags::default(), common::today()).map(|_| ()).map_err(|e| e.to_string())
    };
    let shape = |text: &str| serde_yaml::from_str::<Config>(text).is_ok();
    // The sample with the keys that it leaves out.
    let mut whole = value(&fs::read_to_string(root("sample_data/qbr.yaml")).unwrap());
    whole["theme"] = json!({ "default": "harbor", "by_segment": { "Enterprise": "harbor-dark" } });
    whole["metrics"].as_array_mut().unwrap().truncate(3);
    for role in ["dau", "mau"] {
        whole["roles"].as_object_mut().unwrap().remove(role);
    }
    let usage = &mut whole["sources"]["usage"];
    usage["account"] =
        json!({ "column": "s", "via": [{ "path": "k.csv", "from": "a", "to": "b", "where": { "x": false } }] });
    usage["metrics"] = json!({ "invoices": "invoices" });
    usage["file"] = json!({ "path": ["a.csv", "b-*.csv"], "format": "csv", "delimiter": ";", "encoding": "utf-8", "dates": "%d/%m/%Y",
        "nulls": "none", "skip_rows": 2, "footer": ["Total"], "where": { "kind": ["a", true] }, "unique": "id" });
    whole["sources"]["events"] = json!([{ "file": "e.csv", "account": "a", "timestamp": "t", "user": "u", "event": "e",
        "weekly_users": "weekly_users", "by_event": { "sent": "invoices" }, "complete": true }]);
    whole["sources"]["contacts"] =
        json!({ "file": "c.csv", "account": "a", "columns": { "csm_name": "n" }, "contact_name_from": ["f", "l"] });
    // There is no catalogue with plans beside it.
    let dedicated = whole["team"]["layers"][0].as_object_mut().unwrap();
    dedicated.remove("plans");
    dedicated.insert("at_least".to_owned(), json!(75_000));
    let text = serde_json::to_string(&whole).unwrap();
    assert_eq!(sound(&text), Ok(()), "the file is sound before it is broken");
    assert!(agree("qbr", &text, shape, sound) > 1_000);
}

#[test]
fn a_broken_catalogue_is_refused_by_both() {
    let folder = tempfile::tempdir().unwrap();
    let qbr = fs::read_to_string(root("sample_data/qbr.yaml")).unwrap();
    fs::write(folder.path().join("qbr.yaml"), qbr).unwrap();
    let sound = |text: &str| {
        fs::write(folder.path().join("catalogue.yaml"), text).unwrap();
        Workspace::load(folder.path(), &Flags::default(), common::today()).map(|_| ()).map_err(|e| e.to_string())
    };
    let shape = |text: &str| serde_yaml::from_str::<Option<Catalogue>>(text).is_ok();
    let mut whole = value(&fs::read_to_string(root("sample_data/catalogue.yaml")).unwrap());
    whole["language"] = json!("en");
    let text = serde_json::to_string(&whole).unwrap();
    assert_eq!(sound(&text), Ok(()), "the file is sound before it is broken");
    assert!(agree("catalogue", &text, shape, sound) > 300);
}

#[test]
fn a_broken_theme_is_refused_by_both() {
    let folder = tempfile::tempdir().unwrap();
    let load = |text: &str| {
        fs::write(folder.path().join("t.yaml"), text).unwrap();
        Theme::load(&folder.path().join("t.yaml").display().to_string(), folder.path())
    };
    let mut whole = value(&fs::read_to_string(root("themes/harbor.yaml")).unwrap());
    whole["fonts"]["fallback"] = json!(["Inter"]);
    whole["brand"] = json!("#0e607c");
    whole["brand2"] = json!("#c0392b");
    whole["mode"] = json!("light");
    whole["base"] = json!("editorial");
    let text = serde_json::to_string(&whole).unwrap();
    assert!(load(&text).is_ok(), "{:?}", load(&text).err());
    let shape = |text: &str| !matches!(load(text), Err(ThemeError::Shape { .. }));
    assert!(agree("theme", &text, shape, |text| load(text).map(|_| ()).map_err(|e| e.to_string())) > 200);
}

#[test]
fn a_broken_override_is_refused_by_both() {
    let workspace = Workspace::load(&root("sample_data"), &Flags::default(), common::today()).unwrap();
    let shape = |text: &str| serde_yaml::from_str::<Option<Override>>(text).is_ok();
    let sound = |text: &str| {
        let read = workspace.read_override("overrides/C-1001.yaml", "C-1001", text.as_bytes()).read;
        read.map(|_| ()).map_err(|problems| problems.iter().map(ToString::to_string).collect())
    };
    let judge = Judge::of("override");
    let mut files = Vec::new();
    yaml_files_below(&root("sample_data/overrides"), &mut files);
    for file in &files {
        judge.says(&value(&fs::read_to_string(file).unwrap())).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    }
    assert!(!files.is_empty());
    let whole = json!({
        "account": "C-1001", "until": "2026-09-30", "headline": "All is well", "note": "Thank you",
        "next_steps": [{ "title": "Call us", "detail": "Half an hour", "url": "https://pennywharf.example", "label": "Book" }],
        "slides": { "without": ["value"], "with": ["service"], "order": ["cover", "trend"] },
        "pin": ["forecast"], "drop": "budgets", "hide_metrics": ["approvals"], "language": "de-CH", "theme": "harbor-dark",
        "contact": { "name": "Ada", "email": "ada@alder.example" }, "release": { "renewal_soon": "They asked for it" },
        "internal_note": "Be kind",
    });
    let text = whole.to_string();
    assert_eq!(sound(&text), Ok(()), "the file is sound before it is broken");
    assert!(agree("override", &text, shape, sound) > 100);
}

#[test]
fn what_a_source_cannot_do_without_is_required_by_both() {
    let folder = tempfile::tempdir().unwrap();
    let sound = |text: &str| {
        fs::write(folder.path().join("qbr.yaml"), text).unwrap();
        Workspace::load(folder.path(), &Flags::default(), common::today()).is_ok()
    };
    let judge = Judge::of("qbr");
    let least = [
        ("accounts", json!({ "file": "a.csv", "columns": { "id": "id", "name": "name" } })),
        ("usage", json!({ "file": "u.csv", "account": "a", "date": "d", "metrics": { "n": "n" } })),
        ("events", json!({ "file": "u.csv", "account": "a", "timestamp": "t", "events": "n" })),
        ("feature_usage", json!({ "file": "u.csv", "account": "a", "feature": "f" })),
        ("requests", json!({ "file": "u.csv", "account": "a", "id": "i", "title": "t" })),
        ("requests", json!({ "file": "u.csv", "everybody": true, "id": "i", "title": "t" })),
        ("tickets", json!({ "file": "u.csv", "account": "a", "opened_at": "o" })),
        ("outcomes", json!({ "file": "u.csv", "account": "a", "goal": "g" })),
        ("contacts", json!({ "file": "u.csv", "account": "a", "contact_name_from": "n" })),
    ];
    // What is counted, and whose it is, may be said in several ways, of which no schema speaks.
    let one_of_several = [
        ("usage", "metrics"),
        ("events", "events"),
        ("contacts", "contact_name_from"),
        ("requests", "account"),
        ("requests", "everybody"),
    ];
    for (table, source) in &least {
        let head = "metrics: [{id: n, name: N, one: n, other: n}]\nsources:\n  accounts: {file: a.csv, columns: {id: id, name: name}}\n";
        let mut whole = value(&format!("{}{head}", common::HEAD));
        whole["sources"][table] = source.clone();
        assert!(sound(&whole.to_string()), "{table}");
        judge.says(&whole).unwrap_or_else(|error| panic!("{table}: {error}"));
        let required: Vec<_> = source.as_object().unwrap().keys().collect();
        for key in required {
            let mut less = whole.clone();
            less["sources"][table].as_object_mut().unwrap().remove(key);
            assert!(!sound(&less.to_string()), "{table} without {key}");
            assert!(
                judge.says(&less).is_err() || one_of_several.contains(&(*table, key.as_str())),
                "{table} without {key}"
            );
        }
    }
}
