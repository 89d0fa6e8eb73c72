//! An earlier run is quoted only where it stands as a build of this workspace left it.

use std::fs;

use quarterdeck::store::manifest::Manifest;

use super::workspace::{Ran, Workspace};

/// The quarter before in `old`, this one in `out`.
fn built() -> Workspace {
    let workspace = Workspace::new();
    build_old(&workspace);
    workspace.run(&["build", "--previous", "old", "--quiet"]).ended(0);
    workspace
}

fn build_old(workspace: &Workspace) {
    let old = ["build", "--period", "2026-Q2", "--as-of", "2026-06-30", "--out", "old", "--quiet"];
    workspace.run(&old).ended(0);
}

/// Everything that quotes the run in `old`.
const QUOTES: [&[&str]; 6] = [
    &["build", "--previous", "old", "--out", "now"],
    &["build", "--previous", "old", "--out", "now", "--account", "a-1"],
    &["diff", "old", "out"],
    &["show", "a-1", "--out", "old"],
    &["show", "a-1", "--previous", "old"],
    &["preview", "a-1", "--compare", "old", "--dir", "pictures", "--width", "320"],
];

fn quotes(workspace: &Workspace) -> Vec<Ran> {
    QUOTES.iter().map(|quote| workspace.run(quote)).collect()
}

/// Nothing quotes the run in `old`, and a build into that folder uses nothing of it.
fn refused(workspace: &Workspace, told: &str) {
    for (ran, quote) in quotes(workspace).into_iter().zip(QUOTES) {
        assert_ne!(ran.status, 0, "{quote:?}: {}", ran.out);
        assert!(ran.err.contains(told), "{quote:?}: {}", ran.err);
    }
    let again = ["build", "--period", "2026-Q2", "--as-of", "2026-06-30", "--out", "old"];
    let one = workspace.run(&[&again[..], &["--account", "a-1"]].concat()).ended(1);
    assert!(one.err.contains(told), "{}", one.err);
    if told.contains("another workspace") {
        assert!(workspace.run(&again).ended(1).err.contains(told), "nor does it replace anything");
        return;
    }
    let all = workspace.run(&again).ended(0);
    assert!(all.err.contains("every deck is made again"), "{}", all.err);
    let rows = Manifest::load(&workspace.path("old")).unwrap().unwrap().into_rows();
    assert!(rows.iter().all(|row| row.outcome.name() != "unchanged"), "nothing that stood there is believed");
    workspace.run(&["diff", "old", "out"]).ended(0);
}

/// Puts the line of an account into a file.
fn put_back(workspace: &Workspace, file: &str, before: &str, account: &str) {
    let is_its = |line: &&str| line.contains(&format!("\"account_id\":\"{account}\""));
    let old = before.lines().find(is_its).unwrap();
    let now = fs::read_to_string(workspace.path(file)).unwrap();
    let now_line = now.lines().find(is_its).unwrap();
    assert_ne!(old, now_line);
    workspace.write(file, &now.replace(now_line, old));
}

#[test]
fn an_edited_run_is_not_quoted() {
    let workspace = built();
    for (file, from, to) in [
        ("old/insights.jsonl", "\"period\":\"2026-Q2\"", "\"period\": \"2026-Q2\""),
        ("old/manifest.jsonl", "Globex Freight", "Globex Trains"),
        ("old/seal.json", "\"seal\": \"h", "\"seal\": \"h0"),
    ] {
        workspace.edit(file, from, to);
        refused(
            &workspace,
            if file.ends_with("seal.json") {
                "sealed with another key"
            } else {
                "is not as a build of this workspace left it"
            },
        );
    }
}

#[test]
fn a_line_that_was_put_back_from_an_earlier_build_is_noticed() {
    let workspace = Workspace::new();
    build_old(&workspace);
    for file in ["old/insights.jsonl", "old/manifest.jsonl"] {
        let before = fs::read_to_string(workspace.path(file)).unwrap();
        let week = if file.contains("insights") { "a-1,2026-06-15,14," } else { "a-1,2026-06-08,14," };
        workspace.edit("usage.csv", week, &week.replace(",1", ",3"));
        build_old(&workspace);
        workspace.run(&["build", "--previous", "old", "--quiet"]).ended(0);
        put_back(&workspace, file, &before, "a-1");
        refused(&workspace, "is not as a build of this workspace left it");
    }
}

#[test]
fn a_seal_that_is_gone_is_noticed() {
    let workspace = built();
    fs::remove_file(workspace.path("old/seal.json")).unwrap();
    refused(&workspace, "seal.json is not as a build of this workspace left it (it is not there)");
}

#[test]
fn another_vendors_run_is_not_quoted() {
    let (workspace, other) = (built(), built());
    for entry in fs::read_dir(other.path("old")).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_file() {
            fs::copy(&entry, workspace.path("old").join(entry.file_name().unwrap())).unwrap();
        }
    }
    refused(&workspace, "was built by another workspace");
}

#[test]
fn a_copy_of_a_workspace_is_the_same_one_with_its_folder_and_another_without() {
    let workspace = built();
    let own = fs::read(workspace.path(".quarterdeck/workspace")).unwrap();
    fs::remove_dir_all(workspace.path(".quarterdeck")).unwrap();
    for ran in quotes(&workspace) {
        assert!(ran.status != 0 && ran.err.contains("copy its folder .quarterdeck as well"), "{}", ran.err);
    }
    fs::write(workspace.path(".quarterdeck/workspace"), own).unwrap();
    for ran in quotes(&workspace) {
        ran.ended(0);
    }
}

#[test]
fn a_run_of_an_earlier_version_is_accepted_once_with_a_note() {
    let workspace = built();
    let folder = workspace.path("old");
    workspace.age("old");
    let ran = workspace.run(QUOTES[0]).ended(0);
    assert!(ran.err.contains("it is accepted as it stands now"), "{}", ran.err);
    for ran in quotes(&workspace) {
        ran.ended(0);
    }
    workspace.edit("old/insights.jsonl", "\"period\":\"2026-Q2\"", "\"period\": \"2026-Q2\"");
    for ran in quotes(&workspace) {
        assert!(ran.status != 0 && ran.err.contains("is not as it was when it was accepted"), "{}", ran.err);
    }
    workspace.edit("old/insights.jsonl", "\"period\": \"2026-Q2\"", "\"period\":\"2026-Q2\"");
    // A build seals what was accepted.
    build_old(&workspace);
    assert!(folder.join("seal.json").exists());
    let ran = workspace.run(QUOTES[0]).ended(0);
    assert!(!ran.err.contains("accepted"), "{}", ran.err);
}
