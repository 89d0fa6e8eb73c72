//! Shared by the tests: workspaces in temporary folders, and the real data if it is there.

#![expect(dead_code, reason = "every test binary uses its own part of this")]

pub mod bakery;
pub mod finished;
pub mod hostile;
pub mod laws;
pub mod sample;
pub mod thin;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use quarterdeck::base::finding::Findings;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::ingest::records::Tables;

/// For runs that nobody stops.
pub static GO_ON: AtomicBool = AtomicBool::new(false);

/// Waits until something is so, however busy the machine is. Panics after ten minutes, when it will hardly come to pass.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(600), "{what}: not so after ten minutes");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A path of the real data, which is not in the repository. If it is missing, says that a test was skipped.
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

/// Says that a test was skipped since data outside the repository is missing. Panics if `QUARTERDECK_REQUIRE_SHARED=1`.
fn skipped(why: &str) {
    assert!(!is_one("QUARTERDECK_REQUIRE_SHARED"), "required: {why}");
    say_skipped(why);
}

/// Says that a test was skipped since a tool is missing on this machine. Panics if `QUARTERDECK_REQUIRE_TOOLS=1`. Adds its
/// target and name to the file that `QUARTERDECK_SKIPPED` names, so that it can be run again where the tool exists.
pub fn lacks_tool(why: &str) {
    assert!(!is_one("QUARTERDECK_REQUIRE_TOOLS"), "required: {why}");
    if let Some(list) = std::env::var_os("QUARTERDECK_SKIPPED") {
        let program = std::env::current_exe().expect("a test knows its program");
        let stem = program.file_stem().expect("a program has a name").to_string_lossy().into_owned();
        let target = stem.rsplit_once('-').map_or(stem.as_str(), |(target, _)| target);
        let current = std::thread::current();
        let test = current.name().expect("each test has a thread of its name");
        let list = std::fs::OpenOptions::new().create(true).append(true).open(list);
        list.and_then(|mut list| list.write_all(format!("{target} {test}\n").as_bytes()))
            .expect("the list can be written");
    }
    say_skipped(why);
}

/// Writes to standard error directly, since `eprintln!` of a passing test is captured.
fn say_skipped(why: &str) {
    writeln!(std::io::stderr(), "skipped: {why}").expect("standard error can be written to");
}

fn is_one(variable: &str) -> bool {
    std::env::var(variable).as_deref() == Ok("1")
}

/// A workspace in a temporary folder.
pub struct Folder(pub tempfile::TempDir);

/// The required part of a `qbr.yaml` before `sources`.
pub const HEAD: &str = "vendor: {name: Tern, team: {name: Tern team, email: team@tern.example}}\nperiod: 2026-Q3\n";

impl Folder {
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

    pub fn workspace(&self) -> Result<Workspace, String> {
        Workspace::load(self.path(), &Flags::default(), today()).map_err(|e| e.to_string())
    }

    /// The tables and findings of a sound workspace.
    pub fn load(&self) -> (Tables, Findings) {
        let workspace = self.workspace().expect("the workspace is sound");
        quarterdeck::ingest::load::load(&workspace, &|_| ()).expect("there are accounts")
    }
}

/// The day matters only to workspaces without `period`.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 5).expect("it is a day")
}

/// Replaces a text of a file, which has to be there.
pub fn changed(folder: &Folder, file: &str, from: &str, to: &str) {
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).expect("the file can be read");
    assert!(text.contains(from), "{from} in {text}");
    std::fs::write(&path, text.replace(from, to)).expect("the file can be written");
}

/// All findings as lines.
pub fn said(findings: &Findings) -> Vec<String> {
    findings.groups().flat_map(|(_, kind, group)| group.shown.iter().map(move |f| format!("{kind} {f}"))).collect()
}

/// A copy of a workspace of `tests/cases`: each once showed a bug.
pub fn case(name: &str) -> Folder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut left = vec![folder.clone()];
    while let Some(next) = left.pop() {
        for entry in std::fs::read_dir(&next).expect("the case is there") {
            let path = entry.expect("its files can be listed").path();
            if path.is_dir() {
                left.push(path);
                continue;
            }
            let name = path.strip_prefix(&folder).expect("it is in the folder").to_string_lossy().into_owned();
            files.push((name, std::fs::read(&path).expect("a file of it can be read")));
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Folder::of(&files)
}
