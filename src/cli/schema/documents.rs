//! JSON Schemas of the files that people write, for editors to complete and check them by, and the reference of every key.
//!
//! Both are generated from the types that read the files, so they match the program. The schemas are of draft 7, because not every
//! editor reads later drafts and nothing of those is needed.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

use crate::config::catalogue::Catalogue;
use crate::config::overrides::file::Override;
use crate::config::qbr::file::Config;
use crate::layout::theme::resolved::file_schema;

/// The folder of a workspace that schemas are written to.
pub const FOLDER: &str = "schemas";

/// A remark in each schema, which shows that the file may be overwritten.
const ORIGIN: &str = "Written by `quarterdeck schema`, which writes it anew";

/// A kind of file, and its schema.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is asked for by: `qbr`.
    pub name: &'static str,
    /// The file it describes, in a few words.
    pub of: &'static str,
    schema: Schema,
}

/// The kinds of files: name, title, and the type that reads it.
type Kind = (&'static str, &'static str, fn(SchemaGenerator) -> Schema);

const KINDS: [Kind; 4] = [
    ("qbr", "qbr.yaml", |generator| generator.into_root_schema_for::<Config>()),
    ("catalogue", "catalogue.yaml", |generator| generator.into_root_schema_for::<Catalogue>()),
    ("theme", "a theme", file_schema),
    ("override", "an override", |generator| generator.into_root_schema_for::<Override>()),
];

pub fn all() -> Vec<Document> {
    let settings = || SchemaSettings::draft07().with_transform(RecursiveTransform(tidy));
    let document = |(name, of, make): Kind| {
        let mut schema = make(settings().into_generator());
        schema.insert("title".into(), of.into());
        schema.insert("$comment".into(), ORIGIN.into());
        Document { name, of, schema }
    };
    KINDS.map(document).into()
}

impl Document {
    /// Its place in a workspace, with `/` between the parts.
    pub fn path(&self) -> String {
        format!("{FOLDER}/{}.schema.json", self.name)
    }

    /// The text of its file.
    pub fn json(&self) -> String {
        format!("{:#}\n", self.schema.as_value())
    }

    /// The reference of every key, in Markdown.
    pub fn reference(&self) -> String {
        crate::cli::schema::reference::page(self.of, self.schema.as_value())
    }
}

/// The first line of a workspace's file, which tells editors where its schema is. `path` is relative to the file.
pub fn first_line(path: &str) -> String {
    format!("# yaml-language-server: $schema={path}\n")
}

/// Whether a file is one of our schemas, so that it may be overwritten.
pub fn is_own(bytes: &[u8]) -> bool {
    let value = serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    value["$comment"].as_str().is_some_and(|comment| comment.starts_with(ORIGIN))
}

/// Joins the lines of descriptions, and removes what is of no use to somebody who writes a file.
fn tidy(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::String(text)) = object.get_mut("description") {
        *text = text.replace('\n', " ");
    }
    // A choice of which one is a choice itself.
    if let Some(Value::Array(options)) = object.get_mut("anyOf") {
        let inner = |option: &mut Value| match option.as_object_mut() {
            Some(only) if only.len() == 1 => only.get_mut("anyOf").and_then(Value::as_array_mut).map(std::mem::take),
            _ => None,
        };
        *options =
            options.drain(..).flat_map(|mut option| inner(&mut option).unwrap_or_else(|| vec![option])).collect();
    }
    let silent = |value: &Value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    };
    if object.get("default").is_some_and(silent) {
        object.remove("default");
    }
    // How wide a number is in memory.
    let width = |format: &Value| {
        format.as_str().is_some_and(|f| f.starts_with("uint") || f.starts_with("int") || f == "double")
    };
    if object.get("format").is_some_and(width) {
        object.remove("format");
    }
}
