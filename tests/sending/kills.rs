//! Sending is killed at any point: nobody gets two messages, and everybody without one is listed.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::server::{Manners, Quirk, Server};
use super::{Post, SEND, accounts, common, contact, everybody, id, relay};

const ACCOUNTS: usize = 8;

fn command(post: &Post) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.args(SEND.map(|a| if a == "OUT" { post.out() } else { a }));
    command.arg("--workspace").arg(post.workspace.path());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn start(post: &Post, fail_point: Option<&str>) -> std::process::Child {
    let mut command = command(post);
    if let Some(point) = fail_point {
        command.env("QUARTERDECK_FAIL_POINT", point);
    }
    command.spawn().unwrap()
}

/// Sends the rest, and asserts that everybody has a message or is listed as unknown.
fn settles(post: &Post, server: &Server, what: &str) {
    let (told, _) = post.send(&[]);
    let unknown: Vec<String> = told["without"]
        .as_array()
        .unwrap_or_else(|| panic!("{what}: {told}"))
        .iter()
        .filter(|one| one["code"] == "unknown")
        .map(|one| one["account_id"].as_str().unwrap().to_owned())
        .collect();
    assert!(unknown.len() <= 1, "{what}: one process died, and was at one message: {unknown:?}");
    let counts = server.counts();
    for number in 1..=ACCOUNTS {
        let count = counts.get(&contact(number)).copied().unwrap_or(0);
        assert!(count <= 1, "{what}: {} has {count} messages", id(number));
        assert!(count == 1 || unknown.contains(&id(number)), "{what}: {} was left out", id(number));
    }
    assert!(accounts(&post.send(&[]).0, "taken").is_empty(), "{what}: all is settled");
}

#[test]
fn killed_at_every_point_it_sends_nothing_twice_and_leaves_nobody_out() {
    for point in ["mail-begun:1=kill", "mail-begun:4=kill", "mail-taken:1=kill", "mail-taken:8=kill"] {
        let server = Server::start(Manners::default());
        let post = Post::new(ACCOUNTS, &relay(&server), "");
        let status = start(&post, Some(point)).wait().unwrap();
        assert!(!status.success(), "{point}");
        settles(&post, &server, point);
    }
}

#[test]
fn killed_at_any_moment_it_sends_nothing_twice_and_leaves_nobody_out() {
    let kills = std::env::var("QUARTERDECK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(8);
    let post = Post::new(ACCOUNTS, "{host: localhost, port: 25, security: none}", "");
    let qbr = std::fs::read_to_string(post.workspace.path().join("qbr.yaml")).unwrap();
    for round in 0..kills {
        let server = Server::start(Manners::default());
        server.will(&contact(3), &[Quirk::Recipient(450)]);
        server.will(&contact(5), &[Quirk::DropAtData]);
        std::fs::write(
            post.workspace.path().join("qbr.yaml"),
            qbr.replace("port: 25", &format!("port: {}", server.port)),
        )
        .unwrap();
        let mut child = start(&post, None);
        std::thread::sleep(Duration::from_millis(150 + round * 61 % 900));
        child.kill().unwrap();
        child.wait().unwrap();
        settles(&post, &server, &format!("round {round}"));
        for file in ["sent.jsonl", "records"] {
            std::fs::remove_file(post.state(file)).unwrap();
        }
    }
}

#[test]
fn of_two_who_send_at_once_the_second_waits_for_another_day() {
    let server = Server::start(Manners::default());
    server.will(&contact(1), &[Quirk::Held]);
    let post = Post::new(ACCOUNTS, &relay(&server), "");
    let mut first = start(&post, None);
    common::wait_until("the first message is there", || !server.counts().is_empty());
    let (said, status) = post.send(&[]);
    assert_eq!(status, 1);
    assert!(said.as_str().unwrap().contains("another run is writing"), "{said}");
    server.release();
    assert!(first.wait().unwrap().success());
    assert_eq!(server.counts(), everybody(ACCOUNTS, &[]));
}

#[cfg(unix)]
#[test]
fn asked_to_stop_it_finishes_the_message_in_hand_and_goes_on_later() {
    for signal in ["-INT", "-TERM", "-HUP", "-PIPE"] {
        stops_in_order(signal);
    }
}

#[cfg(unix)]
fn stops_in_order(signal: &str) {
    let server = Server::start(Manners::default());
    server.will(&contact(1), &[Quirk::Held]);
    let post = Post::new(ACCOUNTS, &relay(&server), "");
    let mut child = command(&post).stderr(Stdio::piped()).spawn().unwrap();
    common::wait_until("the first message is there", || !server.counts().is_empty());
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    match signal {
        // Whoever read us is gone.
        "-PIPE" => std::thread::sleep(Duration::from_millis(300)),
        _ => assert!(said.any(|line| line.starts_with("stopping after")), "{signal}"),
    }
    server.release();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let sent = server.counts().len();
    assert_eq!(sent, 1);
    let (told, status) = post.send(&[]);
    assert_eq!((accounts(&told, "taken").len(), status), (ACCOUNTS - sent, 0), "{told:#}");
    assert_eq!(server.counts(), everybody(ACCOUNTS, &[]));
}
