//! One account in somebody's hands: shown, edited, built.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::workspace::{Ran, Workspace};

/// Runs the command with an editor, which is a line of shell that gets the file as `$1`.
fn edit(workspace: &Workspace, editor: &str, arguments: &[&str]) -> Ran {
    let script = workspace.path("editor.sh");
    fs::write(&script, format!("#!/bin/sh\n{editor}\n")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.env_remove("VISUAL").env("EDITOR", format!("sh '{}'", script.display()));
    let output = command.args(arguments).current_dir(workspace.path(".")).stdin(Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn names(workspace: &Workspace, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(workspace.path(folder)) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_account_is_shown_with_its_lines_and_what_changed_since() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--quiet"]).ended(0);
    let shown = workspace.run(&["show", "acme"]).ended(0).out;
    for told in [
        "Acme Bakeries (a-1)",
        "accounts.csv:2 (name)",
        "invoices.value",
        "usage.csv:",
        "Changed since the build in out\n  nothing",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    workspace.edit("usage.csv", "a-1,2026-09-21,19,", "a-1,2026-09-21,39,");
    let shown = workspace.run(&["show", "a-1"]).ended(0).out;
    assert!(shown.contains("~ users.value: "), "{shown}");
    let json = workspace.run(&["show", "a-7", "--json"]).ended(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["outcome"].as_str(), json["reason_code"].as_str()), (Some("held"), Some("hold_mark")));
    assert_eq!(json["facts"][0]["sources"][0]["lines"], serde_json::json!([8]));
}

#[test]
fn several_candidates_are_listed_and_nothing_is_shown() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["show", "den"]).ended(2);
    assert!(ran.err.contains("may be meant by \"den\"") && ran.err.contains("a-5  Hooli Gardens"), "{}", ran.err);
    assert!(workspace.run(&["show", "Globx Freigt"]).ended(0).out.starts_with("Globex Freight"));
    let ran = workspace.run(&["build", "--account", "Globx Freigt"]).ended(2);
    assert!(ran.err.contains("did you mean \"Globex Freight\"?"), "who writes decks guesses nothing: {}", ran.err);
}

#[cfg(unix)]
#[test]
fn what_is_written_in_the_editor_counts_in_the_next_build() {
    let workspace = Workspace::new();
    let editor = "sed -i 's/^#headline: .*/headline: Four days sooner/; s/^#pin: .*/pin: reports/' \"$1\"";
    let ran = edit(&workspace, editor, &["edit", "acme"]).ended(0);
    assert!(ran.out.contains("Kept overrides/a-1.yaml: headline, pin reports"), "{}", ran.out);
    let kept = fs::read_to_string(workspace.path("overrides/a-1.yaml")).unwrap();
    assert!(kept.contains("headline: Four days sooner\n") && !kept.contains("How things stand today"), "{kept}");
    assert_eq!(names(&workspace, "overrides"), ["a-1.yaml"]);
    workspace.run(&["build", "--quiet"]).ended(0);
    let manifest = fs::read_to_string(workspace.path("out/manifest.csv")).unwrap();
    assert!(manifest.contains("Four days sooner.") && manifest.contains("\"headline, pin reports\""), "{manifest}");
    let report = fs::read_to_string(workspace.path("out/report.html")).unwrap();
    assert!(report.contains("Changed by hand"));
    let run: serde_json::Value = serde_json::from_slice(&fs::read(workspace.path("out/run.json")).unwrap()).unwrap();
    assert_eq!(run["by_hand"], 1);

    // Opened again it is what was written, with how things stand now.
    let opened = workspace.run(&["edit", "a-1", "--print"]).ended(0).out;
    assert!(opened.starts_with(&kept) && opened.contains("# headline: Four days sooner."), "{opened}");
    let ran = edit(&workspace, "true", &["edit", "a-1"]).ended(0);
    assert!(ran.out.starts_with("Nothing was changed"), "{}", ran.out);
    workspace.run(&["edit", "a-1", "--remove"]).ended(0);
    assert_eq!(names(&workspace, "overrides"), [""; 0]);
    workspace.run(&["edit", "a-1", "--remove"]).ended(2);
}

#[cfg(unix)]
#[test]
fn what_is_not_sound_is_told_with_its_place_and_changes_nothing() {
    let workspace = Workspace::new();
    edit(&workspace, "echo 'note: Hello' > \"$1\"", &["edit", "a-2"]).ended(0);
    let before = fs::read_to_string(workspace.path("overrides/a-2.yaml")).unwrap();
    let ran = edit(&workspace, "printf 'note: Hello\\npin: [report]\\n' > \"$1\"", &["edit", "a-2"]).ended(2);
    assert!(ran.err.contains("overrides/a-2.yaml:2:7: \"report\" is no feature"), "{}", ran.err);
    assert_eq!(fs::read_to_string(workspace.path("overrides/a-2.yaml")).unwrap(), before);
    let left = names(&workspace, "overrides");
    assert!(left.len() == 2 && left[0].starts_with(".edit-"), "{left:?}");
    // What was written and not kept is read by no build.
    workspace.run(&["build", "--quiet", "--strict"]).ended(0);
    let ran = edit(&workspace, "exit 3", &["edit", "a-2"]).ended(1);
    assert!(ran.err.contains("ended with exit status: 3; nothing was changed"), "{}", ran.err);
}

#[test]
fn an_override_is_taken_from_a_file_or_the_standard_input() {
    let workspace = Workspace::new();
    workspace.write("decided.yaml", "hold: they asked us to wait\n");
    let ran = workspace.run(&["edit", "a-3", "--from", "decided.yaml"]).ended(0);
    assert!(ran.out.contains("Umbra Dental is held: a person decided it: they asked us to wait"), "{}", ran.out);
    workspace.write("other.yaml", "account: a-4\n");
    let ran = workspace.run(&["edit", "a-3", "--from", "other.yaml"]).ended(2);
    assert!(ran.err.contains("it is of \"a-4\", and this is the override of a-3"), "{}", ran.err);

    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.args(["edit", "a-4", "--from", "-"]).current_dir(workspace.path(".")).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"headline: From a pipe\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(names(&workspace, "overrides"), ["a-3.yaml", "a-4.yaml"]);
}

#[test]
fn what_an_override_comes_to_is_told_at_once() {
    let workspace = Workspace::new();
    let edit = |account: &str, text: &str| {
        workspace.write("decided.yaml", text);
        workspace.run(&["edit", account, "--from", "decided.yaml"])
    };
    let told = edit("a-1", "headline: Good 🎉 news\nlanguage: it\nnote: Hi\n").ended(0).out;
    assert!(
        told.contains("override_unapplied: headline: no font can draw all of") && told.contains("there is no copy"),
        "{told}"
    );
    let told = edit("a-1", "until: 2025-01-01\nnote: Hello\n").ended(0).out;
    assert!(
        told.contains("it counted until 2025-01-01") && told.contains("It stands in the place of: headline, note"),
        "{told}"
    );
    let told = edit("a-7", "until: 2026-12-31\nrelease: {stale_data: they asked}\n").ended(0).out;
    assert!(told.contains("`release` names stale_data; it is held for hold_mark"), "{told}");
    for (text, wanted) in [
        ("hold:\n", "say why no deck may leave"),
        ("hold: no\n", "say why no deck may leave"),
        ("until: 31.12.2026\n", "\"31.12.2026\" is no day; write it as 2026-12-31"),
        ("- note\n", "expected keys with values"),
    ] {
        let ran = edit("a-2", text).ended(2);
        assert!(ran.err.contains(wanted) && ran.err.contains("overrides/a-2.yaml:1:"), "{text}: {}", ran.err);
    }
    // What is put in a place without being looked at is named exactly.
    assert!(edit("acme", "note: Hi\n").ended(2).err.contains("did you mean \"Acme Bakeries\"?"));
}

#[cfg(unix)]
#[test]
fn every_line_of_the_form_can_be_taken_as_it_is() {
    let workspace = Workspace::new();
    // All lines of the form but those that contradict each other or name what this workspace lacks.
    let editor = "sed -i 's/^#\\([^ ]\\)/\\1/; s/^#\\(  \\)/\\1/; /release:/d; /renewal_soon/d; /with: \\[/d; /without: \\[/d; s/^internal_note:.*/internal_note: x/' \"$1\"";
    let ran = edit(&workspace, editor, &["edit", "a-1"]).ended(0);
    for decided in
        ["headline", "note", "next steps", "order features requests", "language de-CH", "theme harbor-dark", "hold:"]
    {
        assert!(ran.out.contains(decided), "{decided}: {}", ran.out);
    }
}

#[cfg(unix)]
#[test]
fn what_two_people_write_at_once_is_not_lost() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("overrides")).unwrap();
    let editor = "echo 'hold: legal asked us to wait' > overrides/a-1.yaml; echo 'headline: Mine' > \"$1\"";
    let ran = edit(&workspace, editor, &["edit", "a-1"]).ended(1);
    assert!(ran.err.contains("overrides/a-1.yaml was changed by somebody else meanwhile"), "{}", ran.err);
    assert!(fs::read_to_string(workspace.path("overrides/a-1.yaml")).unwrap().contains("legal asked"));
    let left = names(&workspace, "overrides");
    let draft = fs::read_to_string(workspace.path("overrides").join(&left[0])).unwrap();
    assert!(left.len() == 2 && draft.contains("headline: Mine"), "{left:?}");
    let ran = edit(&workspace, "printf 'note: \\351\\n' > \"$1\"", &["edit", "a-2"]).ended(2);
    assert!(ran.err.contains("save it as UTF-8") && ran.err.contains("what you wrote is in"), "{}", ran.err);
}

