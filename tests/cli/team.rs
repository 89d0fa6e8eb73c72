//! Reports for the vendor's own team, and that nothing of them reaches anybody else.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::{finished, sample};
use crate::workspace::{Ran, Workspace, run_in};

fn team(arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let sample = sample::folder();
    let (report, rest) = arguments.split_first().unwrap();
    let arguments: Vec<&str> =
        ["team", report, sample.to_str().unwrap()].into_iter().chain(rest.iter().copied()).collect();
    run_in(folder.path(), &arguments)
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

/// 600 accounts and 3 CSMs of whom 30% can be reached, whatever the base.
const SIX_HUNDRED: &str = "accounts=600,csms=3,reachable=30%,contract_value=12000,csm_cost=140000,hours=1.5";

#[test]
fn the_equation_says_model_flip_and_closer() {
    let told = team(&["equation", "--what-if", SIX_HUNDRED]).ended(0).out;
    for part in [
        "Pooled Leverage: 30% can be reached, and two machines need more than 40%.",
        "Nearest flip: at 41% reachable this becomes Split Machine.",
        "Expansion is closed by one expansion owner",
        "3.08  100 of 120 hours a month for customers, 83%",
        "400  200 a CSM today",
        "●    P    P",
        "assumed (ours); `team.equation.cost_share` sets it",
        "`--what-if csms`",
    ] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
}

#[test]
fn the_equation_is_data_for_programs() {
    let report = json(&team(&["equation", "--what-if", SIX_HUNDRED, "--json"]).ended(0));
    assert_eq!(report["tables"]["outputs"][0]["value"], 200.0);
    assert_eq!(report["tables"]["outputs"][2]["value"].as_f64().unwrap().round(), 20.0);
    assert_eq!(report["tables"]["flips"][0]["becomes"], "Split Machine");
    let plane = &report["tables"]["map"][0]["plane"];
    assert_eq!((&plane["across"]["at"], &plane["up"]["at"]), (&Value::from(200.0), &Value::from(0.3)));
    assert_eq!(plane["regions"].as_array().unwrap().len(), plane["up"]["steps"].as_array().unwrap().len());
    let sheet = team(&["equation", "--csv"]).ended(0).out;
    assert!(sheet.starts_with("output,value,means\nAccounts a CSM,14.6"), "{sheet}");
}

#[test]
fn the_base_itself_is_counted() {
    let report = json(&team(&["equation", "--json"]).ended(0));
    let input = |key: &str| {
        let found = report["inputs"].as_array().unwrap().iter().find(|input| input["key"] == key);
        found.unwrap_or_else(|| panic!("{key}")).clone()
    };
    // One of 45 has given notice; three desks look after the others, and one account has none.
    assert_eq!(
        (&input("team.equation.accounts")["value"], &input("team.equation.csms")["value"]),
        (&44.into(), &3.into())
    );
    assert_eq!(input("team.equation.accounts")["from"], "data");
    assert_eq!(input("team.equation.reachable")["from"], "configured");
    assert_eq!(input("team.equation.reviews")["from"], "assumed");
}

#[test]
fn what_is_missing_is_asked_for_and_there_is_no_verdict() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["team", "equation"]).ended(2);
    assert_eq!(ran.out, "");
    for part in [
        "there is no verdict while 5 of the six inputs are not known",
        "write `reachable: 0.3` under `team: equation:` in qbr.yaml, or give `--what-if reachable=0.3`",
        "`--what-if csms=3`",
        "no active account has an `arr` over 0",
    ] {
        assert!(ran.err.contains(part), "{part:?} in {}", ran.err);
    }
    let none = team(&["equation", "--what-if", "csms=0"]).ended(2);
    assert!(none.out.is_empty() && none.err.contains("without one there is no equation"), "{}", none.err);
    let slip = team(&["equation", "--what-if", "csm=3"]).ended(2);
    assert!(slip.err.contains("did you mean \"csms\"?"), "{}", slip.err);
}

#[test]
fn a_key_out_of_its_range_is_refused_at_its_place() {
    let workspace = Workspace::new();
    for (key, message) in [
        ("equation: {csms: 0}", "without one there is no equation"),
        ("equation: {reachable: 30}", "30 is no share; write 30% as 0.3"),
        ("layers: [{name: A, kind: digital, ratio: [9, 3]}]", "a ratio rises"),
        ("layers: [{name: A, kind: digital, ratio: [1, 3]}, {name: a, kind: pooled, ratio: [1, 2]}]", "stands twice"),
        ("layers: [{name: A, kind: digital, plans: gold, ratio: [1, 3]}]", "\"gold\" is no plan of the catalogue"),
    ] {
        let text = fs::read_to_string(workspace.path("qbr.yaml")).unwrap();
        workspace.write("qbr.yaml", &format!("{text}team: {{{key}}}\n"));
        let ran = workspace.run(&["team", "coverage"]).ended(2);
        assert!(ran.err.contains(message) && ran.err.contains("qbr.yaml:"), "{key}: {}", ran.err);
        workspace.write("qbr.yaml", &text);
    }
}

