//! The house's rules that the compiler does not hold: which module may use which, who names printpdf and the internal
//! side, and that every message is written and said.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each module may use of the others. Arrows go one way but where two share a vocabulary: a workspace knows the
/// periods and value formats of what it configures, and a page is measured by its theme.
const MAY_USE: [(&str, &[&str]); 23] = [
    ("frame", &["letters", "theme"]),
    ("limits", &[]),
    ("letters", &[]),
    ("address", &["letters"]),
    ("theme", &["frame", "limits"]),
    ("logo", &["frame", "limits"]),
    ("chart", &["frame", "theme"]),
    ("signing", &[]),
    ("output", &["frame", "signing"]),
    ("workspace", &["account", "address", "data", "frame", "limits", "signing"]),
    ("data", &["address", "letters", "limits", "workspace"]),
    ("account", &["data", "workspace"]),
    ("voice", &["account", "limits", "workspace"]),
    ("insight", &["account", "voice", "workspace"]),
    ("slides", &["account", "chart", "frame", "insight", "signing", "theme", "voice", "workspace"]),
    ("press", &["account", "data", "frame", "insight", "logo", "output", "slides", "theme", "voice", "workspace"]),
    ("report", &["data", "frame", "output"]),
    ("delivery", &["account", "address", "data", "limits", "output", "signing", "voice", "workspace"]),
    ("run", &["account", "address", "data", "delivery", "output", "press", "report", "signing", "voice", "workspace"]),
    ("preview", &["data", "output", "workspace"]),
    ("schema", &["theme", "workspace"]),
    (
        "cli",
        &[
            "account",
            "address",
            "data",
            "delivery",
            "output",
            "press",
            "preview",
            "run",
            "schema",
            "signing",
            "workspace",
        ],
    ),
    ("lib", &[]),
];

/// Of the modules below them, a workspace and a voice take the vocabulary only.
const ONLY: [(&str, &str, &[&str]); 12] = [
    ("workspace", "account", &["period"]),
    ("workspace", "data", &["dates", "finding", "other_form", "text"]),
    ("voice", "account", &["Noun", "Period", "Unit"]),
    ("voice", "workspace", &["nearest", "wording"]),
    ("frame", "theme", &["Theme"]),
    ("report", "data", &["finding"]),
    ("workspace", "frame", &["words"]),
    ("workspace", "signing", &["Key"]),
    ("delivery", "account", &["Period", "period"]),
    ("cli", "account", &["Period"]),
    ("schema", "theme", &["file_schema"]),
    ("schema", "workspace", &["catalogue", "config", "overrides"]),
];

struct Source {
    /// Relative to `src`.
    path: String,
    /// Without comments and tests.
    code: String,
}

impl Source {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// What follows each `crate::`, and each part of a group in braces.
    fn uses(&self) -> Vec<(String, String)> {
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let rest = self.code.match_indices("crate::").map(|(at, found)| &self.code[at + found.len()..]);
        let parts = rest.flat_map(|rest| {
            let module = word(rest);
            let after = rest[module.len()..].strip_prefix("::").unwrap_or_default();
            let inner =
                after.strip_prefix('{').and_then(|group| group.split_once('}')).map_or(after, |(group, _)| group);
            let names: Vec<_> = if after.starts_with('{') {
                inner.split(',').map(|part| word(part.trim())).collect()
            } else {
                vec![word(inner)]
            };
            names.into_iter().map(move |name| (module.clone(), name)).collect::<Vec<_>>()
        });
        parts.collect()
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
                let code = code.split("#[cfg(test)]\npub(crate) mod tests {").next().unwrap();
                let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Source { path, code: code.collect::<Vec<_>>().join("\n") });
            }
        }
    }
    found.retain(|source| !source.path.ends_with("tests.rs"));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[test]
fn arrows_go_one_way() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "main.rs") {
        let module = source.module();
        let allowed = MAY_USE.iter().find(|(name, _)| *name == module).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("no rule says what `{module}` may use"));
        for (used, name) in source.uses() {
            let limited = ONLY.iter().find(|(from, to, _)| *from == module && *to == used);
            let fits = limited.is_none_or(|(_, _, names)| names.contains(&name.as_str()));
            if used != module && (!allowed.contains(&used.as_str()) || !fits) {
                wrong.push(format!("{} uses crate::{used}::{name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn printpdf_is_named_in_the_pdf_writer_alone() {
    for source in sources() {
        let named = source.code.contains("printpdf::") || source.code.contains("use printpdf");
        assert!(!named || source.path.starts_with("output/pdf/"), "{}", source.path);
    }
}

#[test]
fn the_internal_side_is_made_in_one_place_and_read_nowhere() {
    for source in sources() {
        let named = source.code.contains("Internal") || source.code.contains("internal::");
        // An override's note is read as what it is; nobody but the internal side takes it from there.
        let may = ["account/build.rs", "account/internal.rs", "workspace/overrides.rs"].contains(&source.path.as_str());
        assert!(!named || may || source.path.starts_with("ops/"), "{}", source.path);
        let asked = source.code.contains(".internal_note") || source.code.contains("for_colleagues");
        assert!(!asked || may, "{}", source.path);
    }
}

#[test]
fn main_is_short() {
    let main = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 60);
}

/// The texts between quotation marks.
fn literals(code: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for line in code.lines() {
        found.extend(line.split('"').skip(1).step_by(2));
        // A character literal of a quotation mark shifts the pairs; the other half of the pieces are tried as well.
        found.extend(line.split('"').step_by(2));
    }
    found
}

fn messages() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/voice/locales/en.ftl");
    let text = std::fs::read_to_string(path).unwrap();
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    text.lines().filter(starts).filter_map(id).collect()
}

#[test]
fn every_message_that_is_said_is_written() {
    let messages = messages();
    for source in sources() {
        for call in ["Message::new(", ".word(", ".scaled("] {
            for (at, _) in source.code.match_indices(call) {
                let argument = source.code[at + call.len()..].trim_start();
                let Some(id) = argument.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
                assert!(messages.contains(id), "{} says {id}, which en.ftl does not have", source.path);
            }
        }
    }
}

#[test]
fn every_message_that_is_written_is_said() {
    let sources = sources();
    let said: BTreeSet<_> = sources.iter().flat_map(|source| literals(&source.code)).collect();
    let unsaid: Vec<_> = messages().into_iter().filter(|id| !said.contains(id.as_str())).collect();
    assert!(unsaid.is_empty(), "en.ftl has what nothing says: {unsaid:?}");
}

#[test]
fn every_test_that_the_security_page_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/SECURITY.md")).unwrap();
    let is_test = |word: &&str| word.contains('_') && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let named: BTreeSet<&str> = page.split('`').skip(1).step_by(2).filter(is_test).collect();
    let mut code = String::new();
    let mut folders = vec![root.join("src"), root.join("tests")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                code.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    assert!(named.len() > 30, "{named:?}");
    let missing: Vec<_> = named.into_iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
