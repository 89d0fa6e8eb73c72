//! Several recipients of one deck, where answers go, and decks that would go to somebody else's domain.

use std::fs;

use mail_parser::MessageParser;

use crate::responses::contact;
use crate::stage::{Stage, TODAY};

/// The columns that are added to the sample's accounts, and what they hold for some.
const COLUMNS: [&str; 4] = ["also", "copies", "answers", "sites"];

/// The sample with cells of [`COLUMNS`] for some accounts, built anew; with more keys of `delivery`.
fn stage(cells: &[(&str, [&str; 4])], more: &str) -> Stage {
    let stage = Stage::built();
    let mut reader = csv::Reader::from_path(stage.path("ws/accounts.csv")).unwrap();
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let mut writer = csv::Writer::from_path(stage.path("ws/accounts.csv")).unwrap();
    writer.write_record(header.iter().map(String::as_str).chain(COLUMNS)).unwrap();
    for row in rows {
        let own = cells.iter().find(|(id, _)| row.contains(&(*id).to_owned())).map_or([""; 4], |(_, cells)| *cells);
        writer.write_record(row.iter().map(String::as_str).chain(own)).unwrap();
    }
    writer.flush().unwrap();
    stage.edit(
        "ws/qbr.yaml",
        "      contact_email: ",
        "      contact_also: also\n      contact_cc: copies\n      reply_to: answers\n      domains: sites\n      contact_email: ",
    );
    stage.edit("ws/qbr.yaml", "\ndelivery:\n", &format!("\ndelivery:\n{more}"));
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    stage
}

fn draft(stage: &Stage, account: &str) -> Option<String> {
    stage.run(&["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--quiet"]).ended(0);
    let name = stage.row(account)["file"].as_str().unwrap().replace(".pdf", ".eml");
    fs::read_to_string(stage.path("out/drafts").join(name)).ok()
}

/// The addresses of a field of a message.
fn addresses(message: &str, field: &str) -> Vec<String> {
    let message = MessageParser::default().parse(message.as_bytes()).unwrap();
    let list = match field {
        "To" => message.to(),
        "Cc" => message.cc(),
        _ => message.reply_to(),
    };
    list.into_iter().flat_map(|list| list.iter()).filter_map(|one| one.address()).map(str::to_owned).collect()
}

