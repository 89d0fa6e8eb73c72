//! What a build leaves behind: decks, the manifest, and what it says of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quarterdeck::pipeline::output::files::OWN_FILES;
use quarterdeck::store::deck_name::deck_file_name;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;
use serde_json::Value;

use crate::workspace::Workspace;

/// Every file of a folder with its bytes; our own folder in it holds none of theirs.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).filter(|e| e.path().is_file());
    entries.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())).collect()
}

fn manifest(workspace: &Workspace) -> Manifest {
    Manifest::load(&workspace.path("out")).unwrap().unwrap()
}

#[test]
fn every_account_ends_in_one_row_and_every_deck_has_its_file() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["build"]).ended(0);
    assert_eq!(ran.err, "");
    let manifest = manifest(&workspace);
    let ids: Vec<_> = manifest.rows().iter().map(|row| row.account_id.as_str()).collect();
    assert_eq!(ids, ["a-1", "a-2", "a-3", "a-4", "a-5", "a-6", "a-7"]);
    for row in manifest.rows() {
        let held = row.account_id == "a-7";
        assert_eq!(row.outcome, if held { Outcome::Held } else { Outcome::Rendered }, "{}", row.reason);
        assert_eq!(row.file, if held { String::new() } else { deck_file_name(&row.name, "2026-Q3", &row.account_id) });
        if !held {
            let bytes = fs::read(workspace.path("out").join(&row.file)).unwrap();
            assert!(bytes.starts_with(b"%PDF-1.7") && Some(bytes.len()) == row.bytes);
        }
    }
    assert_eq!(
        files(&workspace.path("out")).len(),
        6 + 6,
        "decks, both manifests, what the decks tell, the seal, report and run"
    );
}

#[test]
fn a_pipe_gets_one_line_that_begins_with_the_coverage() {
    let ran = Workspace::new().run(&["build"]).ended(0);
    assert!(ran.out.starts_with("Coverage 85.7%: 6 of 7 accounts have a deck; 1 held ("), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn quiet_prints_nothing_and_json_prints_figures() {
    let workspace = Workspace::new();
    let quiet = workspace.run(&["build", "--quiet"]).ended(0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
    let json: Value = serde_json::from_str(&workspace.run(&["build", "--json"]).ended(0).out).unwrap();
    assert_eq!((&json["outcomes"]["rendered"], &json["outcomes"]["unchanged"]), (&Value::from(0), &Value::from(6)));
    assert_eq!(json["accounts"], 7);
}

#[cfg(unix)]
#[test]
fn a_second_build_writes_no_deck_and_says_so() {
    use std::os::unix::fs::MetadataExt;
    let workspace = Workspace::new();
    let numbers = || {
        let all = fs::read_dir(workspace.path("out")).unwrap().map(|entry| entry.unwrap());
        let decks = all.filter(|entry| entry.path().extension().is_some_and(|is| is == "pdf"));
        decks.map(|entry| (entry.file_name(), entry.metadata().unwrap().ino())).collect::<BTreeMap<_, _>>()
    };
    workspace.run(&["build"]).ended(0);
    let (first, made) = (manifest(&workspace), numbers());
    let told = workspace.run(&["build"]).ended(0).out;
    assert!(told.contains("6 decks for 2026-Q3, all unchanged,") && told.starts_with("Coverage 85.7%"), "{told}");
    assert_eq!(numbers(), made);
    for (before, now) in first.rows().iter().zip(manifest(&workspace).rows()) {
        let outcome = if before.outcome == Outcome::Rendered { Outcome::Unchanged } else { before.outcome };
        assert_eq!(*now, quarterdeck::store::manifest_row::ManifestRow { outcome, ..before.clone() });
    }
    let told = workspace.run(&["build", "--force", "--json"]).ended(0).out;
    assert_eq!(serde_json::from_str::<Value>(&told).unwrap()["outcomes"]["rendered"], 6);
}

#[test]
fn surprising_figures_are_marked_and_held_where_that_is_asked_for() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    assert!(manifest(&workspace).rows().iter().all(|row| row.review.is_empty()));
    workspace.edit("accounts.csv", "Stark Cycles,SMB,grow,40", "Stark Wheels,SMB,grow,30");
    let usage = fs::read_to_string(workspace.path("usage.csv")).unwrap();
    let tenfold = |line: &str| match line.split(',').collect::<Vec<_>>()[..] {
        ["a-1", day, users, invoices] if day >= "2026-06-29" => format!("a-1,{day},{users},{invoices}0"),
        _ => line.to_owned(),
    };
    workspace.write("usage.csv", &usage.lines().map(tenfold).collect::<Vec<_>>().join("\n"));
    let told = workspace.run(&["build"]).ended(0).out;
    assert!(told.contains("; 2 to look at first"), "{told}");
    let rows = manifest(&workspace);
    assert!(rows.row("a-1").unwrap().review.to_string().starts_with("usage_rose: Invoices (invoices) from "));
    let review = rows.row("a-6").unwrap().review.to_string();
    assert_eq!(
        review,
        "entitlement_fell: seats_licensed from 40 to 30; entitlement_fell: users from 40 to 30; name_changed: it was \"Stark Cycles\""
    );
    workspace.run(&["build", "--hold-surprises"]).ended(0);
    let rows = manifest(&workspace);
    let held = rows.row("a-1").unwrap();
    assert_eq!((held.outcome, held.code(), held.file.as_str()), (Outcome::Held, "surprise", ""));
    assert_eq!(rows.row("a-2").unwrap().outcome, Outcome::Unchanged);
}

#[test]
fn a_deck_is_made_again_where_its_own_facts_changed_or_its_file_is_not_as_it_was() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let rows = manifest(&workspace);
    let file = |id: &str| workspace.path("out").join(&rows.row(id).unwrap().file);
    let bytes = fs::read(file("a-1")).unwrap();
    fs::remove_file(file("a-1")).unwrap();
    fs::write(file("a-2"), "short").unwrap();
    let told = workspace.run(&["build"]).ended(0).out;
    assert!(told.contains("2 made and 4 unchanged"), "{told}");
    assert_eq!(fs::read(file("a-1")).unwrap(), bytes);
}

#[test]
fn the_bytes_are_the_same_with_one_thread_two_and_alone() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--jobs", "1", "--out", "one"]).ended(0);
    workspace.run(&["build", "--jobs", "2", "--out", "two"]).ended(0);
    workspace.run(&["build", "--account", "a-3", "--out", "alone"]).ended(0);
    let but_for_the_time = |out: &str| {
        let mut files = files(&workspace.path(out));
        files.remove("run.json");
        files
    };
    let one = but_for_the_time("one");
    assert_eq!(one, but_for_the_time("two"));
    let alone = files(&workspace.path("alone"));
    let decks: Vec<_> = alone.iter().filter(|(name, _)| name.ends_with(".pdf")).collect();
    assert_eq!(decks.len(), 1);
    assert!(decks.iter().all(|(name, bytes)| one.get(*name) == Some(bytes)));
}

