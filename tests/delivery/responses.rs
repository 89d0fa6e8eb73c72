//! Raised hands: by token, by reply, and everything that only looks like one.

use std::fs;

use quarterdeck::base::signing::key::Key;
use quarterdeck::base::signing::token::Token;
use serde_json::Value;

use crate::stage::{SHARED, Stage, TODAY, strict_csv};

/// The addresses that a deck leads to.
pub fn links(stage: &Stage, account: &str) -> Vec<String> {
    let document = lopdf::Document::load(stage.deck(account)).unwrap();
    let action = |object: &lopdf::Object| {
        let dictionary = object.as_dict().ok()?;
        let action = document.dereference(dictionary.get(b"A").ok()?).ok()?.1.as_dict().ok()?;
        Some(String::from_utf8_lossy(action.get(b"URI").ok()?.as_str().ok()?).into_owned())
    };
    document.objects.values().filter_map(action).collect()
}

/// The tokens of a deck's links, each with the address it stands in.
pub fn tokens(stage: &Stage, account: &str) -> Vec<(String, String)> {
    let links = links(stage, account);
    let token = |link: &String| Token::all_in(&link.replace("%20", " ")).first().map(|token| (*token).to_owned());
    links.iter().filter_map(|link| Some((token(link)?, link.clone()))).collect()
}

/// An account's message, drafted.
pub fn draft(stage: &Stage, account: &str) -> String {
    stage.run(&["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--quiet"]).ended(0);
    let draft = stage.row(account)["file"].as_str().unwrap().replace(".pdf", ".eml");
    fs::read_to_string(stage.path("out/drafts").join(draft)).unwrap()
}

/// The token of an account's message.
pub fn reply_token(stage: &Stage, account: &str) -> String {
    let message = draft(stage, account);
    let id = message.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
    Token::all_in(id)[0].to_owned()
}

fn key(stage: &Stage) -> Key {
    Key::load(&stage.path("ws/.quarterdeck/key")).unwrap()
}

fn record(stage: &Stage, token: &str) -> Value {
    stage.run(&["responses", "record", token, "-w", "ws", "--on", TODAY, "--json"]).json()
}

fn refused(stage: &Stage, token: &str, day: &str) -> (String, String) {
    let ran = stage.run(&["responses", "record", token, "-w", "ws", "--on", day, "--json"]).ended(1);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let plain = stage.run(&["responses", "record", token, "-w", "ws", "--on", day]).ended(1);
    assert!(plain.err.contains(told["reason"].as_str().unwrap()), "{}", plain.err);
    (told["refused"].as_str().unwrap().to_owned(), told["reason"].as_str().unwrap().to_owned())
}

fn listed(stage: &Stage, more: &[&str]) -> Vec<Value> {
    let told = stage.run(&[&["responses", "list", "-w", "ws", "--json"], more].concat()).json();
    told.as_array().unwrap().clone()
}

pub fn contact(stage: &Stage, account: &str) -> String {
    stage.row(account)["contact_email"].as_str().unwrap().to_owned()
}

/// A message as a mailbox holds it.
pub fn message(from: &str, headers: &str, body: &str) -> String {
    let headers = if headers.is_empty() { String::new() } else { format!("{headers}\n") };
    format!(
        "From x@y Mon Oct  5 08:00:00 2026\nFrom: Somebody <{from}>\nTo: success@pennywharf.example\nDate: Mon, 5 Oct 2026 08:00:00 +0000\n{headers}\n{body}\n\n"
    )
}

pub fn read(stage: &Stage, mailbox: impl AsRef<[u8]>) -> Value {
    fs::write(stage.path("replies.mbox"), mailbox).unwrap();
    stage.run(&["responses", "record", "--mailbox", "replies.mbox", "-w", "ws", "--on", TODAY, "--json"]).json()
}

pub fn codes(told: &Value) -> Vec<&str> {
    told["passed"].as_array().unwrap().iter().map(|passed| passed["code"].as_str().unwrap()).collect()
}

