//! `quarterdeck email send` against a server that misbehaves: every contact gets their own deck once, or the command reports
//! that they did not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

#[path = "../common/mod.rs"]
mod common;
mod copies;
mod endless;
mod hostile;
mod kills;
mod mail_facts;
mod meanwhile;
mod server;
mod tampering;
mod tls;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::Folder;
use common::bakery::{self, Bakery};
use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::Value;
use server::{Manners, Quirk, Server};

/// A workspace, and its output folder.
struct Post {
    workspace: Folder,
    out: tempfile::TempDir,
}

/// The address of an account's contact.
fn contact(number: usize) -> String {
    format!("ada{number}@crumb{number}.example")
}

fn id(number: usize) -> String {
    format!("B-{number:02}")
}

impl Post {
    /// Builds and approves all decks, for a server on `port`, with more keys of `delivery`.
    fn new(accounts: usize, smtp: &str, delivery: &str) -> Self {
        let post = Self::unapproved(accounts, smtp, delivery);
        assert!(post.run(&["approve", "OUT", "--on", "2026-10-05", "--all", "--by", "Robin"]).status.success());
        post
    }

    fn unapproved(accounts: usize, smtp: &str, delivery: &str) -> Self {
        let bake = |number: usize| {
            let mut bakery = Bakery::new(&id(number), &format!("Bakery Number {number}"), number as u32 + 8);
            bakery.contact = [format!("Ada {number}, \"Crumb\""), contact(number)];
            bakery
        };
        let bakeries: Vec<_> = (1..=accounts).map(bake).collect();
        let workspace = bakery::folder(&bakeries, 5);
        let qbr = workspace.path().join("qbr.yaml");
        let text = fs::read_to_string(&qbr).unwrap();
        let per_minute = if delivery.contains("per_minute") { "" } else { "  per_minute: 60000\n" };
        fs::write(&qbr, format!("{text}delivery:\n  smtp: {smtp}\n{per_minute}{delivery}")).unwrap();
        let post = Self { workspace, out: tempfile::tempdir().unwrap() };
        post.build();
        post
    }

    fn build(&self) {
        let output = quarterdeck(&["build", self.workspace.path().to_str().unwrap(), "--out", self.out()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Names another port of the server.
    fn port(&mut self, port: u16) {
        let path = self.workspace.path().join("qbr.yaml");
        let text = fs::read_to_string(&path).unwrap();
        let (before, after) = text.split_once("port: ").unwrap();
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        fs::write(&path, format!("{before}port: {port}{rest}")).unwrap();
    }

    fn out(&self) -> &str {
        self.out.path().to_str().unwrap()
    }

    /// Runs a command on the output folder (`OUT`) and its workspace.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut all: Vec<&str> = arguments.iter().map(|a| if *a == "OUT" { self.out() } else { a }).collect();
        all.extend(["--workspace", self.workspace.path().to_str().unwrap()]);
        quarterdeck(&all)
    }

    /// Sends. Returns the output and the exit status.
    fn send(&self, more: &[&str]) -> (Value, i32) {
        let pace = if more.contains(&"--pause") { &PACE[..0] } else { &PACE[..] };
        let arguments: Vec<&str> = SEND.iter().chain(pace).chain(more).copied().collect();
        let output = self.run(&arguments);
        let status = output.status.code().unwrap();
        let told = serde_json::from_slice(&output.stdout);
        (told.unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&output.stderr).into_owned())), status)
    }

    fn state(&self, file: &str) -> PathBuf {
        self.workspace.path().join(".quarterdeck").join(file)
    }
}

const SEND: [&str; 6] = ["email", "send", "OUT", "--send", "--json", "--on=2026-10-05"];

/// How it waits and tries again, unless a test says otherwise.
const PACE: [&str; 2] = ["--pause=0.02", "--tries=3"];

fn quarterdeck(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.args(arguments).env_remove("QUARTERDECK_SMTP_USER").env_remove("QUARTERDECK_SMTP_PASSWORD");
    command.output().unwrap()
}

/// The `smtp` section for a server on this machine without encryption.
fn relay(server: &Server) -> String {
    format!("{{host: localhost, port: {}, security: none}}", server.port)
}

fn everybody(accounts: usize, but: &[usize]) -> BTreeMap<String, usize> {
    (1..=accounts).filter(|number| !but.contains(number)).map(|number| (contact(number), 1)).collect()
}

/// The accounts in a list of the output.
fn accounts(told: &Value, list: &str) -> Vec<String> {
    let one = |one: &Value| one.as_str().or(one["account_id"].as_str()).unwrap().to_owned();
    told[list].as_array().unwrap_or_else(|| panic!("{told:#}")).iter().map(one).collect()
}

