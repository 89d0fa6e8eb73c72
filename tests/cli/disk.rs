//! A disk that says no: a clear message, no half file, and nothing that stands taken away.

#![cfg(unix)]

use std::fs;
use std::process::{Command, Stdio};

use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;

use crate::workspace::Workspace;

/// Runs a build under limits of the shell; its exit status and what it said on standard error.
fn limited(workspace: &Workspace, limits: &str) -> (i32, String) {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{limits}; exec \"$0\" build"), env!("CARGO_BIN_EXE_quarterdeck")]);
    let ran = command.current_dir(workspace.path("")).stdin(Stdio::null()).output().unwrap();
    (ran.status.code().unwrap(), String::from_utf8(ran.stderr).unwrap())
}

fn files(workspace: &Workspace) -> Vec<String> {
    let entries = fs::read_dir(workspace.path("out")).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_deck_that_does_not_fit_on_the_disk_is_that_accounts_failure() {
    let workspace = Workspace::new();
    // No file may grow over 20 kB, and whoever tries is told instead of ended.
    let (status, told) = limited(&workspace, "trap '' XFSZ; ulimit -f 40");
    assert_eq!(status, 3, "{told}");
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    for row in manifest.rows().iter().filter(|row| row.outcome != Outcome::Held) {
        assert_eq!((row.outcome, row.code()), (Outcome::Failed, "write"));
        assert!(row.reason.starts_with("failed to write ") && row.reason.contains("File too large"), "{}", row.reason);
        assert!(!row.reason.contains(".part"), "the name of a file that is gone says nothing: {}", row.reason);
    }
    assert!(!files(&workspace).iter().any(|name| name.ends_with(".pdf") || name.ends_with(".part")));
    workspace.run(&["build"]).ended(0);
    assert_eq!(files(&workspace).iter().filter(|name| name.ends_with(".pdf")).count(), 6);
}

#[test]
fn a_run_that_the_system_ends_in_the_middle_of_a_file_leaves_no_half_deck() {
    let workspace = Workspace::new();
    // What was read is kept already: the first file over the limit is a deck.
    workspace.run(&["build", "--out", "before"]).ended(0);
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -c 0; ulimit -f 40; exec \"$0\" build", env!("CARGO_BIN_EXE_quarterdeck")]);
    let ended = command.current_dir(workspace.path("")).stdin(Stdio::null()).output().unwrap().status;
    assert_eq!(ended.code(), None, "a signal ended it");
    assert!(!files(&workspace).iter().any(|name| name.ends_with(".pdf")));
    assert_recovers(&workspace, "out");
}

#[test]
fn a_handful_of_open_files_is_enough_and_fewer_are_told() {
    let workspace = Workspace::new();
    let (status, told) = limited(&workspace, "ulimit -n 14");
    assert_eq!((status, told.as_str()), (0, ""));
    let mut refused = 0;
    for files_open in 4..=8 {
        let workspace = Workspace::new();
        let (status, told) = limited(&workspace, &format!("ulimit -n {files_open}"));
        if status != 0 {
            refused += 1;
            assert!(told.contains("Too many open files"), "{files_open}: {told}");
            let manifest = Manifest::load(&workspace.path("out")).unwrap();
            assert_eq!(manifest.is_some(), status == 3, "{status} {told}");
        }
        assert_recovers(&workspace, "out");
    }
    assert!(refused > 0, "nothing is told by a limit that nobody meets");
}