#[test]
fn every_token_of_a_deck_says_whose_it_is_about_what_and_from_which_slide() {
    let stage = Stage::approved();
    let told = fs::read_to_string(stage.path("out/insights.jsonl")).unwrap();
    let told: Value = told
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .find(|told: &Value| told["account_id"] == "C-1010")
        .unwrap();
    let found = tokens(&stage, "C-1010");
    assert!(found.len() > 3, "{found:?}");
    for (token, link) in &found {
        let hand = &record(&stage, token)["new"];
        assert_eq!(
            (&hand["account_id"], &hand["period"], &hand["known_by"]),
            (&"C-1010".into(), &"2026-Q3".into(), &"token".into())
        );
        let is_told = told["links"].as_array().unwrap().iter().any(|told| {
            told["topic"] == hand["topic"] && told["slide"] == hand["slide"] && told["label"] == hand["about"]
        });
        assert!(is_told, "{link}: {hand}");
    }
    assert_eq!(listed(&stage, &[]).len(), found.len());
    // The link itself will do, whichever kind it is.
    for (_, link) in &found {
        assert_eq!(record(&stage, link)["before"]["account_id"], "C-1010", "{link}");
    }
    let page = links(&stage, "C-1010").into_iter().find(|link| link.contains("/raise.html?")).unwrap();
    assert!(Token::all_in(&page).len() == 1 && page.contains("t="), "{page}");
}

#[test]
fn forged_altered_expired_repeated_and_foreign_tokens_are_told_apart() {
    let stage = Stage::approved();
    let token = tokens(&stage, "C-1010")[0].0.clone();
    let genuine = Token::read_whenever(&token, &key(&stage)).unwrap();
    let other = Key::load_or_make(&stage.path("other-key")).unwrap();
    assert_eq!(refused(&stage, &genuine.sign(&other), TODAY).0, "forged");
    let swapped = if token.as_bytes()[20] == b'x' { "y" } else { "x" };
    assert_eq!(refused(&stage, &format!("{}{swapped}{}", &token[..20], &token[21..]), TODAY).0, "altered");
    assert_eq!(refused(&stage, &token[1..], TODAY).0, "shape");
    let last = genuine.expires.to_string();
    let after = genuine.expires.succ_opt().unwrap().to_string();
    assert_eq!(refused(&stage, &token, &after), ("expired".into(), format!("the token expired on {last}")));
    let earlier = Token { period: "2026-04-01".parse().unwrap(), ..genuine }.sign(&key(&stage));
    let (code, reason) = refused(&stage, &earlier, TODAY);
    assert!(code == "other_quarter" && reason.contains("2026-Q2"), "{reason}");
    let nobody = Token { account: [7; 8], ..genuine }.sign(&key(&stage));
    assert_eq!(refused(&stage, &nobody, TODAY).0, "no_account");
    assert!(listed(&stage, &["--all"]).is_empty());

    assert_eq!(stage.run(&["responses", "record", &token, "-w", "ws", "--on", &last, "--json"]).json()["new"]["id"], 1);
    let again = stage.run(&["responses", "record", &token, "-w", "ws", "--on", TODAY]).ended(0);
    assert!(again.out.contains("recorded before"), "{}", again.out);
    assert_eq!(listed(&stage, &["--all"]).len(), 1);
    // A link of a deck that was made anew since is not lost.
    let gone = Token { topic: Token::topic("no such topic"), ..genuine }.sign(&key(&stage));
    assert_eq!(record(&stage, &gone)["new"]["about"], "a link of an earlier version of the deck");
}

