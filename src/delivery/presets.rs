//! Export presets: the columns and the format of the file that another tool imports.
//!
//! A preset is a YAML file, so a new tool needs no code. Some are built in; a file of the same name in a workspace's `merge`
//! folder replaces one. A column's value is a template over an account's facts. An unknown fact is an error before anything
//! is written.

use std::io;
use std::path::Path;

use minijinja::Environment;
use minijinja::value::Value;
use serde::Deserialize;

use crate::base::html;
use crate::base::html::Slashes;
use crate::base::io::IoError;
use crate::base::limits;
use crate::base::nearest::did_you_mean;
use crate::base::spelling::folding::folded;
use crate::config::problem::Problem;
use crate::config::yaml::parse;
use crate::config::yaml::step::Step;
use crate::delivery::facts;
use crate::delivery::preset_format::{Delimiter, Encoding, Formulas, Needs};
use crate::delivery::template;
use crate::delivery::template::TemplateError;

/// The workspace's folder of presets.
pub const FOLDER: &str = "merge";

/// The most columns of a preset.
const COLUMNS: usize = 100;

macro_rules! built_in {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("built_in_presets/", $name, ".yaml"))),)*]
    };
}

/// To add a preset, add a file to `built_in_presets/` and a line here.
const BUILT_IN: &[(&str, &str)] = built_in! {
    "hubspot"
    "outreach"
    "salesloft"
    "apollo"
    "mailchimp"
    "customerio"
    "gmail"
    "outlook"
    "salesforce-accounts"
    "hubspot-companies"
};

/// The file format of one tool.
#[derive(Debug)]
pub struct ExportPreset {
    /// The file's name without its extension.
    pub name: String,
    pub description: String,
    pub needs: Needs,
    pub delimiter: Delimiter,
    pub encoding: Encoding,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    /// Whether the tool keeps only one row for each address.
    pub one_per_address: bool,
    /// The most rows that the tool imports at once.
    pub most_rows: Option<usize>,
    /// What becomes of cells that a spreadsheet would run.
    pub formulas: Formulas,
    /// Whether a column by which the tool finds its records holds the account's id.
    pub matches_id: bool,
    names: Vec<String>,
    /// The columns by which the tool finds its records: nothing is added to their cells.
    matching: Vec<bool>,
    environment: Environment<'static>,
}