#[test]
fn coverage_counts_people_and_says_whom_to_move() {
    let told = team(&["coverage"]).ended(0).out;
    for part in [
        "3 CSMs for 44 accounts are 14.7 each; the layers ask for 1.9 to 3.8.",
        "No hire: Dedicated 10 by",
        "Over a limit: Pennywharf Americas desk, Pennywharf Europe and Gulf desk.",
        "97% of what the ratios allow, over 90%",
        "one account pays 77% of it.",
        "it pays 86% of what that layer begins with",
        "an answer within 4 working hours",
    ] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
    let sheet = team(&["coverage", "--csv"]).ended(0).out;
    assert!(sheet.contains("\nDedicated,one to one: plan scale,10,,10239000,4–8,1.3–2.5,"), "{sheet}");
}

#[test]
fn coverage_with_new_accounts_moves_before_it_hires() {
    let report = json(&team(&["coverage", "--add", "Pooled=40", "--csms", "3", "--json"]).ended(0));
    let sentences: Vec<&str> =
        report["verdict"].as_array().unwrap().iter().map(|said| said.as_str().unwrap()).collect();
    assert!(sentences[1].starts_with("With 40 more, 14.7 would become 28"), "{sentences:?}");
    assert!(sentences[2].starts_with("Redesign before hiring"), "{sentences:?}");
    let moves = report["tables"]["moves"].as_array().unwrap();
    // Who has a CSM by plan keeps it, and who pays least goes first.
    assert_eq!((&moves[0]["account"], &moves[0]["to"]), (&"C-2020".into(), &"Digital".into()));
    assert!(moves.iter().all(|moved| moved["from"] == "Pooled"), "{moves:?}");
    assert_eq!(moves[0]["evidence"][0]["column"], "arr_usd");
    let beyond = team(&["coverage", "--add", "Pooled=60"]).ended(0).out;
    assert!(beyond.contains("It takes 1 CSM more; no account that may go a layer lower spares one."), "{beyond}");
    let unknown = team(&["coverage", "--add", "digitl=3"]).ended(2);
    assert!(unknown.err.contains("did you mean \"Digital\"?"), "{}", unknown.err);
}

#[test]
fn the_benchmark_s_layers_are_told_to_be_assumed() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["team", "coverage"]).ended(2);
    assert!(ran.err.contains("no account names a CSM"), "{}", ran.err);
    let told = workspace.run(&["team", "coverage", "--csms", "2"]).ended(0).out;
    for part in ["assumed (benchmark, in US dollars", "the layer of 7 accounts without a contract value", "a-7"] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

/// Contract values, layers and plays of the sample, made words that occur nowhere else, are in no deck, manifest, report or list.
#[test]
fn nothing_of_the_team_s_is_in_what_a_build_of_the_sample_writes() {
    let folder = tempfile::tempdir().unwrap();
    copy(&sample::folder(), folder.path());
    let changed = |file: &str, changes: &[(&str, &str)]| {
        let path = folder.path().join(file);
        let mut text = fs::read_to_string(&path).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "{file} has no {from:?}");
            text = text.replace(from, to);
        }
        fs::write(path, text).unwrap();
    };
    changed("accounts.csv", &[(",8400000,", ",87654321,"), (",9000,", ",7654321,")]);
    changed(
        "qbr.yaml",
        &[
            ("name: Dedicated", "name: Quokkalayer"),
            ("name: Pooled", "name: Wombatlayer"),
            ("use falls two weeks in a row", "ocelotplay"),
            ("head of customer success", "narwhalchief"),
            ("promise: a named CSM", "promise: ibexpromise"),
            ("csm_cost: 118000", "csm_cost: 118765"),
        ],
    );
    run_in(folder.path(), &["build", "--quiet"]).ended(0);
    run_in(
        folder.path(),
        &["email", "merge", "out", "--for", "mailchimp", "--on", "2026-10-05", "--to", "out/list.csv"],
    );
    let mut files = Vec::new();
    files_below(&folder.path().join("out"), &mut files);
    let decks = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "pdf")).count();
    assert!(
        decks > 30
            && folder.path().join("out/manifest.jsonl").is_file()
            && folder.path().join("out/list.csv").is_file()
    );
    let canaries = [
        "87654321",
        "87,654,321",
        "7654321",
        "quokkalayer",
        "wombatlayer",
        "ocelotplay",
        "narwhalchief",
        "ibexpromise",
        "118765",
    ];
    for path in files {
        let bytes = fs::read(&path).unwrap();
        let is_deck = path.extension().is_some_and(|ending| ending == "pdf");
        let text =
            if is_deck { finished::everything(&bytes) } else { finished::closed_up(&String::from_utf8_lossy(&bytes)) };
        let text = text.to_lowercase();
        for canary in canaries {
            assert!(!text.contains(canary), "{canary} is in {}", path.display());
        }
    }
}
