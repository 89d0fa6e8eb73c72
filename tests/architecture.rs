//! Rules of the source tree that the compiler does not check: which room may use which, no cycles between files, where printpdf
//! and the internal side may be named, and that every message is defined and used.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may use. They are all above it in this list.
const ROOMS: [(&str, &[&str]); 16] = [
    ("base", &[]),
    ("config", &["base"]),
    ("ingest", &["base", "config"]),
    ("account", &["base", "config", "ingest"]),
    ("locale", &["base", "config", "ingest", "account"]),
    ("insight", &["base", "config", "ingest", "account", "locale"]),
    ("layout", &["base"]),
    ("pdf", &["base", "layout"]),
    ("store", &["base"]),
    ("deck", &["base", "config", "ingest", "account", "locale", "insight", "layout"]),
    ("report", &["base", "config", "ingest", "account", "locale", "insight", "layout", "deck", "store"]),
    ("pipeline", BELOW_PIPELINE),
    ("delivery", BELOW_PIPELINE),
    ("inspect", BELOW_INSPECT),
    ("team", BELOW_INSPECT),
    ("cli", BELOW_CLI),
];

const BELOW_PIPELINE: &[&str] =
    &["base", "config", "ingest", "account", "locale", "insight", "layout", "pdf", "store", "deck", "report"];
const BELOW_INSPECT: &[&str] = &[
    "base", "config", "ingest", "account", "locale", "insight", "layout", "pdf", "store", "deck", "report", "pipeline",
];
const BELOW_CLI: &[&str] = &[
    "base", "config", "ingest", "account", "locale", "insight", "layout", "pdf", "store", "deck", "report", "pipeline",
    "delivery", "inspect", "team",
];

/// The most lines of a file, and the most files of a folder.
const LINES: usize = 400;
const FILES: usize = 20;

struct Source {
    /// Relative to `src`.
    path: String,
    /// With comments and tests.
    text: String,
    /// Without comments and tests.
    code: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// `layout::text::fonts` of `layout/text/fonts.rs`.
    fn module(&self) -> String {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.replace('/', "::")
    }

    /// Every path after `crate::`, with braces expanded.
    fn paths(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, start) in self.code.match_indices("crate::") {
            expand(&self.code[at + start.len()..], "", &mut found);
        }
        // A registry uses the modules that it declares.
        let module = self.module();
        let declared = self.code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
        let listed = declared
            .filter(|name| self.code.contains(&format!(" {name}::")) || self.code.contains(&format!("&{name}::")));
        found.extend(listed.map(|name| format!("{module}::{name}")));
        found
    }
}

/// Adds the paths at the start of `text`: `a::{b, c::d}` is `a::b` and `a::c::d`. Returns the rest of the text.
fn expand<'t>(text: &'t str, prefix: &str, found: &mut Vec<String>) -> &'t str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let (path, rest) = text.split_at(end);
    let whole = format!("{prefix}{path}");
    let Some(mut inner) = rest.strip_prefix('{').filter(|_| path.ends_with("::") || path.is_empty()) else {
        found.push(whole.trim_end_matches("::").to_owned());
        return rest;
    };
    loop {
        inner = expand(inner.trim_start(), &whole, found);
        // Skips the alias of `c as d`.
        inner = &inner[inner.find([',', '}']).unwrap_or(inner.len())..];
        match inner.strip_prefix(',') {
            Some(more) if !more.trim_start().starts_with('}') => inner = more,
            Some(more) => return more.trim_start().trim_start_matches('}'),
            None => return inner.strip_prefix('}').unwrap_or(inner),
        }
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    found.sort();
    found
}

/// All files of `src` except those that hold tests only.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let source = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\npub(crate) mod tests {"];
        let code = code.iter().fold(text.as_str(), |code, tests| code.split(tests).next().unwrap());
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        Source { path, text, code }
    };
    let mut found: Vec<_> = files_below(&root).into_iter().map(source).collect();
    found.retain(|source| !source.path.ends_with("tests.rs") && !source.path.ends_with("laws.rs"));
    found
}

/// The modules that each module uses.
fn arrows(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<String> = sources.iter().map(Source::module).collect();
    let file_of = |path: &str| {
        let mut path = path;
        loop {
            if modules.contains(path) {
                return Some(path.to_owned());
            }
            path = path.rsplit_once("::")?.0;
        }
    };
    let used = |source: &Source| {
        let used = source.paths().iter().filter_map(|path| file_of(path)).collect::<BTreeSet<_>>();
        let own = source.module();
        (own.clone(), used.into_iter().filter(|module| *module != own).collect())
    };
    sources.iter().map(used).collect()
}

