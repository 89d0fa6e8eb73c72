//! The shapes that the readers beside this take, for the schemas that editors check a file by.
//!
//! They are stated by hand as the readers are; the tests hold the two to each other. An editor is a little stricter: a text
//! that YAML takes for a number has to stand in quotes, but where a list of cells is meant.

use std::borrow::Cow;

use schemars::transform::Transform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::super::{AccountField, FileConfig, KeyConfig, OneOrMany, PathOrPaths, Via, ViaKey};
use super::ViaKeys;

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

/// `columns` of accounts.
pub fn account_columns(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = by_name::<AccountField>(generator, |_| true);
    schema.insert("required".into(), json!(["id", "name"]));
    schema
}

/// `values` of accounts.
pub fn account_values(generator: &mut SchemaGenerator) -> Schema {
    let names: Vec<Value> = names::<AccountField>(generator).iter().map(|field| field["const"].clone()).collect();
    let cells = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    json_schema!({ "type": "object", "propertyNames": { "enum": names }, "additionalProperties": cells })
}

/// `columns` of contacts.
pub fn contact_columns(generator: &mut SchemaGenerator) -> Schema {
    let people = ["contact_name", "contact_email", "csm_name", "csm_email", "locale"];
    by_name::<AccountField>(generator, |field| people.contains(&field))
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
fn names<K: JsonSchema>(generator: &mut SchemaGenerator) -> Vec<Value> {
    let names = K::json_schema(generator);
    names.get("oneOf").and_then(Value::as_array).cloned().expect("every name says what it means")
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut one = generator.subschema_for::<T>();
        // A cell may be written without quotes whatever it looks like: `where: {is_deleted: false}`.
        if one.get("type").is_some_and(|kind| kind == "string") {
            one.insert("type".into(), json!(["string", "number", "boolean"]));
        }
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

impl JsonSchema for PathOrPaths {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PathOrPaths".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }] })
    }
}

impl JsonSchema for KeyConfig {
    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = ViaKey::json_schema(generator);
        or_text(&mut schema);
        schema
    }
}

impl JsonSchema for Via {
    fn schema_name() -> Cow<'static, str> {
        "Via".into()
    }

    /// The keys that are a file's mean what they mean there.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let file = FileConfig::json_schema(generator);
        let of_file = file.pointer("/anyOf/1/properties").and_then(Value::as_object).expect("a file may be a mapping");
        let mut schema = ViaKeys::json_schema(generator);
        let properties = schema.pointer_mut("/properties").and_then(Value::as_object_mut).expect("it is a mapping");
        for (key, property) in properties {
            if let Some(meaning) = of_file.get(key) {
                *property = meaning.clone();
            }
        }
        schema
    }
}
