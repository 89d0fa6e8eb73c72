//! Encryption and login: nothing is sent to a server whose certificate does not fit.

use std::process::Output;

use super::server::{Manners, Server};
use super::{Post, SEND, contact, everybody, files};
use std::fs;

/// A post that trusts its server by the certificate `ca.pem`.
fn trusting(server: &Server, security: &str) -> Post {
    let smtp = format!("{{host: localhost, port: {}, security: {security}, ca: ca.pem}}", server.port);
    let post = Post::unapproved(2, &smtp, "");
    fs::write(post.workspace.path().join("ca.pem"), &server.certificate).unwrap();
    assert!(post.run(&["approve", "OUT", "--on", "2026-10-05", "--all", "--by", "Robin"]).status.success());
    post
}

fn send_as(post: &Post, user: &str, password: &str) -> Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.args(SEND.map(|a| if a == "OUT" { post.out() } else { a }));
    command.arg("--workspace").arg(post.workspace.path());
    command.env("QUARTERDECK_SMTP_USER", user).env("QUARTERDECK_SMTP_PASSWORD", password);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_login_goes_over_an_encrypted_connection_alone() {
    for (security, manners) in [
        ("starttls", Manners { starttls: true, ..Manners::default() }),
        ("tls", Manners { tls: true, ..Manners::default() }),
    ] {
        let server = Server::start(Manners { login: Some(("robin", "hunter2")), ..manners });
        let post = trusting(&server, security);
        let output = send_as(&post, "robin", "hunter2");
        assert!(output.status.success(), "{security}: {}", said(&output));
        assert_eq!(server.counts(), everybody(2, &[]), "{security}");
        let clear = server.in_the_clear();
        assert!(clear.iter().all(|line| line.starts_with("EHLO") || line == "STARTTLS"), "{clear:?}");
        // The password is neither in the output nor in a file.
        let printed = [output.stdout, output.stderr].concat();
        let kept = files(post.workspace.path()).into_iter().chain(files(post.out.path()));
        for bytes in kept.map(|path| fs::read(path).unwrap()).chain([printed]) {
            assert!(!bytes.windows(7).any(|window| window == b"hunter2"));
        }
    }
}

#[test]
fn a_wrong_password_sends_nothing_and_is_not_printed() {
    let server = Server::start(Manners { starttls: true, login: Some(("robin", "hunter2")), ..Manners::default() });
    let post = trusting(&server, "starttls");
    let output = send_as(&post, "robin", "hunter3");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("refused the login of \"robin\""), "{}", said(&output));
    assert!(!said(&output).contains("hunter"), "{}", said(&output));
    assert!(server.counts().is_empty());
}

#[test]
fn a_server_without_encryption_gets_nothing() {
    let server = Server::start(Manners::default());
    let post = trusting(&server, "starttls");
    let output = send_as(&post, "robin", "hunter2");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("offers no STARTTLS"), "{}", said(&output));
    assert!(server.counts().is_empty());
    assert!(server.in_the_clear().iter().all(|line| !line.contains("AUTH") && !line.contains(&contact(1))));
}

#[test]
fn a_certificate_of_another_name_or_of_nobody_gets_nothing() {
    let other = Server::start(Manners { starttls: true, certified: Some("other.example"), ..Manners::default() });
    let unknown = Server::start(Manners { tls: true, ..Manners::default() });
    let posts = [trusting(&other, "starttls"), trusting(&unknown, "tls")];
    fs::write(posts[1].workspace.path().join("ca.pem"), &other.certificate).unwrap();
    for (post, server) in posts.iter().zip([&other, &unknown]) {
        let output = send_as(post, "robin", "hunter2");
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("is not whom it says it is"), "{}", said(&output));
        assert!(server.counts().is_empty());
    }
}

#[test]
fn a_password_never_goes_in_the_clear() {
    let server = Server::start(Manners { login: Some(("robin", "hunter2")), ..Manners::default() });
    let post = trusting(&server, "none");
    let output = send_as(&post, "robin", "hunter2");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("sends everything in the clear"), "{}", said(&output));
    assert_eq!(server.connections(), 0);
}