/// A file system of its own that holds so many kilobytes, where the system gives one.
#[cfg(target_os = "linux")]
struct SmallDisk(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn mount(at: std::path::PathBuf, kilobytes: usize) -> Option<Self> {
        fs::create_dir_all(&at).unwrap();
        let size = format!("size={kilobytes}k");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&at).output();
        mount.is_ok_and(|ran| ran.status.success()).then_some(Self(at))
    }

    fn grow(&self) {
        let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(&self.0).status();
        assert!(grown.unwrap().success());
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_told_whatever_it_still_held_and_the_next_run_makes_the_rest() {
    let mut ends = [0; 4];
    // From room for not even a deck to room for everything.
    for kilobytes in [16, 128, 256, 384, 4096] {
        let workspace = Workspace::new();
        let Some(disk) = SmallDisk::mount(workspace.path("small"), kilobytes) else {
            println!("skipped: mounting a small disk takes the rights of root");
            return;
        };
        let ran = workspace.run(&["build", "--out", "small"]);
        ends[usize::try_from(ran.status).unwrap()] += 1;
        if ran.status != 0 {
            assert!(ran.err.contains("No space left on device") && !ran.err.contains(".part"), "{}", ran.err);
        }
        let names: Vec<_> = fs::read_dir(&disk.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let names: Vec<_> = names.iter().map(|name| name.to_str().unwrap()).collect();
        assert!(!names.iter().any(|name| name.ends_with(".part")), "{names:?}");
        for deck in names.iter().filter(|name| name.ends_with(".pdf")) {
            assert!(fs::read(disk.0.join(deck)).unwrap().ends_with(b"%%EOF\n"), "{deck} is half a file");
        }
        disk.grow();
        assert_recovers(&workspace, "small");
    }
    assert!(ends[0] > 0 && ends[1] > 0 && ends[0] + ends[1] + ends[3] == 5, "{ends:?}");
}

/// A run without limits makes what is missing, leaves no litter, and can be proved.
fn assert_recovers(workspace: &Workspace, out: &str) {
    workspace.run(&["build", "--out", out]).ended(0);
    workspace.run(&["verify", out]).ended(0);
    let manifest = Manifest::load(&workspace.path(out)).unwrap().unwrap();
    assert_eq!(manifest.rows().iter().filter(|row| row.outcome.has_deck()).count(), 6);
}

#[test]
fn an_output_folder_that_cannot_be_made_is_told() {
    let ran = Workspace::new().run(&["build", "--out", "/proc/nothing/here"]).ended(1);
    assert!(ran.err.contains("failed to make the output folder /proc/nothing/here: "), "{}", ran.err);
    let ran = Workspace::new().run(&["build", "--out", "usage.csv"]).ended(1);
    assert!(ran.err.contains("usage.csv is a file; the decks need a folder of their own"), "{}", ran.err);
}

#[test]
fn an_input_that_vanished_takes_no_deck_away() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let before = files(&workspace);
    fs::remove_file(workspace.path("usage.csv")).unwrap();
    let ran = workspace.run(&["build"]).ended(1);
    assert!(ran.err.contains("usage.csv: there is no such file in "), "{}", ran.err);
    fs::create_dir(workspace.path("usage.csv")).unwrap();
    let ran = workspace.run(&["build"]).ended(1);
    assert!(ran.err.contains("usage.csv: there is no such file in "), "{}", ran.err);
    assert_eq!(files(&workspace), before);
}

#[test]
fn a_logo_that_cannot_be_read_costs_the_logo_and_no_deck() {
    let workspace = Workspace::new();
    workspace.edit("qbr.yaml", "contact_email: email}", "contact_email: email, logo: email}");
    fs::create_dir(workspace.path("ops@a-1.example")).unwrap();
    workspace.write("ops@a-2.example", "no picture");
    fs::File::create(workspace.path("ops@a-3.example")).unwrap().set_len(9 << 20).unwrap();
    workspace.run(&["build"]).ended(0);
    let told = workspace.run(&["check"]).ended(1).out;
    for (file, why) in [
        ("ops@a-1.example", "failed to read the logo ops@a-1.example"),
        ("ops@a-2.example", "is not a PNG, JPEG or SVG that can be read"),
        ("ops@a-3.example", "is larger than 8 MB"),
        ("ops@a-4.example", "failed to read the logo ops@a-4.example"),
    ] {
        assert!(told.contains(file) && told.split_whitespace().collect::<Vec<_>>().join(" ").contains(why), "{told}");
    }
}