fn codes(stage: &Stage, account: &str) -> Option<String> {
    let told = stage.run(&["email", "send", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
    let without = told["without"].as_array().unwrap();
    without.iter().find(|one| one["account_id"] == account).map(|one| one["code"].as_str().unwrap().to_owned())
}

fn approve(stage: &Stage, more: &[&str]) {
    stage.run(&[&["approve", "out", "-w", "ws", "--on", TODAY, "--by", "Robin"], more].concat()).ended(0);
}

#[test]
fn a_message_goes_to_all_that_the_account_names_and_answers_where_it_says() {
    let cells = [
        "bo@saltboxcoffee.example; CY@saltboxcoffee.example",
        "dora@saltboxcoffee.example",
        "desk@pennywharf.example",
        "",
    ];
    let stage = stage(&[("C-1010", cells)], "");
    let email = contact(&stage, "C-1010");
    let message = draft(&stage, "C-1010").unwrap();
    assert_eq!(addresses(&message, "To"), [email.as_str(), "bo@saltboxcoffee.example", "CY@saltboxcoffee.example"]);
    assert_eq!(addresses(&message, "Cc"), ["dora@saltboxcoffee.example"]);
    assert_eq!(addresses(&message, "Reply-To"), ["desk@pennywharf.example"]);
    let other = draft(&stage, "C-1011").unwrap();
    assert_eq!(
        (addresses(&other, "To").len(), addresses(&other, "Cc").len(), addresses(&other, "Reply-To").len()),
        (1, 0, 0)
    );

    // Whoever is stopped is left out; the others still get it, and it needs no new approval.
    approve(&stage, &["--account", "C-1010"]);
    assert_eq!(codes(&stage, "C-1010"), None);
    stage
        .run(&[
            "responses",
            "stops",
            "-w",
            "ws",
            "--by",
            "Sam",
            "--stop",
            "cy@saltboxcoffee.example",
            "--stop",
            "dora@saltboxcoffee.example",
        ])
        .ended(0);
    let message = draft(&stage, "C-1010").unwrap();
    assert_eq!(addresses(&message, "To"), [email.as_str(), "bo@saltboxcoffee.example"]);
    assert!(addresses(&message, "Cc").is_empty() && !message.contains("\nCc:"));
    assert_eq!(codes(&stage, "C-1010"), None);
    // No trial reaches one of them.
    let ran = stage.run(&["email", "send", "out", "-w", "ws", "--to", "Bo@saltboxcoffee.example"]).ended(2);
    assert!(ran.err.contains("is the contact of C-1010"), "{}", ran.err);
}

#[test]
fn an_override_names_recipients_and_where_answers_go() {
    let stage =
        stage(&[("C-1010", ["bo@oakhollowdental.example", "cy@oakhollowdental.example", "", "oak.example"])], "");
    fs::create_dir_all(stage.path("ws/overrides")).unwrap();
    let decide = |text: &str| {
        fs::write(stage.path("ws/overrides/C-1010.yaml"), text).unwrap();
        stage.run(&["build", "ws", "--out", "out"])
    };
    decide(
        "contact: {also: [Dee <dee@oakhollowdental.example>, dee@oakhollowdental.example], cc: [], reply_to: team@pennywharf.example}\n",
    );
    let message = draft(&stage, "C-1010").unwrap();
    assert_eq!(addresses(&message, "To"), [contact(&stage, "C-1010"), "dee@oakhollowdental.example".to_owned()]);
    assert!(addresses(&message, "Cc").is_empty());
    assert_eq!(addresses(&message, "Reply-To"), ["team@pennywharf.example"]);
    // What is decided after the build needs another one, and a stranger is asked about.
    fs::write(stage.path("ws/overrides/C-1010.yaml"), "contact: {cc: [eve@other.example]}\n").unwrap();
    assert_eq!(codes(&stage, "C-1010").as_deref(), Some("override"));
    decide("contact: {domains: [elsewhere.example]}\n");
    assert!(stage.row("C-1010")["review"].as_str().unwrap().contains("strange_domain"), "{}", stage.row("C-1010"));
    // No domain is known: the recipients' are compared with one another.
    let is_strange = |text: &str| {
        decide(text);
        stage.row("C-1010")["review"].as_str().unwrap().contains("strange_domain")
    };
    assert!(is_strange("contact: {also: [], cc: []}\n"));
    assert!(!is_strange("contact: {also: [], cc: [], domains: []}\n"));
    assert!(is_strange("contact: {also: [], cc: [eve@other.example], domains: []}\n"));
    let eleven = |of: &str| (0..11).map(|n| format!("{of}{n}@oakhollowdental.example")).collect::<Vec<_>>().join("; ");
    for (text, what) in [
        ("contact: {also: [nobody]}\n", "is no e-mail address"),
        ("contact: {cc: ['@acme.example']}\n", "is no e-mail address"),
        ("contact: {reply_to: me}\n", "is no e-mail address"),
        ("contact: {domains: [acme]}\n", "is no domain"),
        ("contact: {also: ''}\n", "is no e-mail address"),
        (&format!("contact: {{also: ['{}', '{}']}}\n", eleven("a"), eleven("b")), "22 addresses"),
        (&format!("contact: {{cc: '{}; {}'}}\n", eleven("a"), eleven("b")), "22 addresses"),
    ] {
        decide(text);
        let row = stage.row("C-1010");
        let told = stage.run(&["check", "ws"]);
        assert_eq!(row["outcome"], "held", "{text}");
        assert!(told.out.contains("overrides/C-1010.yaml") && told.out.contains(what), "{text}: {}", told.out);
    }
}

#[test]
fn another_copy_needs_another_approval() {
    let stage = stage(&[("C-1010", ["", "dora@saltboxcoffee.example", "", ""])], "");
    approve(&stage, &["--account", "C-1010"]);
    assert_eq!(codes(&stage, "C-1010"), None);
    stage.edit("ws/accounts.csv", "dora@saltboxcoffee.example", "eve@saltboxcoffee.example");
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    assert_eq!(codes(&stage, "C-1010").as_deref(), Some("unapproved"));
}

#[test]
fn a_deck_for_another_domain_asks_first() {
    let cells = [
        ("C-1010", ["", "", "", "https://www.saltbox.example/shop"]),
        ("C-1011", ["", "eve@rival.example", "", ""]),
        ("C-1012", ["", "emea@pennywharf.example", "", ""]),
        ("C-1013", ["", "ann@agency.example", "", ""]),
    ];
    let marked =
        |stage: &Stage, account: &str| stage.row(account)["review"].as_str().unwrap().contains("strange_domain");
    let stage = stage(&cells, "  domains: [agency.example]\n");
    let found: Vec<bool> = ["C-1010", "C-1011", "C-1012", "C-1013"].iter().map(|id| marked(&stage, id)).collect();
    assert_eq!(found, [true, true, false, false]);
    approve(&stage, &["--all"]);
    assert_eq!(codes(&stage, "C-1010").as_deref(), Some("unapproved"), "nobody looked");
    approve(&stage, &["--account", "C-1010"]);
    assert_eq!(codes(&stage, "C-1010"), None, "somebody looked");

    // The configuration lets it through as well, and the mark goes with its reason, though the deck is the same.
    stage.edit("ws/qbr.yaml", "domains: [agency.example]", "domains: [agency.example, saltboxcoffee.example]");
    stage.edit("ws/accounts.csv", "eve@rival.example", "");
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    for id in ["C-1010", "C-1011"] {
        assert!(!marked(&stage, id), "{}", stage.row(id));
    }
    // And it comes with it.
    stage.edit("ws/qbr.yaml", "domains: [agency.example, saltboxcoffee.example]", "domains: [agency.example]");
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    assert!(marked(&stage, "C-1010"), "{}", stage.row("C-1010"));
}

#[test]
fn a_cell_that_is_not_understood_is_told_and_adds_nobody() {
    let stage = stage(&[("C-1010", ["bo@saltboxcoffee.example and Cy", "", "nobody", "Oak Hollow"])], "");
    let checked = stage.run(&["check", "ws"]);
    let said = format!("{}{}", checked.out, checked.err);
    for part in ["expected e-mail addresses, at most 20", "expected domains or websites"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(addresses(&draft(&stage, "C-1010").unwrap(), "To").len(), 1);
}
