//! Names on their way to people: in the greeting, the subject, the address and the file's name.

use std::fs;

use mail_parser::MimeHeaders as _;

use crate::publish::files;
use crate::stage::{Stage, TODAY, strict_csv};

/// The drafts of a case: account, greeting, subject, the recipient's name, the attachment's.
fn drafts(case: &str) -> Vec<[String; 4]> {
    drafts_of(&Stage::of_case(case))
}

fn drafts_of(stage: &Stage) -> Vec<[String; 4]> {
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    let told = stage.run(&["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--json"]).json();
    let drafts = told["drafts"].as_array().unwrap();
    assert!(!drafts.is_empty(), "{told:#}");
    let read = |draft: &serde_json::Value| {
        let bytes = fs::read(stage.path("out").join(draft.as_str().unwrap())).unwrap();
        let message = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        let body = message.body_text(0).unwrap();
        let greeting = body.lines().find(|line| !line.trim().is_empty()).unwrap().trim().to_owned();
        let to = message.to().unwrap().first().unwrap();
        let file = message
            .attachments()
            .find_map(|part| part.attachment_name().filter(|name| name.ends_with(".pdf")))
            .unwrap();
        [greeting, message.subject().unwrap().to_owned(), to.name().unwrap_or_default().to_owned(), file.to_owned()]
    };
    drafts.iter().map(read).collect()
}

#[test]
fn entities_are_in_no_message() {
    for [greeting, subject, _, file] in drafts("06-entities-in-names") {
        assert_eq!(greeting, "Hello Ann \"The Boss\" Lee,");
        assert!(subject.contains("O'Connor & Sons; Ltd; Co") && !subject.contains("&#"), "{subject}");
        assert!(file.starts_with("oconnor-sons-ltd-co_"), "{file}");
    }
}