#[test]
fn a_build_of_one_account_leaves_the_others_as_they_stand() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let before = files(&workspace.path("out"));
    workspace.write("usage.csv", &fs::read_to_string(workspace.path("usage.csv")).unwrap().replace(",11,", ",12,"));
    let ran = workspace.run(&["build", "--account", "globex FREIGHT"]).ended(0);
    assert!(ran.out.starts_with("Coverage 100.0%: 1 of 1 chosen accounts have a deck"), "{}", ran.out);
    let changed: Vec<_> = files(&workspace.path("out"))
        .into_iter()
        .filter(|(name, bytes)| before.get(name) != Some(bytes))
        .map(|(name, _)| name)
        .collect();
    assert!(
        changed.iter().all(|name| {
            name.starts_with("globex-freight") || name.starts_with("manifest") || OWN_FILES.contains(&name.as_str())
        }),
        "{changed:?}"
    );
    assert_eq!(manifest(&workspace).rows().len(), 7);
}

#[test]
fn accounts_are_chosen_by_field_and_number() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--where", "segment=smb", "--limit", "2"]).ended(0);
    let manifest = manifest(&workspace);
    assert_eq!(manifest.rows().iter().map(|row| row.account_id.as_str()).collect::<Vec<_>>(), ["a-1", "a-2"]);
    // The number is of those that the field chose.
    let workspace = Workspace::new();
    workspace.run(&["build", "--where", "id=a-3", "--limit", "1"]).ended(0);
    assert_eq!(
        self::manifest(&workspace).rows().iter().map(|row| row.account_id.as_str()).collect::<Vec<_>>(),
        ["a-3"]
    );
}

#[test]
fn an_unknown_or_ambiguous_account_renders_none() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["build", "--account", "a-1", "--account", "Globax Freight"]).ended(2);
    assert!(ran.err.contains("did you mean \"Globex Freight\"?"), "{}", ran.err);
    workspace.edit("accounts.csv", "Umbra Dental", "Globex Freight");
    let ran = workspace.run(&["build", "--account", "Globex Freight"]).ended(2);
    assert!(ran.err.contains("\n  a-2  Globex Freight\n  a-3  Globex Freight"), "{}", ran.err);
    assert!(!workspace.path("out").exists());
}