#[derive(Debug, thiserror::Error)]
pub enum ExportPresetError {
    #[error("there is no preset \"{name}\"{hint} There are {known}; `--for PATH.yaml` takes one of your own")]
    Unknown {
        name: String,
        /// Suggests a similar name.
        hint: String,
        /// All names.
        known: String,
    },
    #[error(transparent)]
    Io(#[from] IoError),
    #[error("{0}")]
    Invalid(Problem),
    /// A column's template failed for an account.
    #[error(transparent)]
    Fill(TemplateError),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    description: String,
    #[serde(default)]
    needs: Needs,
    #[serde(default)]
    delimiter: Delimiter,
    #[serde(default)]
    encoding: Encoding,
    #[serde(default)]
    bom: bool,
    #[serde(default)]
    one_per_address: bool,
    #[serde(default)]
    most_rows: Option<usize>,
    #[serde(default)]
    formulas: Formulas,
    columns: Vec<Column>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    name: String,
    value: String,
    #[serde(default, rename = "match")]
    matches: bool,
}

impl ExportPreset {
    /// Finds a preset by its name or by the path of its file.
    pub fn load(wanted: &str, root: &Path) -> Result<Self, ExportPresetError> {
        let (file, text) = text(wanted, root)?;
        let name = Path::new(&file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(wanted).to_owned();
        Self::parse(&name, &file, &text).map_err(ExportPresetError::Invalid)
    }

    /// The sorted names of all presets, each with whether it is a file of the workspace at `root`.
    pub fn names(root: &Path) -> Vec<(String, bool)> {
        let mut names: Vec<(String, bool)> = BUILT_IN.iter().map(|(name, _)| ((*name).to_owned(), false)).collect();
        for entry in std::fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten() {
            let path = entry.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            if let (true, Some(stem)) = (is_yaml(&path), stem) {
                names.retain(|(name, _)| name != stem);
                names.push((stem.to_owned(), true));
            }
        }
        names.sort();
        names
    }

    fn parse(name: &str, file: &str, text: &[u8]) -> Result<Self, Problem> {
        let problem =
            |path: &[Step], message: String| Problem { file: file.to_owned(), at: parse::locate(text, path), message };
        let written: Written = parse::parse(file, text)?;
        if written.columns.is_empty() || written.columns.len() > COLUMNS {
            let message = format!("a preset has from 1 to {COLUMNS} columns; here are {}", written.columns.len());
            return Err(problem(&[Step::Key("columns")], message));
        }
        if written.most_rows == Some(0) {
            return Err(problem(&[Step::Key("most_rows")], "most_rows must be at least 1".into()));
        }
        let mut environment = html::environment(Slashes::Kept);
        let facts = facts::merge_names();
        let (mut names, mut matching, mut matches_id): (Vec<String>, _, _) = (Vec::new(), Vec::new(), false);
        for (index, Column { name, value, matches }) in written.columns.into_iter().enumerate() {
            let at = |key| [Step::Key("columns"), Step::Index(index), Step::Key(key)];
            if name.trim().is_empty() || name.chars().any(char::is_control) {
                return Err(problem(&at("name"), "a column's name must not be empty or broken into lines".into()));
            }
            if crate::store::manifest_row::harmless(&name) != name {
                return Err(problem(&at("name"), format!("\"{name}\" would run as a formula in a spreadsheet")));
            }
            if names.iter().any(|other| folded(other) == folded(&name)) {
                return Err(problem(&at("name"), format!("the column \"{name}\" stands here twice")));
            }
            matches_id |= matches && value.contains("account_id");
            matching.push(matches);
            template::add(&mut environment, &index.to_string(), value, &facts).map_err(|error| {
                let message = match error {
                    TemplateError::Unknown { name: fact, hint, .. } => format!("there is no \"{fact}\"{hint}"),
                    TemplateError::Syntax { message, .. } | TemplateError::Render { message, .. } => message,
                    TemplateError::Io(error) => error.to_string(),
                };
                problem(&at("value"), message)
            })?;
            names.push(name);
        }
        let Written { description, needs, delimiter, encoding, bom, one_per_address, most_rows, formulas, .. } =
            Written { columns: Vec::new(), ..written };
        let name = name.to_owned();
        Ok(Self {
            name,
            description,
            needs,
            delimiter,
            encoding,
            bom,
            one_per_address,
            most_rows,
            formulas,
            matches_id,
            names,
            matching,
            environment,
        })
    }

    /// Whether the cells of a column stay as they are.
    pub fn keeps(&self, column: usize) -> bool {
        self.matching[column] || self.formulas == Formulas::AsWritten
    }

    pub fn columns(&self) -> &[String] {
        &self.names
    }

    pub fn row(&self, facts: &Value) -> Result<Vec<String>, ExportPresetError> {
        let cell = |index: usize| {
            let template = self.environment.get_template(&index.to_string()).expect("every column has its template");
            template.render(facts).map_err(|error| {
                let file = format!("{}, column \"{}\"", self.name, self.names[index]);
                ExportPresetError::Fill(TemplateError::Render { file, message: error.to_string() })
            })
        };
        (0..self.names.len()).map(cell).collect()
    }

    /// The file extension.
    pub fn ending(&self) -> &'static str {
        if self.delimiter == Delimiter::Tab { "tsv" } else { "csv" }
    }