#[test]
fn tags_in_a_name_are_text_wherever_html_is_written() {
    let stage = Stage::built();
    stage.edit("ws/accounts.csv", "Saltbox Coffee Roasters", "<b>Saltbox</b><br>Coffee");
    let told = stage.run(&["check", "ws"]).out;
    assert!(told.contains("has tags of HTML") && told.contains("\"Saltbox Coffee\""), "{told}");
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    stage.run(&["email", "drafts", "out", "-w", "ws", "--on", TODAY, "--quiet"]).ended(0);
    stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--by", "Robin", "--all"]).ended(0);
    stage.run(&["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY]).ended(0);
    let draft = stage.row("C-1010")["file"].as_str().unwrap().replace(".pdf", ".eml");
    let bytes = fs::read(stage.path("out/drafts").join(draft)).unwrap();
    let message = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    let body = message.body_html(0).unwrap().into_owned();
    assert!(body.contains("&lt;b&gt;Saltbox&lt;/b&gt;&lt;br&gt;Coffee"), "{body}");
    assert!(message.subject().unwrap().contains("<b>Saltbox</b><br>Coffee") && !body.contains("<b>Saltbox"));
    let pages = [files(&stage.path("out")), files(&stage.path("public"))].into_iter().flatten();
    let pages: Vec<_> = pages.filter(|(name, _)| name.ends_with(".html")).collect();
    assert!(pages.iter().any(|(name, _)| name.ends_with("report.html")));
    for (name, bytes) in pages {
        assert!(!String::from_utf8_lossy(&bytes).contains("<b>Saltbox"), "{name}");
    }
}

#[test]
fn people_are_greeted_by_their_name_or_by_none() {
    let drafts = drafts("14-greetings");
    let greetings: Vec<&str> = drafts.iter().map(|[greeting, ..]| greeting.as_str()).collect();
    for greeting in
        ["Hello Ann Lee,", "Hello Pat O'Brien,", "Hello Jan van der Berg,", "Hello Ms Lee,", "Hello Accounts Payable,"]
    {
        assert!(greetings.contains(&greeting), "{greeting} in {greetings:?}");
    }
    assert_eq!(greetings.iter().filter(|greeting| **greeting == "Hello,").count(), 8, "{greetings:?}");
    assert!(
        drafts.iter().all(|[greeting, _, to, _]| !format!("{greeting}{to}").contains(['@', '{', '&'])
            || greeting.contains("Ann & Bob")),
        "{drafts:?}"
    );
}

#[test]
fn no_sign_that_turns_letters_reaches_a_message() {
    for draft in drafts("17-bidi-override") {
        let turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{ad}' | '\u{feff}');
        let [_, subject, to, file] = &draft;
        assert!([subject, to, file].iter().all(|text| !text.contains(turning)), "{draft:?}");
    }
}

/// Publishes and approves all that a case makes, for lists with links.
fn ready_for_lists(stage: &Stage) {
    let more = "\ndelivery:\n  base_url: https://reviews.vendor.example\n";
    let qbr = fs::read_to_string(stage.path("ws/qbr.yaml")).unwrap();
    fs::write(stage.path("ws/qbr.yaml"), qbr + more).unwrap();
    stage.run(&["build", "ws", "--out", "out"]).ended(0);
    stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--all", "--by", "Robin"]).ended(0);
}

/// Looks how every tool's list calls the contact of each account, whose address begins with its id.
fn every_list_calls(stage: &Stage, called: &[(&str, &str)]) {
    for tool in ["hubspot", "outreach", "salesloft", "apollo", "mailchimp", "customerio", "gmail", "outlook"] {
        stage.run(&["email", "merge", "out", "-w", "ws", "--for", tool, "--on", TODAY, "--json"]).ended(0);
        let text = fs::read_to_string(stage.path(&format!("out/merge/{tool}.csv"))).unwrap();
        let rows = strict_csv(text.trim_start_matches('\u{feff}'));
        let place = |name: &str| {
            rows[0].iter().position(|found| found.to_lowercase().replace('_', " ").contains(name)).unwrap()
        };
        let (address, name) = (place("mail"), place("first name"));
        for (id, wanted) in called {
            let row = rows.iter().find(|row| row[address].starts_with(id)).unwrap_or_else(|| panic!("{tool}: {id}"));
            assert_eq!(row[name], *wanted, "{tool}: {id}");
        }
    }
}

#[test]
fn every_tools_list_calls_people_as_a_message_does() {
    let stage = Stage::of_case("14-greetings");
    ready_for_lists(&stage);
    every_list_calls(
        &stage,
        &[
            ("G00", "Ann"),
            ("G01", "ANN"),
            ("G03", "Ann"),
            ("G04", ""),
            ("G07", ""),
            ("G08", "Ann & Bob"),
            ("G09", "Accounts Payable"),
            ("G11", "A. Lee"),
            ("G12", "Mr and Mrs Smith"),
            ("G13", "Hans"),
            ("G14", "山田 太郎"),
            ("G15", "María José García"),
            ("G16", "Jan"),
            ("G19", "Pat"),
            ("G24", ""),
            ("G25", "Ms Lee"),
        ],
    );
}

#[test]
fn degrees_teams_and_family_names_that_come_first_reach_lists_and_drafts_whole_and_placeholders_reach_none() {
    let stage = Stage::of_case("14-greetings");
    for (from, to) in [
        (",ann lee,G02", ",\"Jane Doe, PhD\",G02"),
        (",Señor,G22", ",\"Finance Team, Acme\",G22"),
        (",ANN,G21", ",Mr Tan Ah Kow,G21"),
        (",-,G06", ",Dear Customer,G06"),
        (",Dr.,G10", ",first_name,G10"),
        (",Team,G17", ",PhD,G17"),
        (",null null,G18", ",Customer,G18"),
    ] {
        stage.edit("ws/accounts.csv", from, to);
    }
    ready_for_lists(&stage);
    every_list_calls(
        &stage,
        &[
            ("G02", "Jane"),
            ("G22", "Finance Team, Acme"),
            ("G21", "Mr Tan Ah Kow"),
            ("G05", ""),
            ("G06", ""),
            ("G10", ""),
            ("G17", ""),
            ("G18", ""),
        ],
    );
    let drafts = drafts_of(&stage);
    for (account, greeting, to) in [
        ("N G02", "Hello Jane Doe,", "Jane Doe, PhD"),
        ("N G22", "Hello Finance Team, Acme,", "Finance Team, Acme"),
        ("N G21", "Hello Mr Tan Ah Kow,", "Mr Tan Ah Kow"),
        ("N G05", "Hello,", ""),
        ("N G06", "Hello,", ""),
        ("N G10", "Hello,", ""),
        ("N G17", "Hello,", ""),
        ("N G18", "Hello,", ""),
    ] {
        let draft = drafts.iter().find(|draft| draft[1].starts_with(account)).unwrap_or_else(|| panic!("{account}"));
        assert_eq!((draft[0].as_str(), draft[2].as_str()), (greeting, to), "{account}");
    }
}
