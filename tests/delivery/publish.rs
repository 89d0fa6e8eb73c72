//! Published decks: where they stand, who does not find them, and how they go away again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quarterdeck::locale::built_in::LANGUAGES;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::browser;
use crate::stage::{BASE, NAMES, Ran, Stage, TAMPERING, TODAY, strict_csv};

const PAGES: [&str; 4] = ["index.html", "raise.html", "robots.txt", "site-id.txt"];

fn publish(stage: &Stage) -> Value {
    publish_on(stage, TODAY).json()
}

fn publish_on(stage: &Stage, day: &str) -> Ran {
    stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--on", day, "--json"])
}

/// All files below a folder, by their path in it.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn decks(root: &Path) -> BTreeMap<String, Vec<u8>> {
    files(root).into_iter().filter(|(name, _)| name.ends_with(".pdf")).collect()
}

/// Where each account's deck is said to stand, by the links that a sending tool gets.
fn links(stage: &Stage) -> BTreeMap<String, String> {
    let shape =
        "description: d\ncolumns: [{name: id, value: \"{{ account_id }}\"}, {name: url, value: \"{{ link }}\"}]\n";
    fs::write(stage.path("links.yaml"), shape).unwrap();
    let list = ["email", "merge", "out", "-w", "ws", "--for", "links.yaml", "--to", "links.csv", "--on", TODAY];
    stage.run(&list).ended(0);
    let rows = strict_csv(&fs::read_to_string(stage.path("links.csv")).unwrap());
    rows.into_iter().skip(1).map(|row| (row[0].clone(), row[1].clone())).collect()
}

#[test]
fn every_approved_deck_stands_where_its_link_leads_and_nothing_else_is_there() {
    let stage = Stage::approved();
    let told = publish(&stage);
    let all = files(&stage.path("public"));
    let links = links(&stage);
    assert!(links.len() > 30);
    assert_eq!(told["new"], links.len());
    let mut expected: BTreeSet<String> = PAGES.iter().map(|page| (*page).to_owned()).collect();
    for (account, link) in &links {
        let path = link.strip_prefix(&format!("{BASE}/")).unwrap();
        assert_eq!(all[path], fs::read(stage.deck(account)).unwrap(), "{account}");
        let (token, _) = path.split_once('/').unwrap();
        assert!(token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit()), "{token}");
        expected.extend([path.to_owned(), format!("{token}/index.html")]);
    }
    assert_eq!(all.keys().cloned().collect::<BTreeSet<_>>(), expected);
    // The drafts' links are the same.
    stage.run(&["email", "drafts", "out", "-w", "ws", "--link", "--on", TODAY, "--quiet"]).ended(0);
    let draft = stage.row("C-1010")["file"].as_str().unwrap().replace(".pdf", ".eml");
    let message = fs::read(stage.path("out/drafts").join(draft)).unwrap();
    let message = mail_parser::MessageParser::new().parse(&message).unwrap();
    assert!(message.body_text(0).unwrap().contains(&links["C-1010"]));
}

#[test]
fn the_pages_beside_the_decks_name_nobody() {
    let stage = Stage::approved();
    publish(&stage);
    let all = files(&stage.path("public"));
    let rows = stage.rows();
    for (path, bytes) in all.iter().filter(|(path, _)| !path.ends_with(".pdf")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for row in &rows {
            for key in ["account_id", "name", "contact_name", "contact_email", "csm_email", "file"] {
                let word = row[key].as_str().unwrap();
                // The team's own address is where hands are raised.
                let is_team = word == "success@pennywharf.example";
                assert!(word.is_empty() || is_team || !text.contains(word), "{path} says {word}");
            }
        }
        for (deck, _) in all.iter().filter(|(deck, _)| deck.ends_with(".pdf")) {
            assert!(!text.contains(deck.split('/').next().unwrap()), "{path} says where {deck} is");
        }
    }
    assert_eq!(String::from_utf8_lossy(&all["robots.txt"]), "User-agent: *\nDisallow: /\n");
    let names: Vec<&str> = all.keys().filter_map(|path| path.split('/').next()).collect();
    assert!(NAMES.iter().all(|(id, _)| !names.contains(id)));
}

