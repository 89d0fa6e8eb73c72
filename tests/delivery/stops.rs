//! Whoever asks for no more messages gets none from that moment on, and whose mailbox refuses one for good.

use std::fs;

use serde_json::Value;

use crate::responses::{codes, contact, draft, message, read, reply_token};
use crate::stage::{Stage, TODAY};

/// Why an account gets nothing, by each of the commands that bring decks out.
fn withheld(stage: &Stage, account: &str) -> Vec<Option<String>> {
    let commands: [&[&str]; 5] = [
        &["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--json"],
        &["email", "merge", "out", "-w", "ws", "--for", "gmail", "--on", TODAY, "--json"],
        &["email", "send", "out", "-w", "ws", "--on", TODAY, "--json"],
        &["email", "send", "out", "-w", "ws", "--on", TODAY, "--json", "--to", "me@tern.example"],
        &["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY, "--json"],
    ];
    let code = |told: Value| {
        let without = told["without"].as_array().unwrap();
        let one = without.iter().find(|one| one["account_id"] == account)?;
        Some(one["code"].as_str().unwrap().to_owned())
    };
    commands.iter().map(|command| code(stage.run(command).json())).collect()
}

/// The link to unsubscribe in an account's message.
fn link_to_unsubscribe(stage: &Stage, account: &str) -> String {
    let draft = draft(stage, account);
    let text =
        mail_parser::MessageParser::default().parse(draft.as_bytes()).unwrap().body_text(0).unwrap().into_owned();
    let is_it = |line: &&str| line.starts_with("https://pennywharf.example/reviews/stop?r=");
    text.lines().find(is_it).unwrap().to_owned()
}

fn stops(stage: &Stage, more: &[&str]) -> Vec<String> {
    let told = stage.run(&[&["responses", "stops", "-w", "ws", "--json"], more].concat()).json();
    told.as_array().unwrap().iter().map(|entry| entry["address"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn whoever_asks_in_a_message_gets_nothing_at_once_and_a_person_takes_it_back() {
    let stage = Stage::approved();
    let email = contact(&stage, "C-1010");
    assert_eq!(withheld(&stage, "C-1010"), vec![None; 5]);
    let mailbox = message(&email.to_uppercase(), "Subject: Re: Q3", "Bitte nehmen Sie mich aus dem Verteiler.");
    assert_eq!(read(&stage, &mailbox)["stop"], Value::from(vec![email.to_uppercase()]));
    assert_eq!(withheld(&stage, "C-1010"), vec![Some("suppressed".to_owned()); 5]);
    let told = stage.run(&["responses", "stops", "-w", "ws"]).ended(0).out;
    assert!(told.starts_with("1 reader without messages.") && told.contains("asked for it on"), "{told}");

    assert!(stops(&stage, &["--resume", &email, "--by", "Sam Reed"]).is_empty());
    assert_eq!(withheld(&stage, "C-1010"), vec![None; 5]);
    // The same message asks once; another one asks again.
    read(&stage, &mailbox);
    assert!(stops(&stage, &[]).is_empty());
    read(&stage, message(&email, "Subject: stop", "again"));
    assert_eq!(stops(&stage, &[]), std::slice::from_ref(&email));
    let ran = stage.run(&["responses", "stops", "-w", "ws", "--by", "Sam", "--resume", "nobody@x.example"]).ended(1);
    assert!(ran.err.contains("nobody@x.example is not among those"), "{}", ran.err);
    stage.run(&["responses", "stops", "-w", "ws", "--stop", "nobody"]).ended(2);

    // What somebody edits in the record stops everything, under whatever mark of a key.
    let record = fs::read_to_string(stage.path("ws/.quarterdeck/stopped.jsonl")).unwrap();
    let mark = record.split('"').nth(3).unwrap().to_owned();
    for at in 0..record.lines().count() {
        for other in [&*mark, "00000000"] {
            let edit = |(line, text): (usize, &str)| match line == at {
                true => text.replace(&mark, other).replace("\"by\":\"", "\"by\":\"x") + "\n",
                false => format!("{text}\n"),
            };
            let edited: String = record.lines().enumerate().map(edit).collect();
            fs::write(stage.path("ws/.quarterdeck/stopped.jsonl"), edited).unwrap();
            let ran = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY]).ended(1);
            assert!(ran.err.contains("not as it was written"), "{}", ran.err);
        }
    }
}

#[test]
fn the_link_to_unsubscribe_and_a_person_stop_at_once() {
    let stage = Stage::approved();
    let link = link_to_unsubscribe(&stage, "C-1011");
    let told = stage.run(&["responses", "record", &link, "-w", "ws", "--json"]).json();
    assert_eq!(told["stop"], Value::from(vec![contact(&stage, "C-1011")]));
    assert_eq!(withheld(&stage, "C-1011"), vec![Some("suppressed".to_owned()); 5]);
    // A link that was not made here stops nobody.
    let forged = "https://pennywharf.example/reviews/stop?r=AAAAAAAAAAAAAAAAAAAAAA";
    stage.run(&["responses", "record", forged, "-w", "ws"]).ended(1);
    assert_eq!(stops(&stage, &["--stop", &contact(&stage, "C-1012"), "--by", "Sam"]).len(), 2);
    assert_eq!(withheld(&stage, "C-1012"), vec![Some("suppressed".to_owned()); 5]);
}

#[test]
fn a_stop_and_a_link_that_was_sent_outlive_the_key() {
    let stage = Stage::approved();
    let link = link_to_unsubscribe(&stage, "C-1011");
    let token = reply_token(&stage, "C-1012");
    let [first, second] = ["C-1010", "C-1011"].map(|account| contact(&stage, account));
    stops(&stage, &["--stop", &first, "--by", "Sam"]);

    let state = stage.path("ws/.quarterdeck");
    fs::create_dir(state.join("old_keys")).unwrap();
    fs::rename(state.join("key"), state.join("old_keys/2026")).unwrap();
    stage.run(&["build", "ws", "--out", "out", "--quiet"]).ended(0);
    assert_eq!(stops(&stage, &[]), std::slice::from_ref(&first));
    // Links and messages that went out before are ours.
    let told = stage.run(&["responses", "record", &link, "-w", "ws", "--json"]).json();
    assert_eq!(told["stop"], Value::from(vec![second.clone()]));
    let told = stage.run(&["responses", "record", &token, "-w", "ws", "--on", TODAY, "--json"]).json();
    assert_eq!(told["new"]["account_id"], "C-1012", "{told}");
    assert_eq!(withheld(&stage, "C-1010"), vec![Some("suppressed".to_owned()); 5]);

    // Without the old key whoever is stopped stays so, and that is said. What else was recorded is used for nothing.
    fs::remove_dir_all(state.join("old_keys")).unwrap();
    let ran = stage.run(&["responses", "stops", "-w", "ws"]).ended(0);
    assert!(ran.out.contains(&first) && ran.out.contains(&second), "{}", ran.out);
    assert!(ran.err.contains("the key is gone that sealed 1 line"), "{}", ran.err);
    let ran = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY]).ended(1);
    assert!(ran.err.contains("approvals.jsonl:1 was sealed with another key"), "{}", ran.err);
}

