//! The shapes that the readers beside this take, for the schemas that editors check a file by.
//!
//! They are stated by hand as the readers are; the tests hold the two to each other. An editor is a little stricter: a text
//! that YAML takes for a number has to stand in quotes, but where a list of cells is meant.

use schemars::transform::Transform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// A mapping, or a text that stands for it.
pub fn or_text(schema: &mut Schema) {
    let mapping = std::mem::take(schema.ensure_object());
    let mut either = Map::new();
    let mut mapping = mapping;
    if let Some(description) = mapping.remove("description") {
        either.insert("description".into(), description);
    }
    either.insert("anyOf".into(), json!([{ "type": "string" }, mapping]));
    *schema.ensure_object() = either;
}

/// Keys that a source cannot do without, though the reader leaves it to the check to say so.
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

/// What may be missing but not empty: `null` is taken away.
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

/// A mapping to texts from names that are known, each with what it means.
pub fn by_name<K: JsonSchema>(generator: &mut SchemaGenerator, may: impl Fn(&str) -> bool) -> Schema {
    let mut properties = Map::new();
    for known in names::<K>(generator) {
        let name = known["const"].as_str().expect("a name is one text");
        if may(name) {
            properties.insert(name.to_owned(), json!({ "type": "string", "description": known["description"] }));
        }
    }
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// The names of a kind, each with what it means.
pub(crate) fn names<K: JsonSchema>(generator: &mut SchemaGenerator) -> Vec<Value> {
    let names = K::json_schema(generator);
    names.get("oneOf").and_then(Value::as_array).cloned().expect("every name says what it means")
}
