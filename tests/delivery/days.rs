//! Every deck leaves by the day and the quarter of its own row: neither what a build says of another account nor what the run
//! says of itself makes it due.

use std::fs;
use std::path::Path;

use quarterdeck::base::signing::key::Key;
use quarterdeck::base::signing::seal::Seal;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::ManifestRow;
use serde_json::Value;

use crate::responses::draft;
use crate::stage::{Stage, TODAY};

/// A day on which data of 2026-09-30 is too old, and data of 2026-11-05 is not.
const LATE: &str = "2026-11-20";

/// What a command tells on a day.
fn told(stage: &Stage, command: &[&str], on: &str) -> Value {
    let mut arguments = command.to_vec();
    arguments.extend(["-w", "ws", "--on", on, "--json"]);
    stage.run(&arguments).json()
}

/// Everything that lets decks out, as a dry run where there is one.
const WAYS: [&[&str]; 4] = [
    &["email", "send", "out"],
    &["email", "merge", "out", "--for", "gmail"],
    &["publish", "out", "--to", "public"],
    &["approve", "out", "--all", "--by", "Robin"],
];

fn code<'a>(told: &'a Value, account: &str) -> Option<&'a str> {
    let kept = told["without"].as_array().unwrap_or_else(|| panic!("{told:#}"));
    kept.iter().find(|kept| kept["account_id"] == account).map(|kept| kept["code"].as_str().unwrap())
}

/// Accounts with a deck, but for one.
fn others(stage: &Stage, but: &str) -> Vec<String> {
    let with_deck = stage.rows().into_iter().filter(|row| row["file"] != "" && row["account_id"] != but);
    with_deck.map(|row| row["account_id"].as_str().unwrap().to_owned()).collect()
}

fn rebuild(stage: &Stage, more: &[&str]) {
    let mut arguments = vec!["build", "ws", "--out", "out", "--account", "C-1001", "--quiet"];
    arguments.extend(more);
    stage.run(&arguments).ended(0);
}

#[test]
fn a_later_day_of_one_account_makes_no_other_deck_due() {
    let stage = Stage::approved();
    rebuild(&stage, &["--as-of", "2026-11-05"]);
    assert_eq!(
        (&stage.row("C-1001")["as_of"], &stage.row("C-1002")["as_of"]),
        (&"2026-11-05".into(), &"2026-09-30".into())
    );
    let others = others(&stage, "C-1001");
    assert!(others.len() > 30);
    for way in WAYS {
        let told = told(&stage, way, LATE);
        let due: Vec<_> = others.iter().filter(|id| code(&told, id) != Some("stale")).collect();
        assert!(due.is_empty(), "{way:?}: {due:?} {told:#}");
    }
    assert_eq!(told(&stage, WAYS[3], LATE)["approved"], serde_json::json!([]));
}

#[test]
fn old_data_keeps_a_draft_from_being_written_from_the_day_after_the_limit() {
    let stage = Stage::built();
    let drafts = |on| told(&stage, &["email", "drafts", "out"], on);
    // Its weekly figures are of 2026-09-21, others of 2026-09-30: the older source holds 46 days later.
    assert_eq!(code(&drafts("2026-11-05"), "C-1010"), None);
    let late = drafts("2026-11-15");
    assert_eq!((code(&late, "C-1010"), late["drafts"].as_array().unwrap().len()), (Some("stale"), 0));
    assert!(late["removed"].as_u64().unwrap() > 30, "those of the day before are gone");
    assert_eq!(code(&drafts("2026-11-06"), "C-1010"), Some("stale"));
}

#[test]
fn what_the_run_says_of_itself_decides_nothing() {
    let stage = Stage::approved();
    fs::create_dir_all(stage.path("ws/overrides")).unwrap();
    fs::write(stage.path("ws/overrides/C-1010.yaml"), "until: 2026-10-15\nhold: they asked us to wait\n").unwrap();
    let before = told(&stage, WAYS[0], TODAY);
    assert_eq!(code(&before, "C-1010"), Some("override"));
    let late = told(&stage, WAYS[0], LATE);
    stage.edit("out/run.json", "\"as_of\": \"2026-09-30\"", "\"as_of\": \"2026-11-19\"");
    stage.edit("out/run.json", "\"period\": \"2026-Q3\"", "\"period\": \"2026-Q4\"");
    assert_eq!((told(&stage, WAYS[0], TODAY), told(&stage, WAYS[0], LATE)), (before.clone(), late.clone()));
    fs::remove_file(stage.path("out/run.json")).unwrap();
    assert_eq!((told(&stage, WAYS[0], TODAY), told(&stage, WAYS[0], LATE)), (before, late));
    assert!(draft(&stage, "C-1011").contains("Q3 2026"));
}