#[test]
fn an_answer_from_another_mailbox_stops_whoever_got_the_message_too() {
    let stage = Stage::approved();
    let answers = format!("Subject: Re: Q3\nIn-Reply-To: <{}@pennywharf.example>", reply_token(&stage, "C-1010"));
    let told = read(&stage, message("dale@private.example", &answers, "Unsubscribe me please"));
    assert_eq!(told["stop"], Value::from(vec!["dale@private.example".to_owned(), contact(&stage, "C-1010")]));
    assert_eq!(withheld(&stage, "C-1010")[2].as_deref(), Some("suppressed"));
}

#[test]
fn what_only_says_the_word_raises_a_hand_and_stops_nobody() {
    let stage = Stage::approved();
    let email = contact(&stage, "C-1010");
    let answers = format!("In-Reply-To: <{}@pennywharf.example>", reply_token(&stage, "C-1010"));
    let mailbox = [
        message(&email, &format!("Subject: Re: Opt-out Ltd: third quarter of 2026 in review\n{answers}"), "Call me."),
        message(&email, &format!("Subject: Re: Q3\n{answers}"), "Please never unsubscribe us."),
    ];
    let told = read(&stage, mailbox.concat());
    assert_eq!((told["stop"].as_array().unwrap().len(), told["new"].as_array().unwrap().len()), (0, 1), "{told}");
    assert!(stops(&stage, &[]).is_empty());
}

