//! Our own files are known, a stopped run ends in order, and who listens decides no exit status.

use std::fs;
use std::process::{Child, Command, Stdio};

use crate::common::wait_until;
use crate::stage::{Stage, TODAY};

#[test]
fn what_our_own_commands_leave_in_a_folder_is_known() {
    let stage = Stage::of_case("33-verify-after-merge");
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    stage.run(&["approve", "out", "-w", "ws", "--all", "--by", "Robin", "--on", "2026-07-02"]).ended(0);
    let commands: [&[&str]; 4] = [
        &["publish", "out", "-w", "ws", "--to", "out/public", "--on", "2026-07-02"],
        &["email", "merge", "out", "-w", "ws", "--for", "hubspot", "--on", "2026-07-02"],
        &["email", "merge", "out", "-w", "ws", "--for", "outlook", "--on", "2026-07-02"],
        &["email", "drafts", "out", "-w", "ws", "--on", "2026-07-02"],
    ];
    for command in commands {
        stage.run(command).ended(0);
        stage.run(&["verify", "out"]).ended(0);
        stage.run(&["verify", "out", "-w", "ws"]).ended(0);
    }
    fs::create_dir(stage.path("out/theirs")).unwrap();
    assert!(stage.run(&["verify", "out"]).ended(1).out.contains("theirs: it is none of ours"));
}

/// Starts a command that waits at a fail point until the file `go` is there.
fn waiting(stage: &Stage, arguments: &[&str], point: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.args(arguments).current_dir(stage.path("")).stdout(Stdio::null()).stderr(Stdio::null());
    // One thread, so that nothing goes on while it waits.
    command.env("RAYON_NUM_THREADS", "1");
    command.env("QUARTERDECK_FAIL_POINT", format!("{point}=until:{}", stage.path("go").display())).spawn().unwrap()
}

fn count(stage: &Stage, folder: &str) -> usize {
    fs::read_dir(stage.path(folder)).map_or(0, |entries| entries.count())
}

#[cfg(unix)]
#[test]
fn a_build_and_a_publishing_that_are_asked_to_stop_end_in_order_and_go_on() {
    let commands: [(&[&str], &str, &str); 2] = [
        (&["build", "ws", "--out", "out", "--jobs", "1"], "deck-in-place:3", "out"),
        (&["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY], "file-written:9", "public"),
    ];
    for signal in ["-INT", "-TERM", "-HUP", "-PIPE"] {
        for (command, point, folder) in commands {
            let stage = if folder == "out" { Stage::built() } else { Stage::approved() };
            if folder == "out" {
                fs::remove_dir_all(stage.path(folder)).unwrap();
            }
            let mut child = waiting(&stage, command, point);
            let before = if folder == "out" { 3 } else { 6 };
            wait_until("files are there", || count(&stage, folder) > before);
            assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
            std::thread::sleep(std::time::Duration::from_millis(300));
            assert!(child.try_wait().unwrap().is_none(), "{signal} ended {command:?} at once");
            fs::write(stage.path("go"), "").unwrap();
            assert_eq!(child.wait().unwrap().code(), Some(130), "{signal} {command:?}");
            stage.run(command).ended(0);
            stage.run(&["verify", "out", "-w", "ws"]).ended(0);
            if folder == "public" {
                let told = stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY, "--json"]).json();
                assert_eq!((&told["new"], &told["changed"], &told["missing"]), (&0.into(), &0.into(), &0.into()));
            }
        }
    }
}

/// The exit status of a command of which nobody reads the output.
#[cfg(unix)]
fn unheard(stage: &Stage, arguments: &[&str]) -> Option<i32> {
    let program = env!("CARGO_BIN_EXE_quarterdeck");
    // The readers are gone before the command begins.
    let script = format!("exec 3> >(exec true) 4> >(exec true); sleep 0.3; {program} {} >&3 2>&4", arguments.join(" "));
    Command::new("bash").args(["-c", &script]).current_dir(stage.path("")).status().unwrap().code()
}

#[cfg(unix)]
#[test]
fn a_status_does_not_depend_on_who_listens() {
    let stage = Stage::built();
    fs::remove_file(stage.deck("C-1010")).unwrap();
    assert_eq!(unheard(&stage, &["verify", "out"]), Some(1));
    assert_eq!(unheard(&stage, &["build", "nowhere", "--out", "out"]), Some(2));
    assert_eq!(unheard(&stage, &["build", "ws", "--out", "out"]), Some(0));
    assert!(stage.deck("C-1010").exists());
}

#[test]
fn a_build_of_one_account_looks_back_as_its_folder_does_or_says_that_it_cannot() {
    let stage = Stage::built();
    let build = |more: &[&str]| stage.run(&[&["build", "ws", "--quiet"], more].concat());
    build(&["--out", "q2", "--period", "2026-Q2", "--as-of", "2026-06-30"]).ended(0);
    build(&["--out", "out", "--previous", "q2"]).ended(0);
    let whole = stage.rows();
    let looks_back = || {
        let run: serde_json::Value = serde_json::from_slice(&fs::read(stage.path("out/run.json")).unwrap()).unwrap();
        run["looks_back"] == true
    };
    for account in ["C-1010", "C-1001"] {
        let ran = build(&["--out", "out", "--account", account]).ended(0);
        assert!(looks_back() && !ran.err.contains("look back"), "{}", ran.err);
    }
    assert_eq!(
        stage.rows().iter().map(|row| &row["sha256"]).collect::<Vec<_>>(),
        whole.iter().map(|row| &row["sha256"]).collect::<Vec<_>>()
    );
    // Moved together, they are found; without the earlier run that is said.
    fs::create_dir(stage.path("both")).unwrap();
    for folder in ["out", "q2"] {
        fs::rename(stage.path(folder), stage.path("both").join(folder)).unwrap();
    }
    let moved = build(&["--out", "both/out", "--account", "C-1010"]).ended(0);
    assert!(!moved.err.contains("look back"), "{}", moved.err);
    fs::rename(stage.path("both/q2"), stage.path("gone")).unwrap();
    let alone = build(&["--out", "both/out", "--account", "C-1010"]).ended(0);
    assert!(alone.err.contains("do not look back as those beside them do"), "{}", alone.err);
    // A build of all without --previous looks back no more, and neither does one of some after it.
    build(&["--out", "both/out"]).ended(0);
    let after = build(&["--out", "both/out", "--account", "C-1010"]).ended(0);
    assert!(!after.err.contains("look back"), "{}", after.err);
}
