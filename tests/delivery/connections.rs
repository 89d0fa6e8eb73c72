//! Who connects: the system calls of the program, as strace sees them.

use std::fs;
use std::process::{Command, Stdio};

use crate::common::lacks_tool;
use crate::responses::{contact, message, reply_token};
use crate::stage::{Stage, TODAY};

/// The calls of a command that open a socket or lead one anywhere.
fn calls(stage: &Stage, arguments: &[&str]) -> String {
    let trace = stage.path("trace.txt");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-e", "trace=socket,connect,bind,listen,accept,accept4", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_quarterdeck"));
    let ran = command.args(arguments).current_dir(stage.path("")).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.code().is_some_and(|status| status < 2), "{arguments:?}: {said}");
    fs::read_to_string(trace).unwrap()
}

fn traces() -> bool {
    let tried = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).output();
    let works = tried.is_ok_and(|ran| ran.status.success());
    if !works {
        lacks_tool("strace is not there, or may not trace here: nobody looked at who connects");
    }
    works
}

#[test]
fn only_sending_opens_a_socket() {
    if !traces() {
        return;
    }
    let stage = Stage::approved();
    stage.run(&["build", "ws", "--out", "q2", "--period", "2026-Q2", "--as-of", "2026-06-30", "--quiet"]).ended(0);
    let token = reply_token(&stage, "C-1010");
    let silent: [&[&str]; 26] = [
        &["init", "new"],
        &["schema", "ws"],
        &["team", "equation", "ws"],
        &["team", "coverage", "ws"],
        &["completions", "bash"],
        &["edit", "C-1010", "ws", "--print"],
        &["edit", "C-1012", "ws", "--from", "decided.yaml"],
        &["check", "ws"],
        &["build", "ws", "--out", "out", "--previous", "q2"],
        &["build", "ws", "--out", "out", "--account", "C-1010"],
        &["show", "C-1010", "ws", "--out", "out"],
        &["preview", "C-1010", "ws", "--dir", "pictures", "--width", "320"],
        &["diff", "q2", "out", "-w", "ws"],
        &["verify", "out", "-w", "ws"],
        &["approve", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin", "--on", TODAY],
        &["email", "drafts", "out", "-w", "ws", "--on", TODAY],
        &["email", "merge", "out", "-w", "ws", "--for", "hubspot", "--on", TODAY],
        &["email", "send", "out", "-w", "ws", "--on", TODAY],
        &["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY],
        &["publish", "out", "-w", "ws", "--to", "public", "--take-down", "2026-Q3"],
        &["revoke", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin"],
        &["email", "presets", "-w", "ws"],
        &["responses", "record", "--mailbox", "replies.mbox", "-w", "ws", "--on", TODAY],
        &["responses", "record", &token, "-w", "ws", "--on", TODAY],
        &["responses", "list", "-w", "ws"],
        &["responses", "stops", "-w", "ws", "--stop", "ada@x.example", "--by", "Sam"],
    ];
    fs::write(stage.path("decided.yaml"), "headline: More to come\n").unwrap();
    fs::write(stage.path("replies.mbox"), message(&contact(&stage, "C-1011"), "Subject: Re: Q3", "unsubscribe me"))
        .unwrap();
    for command in silent {
        assert_eq!(calls(&stage, command), "", "{command:?}");
    }
    // The trace sees what there is to see.
    stage.edit(
        "ws/qbr.yaml",
        "    host: smtp.pennywharf.example",
        "    port: 9\n    security: none\n    host: 127.0.0.1",
    );
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    let sending = ["email", "send", "out", "-w", "ws", "--on", TODAY, "--send", "--tries", "1", "--limit", "1"];
    let calls = calls(&stage, &sending);
    assert!(calls.contains("AF_INET") && calls.contains("connect("), "{calls}");
}
