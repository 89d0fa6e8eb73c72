//! What the tests share: workspaces written to a temporary folder, and the real data where it is.

#![expect(dead_code, reason = "every test binary uses its own part of this")]

pub mod bakery;
pub mod finished;
pub mod hostile;
pub mod laws;
pub mod sample;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use quarterdeck::base::finding::Findings;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::ingest::records::Tables;

/// A path of the real data, which is not in the repository; `None` and a line where it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("QUARTERDECK_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    skipped(&format!("{} is not there", found.display()));
    None
}

/// Says in a line that a test was skipped for want of data outside the repository, or fails where
/// `QUARTERDECK_REQUIRE_SHARED=1`.
fn skipped(why: &str) {
    assert!(!is_one("QUARTERDECK_REQUIRE_SHARED"), "required: {why}");
    say_skipped(why);
}

/// The same of a test that needs a tool of the machine, or fails where `QUARTERDECK_REQUIRE_TOOLS=1`. Its target is written
/// into the file that `QUARTERDECK_SKIPPED` names, so that it can be run again where the tool is.
pub fn lacks_tool(why: &str) {
    assert!(!is_one("QUARTERDECK_REQUIRE_TOOLS"), "required: {why}");
    if let Some(list) = std::env::var_os("QUARTERDECK_SKIPPED") {
        let program = std::env::current_exe().expect("a test knows its program");
        let stem = program.file_stem().expect("a program has a name").to_string_lossy().into_owned();
        let target = stem.rsplit_once('-').map_or(stem.as_str(), |(target, _)| target);
        let list = std::fs::OpenOptions::new().create(true).append(true).open(list);
        list.and_then(|mut list| list.write_all(format!("{target}\n").as_bytes())).expect("the list can be written");
    }
    say_skipped(why);
}

/// Past the capture of a passing test's output.
fn say_skipped(why: &str) {
    writeln!(std::io::stderr(), "skipped: {why}").expect("standard error can be written to");
}

fn is_one(variable: &str) -> bool {
    std::env::var(variable).as_deref() == Ok("1")
}

/// A workspace in a temporary folder.
pub struct Folder(pub tempfile::TempDir);

/// The least that a `qbr.yaml` needs before `sources`.
pub const HEAD: &str = "vendor: {name: Tern, team: {name: Tern team, email: team@tern.example}}\nperiod: 2026-Q3\n";

impl Folder {
    /// With these files.
    pub fn of<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder can be made");
            std::fs::write(path, bytes).expect("a file can be written");
        }
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The workspace, or what is wrong with it.
    pub fn workspace(&self) -> Result<Workspace, String> {
        Workspace::load(self.path(), &Flags::default(), today()).map_err(|e| e.to_string())
    }

    /// The tables, where all is well enough.
    pub fn load(&self) -> (Tables, Findings) {
        let workspace = self.workspace().expect("the workspace is sound");
        quarterdeck::ingest::load::load(&workspace, &|_| ()).expect("there are accounts")
    }
}

/// A day that only matters where no period is configured.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 5).expect("it is a day")
}

/// All findings as lines.
pub fn said(findings: &Findings) -> Vec<String> {
    findings.groups().flat_map(|(_, kind, group)| group.shown.iter().map(move |f| format!("{kind} {f}"))).collect()
}

/// A copy of a workspace of `tests/cases` that went wrong once.
pub fn case(name: &str) -> Folder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&folder)
        .expect("the case is there")
        .map(|entry| entry.expect("its files can be listed").path())
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a file of it can be read"))
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Folder::of(&files)
}