#[test]
fn a_hold_is_lifted_by_no_later_build_of_another_account() {
    let stage = Stage::approved();
    fs::create_dir_all(stage.path("ws/overrides")).unwrap();
    fs::write(stage.path("ws/overrides/C-1010.yaml"), "until: 2026-10-15\nhold: they asked us to wait\n").unwrap();
    rebuild(&stage, &["--as-of", "2026-11-05"]);
    for way in WAYS {
        assert_eq!(code(&told(&stage, way, TODAY), "C-1010"), Some("override"), "{way:?}");
    }
    let drafts = ["email", "drafts", "out"];
    assert_eq!(code(&told(&stage, &drafts, TODAY), "C-1010"), Some("override"));
}

#[test]
fn a_deck_of_an_earlier_quarter_stays_and_the_others_go() {
    let stage = Stage::approved();
    let due = told(&stage, WAYS[0], TODAY)["messages"].as_array().unwrap().len();
    rebuild(&stage, &["--as-of", "2026-06-30", "--period", "2026-Q2"]);
    assert_eq!(stage.row("C-1001")["period"], "2026-Q2");
    for way in WAYS {
        let told = told(&stage, way, TODAY);
        assert_eq!(code(&told, "C-1001"), Some("other_period"), "{way:?}");
    }
    assert_eq!(told(&stage, WAYS[0], TODAY)["messages"].as_array().unwrap().len(), due - 1);
}

