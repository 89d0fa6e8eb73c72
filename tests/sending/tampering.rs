//! Attempts to send one account's deck to another's contact: each is noticed, and sending stops.

use std::fs;

use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::ManifestRow;

use super::server::{Manners, Server};
use super::{Post, contact, relay};

fn rows(post: &Post) -> Vec<ManifestRow> {
    Manifest::load(post.out.path()).unwrap().unwrap().rows().to_vec()
}

/// Edits a built and approved folder of three accounts, and asserts that sending stops and nobody gets another's deck.
fn refused(edit: impl Fn(&Post), told: &str) {
    let server = Server::start(Manners::default());
    let post = Post::new(3, &relay(&server), "");
    edit(&post);
    let (said, status) = post.send(&[]);
    assert_eq!(status, 1, "{said:#}");
    assert!(said.as_str().unwrap().contains(told), "{said}");
    assert!(server.counts().len() < 3, "{:?}", server.counts());
    for (to, message) in server.taken() {
        let row = rows(&post).into_iter().find(|row| row.contact_email == to).unwrap();
        let name = row.name.clone();
        assert!(String::from_utf8_lossy(&message).contains(&name), "{to} got another's");
    }
    let drafts = post.run(&["email", "drafts", "OUT", "--on", "2026-10-05"]);
    let is_of_the_sources = told.contains("sent.jsonl");
    assert!(is_of_the_sources || drafts.status.code() == Some(1), "drafts notice it too: {drafts:?}");
}

#[test]
fn a_recipient_put_into_anothers_row_is_noticed() {
    refused(
        |post| {
            let path = post.out.path().join("manifest.jsonl");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replacen(&contact(1), &contact(2), 1)).unwrap();
        },
        "B-01: its row in the manifest is not as this workspace's build wrote it",
    );
}

#[test]
fn rows_whose_accounts_were_swapped_are_noticed() {
    refused(
        |post| {
            let path = post.out.path().join("manifest.jsonl");
            let text = fs::read_to_string(&path).unwrap();
            let swapped = text.replace("B-01", "B-XX").replace("B-02", "B-01").replace("B-XX", "B-02");
            fs::write(&path, swapped).unwrap();
        },
        "its row in the manifest is not as this workspace's build wrote it",
    );
}

#[test]
fn a_row_put_back_from_an_earlier_build_is_noticed() {
    // The contact left. Her old row has this workspace's seal, and was approved.
    refused(
        |post| {
            let path = post.out.path().join("manifest.jsonl");
            let before = fs::read_to_string(&path).unwrap();
            let accounts = post.workspace.path().join("accounts.csv");
            let text = fs::read_to_string(&accounts).unwrap();
            fs::write(&accounts, text.replace(&contact(1), "new@crumb1.example")).unwrap();
            post.build();
            let now = fs::read_to_string(&path).unwrap();
            let (then, now_first) = (before.lines().next().unwrap(), now.lines().next().unwrap());
            assert!(then.contains(&contact(1)) && now_first.contains("new@crumb1.example"));
            fs::write(&path, now.replace(now_first, then)).unwrap();
        },
        "a row was edited, removed or put back from an earlier build",
    );
}

#[test]
fn decks_that_were_swapped_on_the_disk_are_noticed() {
    refused(
        |post| {
            let rows = rows(post);
            let path = |at: usize| post.out.path().join(&rows[at].file);
            let (one, two) = (fs::read(path(0)).unwrap(), fs::read(path(1)).unwrap());
            fs::write(path(0), two).unwrap();
            fs::write(path(1), one).unwrap();
        },
        "is not the deck that was built",
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_deck_is_noticed() {
    refused(
        |post| {
            let rows = rows(post);
            let path = post.out.path().join(&rows[0].file);
            fs::remove_file(&path).unwrap();
            std::os::unix::fs::symlink(post.out.path().join(&rows[1].file), &path).unwrap();
        },
        "B-01",
    );
}

#[test]
fn another_folder_in_place_of_the_built_one_is_noticed() {
    // The folder of another workspace with the same accounts and its own key.
    let server = Server::start(Manners::default());
    let other = Post::new(3, &relay(&server), "");
    refused(
        |post| {
            for entry in fs::read_dir(other.out.path()).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    fs::copy(&path, post.out.path().join(path.file_name().unwrap())).unwrap();
                }
            }
        },
        "was built by another workspace",
    );
}

#[test]
fn a_record_that_is_gone_stops_everything() {
    let server = Server::start(Manners::default());
    let post = Post::new(3, &relay(&server), "");
    assert_eq!(post.send(&["--limit", "1"]).1, 0);
    for file in ["sent.jsonl", "approvals.jsonl"] {
        let path = post.state(file);
        let before = fs::read(&path).unwrap();
        for leave in [None, Some("")] {
            match leave {
                None => fs::remove_file(&path).unwrap(),
                Some(text) => fs::write(&path, text).unwrap(),
            }
            let (said, status) = post.send(&[]);
            assert_eq!(status, 1, "{said}");
            assert!(said.as_str().unwrap().contains("is gone: it held something"), "{said}");
        }
        fs::write(&path, before).unwrap();
    }
    assert_eq!(server.counts().len(), 1);
    assert_eq!(post.send(&[]).1, 0);
    assert_eq!(server.counts().len(), 3);
}

#[test]
fn an_edited_record_of_approvals_or_of_what_was_sent_stops_everything() {
    let server = Server::start(Manners::default());
    let post = Post::new(3, &relay(&server), "");
    assert_eq!(post.send(&["--limit", "1"]).1, 0);
    for (file, from, to) in [("sent.jsonl", "taken", "later"), ("approvals.jsonl", "B-02", "B-03")] {
        let path = post.state(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "{before}");
        fs::write(&path, before.replace(from, to)).unwrap();
        let (said, status) = post.send(&[]);
        assert_eq!(status, 1);
        assert!(said.as_str().unwrap().contains(&format!("{file}:")), "{said}");
        assert!(said.as_str().unwrap().contains("is not as it was written"), "{said}");
        fs::write(&path, before).unwrap();
    }
    assert_eq!(server.counts().len(), 1);
    assert_eq!(post.send(&[]).1, 0);
    assert_eq!(server.counts().len(), 3);
}
