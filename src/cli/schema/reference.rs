//! Writes a schema as a Markdown page: a section for each mapping, a row for each key.
//!
//! Sections are in the order of the keys that lead to them. A mapping that several keys lead to is described once, under the name
//! of the first key.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

pub fn page(of: &str, schema: &Value) -> String {
    let mut uses = BTreeMap::new();
    count(schema, &mut uses);
    let mut page = Page { schema, uses, sections: Vec::new(), places: BTreeMap::new() };
    page.find(String::new(), schema);
    let mut text = format!("# Every key of {of}\n\n");
    text.push_str(
        "Made from what reads the file, as the schema is that editors check it by. Keys in **bold** are required.\n",
    );
    let mut seen = BTreeSet::new();
    for section in &page.sections {
        page.write(section, &mut seen, &mut text);
    }
    text
}

/// How many keys lead to each definition.
fn count<'a>(schema: &'a Value, uses: &mut BTreeMap<&'a str, usize>) {
    match schema {
        Value::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(Value::as_str) {
                *uses.entry(name).or_default() += 1;
            }
            let entry = map.get("anyOf").and_then(|options| options.get(0));
            // An entry, or a list of such: one key that leads there.
            let again = |value: &Value| value["items"].is_object() && Some(&value["items"]) == entry;
            for value in map.iter().filter(|(key, _)| *key != "anyOf").map(|(_, value)| value).chain(options_of(map)) {
                if !again(value) {
                    count(value, uses);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| count(value, uses)),
        _ => {}
    }
}

fn options_of(map: &Map<String, Value>) -> &[Value] {
    map.get("anyOf").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A mapping with keys of its own.
struct Section<'a> {
    /// The path of keys: `sources.usage`; empty for the whole file.
    path: String,
    mapping: &'a Value,
    description: &'a str,
}

struct Page<'a> {
    schema: &'a Value,
    uses: BTreeMap<&'a str, usize>,
    sections: Vec<Section<'a>>,
    /// The section that describes a mapping, by the mapping's address in memory.
    places: BTreeMap<*const Value, String>,
}

impl<'a> Page<'a> {
    /// Adds the sections of a schema.
    fn find(&mut self, path: String, schema: &'a Value) {
        let (name, schema) = self.resolve(schema);
        // A mapping that several keys lead to is named by the last part of the path only.
        let many = name.is_some_and(|name| self.uses[name] > 1);
        let path = if many { path.rsplit('.').next().unwrap_or_default().to_owned() } else { path };
        for option in options(schema) {
            if let Some(mapping) = option["properties"].as_object() {
                if self.places.contains_key(&std::ptr::from_ref(option)) {
                    continue;
                }
                self.places.insert(option, path.clone());
                let description = schema["description"].as_str().unwrap_or_default();
                self.sections.push(Section { path: path.clone(), mapping: option, description });
                for key in keys(option, mapping) {
                    let below = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                    self.find(below, &mapping[key]);
                }
            } else if option.get("$ref").is_some() {
                self.find(path.clone(), option);
            } else if option["items"].is_object() {
                self.find(path.clone(), &option["items"]);
            } else if option["additionalProperties"].is_object() {
                self.find(path.clone(), &option["additionalProperties"]);
            }
        }
    }

