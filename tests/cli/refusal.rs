//! Data that a build must not go on with, and data that it must not believe: whoever could have to be held is held, and
//! decks that stand are not taken away because a column was misspelt.

use std::fs;

use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;

use crate::workspace::Workspace;

/// The names of all files in the output folder.
fn files(workspace: &Workspace) -> Vec<String> {
    let entries = fs::read_dir(workspace.path("out")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Outcome and reason code of an account.
fn outcome(workspace: &Workspace, id: &str) -> (Outcome, String) {
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    let row = manifest.row(id).unwrap_or_else(|| panic!("{id} is not in the manifest"));
    (row.outcome, row.code().to_owned())
}

/// Asserts that a build refuses, says this, and leaves everything that an earlier one made.
fn refuses(workspace: &Workspace, told: &str) {
    let before = files(workspace);
    let ran = workspace.run(&["build"]).ended(1);
    assert!(ran.err.contains("nothing was built") && ran.err.contains(told), "{}", ran.err);
    assert_eq!(files(workspace), before);
    workspace.run(&["check"]).ended(1);
}

#[test]
fn a_column_that_could_hold_a_deck_has_to_be_there() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    for (field, column) in [("hold", "Hodl"), ("status", "Stat"), ("renewal_on", "Renewal")] {
        let workspace = Workspace::new();
        workspace.run(&["build"]).ended(0);
        workspace.edit("qbr.yaml", "hold: hold", &format!("{field}: {column}"));
        refuses(&workspace, &format!("accounts.csv:1: there is no column \"{column}\""));
    }
    workspace.write("tickets.csv", "account,opened,esc\na-1,2026-09-01,yes\n");
    let tickets =
        "sources:\n  tickets: {file: tickets.csv, account: account, opened_at: opened, escalated: Escalated}\n";
    workspace.edit("qbr.yaml", "sources:\n", tickets);
    refuses(&workspace, "tickets.csv:1: there is no column \"Escalated\"; did you mean \"esc\"?");
    workspace.write("tickets.csv", "");
    refuses(&workspace, "tickets.csv: the file is empty");
    workspace.edit("qbr.yaml", "escalated: Escalated", "priority: Escalated");
    workspace.run(&["build"]).ended(0);
}

#[test]
fn a_renewal_column_that_cannot_hold_may_be_missing() {
    let workspace = Workspace::new();
    workspace.edit("qbr.yaml", "hold: hold", "renewal_on: Renewal");
    workspace.edit("qbr.yaml", "cohort:", "thresholds: {hold_before_renewal_days: 0}\ncohort:");
    workspace.run(&["build"]).ended(0);
}

#[test]
fn an_unreadable_renewal_date_holds() {
    let workspace = Workspace::new();
    workspace.edit("qbr.yaml", "hold: hold", "renewal_on: hold");
    workspace.edit("accounts.csv", "a-3,Umbra Dental,SMB,grow,40,", "a-3,Umbra Dental,SMB,grow,40,soon");
    workspace.edit("accounts.csv", "a-4,Initech Print,SMB,grow,40,", "a-4,Initech Print,SMB,grow,40,15/07/2026");
    workspace.edit("accounts.csv", "a-7,Wayne Optics,SMB,grow,40,yes", "a-7,Wayne Optics,SMB,grow,40,2027-05-01");
    workspace.run(&["build"]).ended(0);
    for id in ["a-3", "a-4"] {
        assert_eq!(outcome(&workspace, id), (Outcome::Held, "unreadable_renewal".to_owned()));
    }
    assert_eq!(outcome(&workspace, "a-7").0, Outcome::Rendered);
}

#[test]
fn an_escalation_that_is_neither_yes_nor_no_holds() {
    let workspace = Workspace::new();
    let tickets = "sources:\n  tickets: {file: tickets.csv, account: account, opened_at: opened, solved_at: solved, escalated: esc}\n";
    workspace.edit("qbr.yaml", "sources:\n", tickets);
    workspace.write(
        "tickets.csv",
        "account,opened,solved,esc\na-1,2026-09-01,,ja\na-2,2026-09-01,,nein\na-3,2026-09-01,2026-09-02,ja\n\
         a-4,last week,,yes\na-5,last week,,no\na-6,2026-09-01,,no,surplus\n",
    );
    workspace.run(&["build"]).ended(0);
    assert_eq!(outcome(&workspace, "a-1"), (Outcome::Held, "open_escalation".to_owned()));
    assert_eq!(outcome(&workspace, "a-4"), (Outcome::Held, "unreadable_ticket".to_owned()));
    assert_eq!(outcome(&workspace, "a-6"), (Outcome::Held, "unreadable_ticket".to_owned()));
    for id in ["a-2", "a-3", "a-5"] {
        assert_eq!(outcome(&workspace, id).0, Outcome::Rendered, "{id}");
    }
    workspace.edit("qbr.yaml", "escalated: esc}", "escalated: esc, escalated_values: P1}");
    workspace.run(&["build"]).ended(0);
    assert_eq!(outcome(&workspace, "a-1").0, Outcome::Rendered);
}

#[test]
fn a_misspelt_column_of_usage_takes_no_deck_away() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    workspace.edit("qbr.yaml", "date: week", "date: wk");
    refuses(&workspace, "usage.csv:1: there is no column \"wk\"; did you mean \"week\"?");
    workspace.edit("qbr.yaml", "date: wk", "date: users");
    refuses(&workspace, "usage.csv:2: 182 of 182 cells of \"users\" cannot be read");
    workspace.edit("qbr.yaml", "date: users", "date: week");
    workspace.edit("qbr.yaml", "title: title", "title: Summary");
    refuses(&workspace, "requests.csv:1: there is no column \"Summary\"");
    workspace.edit("qbr.yaml", "title: Summary", "title: title");
    fs::remove_file(workspace.path("features.csv")).unwrap();
    let folder = fs::canonicalize(workspace.path("")).unwrap();
    refuses(&workspace, &format!("features.csv: there is no such file in {}", folder.display()));
}

