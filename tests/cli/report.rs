//! What a build tells of itself: `report.html` for people, `run.json` for programs.

use std::fs;
use std::path::Path;
use std::process::Command;

use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::browser;
use crate::workspace::Workspace;

/// Names that would be more than names if any part of the page took them for markup, script, style or address.
const HOSTILE: [&str; 7] = [
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "javascript:document.title='owned'",
    "\u{202e}knab emca\u{2028}\u{2029}{{data}}",
    "\"><svg onload=document.title='owned'>&lt;&amp;]]><!--",
    "LONG",
];

fn run_file(workspace: &Workspace) -> Value {
    serde_json::from_slice(&fs::read(workspace.path("out/run.json")).unwrap()).unwrap()
}

/// The workspace with hostile names, and sixty more accounts of which nothing is known.
fn hostile() -> Workspace {
    let workspace = Workspace::new();
    let names = HOSTILE.map(|name| name.replace("LONG", &"Wide ".repeat(150)));
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let rows = names.iter().enumerate().map(|(at, name)| {
        let hold = if at == 6 { "yes" } else { "" };
        let id = at + 1;
        format!("a-{id},{},{},grow,40,{hold},ops@a-{id}.example\n", quoted(name), quoted("<b>S&M</b>"))
    });
    let more = (10..70).map(|n| format!("b-{n},Quiet Müller {n},Other,grow,9,,\n"));
    let header = std::iter::once("id,name,segment,plan,seats,hold,email\n".to_owned());
    workspace.write("accounts.csv", &header.chain(rows).chain(more).collect::<String>());
    workspace
}

/// The marks of each account's picture, in the order of the rows.
fn pictures(workspace: &Workspace) -> Vec<Vec<Value>> {
    let page = fs::read_to_string(workspace.path("out/report.html")).unwrap();
    let data = page.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
    let data: Value = serde_json::from_str(data).unwrap();
    let mark =
        |mark: &Value| mark.as_u64().map_or_else(|| mark.clone(), |number| data["marks"][number as usize].clone());
    let rows = data["rows"].as_array().unwrap().iter();
    rows.map(|row| row[2].as_array().unwrap().iter().map(mark).collect()).collect()
}

/// The rows that a document shows, by account id.
fn shown(document: &str) -> Vec<String> {
    body(document).split("data-id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// The body of the list of accounts.
fn body(document: &str) -> &str {
    document.split_once("id=\"rows\">").unwrap().1.split_once("</tbody>").unwrap().0
}

#[test]
fn a_browser_runs_no_name_and_finds_every_account() {
    let workspace = hostile();
    workspace.run(&["build"]).ended(0);
    let page = workspace.path("out/report.html");
    let Some(browser) = browser::find() else { return };
    let see = |fragment: &str| browser::document(&browser, &page, fragment);

    let all = see("");
    assert!(all.contains("<title>Pennywharf · 2026-Q3 reviews</title>"), "a name ran, or the title is another");
    assert!(all.contains("<p id=\"count\" role=\"status\">All 67 accounts</p>"));
    assert_eq!((shown(&all).len(), all.contains("Page 1 of 2")), (50, true), "a page at a time");
    for (outcome, number) in [("rendered", 6), ("unchanged", 0), ("held", 1), ("skipped", 60), ("failed", 0)] {
        assert!(all.contains(&format!("href=\"#outcome={outcome}\"><b>{number}</b>")), "{outcome}");
    }
    assert_eq!(all.matches("<script").count(), 2);
    let list = body(&all);
    let manifest = Manifest::load(&workspace.path("out")).unwrap().unwrap();
    for row in &manifest.rows()[..HOSTILE.len()] {
        let text = row.name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(list.contains(&format!("<bdi>{text}</bdi>")), "{text}");
    }
    assert!(!list.contains("<img") && !list.contains("<svg onload") && !list.contains("<b>S"));
    assert_eq!(list.matches("<svg").count(), 6, "each deck shows its first slide");
    let decks: Vec<_> = manifest.rows().iter().filter(|row| row.outcome == Outcome::Rendered).collect();
    assert_eq!(list.matches(" href=\"").count(), decks.len());
    assert!(decks.iter().all(|row| list.contains(&format!("href=\"./{}\"", row.file))));

    assert_eq!(shown(&see("#outcome=held")), ["a-7"]);
    assert_eq!(shown(&see("#q=onerror")), ["a-3"]);
    assert_eq!(shown(&see("#q=MULLER+69")), ["b-69"], "letters are found whatever their case and marks");
    assert_eq!(shown(&see("#q=onerror&outcome=held")), [""; 0]);
    assert_eq!(shown(&see("#segment=%3Cb%3ES%26M%3C%2Fb%3E&reason=hold_mark")), ["a-7"]);
    assert_eq!(shown(&see("#page=2&sort=id")).len(), 17);
    assert_eq!(shown(&see("#review=yes")), [""; 0]);
    assert_eq!(shown(&see("#accounts")).len(), 50, "a place on the page is no filter");
}

#[test]
fn a_file_of_any_name_is_linked_beside_the_page() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let Some(browser) = browser::find() else { return };
    let page = fs::read_to_string(workspace.path("out/report.html")).unwrap();
    let file = Manifest::load(&workspace.path("out")).unwrap().unwrap().rows()[0].file.clone();
    workspace.write("out/other.html", &page.replace(&file, "javascript:alert(1)//../#?%.pdf"));
    let list = browser::document(&browser, &workspace.path("out/other.html"), "");
    assert!(list.contains("href=\"./javascript%3Aalert(1)%2F%2F..%2F%23%3F%25.pdf\""), "{}", body(&list));
}

#[test]
fn a_report_is_small_and_the_same_with_any_number_of_threads() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--jobs", "1", "--out", "one"]).ended(0);
    workspace.run(&["build", "--jobs", "2", "--out", "two"]).ended(0);
    let page = |out: &str| fs::read_to_string(workspace.path(out).join("report.html")).unwrap();
    assert_eq!(page("one"), page("two"));
    let rows = page("one").split_once("\"rows\":[").unwrap().1.split_once("</script>").unwrap().0.len();
    assert!(rows < 7 * 1_000, "{rows} bytes for seven accounts");
}

