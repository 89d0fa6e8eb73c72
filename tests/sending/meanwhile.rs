//! What somebody decides or builds while messages go out counts from the next message on.

use std::fs;

use quarterdeck::store::manifest::Manifest;
use serde_json::Value;

use super::server::{Manners, Quirk, Server};
use super::{Post, accounts, common, contact, relay};

/// Sends to three accounts, and runs `what` while the first one's message waits for its answer. Returns the output, the exit
/// status, and who got a message.
fn while_sending(what: impl FnOnce(&Post)) -> (Value, i32, Vec<String>) {
    let server = Server::start(Manners::default());
    server.will(&contact(1), &[Quirk::Held]);
    let post = Post::new(3, &relay(&server), "  suppress: gone.txt\n");
    fs::write(post.workspace.path().join("gone.txt"), "# nobody yet\n").unwrap();
    let said = std::thread::scope(|scope| {
        let sending = scope.spawn(|| post.send(&[]));
        common::wait_until("the first message is there", || !server.counts().is_empty() || sending.is_finished());
        what(&post);
        server.release();
        sending.join().unwrap()
    });
    (said.0, said.1, server.counts().into_keys().collect())
}

fn decide(post: &Post, file: &str, text: &[u8]) {
    let folder = post.workspace.path().join("overrides");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(file), text).unwrap();
}

fn code_of(told: &Value, account: &str) -> String {
    let kept = told["kept"].as_array().unwrap_or_else(|| panic!("{told:#}"));
    kept.iter().find(|kept| kept["account_id"] == account).unwrap()["code"].as_str().unwrap().to_owned()
}

#[test]
fn an_override_that_holds_counts_from_the_next_message_on() {
    let (told, status, got) = while_sending(|post| decide(post, "B-03.yaml", b"hold: they asked us to wait\n"));
    assert_eq!((status, got), (3, vec![contact(1), contact(2)]), "{told:#}");
    assert_eq!(code_of(&told, "B-03"), "override");
}

#[test]
fn an_approval_that_is_revoked_counts_from_the_next_message_on() {
    let (told, status, got) = while_sending(|post| {
        assert!(post.run(&["revoke", "OUT", "--account", "B-03", "--by", "Sam"]).status.success());
    });
    assert_eq!((status, got), (3, vec![contact(1), contact(2)]), "{told:#}");
    assert_eq!(code_of(&told, "B-03"), "unapproved");
}

#[test]
fn an_address_that_is_put_on_the_suppression_list_counts_from_the_next_message_on() {
    let (told, status, got) =
        while_sending(|post| fs::write(post.workspace.path().join("gone.txt"), contact(3) + "\n").unwrap());
    assert_eq!((status, got), (3, vec![contact(1), contact(2)]), "{told:#}");
    assert_eq!(code_of(&told, "B-03"), "suppressed");
}

#[test]
fn an_override_that_names_another_contact_or_cannot_be_read_holds_its_account() {
    for text in [&b"contact: {email: new@crumb3.example}\n"[..], b"\xff\xfe\x00hold", b"hold: [\n"] {
        let (told, status, got) = while_sending(|post| decide(post, "B-03.yaml", text));
        assert_eq!((status, got), (3, vec![contact(1), contact(2)]), "{told:#}");
        assert_eq!(code_of(&told, "B-03"), "override");
    }
}

#[test]
fn an_override_that_cannot_be_read_and_is_nobody_knows_whose_stops_all() {
    let (told, status, got) = while_sending(|post| decide(post, "somebody.yaml", b"hold: [\n"));
    assert_eq!((status, got), (1, vec![contact(1)]), "{told:#}");
    assert!(told.as_str().unwrap().contains("overrides/somebody.yaml cannot be used"), "{told:#}");
}

#[test]
fn a_contact_that_a_build_replaced_needs_an_approval_and_the_old_one_gets_nothing() {
    let (told, status, got) = while_sending(|post| {
        let path = post.workspace.path().join("accounts.csv");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(&contact(3)));
        fs::write(&path, text.replace(&contact(3), "new@crumb3.example")).unwrap();
        post.build();
    });
    assert_eq!((status, got), (3, vec![contact(1), contact(2)]), "{told:#}");
    assert_eq!(code_of(&told, "B-03"), "unapproved");
}

#[test]
fn an_account_that_a_build_took_away_gets_nothing() {
    let (told, status, got) = while_sending(|post| {
        let path = post.workspace.path().join("accounts.csv");
        let text = fs::read_to_string(&path).unwrap();
        let left: String =
            text.lines().filter(|line| !line.contains(&contact(3))).map(|line| format!("{line}\n")).collect();
        fs::write(&path, left).unwrap();
        post.build();
    });
    assert_eq!((status, got), (3, vec![contact(1), contact(2)]), "{told:#}");
    assert_eq!(code_of(&told, "B-03"), "gone");
    assert_eq!(accounts(&told, "taken"), ["B-01", "B-02"]);
}

#[test]
fn a_deck_that_a_build_is_replacing_is_waited_for() {
    let (told, status, got) = while_sending(|post| {
        let rows = Manifest::load(post.out.path()).unwrap().unwrap();
        let file = rows.rows().iter().find(|row| row.account_id == "B-02").unwrap().file.clone();
        let (path, lock) = (post.out.path().join(file), post.out.path().join(".quarterdeck/lock"));
        let (deck, lock) = (fs::read(&path).unwrap(), fs::File::create(lock).unwrap());
        lock.lock().unwrap();
        fs::write(&path, b"half a deck").unwrap();
        std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(800));
            fs::write(path, deck).unwrap();
            drop(lock);
        });
    });
    assert_eq!((status, got), (0, vec![contact(1), contact(2), contact(3)]), "{told:#}");
}
