//! Every command of every page is typed, in the order of the page, and ends as the page says.
//!
//! `make` and `cargo` are not typed: they build for minutes, and CI runs what they stand for. What they name has to exist.

use std::fs;

use super::server::Quirk;
use super::shell::{Line, lines};
use super::stage::{Stage, copy};
use super::{blocks, common, pages, root};

fn page(path: &str) -> (String, Vec<Line>) {
    let text = fs::read_to_string(root(path)).unwrap();
    let lines = lines(&text);
    (text, lines)
}

fn is_of_the_repository(line: &Line) -> bool {
    ["make ", "cargo "].iter().any(|tool| line.command.starts_with(tool))
}

/// Types a page's commands in a folder.
fn play(path: &str, stage: &Stage) {
    let (_, lines) = page(path);
    assert!(!lines.is_empty(), "{path} shows no command");
    for line in lines.into_iter().filter(|line| !is_of_the_repository(line)) {
        stage.run(path, &line);
    }
}

fn typed(command: &str) -> Line {
    Line { number: 0, command: command.to_owned(), status: 0 }
}

/// Pages with a test of their own, and the rest, which need the sample with its decks in `out` and no more.
const BUILT: [&str; 4] = ["docs/output.md", "docs/workspace.md", "docs/designers.md", "docs/csms.md"];
const OWN: [&str; 8] = [
    "README.md",
    "docs/delivery.md",
    "docs/inbox.md",
    "docs/operations.md",
    "docs/preview.md",
    "docs/recipes/exports.md",
    "docs/recipes/warehouse.md",
    "docs/team.md",
];

#[test]
fn every_page_with_a_command_is_typed_here() {
    for path in pages() {
        let (text, lines) = page(&path);
        let known = BUILT.contains(&path.as_str()) || OWN.contains(&path.as_str());
        assert!(lines.is_empty() || known, "nobody types the commands of {path}");
        for (number, language, block) in blocks(&text) {
            let shows =
                block.lines().any(|line| line.trim_start().starts_with("$ ") || line.starts_with("quarterdeck "));
            // The reference says what may be typed, in general.
            let synopsis = path.starts_with("docs/reference/");
            assert!(
                !shows || language == "console" || synopsis,
                "{path}:{number}: a command in a block that nobody types"
            );
        }
    }
}

#[test]
fn what_make_and_cargo_are_told_exists() {
    let (makefile, manifest) =
        (fs::read_to_string(root("Makefile")).unwrap(), fs::read_to_string(root("Cargo.toml")).unwrap());
    let mut seen = 0;
    for path in pages() {
        for line in page(&path).1.iter().filter(|line| is_of_the_repository(line)) {
            let words: Vec<&str> = line.command.split_whitespace().collect();
            let exists = match &words[..] {
                ["make", target, ..] => makefile.contains(&format!("\n{target}: ")),
                ["cargo", ..] => words
                    .iter()
                    .skip_while(|word| **word != "--example")
                    .nth(1)
                    .is_none_or(|example| manifest.contains(&format!("[[example]]\nname = \"{example}\""))),
                _ => false,
            };
            assert!(exists, "{path}:{}: {}", line.number, line.command);
            seen += 1;
        }
    }
    assert!(seen >= 4);
}

#[test]
fn pages_that_need_decks_alone() {
    for path in BUILT.into_iter().filter(|path| root(path).exists() && !page(path).1.is_empty()) {
        let stage = Stage::sample();
        stage.run(path, &typed("quarterdeck build --out out --quiet"));
        play(path, &stage);
    }
}

#[test]
fn operations() {
    play("docs/operations.md", &Stage::empty());
}

#[test]
fn delivery() {
    let stage = Stage::sample();
    let server = &stage.server;
    // Two messages of which nobody knows what became of them.
    server.will("billie@tidelinesurf.example", &[Quirk::TakeAndDrop]);
    server.will("noor@quillfeather.example", &[Quirk::TakeAndDrop]);
    stage.run("delivery", &typed("quarterdeck build --out out --quiet"));
    stage.run("delivery", &typed("quarterdeck build --period 2026-Q2 --as-of 2026-06-30 --out decks/2026-Q2 --quiet"));
    let lines = page("docs/delivery.md").1;
    assert!(lines.len() > 20);
    for mut line in lines {
        // Two of the messages are the server's fault, which is told until both are settled.
        let unsettled = [
            "quarterdeck email send out --send",
            "quarterdeck email sent",
            "quarterdeck email sent --was-not-sent C-1003",
        ];
        line.status = if unsettled.contains(&line.command.as_str()) { 3 } else { line.status };
        stage.run("docs/delivery.md", &line);
    }
}

#[test]
fn preview() {
    let stage = Stage::sample();
    stage.run("preview", &typed("quarterdeck build --period 2026-Q2 --as-of 2026-06-30 --out decks/2026-Q2 --quiet"));
    play("docs/preview.md", &stage);
}

#[test]
fn team() {
    play("docs/team.md", &Stage::sample());
}

#[test]
fn readme() {
    let readme = page("README.md").0;
    assert!(readme.lines().count() <= 150, "what the README has no room for stands in the manual");
    play("README.md", &Stage::empty());
}

/// The promise of the page, with what became of it at the mail server.
#[test]
fn inbox() {
    let text = page("docs/inbox.md").0;
    let stage = Stage::sample();
    stage.run("docs/inbox.md", &typed("quarterdeck build --out out --quiet"));
    play("docs/inbox.md", &stage);
    let to_me = stage.server.counts().remove("me@pennywharf.example");
    assert_eq!(to_me, Some(2), "the trial");
    let manifest = fs::read_to_string(stage.path().join("out/manifest.jsonl")).unwrap();
    let rows = manifest.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let approved = rows.filter(|row| row["file"] != "" && row["review"] == "" && row["account_id"] != "C-1002").count();
    assert!(approved > 30, "{approved}");
    assert_eq!(stage.server.counts().len() - 1, approved, "all that were approved but the one that was revoked");
    for tool in ["hubspot", "outreach", "salesloft", "apollo", "mailchimp", "customerio", "gmail", "outlook"] {
        assert!(text.contains(&format!("| `{tool}` |")), "{tool}");
        stage.run("docs/inbox.md", &typed(&format!("quarterdeck email merge out --for {tool} --to {tool}.csv")));
    }
}

#[test]
fn recipes_for_exports() {
    let Some(data) = common::shared("data/vendor_exports") else { return };
    let stage = Stage::empty();
    copy(&root("tests/real/vendor_exports"), stage.path());
    copy(&data, &stage.path().join("exports"));
    play("docs/recipes/exports.md", &stage);
}

/// The page's own tables and queries, in a small warehouse.
#[test]
fn recipes_for_a_warehouse() {
    let stage = Stage::empty();
    copy(&root("tests/real/warehouse"), stage.path());
    if std::process::Command::new("sqlite3").arg("--version").output().is_err() {
        return common::lacks_tool("there is no sqlite3");
    }
    play("docs/recipes/warehouse.md", &stage);
    let manifest = fs::read_to_string(stage.path().join("out/manifest.csv")).unwrap();
    let rendered = manifest.lines().filter(|line| line.contains(",rendered,")).count();
    assert_eq!(rendered, 6, "{manifest}");
}
