//! A build that dies, wherever it dies: the next one brings the folder to where an undisturbed one leaves it.
//!
//! `QUARTERDECK_KILLS` says how often a build is killed at a random moment; twenty times by default, `make soak` does it
//! two hundred times.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use common::bakery::{self, Bakery};
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::{ManifestRow, Outcome};
use tempfile::TempDir;

/// Accounts of the base.
const ACCOUNTS: u32 = 16;

/// Places where a build is killed, and when.
const POINTS: [(&str, &[usize]); 11] = [
    ("deck", &[1, 9]),
    ("file-written", &[1, 7, 15]),
    ("deck-in-place", &[1, 12]),
    ("decks-durable", &[1]),
    ("old-decks-removed", &[1]),
    ("announced", &[1]),
    ("claims-written", &[1]),
    ("run-files-written", &[1]),
    ("manifest-lines", &[1]),
    ("manifest-written", &[1]),
    ("settled", &[1]),
];

/// A base as it stands, and as it stood a day before: one account renamed, one not yet held, one not yet there, one gone.
struct Base {
    now: TempDir,
    before: TempDir,
}

impl Base {
    fn new() -> Self {
        let bake = |size: u32| {
            let mut bakery = Bakery::new(&format!("B-{size:02}"), &format!("Bakery {size}"), size + 8);
            bakery.goals.clear();
            bakery
        };
        let mut now: Vec<_> = (1..=ACCOUNTS).map(bake).collect();
        let mut before = now.clone();
        now[6].internal[4] = "churned".into();
        before[2].name = "Bakery Three".into();
        before[5].requests = vec!["Sourdough".into()];
        before.pop();
        before.push(Bakery::new("B-99", "Gone", 9));
        // One workspace on two days.
        let folder = |bakeries: &[Bakery]| {
            let folder = bakery::folder(bakeries, 5).0;
            fs::create_dir(folder.path().join(".quarterdeck")).unwrap();
            let own = "quarterdeck-workspace-1 00112233445566778899aabbccddeeff\n";
            fs::write(folder.path().join(".quarterdeck/workspace"), own).unwrap();
            folder
        };
        Self { now: folder(&now), before: folder(&before) }
    }
}

fn build(workspace: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.arg("build").arg(workspace).arg("--out").arg(out).arg("--prune");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// All files of a folder, and of our own folder in it, with their bytes; manifests as rows.
#[derive(Debug, PartialEq)]
struct State {
    files: BTreeMap<String, Vec<u8>>,
    rows: Vec<ManifestRow>,
}

fn state(out: &Path) -> State {
    let mut files = BTreeMap::new();
    for folder in [out.to_owned(), out.join(".quarterdeck")] {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()).filter(|e| e.path().is_file()) {
            let name = entry.path().strip_prefix(out).unwrap().to_str().unwrap().to_owned();
            let told_by_rows =
                ["run.json", "report.html", "seal.json"].contains(&&*name) || name.starts_with("manifest.");
            let lock = name.ends_with("lock");
            files.insert(name, if told_by_rows || lock { Vec::new() } else { fs::read(entry.path()).unwrap() });
        }
    }
    let made = |row: &ManifestRow| {
        let outcome = if row.outcome == Outcome::Unchanged { Outcome::Rendered } else { row.outcome };
        ManifestRow { outcome, ..row.clone() }
    };
    State { files, rows: Manifest::load(out).unwrap().unwrap().rows().iter().map(made).collect() }
}

/// An output folder with what was built the day before, or an empty one.
fn folder(base: &Base, used: bool) -> TempDir {
    let out = tempfile::tempdir().unwrap();
    if used {
        assert!(build(base.before.path(), out.path()).status().unwrap().success());
    }
    out
}

/// What an undisturbed build makes of such a folder.
fn undisturbed(base: &Base, used: bool) -> State {
    let out = folder(base, used);
    assert!(build(base.now.path(), out.path()).status().unwrap().success());
    state(out.path())
}

/// Builds again and asserts that nothing tells of what happened before.
fn recovers(base: &Base, out: &Path, undisturbed: &State, what: &str) {
    assert!(build(base.now.path(), out).status().unwrap().success(), "{what}");
    let now = state(out);
    let names = |state: &State| state.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&now), names(undisturbed), "{what}");
    let other: Vec<_> = now.files.iter().filter(|(name, bytes)| undisturbed.files[*name] != **bytes).collect();
    assert!(other.is_empty(), "{what}: {:?}", other.iter().map(|(name, _)| name).collect::<Vec<_>>());
    for (now, undisturbed) in now.rows.iter().zip(&undisturbed.rows) {
        assert_eq!(now, undisturbed, "{what}");
    }
    assert_eq!(now.rows.len(), undisturbed.rows.len(), "{what}");
}

/// Whether what a killed build left is known to be the workspace's own, where it left a manifest.
fn is_proved(base: &Base, out: &Path) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.arg("diff").arg(out).arg(out).arg("--workspace").arg(base.now.path()).stdout(Stdio::null());
    !out.join("manifest.jsonl").exists() || command.status().unwrap().success()
}