#[test]
fn paths_in_braces_are_found_one_by_one() {
    let mut found = Vec::new();
    expand("a::{b, c::{d, e as f,}, self};", "", &mut found);
    assert_eq!(found, ["a::b", "a::c::d", "a::c::e", "a::self"]);
}

#[test]
fn arrows_between_rooms_go_down() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.room(), "main" | "lib")) {
        let room = source.room();
        let allowed = ROOMS.iter().find(|(name, _)| *name == room).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("no rule says what the room `{room}` may use"));
        for path in source.paths() {
            let used = path.split("::").next().unwrap_or_default();
            if used != room && !allowed.contains(&used) {
                wrong.push(format!("{} uses crate::{path}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let arrows = arrows(&sources());
    // Repeatedly removes the files that use none of the remaining files. What remains are cycles.
    let mut left = arrows.clone();
    loop {
        let done: Vec<String> = left
            .iter()
            .filter(|(_, used)| used.iter().all(|u| !left.contains_key(u)))
            .map(|(m, _)| m.clone())
            .collect();
        if done.is_empty() {
            break;
        }
        done.iter().for_each(|module| drop(left.remove(module)));
    }
    let known: BTreeSet<String> = left.keys().cloned().collect();
    let within = |(module, used): (&String, &BTreeSet<String>)| {
        format!("{module} -> {}", used.intersection(&known).cloned().collect::<Vec<_>>().join(", "))
    };
    assert!(left.is_empty(), "{}", left.iter().map(within).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_file_imports_from_where_a_thing_is_defined() {
    let mut wrong = Vec::new();
    for source in sources() {
        if source.code.contains("super::") {
            wrong.push(format!("{} says super::", source.path));
        }
        if source.code.contains("pub use ") || source.code.contains("pub(crate) use ") {
            wrong.push(format!("{} exports what is defined elsewhere", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_and_folders_stay_small() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut in_folder: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in files_below(&root) {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", path.display());
        *in_folder.entry(path.parent().unwrap().to_owned()).or_default() += 1;
    }
    for (folder, files) in in_folder {
        assert!(files <= FILES, "{} has {files} files", folder.display());
        // Many tools and ignore lists skip folders of that name.
        assert!(!folder.ends_with("build"), "{}", folder.display());
    }
}

#[test]
fn a_mod_file_says_what_its_room_is_for_and_lists_what_is_in_it() {
    for source in sources().iter().filter(|source| source.path.ends_with("mod.rs")) {
        let said = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!((1..=5).contains(&said), "{} says what it is for in {said} lines", source.path);
        let holds = ["fn ", "struct ", "enum ", "trait ", "impl "].iter().find(|word| source.code.contains(**word));
        assert_eq!(holds, None, "{}", source.path);
    }
}

#[test]
fn printpdf_is_named_in_the_pdf_writer_alone() {
    for source in sources() {
        let named = source.code.contains("printpdf::") || source.code.contains("use printpdf");
        assert!(!named || source.path.starts_with("pdf/"), "{}", source.path);
    }
}

#[test]
fn the_internal_side_is_made_in_one_place_and_read_nowhere() {
    for source in sources() {
        let named = source.code.contains("Internal") || source.code.contains("internal::");
        // The override's file holds the internal note; only the internal side may read it from there.
        let may = ["account/assembly/portfolio.rs", "account/internal.rs", "config/overrides/file.rs"]
            .contains(&source.path.as_str());
        assert!(!named || may || source.room() == "team", "{}", source.path);
        assert!(!source.code.contains(".internal_note") || may, "{}", source.path);
    }
}

/// The rooms that figures go through.
const FIGURES: [&str; 8] = ["config", "ingest", "account", "locale", "insight", "deck", "store", "inspect"];

#[test]
fn figures_are_rounded_in_one_place() {
    for source in sources().iter().filter(|source| FIGURES.contains(&source.room())) {
        let own = [".round()", ".floor()", ".ceil()", ".trunc()", "{:.", ":.1}", ":.2}", ".round_with_mode("];
        let own = own.iter().find(|way| source.code.contains(**way));
        assert_eq!(own, None, "{} rounds; base::amounts::rounding does", source.path);
    }
}

#[test]
fn main_is_short() {
    let main = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 60);
}

/// The string literals of a source.
fn literals(code: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for line in code.lines() {
        found.extend(line.split('"').skip(1).step_by(2));
        // The literal '"' shifts the pairs, so the other pieces are taken as well.
        found.extend(line.split('"').step_by(2));
    }
    found
}

fn messages() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale/messages/en.ftl");
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
    let files = files_below(&root.join("src")).into_iter().chain(files_below(&root.join("tests")));
    let code: String = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert!(named.len() > 30, "{named:?}");
    let missing: Vec<_> = named.into_iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