#[test]
fn an_account_row_that_does_not_fit_its_header_is_held() {
    let workspace = Workspace::new();
    workspace.edit("accounts.csv", "a-3,Umbra Dental,SMB,grow,40,,", "a-3,Umbra Dental,SMB,grow,40,,more,");
    workspace.edit("accounts.csv", "a-5,Hooli", "a-4,Initech Print,SMB,grow,40,,x@y.example,more\na-5,Hooli");
    let ran = workspace.run(&["check"]).ended(1);
    assert!(ran.out.contains("the row has 8 cells, the header 7; whom it names is held"), "{}", ran.out);
    workspace.run(&["build"]).ended(0);
    for id in ["a-3", "a-4"] {
        assert_eq!(outcome(&workspace, id), (Outcome::Held, "unreadable_row".to_owned()));
    }
    assert_eq!(outcome(&workspace, "a-5").0, Outcome::Rendered);
}

#[test]
fn decks_that_are_taken_away_are_named() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    workspace.edit("accounts.csv", "a-3,Umbra Dental,SMB,grow,40,", "a-3,Umbra Dental,SMB,grow,40,yes");
    let ran = workspace.run(&["build"]).ended(0);
    assert!(ran.out.contains("; 1 old deck removed (umbra-dental_2026-Q3_review_"), "{}", ran.out);
}

#[test]
fn a_file_of_accounts_without_rows_says_so() {
    let workspace = Workspace::new();
    workspace.write("accounts.csv", "id,name,segment,plan,seats,email\n");
    let ran = workspace.run(&["build"]).ended(1);
    assert!(ran.err.contains("there are no accounts: the file has no rows"), "{}", ran.err);
    let ran = workspace.run(&["check"]).ended(1);
    assert!(ran.out.contains("error: empty in accounts.csv"), "{}", ran.out);
}

#[test]
fn a_base_with_too_little_to_say_is_told_what_would_help() {
    let workspace = Workspace::new();
    workspace.write("catalogue.yaml", "");
    let qbr = fs::read_to_string(workspace.path("qbr.yaml")).unwrap();
    let (qbr, _) = qbr.split_once("  feature_usage:").unwrap();
    let slides = "slides: [cover, glance, features, teams_like_yours, requests, next_steps]\nsources:";
    workspace.write("qbr.yaml", &qbr.replace("sources:", slides));
    let ran = workspace.run(&["check"]).ended(1);
    let told = "warning: coverage in qbr.yaml";
    for part in [
        told,
        "no account would get a deck; 6 have too little to say",
        "features: the catalogue lists no features",
        "A build would come to: Coverage 0.0%: 0 of 7 accounts have a deck.",
        "6 accounts: list what went live under `shipped` in the catalogue",
        "6 accounts: list your product's `features` in the catalogue",
    ] {
        let squeezed = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed.contains(part), "{part}: {}", ran.out);
    }
    assert!(!ran.out.contains("peers"), "{}", ran.out);
    let built = workspace.run(&["build"]).ended(0);
    let told = "warning: no deck was made: held (hold mark 1); skipped (too little data 6); `quarterdeck check` says";
    assert!(built.err.starts_with(told), "{}", built.err);
}