#[test]
fn replies_are_known_by_what_they_answer_by_what_they_quote_and_by_their_sender() {
    let stage = Stage::approved();
    let reply = reply_token(&stage, "C-1010");
    let topic = tokens(&stage, "C-1011");
    let page = &topic.iter().find(|(_, link)| link.starts_with("https")).unwrap().1;
    let mailbox = [
        message(
            &contact(&stage, "C-1010"),
            &format!(
                "Subject: Re: review\nIn-Reply-To: <{reply}@pennywharf.example>\nReferences: <a@b>\n <{reply}@pennywharf.example>"
            ),
            "Yes please",
        ),
        message("colleague@elsewhere.example", "Subject: Please", &format!("Call us.\n\nReference: {}", topic[0].0)),
        message(
            "web@elsewhere.example",
            "Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8",
            &format!("<p>Hi <a href=\"{}\">this</a></p>", page.replace('&', "&amp;")),
        ),
        message("sub@elsewhere.example", &format!("Subject: about {}", tokens(&stage, "C-1012")[0].0), "hello"),
        message(&contact(&stage, "C-1013").to_uppercase(), "Subject: your deck", "Could we talk?"),
        message(SHARED.2, "Subject: your decks", "Could we talk?"),
        message("stranger@elsewhere.example", "Subject: hi", "Buy now"),
    ];
    let told = read(&stage, mailbox.concat());
    let new: Vec<(&str, &str, &str)> = told["new"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hand| {
            let text = |key: &str| hand[key].as_str().unwrap();
            (text("account_id"), text("slide"), text("known_by"))
        })
        .collect();
    assert_eq!((new.first(), new.last()), (Some(&("C-1010", "", "token")), Some(&("C-1013", "", "address"))), "{told}");
    assert!(new.iter().filter(|(account, ..)| *account == "C-1011").all(|(_, slide, _)| !slide.is_empty()));
    assert!(new.iter().any(|(account, ..)| *account == "C-1012"));
    assert_eq!(codes(&told), ["ambiguous", "unknown"]);
    assert_eq!(told["new"][0]["at"], "2026-10-05T08:00:00Z");
    // Reading it twice records nothing twice.
    let again = read(&stage, mailbox.concat());
    assert!(again["new"].as_array().unwrap().is_empty(), "{again}");
    assert_eq!(listed(&stage, &[]).len(), new.len());
}

#[test]
fn an_answer_to_the_message_about_a_topic_is_about_the_topic() {
    let stage = Stage::approved();
    let (reply, topic) = (reply_token(&stage, "C-1010"), tokens(&stage, "C-1010")[0].0.clone());
    let headers = format!("Subject: Re: x\nIn-Reply-To: <{reply}@pennywharf.example>");
    let told = read(&stage, message("a@b.example", &headers, &format!("Reference: {topic}")));
    assert_eq!(told["new"].as_array().unwrap().len(), 1);
    assert_ne!(told["new"][0]["slide"], "");
}

