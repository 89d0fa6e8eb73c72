//! Who is written to and who is not: one judge of addresses, and a list that no writing of an address gets past.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::stage::{Stage, TODAY};

/// Accounts of case 15 whose contact's address mail can go to.
const SOUND: [&str; 15] =
    ["M00", "M01", "M03", "M04", "M09", "M10", "M18", "M19", "M20", "M25", "M26", "M30", "M31", "M32", "M33"];

fn codes(told: &Value) -> BTreeSet<(String, String)> {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    told["without"].as_array().unwrap().iter().map(|one| (text(one, "account_id"), text(one, "code"))).collect()
}

#[test]
fn check_drafts_merge_and_send_judge_an_address_alike() {
    let stage = Stage::of_case("15-addresses");
    // A line break in an address stops the whole build, which is another test's matter.
    let accounts = fs::read_to_string(stage.path("ws/accounts.csv")).unwrap();
    fs::write(stage.path("ws/accounts.csv"), accounts.replace("\nBcc:", " Bcc:")).unwrap();
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    let rows = stage.rows();
    let sound: BTreeSet<&str> = SOUND.into();
    for row in &rows {
        let (id, email) = (row["account_id"].as_str().unwrap(), row["contact_email"].as_str().unwrap());
        assert_eq!(!email.is_empty(), sound.contains(id), "{id}: {email:?}");
    }
    let drafts = stage.run(&["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
    let none = |told: &Value, code: &str| codes(told).iter().filter(|(_, found)| found == code).count();
    assert_eq!(drafts["drafts"].as_array().unwrap().len(), SOUND.len(), "{drafts:#}");
    assert_eq!((none(&drafts, "no_contact"), codes(&drafts).len()), (38 - SOUND.len(), 38 - SOUND.len()));
    for draft in drafts["drafts"].as_array().unwrap() {
        let bytes = fs::read(stage.path("out").join(draft.as_str().unwrap())).unwrap();
        let message = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        let to = message.to().unwrap().first().unwrap().address().unwrap().to_owned();
        assert!(to.matches('@').count() == 1 && !to.contains(['?', ' ', '<', '>']), "{to}");
        assert!(message.bcc().is_none() && message.cc().is_none());
    }
    for row in &rows {
        let id = row["account_id"].as_str().unwrap();
        stage.run(&["approve", "out", "-w", "ws", "--account", id, "--by", "Robin", "--on", TODAY]);
    }
    let sent = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
    assert_eq!(sent["messages"].as_array().unwrap().len(), SOUND.len(), "{sent:#}");
    let merged = stage.run(&["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY, "--json"]).json();
    let kept = codes(&merged);
    assert!(
        kept.iter().all(|(_, code)| ["no_contact", "unsafe_address", "shared_address"].contains(&code.as_str())),
        "{kept:?}"
    );
    // What check says of a cell is what the commands do.
    let checked = stage.run(&["check", "ws"]);
    let said = format!("{}{}", checked.out, checked.err);
    assert!(said.contains("ann@acme.example?subject=x") || said.contains("expected an e-mail address"), "{said}");
}

#[test]
fn who_is_on_the_list_gets_nothing_by_any_command_however_the_address_is_written() {
    let stage = Stage::approved();
    let email = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    let utf16 = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let list = stage.path("ws/suppressed.txt");
    for bytes in [
        format!("nobody@x.example\r{email}\r").into_bytes(),
        format!("Dale <{}>", email.to_uppercase()).into_bytes(),
        format!("mailto:{email}?subject=stop").into_bytes(),
        format!("{email}.\n").into_bytes(),
        format!("nobody@x.example, {email}\n").into_bytes(),
        format!("nobody@x.example\t{email}\n").into_bytes(),
        format!("E-Mail-Adresse;Grund\r\n\"{email}\";\"weg; für immer\"\r\n").into_bytes(),
        format!("@{}\n", email.split_once('@').unwrap().1).into_bytes(),
        utf16(&format!("id\temail\r\n1\t{email}\r\n")),
    ] {
        fs::write(&list, &bytes).unwrap();
        let told = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
        let kept = codes(&told);
        assert!(
            kept.contains(&("C-1010".into(), "suppressed".into())),
            "{:?}: {kept:?}",
            String::from_utf8_lossy(&bytes)
        );
    }
    // The last of these lists, and the other commands.
    for command in [
        &["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--json"][..],
        &["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY, "--json"],
        &["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY, "--json"],
        &["email", "send", "out", "-w", "ws", "--to", "me@tern.example", "--json"],
    ] {
        let told = stage.run(command).json();
        assert!(codes(&told).contains(&("C-1010".into(), "suppressed".into())), "{command:?}");
    }
}

#[test]
fn a_list_that_is_not_understood_lets_nothing_leave() {
    let stage = Stage::approved();
    fs::write(stage.path("ws/suppressed.txt"), "# gone\nbo@x.example\nand Dale, who left\n").unwrap();
    for command in [
        &["email", "drafts", "out", "-w", "ws"][..],
        &["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY],
        &["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY],
        &["email", "send", "out", "-w", "ws", "--on", TODAY],
        &["email", "send", "out", "-w", "ws", "--on", TODAY, "--to", "me@tern.example"],
    ] {
        let ran = stage.run(command);
        assert!(ran.status != 0 && ran.err.contains("suppressed.txt:3: "), "{command:?}: {} {}", ran.status, ran.err);
    }
    assert!(!stage.path("out/drafts").exists() && !stage.path("out/merge/gmail.csv").exists());
    let decks = fs::read_dir(stage.path("public")).map(|all| all.count()).unwrap_or_default();
    assert_eq!(decks, 0, "nothing is published");
}

#[test]
fn a_list_may_name_its_column_and_its_encoding() {
    let stage = Stage::approved();
    let email = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    stage.edit(
        "ws/qbr.yaml",
        "  suppress: suppressed.txt\n",
        "  suppress: [suppressed.txt, {path: gone.csv, column: Wer, encoding: windows-1252}]\n",
    );
    fs::write(stage.path("ws/gone.csv"), [format!("Wer;Grund\n{email};f").as_bytes(), b"\xfcr immer\n"].concat())
        .unwrap();
    let told = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
    assert!(codes(&told).contains(&("C-1010".into(), "suppressed".into())), "{told:#}");
    stage.edit("ws/qbr.yaml", "windows-1252", "windows-9999");
    let ran = stage.run(&["check", "ws"]).ended(2);
    assert!(ran.err.contains("\"windows-9999\" is no encoding that is read"), "{}", ran.err);
}

#[test]
fn a_trial_reaches_no_contact_however_the_address_is_written() {
    let stage = Stage::approved();
    let email = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    let (name, domain) = email.split_once('@').unwrap();
    fs::write(stage.path("ws/suppressed.txt"), "gone@tern.example\n").unwrap();
    for (to, why) in [
        (email.to_uppercase(), "is the contact of C-1010"),
        (format!("{name}+trial@{domain}"), "is the contact of C-1010"),
        (format!(" {name}\u{200b}@{domain} "), "is the contact of C-1010"),
        (format!("Dale <{email}>"), "--to takes an address"),
        ("Gone@TERN.example".to_owned(), "is on the suppression list"),
    ] {
        let ran = stage.run(&["email", "send", "out", "-w", "ws", "--to", &to]).ended(2);
        assert!(ran.err.contains(why), "{to}: {}", ran.err);
    }
}

#[test]
fn another_writing_of_the_same_address_needs_no_new_approval_and_is_not_sent_to_twice() {
    let stage = Stage::approved();
    let email = stage.row("C-1010")["contact_email"].as_str().unwrap().to_owned();
    let accounts = fs::read_to_string(stage.path("ws/accounts.csv")).unwrap();
    assert!(accounts.contains(&email));
    fs::write(stage.path("ws/accounts.csv"), accounts.replace(&email, &email.to_uppercase())).unwrap();
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    assert_eq!(stage.row("C-1010")["contact_email"], email.to_uppercase());
    let told = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
    let messages = told["messages"].as_array().unwrap();
    assert!(messages.iter().any(|message| message["account_id"] == "C-1010"), "{told:#}");
}