#[test]
fn everybody_gets_their_own_deck_and_nobody_anothers() {
    let server = Server::start(Manners::default());
    let more = "  unsubscribe: {page: 'https://tern.example/stop?r={token}', email: stop@tern.example}\n";
    let post = Post::new(3, &relay(&server), more);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken").len(), status), (3, 0), "{told:#}");
    let rows = quarterdeck::store::manifest::Manifest::load(post.out.path()).unwrap().unwrap();
    let log = fs::read_to_string(post.state("sent.jsonl")).unwrap();
    let entries: Vec<Value> =
        log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["entry"].take()).collect();
    for row in rows.rows() {
        let own: Vec<_> = entries.iter().filter(|entry| entry["account_id"] == row.account_id.as_str()).collect();
        assert_eq!(own.iter().map(|entry| entry["state"].as_str().unwrap()).collect::<Vec<_>>(), ["begun", "taken"]);
        for entry in own {
            let noted = ["period", "recipient", "sha256"].map(|key| entry[key].as_str().unwrap());
            assert_eq!(noted, [row.period.as_str(), &row.contact_email, &row.sha256]);
        }
    }
    for (to, bytes) in server.taken() {
        let row = rows.rows().iter().find(|row| row.contact_email == to).unwrap();
        let message = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(message.to().unwrap().first().unwrap().address(), Some(to.as_str()));
        assert_eq!(message.to().unwrap().first().unwrap().name(), Some(row.contact_name.as_str()));
        assert_eq!(message.from().unwrap().first().unwrap().address(), Some("robin@tern.example"));
        assert_eq!(message.subject(), Some(format!("{}: Q3 2026 in review", row.name).as_str()));
        let deck =
            message.attachments().find(|part| part.attachment_name().is_some_and(|n| n.ends_with(".pdf"))).unwrap();
        assert_eq!(deck.contents(), fs::read(post.out.path().join(&row.file)).unwrap());
        assert!(message.body_text(0).unwrap().contains(&row.headline));
        assert!(message.header_raw("X-Unsent").is_none());
        let ways = message.header_raw("List-Unsubscribe").unwrap();
        assert!(
            ways.contains("<mailto:stop@tern.example>") && ways.contains("<https://tern.example/stop?r="),
            "{ways}"
        );
        assert_eq!(message.header_raw("List-Unsubscribe-Post").unwrap().trim(), "List-Unsubscribe=One-Click");
    }
    assert_eq!(server.counts(), everybody(3, &[]));
    assert_eq!(server.connections(), 1, "one connection takes them all");
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken").len(), status), (0, 0), "{told:#}");
    assert_eq!(server.counts(), everybody(3, &[]));
    let dry = String::from_utf8(post.run(&["email", "send", "OUT", "--on", "2026-10-05"]).stdout).unwrap();
    assert!(dry.starts_with("A dry run: 0 messages"), "a dry run knows who was sent what: {dry}");
}

#[test]
fn what_is_refused_for_now_is_tried_again_and_what_is_refused_for_good_is_not() {
    let server = Server::start(Manners::default());
    let post = Post::new(7, &relay(&server), "");
    server.will(&contact(1), &[Quirk::Recipient(450), Quirk::Recipient(451)]);
    server.will(&contact(2), &[Quirk::Data(452)]);
    server.will(&contact(3), &[Quirk::Recipient(550)]);
    server.will(&contact(4), &[Quirk::Data(554)]);
    server.will(&contact(5), &[Quirk::Recipient(421); 9]);
    server.will(&contact(6), &[Quirk::Slow]);
    let (told, status) = post.send(&[]);
    assert_eq!(status, 3);
    assert_eq!(accounts(&told, "refused"), ["B-03", "B-04"], "{told:#}");
    assert_eq!(accounts(&told, "deferred"), ["B-05"], "{told:#}");
    let reason = told["deferred"][0]["reason"].as_str().unwrap();
    assert!(reason.starts_with("refused for now, 3 times: "), "{reason}");
    assert_eq!(server.counts(), everybody(7, &[3, 4, 5]));
    server.will(&contact(5), &[]);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken"), status), (vec!["B-05".to_owned()], 0), "{told:#}");
    assert_eq!(server.counts(), everybody(7, &[3, 4]));
}

#[test]
fn a_connection_that_breaks_before_the_data_ends_loses_nobody() {
    let server = Server::start(Manners { deaf: 1, ..Manners::default() });
    let post = Post::new(4, &relay(&server), "");
    server.will(&contact(2), &[Quirk::DropAtRecipient]);
    server.will(&contact(3), &[Quirk::DropAtData]);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken").len(), status), (4, 0), "{told:#}");
    assert_eq!(server.counts(), everybody(4, &[]));
}

#[test]
fn what_cannot_be_known_is_told_and_settled_by_a_person() {
    let server = Server::start(Manners::default());
    let post = Post::new(4, &relay(&server), "");
    server.will(&contact(1), &[Quirk::TakeAndDrop]);
    server.will(&contact(2), &[Quirk::DropInData]);
    server.will(&contact(3), &[Quirk::TakeAndBabble]);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "unknown"), status), (vec![id(1), id(2), id(3)], 3), "{told:#}");
    let (again, _) = post.send(&[]);
    assert!(accounts(&again, "taken").is_empty(), "{again:#}");
    assert_eq!(accounts(&again, "without"), [id(1), id(2), id(3), id(4)]);

    let settle = post.run(&["email", "sent", "--was-sent", "B-01", "--was-sent", "B-03", "--was-not-sent", "B-02"]);
    assert!(settle.status.success(), "{settle:?}");
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken"), status), (vec![id(2)], 0), "{told:#}");
    assert_eq!(server.counts(), everybody(4, &[]));
}

#[test]
fn a_server_that_refuses_the_sender_is_not_asked_for_everybody() {
    let server = Server::start(Manners::default());
    let post = Post::new(9, &relay(&server), "");
    server.will("robin@tern.example", &[Quirk::Sender(553); 20]);
    let (told, status) = post.send(&[]);
    assert_eq!(status, 1);
    assert!(told.as_str().unwrap().contains("refused the sender of 5 messages in a row"), "{told}");
    server.will("robin@tern.example", &[]);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken").len(), status), (9, 0), "{told:#}");
}

#[test]
fn a_server_that_is_not_there_is_an_error_and_the_next_run_goes_on() {
    let post = Post::new(2, "{host: localhost, port: 1, security: none}", "");
    let (told, status) = post.send(&[]);
    assert_eq!(status, 1);
    assert!(told.as_str().unwrap().contains("localhost:1 cannot be reached, tried 3 times"), "{told}");
}

#[test]
fn a_day_takes_so_many_and_the_rest_goes_later() {
    let server = Server::start(Manners::default());
    let post = Post::new(4, &relay(&server), "  per_day: 3\n");
    let (told, status) = post.send(&[]);
    assert_eq!(
        (accounts(&told, "taken").len(), &told["left"], &told["ended"], status),
        (3, &1.into(), &"day_is_full".into(), 3)
    );
    let (told, _) = post.send(&[]);
    assert!(accounts(&told, "taken").is_empty(), "{told:#}");
}

#[test]
fn messages_keep_their_distance() {
    let server = Server::start(Manners::default());
    let post = Post::new(3, &relay(&server), "  per_minute: 120\n");
    let started = std::time::Instant::now();
    assert_eq!(post.send(&[]).1, 0);
    assert!(started.elapsed().as_millis() >= 1_000, "three messages in {:?}", started.elapsed());
}

#[test]
fn without_send_nothing_leaves() {
    let server = Server::start(Manners::default());
    let post = Post::new(3, &relay(&server), "");
    let dry = post.run(&["email", "send", "OUT", "--on", "2026-10-05"]);
    let said = String::from_utf8(dry.stdout).unwrap();
    assert!(said.starts_with("A dry run: 3 messages, about "), "{said}");
    for number in 1..=3 {
        let to = format!("({}) to ", id(number));
        assert!(said.lines().any(|line| line.contains(&to) && line.contains(".pdf, about ")), "{to} {said}");
    }
    assert_eq!(server.connections(), 0);
    assert!(!post.state("sent.jsonl").exists() || fs::read(post.state("sent.jsonl")).unwrap().is_empty());
}

#[test]
fn only_what_was_approved_as_it_is_goes_out() {
    let server = Server::start(Manners::default());
    let post = Post::unapproved(4, &relay(&server), "");
    let codes = |told: &Value| {
        let one =
            |one: &Value| (one["account_id"].as_str().unwrap().to_owned(), one["code"].as_str().unwrap().to_owned());
        told["without"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    let of = |code: &str, numbers: &[usize]| numbers.iter().map(|n| (id(*n), code.to_owned())).collect::<Vec<_>>();
    assert_eq!(codes(&post.send(&[]).0), of("unapproved", &[1, 2, 3, 4]));
    assert!(
        post.run(&[
            "approve",
            "OUT",
            "--on",
            "2026-10-05",
            "--account",
            "B-01",
            "--account",
            "Bakery Number 2",
            "--by",
            "Robin"
        ])
        .status
        .success()
    );
    assert!(post.run(&["revoke", "OUT", "--account", "B-02", "--by", "Robin"]).status.success());
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken"), codes(&told), status), (vec![id(1)], of("unapproved", &[2, 3, 4]), 0));

    assert!(
        post.run(&["approve", "OUT", "--on", "2026-10-05", "--csm", "robin@tern.example", "--by", "Robin"])
            .status
            .success()
    );
    // A deck and a recipient that change after the approval.
    let accounts_file = post.workspace.path().join("accounts.csv");
    let text = fs::read_to_string(&accounts_file).unwrap();
    fs::write(&accounts_file, text.replace("Bakery Number 2", "Bakery Two").replace(&contact(3), "eve@crumb3.example"))
        .unwrap();
    post.build();
    let (told, _) = post.send(&[]);
    assert_eq!(accounts(&told, "taken"), [id(4)], "{told:#}");
    let reasons = told["without"].to_string();
    assert!(reasons.contains("its deck changed since") && reasons.contains("its recipient changed since"), "{reasons}");
    // Data that is too old.
    let stale = post.run(&["email", "send", "OUT", "--send", "--json", "--on", "2027-01-05"]);
    let told: Value = serde_json::from_slice(&stale.stdout).unwrap();
    assert_eq!(codes(&told), of("stale", &[1, 2, 3, 4]));
}

#[test]
fn who_is_suppressed_gets_nothing() {
    let server = Server::start(Manners::default());
    let post = Post::new(2, &relay(&server), "  suppress: gone.csv\n");
    let (told, status) = post.send(&[]);
    assert_eq!(status, 1, "a list that is not there stops everything: {told}");
    fs::write(post.workspace.path().join("gone.csv"), format!("email\n{}\n", contact(1).to_uppercase())).unwrap();
    let (told, _) = post.send(&[]);
    assert_eq!(accounts(&told, "taken"), [id(2)]);
    assert_eq!(server.counts(), everybody(2, &[1]));
    fs::write(post.workspace.path().join("gone.csv"), "email\nme@tern.example\n").unwrap();
    let (told, status) = post.send(&["--to", "me@tern.example"]);
    assert_eq!(status, 2, "nor does a trial go to them");
    assert!(told.as_str().unwrap().contains("me@tern.example is on the suppression list"), "{told}");
}

#[test]
fn a_link_leads_to_where_the_decks_are_published() {
    let server = Server::start(Manners::default());
    let post = Post::new(1, &relay(&server), "");
    let wrong = post.send(&["--link", "--base-url", "http://reviews.tern.example"]);
    assert!(wrong.1 == 2 && wrong.0.as_str().unwrap().contains("begins with https://"), "{}", wrong.0);
    assert_eq!(post.send(&["--link"]).1, 2, "nobody said where they are published");
    assert_eq!(post.send(&["--link", "--base-url", "https://reviews.tern.example/q3/"]).1, 0);
    let (_, bytes) = server.taken().pop().unwrap();
    let message = MessageParser::default().parse(&bytes).unwrap();
    let text = message.body_text(0).unwrap();
    let link = text.lines().find(|line| line.starts_with("https://reviews.tern.example/q3/")).unwrap();
    assert!(link.ends_with("/bakery-number-1_2026-Q3_review.pdf"), "{text}");
    assert!(message.body_html(0).unwrap().contains(link.trim()));
    assert!(message.attachments().all(|part| part.attachment_name().is_none_or(|name| !name.ends_with(".pdf"))));
}

#[test]
fn a_trial_goes_to_its_sender_and_is_not_recorded() {
    let server = Server::start(Manners::default());
    let post = Post::unapproved(3, &relay(&server), "");
    let (told, status) = post.send(&["--to", "me@tern.example", "--limit", "2"]);
    assert_eq!((accounts(&told, "taken").len(), &told["left"], status), (2, &1.into(), 0), "{told:#}");
    assert_eq!(server.counts(), BTreeMap::from([("me@tern.example".to_owned(), 2)]));
    let (told, status) = post.send(&["--to", &contact(2)]);
    assert_eq!(status, 2);
    assert!(told.as_str().unwrap().contains("is the contact of B-02"), "{told}");
    assert!(post.run(&["approve", "OUT", "--on", "2026-10-05", "--all", "--by", "Robin"]).status.success());
    assert_eq!(post.send(&[]).0["taken"].as_array().unwrap().len(), 3);
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}
