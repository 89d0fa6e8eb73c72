//! Looking back: what became of what last quarter's deck suggested.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::path::Path;
use std::process::{Command, Output};

use lopdf::Document;

fn build(arguments: &[&str], out: &Path) -> Output {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.arg("build").arg(sample).arg("--out").arg(out).args(arguments).output().unwrap()
}

fn has_deck(out: &Path, id: &str) -> bool {
    let manifest = quarterdeck::store::manifest::Manifest::load(out).unwrap().unwrap();
    manifest.row(id).is_some_and(|row| row.outcome.has_deck())
}

/// The text of each page of an account's deck.
fn pages(out: &Path, id: &str) -> Vec<String> {
    let manifest = quarterdeck::store::manifest::Manifest::load(out).unwrap().unwrap();
    let row = manifest.row(id).unwrap();
    let document = Document::load(out.join(&row.file)).unwrap();
    let text = |page: u32| document.extract_text(&[page]).unwrap();
    document.get_pages().into_keys().map(text).collect()
}

#[test]
fn suggestions_that_came_true_stand_on_slides_two_and_eight_and_nothing_without_an_earlier_run() {
    let folder = tempfile::tempdir().unwrap();
    let (before, now, alone) = (folder.path().join("q2"), folder.path().join("q3"), folder.path().join("alone"));
    assert!(build(&["--period", "2026-Q2", "--as-of", "2026-06-30"], &before).status.success());
    assert!(build(&["--previous", before.to_str().unwrap()], &now).status.success());
    assert!(build(&[], &alone).status.success());
    let told = quarterdeck::store::claims::read(&before).unwrap().unwrap().by_account;
    assert!(told["C-1001"].steps.iter().any(|step| step.id.starts_with("step-")));
    let looks_back = |page: &String| page.contains("Since Q2 2026");
    let ids: Vec<_> = told.keys().filter(|id| has_deck(&now, id) && has_deck(&alone, id)).collect();
    assert!(ids.iter().all(|id| !pages(&alone, id).iter().any(looks_back)));
    // Behind the last slide stands the page of definitions.
    let both = |pages: &Vec<String>| looks_back(&pages[1]) && looks_back(&pages[pages.len() - 2]);
    assert!(ids.iter().any(|id| both(&pages(&now, id))), "of {} decks none looks back on both pages", ids.len());
}

#[test]
fn a_run_of_another_quarter_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (now, again) = (folder.path().join("q3"), folder.path().join("again"));
    assert!(build(&["--account", "C-1001"], &now).status.success());
    let refused = build(&["--previous", now.to_str().unwrap()], &again);
    let message = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(message.contains("is of 2026-Q3, and decks of 2026-Q3 look back on 2026-Q2"), "{message}");
    let missing = build(&["--previous", folder.path().to_str().unwrap()], &again);
    assert!(String::from_utf8(missing.stderr).unwrap().contains("holds no insights.jsonl"));
}

#[test]
fn a_run_of_the_quarter_before_that_nobody_can_read_is_refused_and_changes_no_deck() {
    let folder = tempfile::tempdir().unwrap();
    let (before, now) = (folder.path().join("q2"), folder.path().join("q3"));
    assert!(build(&["--period", "2026-Q2", "--as-of", "2026-06-30", "--account", "C-1001"], &before).status.success());
    let look_back = || build(&["--previous", before.to_str().unwrap(), "--account", "C-1001"], &now);
    let whole = look_back();
    assert_eq!((whole.status.code(), whole.stderr.as_slice()), (Some(0), &b""[..]));
    let pages_then = pages(&now, "C-1001");
    std::fs::write(before.join("manifest.jsonl"), "{}\n").unwrap();
    let refused = look_back();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(1) && told.contains("q2/manifest.jsonl:1 is not a row"), "{told}");
    assert_eq!(pages(&now, "C-1001"), pages_then);
    std::fs::write(before.join("insights.jsonl"), "{}\n").unwrap();
    assert_eq!(look_back().status.code(), Some(1));
}

#[test]
fn what_no_page_showed_was_not_suggested() {
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let workspace = folder.path().join("workspace");
    std::fs::create_dir_all(workspace.join("assets")).unwrap();
    for place in ["", "assets"] {
        for file in std::fs::read_dir(sample.join(place)).unwrap().map(|file| file.unwrap().path()) {
            if file.is_file() {
                std::fs::copy(&file, workspace.join(place).join(file.file_name().unwrap())).unwrap();
            }
        }
    }
    let qbr = std::fs::read_to_string(workspace.join("qbr.yaml")).unwrap();
    assert!(qbr.contains("\n  - features\n"));
    std::fs::write(workspace.join("qbr.yaml"), qbr.replace("\n  - features\n", "\n")).unwrap();
    let out = folder.path().join("out");
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    assert!(command.arg("build").arg(&workspace).arg("--out").arg(&out).output().unwrap().status.success());
    let told = quarterdeck::store::claims::read(&out).unwrap().unwrap().by_account;
    assert!(told.values().all(|told| told.picks.is_empty()));
}
