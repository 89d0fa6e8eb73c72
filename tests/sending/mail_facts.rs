//! What mail programs and filters make of a message: facts of the bytes that are written.

use std::fs;

use mail_parser::{MessageParser, MimeHeaders as _};
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::ManifestRow;

use super::common::bakery::{self, Bakery};
use super::quarterdeck;

const NAMES: [&str; 8] = [
    "Plain Bakery",
    "=?utf-8?q?Acme=0D=0ABcc:_eve@evil.example?=",
    "Bäckerei Müller & Söhne für alle großen und kleinen Brötchen in Österreich und überall sonst",
    "株式会社パン工房",
    "Пекарня Иванова, отделение на набережной реки Фонтанки в городе Санкт-Петербурге",
    "مخبز النور",
    "ASCII =?but not an encoded word?= of any kind",
    "A name in plain letters that goes on and on, until a line of seventy-six columns is full and another has to be begun",
];

/// The drafts of bakeries and contacts of these names, each with its row.
fn drafts() -> Vec<(ManifestRow, Vec<u8>)> {
    let bake = |(number, name): (usize, &&str)| {
        let mut bakery = Bakery::new(&format!("M-{number:03}"), name, 9 + number as u32);
        let address = format!("a.rather.long.name.of.a.mailbox.{number}@mail.department.crumb.example");
        bakery.contact = [format!("Ada {name}"), address];
        bakery.locale = ["", "de-DE", "", "ja-JP", "", "", "fr-FR", "es-ES"][number].to_owned();
        bakery.csm = [(*name).to_owned(), "robin@tern.example".into()];
        bakery
    };
    let workspace = bakery::folder(&NAMES.iter().enumerate().map(bake).collect::<Vec<_>>(), 5);
    let qbr = workspace.path().join("qbr.yaml");
    let more = "delivery:\n  unsubscribe: {email: stop@tern.example}\n";
    fs::write(&qbr, fs::read_to_string(&qbr).unwrap() + more).unwrap();
    let out = tempfile::tempdir().unwrap();
    let (folder, built) = (workspace.path().to_str().unwrap(), out.path().to_str().unwrap());
    assert!(quarterdeck(&["build", folder, "--out", built]).status.success());
    assert!(quarterdeck(&["email", "drafts", built, "--workspace", folder, "--on", "2026-10-05"]).status.success());
    let manifest = Manifest::load(out.path()).unwrap().unwrap();
    let with_deck = manifest.rows().iter().filter(|row| row.outcome.has_deck());
    let drafts: Vec<_> = with_deck
        .map(|row| (row.clone(), fs::read(out.path().join("drafts").join(row.file.replace(".pdf", ".eml"))).unwrap()))
        .collect();
    assert_eq!(drafts.len(), NAMES.len());
    drafts
}

/// The header's lines, still folded.
fn head(bytes: &[u8]) -> &str {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    std::str::from_utf8(&bytes[..end]).unwrap()
}

#[test]
fn names_and_subjects_are_encoded_as_mail_has_them() {
    for (row, bytes) in drafts() {
        let head = head(&bytes);
        for line in head.split("\r\n") {
            let most = if line.contains("=?") { 76 } else { 120 };
            assert!(line.is_ascii() && line.len() <= most, "{}: {line}", line.len());
        }
        // Whoever decodes encoded words reads the names as they are.
        let message = MessageParser::default().parse(&bytes).unwrap();
        let subject = message.subject().unwrap();
        assert!(subject.starts_with(&row.name) && subject.contains("2026"), "{subject}");
        let one = |list: Option<&mail_parser::Address>| {
            let one = list.unwrap().first().unwrap();
            [one.name().unwrap_or_default().to_owned(), one.address().unwrap_or_default().to_owned()]
        };
        assert_eq!(one(message.to()), [row.contact_name.clone(), row.contact_email.clone()], "{head}");
        assert_eq!(one(message.from()), [row.csm_name.clone(), row.csm_email.clone()], "{head}");
        if row.name.contains("=?") {
            assert!(!head.contains("=?utf-8?q?") && !head.contains("=?but"), "{head}");
        }
    }
}

#[test]
fn an_attached_deck_keeps_the_script_of_its_customers_name() {
    for (row, bytes) in drafts() {
        let text = String::from_utf8_lossy(&bytes);
        let message = MessageParser::default().parse(&bytes).unwrap();
        let name = message.attachments().find_map(|part| part.attachment_name()).unwrap().to_owned();
        let wanted = match row.account_id.as_str() {
            "M-003" => "株式会社パン工房_2026-Q3_review.pdf",
            "M-005" => "مخبز-النور_2026-Q3_review.pdf",
            "M-000" => "plain-bakery_2026-Q3_review.pdf",
            _ => "_2026-Q3_review.pdf",
        };
        assert!(name.ends_with(wanted) && !name.contains(['/', '\\', ':', '\u{202e}']), "{name}");
        let line = text.lines().find(|line| line.contains("filename")).unwrap();
        assert_eq!(line.contains("filename*0*=utf-8''"), !name.is_ascii(), "{line}");
        assert!(row.file.is_ascii(), "on the disk it is ASCII");
    }
}

#[test]
fn the_text_says_the_message_its_reasons_and_whose_answer_it_is() {
    for (row, bytes) in drafts() {
        let message = MessageParser::default().parse(&bytes).unwrap();
        let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
        assert!(row.rows.len() > 1, "{row:?}");
        for said in row.rows.iter().chain([&row.headline]) {
            assert!(text.contains(said.as_str()), "{said}: {text}");
        }
        assert_eq!(html.matches("<tr><td style").count(), row.rows.len());
        // SpamAssassin takes HTML with a picture and no more than 3,200 bytes for a message that is mostly image.
        assert!(html.len() > 3_200, "{}: {html}", html.len());
        // A mail program that sends the draft gives it another id: the token stands in the text, above the signature.
        let id = message.message_id().unwrap().split('@').next().unwrap();
        let (above, signature) =
            text.split_once("\n-- \n").or_else(|| text.split_once("\r\n-- \r\n")).expect("a signature");
        assert!(above.contains(id) && html.contains(id), "{text}");
        assert!(signature.contains("stop@tern.example"));
    }
}
