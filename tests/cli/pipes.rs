//! What is no plain file, where a file is read: a pipe nobody writes to, a device without end, a folder, a file or line without end.

use std::fs;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use super::workspace::Workspace;

/// Puts something in the place of a file.
type Put = fn(&Path);

const PUT: [(&str, Put); 5] = [
    ("a pipe", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("a device", |path| std::os::unix::fs::symlink("/dev/zero", path).unwrap()),
    ("a link to a pipe", |path| {
        let pipe = path.with_extension("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        std::os::unix::fs::symlink(pipe, path).unwrap();
    }),
    ("a folder", |path| fs::create_dir(path).unwrap()),
    ("a file without end", |path| File::create(path).unwrap().set_len(1 << 40).unwrap()),
];

/// What reads an output folder.
const COMMANDS: [&[&str]; 4] = [
    &["verify", "out", "-w", "."],
    &["diff", "out", "out"],
    &["build", "--out", "out", "--account", "a-2"],
    &["build", "--out", "out"],
];

const THEME: &str =
    "name: mine\nbase: harbor\nfonts: {folder: f, files: {regular: r.ttf, semibold: s.ttf, bold: b.ttf}}\n";

/// Runs a command that must end within a minute, and returns its status and what it said.
fn ends(workspace: &Workspace, what: &str, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new("timeout");
    // A gigabyte of memory is far more than it takes, and far less than a file without end has.
    command.args(["60", "bash", "-c", "ulimit -v 6000000; exec \"$@\"", "-", env!("CARGO_BIN_EXE_quarterdeck")]);
    let ran = command.args(arguments).current_dir(workspace.path("")).stdin(Stdio::null()).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let status = ran.status.code().unwrap_or(-1);
    assert!(status != 124 && (0..=3).contains(&status) && !said.contains("panicked"), "{what}: {status} {said}");
    (status, said)
}

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    for folder in ["voice", "overrides", "themes/f", "logos", "email", "merge"] {
        fs::create_dir_all(workspace.path(folder)).unwrap();
    }
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/fonts/inter");
    for (name, from) in [("r", "Inter_400Regular.ttf"), ("s", "Inter_600SemiBold.ttf"), ("b", "Inter_700Bold.ttf")] {
        fs::copy(fonts.join(from), workspace.path(&format!("themes/f/{name}.ttf"))).unwrap();
    }
    workspace
}

#[test]
fn in_the_place_of_an_input_it_is_told_and_nothing_waits_for_it() {
    let inputs = [
        "accounts.csv",
        "usage.csv",
        "features.csv",
        "qbr.yaml",
        "catalogue.yaml",
        "voice/en.ftl",
        "overrides/a-1.yaml",
    ];
    for input in inputs {
        for (what, put) in PUT {
            let workspace = workspace();
            let _ = fs::remove_file(workspace.path(input));
            put(&workspace.path(input));
            let (status, said) = ends(&workspace, &format!("{what} as {input}"), &["build", "--out", "out"]);
            let name = input.rsplit('/').next().unwrap();
            let said = said + &ends(&workspace, &format!("{what} as {input}"), &["check"]).1;
            assert!(said.contains(name) || said.contains("a-1"), "{what} as {input} is not named: {status} {said}");
            if !input.starts_with("overrides") {
                assert!(status == 1 || status == 2, "{what} as {input}: {status} {said}");
            }
        }
    }
}

#[test]
fn as_a_font_or_a_logo_it_is_told_and_nothing_waits_for_it() {
    for (what, put) in PUT {
        let workspace = workspace();
        workspace.write("themes/mine.yaml", THEME);
        workspace.edit("qbr.yaml", "period: 2026-Q3\n", "period: 2026-Q3\ntheme: mine\n");
        let (status, said) = ends(&workspace, "the theme is sound", &["build", "--out", "sound"]);
        assert_eq!(status, 0, "{said}");
        fs::remove_file(workspace.path("themes/f/b.ttf")).unwrap();
        put(&workspace.path("themes/f/b.ttf"));
        let (status, said) = ends(&workspace, &format!("{what} as a font"), &["build", "--out", "out"]);
        assert!((status == 1 || status == 2) && said.contains("b.ttf"), "{what} as a font: {status} {said}");

        let workspace = Workspace::new();
        workspace.edit("qbr.yaml", "hold: hold,", "hold: hold, logo: logo,");
        let accounts = Workspace::accounts();
        let lines: Vec<String> = accounts
            .lines()
            .enumerate()
            .map(|(n, line)| format!("{line},{}", if n == 0 { "logo" } else { "l.png" }))
            .collect();
        workspace.write("accounts.csv", &(lines.join("\n") + "\n"));
        put(&workspace.path("l.png"));
        ends(&workspace, &format!("{what} as a logo"), &["build", "--out", "out"]);
        let (status, said) = ends(&workspace, &format!("{what} as a logo"), &["check"]);
        assert!(said.contains("l.png"), "{what} as a logo: {status} {said}");
    }
}

#[test]
fn in_the_place_of_what_a_build_left_it_is_told_and_nothing_waits_for_it() {
    for file in [
        "manifest.jsonl",
        "manifest.csv",
        "insights.jsonl",
        "seal.json",
        "report.html",
        ".quarterdeck/journal.jsonl",
        ".quarterdeck/workspace",
        "deck",
    ] {
        for (what, put) in PUT {
            let workspace = workspace();
            workspace.run(&["build", "--out", "out", "--quiet"]).ended(0);
            let deck = fs::read_dir(workspace.path("out")).unwrap().map(|entry| entry.unwrap().path());
            let mut deck = deck.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
            let path = if file == "deck" { deck.next().unwrap() } else { workspace.path("out").join(file) };
            let _ = fs::remove_file(&path);
            put(&path);
            for command in COMMANDS {
                ends(&workspace, &format!("{what} as {file}: {command:?}"), command);
            }
        }
    }
}

#[test]
fn in_the_place_of_what_delivery_reads_it_is_told_and_nothing_waits_for_it() {
    const RECORD: &[&str] = &["responses", "record", "--mailbox", "replies.mbox", "-w", "."];
    const DRAFTS: &[&str] = &["email", "drafts", "out", "-w", "."];
    let files = [
        ("replies.mbox", RECORD),
        ("stop.csv", DRAFTS),
        (".quarterdeck/key", DRAFTS),
        (".quarterdeck/old_keys/one", DRAFTS),
        (".quarterdeck/workspace", DRAFTS),
        (".quarterdeck/approvals.jsonl", &["approve", "out", "-w", ".", "--all", "--by", "Sam"]),
        (".quarterdeck/stopped.jsonl", &["responses", "stops", "-w", ".", "--stop", "ada@x.example", "--by", "Sam"]),
        (".quarterdeck/raised.jsonl", RECORD),
        (".quarterdeck/published.jsonl", &["publish", "out", "-w", ".", "--to", "public"]),
        (".quarterdeck/records", &["responses", "stops", "-w", "."]),
    ];
    let built = workspace();
    built.edit("qbr.yaml", "period: 2026-Q3\n", "period: 2026-Q3\ndelivery: {suppress: [stop.csv]}\n");
    built.write("stop.csv", "ada@x.example\n");
    built.run(&["build", "--out", "out", "--quiet"]).ended(0);
    built.write("replies.mbox", "");
    fs::create_dir_all(built.path(".quarterdeck/old_keys")).unwrap();
    for (file, command) in files {
        // A mailbox may be of any size: it is read message by message.
        for (what, put) in PUT.into_iter().filter(|(what, _)| file != "replies.mbox" || *what != "a file without end") {
            let before = fs::read(built.path(file)).ok();
            let _ = fs::remove_file(built.path(file));
            put(&built.path(file));
            let (status, said) = ends(&built, &format!("{what} as {file}"), command);
            let name = file.rsplit('/').next().unwrap();
            assert!((1..=2).contains(&status) && said.contains(name), "{what} as {file}: {status} {said}");
            let _ = fs::remove_dir(built.path(file));
            let _ = fs::remove_file(built.path(file));
            let _ = fs::remove_file(built.path(file).with_extension("pipe"));
            if let Some(before) = before {
                fs::write(built.path(file), before).unwrap();
                Command::new("chmod").arg("600").arg(built.path(file)).status().unwrap();
            }
        }
    }
}

#[test]
fn a_language_file_with_deep_or_many_braces_is_refused() {
    for (what, text) in [
        ("deep", format!("next-live = {}$x{}\n", "{ ".repeat(200_000), " }".repeat(200_000))),
        ("deep, and open", format!("next-live = {}\n", "{".repeat(1_000_000))),
        ("many", format!("next-live = {}\n", "{ \"x\" }".repeat(101))),
        ("select in select", format!("next-live = {}x{}\n", "{ $n ->\n *[a] ".repeat(5_000), "\n }".repeat(5_000))),
    ] {
        let workspace = workspace();
        workspace.write("voice/en.ftl", &text);
        let (status, said) = ends(&workspace, what, &["build", "--out", "out"]);
        assert!((status == 1 || status == 2) && said.contains("en.ftl:"), "{what}: {status} {said}");
    }
}
