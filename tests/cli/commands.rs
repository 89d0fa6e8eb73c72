//! Exit statuses, help and messages of every command; no deck is made here.

use std::fs;
use std::process::{Command, Stdio};

use crate::workspace::{Workspace, run_in};

#[test]
fn without_a_command_help_is_printed_and_the_status_is_2() {
    let ran = run_in(&std::env::temp_dir(), &[]).ended(2);
    assert!(ran.err.contains("Usage: quarterdeck <COMMAND>"), "{}", ran.err);
}

#[test]
fn every_help_has_examples() {
    for command in
        [&["--help"][..], &["init", "--help"], &["check", "--help"], &["build", "--help"], &["completions", "--help"]]
    {
        let ran = run_in(&std::env::temp_dir(), command).ended(0);
        assert!(ran.out.contains("Examples:\n  quarterdeck "), "{command:?}: {}", ran.out);
    }
}

#[test]
fn completions_name_our_commands_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run_in(&std::env::temp_dir(), &["completions", shell]).ended(0);
        assert!(ran.out.contains("account") && ran.out.contains("as-of"), "{shell}");
    }
}

#[test]
fn a_wrong_argument_ends_with_2_and_says_what_is_expected() {
    let workspace = Workspace::new();
    let cases: [(&[&str], &str); 9] = [
        (&["build", "--as-of", "30.9.2026"], "expected a date such as 2026-09-30"),
        (&["build", "--where", "segmet=SMB"], "did you mean \"segment\"?"),
        (&["build", "--where", "segment"], "FIELD=VALUE"),
        (&["build", "--jobs", "0"], "'--jobs <N>': expected a whole number from 1"),
        (&["build", "--limit", "0"], "'--limit <N>': expected a whole number from 1"),
        (&["build", "--period", "Q3"], "--period: \"Q3\" is not a quarter; write it as 2026-Q3"),
        (&["build", "--as-of", "2026-07-02"], "--as-of: no week of 2026-Q3"),
        (&["build", "--period", "2026-Q3", "--as-of", "2026-06-30"], "--as-of: no week of 2026-Q3"),
        (&["buidl"], "build"),
    ];
    for (arguments, message) in cases {
        let ran = workspace.run(arguments).ended(2);
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    }
    assert!(!workspace.path("out").exists());
}

#[test]
fn a_command_that_nobody_listens_to_ends_as_it_would_and_says_nothing_of_it() {
    let workspace = Workspace::new();
    let delivery = "delivery: {base_url: 'https://reviews.example/'}\n";
    let text = fs::read_to_string(workspace.path("qbr.yaml")).unwrap();
    workspace.write("qbr.yaml", &format!("{text}{delivery}"));
    workspace.run(&["build", "--out", "out", "--quiet"]).ended(0);
    let commands: [&[&str]; 22] = [
        &["--help"],
        &["check"],
        &["check", "--json"],
        &["build", "--out", "out"],
        &["show", "a-1"],
        &["show", "a-1", "--json"],
        &["edit", "a-1", "--print"],
        &["edit", "a-1", "--from", "mine.yaml"],
        &["verify", "out", "-w", "."],
        &["diff", "out", "out"],
        &["email", "presets"],
        &["email", "presets", "--show", "hubspot"],
        &["email", "drafts", "out"],
        &["email", "merge", "out", "--for", "gmail"],
        &["email", "send", "out"],
        &["email", "sent"],
        &["responses", "list"],
        &["responses", "list", "--csv"],
        &["responses", "stops"],
        &["schema"],
        &["completions", "bash"],
        &["man", "pages"],
    ];
    workspace.write("mine.yaml", "hold: they asked us to wait\n");
    for command in commands {
        let heard = workspace.run(command);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut ran = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        ran.args(command).current_dir(workspace.path("")).stdin(Stdio::null()).stdout(writer);
        let ran = ran.output().unwrap();
        let err = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(heard.status), "{command:?}: {err} {}", heard.err);
        assert!(!err.contains("panicked") && !err.contains("output"), "{command:?}: {err}");
    }
}

