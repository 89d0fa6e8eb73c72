//! Drafts with hostile names: whatever the names of an account and its contact, a draft is one message to one person.

use std::fs;

use mail_parser::{MessageParser, MimeHeaders as _, PartType};
use quarterdeck::store::manifest::Manifest;

use super::common::bakery::{self, Bakery};
use super::common::hostile;
use super::quarterdeck;

/// The number of names that are taken from each list.
const SPREAD: usize = 40;

/// Names that try to add a recipient or a part, or to break the library's escapes. None has a line break, which could add a
/// header: reading the data refuses such names.
const OF_MAIL: [&str; 8] = [
    "\"Acme\" <eve@evil.example>",
    "Acme, eve@evil.example",
    "=?utf-8?q?Acme=0D=0ABcc:_eve@evil.example?=",
    "(comment) Acme;",
    "--qd-1-border",
    ".",
    "Acme\\",
    "Ångström & Søn — \u{1f3ed}",
];

const ADDRESSES: [(&str, &str); 3] = [
    ("jürgen@example.com", "jürgen@example.com"),
    ("ada@straße.example", "ada@xn--strae-oqa.example"),
    ("o'neil+qbr@mail.example.co", "o'neil+qbr@mail.example.co"),
];

fn spread(list: Vec<String>) -> impl Iterator<Item = String> {
    let step = (list.len() / SPREAD).max(1);
    list.into_iter().step_by(step)
}

#[test]
fn whatever_they_are_called_a_draft_is_one_message_to_one_person() {
    let lists = [hostile::naughty(), hostile::injections()].into_iter().flat_map(spread);
    let names: Vec<String> = OF_MAIL.iter().map(|name| (*name).to_owned()).chain(lists).collect();
    let bake = |(number, name): (usize, &String)| {
        let mut bakery = Bakery::new(&format!("H-{number:03}"), name, 9 + number as u32 % 30);
        let address = ADDRESSES
            .get(number)
            .map_or_else(|| format!("ada{number}@crumb.example"), |(as_given, _)| (*as_given).into());
        bakery.contact = [name.clone(), address];
        bakery.csm = [name.clone(), "robin@tern.example".into()];
        bakery
    };
    let workspace = bakery::folder(&names.iter().enumerate().map(bake).collect::<Vec<_>>(), 5);
    let out = tempfile::tempdir().unwrap();
    let (folder, built) = (workspace.path().to_str().unwrap(), out.path().to_str().unwrap());
    assert!(quarterdeck(&["build", folder, "--out", built]).status.success());
    let drafted = quarterdeck(&["email", "drafts", built, "--workspace", folder, "--on", "2026-10-05", "--json"]);
    assert!(drafted.status.success(), "{}", String::from_utf8_lossy(&drafted.stderr));
    let told: serde_json::Value = serde_json::from_slice(&drafted.stdout).unwrap();

    let manifest = Manifest::load(out.path()).unwrap().unwrap();
    let with_deck: Vec<_> = manifest.rows().iter().filter(|row| row.outcome.has_deck()).collect();
    assert!(with_deck.len() > names.len() / 2, "{} of {}", with_deck.len(), names.len());
    assert_eq!(told["drafts"].as_array().unwrap().len(), with_deck.len(), "{:#}", told["without"]);
    for row in with_deck {
        let path = out.path().join("drafts").join(row.file.replace(".pdf", ".eml"));
        let bytes = fs::read(&path).unwrap();
        let who = &row.account_id;
        let raw = bytes.windows(2).filter(|pair| pair[1] == b'\n' && pair[0] != b'\r').count();
        assert_eq!(raw, 0, "{who}: a line without CR");
        let head = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&bytes[..head]).unwrap();
        assert!(head.is_ascii() || row.contact_email.starts_with('j'), "{who}: {head}");
        assert!(head.lines().all(|line| line.len() <= 998), "{who}: {head}");
        let names: Vec<&str> = head
            .lines()
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        let wanted = [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Language",
            "X-Unsent",
            "Content-Type",
        ];
        assert_eq!(names, wanted, "{who}");

        let message = MessageParser::default().parse(&bytes).unwrap();
        let to: Vec<_> = message.to().unwrap().iter().filter_map(|one| one.address()).collect();
        let address = ADDRESSES
            .iter()
            .find(|(given, _)| *given == row.contact_email)
            .map_or(row.contact_email.as_str(), |(_, sent)| sent);
        assert_eq!(to, [address], "{who}");
        assert_eq!(message.from().unwrap().iter().count(), 1, "{who}");
        let shown = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
        let named = Some(shown(&row.contact_name)).filter(|name| !name.is_empty());
        assert_eq!(message.to().unwrap().first().unwrap().name().map(shown), named, "{who}");
        assert_eq!(message.parts.iter().filter(|part| matches!(part.body, PartType::Multipart(_))).count(), 3, "{who}");
        let deck: Vec<_> =
            message.attachments().filter(|part| part.attachment_name().is_some_and(|n| n.ends_with(".pdf"))).collect();
        assert!(deck.len() == 1 && deck[0].contents() == fs::read(out.path().join(&row.file)).unwrap(), "{who}");
        let html = message.body_html(0).unwrap();
        assert_eq!(
            html.matches("<script").count() + html.matches("<img").count(),
            1,
            "{who}: the picture alone: {html}"
        );
    }
}
