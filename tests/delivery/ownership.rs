//! An output folder knows its workspace, and the workspace its last build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::stage::{Ran, Stage, TODAY, copy};

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

/// A second workspace with the same accounts, `other`; without a `delivery` section it has no key.
fn add_other(stage: &Stage, has_key: bool) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"), &stage.path("other"));
    let _ = fs::remove_dir_all(stage.path("other/.quarterdeck"));
    if !has_key {
        let text = fs::read_to_string(stage.path("other/qbr.yaml")).unwrap();
        let (before, after) = text.split_once("\ndelivery:\n").unwrap();
        let rest: String =
            after.lines().skip_while(|line| line.starts_with(' ') || line.is_empty()).collect::<Vec<_>>().join("\n");
        fs::write(stage.path("other/qbr.yaml"), format!("{before}\n{rest}\n")).unwrap();
    }
}

/// What writes into an output folder, or out of it.
const COMMANDS: [&[&str]; 10] = [
    &["build", "other", "--out", "out"],
    &["build", "other", "--out", "out", "--account", "C-1010"],
    &["build", "other", "--out", "out/q3"],
    &["approve", "out", "-w", "other", "--all", "--by", "Robin"],
    &["email", "drafts", "out", "-w", "other"],
    &["email", "merge", "out", "-w", "other", "--for", "gmail"],
    &["email", "send", "out", "-w", "other"],
    &["publish", "out", "-w", "other", "--to", "public"],
    &["publish", "out", "-w", "other", "--to", "out"],
    &["publish", "out", "-w", "other", "--to", "out/public"],
];

fn refuses_all(stage: &Stage, commands: &[&[&str]]) {
    let before = files(&stage.path("out"));
    for command in commands {
        let ran = stage.run(command);
        assert!(ran.status == 1 || ran.status == 2, "{command:?}: {}", ran.out);
        assert!(ran.err.contains("was built by another workspace"), "{command:?}: {}", ran.err);
        assert!(files(&stage.path("out")) == before, "{command:?} wrote into the folder");
        assert!(!stage.path("public").exists());
    }
}

