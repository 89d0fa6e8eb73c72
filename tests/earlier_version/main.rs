//! What an earlier version wrote still works: workspace, override, language file, logs, cache and output folders.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::ManifestRow;

/// A day on which the decks' data is fresh.
const DAY: &str = "2026-10-05";

struct Earlier(tempfile::TempDir);

impl Earlier {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/earlier_version/workspace"), folder.path());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // A repository does not keep that only its owner may read a key.
            let key = folder.path().join(".quarterdeck/key");
            std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        Self(folder)
    }

    /// What a command prints; it has to end with `status`.
    fn run(&self, arguments: &[&str], status: i32) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        let ran = command.args(arguments).current_dir(self.0.path()).env("QUARTERDECK_SYSTEM_FONTS", "off").output();
        let ran = ran.unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert_eq!(ran.status.code(), Some(status), "{arguments:?}: {said}");
        said
    }

    fn rows(&self) -> Vec<ManifestRow> {
        Manifest::load(&self.0.path().join("out")).unwrap().unwrap().into_rows()
    }

    fn decks(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let entries = std::fs::read_dir(self.0.path().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let decks = entries.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        decks.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).unwrap();
        }
    }
}

/// The path of every key in a JSON value, such as `files[].path`.
fn key_paths(value: &serde_json::Value, path: &str) -> BTreeSet<String> {
    match value {
        serde_json::Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| {
                let path = format!("{path}.{key}");
                key_paths(value, &path).into_iter().chain([path])
            })
            .collect(),
        serde_json::Value::Array(values) => {
            values.iter().flat_map(|value| key_paths(value, &format!("{path}[]"))).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// A row without what this version may write another way.
fn known(row: &ManifestRow) -> ManifestRow {
    ManifestRow {
        fingerprint: String::new(),
        seal: String::new(),
        outcome: ManifestRow::default().outcome,
        sha256: String::new(),
        bytes: None,
        // What decks say, and in which order, may be new.
        reason: String::new(),
        pages: None,
        headline: String::new(),
        rows: Vec::new(),
        next_step: String::new(),
        // The days from which holds count, which may be earlier by now.
        holds_from: BTreeMap::new(),
        ..row.clone()
    }
}

#[test]
fn output_folders_are_read_verified_and_compared() {
    let earlier = Earlier::new();
    earlier.run(&["verify", "out", "-w", "."], 0);
    earlier.run(&["verify", "old", "-w", "."], 0);
    assert!(earlier.run(&["diff", "old", "out"], 0).contains("Acme Bakeries"));
    let shown = earlier.run(&["show", "a-1", "--previous", "old"], 0);
    assert!(shown.contains("A quarter to be proud of"), "the override counts: {shown}");
    earlier.run(&["preview", "a-1", "--compare", "old", "--dir", "pictures", "--width", "320"], 0);
}

#[test]
fn logs_of_approvals_and_responses_count() {
    let earlier = Earlier::new();
    let responses = earlier.run(&["responses", "list"], 0);
    assert!(responses.contains("Acme Bakeries") && responses.contains("How to start"), "{responses}");
    earlier.run(&["email", "merge", "--for", "hubspot", "--on", DAY], 0);
    let list = std::fs::read_to_string(earlier.0.path().join("out/merge/hubspot.csv")).unwrap();
    assert!(list.contains("ada@acme.example") && list.contains("grace@globex.example"), "both were approved: {list}");
}

#[test]
fn a_build_goes_on_in_the_folder() {
    let earlier = Earlier::new();
    let (rows, decks) = (earlier.rows(), earlier.decks("out"));
    assert_eq!(decks.len(), 2);
    let one = earlier.run(&["build", "--previous", "old", "--account", "a-1"], 0);
    let all = earlier.run(&["build", "--previous", "old"], 0);
    for said in [one, all] {
        assert!(!said.contains("cannot be used"), "{said}");
    }
    let names = |decks: &BTreeMap<String, Vec<u8>>| decks.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&earlier.decks("out")), names(&decks));
    let known = |rows: &[ManifestRow]| rows.iter().map(known).collect::<Vec<_>>();
    assert_eq!(known(&earlier.rows()), known(&rows));
    // An approval is of a deck's bytes, and a change is now that of the two figures that are shown.
    let approve = ["approve", "--account", "a-1", "--account", "a-2", "--by", "Robin", "--on", DAY];
    assert!(earlier.run(&approve, 0).contains("2 decks"));
    earlier.run(&["email", "merge", "--for", "hubspot", "--on", DAY], 0);
    let again = earlier.decks("out");
    earlier.run(&["build", "--previous", "old"], 0);
    assert!(earlier.decks("out") == again, "the same bytes");
}

#[test]
fn run_json_has_the_keys_that_it_had() {
    let earlier = Earlier::new();
    let run_file = || {
        let text = std::fs::read_to_string(earlier.0.path().join("out/run.json")).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap()
    };
    let before = run_file();
    earlier.run(&["build", "--previous", "old"], 0);
    let after = run_file();
    // A key that is new on purpose is added here.
    let new: [&str; 0] = [];
    let expected: BTreeSet<String> = key_paths(&before, "").into_iter().chain(new.map(str::to_owned)).collect();
    assert_eq!(key_paths(&after, ""), expected);
    assert_eq!(after["fingerprints"]["voice"], before["fingerprints"]["voice"]);
}
