//! Folders proved against their manifest, and two of them compared.

use std::fs;

use quarterdeck::output::manifest::Manifest;
use serde_json::Value;

use crate::workspace::Workspace;

fn built() -> (Workspace, Manifest) {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    (workspace, manifest)
}

/// File and code of each fault.
fn faults(workspace: &Workspace, status: i32) -> Vec<(String, String)> {
    let told: Value = serde_json::from_str(&workspace.run(&["verify", "--json"]).ended(status).out).unwrap();
    let text = |fault: &Value, key: &str| fault[key].as_str().unwrap().to_owned();
    told["faults"].as_array().unwrap().iter().map(|f| (text(f, "file"), text(f, "code"))).collect()
}

#[test]
fn a_folder_as_it_was_built_has_no_fault() {
    let (workspace, _) = built();
    fs::create_dir(workspace.path("out/drafts")).unwrap();
    let ran = workspace.run(&["verify"]).ended(0);
    assert_eq!(ran.out, "6 decks of 7 accounts are as the manifest says.\n");
    assert!(faults(&workspace, 0).is_empty());
}

#[test]
fn altered_swapped_missing_and_foreign_files_are_faults() {
    let (workspace, rows) = built();
    let file = |id: &str| rows.row(id).unwrap().file.clone();
    let path = |id: &str| workspace.path("out").join(file(id));
    let (first, second) = (fs::read(path("a-1")).unwrap(), fs::read(path("a-2")).unwrap());
    fs::write(path("a-1"), second).unwrap();
    fs::write(path("a-2"), &first).unwrap();
    let mut altered = fs::read(path("a-3")).unwrap();
    *altered.last_mut().unwrap() ^= 1;
    fs::write(path("a-3"), altered).unwrap();
    fs::remove_file(path("a-4")).unwrap();
    fs::write(path("a-5"), "no deck").unwrap();
    fs::write(workspace.path("out/notes.txt"), "mine").unwrap();
    fs::write(workspace.path("out/gone_2026-Q3_review_000000.pdf"), &first).unwrap();
    fs::write(workspace.path("out/manifest.csv"), "account_id\n").unwrap();
    let mut expected = vec![
        (file("a-1"), "altered".to_owned()),
        (file("a-1"), "other_account".to_owned()),
        (file("a-2"), "altered".to_owned()),
        (file("a-2"), "other_account".to_owned()),
        (file("a-3"), "altered".to_owned()),
        (file("a-4"), "missing".to_owned()),
        (file("a-5"), "altered".to_owned()),
        (file("a-5"), "no_deck".to_owned()),
        ("gone_2026-Q3_review_000000.pdf".to_owned(), "unexpected".to_owned()),
        ("manifest.csv".to_owned(), "manifest".to_owned()),
        ("notes.txt".to_owned(), "unexpected".to_owned()),
    ];
    expected.sort();
    assert_eq!(faults(&workspace, 1), expected);
    // The next build makes what is missing or of another size; what was altered in place is made by --force.
    workspace.run(&["build", "--force", "--prune"]).ended(0);
    assert_eq!(faults(&workspace, 1), [("notes.txt".to_owned(), "unexpected".to_owned())]);
}

#[test]
fn a_deck_that_names_another_account_is_a_fault() {
    let (workspace, _) = built();
    workspace.edit("requests.csv", "r-11,a-1,Export to the ledger", "r-11,a-1,Export to the Globex Freight ledger");
    workspace.run(&["build"]).ended(0);
    let found = faults(&workspace, 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0.starts_with("acme-bakeries_") && found[0].1 == "names_another");
    let told = workspace.run(&["verify"]).ended(1).out;
    assert!(told.contains("(a-1): it names \"Globex Freight\" (a-2)"), "{told}");
}

#[test]
fn a_name_that_many_decks_say_is_a_word() {
    let (workspace, _) = built();
    workspace.edit("accounts.csv", "Stark Cycles", "Approvals");
    workspace.run(&["build"]).ended(0);
    let told = workspace.run(&["verify"]).ended(0).out;
    assert!(told.contains("note: 5 decks say \"Approvals\""), "{told}");
}

#[test]
fn a_folder_without_a_manifest_cannot_be_verified() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["verify", "."]).ended(1);
    assert!(ran.err.contains("holds no manifest.jsonl"), "{}", ran.err);
}

#[test]
fn two_builds_are_compared_account_by_account_and_fact_by_fact() {
    let (workspace, _) = built();
    workspace.edit("usage.csv", "a-1,2026-09-21,19,", "a-1,2026-09-21,27,");
    workspace.edit("accounts.csv", "a-7,Wayne Optics,SMB,grow,40,yes", "a-7,Wayne Optics,SMB,grow,40,");
    workspace.edit("accounts.csv", "a-6,Stark Cycles,SMB,grow,40,", "a-6,Stark Cycles,SMB,grow,40,yes");
    workspace.run(&["build", "--out", "later"]).ended(0);
    let told = workspace.run(&["diff", "out", "later"]).ended(0).out;
    assert!(told.contains("Acme Bakeries (a-1)\n") && told.contains("  ~ users.value: 17 → 17.6154\n"), "{told}");
    assert!(told.contains("Wayne Optics (a-7)\n  ~ outcome: held → has a deck"), "{told}");
    assert!(told.contains("Stark Cycles (a-6)\n  ~ outcome: has a deck → held"), "{told}");
    let same = workspace.run(&["diff", "out", "out"]).ended(0).out;
    assert_eq!(same, "0 accounts changed, 7 did not.\n");
    let json: Value = serde_json::from_str(&workspace.run(&["diff", "out", "later", "--json"]).ended(0).out).unwrap();
    assert!(json["changed"].as_array().unwrap().iter().any(|account| account["account_id"] == "a-1"));
}
