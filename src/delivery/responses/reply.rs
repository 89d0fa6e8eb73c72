//! One message of a mailbox: its sender, its tokens, and whether a person or a program wrote it.

use std::panic::catch_unwind;

use chrono::{DateTime, Utc};
use mail_parser::{Message, MessageParser, PartType};

use crate::base::limits::NESTED_MESSAGES;
use crate::base::signing::token::Token;
use crate::base::spelling::folding::one_case;
use crate::delivery::responses::report::refused_for_good;
use crate::delivery::responses::stop::message_text;
use crate::delivery::responses::stop::own_words::OurLines;
use crate::delivery::responses::stop::request::wants_to_stop;

/// The most tokens that are read from one message.
const TOKENS: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The sender's address.
    pub from: String,
    /// The recipients' addresses, and the mailboxes that it was delivered to.
    pub to: Vec<String>,
    pub subject: String,
    /// From the message's own `Date`, so not to be trusted.
    pub written: Option<DateTime<Utc>>,
    pub kind: ReplyKind,
    /// Whether a mailing list passed it on. Its members are people, and some programs answer through one as well.
    pub through_list: bool,
    /// Each token once, first those of its subject and text, then those of the message it answers. Of a report all of them.
    pub tokens: Vec<String>,
    /// The recipients that a report says were refused for good.
    pub refused: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyKind {
    /// A person wrote it.
    Personal,
    /// A program wrote it, as the named mark shows: a header, or its subject.
    Automatic(&'static str),
    /// It reports on the delivery of another message.
    Report,
    /// The sender wants no more messages.
    Stop,
}

/// Where mail systems note whom they delivered a message to, which its own headers may not name.
const DELIVERED_TO: [&str; 3] = ["Delivered-To", "X-Original-To", "Envelope-To"];

/// Beginnings of the subject of automatic replies without a header that says so.
const AUTOMATIC: [&str; 20] = [
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "out of office",
    "automatische antwort",
    "abwesenheit",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "resposta automática",
    "自動応答",
    "自動返信",
    "不在",
    "abwesend",
    "absence :",
    "fuera de la oficina",
    "fuera de oficina",
    "fora do escritório",
    "ausência temporária",
];

impl Reply {
    /// Reads a message; `None` if the bytes are not one. `ours` ends a message of ours that it quotes.
    pub fn read(bytes: &[u8], ours: &OurLines) -> Option<Self> {
        if is_nested_on_purpose(bytes) {
            return None;
        }
        catch_unwind(|| {
            let message = MessageParser::default().parse(bytes)?;
            Self::of(&message, ours)
        })
        .ok()
        .flatten()
    }

    fn of(message: &Message, ours: &OurLines) -> Option<Self> {
        let from = message.from()?.first()?.address()?.trim().to_owned();
        let to = [message.to(), message.cc()].into_iter().flatten().flat_map(|to| to.iter());
        let to = to.filter_map(|to| to.address()).map(|to| to.trim().to_owned());
        let delivered = DELIVERED_TO.iter().flat_map(|name| headers(message, name));
        let to = to.chain(delivered.map(|to| to.trim_matches(['<', '>']).to_owned())).collect();
        let subject = message.subject().unwrap_or_default().to_owned();
        let written = message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0));
        let texts = texts(message);
        let mut tokens: Vec<String> = Vec::new();
        let mut add = |text: &str| {
            for token in Token::all_in(text) {
                if tokens.len() < TOKENS && !tokens.iter().any(|other| other == token) {
                    tokens.push(token.to_owned());
                }
            }
        };
        add(&subject);
        texts.iter().for_each(|text| add(text));
        for name in ["In-Reply-To", "References"] {
            headers(message, name).for_each(&mut add);
        }
        let kind = kind(message, &from, &subject, ours);
        let mut refused = Vec::new();
        if kind == ReplyKind::Report {
            let raw = String::from_utf8_lossy(&message.raw_message);
            add(&raw);
            refused = refused_for_good(&raw);
        }
        let through_list = headers(message, "Precedence").any(|how| one_case(how) == "list");
        Some(Self { from, to, subject, written, kind, through_list, tokens, refused })
    }
}

