//! Both forms of a Salesforce id are one account in all that is kept by account: a later export in the other form loses nothing.

use std::fs;

use quarterdeck::base::signing::key::Key;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::delivery::link::DeliveryLinks;
use quarterdeck::store::audit_log::AuditLog;
use quarterdeck::store::manifest::Manifest;
use serde_json::{Value, json};

use crate::stage::{Stage, TODAY};

const SHORT: &str = "0015500000Xyy06";
const LONG: &str = "0015500000Xyy06AAB";

/// The sample with an account that has a Salesforce id, in the form of 15 characters.
fn stage() -> Stage {
    let stage = Stage::built();
    for file in ["accounts.csv", "usage.csv", "feature_usage.csv"] {
        replace(&stage, &format!("ws/{file}"), "C-1010", SHORT);
    }
    fs::remove_dir_all(stage.path("out")).unwrap();
    build(&stage, &[]);
    stage
}

fn replace(stage: &Stage, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(stage.path(file)).unwrap();
    assert!(text.contains(from), "{file}");
    fs::write(stage.path(file), text.replace(from, to)).unwrap();
}

fn build(stage: &Stage, more: &[&str]) {
    stage.run(&[&["build", "ws", "--out", "out", "--quiet"], more].concat()).ended(0);
}

fn told(stage: &Stage, command: &[&str]) -> Value {
    stage.run(&[command, &["-w", "ws", "--on", TODAY, "--json"]].concat()).json()
}

fn approve(stage: &Stage) {
    let by_name = ["approve", "out", "--account", SHORT, "--by", "Robin"];
    assert_eq!(told(stage, &by_name)["approved"].as_array().unwrap().len(), 1);
}

#[test]
fn an_export_in_the_other_form_keeps_deck_approval_and_address() {
    let stage = stage();
    approve(&stage);
    let before = stage.row(SHORT);
    let send = |id: &str| {
        let told = told(&stage, &["email", "send", "out", "--account", id]);
        told["messages"].as_array().unwrap().len()
    };
    assert_eq!((send(SHORT), send(LONG)), (1, 1));
    assert_eq!(told(&stage, &["publish", "out", "--to", "public", "--account", SHORT])["new"], 1);

    replace(&stage, "ws/accounts.csv", SHORT, LONG);
    build(&stage, &[]);
    let after = stage.row(LONG);
    assert_eq!((&after["outcome"], &after["file"]), (&"unchanged".into(), &before["file"]));
    assert_eq!(after["sha256"], before["sha256"]);
    assert!(stage.rows().iter().all(|row| row["account_id"] != SHORT), "one row is the account's");
    assert_eq!((send(SHORT), send(LONG)), (1, 1), "it is approved still");
    let published = told(&stage, &["publish", "out", "--to", "public", "--account", LONG]);
    assert_eq!((&published["new"], &published["same"], &published["removed"]), (&0.into(), &1.into(), &0.into()));
    stage.run(&["verify", "out", "-w", "ws"]).ended(0);
    let revoked = told_without_day(&stage, &["revoke", "out", "--account", SHORT, "--by", "Robin"]);
    assert_eq!(revoked["revoked"], json!([LONG]));
    assert_eq!(send(LONG), 0);
}

fn told_without_day(stage: &Stage, command: &[&str]) -> Value {
    stage.run(&[command, &["-w", "ws", "--json"]].concat()).json()
}

#[test]
fn a_build_of_one_account_replaces_its_row_of_the_other_form() {
    let stage = stage();
    let rows = stage.rows().len();
    replace(&stage, "ws/accounts.csv", SHORT, LONG);
    build(&stage, &["--account", SHORT]);
    assert_eq!(stage.rows().len(), rows);
    assert_eq!(stage.row(LONG)["outcome"], "unchanged");
    let lines = fs::read_to_string(stage.path("out/insights.jsonl")).unwrap();
    assert!(lines.contains(LONG) && !lines.contains(&format!("\"{SHORT}\"")));
}

#[test]
fn an_override_counts_in_either_form_and_two_of_one_account_hold_it() {
    let stage = stage();
    fs::write(stage.path(&format!("ws/overrides/{LONG}.yaml")), "hold: they asked us to wait\n").unwrap();
    let code =
        |told: &Value| told["without"].as_array().unwrap().iter().find(|one| one["account_id"] == SHORT).cloned();
    assert_eq!(code(&told(&stage, &["email", "drafts", "out"])).unwrap()["code"], "override");
    build(&stage, &["--account", SHORT]);
    assert_eq!(stage.row(SHORT)["reason_code"], "held_by_hand");
    fs::write(stage.path(&format!("ws/overrides/{SHORT}.yaml")), "note: Thank you.\n").unwrap();
    build(&stage, &["--account", SHORT]);
    let row = stage.row(SHORT);
    assert_eq!(row["reason_code"], "override");
    assert!(row["reason"].as_str().unwrap().contains("is of the same account; keep one of them"), "{row}");
}