#[test]
fn a_genuine_token_outweighs_a_mailing_list() {
    let stage = Stage::approved();
    let answers = format!("In-Reply-To: <{}@pennywharf.example>", reply_token(&stage, "C-1010"));
    let list = "Subject: Re: Q3\nPrecedence: list";
    let mailbox = [
        message("finance-group@oakhollowdental.example", &format!("{list}\n{answers}"), "Yes, please call us."),
        message("someone@elsewhere.example", list, "Yes, please call us."),
        message("someone@elsewhere.example", list, "unsubscribe"),
        message(&contact(&stage, "C-1011"), list, "unsubscribe"),
        message(
            "finance-group@oakhollowdental.example",
            &format!("{list}\nAuto-Submitted: auto-replied\n{answers}"),
            "Away",
        ),
    ];
    let told = read(&stage, mailbox.concat());
    assert_eq!(told["new"][0]["account_id"], "C-1010", "{told}");
    assert_eq!(told["new"][0]["known_by"], "token");
    assert_eq!(codes(&told), ["automatic"; 3]);
    assert_eq!(told["stop"], Value::from(vec![contact(&stage, "C-1011")]));
}

#[test]
fn a_report_marks_the_account_whose_mailbox_refused_our_message() {
    let stage = Stage::approved();
    let (email, token) = (contact(&stage, "C-1010"), reply_token(&stage, "C-1010"));
    let report = |action: &str, status: &str, to: &str, id: &str| {
        let kind = "Subject: failed\nContent-Type: multipart/report; report-type=delivery-status; boundary=b";
        let fields = format!("Final-Recipient: rfc822; {to}\nAction: {action}\nStatus: {status}");
        let parts = format!(
            "--b\nContent-Type: text/plain\n\nsorry\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n\
             {fields}\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{id}@pennywharf.example>\nSubject: Q3\n\n--b--"
        );
        message("MAILER-DAEMON@mx.example", kind, &parts)
    };
    let harmless = [
        report("delayed", "4.2.2", &email, &token),
        report("failed", "5.1.1", "somebody@else.example", &token),
        report("failed", "5.1.1", &email, "x".repeat(48).as_str()),
    ];
    let told = read(&stage, harmless.concat());
    assert_eq!(codes(&told), ["report"; 3]);
    assert_eq!(withheld(&stage, "C-1010"), vec![None; 5]);
    let told = read(&stage, report("failed", "5.1.1", &email.to_uppercase(), &token));
    assert_eq!(told["bounced"][0]["account_id"], "C-1010", "{told}");
    assert_eq!(withheld(&stage, "C-1010"), vec![Some("bounced".to_owned()); 5]);
    // Whoever asks for no more asks for it from a mailbox that once refused a message, too.
    read(&stage, message(&email, "Subject: Re: Q3", "unsubscribe me"));
    assert_eq!(withheld(&stage, "C-1010"), vec![Some("suppressed".to_owned()); 5]);
    let ran = stage.run(&["responses", "stops", "-w", "ws", "--resume", &email, "--by", "Sam"]).ended(0);
    assert!(ran.err.contains(&format!("taken back: {email}: asked for it on")), "{}", ran.err);
}

