//! A disk that says no: a clear message, no half file, and nothing that stands taken away.

#![cfg(unix)]

use std::fs;
use std::process::{Command, Stdio};

use quarterdeck::output::manifest::{Manifest, Outcome};

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
        assert_eq!((row.outcome, row.reason_code.as_str()), (Outcome::Failed, "write"));
        assert!(row.reason.starts_with("failed to write ") && row.reason.contains("File too large"), "{}", row.reason);
        assert!(!row.reason.contains(".part"), "the name of a file that is gone says nothing: {}", row.reason);
    }
    assert!(!files(&workspace).iter().any(|name| name.ends_with(".pdf") || name.ends_with(".part")));
    workspace.run(&["build"]).ended(0);
    assert_eq!(files(&workspace).iter().filter(|name| name.ends_with(".pdf")).count(), 6);
}

#[test]
fn a_handful_of_open_files_is_enough() {
    let workspace = Workspace::new();
    let (status, told) = limited(&workspace, "ulimit -n 12");
    assert_eq!((status, told.as_str()), (0, ""));
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