    /// The file's bytes: the header, then the rows (RFC 4180).
    pub fn write(&self, rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
        let delimiter = match self.delimiter {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(if self.bom { "\u{feff}".into() } else { Vec::new() });
        let reason = "writing to memory cannot fail, and every row has all columns";
        writer.write_record(&self.names).expect(reason);
        for row in rows {
            writer.write_record(row).expect(reason);
        }
        let bytes = writer.into_inner().expect(reason);
        match self.encoding {
            Encoding::Utf8 => bytes,
            Encoding::Utf16 => {
                let text = String::from_utf8(bytes).expect("it was written as UTF-8");
                text.encode_utf16().flat_map(u16::to_le_bytes).collect()
            }
        }
    }
}

/// A preset's file name and content.
pub fn text(wanted: &str, root: &Path) -> Result<(String, Vec<u8>), ExportPresetError> {
    let path = Path::new(wanted);
    if path.components().count() > 1 || is_yaml(path) {
        let read = limits::read(path, limits::YAML_BYTES);
        let bytes = read.map_err(IoError::at("read the preset", path))?;
        return Ok((wanted.to_owned(), bytes));
    }
    for ending in ["yaml", "yml"] {
        let file = format!("{FOLDER}/{wanted}.{ending}");
        match limits::read(&root.join(&file), limits::YAML_BYTES) {
            Ok(bytes) => return Ok((file, bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(IoError::at("read the preset", Path::new(&file))(source).into()),
        }
    }
    if let Some((name, text)) = BUILT_IN.iter().find(|(name, _)| *name == wanted) {
        return Ok((format!("{name}.yaml"), text.as_bytes().to_vec()));
    }
    let names: Vec<String> = ExportPreset::names(root).into_iter().map(|(name, _)| name).collect();
    let hint = did_you_mean(wanted, names.iter().map(String::as_str));
    let hint = if hint.is_empty() { ".".to_owned() } else { hint };
    Err(ExportPresetError::Unknown { name: wanted.to_owned(), hint, known: names.join(", ") })
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        ExportPreset::parse("own", "own.yaml", text.as_bytes()).unwrap_err().to_string()
    }

    fn facts() -> Value {
        let facts: std::collections::BTreeMap<String, String> =
            facts::merge_names().into_iter().map(|fact| (fact.clone(), format!("<{fact}>"))).collect();
        Value::from(minijinja::value::Serde(&facts))
    }

    #[test]
    fn every_built_in_preset_is_sound_and_names_the_recipient() {
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/delivery/built_in_presets")).unwrap();
        assert_eq!(files.count(), BUILT_IN.len(), "each file is in the list");
        for (name, text) in BUILT_IN {
            let preset = ExportPreset::parse(name, name, text.as_bytes()).unwrap();
            let row = preset.row(&facts()).unwrap();
            assert!(row.contains(&"<email>".to_owned()) || preset.matches_id, "{name}");
            assert!(row.contains(&"<link>".to_owned()), "{name}");
            let attaches = row.iter().any(|cell| cell == "<file>" || cell == "<path>");
            assert_eq!(attaches, preset.needs == Needs::File, "{name}");
        }
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_that_says_where_and_what_was_meant() {
        let columns = "description: d\ncolumns:\n  - {name: A, value: \"{{ email }}\"}\n  - name: B\n    value: \"{{ acount }}\"\n";
        assert_eq!(refused(columns), "own.yaml:5:12: there is no \"acount\"; did you mean \"account\"?");
        let internal = refused("description: d\ncolumns: [{name: A, value: \"{{ health }}\"}]\n");
        assert!(internal.starts_with("own.yaml:2:28: there is no \"health\""), "{internal}");
        assert!(refused("description: d\ncolumns: [{name: A, value: \"{{ \"}]\n").starts_with("own.yaml:2:28: "));
    }

    #[test]
    fn unknown_keys_and_columns_that_stand_twice_are_errors() {
        let key = refused("description: d\ncolunms: []\n");
        assert!(key.starts_with("own.yaml:2:1: `colunms` is no key; did you mean `columns`?"), "{key}");
        let value = refused("description: d\nneeds: lnk\ncolumns: []\n");
        assert!(value.contains("did you mean `link`?"), "{value}");
        let twice = refused("description: d\ncolumns:\n  - {name: A, value: x}\n  - {name: a, value: y}\n");
        assert_eq!(twice, "own.yaml:4:12: the column \"a\" stands here twice");
        assert!(refused("description: d\ncolumns: []\n").contains("from 1 to 100 columns"));
        assert!(refused("description: d\ncolumns: [{name: =A, value: x}]\n").contains("formula"));
    }

    #[test]
    fn a_workspaces_preset_replaces_a_built_in_one_or_adds_a_tool() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let own = "description: ours\ndelimiter: tab\ncolumns: [{name: A, value: \"{{ email }}\"}]\n";
        for name in ["hubspot.yaml", "marketo.yml", "notes.txt"] {
            std::fs::write(folder.path().join(FOLDER).join(name), own).unwrap();
        }
        assert_eq!(ExportPreset::load("hubspot", folder.path()).unwrap().description, "ours");
        assert_eq!(ExportPreset::load("marketo", folder.path()).unwrap().ending(), "tsv");
        let names = ExportPreset::names(folder.path());
        assert_eq!(names.len(), BUILT_IN.len() + 1);
        assert!(names.contains(&("hubspot".to_owned(), true)) && names.contains(&("gmail".to_owned(), false)));
        let unknown = ExportPreset::load("hubspt", folder.path()).unwrap_err().to_string();
        assert!(unknown.contains("did you mean \"hubspot\"?") && unknown.contains("marketo"), "{unknown}");
    }

    #[test]
    fn files_are_written_in_the_encoding_that_the_tool_reads() {
        let preset = |more: &str| {
            let text = format!("description: d\n{more}\ncolumns: [{{name: A, value: x}}, {{name: B, value: y}}]\n");
            let preset = ExportPreset::parse("own", "own.yaml", text.as_bytes()).unwrap();
            preset.write([vec!["é,\"".to_owned(), String::new()]])
        };
        assert_eq!(preset("bom: false"), "A,B\r\n\"é,\"\"\",\r\n".as_bytes());
        assert_eq!(preset("bom: true"), "\u{feff}A,B\r\n\"é,\"\"\",\r\n".as_bytes());
        assert_eq!(preset("delimiter: semicolon"), "A;B\r\n\"é,\"\"\";\r\n".as_bytes());
        let wide = preset("bom: true\nencoding: utf-16le");
        assert_eq!(wide[..6], [0xff, 0xfe, b'A', 0, b',', 0]);
    }
}
