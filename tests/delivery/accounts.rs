//! Accounts of a built folder are chosen as those of the tables are.

use crate::stage::{Stage, TODAY};

/// An account, and other ways in which its id and its name may be given.
const ACCOUNT: &str = "C-2002";
const NAME: &str = "École Dental Group";
const GIVEN: [&str; 4] = [ACCOUNT, NAME, "école dental group", "ECOLE  DENTAL GROUP"];

fn stage() -> Stage {
    let stage = Stage::built();
    let name = stage.row(ACCOUNT)["name"].as_str().unwrap().to_owned();
    stage.edit("ws/accounts.csv", &name, NAME);
    stage.run(&["build", "ws", "--out", "out", "--account", "école dental group"]).ended(0);
    stage
}

#[test]
fn every_command_finds_the_account_that_a_build_finds() {
    let stage = stage();
    for given in GIVEN {
        let run = |command: &[&str]| stage.run(&[command, &["out", "-w", "ws", "--account", given]].concat());
        let approve = ["approve", "--by", "Robin", "--json", "--on", TODAY];
        assert_eq!(run(&approve).json()["approved"], serde_json::json!([ACCOUNT]), "{given}");
        let drafts = run(&["email", "drafts", "--json", "--on", TODAY]).json();
        assert_eq!(drafts["drafts"].as_array().unwrap().len(), 1, "{given}");
        let merged = run(&["email", "merge", "--for", "gmail", "--json", "--on", TODAY]).json();
        assert_eq!((&merged["rows"], &merged["without"]), (&1.into(), &serde_json::json!([])), "{given}");
        let sending = run(&["email", "send", "--json", "--on", TODAY]).json();
        assert_eq!(sending["messages"][0]["account_id"], ACCOUNT, "{given}");
        let published = run(&["publish", "--to", "public", "--json", "--on", TODAY]).json();
        assert_eq!(published["new"].as_u64().unwrap() + published["same"].as_u64().unwrap(), 1, "{given}");
        assert_eq!(run(&["revoke", "--by", "Robin", "--json"]).json()["revoked"], serde_json::json!([ACCOUNT]));
    }
}

#[test]
fn every_command_says_the_same_where_no_account_is_meant() {
    let stage = stage();
    let unknown = "no account has the id or name \"École Dentil Group\"; did you mean \"École Dental Group\"?";
    for command in [
        &["build", "ws", "--out", "out", "--account", "École Dentil Group"][..],
        &["approve", "out", "-w", "ws", "--by", "Robin", "--account", "École Dentil Group"],
        &["revoke", "out", "-w", "ws", "--by", "Robin", "--account", "École Dentil Group"],
        &["email", "drafts", "out", "-w", "ws", "--account", "École Dentil Group"],
        &["email", "merge", "out", "-w", "ws", "--for", "gmail", "--account", "École Dentil Group"],
        &["email", "send", "out", "-w", "ws", "--account", "École Dentil Group"],
        &["publish", "out", "-w", "ws", "--to", "public", "--account", "École Dentil Group"],
    ] {
        let ran = stage.run(command).ended(2);
        assert!(ran.err.contains(unknown), "{command:?}: {}", ran.err);
    }
    let ran = stage.run(&["approve", "out", "-w", "ws", "--by", "Robin", "--where", "plan=grow"]).ended(2);
    assert!(ran.err.contains("accounts cannot be chosen by \"plan\"; the fields are id, name"), "{}", ran.err);
    let ran = stage.run(&["approve", "out", "-w", "ws", "--by", "Robin", "--csm", "emea@pennywharf.exmple"]).ended(2);
    assert!(ran.err.contains("did you mean \"emea@pennywharf.example\"?"), "{}", ran.err);
    stage.run(&["approve", "out", "-w", "ws", "--by", "Robin"]).ended(2);
    stage.run(&["approve", "out", "-w", "ws", "--by", " ", "--all"]).ended(2);
}

#[test]
fn what_is_not_chosen_stays_as_it_was() {
    let stage = Stage::approved();
    let run = |command: &[&str]| stage.run(&[command, &["out", "-w", "ws", "--on", TODAY, "--json"]].concat()).json();
    let (drafts, published) = (run(&["email", "drafts"]), run(&["publish", "--to", "public"]));
    assert!(drafts["drafts"].as_array().unwrap().len() > 10 && published["new"].as_u64().unwrap() > 10);
    stage.run(&["revoke", "out", "-w", "ws", "--all", "--by", "Robin"]).ended(0);
    let one = ["--where", "id=C-1010"];
    let again = run(&[&["email", "drafts"][..], &one].concat());
    assert_eq!((again["drafts"].as_array().unwrap().len(), &again["removed"]), (1, &0.into()));
    let taken = run(&[&["publish", "--to", "public"][..], &one].concat());
    assert_eq!((&taken["removed"], taken["without"].as_array().unwrap().len()), (&1.into(), 1), "C-1010 alone");
}
