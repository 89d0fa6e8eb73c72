//! Names on their way to people: in the greeting, the subject, the address and the file's name.

use std::fs;

use mail_parser::MimeHeaders as _;

use crate::stage::{Stage, TODAY};

/// The drafts of a case: account, greeting, subject, the recipient's name, the attachment's.
fn drafts(case: &str) -> Vec<[String; 4]> {
    let stage = Stage::of_case(case);
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