#[test]
fn strict_refuses_faulty_data_and_a_plain_build_goes_on() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--strict", "--out", "sound"]).ended(0);
    workspace.edit("accounts.csv", "a-3,Umbra Dental,SMB,grow,40", "a-3,Umbra Dental,SMB,grow,4O");
    let ran = workspace.run(&["build", "--strict"]).ended(1);
    assert!(ran.err.contains("--strict") && ran.err.contains("quarterdeck check"), "{}", ran.err);
    assert!(!workspace.path("out").exists());
    let ran = workspace.run(&["build"]).ended(0);
    assert!(ran.out.contains("findings: 1 "), "{}", ran.out);
}

#[test]
fn an_account_that_is_held_now_loses_its_deck() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    workspace.edit("accounts.csv", "a-3,Umbra Dental,SMB,grow,40,", "a-3,Umbra Dental,SMB,grow,40,yes");
    workspace.run(&["build", "--account", "a-3"]).ended(0);
    assert!(!workspace.path("out").join(deck_file_name("Umbra Dental", "2026-Q3", "a-3")).exists());
    let manifest = manifest(&workspace);
    assert_eq!(manifest.row("a-3").map(|row| (row.outcome, row.file.as_str())), Some((Outcome::Held, "")));
}

#[test]
fn a_deck_of_an_account_that_left_stays_and_is_told() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let accounts: String =
        Workspace::accounts().lines().filter(|l| !l.starts_with("a-2")).map(|l| format!("{l}\n")).collect();
    workspace.write("accounts.csv", &accounts);
    let json: Value = serde_json::from_str(&workspace.run(&["build", "--json"]).ended(0).out).unwrap();
    let file = deck_file_name("Globex Freight", "2026-Q3", "a-2");
    assert_eq!(json["stale"], serde_json::json!([file]));
    assert!(workspace.path("out").join(file).exists());
    assert_eq!(manifest(&workspace).rows().len(), 6);
}

#[test]
fn a_deck_that_cannot_be_written_fails_alone_and_the_status_is_3() {
    let workspace = Workspace::new();
    let file = deck_file_name("Umbra Dental", "2026-Q3", "a-3");
    fs::create_dir_all(workspace.path("out").join(&file)).unwrap();
    let ran = workspace.run(&["build"]).ended(3);
    assert!(ran.err.starts_with("failed: Umbra Dental (a-3): failed to write "), "{}", ran.err);
    assert!(ran.out.starts_with("Coverage 71.4%: 5 of 7"), "{}", ran.out);
    assert_eq!(manifest(&workspace).row("a-3").map(|row| row.outcome), Some(Outcome::Failed));
}

#[test]
fn an_output_folder_that_is_a_file_ends_with_1() {
    let workspace = Workspace::new();
    workspace.write("out", "a file");
    let ran = workspace.run(&["build"]).ended(1);
    assert!(ran.err.contains("out is a file"), "{}", ran.err);
}

#[test]
fn a_hostile_name_reaches_the_spreadsheet_harmless_and_the_lines_raw() {
    let workspace = Workspace::new();
    workspace.edit("accounts.csv", "Umbra Dental", "=cmd|' /C calc'!A0");
    workspace.run(&["build"]).ended(0);
    let csv = fs::read_to_string(workspace.path("out/manifest.csv")).unwrap();
    assert!(csv.contains("\na-3,'=cmd|' /C calc'!A0,"), "{csv}");
    assert_eq!(manifest(&workspace).row("a-3").map(|row| row.name.clone()), Some("=cmd|' /C calc'!A0".to_owned()));
}

#[test]
fn a_manifest_for_excel_begins_with_a_mark_and_verifies() {
    let workspace = Workspace::new();
    let manifest = || fs::read(workspace.path("out/manifest.csv")).unwrap();
    workspace.run(&["build", "--quiet"]).ended(0);
    assert!(manifest().starts_with(b"account_id,"));
    workspace.edit("qbr.yaml", "period: 2026-Q3\n", "period: 2026-Q3\nmanifest_bom: true\n");
    for arguments in [&["build", "--quiet"][..], &["build", "--quiet", "--account", "a-1"]] {
        workspace.run(arguments).ended(0);
        assert!(manifest().starts_with(b"\xef\xbb\xbfaccount_id,"));
        workspace.run(&["verify", "-w", "."]).ended(0);
        workspace.run(&["verify"]).ended(0);
    }
}
