//! The README's promise: the commands of "From build to inbox" do what it says, in the order in which it says it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

#[path = "sending/server.rs"]
#[expect(dead_code, reason = "tests/sending uses all of it")]
mod server;

use std::fs;
use std::path::Path;
use std::process::Command;

use server::{Manners, Server};

const README: &str = include_str!("../README.md");

/// The commands of a section, without their remarks.
fn commands(section: &str) -> Vec<String> {
    let (_, from) = README.split_once(&format!("## {section}\n")).unwrap();
    let (text, _) = from.split_once("\n## ").unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix("$ "));
    lines.map(|line| line.split(" #").next().unwrap().trim().to_owned()).collect()
}

/// The words of a command; quotation marks hold several together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        if path.is_dir() && name != ".quarterdeck" {
            copy(&path, &to.join(name));
        } else if path.is_file() {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

#[test]
fn from_build_to_inbox_every_command_does_what_it_says() {
    let server = Server::start(Manners::default());
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"), folder.path());
    let qbr = folder.path().join("qbr.yaml");
    let text = fs::read_to_string(&qbr).unwrap();
    // The sample's data grows old, and its mail server does not exist.
    let smtp = format!("host: localhost\n    port: {}\n    security: none", server.port);
    let text = text.replace("host: smtp.pennywharf.example", &smtp);
    let text = text.replace("freshness_days: 45 ", "freshness_days: 45000 ");
    fs::write(&qbr, format!("{text}  per_minute: 60000\n")).unwrap();
    fs::write(folder.path().join("replies.mbox"), "").unwrap();
    let run = |command: &str| {
        let words = words(command);
        assert_eq!(words[0], "quarterdeck", "{command}");
        let mut ran = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        ran.args(&words[1..]).current_dir(folder.path());
        let ran = ran.env_remove("QUARTERDECK_SMTP_USER").env_remove("QUARTERDECK_SMTP_PASSWORD").output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success(), "{command}: {said}{}", String::from_utf8_lossy(&ran.stderr));
        said
    };
    run("quarterdeck build --out out");
    let all = commands("From build to inbox");
    assert!(all.len() >= 12, "{all:?}");
    for command in &all {
        run(command);
    }
    let to_me = server.counts().remove("me@pennywharf.example");
    assert_eq!(to_me, Some(2), "the trial");
    let manifest = fs::read_to_string(folder.path().join("out/manifest.jsonl")).unwrap();
    let rows = manifest.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let approved = rows.filter(|row| row["file"] != "" && row["review"] == "" && row["account_id"] != "C-1002").count();
    assert!(approved > 30, "{approved}");
    assert_eq!(server.counts().len() - 1, approved, "all that were approved but the one that was revoked");
    for tool in ["hubspot", "outreach", "salesloft", "apollo", "mailchimp", "customerio", "gmail", "outlook"] {
        assert!(README.contains(&format!("| `{tool}` |")), "{tool}");
        run(&format!("quarterdeck email merge out --for {tool} --to {tool}.csv"));
    }
}
