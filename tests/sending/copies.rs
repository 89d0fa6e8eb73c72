//! A message to several: all of them get it at once, once, and nobody else does.

use std::collections::BTreeMap;
use std::fs;

use super::common::bakery::{self, Bakery};
use super::server::{Manners, Quirk, Server};
use super::{Post, accounts, contact, id, quarterdeck, relay};

/// A bakery whose message goes to a second address and, as a copy, to a third.
fn post(server: &Server) -> Post {
    let mut bakery = Bakery::new(&id(1), "Bakery Number 1", 9);
    bakery.contact = ["Ada".into(), contact(1)];
    bakery.place = ["bo@crumb1.example".into(), "cy@crumb1.example".into()];
    let workspace = bakery::folder(&[bakery], 5);
    let qbr = workspace.path().join("qbr.yaml");
    let text = fs::read_to_string(&qbr).unwrap();
    let text = text.replace("industry: industry, region: region", "contact_also: industry, contact_cc: region");
    fs::write(&qbr, format!("{text}delivery:\n  smtp: {}\n  per_minute: 60000\n", relay(server))).unwrap();
    let post = Post { workspace, out: tempfile::tempdir().unwrap() };
    post.build();
    assert!(post.run(&["approve", "OUT", "--on", "2026-10-05", "--all", "--by", "Robin"]).status.success());
    post
}

fn counts(all: &[&str]) -> BTreeMap<String, usize> {
    all.iter().map(|one| ((*one).to_owned(), 1)).collect()
}

#[test]
fn all_that_an_account_names_get_its_message_once() {
    let server = Server::start(Manners::default());
    let post = post(&server);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken"), status), (vec![id(1)], 0), "{told:#}");
    let everybody = counts(&[&contact(1), "bo@crumb1.example", "cy@crumb1.example"]);
    assert_eq!(server.counts(), everybody);
    let (told, _) = post.send(&[]);
    assert!(accounts(&told, "taken").is_empty());
    assert_eq!(server.counts(), everybody, "nobody gets it twice");
}

#[test]
fn whom_the_server_refuses_for_good_is_reported_and_the_others_get_it() {
    let server = Server::start(Manners::default());
    let post = post(&server);
    server.will("cy@crumb1.example", &[Quirk::Recipient(550)]);
    let (told, status) = post.send(&[]);
    assert_eq!(
        (accounts(&told, "taken"), accounts(&told, "refused"), status),
        (vec![id(1)], vec![id(1)], 3),
        "{told:#}"
    );
    assert!(told["refused"][0]["reason"].as_str().unwrap().contains("cy@crumb1.example"), "{told:#}");
    assert_eq!(server.counts(), counts(&[&contact(1), "bo@crumb1.example"]));
}

#[test]
fn whom_the_server_refuses_for_now_is_waited_for_by_all() {
    let server = Server::start(Manners::default());
    let post = post(&server);
    server.will("bo@crumb1.example", &[Quirk::Recipient(450)]);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken"), status), (vec![id(1)], 0), "{told:#}");
    assert_eq!(server.counts(), counts(&[&contact(1), "bo@crumb1.example", "cy@crumb1.example"]));
}

#[test]
fn a_trial_copies_nobody_and_whoever_is_stopped_gets_nothing() {
    let server = Server::start(Manners::default());
    let post = post(&server);
    assert_eq!(post.send(&["--to", "me@elsewhere.example"]).1, 0);
    assert_eq!(server.counts(), counts(&["me@elsewhere.example"]));
    let stop = ["responses", "stops", "--by", "Sam", "--stop", "bo@crumb1.example"];
    assert!(post.run(&stop).status.success());
    assert_eq!(post.send(&[]).1, 0);
    assert_eq!(server.counts(), counts(&["me@elsewhere.example", &contact(1), "cy@crumb1.example"]));
    assert!(!quarterdeck(&["responses", "stops", "--workspace", "/nonexistent"]).status.success());
}