#[test]
fn an_override_says_whose_it_is_where_its_name_cannot() {
    let workspace = Workspace::new();
    for file in ["accounts.csv", "usage.csv", "features.csv", "requests.csv"] {
        let text = fs::read_to_string(workspace.path(file)).unwrap();
        workspace.write(file, &text.replace("a-1,", "a/1,"));
    }
    workspace.write("decided.yaml", "hold: they asked us to wait\n");
    workspace.run(&["edit", "a/1", "--from", "decided.yaml"]).ended(0);
    workspace.run(&["build", "--quiet"]).ended(0);
    let manifest = fs::read_to_string(workspace.path("out/manifest.csv")).unwrap();
    assert!(manifest.contains("a person decided it: they asked us to wait"), "{manifest}");
    assert_eq!(workspace.run(&["check"]).status, 0);
}

#[test]
fn a_wish_that_came_to_nothing_is_no_surprise_in_the_next_build() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("overrides")).unwrap();
    workspace.write("overrides/a-1.yaml", "slides: {with: [products]}\n");
    for _ in 0..3 {
        let ran = workspace.run(&["build", "--hold-surprises", "--json"]).ended(0);
        let summary: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(summary["outcomes"]["held"], 1, "{}", ran.out);
        assert_eq!(summary["review"], 1);
    }
}

#[test]
fn a_broken_override_never_stops_the_base() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("overrides")).unwrap();
    workspace.write("overrides/a-1.yaml", "headline: [\n");
    workspace.write("overrides/nobody.yaml", "note: Hi\n");
    let ran = workspace.run(&["build", "--strict", "--json"]).ended(0);
    let summary: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(summary["outcomes"]["rendered"], 5, "{}", ran.out);
    let manifest = fs::read_to_string(workspace.path("out/manifest.csv")).unwrap();
    assert!(manifest.contains("its override cannot be used: overrides/a-1.yaml:2:1"), "{manifest}");
    let checked = workspace.run(&["check"]).ended(1).out;
    assert!(
        checked.contains("overrides/nobody.yaml") && checked.contains("no account has the id \"nobody\""),
        "{checked}"
    );
}