#[test]
fn an_account_that_cannot_leave_is_not_approved_by_name() {
    let stage = Stage::built();
    let approve = |on| stage.run(&["approve", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin", "--on", on]);
    let ran = approve(LATE).ended(2);
    assert!(ran.err.contains("C-1010 cannot be approved: its data stands at 2026-09-30"), "{}", ran.err);
    approve(TODAY).ended(0);
    // What was let out can be taken back on any day.
    stage.run(&["revoke", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin"]).ended(0);
}

#[test]
fn a_renewal_that_came_near_since_the_build_holds_unless_somebody_released_it() {
    let stage = Stage::approved();
    stage.edit("ws/qbr.yaml", "freshness_days: 45 ", "freshness_days: 4500 ");
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    let text = fs::read_to_string(stage.path("ws/accounts.csv")).unwrap();
    assert!(text.lines().any(|line| line.starts_with("C-1010,") && line.contains("2027-")), "{text}");
    let renews = text.lines().find(|line| line.starts_with("C-1010,")).unwrap().split(',');
    let renews = renews.filter_map(|cell| cell.parse::<chrono::NaiveDate>().ok()).next_back().unwrap();
    let (before, near) = ((renews - chrono::Days::new(31)).to_string(), (renews - chrono::Days::new(30)).to_string());
    let drafts: &[&str] = &["email", "drafts", "out"];
    for way in WAYS.into_iter().chain([drafts]) {
        assert_eq!(code(&told(&stage, way, &before), "C-1010"), None, "{way:?}");
        let told = told(&stage, way, &near);
        // What was published before it came near stays there.
        let wanted = Some("renewal_soon").filter(|_| way[0] != "publish");
        assert_eq!(code(&told, "C-1010"), wanted, "{way:?}");
    }
    fs::create_dir_all(stage.path("ws/overrides")).unwrap();
    let agreed = format!("until: {near}\nrelease: {{renewal_soon: agreed on the phone}}\n");
    fs::write(stage.path("ws/overrides/C-1010.yaml"), agreed).unwrap();
    assert_eq!(code(&told(&stage, WAYS[0], &near), "C-1010"), Some("override"), "it is not built with it yet");
    stage.run(&["build", "ws", "--out", "out", "--account", "C-1010", "--quiet"]).ended(0);
    assert_eq!(code(&told(&stage, WAYS[0], &near), "C-1010"), None);
    let later = (renews - chrono::Days::new(29)).to_string();
    assert_eq!(
        code(&told(&stage, WAYS[0], &later), "C-1010"),
        Some("renewal_soon"),
        "a release ends with its last day"
    );
    fs::remove_file(stage.path("ws/overrides/C-1010.yaml")).unwrap();
    assert_eq!(code(&told(&stage, WAYS[0], &near), "C-1010"), Some("override"));
}

/// Writes the rows as a version wrote them that knew no day of a row and no seal over the whole.
fn age(stage: &Stage) {
    let (out, key) = (stage.path("out"), Key::load(&stage.path("ws/.quarterdeck/key")).unwrap());
    let seal = Seal::new(ManifestRow::SEAL, Some(&key));
    let older = |row: ManifestRow| ManifestRow { as_of: None, holds_from: Default::default(), ..row }.sealed(seal);
    let rows = Manifest::load(&out).unwrap().unwrap().into_rows();
    Manifest::new(rows.into_iter().map(older).collect()).write(&out).unwrap();
    fs::remove_file(out.join("seal.json")).unwrap();
    fs::remove_file(stage.path("ws/.quarterdeck/accepted.jsonl")).unwrap();
}

fn decks(out: &Path) -> Vec<(String, std::time::SystemTime)> {
    let entries = fs::read_dir(out).unwrap().map(|entry| entry.unwrap());
    let decks = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "pdf"));
    let mut all: Vec<_> = decks
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().modified().unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn rows_of_an_earlier_version_stay_until_they_are_built_again_which_makes_no_deck_anew() {
    let stage = Stage::approved();
    let due = told(&stage, WAYS[0], TODAY)["messages"].as_array().unwrap().len();
    age(&stage);
    for way in WAYS {
        let told = told(&stage, way, TODAY);
        let others = others(&stage, "");
        assert!(others.iter().all(|id| code(&told, id) == Some("no_day")), "{way:?}: {told:#}");
    }
    // One account that is built again vouches for no other.
    rebuild(&stage, &[]);
    let some = told(&stage, WAYS[0], TODAY);
    assert_eq!((some["messages"].as_array().unwrap().len(), code(&some, "C-1002")), (1, Some("no_day")));
    let before = decks(&stage.path("out"));
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    assert!(decks(&stage.path("out")) == before, "no deck was made anew");
    assert_eq!(told(&stage, WAYS[0], TODAY)["messages"].as_array().unwrap().len(), due);
}

#[test]
fn a_key_of_before_proves_earlier_runs_and_lets_nothing_out() {
    let stage = Stage::built();
    let state = stage.path("ws/.quarterdeck");
    let diff = || stage.run(&["diff", "out", "out", "-w", "ws"]);
    fs::create_dir(state.join("old_keys")).unwrap();
    fs::rename(state.join("key"), state.join("old_keys/2026")).unwrap();
    diff().ended(0);
    let ran = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY]).ended(1);
    assert!(ran.err.contains("was built with a key that the workspace had before"), "{}", ran.err);
    let one = stage.run(&["build", "ws", "--out", "out", "--account", "C-1001"]).ended(1);
    assert!(one.err.contains("build every account"), "{}", one.err);
    let before = decks(&stage.path("out"));
    fs::rename(state.join("old_keys"), state.join("elsewhere")).unwrap();
    assert!(diff().ended(1).err.contains("was sealed with another key"));
    fs::rename(state.join("elsewhere"), state.join("old_keys")).unwrap();
    // All links are signed anew with the new key, so that decks with links are others.
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    assert_eq!(before.len(), decks(&stage.path("out")).len());
    fs::remove_dir_all(state.join("old_keys")).unwrap();
    diff().ended(0);
    stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY]).ended(0);
}

#[test]
fn a_folder_that_was_sealed_is_not_taken_for_an_earlier_versions() {
    let stage = Stage::built();
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    let out = stage.path("out");
    let stripped =
        |row: ManifestRow| ManifestRow { as_of: None, holds_from: Default::default(), seal: String::new(), ..row };
    let rows = Manifest::load(&out).unwrap().unwrap().into_rows();
    Manifest::new(rows.into_iter().map(stripped).collect()).write(&out).unwrap();
    fs::remove_file(out.join("seal.json")).unwrap();
    let ran = stage.run(&["diff", "out", "out", "-w", "ws"]).ended(1);
    assert!(ran.err.contains("is not as it was when it was accepted"), "{}", ran.err);
}

#[test]
fn hands_are_raised_only_on_what_the_decks_told() {
    let stage = Stage::approved();
    let told = stage.path("out/insights.jsonl");
    let text = fs::read_to_string(&told).unwrap();
    let label = text.split("\"label\":\"").nth(1).unwrap().split('"').next().unwrap();
    fs::write(&told, text.replacen(label, "Something else", 1)).unwrap();
    fs::write(stage.path("replies.mbox"), "").unwrap();
    let ran = stage.run(&["responses", "record", "--mailbox", "replies.mbox", "-w", "ws", "--on", TODAY]).ended(1);
    assert!(ran.err.contains("insights.jsonl is not as a build of this workspace left it"), "{}", ran.err);
}