#[test]
fn automatic_answers_reports_and_our_own_messages_raise_nothing() {
    let stage = Stage::approved();
    let token = reply_token(&stage, "C-1010");
    let answers = format!("In-Reply-To: <{token}@pennywharf.example>");
    let from = contact(&stage, "C-1010");
    let mailbox = [
        message(&from, &format!("Subject: away\nAuto-Submitted: auto-replied\n{answers}"), "I am away"),
        message(&from, &format!("Subject: away\nPrecedence: bulk\n{answers}"), "I am away"),
        message(&from, &format!("Subject: away\nX-Autoreply: yes\n{answers}"), "I am away"),
        message(&from, &format!("Subject: away\nX-Auto-Response-Suppress: All\n{answers}"), "I am away"),
        message(&from, &format!("Subject: Automatische Antwort: x\n{answers}"), "Ich bin nicht da"),
        message(
            "MAILER-DAEMON@mx.example",
            &format!("Subject: failed\n{answers}"),
            &format!("<{token}@x> could not be delivered"),
        ),
        message("mx@mx.example", "Return-Path: <>\nSubject: failed", &token),
        message(
            "mx@mx.example",
            "Subject: failed\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
            &format!("--b\n\n{token}\n--b--"),
        ),
        message(
            stage.row("C-1010")["csm_email"].as_str().unwrap(),
            &format!("Subject: Re: x\n{answers}"),
            "Shall I call?",
        ),
        message("boss@pennywharf.example", &format!("Subject: Fwd: x\n{answers}"), &token),
        message(&from, &format!("Subject: Unsubscribe\n{answers}"), ""),
        message(&contact(&stage, "C-1011"), "Subject: Re: x", "STOP\n\n> Hello"),
        message(&contact(&stage, "C-1012"), "Subject: x", "").replace("success@", "stop-reviews@"),
    ];
    let told = read(&stage, mailbox.concat());
    assert_eq!(told["messages"], mailbox.len());
    assert!(told["new"].as_array().unwrap().is_empty(), "{told}");
    assert_eq!(codes(&told), [vec!["automatic"; 5], vec!["report"; 3], vec!["own"; 2]].concat());
    let stop: Vec<Value> =
        ["C-1010", "C-1011", "C-1012"].iter().map(|account| contact(&stage, account).into()).collect();
    assert_eq!(told["stop"], Value::from(stop));
    assert!(listed(&stage, &["--all"]).is_empty());
    let text = stage.run(&["responses", "record", "--mailbox", "replies.mbox", "-w", "ws", "--on", TODAY]).ended(0).out;
    for part in [
        "13 messages: 0 responses recorded",
        "3 readers asked for no more messages",
        "10 messages passed over",
        "Auto-Submitted",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_bad_token_in_a_message_says_why() {
    let stage = Stage::approved();
    let genuine = Token::read_whenever(&tokens(&stage, "C-1010")[0].0, &key(&stage)).unwrap();
    let other = Key::load_or_make(&stage.path("other-key")).unwrap();
    let old = Token { expires: "2026-10-01".parse().unwrap(), ..genuine }.sign(&key(&stage));
    let quarter = Token { period: "2026-04-01".parse().unwrap(), ..genuine }.sign(&key(&stage));
    let mailbox =
        [genuine.sign(&other), old, quarter].map(|token| message("a@elsewhere.example", "Subject: x", &token));
    assert_eq!(codes(&read(&stage, mailbox.concat())), ["forged", "expired", "other_quarter"]);
}

#[test]
fn hostile_mailboxes_do_no_harm() {
    let stage = Stage::approved();
    let topic = tokens(&stage, "C-1010")[0].0.clone();
    let nested = |kind: &str| format!("Content-Type: {kind}\n\n").repeat(20_000);
    let boxes: Vec<Vec<u8>> = vec![
        Vec::new(),
        vec![0; 1 << 20],
        b"no mailbox at all".to_vec(),
        b"From \n\0\0\0\n\nFrom \n\n\n".to_vec(),
        message("a@b.example", &format!("Subject: {}", "x".repeat(5 << 20)), "").into_bytes(),
        message("a@b.example", &nested("message/rfc822").replace("\n\n", "\n"), &nested("message/rfc822")).into_bytes(),
        message("a@b.example", "Content-Type: multipart/digest; boundary=b", &"--b\n\n".repeat(200_000)).into_bytes(),
        message("\u{202e}\u{1b}[2J@evil.example", "Subject: \u{1b}[31m\u{7}", "hi").into_bytes(),
        message("a@b.example", "Subject: =?utf-8?b?////?=\nDate: Mon, 99 Foo 99999 99:99:99 +9999", "\u{0}")
            .into_bytes(),
        (0..=255u8).cycle().take(300_000).collect(),
    ];
    for (number, hostile) in boxes.into_iter().enumerate() {
        let good = message("a@elsewhere.example", "Subject: x", &topic);
        let before = listed(&stage, &["--all"]).len();
        let mut mailbox = hostile.clone();
        mailbox.extend_from_slice(b"\n\n");
        mailbox.extend_from_slice(good.as_bytes());
        let told = read(&stage, &mailbox);
        assert_eq!(
            told["new"].as_array().unwrap().len() + told["before"].as_array().unwrap().len(),
            1,
            "{number}: {told}"
        );
        assert_eq!(listed(&stage, &["--all"]).len(), before.max(1), "{number}");
        let text =
            stage.run(&["responses", "record", "--mailbox", "replies.mbox", "-w", "ws", "--on", TODAY]).ended(0).out;
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}', '\0']), "{number}: {text:?}");
    }
    let ran = stage.run(&["responses", "record", "--mailbox", "none.mbox", "-w", "ws"]).ended(1);
    assert!(ran.err.contains("none.mbox"), "{}", ran.err);
    stage.run(&["responses", "record", "--mailbox", "out", "-w", "ws"]).ended(1);
}

#[test]
fn open_hands_are_listed_and_closed_once_by_somebody() {
    let stage = Stage::approved();
    for selected in [&[][..], &["--csm", "nobody@vendor.example"]] {
        let list = [&["responses", "list", "-w", "ws"], selected].concat();
        assert!(stage.run(&list).ended(0).out.starts_with("0 responses open."), "{selected:?}");
    }
    let (one, two) = (tokens(&stage, "C-1002")[0].0.clone(), tokens(&stage, "C-1003")[0].0.clone());
    record(&stage, &one);
    record(&stage, &two);
    let table = stage.run(&["responses", "list", "-w", "ws"]).ended(0).out;
    assert!(
        table.starts_with("2 responses open.") && table.contains("2026-Q3") && table.contains("Quarter"),
        "{table}"
    );
    let of = |more: [&str; 2]| {
        listed(&stage, &more).iter().map(|one| one["hand"]["id"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!((of(["--account", "hyperlink"]), of(["--account", "c-1003"])), (vec![1], vec![2]));
    let csm = stage.row("C-1002")["csm_email"].as_str().unwrap().to_owned();
    assert!(of(["--csm", &csm]).contains(&1));
    let rows = strict_csv(&stage.run(&["responses", "list", "-w", "ws", "--csv"]).ended(0).out.replace('\n', "\r\n"));
    assert_eq!(rows.len(), 3);
    assert!(rows[1][3].starts_with("'=HYPERLINK") && rows[2][3].starts_with("شركة"), "{rows:?}");

    let done = |id: &str| stage.run(&["responses", "list", "-w", "ws", "--done", id, "--by", "Sam Reed"]);
    assert!(done("1").ended(0).out.contains("Closed by Sam Reed"));
    assert!(done("1").ended(1).err.contains("Sam Reed closed"));
    assert!(done("9").ended(1).err.contains("no response 9"));
    let open = listed(&stage, &[]);
    assert_eq!((open.len(), &open[0]["hand"]["id"]), (1, &2.into()));
    let all = listed(&stage, &["--all"]);
    assert_eq!((all.len(), &all[0]["done"]["by"]), (2, &"Sam Reed".into()));
    // Told again it stays closed, and that is said.
    let again = stage.run(&["responses", "record", &one, "-w", "ws", "--on", TODAY]).ended(0);
    assert!(again.out.contains("Sam Reed closed it on"), "{}", again.out);
    assert_eq!(listed(&stage, &[]).len(), 1);
}

#[test]
fn an_edited_record_of_hands_is_noticed() {
    let stage = Stage::approved();
    record(&stage, &tokens(&stage, "C-1010")[0].0);
    stage.edit("ws/.quarterdeck/raised.jsonl", "C-1010", "C-1011");
    let ran = stage.run(&["responses", "list", "-w", "ws"]).ended(1);
    assert!(ran.err.contains("not as it was written"), "{}", ran.err);
}

#[test]
fn hands_are_raised_only_on_a_folder_as_it_was_built() {
    let stage = Stage::approved();
    let token = tokens(&stage, "C-1010")[0].0.clone();
    stage.edit("out/manifest.jsonl", "dale@oakhollowdental.example", "eve@rival.example");
    stage.run(&["responses", "record", &token, "-w", "ws", "--on", TODAY]).ended(1);
    assert!(listed(&stage, &["--all"]).is_empty());
}