#[test]
fn a_folder_without_a_workspace_ends_with_2_and_points_to_init() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["check", "build"] {
        let ran = run_in(folder.path(), &[command]).ended(2);
        assert!(ran.err.starts_with("error: ") && ran.err.contains("quarterdeck init"), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1);
    }
}

#[test]
fn an_unknown_key_ends_with_2_and_names_the_nearest() {
    let workspace = Workspace::new();
    workspace.edit("qbr.yaml", "period:", "perid:");
    for command in ["check", "build"] {
        let ran = workspace.run(&[command]).ended(2);
        assert!(ran.err.contains("qbr.yaml:5") && ran.err.contains("period"), "{}", ran.err);
    }
}

#[test]
fn check_ends_with_0_where_nothing_is_wrong() {
    let ran = Workspace::new().run(&["check"]).ended(0);
    assert!(ran.out.contains("accounts.csv") && ran.out.contains("0 errors, 0 warnings"), "{}", ran.out);
}

#[test]
fn check_ends_with_1_and_says_file_line_column_and_value() {
    let workspace = Workspace::new();
    workspace.edit("accounts.csv", "a-3,Umbra Dental,SMB,grow,40", "a-3,Umbra Dental,SMB,grow,4O");
    let ran = workspace.run(&["check"]).ended(1);
    for part in ["accounts.csv, column \"seats\"", "line 4", "4O"] {
        assert!(ran.out.contains(part), "{part} in {}", ran.out);
    }
    let json: serde_json::Value = serde_json::from_str(&workspace.run(&["check", "--json"]).ended(1).out).unwrap();
    assert_eq!(json["findings"][0]["shown"][0]["value"], "4O");
    assert_eq!(json["accounts"], 7);
}

#[test]
fn check_shows_the_first_findings_and_counts_the_rest() {
    let workspace = Workspace::new();
    workspace.write("accounts.csv", &Workspace::accounts().replace(",40,", ",many,"));
    workspace.edit("qbr.yaml", "cohort:", "thresholds: {findings_shown: 3, refused_share: 1}\ncohort:");
    let ran = workspace.run(&["check"]).ended(1);
    assert!(ran.out.contains("lines 2, 3, 4"), "{}", ran.out);
    assert!(ran.out.contains("… and 4 more"), "{}", ran.out);
}

#[test]
fn a_missing_source_ends_with_1() {
    let workspace = Workspace::new();
    fs::remove_file(workspace.path("accounts.csv")).unwrap();
    let ran = workspace.run(&["build"]).ended(1);
    assert!(ran.err.contains("accounts.csv"), "{}", ran.err);
    assert!(!workspace.path("out").exists());
    let ran = workspace.run(&["check"]).ended(1);
    assert!(ran.out.contains("error: ") && ran.out.contains("accounts.csv"), "{}", ran.out);
}

#[test]
fn init_writes_a_workspace_that_check_reads() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["init", "reviews"]).ended(0);
    assert!(ran.out.contains("quarterdeck check reviews"), "{}", ran.out);
    let ran = run_in(folder.path(), &["check", "reviews"]);
    assert!(ran.status < 2, "{}", ran.err);
}

#[test]
fn init_writes_the_schemas_that_its_files_name() {
    let folder = tempfile::tempdir().unwrap();
    run_in(folder.path(), &["init", "reviews"]).ended(0);
    for file in ["qbr.yaml", "catalogue.yaml"] {
        let text = fs::read_to_string(folder.path().join("reviews").join(file)).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
        let bytes = fs::read(folder.path().join("reviews").join(schema)).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["title"], file);
    }
}