#[test]
fn no_command_of_another_workspace_writes_into_a_folder() {
    let stage = Stage::approved();
    stage.run(&["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY]).ended(0);
    add_other(&stage, true);
    refuses_all(&stage, &COMMANDS);
    // Its own folder is proved, and its lists and decks still are not put into the first one's.
    stage.run(&["build", "other", "--out", "theirs", "--quiet"]).ended(0);
    let beside: [&[&str]; 3] = [
        &["email", "merge", "theirs", "-w", "other", "--for", "gmail", "--to", "out/merge/gmail.csv"],
        &["publish", "theirs", "-w", "other", "--to", "out/public"],
        &["publish", "theirs", "-w", "other", "--to", "out"],
    ];
    refuses_all(&stage, &beside);
}

#[test]
fn a_workspace_without_a_key_and_a_folder_without_its_seal_change_nothing_of_that() {
    for (has_key, gone) in
        [(false, "README"), (true, "seal.json"), (true, ".quarterdeck/output-of"), (false, "seal.json")]
    {
        let stage = Stage::built();
        add_other(&stage, has_key);
        let _ = fs::remove_file(stage.path("out").join(gone));
        refuses_all(&stage, &COMMANDS[..3]);
    }
    // Nothing says whose it is but the rows, which another key sealed.
    let stage = Stage::built();
    add_other(&stage, true);
    fs::remove_file(stage.path("out/seal.json")).unwrap();
    fs::remove_file(stage.path("out/.quarterdeck/output-of")).unwrap();
    let before = files(&stage.path("out"));
    let ran = stage.run(COMMANDS[0]).ended(1);
    assert!(ran.err.contains("was sealed with another key"), "{}", ran.err);
    assert!(
        files(&stage.path("out"))
            .iter()
            .filter(|(name, _)| !name.starts_with('.'))
            .eq(before.iter().filter(|(name, _)| !name.starts_with('.')))
    );
}

#[test]
fn a_folder_is_its_workspaces_from_the_first_moment_on() {
    let stage = Stage::built();
    add_other(&stage, true);
    fs::remove_dir_all(stage.path("out")).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.args(["build", "ws", "--out", "out"]).current_dir(stage.path(""));
    assert!(!command.env("QUARTERDECK_FAIL_POINT", "deck-in-place:1=kill").output().unwrap().status.success());
    refuses_all(&stage, &COMMANDS[..3]);
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
}

#[test]
fn another_output_folder_is_not_published() {
    let stage = Stage::approved();
    stage.run(&["build", "ws", "--out", "second", "--quiet"]).ended(0);
    let ran = stage.run(&["publish", "out", "-w", "ws", "--to", "second", "--on", TODAY]).ended(2);
    assert!(ran.err.contains("not for everybody"), "{}", ran.err);
    assert!(!stage.path("second/index.html").exists());
}

/// Makes the seal of the whole fit what stands there, as somebody without the key can.
fn seal_anew(stage: &Stage) {
    let hash =
        |file: &str| base16ct::lower::encode_string(&Sha256::digest(fs::read(stage.path("out").join(file)).unwrap()));
    let mut seal: Value = serde_json::from_slice(&fs::read(stage.path("out/seal.json")).unwrap()).unwrap();
    seal["states"][0]["manifest"] = hash("manifest.jsonl").into();
    seal["states"][0]["insights"] = hash("insights.jsonl").into();
    fs::write(stage.path("out/seal.json"), serde_json::to_vec_pretty(&seal).unwrap()).unwrap();
}

/// The faults that `verify` finds, and the ways to say so.
fn verify(stage: &Stage, workspace: Option<&str>) -> (Vec<String>, Ran) {
    let of = workspace.map_or(vec![], |workspace| vec!["-w", workspace]);
    let told = stage.run(&[&["verify", "out", "--json"], &of[..]].concat());
    let told: Value = serde_json::from_str(&told.out).unwrap();
    let codes = told["faults"].as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap().to_owned());
    (codes.collect(), stage.run(&[&["verify", "out"], &of[..]].concat()))
}

#[test]
fn with_the_workspace_swapped_foreign_and_missing_rows_are_faults_and_without_it_that_is_said() {
    type Edit = (&'static str, fn(&Stage), &'static str);
    let edits: [Edit; 4] = [
        (
            "contacts changed places",
            |stage| {
                let [one, two] =
                    ["C-1010", "C-1011"].map(|id| stage.row(id)["contact_email"].as_str().unwrap().to_owned());
                for file in ["out/manifest.jsonl", "out/manifest.csv"] {
                    let text = fs::read_to_string(stage.path(file)).unwrap();
                    let text = text.replace(&one, "@@").replace(&two, &one).replace("@@", &two);
                    fs::write(stage.path(file), text).unwrap();
                }
            },
            "row",
        ),
        (
            "a row is gone with its deck",
            |stage| {
                fs::remove_file(stage.deck("C-1010")).unwrap();
                for file in ["out/manifest.jsonl", "out/manifest.csv", "out/insights.jsonl"] {
                    let text = fs::read_to_string(stage.path(file)).unwrap();
                    let lines: Vec<&str> = text.split_inclusive('\n').filter(|line| !line.contains("C-1010")).collect();
                    fs::write(stage.path(file), lines.concat()).unwrap();
                }
            },
            "seal",
        ),
        (
            "an old row is back",
            |stage| {
                let old = fs::read_to_string(stage.path("out/manifest.jsonl")).unwrap();
                let csv = fs::read_to_string(stage.path("out/manifest.csv")).unwrap();
                let address = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
                stage.edit("ws/accounts.csv", &address, "new@oakhollowdental.example");
                stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
                fs::write(stage.path("out/manifest.jsonl"), old).unwrap();
                fs::write(stage.path("out/manifest.csv"), csv).unwrap();
            },
            "seal",
        ),
        (
            "a row is another workspace's",
            |stage| {
                add_other(stage, true);
                stage.run(&["build", "other", "--out", "theirs", "--quiet"]).ended(0);
                for file in ["manifest.jsonl", "manifest.csv"] {
                    let line = |folder: &str| {
                        let text = fs::read_to_string(stage.path(folder).join(file)).unwrap();
                        text.split_inclusive('\n').find(|line| line.contains("C-1010")).unwrap().to_owned()
                    };
                    stage.edit(&format!("out/{file}"), &line("out"), &line("theirs"));
                }
            },
            "row",
        ),
    ];
    for (what, edit, code) in edits {
        let stage = Stage::built();
        edit(&stage);
        seal_anew(&stage);
        let (faults, ran) = verify(&stage, Some("ws"));
        assert!(faults.iter().any(|fault| fault == code), "{what}: {faults:?}");
        assert!(ran.status == 1 && !ran.out.contains("nobody can tell"), "{what}: {}", ran.out);
        let (_, ran) = verify(&stage, None);
        assert!(ran.out.contains("without --workspace nobody can tell"), "{what}: {}", ran.out);
    }
    let stage = Stage::built();
    assert_eq!(verify(&stage, Some("ws")).0, [""; 0]);
    add_other(&stage, true);
    assert_eq!(verify(&stage, Some("other")).0, ["other_workspace"]);
}

#[test]
fn without_a_key_verify_says_what_it_cannot_notice() {
    let stage = Stage::built();
    add_other(&stage, false);
    fs::remove_dir_all(stage.path("out")).unwrap();
    stage.run(&["build", "other", "--out", "out", "--quiet"]).ended(0);
    let (faults, ran) = verify(&stage, Some("other"));
    assert!(faults.is_empty() && ran.out.contains("the workspace has no key"), "{}", ran.out);
}

#[test]
fn a_whole_folder_that_is_put_back_is_noticed_before_anything_leaves() {
    let stage = Stage::approved();
    copy(&stage.path("out"), &stage.path("before"));
    let address = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    stage.edit("ws/accounts.csv", &address, "new@oakhollowdental.example");
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    copy(&stage.path("out"), &stage.path("now"));
    let leaves: [&[&str]; 5] = [
        &["email", "send", "out", "-w", "ws", "--on", TODAY],
        &["email", "drafts", "out", "-w", "ws", "--on", TODAY],
        &["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY],
        &["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY],
        &["approve", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin", "--on", TODAY],
    ];
    let put_back = |from: &str| {
        fs::remove_dir_all(stage.path("out")).unwrap();
        copy(&stage.path(from), &stage.path("out"));
    };
    put_back("before");
    for command in leaves {
        let ran = stage.run(command).ended(1);
        assert!(ran.err.contains("is as an earlier build left it"), "{command:?}: {}", ran.err);
    }
    assert_eq!(verify(&stage, Some("ws")).0, ["old"]);
    let (faults, ran) = verify(&stage, None);
    assert!(faults.is_empty() && ran.out.contains("the whole folder"), "{}", ran.out);
    #[cfg(unix)]
    {
        // Nor does a link in the place of the folder.
        fs::remove_dir_all(stage.path("out")).unwrap();
        std::os::unix::fs::symlink(stage.path("before"), stage.path("out")).unwrap();
        assert!(stage.run(leaves[0]).ended(1).err.contains("is as an earlier build left it"));
        fs::remove_file(stage.path("out")).unwrap();
        copy(&stage.path("before"), &stage.path("out"));
    }
    put_back("now");
    for command in leaves {
        stage.run(command).ended(0);
    }
    // Built again from what was put back, it is the last build, which asks for approvals that fit.
    put_back("before");
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    assert_eq!(stage.row("C-1010")["contact_email"], "new@oakhollowdental.example");
    stage.run(leaves[0]).ended(0);
}

#[test]
fn a_folder_that_was_renamed_built_and_renamed_back_leaves() {
    let stage = Stage::approved();
    let address = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    let verify = |faults: i32| stage.run(&["verify", "out", "-w", "ws"]).ended(faults);
    fs::rename(stage.path("out"), stage.path("away")).unwrap();
    stage.edit("ws/accounts.csv", &address, "new@oakhollowdental.example");
    stage.run(&["build", "ws", "--out", "away", "--quiet"]).ended(0);
    fs::rename(stage.path("away"), stage.path("out")).unwrap();
    verify(0);
    copy(&stage.path("out"), &stage.path("before"));
    // Back at its first path, an earlier build is still noticed.
    stage.edit("ws/accounts.csv", "new@oakhollowdental.example", "newer@oakhollowdental.example");
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    verify(0);
    fs::remove_dir_all(stage.path("out")).unwrap();
    copy(&stage.path("before"), &stage.path("out"));
    verify(1);
}

#[test]
fn a_moved_folder_and_an_archived_quarter_are_what_they_were() {
    let stage = Stage::approved();
    copy(&stage.path("out"), &stage.path("archive"));
    stage.run(&["build", "ws", "--out", "out", "--period", "2026-Q2", "--as-of", "2026-06-30", "--quiet"]).ended(0);
    for deck in files(&stage.path("out")).into_keys().filter(|name| name.contains("_2026-Q3_")) {
        fs::remove_file(stage.path("out").join(deck)).unwrap();
    }
    for folder in ["archive", "out"] {
        stage.run(&["verify", folder, "-w", "ws"]).ended(0);
    }
    stage.run(&["email", "merge", "archive", "-w", "ws", "--for", "gmail", "--on", TODAY]).ended(0);
    fs::rename(stage.path("out"), stage.path("moved")).unwrap();
    stage.run(&["verify", "moved", "-w", "ws"]).ended(0);
}