#[test]
fn opening_the_page_raises_no_hand_and_it_loads_nothing() {
    let stage = Stage::approved();
    stage.edit("ws/qbr.yaml", "  name: Pennywharf\n", "  name: \"Penny</script><script>alert(1)</script>\"\n");
    publish(&stage);
    let page = fs::read_to_string(stage.path("public/raise.html")).unwrap();
    assert!(page.contains("Penny&lt;&#x2f;script&gt;") && page.matches("<script").count() == 1, "{page}");
    for tag in ["<form", "<img", "<link", "<iframe", "src=", "href=", "http-equiv=\"refresh\""] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(!page.contains("http://") && !page.contains("https://"));
    // The policy allows what is in the page and nothing else.
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let inner = page.split(open).nth(1).unwrap().split(close).next().unwrap();
        use base64::Engine as _;
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(inner));
        assert!(page.contains(&format!("'sha256-{hash}'")), "{open}");
    }
    assert!(page.contains("default-src 'none'") && !page.contains("unsafe-inline"));
    for language in LANGUAGES.iter().map(|built_in| built_in.language()) {
        assert!(page.contains(&format!("<main lang=\"{language}")), "{language}");
    }
    assert!(page.contains("data-to=\"success@pennywharf.example\"") && page.contains("{token}"));
}

#[test]
fn without_scripts_the_page_says_where_to_write_in_every_language() {
    let stage = Stage::approved();
    publish(&stage);
    let page = fs::read_to_string(stage.path("public/raise.html")).unwrap();
    let mains: Vec<&str> = page.split("<main ").skip(1).collect();
    assert_eq!(mains.len(), LANGUAGES.len());
    for main in mains {
        let (tag, inner) = main.split_once('>').unwrap();
        assert!(!tag.contains("hidden"), "without scripts nobody shows it: {tag}");
        let told = inner.split("<noscript><p>").nth(1).unwrap().split("</p></noscript>").next().unwrap();
        assert!(told.contains("success@pennywharf.example") && !told.contains("{ $"), "{told}");
        assert!(inner.contains("<p class=\"lost\" hidden>"), "whether a link is whole is not known without scripts");
    }
}

#[test]
fn pages_keep_search_engines_out_and_below_a_path_it_is_said_that_robots_txt_does_not() {
    let stage = Stage::approved();
    let run = || stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY]).ended(0);
    assert!(!run().out.contains("X-Robots-Tag"));
    for (path, bytes) in files(&stage.path("public")).iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(
            String::from_utf8_lossy(bytes).contains("<meta name=\"robots\" content=\"noindex, nofollow\">"),
            "{path}"
        );
    }
    stage.edit("ws/qbr.yaml", &format!("base_url: {BASE}"), &format!("base_url: {BASE}/q3"));
    let said = run();
    assert!(said.out.contains("robots.txt at the root") && said.out.contains("X-Robots-Tag: noindex"), "{}", said.out);
}

#[test]
fn a_browser_runs_the_page_and_offers_the_click_only_with_a_whole_token() {
    let Some(browser) = browser::find() else { return };
    let stage = Stage::approved();
    publish(&stage);
    let shows = |parameters: &str| {
        let page = browser::document(&browser, &stage.path("public/raise.html"), parameters);
        // A script that its policy forbids would leave all buttons hidden.
        page.matches("<button type=\"button\">").count()
    };
    assert_eq!(shows(&format!("?t={}", "A".repeat(48))), 1);
    for parameters in ["", "?t=", "?t=short", &format!("?t={}", "<".repeat(48))] {
        assert_eq!(shows(parameters), 0, "{parameters}");
    }
}

#[test]
fn publishing_again_changes_nothing() {
    let stage = Stage::approved();
    let first = publish(&stage);
    let record = fs::read(stage.path("ws/.quarterdeck/published.jsonl")).unwrap();
    let before = files(&stage.path("public"));
    let again = publish(&stage);
    assert_eq!((&again["new"], &again["changed"], &again["removed"]), (&0.into(), &0.into(), &0.into()));
    assert_eq!(again["same"], first["new"]);
    assert_eq!(files(&stage.path("public")), before);
    assert_eq!(fs::read(stage.path("ws/.quarterdeck/published.jsonl")).unwrap(), record);
}

