//! Helpers for JSON schemas, with which editors check a file.
//!
//! They are written by hand, like the deserialisers they describe; tests compare the two. The schema is slightly stricter: a
//! text that looks like a number must be in quotes, except in lists of cells.

use schemars::transform::Transform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// Allows a plain text instead of the mapping.
pub fn or_text(schema: &mut Schema) {
    let mapping = std::mem::take(schema.ensure_object());
    let mut text_or_mapping = Map::new();
    let mut mapping = mapping;
    if let Some(description) = mapping.remove("description") {
        text_or_mapping.insert("description".into(), description);
    }
    text_or_mapping.insert("anyOf".into(), json!([{ "type": "string" }, mapping]));
    *schema.ensure_object() = text_or_mapping;
}

/// Required keys that the deserialiser accepts as missing, because the check reports them with a better message.
#[derive(Clone)]
pub struct Required(pub &'static [&'static str]);

impl Transform for Required {
    fn transform(&mut self, schema: &mut Schema) {
        let required = schema.ensure_object().entry("required").or_insert_with(|| json!([]));
        if let Value::Array(list) = required {
            list.extend(self.0.iter().map(|key| json!(key)));
        }
        for key in self.0 {
            if let Some(Value::Object(property)) = schema.pointer_mut(&format!("/properties/{key}")) {
                property.remove("default");
                without_null(property);
            }
        }
    }
}

/// Removes `null` from the allowed values.
fn without_null(property: &mut Map<String, Value>) {
    if let Some(Value::Array(options)) = property.get_mut("anyOf") {
        options.retain(|option| option["type"] != "null");
        if let [Value::Object(only)] = &options[..] {
            let only = only.clone();
            property.remove("anyOf");
            property.extend(only);
        }
    }
}

/// A mapping from known names to texts, each name with its description.
pub fn by_name<K: JsonSchema>(generator: &mut SchemaGenerator, is_allowed: impl Fn(&str) -> bool) -> Schema {
    let mut properties = Map::new();
    for known in names::<K>(generator) {
        let name = known["const"].as_str().expect("a name is one text");
        if is_allowed(name) {
            properties.insert(name.to_owned(), json!({ "type": "string", "description": known["description"] }));
        }
    }
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// The names of an enum's variants, each with its description.
pub(crate) fn names<K: JsonSchema>(generator: &mut SchemaGenerator) -> Vec<Value> {
    let names = K::json_schema(generator);
    names.get("oneOf").and_then(Value::as_array).cloned().expect("every name says what it means")
}