/// The texts of a message, without its attachments.
fn texts<'m>(message: &'m Message) -> Vec<&'m str> {
    let mut bodies: Vec<_> = message.text_body.iter().chain(&message.html_body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let parts = bodies.into_iter().filter_map(|id| message.parts.get(*id as usize));
    parts
        .filter_map(|part| match &part.body {
            PartType::Text(text) | PartType::Html(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect()
}

/// The raw values of a header.
fn headers<'m>(message: &'m Message, name: &'static str) -> impl Iterator<Item = &'m str> {
    message.headers_raw().filter(move |(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn kind(message: &Message, from: &str, subject: &str, ours: &OurLines) -> ReplyKind {
    let first = |name| headers(message, name).next().map(one_case);
    let local = from.split('@').next().unwrap_or_default().to_lowercase();
    let is_report = first("Content-Type").is_some_and(|kind| kind.starts_with("multipart/report"))
        || ["mailer-daemon", "postmaster"].contains(&local.as_str())
        || first("Return-Path").is_some_and(|path| path == "<>")
        || first("X-Failed-Recipients").is_some();
    if is_report {
        return ReplyKind::Report;
    }
    if first("Auto-Submitted").is_some_and(|how| !matches!(how.split(';').next().map(str::trim), Some("no"))) {
        return ReplyKind::Automatic("Auto-Submitted");
    }
    if first("Precedence").is_some_and(|how| ["bulk", "junk", "auto_reply"].contains(&how.as_str())) {
        return ReplyKind::Automatic("Precedence");
    }
    let asks = message_text::texts(message).iter().any(|text| wants_to_stop(subject, text, ours));
    // It tells others to answer nothing, and some programs set it on what people write.
    if first("X-Auto-Response-Suppress").is_some() && !asks {
        return ReplyKind::Automatic("X-Auto-Response-Suppress");
    }
    for name in ["X-Autoreply", "X-Autorespond", "X-Autoresponder"] {
        if first(name).is_some() {
            return ReplyKind::Automatic(name);
        }
    }
    let lower = one_case(subject.trim());
    if AUTOMATIC.iter().any(|begin| lower.starts_with(begin)) {
        return ReplyKind::Automatic("its subject");
    }
    if asks { ReplyKind::Stop } else { ReplyKind::Personal }
}

/// Whether more messages are nested than anybody forwards. The parser recurses into them, so they could exhaust the stack.
fn is_nested_on_purpose(bytes: &[u8]) -> bool {
    let count = |word: &[u8]| bytes.windows(word.len()).filter(|part| part.eq_ignore_ascii_case(word)).count();
    count(b"rfc822") + count(b"digest") + count(b"message/global") > NESTED_MESSAGES
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<Reply> {
        Reply::read(text.replace('\n', "\r\n").as_bytes(), &OurLines::default())
    }

    fn kind_of(headers: &str, body: &str) -> ReplyKind {
        read(&format!("From: Ada <ada@x.example>\n{headers}\n\n{body}\n")).unwrap().kind
    }

    #[test]
    fn what_programs_write_is_told_from_what_people_write() {
        assert_eq!(kind_of("Subject: Re: Q3\nAuto-Submitted: no", "Yes please"), ReplyKind::Personal);
        for (headers, mark) in [
            ("Auto-Submitted: auto-replied; owner=x", "Auto-Submitted"),
            ("auto-submitted: auto-generated", "Auto-Submitted"),
            ("Precedence: Bulk", "Precedence"),
            ("X-Autoreply: yes", "X-Autoreply"),
            ("X-Auto-Response-Suppress: All", "X-Auto-Response-Suppress"),
            ("Subject: Out of Office: Re: Q3", "its subject"),
            ("Subject: =?utf-8?q?R=C3=A9ponse_automatique_?= : bilan", "its subject"),
        ] {
            assert_eq!(kind_of(headers, "I am away"), ReplyKind::Automatic(mark), "{headers}");
        }
        for headers in
            ["Content-Type: multipart/report; boundary=b", "Return-Path: <>", "X-Failed-Recipients: a@b.example"]
        {
            assert_eq!(kind_of(headers, ""), ReplyKind::Report, "{headers}");
        }
        assert_eq!(read("From: MAILER-DAEMON@x.example\n\nno").unwrap().kind, ReplyKind::Report);
    }

    #[test]
    fn whoever_wants_no_more_is_understood_and_who_quotes_our_footer_is_not() {
        assert_eq!(kind_of("Subject: Re: Q3", "\nStop.\n\n> Hello"), ReplyKind::Stop);
        assert_eq!(kind_of("Subject: Re: Q3", "Yes, call me.\n\n> Unsubscribe"), ReplyKind::Personal);
        assert_eq!(kind_of("Subject: Out of office\nAuto-Submitted: auto-replied", "Stop."), AUTOMATIC_REPLY);
        let html = "Subject: Re: Q3\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8";
        assert_eq!(kind_of(html, "<p>Please <b>unsubscribe</b> me</p><blockquote>Hello</blockquote>"), ReplyKind::Stop);
    }

    const AUTOMATIC_REPLY: ReplyKind = ReplyKind::Automatic("Auto-Submitted");

    #[test]
    fn a_mailing_list_is_no_program() {
        let reply = read("From: Ada <ada@x.example>\nPrecedence: list\nSubject: Re: Q3\n\nYes please\n").unwrap();
        assert!(reply.kind == ReplyKind::Personal && reply.through_list);
    }

    #[test]
    fn what_is_no_message_is_none() {
        for text in ["", "\0\0\0", "Subject: no sender\n\nhi", "From: nobody\n\nhi"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn messages_within_messages_are_not_taken_apart_without_end() {
        let deep = "From: a@b.example\nContent-Type: message/rfc822\n\n".repeat(50_000);
        assert_eq!(read(&deep), None);
        let digests = "Content-Type: multipart/digest; boundary=b\n\n--b\n\n".repeat(50_000);
        assert_eq!(read(&format!("From: a@b.example\n{digests}")), None);
        let mut parts = String::from("From: a@b.example\n");
        for level in 0..20_000 {
            parts.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
        }
        drop(read(&parts));
        drop(read(&format!("From: a@b.example\nReferences: {}\n\n{}", "<x@y> ".repeat(100_000), ">".repeat(1 << 20))));
        drop(read(&format!("From: a@b.example\nContent-Type: text/html\n\n{}", "<div><a href='".repeat(100_000))));
    }

    #[test]
    fn quotations_that_nobody_closes_are_read_in_one_pass() {
        let begun = std::time::Instant::now();
        for tag in ["<blockquote>", "</blockquote>", "<blockquote"] {
            drop(read(&format!("From: a@b.example\nContent-Type: text/html\n\n{}", tag.repeat(200_000))));
        }
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let with_head = [b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n".as_slice(), &bytes].concat();
            drop(Reply::read(&bytes, &OurLines::default()));
            drop(Reply::read(&with_head, &OurLines::default()));
        }
    }
}
