//! What the sender of a message wrote themselves: the text without the messages that it quotes and without its signature.

use crate::locale::built_in::EAST_ASIA;
use crate::locale::languages::Languages;

/// How the line before a quoted message ends or what it says, in small letters: "On Monday Sam wrote:".
const WROTE: [&str; 13] = [
    "wrote:",
    "schrieb",
    "écrit :",
    "escribió",
    "escreveu",
    "のメール:",
    "書きました",
    "書いた:",
    "さんは",
    "ha scritto",
    "schreef",
    "skrev",
    "napisał",
];

/// The last line of our own messages, in small letters and each language: where it stands, our message is quoted.
#[derive(Debug, Default)]
pub struct OurLines(Vec<String>);

impl OurLines {
    /// As the built-in languages say it, whose messages may have gone out before, and those of a workspace.
    pub fn of(languages: &Languages) -> Self {
        let built_in = Languages::default();
        let lines = [&built_in, languages].into_iter().flat_map(|languages| {
            let localizers = languages.tags().into_iter().filter_map(|tag| languages.localizer(tag).ok());
            localizers.map(|localizer| localizer.word("mail-unsubscribe").trim().to_lowercase()).collect::<Vec<_>>()
        });
        let mut lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.sort();
        lines.dedup();
        Self(lines)
    }

    /// Whether a line is ours, with its link in it or below it. Without a link it is where something stands above it, and where
    /// it says more than the word or two that readers write as well.
    fn have(&self, line: &str, next: Option<&str>, is_first: bool) -> bool {
        let is_link = |text: &str| text.contains("://") || text.contains("mailto:");
        let line = line.to_lowercase();
        let mut rests = self.0.iter().filter_map(|ours| Some((ours, line.strip_prefix(ours.as_str())?)));
        rests.any(|(ours, rest)| {
            let is_bare = rest.is_empty() && !is_first && says_more_than_a_word(ours);
            is_link(rest) || (rest.is_empty() && next.is_some_and(is_link)) || is_bare
        })
    }
}

fn says_more_than_a_word(line: &str) -> bool {
    line.split_whitespace().count() > 2 || line.chars().filter(|c| *c >= EAST_ASIA).count() > 9
}

/// The first line of a quoted message's header, and the lines that follow it, in small letters.
const FROM: [&str; 13] = [
    "from:",
    "von:",
    "de:",
    "差出人:",
    "送信者:",
    "送信元:",
    "van:",
    "da:",
    "od:",
    "från:",
    "fra:",
    "发件人:",
    "寄件者:",
];
const HEADER: [&str; 33] = [
    "verzonden:",
    "aan:",
    "onderwerp:",
    "inviato:",
    "a:",
    "oggetto:",
    "skickat:",
    "sendt:",
    "til:",
    "till:",
    "wysłano:",
    "sent:",
    "date:",
    "to:",
    "subject:",
    "cc:",
    "gesendet:",
    "datum:",
    "an:",
    "betreff:",
    "envoyé:",
    "à:",
    "objet:",
    "enviado:",
    "enviada:",
    "fecha:",
    "data:",
    "para:",
    "asunto:",
    "assunto:",
    "送信日時:",
    "日時:",
    "宛先:",
];

/// The most bytes of a sender's own words that are looked at: nobody asks for no more below that much.
const LONGEST: usize = 20_000;

/// The lines of a text that its sender wrote.
pub(super) fn own_words<'t>(text: &'t str, ours: &OurLines) -> Vec<&'t str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut own, mut length, mut is_first) = (Vec::new(), 0, true);
    for (at, line) in lines.iter().enumerate() {
        let next = || lines[at + 1..].iter().find(|line| !line.is_empty());
        length += line.len();
        if length > LONGEST
            || matches!(*line, "--" | "—")
            || is_separator(line)
            || begins_header(&lines[at..])
            || (!line.is_empty() && ours.have(line, next().copied(), is_first))
        {
            break;
        }
        if is_attribution(line) {
            // Below a quotation that is marked line by line there may be an answer.
            if next().is_none_or(|next| next.starts_with('>')) {
                continue;
            }
            break;
        }
        if !line.starts_with(['>', '|']) {
            is_first &= line.is_empty();
            own.push(*line);
        }
    }
    own
}

/// `-----Original Message-----`, or the rule above a quoted message.
fn is_separator(line: &str) -> bool {
    let is_rule = |text: &str| text.len() >= 10 && text.bytes().all(|b| b == b'_');
    let is_named = line.starts_with("---") && line.ends_with("---") && line.chars().any(char::is_alphabetic);
    is_rule(line) || is_named
}

fn is_attribution(line: &str) -> bool {
    let line = line.to_lowercase().replace('：', ":").replace(['\u{a0}', '\u{202f}'], " ");
    line.ends_with(':') && line.chars().count() <= 300 && WROTE.iter().any(|word| line.contains(word))
}

/// Whether a quoted message's header begins with the first of some lines.
fn begins_header(lines: &[&str]) -> bool {
    let plain = |line: &&str| {
        let line = line.trim_matches('*').to_lowercase().replace('：', ":").replace(" :", ":");
        line.replace('*', "")
    };
    let begins = |line: &str, names: &[&str]| names.iter().any(|name| line.starts_with(name));
    let mut lines = lines.iter().map(plain);
    lines.next().is_some_and(|first| begins(&first, &FROM)) && lines.take(4).any(|line| begins(&line, &HEADER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_headers_and_signatures_are_nobodys_own_words() {
        for (text, own) in [
            ("Yes.\n\n> No\n>> Stop", "Yes. "),
            ("Yes.\nOn Mon, 5 Oct 2026 Sam Reed <sam@v.example> wrote:\n> Stop\n\nNo", "Yes.  No"),
            ("Ja.\n\nAm 5.10.2026 schrieb Sam:\n\nStop", "Ja. "),
            ("Oui.\n\nLe 5 oct. 2026 à 9:00, Sam a écrit :\nStop", "Oui. "),
            ("Sí.\n\nEl 5 oct 2026, Sam escribió:\nStop", "Sí. "),
            ("Sim.\nEm 5 de out. de 2026, Sam escreveu:\nStop", "Sim."),
            ("はい。\n2026年10月5日 Sam Reed <sam@v.example> のメール:\n> 配信停止", "はい。"),
            ("Yes\n-----Original Message-----\nFrom: Sam\nStop", "Yes"),
            ("Ja\n________________________________\nVon: Sam\nStop", "Ja"),
            ("Ja\n*Von:* Sam\n*Gesendet:* Montag\nStop", "Ja"),
            ("Oui\nDe : Sam\nEnvoyé : lundi\nStop", "Oui"),
            ("はい\n差出人：Sam\n送信日時：月曜\n配信停止", "はい"),
            ("Yes\n-- \nAda\nStop", "Yes"),
            ("Oui.\nLe lun. 5 oct. 2026 à 9:00, Sam a\nécrit :\n> Stop", "Oui. Le lun. 5 oct. 2026 à 9:00, Sam a"),
            ("Ja, graag.\nVan: Sam\nVerzonden: maandag\nStop these reviews", "Ja, graag."),
            ("Yes, call me Thursday\nOggi Sam diceva\nStop these reviews", "Yes, call me Thursday Oggi Sam diceva"),
            ("Ja\nKeine Rückblicke mehr erhalten <https://v.example/stop>", "Ja"),
            ("De: nothing more", "De: nothing more"),
            ("I wrote: stop", "I wrote: stop"),
        ] {
            assert_eq!(own_words(text, &OurLines::of(&Languages::default())).join(" "), own, "{text}");
        }
    }
}