#[test]
fn a_request_is_read_wherever_it_stands_in_a_message_and_however_it_is_encoded() {
    let stage = Stage::approved();
    let email = contact(&stage, "C-1010");
    let mixed = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b";
    let both = "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b";
    let text = "--b\nContent-Type: text/plain; charset=utf-8\n\n";
    let html = "--b\nContent-Type: text/html; charset=utf-8\n\n<p>Please unsubscribe me</p>\n--b--";
    let encoded = |charset: &str| {
        format!("MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64")
    };
    let requests = [
        (
            mixed.to_owned(),
            format!("{text}Hello Sam\n--b\nContent-Type: image/png\n\nx\n{text}Please unsubscribe me\n--b--"),
        ),
        (both.to_owned(), format!("{text} \n{html}")),
        (both.to_owned(), format!("{text}This message is written in HTML.\n{html}")),
        (encoded("iso-2022-jp"), "GyRCR1s/LkRkO18kciQqNGokJCQ3JF4kORsoQg==".to_owned()),
        (encoded("shift_jis"), "lHqQTZLijn6C8IKoiuiCooK1gtyCtw==".to_owned()),
        (String::new(), "un\u{200b}subscribe me please".to_owned()),
        ("X-Auto-Response-Suppress: OOF, AutoReply".to_owned(), "Please unsubscribe me".to_owned()),
    ];
    for (headers, body) in requests {
        let told = read(&stage, message(&email, &format!("Subject: Re: Q3\n{headers}"), &body));
        assert_eq!(told["stop"], Value::from(vec![email.clone()]), "{headers} {body}");
        stops(&stage, &["--resume", &email, "--by", "Sam Reed"]);
    }
    let quoted = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8";
    let told =
        read(&stage, message(&email, quoted, "<p>Yes, call me</p><blockquote>Please unsubscribe me</blockquote>"));
    assert_eq!(told["stop"], Value::from(Vec::<String>::new()));
}

#[test]
fn what_reaches_the_address_to_unsubscribe_by_any_header_is_a_request() {
    let stage = Stage::approved();
    let email = contact(&stage, "C-1010");
    for header in [
        "Cc: Stop <STOP-Reviews@pennywharf.example>",
        "Delivered-To: stop-reviews@pennywharf.example",
        "X-Original-To: <stop-reviews+q3@pennywharf.example>",
    ] {
        let told = read(&stage, message(&email, &format!("Subject: Re: Q3\n{header}"), "Hello"));
        assert_eq!(told["stop"], Value::from(vec![email.clone()]), "{header}");
        stops(&stage, &["--resume", &email, "--by", "Sam Reed"]);
    }
}

#[test]
fn a_tagged_address_to_unsubscribe_leaves_the_mailbox_it_is_a_tag_of_to_answers() {
    let stage = Stage::approved();
    stage.edit("ws/qbr.yaml", "email: stop-reviews@pennywharf.example", "email: success+stop@pennywharf.example");
    let [first, second] = ["C-1010", "C-1011"].map(|account| contact(&stage, account));
    let answers = [
        message(&first, "Subject: Re: Q3\nCc: success@pennywharf.example", "Yes, call me."),
        message(&second, "Subject: Re: Q3\nDelivered-To: success+q3@pennywharf.example", "Yes, call me."),
        message(&first, "Subject: Out of office\nAuto-Submitted: auto-replied", "Back on Monday."),
    ];
    let told = read(&stage, answers.concat());
    assert_eq!(told["stop"], Value::from(Vec::<String>::new()), "{told}");
    assert_eq!((told["new"].as_array().unwrap().len(), codes(&told)), (2, vec!["automatic"]), "{told}");
    let told = read(&stage, message(&first, "Subject: x\nDelivered-To: Success+STOP@pennywharf.example", "Hello"));
    assert_eq!(told["stop"], Value::from(vec![first]));
}

#[test]
fn an_address_to_unsubscribe_that_answers_reach_as_well_is_refused() {
    let stage = Stage::built();
    let whole = fs::read_to_string(stage.path("ws/qbr.yaml")).unwrap();
    let team = "success@pennywharf.example";
    for (email, more, key) in [
        (team, String::new(), "vendor.team.email"),
        ("Success@PennyWharf.example", String::new(), "vendor.team.email"),
        ("reviews@v.example", "  from: Reviews <reviews+q3@v.example>\n".to_owned(), "delivery.from"),
        ("reviews+stop@v.example", "  reply_to: Reviews+Stop@v.example\n".to_owned(), "delivery.reply_to"),
    ] {
        let text = whole.replace("email: stop-reviews@pennywharf.example", &format!("email: {email}"));
        fs::write(stage.path("ws/qbr.yaml"), text.replace("\ndelivery:\n", &format!("\ndelivery:\n{more}"))).unwrap();
        let ran = stage.run(&["check", "ws"]).ended(2);
        let told = ran.err.lines().find(|line| line.contains(key) && line.contains(email)).unwrap_or_default();
        assert!(
            told.contains("qbr.yaml:") && told.contains("every answer") && told.contains("as stop-reviews@"),
            "{}",
            ran.err
        );
    }
    for (email, more) in [
        ("success+stop@pennywharf.example", String::new()),
        ("stop@v.example", "  from: Reviews <reviews@v.example>\n  reply_to: replies@v.example\n".to_owned()),
    ] {
        let text = whole.replace("email: stop-reviews@pennywharf.example", &format!("email: {email}"));
        fs::write(stage.path("ws/qbr.yaml"), text.replace("\ndelivery:\n", &format!("\ndelivery:\n{more}"))).unwrap();
        let ran = stage.run(&["check", "ws"]);
        assert!(!ran.err.contains("every answer"), "{}", ran.err);
    }
}