#[test]
fn wrong_check_letters_and_another_case_are_other_accounts() {
    let stage = stage();
    for (id, other) in [("0015500000Xyy06AAA", "check letters"), ("0015500000xyy06", "case")] {
        stage.run(&["approve", "out", "-w", "ws", "--account", id, "--by", "Robin", "--on", TODAY]).ended(2);
        fs::write(stage.path(&format!("ws/overrides/{id}.yaml")), "hold: wait\n").unwrap();
        build(&stage, &["--account", SHORT]);
        assert_ne!(stage.row(SHORT)["outcome"], "held", "{other}");
        fs::remove_file(stage.path(&format!("ws/overrides/{id}.yaml"))).unwrap();
    }
}

#[test]
fn two_rows_in_two_forms_are_one_account() {
    let stage = stage();
    let text = fs::read_to_string(stage.path("ws/accounts.csv")).unwrap();
    let row = text.lines().find(|line| line.starts_with(SHORT)).unwrap().replace(SHORT, LONG);
    fs::write(stage.path("ws/accounts.csv"), format!("{text}{row}\n")).unwrap();
    let rows = stage.rows().len();
    build(&stage, &[]);
    assert_eq!((stage.rows().len(), &stage.row(SHORT)["outcome"]), (rows, &"unchanged".into()));
}

#[test]
fn the_quarter_before_is_looked_back_on_in_either_form() {
    let stage = stage();
    stage.run(&["build", "ws", "--out", "q2", "--period", "2026-Q2", "--as-of", "2026-06-30", "--quiet"]).ended(0);
    let looks_back = |out: &str, id: &str| {
        stage.run(&["build", "ws", "--out", out, "--previous", "q2", "--account", id, "--quiet"]).ended(0);
        let line = fs::read_to_string(stage.path(out).join("manifest.jsonl")).unwrap();
        serde_json::from_str::<Value>(line.lines().next().unwrap()).unwrap()["sha256"].clone()
    };
    let same = looks_back("short", SHORT);
    replace(&stage, "ws/accounts.csv", SHORT, LONG);
    assert_eq!(looks_back("long", LONG), same);
    stage.run(&["build", "ws", "--out", "all", "--previous", "q2", "--quiet"]).ended(0);
    let all = fs::read_to_string(stage.path("all/manifest.jsonl")).unwrap();
    let row =
        all.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).find(|row| row["account_id"] == LONG);
    assert_eq!(row.unwrap()["sha256"], same, "as the whole base is built");
}

#[test]
fn a_deck_that_an_earlier_version_published_stays_where_readers_know_it_and_is_kept_current() {
    let stage = stage();
    replace(&stage, "ws/accounts.csv", SHORT, LONG);
    build(&stage, &[]);
    approve(&stage);
    let workspace = Workspace::load(&stage.path("ws"), &Flags::default(), TODAY.parse().unwrap()).unwrap();
    let key = Key::load(&stage.path("ws/.quarterdeck/key")).unwrap();
    let links = DeliveryLinks::new(workspace.config.delivery.as_ref(), Some(&key), 1);
    let manifest = Manifest::load(&stage.path("out")).unwrap().unwrap();
    let paths: Vec<String> = links.deck_paths(manifest.row(LONG).unwrap()).collect();
    let [own, known] = &paths[..] else { panic!("{paths:?}") };

    let site = stage.path("public");
    fs::create_dir_all(site.join(known).parent().unwrap()).unwrap();
    fs::write(site.join(known), "an older deck").unwrap();
    let log = stage.path("ws/.quarterdeck/published.jsonl");
    let (mut log, _) = AuditLog::<Value>::open(&log, "published", &key).unwrap();
    let sha256 = "5b9f6fb3f3e5ea1ebb5a1e4b2ed8cf1bd3bd5d5cd5d6c8fd9a51db46f5a0f0ab";
    let entry = json!({"at": "2026-10-01T09:00:00Z", "site": fs::canonicalize(&site).unwrap(), "path": known,
        "period": "2026-Q3", "account_id": LONG, "sha256": sha256, "up": true});
    log.append(&entry).unwrap();
    drop(log);

    let published = told(&stage, &["publish", "out", "--to", "public", "--account", SHORT]);
    assert_eq!((&published["new"], &published["removed"]), (&1.into(), &0.into()), "{published:#}");
    let deck = fs::read(stage.deck(LONG)).unwrap();
    assert_eq!([own, known].map(|path| fs::read(site.join(path)).unwrap() == deck), [true, true]);
}