#[test]
fn schema_writes_its_own_files_anew_and_no_other() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["schema"]).ended(0);
    assert!(ran.out.contains("# yaml-language-server: $schema=schemas/qbr.schema.json"), "{}", ran.out);
    let whole = fs::read(workspace.path("schemas/qbr.schema.json")).unwrap();
    let old = String::from_utf8(whole.clone()).unwrap().replace("The day the data stands at", "As it was");
    workspace.write("schemas/qbr.schema.json", &old);
    workspace.run(&["schema", "."]).ended(0);
    assert_eq!(fs::read(workspace.path("schemas/qbr.schema.json")).unwrap(), whole);
    fs::remove_file(workspace.path("schemas/catalogue.schema.json")).unwrap();
    workspace.write("schemas/theme.schema.json", "{}");
    let ran = workspace.run(&["schema"]).ended(2);
    assert!(ran.err.contains("theme.schema.json is there, and quarterdeck did not write it"), "{}", ran.err);
    assert!(!workspace.path("schemas/catalogue.schema.json").exists(), "nothing is written where one cannot be");
    assert_eq!(fs::read(workspace.path("schemas/theme.schema.json")).unwrap(), b"{}");
}

#[test]
fn schema_prints_what_it_would_write() {
    let workspace = Workspace::new();
    workspace.run(&["schema"]).ended(0);
    let written = fs::read_to_string(workspace.path("schemas/theme.schema.json")).unwrap();
    assert_eq!(workspace.run(&["schema", "--print", "theme"]).ended(0).out, written);
    let ran = workspace.run(&["schema", "--print", "themes"]).ended(2);
    assert!(ran.err.contains("theme"), "{}", ran.err);
    workspace.run(&["schema", "nowhere"]).ended(2);
}

#[test]
fn init_refuses_a_folder_that_is_in_use() {
    let workspace = Workspace::new();
    let before = fs::read(workspace.path("qbr.yaml")).unwrap();
    let ran = workspace.run(&["init", "."]).ended(2);
    assert!(ran.err.contains("is not empty"), "{}", ran.err);
    assert_eq!(fs::read(workspace.path("qbr.yaml")).unwrap(), before);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for arguments in [&["check"][..], &["completions", "bash"], &["check", "--json"]] {
        let workspace = Workspace::new();
        let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        command.args(arguments).current_dir(workspace.path("")).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn the_mappings_in_the_readme_and_in_the_manual_are_understood() {
    const IDEAS: &[u8] =
        br#"{"data": {"items": [{"key": "r-1", "customer": "a-1", "summary": "Export", "state": "shipped"}]}}"#;
    is_understood(
        include_str!("../../README.md"),
        &[
            ("accounts.csv", b"Account ID,Account Name,Tier\na-1,Nord,SMB\n"),
            ("usage.csv", b"Account ID,Week,Invoices processed\na-1,2026-09-24,12\n"),
            ("ideas.json", IDEAS),
        ],
    );
    is_understood(
        include_str!("../../docs/workspace.md"),
        &[
            ("crm-accounts-1.csv", b"Account ID;Account Name;Tier;Plan;Do not send\na-1;Caf\xe9 Nord;SMB;Grow;\n"),
            ("subscriptions.csv", b"id,account\ns-1,a-1\n"),
            ("usage.csv", b"subscription;week;Invoices processed\ns-1;24/09/2026;1.234,5\n"),
            ("ideas.json", IDEAS),
        ],
    );
}

/// The first mapping of a page reads every row of these files.
fn is_understood(page: &str, files: &[(&str, &[u8])]) {
    let (_, from) = page.split_once("```yaml\n").unwrap();
    let (mapping, _) = from.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("qbr.yaml"), mapping).unwrap();
    fs::create_dir(folder.path().join("exports")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join("exports").join(name), bytes).unwrap();
    }
    let ran = run_in(folder.path(), &["check", "--json"]);
    assert!(ran.status < 2, "{}", ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let used: Vec<_> = json["files"].as_array().unwrap().iter().map(|file| &file["used"]).collect();
    assert!(used.len() == files.len() && used.iter().all(|used| **used == 1), "{}", ran.out);
}