    /// The schema that a reference leads to, and the reference if it is one.
    fn resolve(&self, schema: &'a Value) -> (Option<&'a str>, &'a Value) {
        let reference = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str());
        let found = reference.and_then(|reference| self.schema.pointer(reference.trim_start_matches('#')));
        (reference, found.unwrap_or(schema))
    }

    fn write(&self, section: &Section<'a>, seen: &mut BTreeSet<Vec<String>>, text: &mut String) {
        if !section.path.is_empty() {
            text.push_str(&format!("\n## {}\n", section.path));
        }
        if !section.description.is_empty() {
            text.push_str(&format!("\n{}\n", section.description));
        }
        text.push_str("\n| key | value | default | meaning |\n|---|---|---|---|\n");
        let mapping = section.mapping["properties"].as_object().expect("a section is a mapping");
        for key in keys(section.mapping, mapping) {
            let property = &mapping[key];
            let name = if is_required(section.mapping, key) { format!("**`{key}`**") } else { format!("`{key}`") };
            let default = property.get("default").map(|value| format!("`{}`", plain(value))).unwrap_or_default();
            let cells = [name, self.value(property), default, self.meaning(property, seen)];
            text.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
        }
    }

    /// The allowed values in a few words.
    fn value(&self, schema: &'a Value) -> String {
        let (reference, schema) = self.resolve(schema);
        if reference == Some("#/definitions/Text") {
            return "text, or one for each language".to_owned();
        }
        if self.values(schema).is_some() {
            return "one of these".to_owned();
        }
        let mut words: Vec<String> = Vec::new();
        for option in options(schema) {
            let word = self.one(option);
            match words.last() {
                // An entry, or a list of such.
                Some(before) if word == format!("list of {before}") => words.push("a list".to_owned()),
                _ if words.contains(&word) => {}
                _ => words.push(word),
            }
        }
        words.join(", or ")
    }

    fn one(&self, schema: &'a Value) -> String {
        if schema.get("$ref").is_some() {
            return self.value(schema);
        }
        let kinds = schema["type"].as_array().map_or_else(|| vec![&schema["type"]], |list| list.iter().collect());
        match (kinds[0].as_str().unwrap_or_default(), schema["format"].as_str()) {
            ("string", Some("date")) => "date".to_owned(),
            ("string", Some("color-hex")) => "colour".to_owned(),
            ("string", _) if schema["maxLength"] == 1 => "one character".to_owned(),
            ("string", _) => "text".to_owned(),
            ("integer", _) => format!("whole number{}", bounds(schema)),
            ("number", _) => format!("number{}", bounds(schema)),
            ("boolean", _) => "`true` or `false`".to_owned(),
            ("array", _) => match schema["items"].as_array() {
                Some(each) => format!("list of {} × {}", each.len(), self.value(&each[0])),
                None => format!("list of {}", self.value(&schema["items"])),
            },
            ("object", _) => match self.places.get(&std::ptr::from_ref(schema)) {
                Some(path) => format!("[mapping](#{})", anchor(path)),
                None => format!("mapping to {}", self.value(&schema["additionalProperties"])),
            },
            (other, _) => unreachable!("no key is of the type {other:?}: {schema}"),
        }
    }

    /// The meaning of a key, with its values and an example. Values are explained once a page.
    fn meaning(&self, property: &'a Value, seen: &mut BTreeSet<Vec<String>>) -> String {
        let mut text = property["description"].as_str().unwrap_or_default().to_owned();
        let (_, schema) = self.resolve(property);
        let schema = options(schema).find(|option| option["type"] == "array").map_or(schema, |list| &list["items"]);
        let values = self.values(schema).unwrap_or_default();
        if seen.contains(&values) {
            let names = values.iter().filter_map(|value| value.split("`: ").next()).map(|name| format!("{name}`"));
            text.push_str(&format!("<br>{}", names.collect::<Vec<_>>().join(", ")));
        } else if !values.is_empty() {
            values.iter().for_each(|value| text.push_str(&format!("<br>{value}")));
            seen.insert(values);
        }
        for example in property["examples"].as_array().into_iter().flatten() {
            text.push_str(&format!(" Example: `{}`.", plain(example)));
        }
        text
    }

    /// The allowed values, each with its meaning.
    fn values(&self, schema: &'a Value) -> Option<Vec<String>> {
        let (_, schema) = self.resolve(schema);
        let only = options(schema).filter(|option| option.get("$ref").is_some()).map(|option| self.resolve(option).1);
        let schema = if schema.get("anyOf").is_some() { only.last()? } else { schema };
        let each = schema["oneOf"].as_array()?.iter();
        let described = |value: &Value| {
            let (name, meaning) = (plain(&value["const"]), value["description"].as_str().unwrap_or_default());
            let name = if name.contains(',') || name.parse::<f64>().is_ok() { format!("\"{name}\"") } else { name };
            format!("`{name}`: {meaning}")
        };
        Some(each.map(described).collect())
    }
}

/// The keys, required ones first.
fn keys<'a>(schema: &Value, mapping: &'a Map<String, Value>) -> Vec<&'a str> {
    let (first, rest): (Vec<&str>, Vec<&str>) =
        mapping.keys().map(String::as_str).partition(|key| is_required(schema, key));
    [first, rest].concat()
}

fn is_required(schema: &Value, key: &str) -> bool {
    schema["required"].as_array().is_some_and(|required| required.iter().any(|name| name == key))
}

/// The alternatives of a schema, without `null`.
fn options(schema: &Value) -> impl Iterator<Item = &Value> {
    let list = schema["anyOf"].as_array().map_or(std::slice::from_ref(schema), Vec::as_slice);
    list.iter().filter(|option| option["type"] != "null")
}

fn bounds(schema: &Value) -> String {
    match (schema["minimum"].as_f64(), schema["maximum"].as_f64()) {
        (Some(least), Some(most)) => format!(", {least} to {most}"),
        (Some(least), None) => format!(" from {least}"),
        (None, Some(most)) => format!(" up to {most}"),
        (None, None) => String::new(),
    }
}

/// A value as YAML on one line.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => format!("[{}]", list.iter().map(plain).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// The anchor of a heading.
fn anchor(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect()
}