#[test]
fn a_link_to_unsubscribe_that_a_scanner_rewrote_is_known() {
    let stage = Stage::approved();
    let link = link_to_unsubscribe(&stage, "C-1011");
    let code = link.split_once("?r=").unwrap().1;
    let email = contact(&stage, "C-1011");
    for rewritten in [
        format!("https://pennywharf.example/reviews/stop?r%3D{code}"),
        format!("https://pennywharf.example/reviews/stop?r=3D{code}"),
        format!("https://safe.example/?url=https%3A%2F%2Fpennywharf.example%2Freviews%2Fstop%3Fr%3d{code}&data=05"),
        format!("https://safe.example/?url=https%253A%252F%252Fpennywharf.example%252Fstop%253Fr%253D{code}&x=1"),
        format!("https://safe.example/AAAAAAAAAAAAAAAAAAAAAA/?u={link}"),
    ] {
        let told = stage.run(&["responses", "record", &rewritten, "-w", "ws", "--json"]).json();
        assert_eq!(told["stop"], Value::from(vec![email.clone()]), "{rewritten}");
        stops(&stage, &["--resume", &email, "--by", "Sam Reed"]);
    }
}

#[test]
fn the_last_line_of_our_messages_is_known_as_the_workspace_words_it() {
    let stage = Stage::approved();
    fs::create_dir_all(stage.path("ws/voice")).unwrap();
    fs::write(stage.path("ws/voice/de.ftl"), "mail-unsubscribe = Bitte keine Rückblicke mehr an mich\n").unwrap();
    let email = contact(&stage, "C-1010");
    let quoted = "Ja, rufen Sie mich an.\n\nSam Reed kirjoitti\nHallo Ada,\n";
    for ours in [
        "Bitte keine Rückblicke mehr an mich",
        "Bitte keine Rückblicke mehr an mich\nhttps://pennywharf.example/reviews/stop?r=x",
        "Keine Rückblicke mehr erhalten",
    ] {
        let told = read(&stage, message(&email, "Subject: AW: Q3", &format!("{quoted}{ours}")));
        assert_eq!(told["stop"], Value::from(Vec::<String>::new()), "{ours}");
    }
    // Whoever writes it themselves, above all else, asks for it.
    let told = read(&stage, message(&email, "Subject: AW: Q3", "Bitte keine Rückblicke mehr an mich"));
    assert_eq!(told["stop"], Value::from(vec![email.clone()]));
    stops(&stage, &["--resume", &email, "--by", "Sam Reed"]);
    // A word that readers write as well is ours only with its link.
    fs::write(stage.path("ws/voice/de.ftl"), "mail-unsubscribe = Abmelden\n").unwrap();
    let told = read(&stage, message(&email, "Subject: AW: Q3", "Guten Tag Sam,\n\nAbmelden\n\nDanke"));
    assert_eq!(told["stop"], Value::from(vec![email.clone()]));
    stops(&stage, &["--resume", &email, "--by", "Sam Reed"]);
    let linked = "Ja, rufen Sie mich an.\n\nAbmelden\nhttps://pennywharf.example/reviews/stop?r=x";
    assert_eq!(read(&stage, message(&email, "Subject: AW: Q3", linked))["stop"], Value::from(Vec::<String>::new()));
}