#[test]
fn what_is_not_approved_any_more_or_changed_or_suppressed_is_taken_down() {
    let stage = Stage::approved();
    publish(&stage);
    let path = |account: &str| -> PathBuf {
        stage.path("public").join(links(&stage)[account].strip_prefix(&format!("{BASE}/")).unwrap())
    };
    let (revoked, changed, suppressed, kept) = (path("C-1010"), path("C-1011"), path("C-1012"), path("C-1013"));
    stage.run(&["revoke", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin"]).ended(0);
    let address = stage.row("C-1012")["contact_email"].as_str().unwrap().to_owned();
    fs::write(stage.path("ws/suppressed.txt"), address).unwrap();
    let name = stage.row("C-1011")["name"].as_str().unwrap().to_owned();
    stage.edit("ws/accounts.csv", &name, "Renamed Ltd");
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    let told = publish(&stage);
    assert_eq!(told["removed"], 3, "{told}");
    for gone in [&revoked, &changed, &suppressed] {
        assert!(!gone.exists() && !gone.parent().unwrap().exists(), "{}", gone.display());
    }
    assert!(kept.exists());
    // Approved anew it stands in the folder it had, under its new name.
    stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--account", "C-1011", "--by", "Robin"]).ended(0);
    assert_eq!(publish(&stage)["new"], 1);
    assert_eq!(path("C-1011").parent(), changed.parent());
    assert!(path("C-1011").ends_with("renamed-ltd_2026-Q3_review.pdf") && path("C-1011").exists());
}

#[test]
fn what_was_fresh_when_it_was_published_stays_and_nothing_stale_is_added() {
    let stage = Stage::approved();
    stage.run(&["revoke", "out", "-w", "ws", "--account", "C-1010", "--by", "Robin"]).ended(0);
    let first = publish(&stage);
    stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--account", "C-1010", "--by", "Robin"]).ended(0);
    let late = publish_on(&stage, "2026-12-24").json();
    assert_eq!((&late["same"], &late["new"], &late["removed"]), (&first["new"], &0.into(), &0.into()));
    let without = late["without"].as_array().unwrap().iter().find(|kept| kept["account_id"] == "C-1010");
    assert_eq!(without.unwrap()["code"], "stale");
}

#[test]
fn an_old_quarter_is_taken_down_and_only_what_was_put_there() {
    let stage = Stage::approved();
    publish(&stage);
    fs::write(stage.path("public/theirs.html"), "theirs").unwrap();
    let token = decks(&stage.path("public")).into_keys().next().unwrap().split_once('/').unwrap().0.to_owned();
    fs::write(stage.path("public").join(&token).join("theirs.txt"), "theirs").unwrap();
    let down = |which: &str| stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--take-down", which]);
    let other = down("2026-Q2").ended(0);
    assert!(other.out.contains("0 decks") && other.out.contains("2026-Q3"), "{}", other.out);
    assert!(down("Q2").ended(2).err.contains("write it as 2026-Q3"));
    down("2026-Q3").ended(0);
    let left: Vec<String> = files(&stage.path("public")).into_keys().collect();
    assert_eq!(
        left,
        [
            format!("{token}/theirs.txt"),
            "index.html".into(),
            "raise.html".into(),
            "robots.txt".into(),
            "site-id.txt".into(),
            "theirs.html".into()
        ]
    );
    publish(&stage);
    down("all").ended(0);
    let left: Vec<String> = files(&stage.path("public")).into_keys().collect();
    assert_eq!(left, [format!("{token}/theirs.txt"), "theirs.html".into()]);
}

#[test]
fn a_file_that_somebody_changed_is_not_removed_and_that_is_said() {
    let stage = Stage::approved();
    publish(&stage);
    let deck = decks(&stage.path("public")).into_keys().next().unwrap();
    fs::write(stage.path("public").join(&deck), "theirs").unwrap();
    fs::write(stage.path("public/robots.txt"), "User-agent: *\n").unwrap();
    assert_eq!(publish(&stage)["left"], serde_json::json!(["robots.txt"]));
    fs::write(stage.path("public").join(&deck), "theirs").unwrap();
    let down = ["publish", "out", "-w", "ws", "--to", "public", "--take-down", "2026-Q3", "--json"];
    let ran = stage.run(&down).ended(1);
    assert!(ran.out.contains(&deck), "{}", ran.out);
    assert_eq!(fs::read(stage.path("public").join(&deck)).unwrap(), b"theirs");
    stage.run(&down).ended(1);
    fs::remove_file(stage.path("public").join(&deck)).unwrap();
    stage.run(&down).ended(1);
    stage.run(&[&down[..], &["--site-is-gone"]].concat()).ended(0);
}

#[test]
fn whatever_does_not_belong_together_stops_it_before_anything_is_published() {
    for (what, tamper) in TAMPERING {
        let stage = Stage::approved();
        tamper(&stage);
        let ran = publish_on(&stage, TODAY).ended(1);
        assert!(ran.err.contains("Nothing more is done"), "{what}: {}", ran.err);
        let public = stage.path("public");
        assert!(!public.exists() || decks(&public).is_empty(), "{what}");
    }
}

#[test]
fn what_a_killed_run_left_is_known_and_goes_away_again() {
    for point in ["file-written:2=kill", "file-written:9=kill", "file-written:40=kill"] {
        let stage = Stage::approved();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        command.args(["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY]).current_dir(stage.path(""));
        assert!(!command.env("QUARTERDECK_FAIL_POINT", point).output().unwrap().status.success(), "{point}");
        // What it recorded and had not written yet was never seen there: a person says that it is not public.
        let down = ["publish", "out", "-w", "ws", "--to", "public", "--take-down", "2026-Q3"];
        // A run that was killed before a deck was recorded has nothing that could be missing.
        if stage.run(&down).status == 1 {
            stage.run(&[&down[..], &["--site-is-gone"]].concat()).ended(0);
        }
        let left: Vec<String> = files(&stage.path("public")).into_keys().filter(|path| path.contains('/')).collect();
        assert!(left.is_empty(), "{point}: {left:?}");
        assert_eq!(publish(&stage)["new"], links(&stage).len(), "{point}");
    }
}

#[test]
fn an_edited_record_removes_nothing() {
    let stage = Stage::approved();
    publish(&stage);
    let record = "ws/.quarterdeck/published.jsonl";
    let text = fs::read_to_string(stage.path(record)).unwrap();
    fs::write(stage.path("victim.pdf"), "x").unwrap();
    fs::write(stage.path(record), text.replacen("robots.txt", "../victim.pdf", 1)).unwrap();
    let ran = stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--take-down", "all"]).ended(1);
    assert!(ran.err.contains("not as it was written"), "{}", ran.err);
    assert!(stage.path("victim.pdf").exists());
}

#[test]
fn neither_the_workspace_nor_the_output_folder_is_published() {
    let stage = Stage::approved();
    for folder in ["out", "ws", ".", "ws/.quarterdeck"] {
        let ran = stage.run(&["publish", "out", "-w", "ws", "--to", folder, "--on", TODAY]).ended(2);
        assert!(ran.err.contains("not for everybody"), "{folder}: {}", ran.err);
        assert!(!stage.path(folder).join("index.html").exists());
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    let stage = Stage::approved();
    publish(&stage);
    let deck = decks(&stage.path("public")).into_keys().next().unwrap();
    let (token, name) = deck.split_once('/').unwrap();
    let folder = stage.path("public").join(token);
    fs::create_dir(stage.path("elsewhere")).unwrap();
    fs::rename(folder.join(name), stage.path("elsewhere").join(name)).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(stage.path("elsewhere"), &folder).unwrap();
    let ran = publish_on(&stage, TODAY).ended(1);
    assert!(ran.err.contains("no plain file or folder of ours"), "{}", ran.err);
    stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--take-down", "all"]).ended(1);
    assert!(stage.path("elsewhere").join(name).exists());
    assert_eq!(fs::read_dir(stage.path("elsewhere")).unwrap().count(), 1);
}
