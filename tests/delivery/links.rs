//! Links that came with an export: where they lead to somebody else, nothing of ours goes with them.

use std::fs;

use crate::responses::links;
use crate::stage::Stage;

/// The links of all decks where every live request leads to `url`, also those of next steps.
fn links_with(url: &str, more: &str) -> Vec<String> {
    let stage = Stage::built();
    let text = fs::read_to_string(stage.path("ws/requests.json")).unwrap();
    let mut requests: serde_json::Value = serde_json::from_str(&text).unwrap();
    for idea in requests["ideas"].as_array_mut().unwrap() {
        if idea.get("link").is_some_and(|link| !link.is_null()) {
            idea["link"] = url.into();
        }
    }
    fs::write(stage.path("ws/requests.json"), requests.to_string()).unwrap();
    stage.edit("ws/qbr.yaml", "\nlinks:\n", &format!("\nlinks:\n{more}"));
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    let rows = stage.rows().into_iter().filter(|row| row["file"].as_str().is_some_and(|file| !file.is_empty()));
    rows.flat_map(|row| links(&stage, row["account_id"].as_str().unwrap())).collect()
}

#[test]
fn a_link_of_an_export_carries_nothing_of_ours_to_somebody_else() {
    let found = links_with("https://user:secret@ideas.münchen.example/104?x=1#top", "");
    let foreign: Vec<_> = found.iter().filter(|link| link.contains("ideas.")).collect();
    assert!(!foreign.is_empty(), "{found:?}");
    for link in foreign {
        assert_eq!(link, "https://ideas.xn--mnchen-3ya.example/104?x=1#top");
    }
    assert!(found.iter().any(|link| link.contains("utm_campaign=") && link.contains("&t=")), "{found:?}");
}

#[test]
fn a_host_that_is_ours_gets_what_our_links_get() {
    let found = links_with("https://help.ideas.example/104#top", "  hosts: [ideas.example]\n");
    let link = found.iter().find(|link| link.contains("ideas.example")).unwrap();
    assert!(link.starts_with("https://help.ideas.example/104?utm_") && link.contains("&t="), "{link}");
    let found = links_with("https://ideas.example.evil.example/104", "  hosts: [ideas.example]\n");
    assert!(found.contains(&"https://ideas.example.evil.example/104".to_owned()), "{found:?}");
}

#[test]
fn a_host_that_is_none_is_told() {
    let stage = Stage::built();
    stage.edit("ws/qbr.yaml", "\nlinks:\n", "\nlinks:\n  hosts: ['https://ideas.example/x']\n");
    let ran = stage.run(&["check", "ws"]).ended(2);
    assert!(ran.err.contains("ideas.example/x") && ran.err.contains("is no host"), "{}", ran.err);
}