#[test]
fn a_build_of_one_account_reports_all_and_says_so() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    workspace.run(&["build", "--account", "a-3"]).ended(0);
    let page = fs::read_to_string(workspace.path("out/report.html")).unwrap();
    assert!(page.contains("This run built 1 of the 7 accounts") && page.contains("<strong>85.7%</strong>"));
    assert!((1..=7).all(|n| page.contains(&format!("[\"a-{n}\","))));
    assert_eq!(pictures(&workspace).iter().filter(|marks| marks.is_empty()).count(), 1, "all but the one held");
    let run = run_file(&workspace);
    assert_eq!(run["selection"], serde_json::json!({"all": false, "accounts": ["a-3"], "where": [], "limit": null}));
    assert_eq!((&run["built"], &run["manifest_rows"]), (&Value::from(1), &Value::from(7)));
}

#[test]
fn a_deck_that_stands_keeps_its_picture_and_one_that_changed_gets_another() {
    let workspace = Workspace::new();
    workspace.run(&["build"]).ended(0);
    let first = pictures(&workspace);
    workspace.run(&["build"]).ended(0);
    assert_eq!(pictures(&workspace), first);
    fs::remove_file(workspace.path("out/report.html")).unwrap();
    workspace.run(&["build"]).ended(0);
    assert_eq!(pictures(&workspace), first, "drawn anew they are the same");
    workspace.edit("accounts.csv", "Umbra Dental", "Umbra & Sons");
    workspace.run(&["build"]).ended(0);
    let changed = pictures(&workspace);
    let other: Vec<usize> = (0..7).filter(|&at| changed[at] != first[at]).collect();
    assert_eq!(other, [2]);
    assert!(changed[2].iter().any(|mark| mark.to_string().contains("Umbra & Sons")));
}

#[test]
fn the_totals_of_a_run_add_up_and_its_files_are_known_by_their_bytes() {
    let workspace = Workspace::new();
    workspace.edit("accounts.csv", "Umbra Dental,SMB,grow,40", "Umbra Dental,SMB,grow,4O");
    workspace.run(&["build"]).ended(0);
    let run = run_file(&workspace);
    let sum =
        |of: &Value, key: &str| of.as_array().unwrap().iter().map(|part| part[key].as_u64().unwrap()).sum::<u64>();
    let outcomes = run["outcomes"].as_object().unwrap();
    assert_eq!(outcomes.values().map(|number| number.as_u64().unwrap()).sum::<u64>(), 7);
    assert_eq!((sum(&run["reasons"], "accounts"), &run["accounts"], &run["built"]), (7, &7.into(), &7.into()));
    assert_eq!((run["period"].as_str(), run["as_of"].as_str()), (Some("2026-Q3"), Some("2026-09-30")));
    assert_eq!(run["findings"], serde_json::json!([{"severity": "warning", "kind": "number", "count": 1}]));
    let hash = |name: &str| {
        let bytes = fs::read(workspace.path(name)).unwrap();
        (bytes.len() as u64, Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    };
    let files = run["files"].as_array().unwrap();
    let paths: Vec<_> = files.iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["accounts.csv", "usage.csv", "features.csv", "requests.csv"]);
    for file in files {
        let (bytes, sha256) = hash(file["path"].as_str().unwrap());
        assert_eq!((file["bytes"].as_u64(), file["sha256"].as_str()), (Some(bytes), Some(sha256.as_str())));
        assert_eq!(file["rows"].as_u64(), Some(file["used"].as_u64().unwrap() + file["set_aside"].as_u64().unwrap()));
    }
    for name in ["qbr.yaml", "catalogue.yaml"] {
        assert_eq!(run["fingerprints"]["workspace"][name].as_str(), Some(hash(name).1.as_str()));
    }
    assert_eq!(run["fingerprints"]["themes"][0]["name"], "harbor");
}

#[test]
fn the_same_input_gives_the_same_run_file_but_for_the_time_it_took() {
    let workspace = Workspace::new();
    let built = || {
        workspace.run(&["build", "--force"]).ended(0);
        let mut run = run_file(&workspace);
        assert!(run.as_object_mut().unwrap().remove("seconds").unwrap()["total"].as_f64().unwrap() > 0.0);
        run
    };
    assert_eq!(built(), built());
}

#[test]
fn neither_secrets_nor_the_machine_are_in_what_a_run_tells() {
    let workspace = Workspace::new();
    let folder = workspace.path("");
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command
        .args(["build"])
        .current_dir(&folder)
        .env("SMTP_PASSWORD", "hunter2-canary")
        .env("AWS_SECRET_ACCESS_KEY", "hunter2-canary");
    assert!(command.output().unwrap().status.success());
    let machine = folder.to_string_lossy().trim_end_matches('/').to_owned();
    for file in ["run.json", "report.html"] {
        let text = fs::read_to_string(Path::new(&folder).join("out").join(file)).unwrap();
        assert!(!text.contains("hunter2") && !text.contains(&machine), "{file}");
    }
}