#[test]
fn killed_at_any_fail_point_it_goes_on() {
    let base = Base::new();
    let undisturbed = [false, true].map(|used| undisturbed(&base, used));
    assert_eq!(undisturbed[1].files.keys().filter(|name| name.ends_with(".pdf")).count(), ACCOUNTS as usize - 1);
    for used in [false, true] {
        for (point, counts) in POINTS {
            for count in counts {
                let out = folder(&base, used);
                let set = format!("{point}:{count}=kill");
                let killed = build(base.now.path(), out.path()).env("QUARTERDECK_FAIL_POINT", &set).status().unwrap();
                // A folder that was used needs fewer decks, so that not each point is reached as often.
                assert!(!killed.success() || (used && *count > 1), "{set} was not reached");
                assert!(is_proved(&base, out.path()), "{set}, used: {used}");
                recovers(&base, out.path(), &undisturbed[usize::from(used)], &format!("{set}, used: {used}"));
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_it_goes_on() {
    let base = Base::new();
    let begun = Instant::now();
    let undisturbed = [false, true].map(|used| undisturbed(&base, used));
    let whole = begun.elapsed() / 3;
    let kills: u32 = std::env::var("QUARTERDECK_KILLS").map_or(20, |kills| kills.parse().unwrap());
    let mut random = u64::from(std::process::id()) | 1;
    for kill in 0..kills {
        // xorshift: the moments need to be spread, nothing more.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let after = whole.mul_f64((random % 1_000) as f64 / 1_000.0);
        let used = kill % 2 == 1;
        let out = folder(&base, used);
        let mut child = build(base.now.path(), out.path()).spawn().unwrap();
        std::thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(is_proved(&base, out.path()), "killed after {after:?}");
        recovers(&base, out.path(), &undisturbed[usize::from(used)], &format!("killed after {after:?}"));
    }
}

#[test]
fn a_deck_that_panics_or_takes_too_long_is_its_own_failure() {
    let base = Base::new();
    let out = tempfile::tempdir().unwrap();
    let ended = build(base.now.path(), out.path()).env("QUARTERDECK_FAIL_POINT", "deck:4=panic").status().unwrap();
    assert_eq!(ended.code(), Some(3));
    let failed: Vec<_> = state(out.path()).rows.into_iter().filter(|row| row.outcome == Outcome::Failed).collect();
    assert_eq!(failed.len(), 1);
    assert!(failed[0].code() == "panic" && failed[0].reason.contains("the fail point deck"), "{failed:?}");

    let out = tempfile::tempdir().unwrap();
    let ended = build(base.now.path(), out.path())
        .env("QUARTERDECK_FAIL_POINT", "deck:4=hang")
        .args(["--time-limit", "3"])
        .status()
        .unwrap();
    assert_eq!(ended.code(), Some(3));
    let failed: Vec<_> = state(out.path()).rows.into_iter().filter(|row| row.outcome == Outcome::Failed).collect();
    // On a busy machine others may take that long too.
    assert!(!failed.is_empty() && failed.iter().all(|row| row.code() == "too_slow"), "{failed:?}");
    assert!(build(base.now.path(), out.path()).status().unwrap().success(), "the next build makes it");
}

#[test]
fn a_second_build_into_a_folder_is_refused_while_the_first_one_lasts() {
    let base = Base::new();
    let out = tempfile::tempdir().unwrap();
    let mut first = build(base.now.path(), out.path());
    let mut first = first.env("QUARTERDECK_FAIL_POINT", "old-decks-removed:1=hang").spawn().unwrap();
    let lock = out.path().join(".quarterdeck/lock");
    common::wait_until("the first build has the lock", || !fs::read_to_string(&lock).unwrap_or_default().is_empty());
    let second = build(base.now.path(), out.path()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let told = String::from_utf8(second.stderr).unwrap();
    assert!(told.contains(&format!("another run (process {})", first.id())), "{told}");
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(build(base.now.path(), out.path()).status().unwrap().success(), "a crash leaves no lock behind");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_build_in_order_and_the_next_one_goes_on() {
    let base = Base::new();
    let undisturbed = undisturbed(&base, false);
    let out = tempfile::tempdir().unwrap();
    // The sixth deck waits until the program has said that it was asked to stop.
    let gate = tempfile::tempdir().unwrap();
    let gate = gate.path().join("open");
    let mut command = build(base.now.path(), out.path());
    command.env("QUARTERDECK_FAIL_POINT", format!("deck:6=until:{}", gate.display()));
    let mut child = command.args(["--time-limit", "3600", "--jobs", "1"]).stderr(Stdio::piped()).spawn().unwrap();
    let decks =
        || fs::read_dir(out.path()).unwrap().filter(|e| e.as_ref().unwrap().path().extension().is_some()).count();
    common::wait_until("five decks are made", || decks() >= 5);
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.starts_with("stopping after")));
    fs::write(&gate, "").unwrap();
    let told: Vec<String> = lines.collect();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{told:?}");
    let said = told.join("\n");
    assert!(said.contains("of 16 accounts are done") && said.contains("the same command goes on"), "{said}");
    assert!(!out.path().join("manifest.jsonl").exists());
    assert!(out.path().join(".quarterdeck/journal.jsonl").exists());
    recovers(&base, out.path(), &undisturbed, "after Ctrl-C");
}
