//! Marks that people put into names for their colleagues: "Acme (churned)", "DO NOT USE - Acme", "\[DUPLICATE\] Acme", "zzz Acme".
//!
//! A mark is asked about, never taken off: what is left may be another account's name. Only what is set apart is one: in
//! brackets or asterisks, before a dash or behind one, a phrase that no name is made of, or all that there is. "Old Navy",
//! "Test Equipment Ltd", "ZZ Top" and "Closed Loop Partners" are names.

use crate::base::spelling::folding::one_case;
use crate::base::spelling::words::{spelled, stands_in};

/// No name is made of these, wherever they stand.
const PHRASES: [&str; 27] = [
    "do not use",
    "donotuse",
    "don't use",
    "do not contact",
    "do not call",
    "do not email",
    "do not bill",
    "do not invoice",
    "do not send",
    "to be deleted",
    "please delete",
    "marked for deletion",
    "duplicate of",
    "merged into",
    "merge with",
    "nicht verwenden",
    "nicht benutzen",
    "nicht kontaktieren",
    "ne pas utiliser",
    "ne pas contacter",
    "no usar",
    "no utilizar",
    "no contactar",
    "não usar",
    "não utilizar",
    "使用禁止",
    "使用不可",
];

/// Words of marks: one where everything that is set apart consists of them, of numbers and of [`FILLERS`].
const WORDS: [&str; 66] = [
    "churned",
    "churn",
    "churning",
    "lost",
    "dead",
    "closed",
    "cancelled",
    "canceled",
    "terminated",
    "inactive",
    "deactivated",
    "disabled",
    "suspended",
    "archived",
    "obsolete",
    "deprecated",
    "old",
    "former",
    "expired",
    "bankrupt",
    "insolvent",
    "deleted",
    "delete",
    "duplicate",
    "duplicated",
    "dupe",
    "dup",
    "dnu",
    "merged",
    "test",
    "testing",
    "demo",
    "sandbox",
    "dummy",
    "sample",
    "trial",
    "internal",
    "left",
    "gone",
    "unsubscribed",
    "bounced",
    "invalid",
    "fraud",
    "blacklisted",
    "unpaid",
    "gekündigt",
    "inaktiv",
    "dublette",
    "duplikat",
    "gelöscht",
    "alt",
    "résilié",
    "inactif",
    "doublon",
    "supprimé",
    "ancien",
    "baja",
    "inactivo",
    "duplicado",
    "cancelado",
    "inativo",
    "encerrado",
    "解約",
    "退会",
    "重複",
    "テスト",
];

/// Words that stand beside those of a mark.
const FILLERS: [&str; 19] = [
    "account", "acct", "customer", "client", "contact", "record", "do", "not", "in", "on", "since", "as", "of", "from",
    "the", "see", "company", "kunde", "per",
];

/// What sets a mark apart: opening and closing signs.
const AROUND: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('（', '）'), ('【', '】'), ('［', '］'), ('〔', '〕')];

/// The first mark in a name, as it is written there.
pub fn mark(name: &str) -> Option<String> {
    let apart = [filler, in_brackets, in_asterisks, beside_a_dash, alone, phrase];
    apart.into_iter().find_map(|find| find(name))
}

/// A phrase that no name is made of.
fn phrase(name: &str) -> Option<String> {
    let text = spelled(name);
    PHRASES.into_iter().find(|phrase| stands_in(phrase, &text)).map(str::to_owned)
}

/// "Test", "Demo account 2": nothing but a mark.
fn alone(name: &str) -> Option<String> {
    let is_no_customer = |word: &str| ["test", "demo", "sandbox", "dummy", "duplicate", "テスト"].contains(&word);
    (is_mark(name) && one_case(name).split_whitespace().any(is_no_customer)).then(|| name.trim().to_owned())
}

/// "zzz", "zz_" or "xxx" before a name: it puts a record to the end of a list.
fn filler(name: &str) -> Option<String> {
    let end = name.find(|c: char| !matches!(c, 'z' | 'Z' | 'x' | 'X')).unwrap_or(name.len());
    let (letters, rest) = name.split_at(end);
    let is_filler = match letters.len() {
        0 | 1 => false,
        2 => letters.eq_ignore_ascii_case("zz") && rest.starts_with(['_', '-', '.']),
        _ => {
            !rest.starts_with(char::is_alphanumeric) && letters.to_ascii_lowercase().chars().all(|c| c == one(letters))
        }
    };
    (is_filler && !rest.trim().is_empty()).then(|| letters.to_owned())
}

fn one(letters: &str) -> char {
    letters.chars().next().map_or(' ', |c| c.to_ascii_lowercase())
}

fn in_brackets(name: &str) -> Option<String> {
    AROUND.iter().find_map(|(open, close)| {
        let inside = |(at, _)| {
            let rest = &name[at..];
            let end = rest.find(*close)?;
            is_mark(&rest[open.len_utf8()..end]).then(|| rest[..end + close.len_utf8()].to_owned())
        };
        name.match_indices(*open).find_map(inside)
    })
}

/// "*** old ***", "**DUPLICATE** Acme", "Acme --- closed ---".
fn in_asterisks(name: &str) -> Option<String> {
    // One exclamation mark is a shop's own: "Lost!".
    let is_marked = name.contains(['*', '#', '~']) || name.matches('!').count() > 1;
    let parts = name.split(['*', '#', '~', '!']).map(str::trim);
    parts.filter(|_| is_marked).filter(|part| !part.is_empty()).find(|part| is_mark(part)).map(str::to_owned)
}

/// "TEST – Acme", "OLD: Acme", "Acme - closed", "Acme | DUPLICATE". Before a name only capitals are a mark.
fn beside_a_dash(name: &str) -> Option<String> {
    let is_dash = |c: char| matches!(c, '–' | '—' | '|' | ':' | '_');
    let spaced = name.replace(" - ", " – ").replace(" -- ", " – ");
    let parts: Vec<&str> = spaced.split(is_dash).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, .., last] = parts[..] else { return None };
    let in_capitals = |part: &str| !part.contains(char::is_lowercase);
    [first, last].into_iter().find(|part| is_mark(part) && (*part == last || in_capitals(part))).map(str::to_owned)
}

/// Whether a text consists of words of marks, and what stands beside them.
fn is_mark(text: &str) -> bool {
    let text = one_case(text);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    words.iter().any(|word| WORDS.contains(word))
        && words.iter().all(|word| WORDS.contains(word) || FILLERS.contains(word) || is_number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_as_they_are_written() {
        for (name, found) in [
            ("DO NOT USE - Acme", "do not use"),
            ("Acme (DO NOT USE: moved)", "do not use"),
            ("Acme do not use!!", "do not use"),
            ("Acme (churned)", "(churned)"),
            ("Acme (Churned 2024-03)", "(Churned 2024-03)"),
            ("[DUPLICATE] Acme", "[DUPLICATE]"),
            ("Acme [old account]", "[old account]"),
            ("ZZZ Acme", "ZZZ"),
            ("zzz_Acme", "zzz"),
            ("zz_Acme", "zz"),
            ("xxx Acme", "xxx"),
            ("TEST – Acme", "TEST"),
            ("TEST - Acme", "TEST"),
            ("Acme - closed", "closed"),
            ("*** old *** Acme", "old"),
            ("Acme **DUPLICATE**", "DUPLICATE"),
            ("Acme (gekündigt)", "(gekündigt)"),
            ("アクメ【解約】", "【解約】"),
            ("Test Account 2", "Test Account 2"),
            ("DEMO", "DEMO"),
            ("Acme merged into Beta", "merged into"),
        ] {
            assert_eq!(mark(name).as_deref(), Some(found), "{name}");
        }
    }

    #[test]
    fn names_of_the_same_words_are_names() {
        for name in [
            "Old Navy",
            "Test Equipment Ltd",
            "ZZ Top Tours",
            "Closed Loop Partners",
            "Keysight (Test & Measurement)",
            "Xxxtra Gym",
            "Lost Boys Interactive",
            "Acme (Holding) AG",
            "Acme (UK)",
            "Dead Sea Works",
            "Demo - Democratic Movement",
            "Duplicate Records Ltd",
            "Left - Right Partners",
            "C/O Trial Court",
            "Acme [1998]",
            "Yahoo!",
            "C# Club",
            "Test: Labs",
            "Alt – Media House",
            "ZZZ",
            "Sample/Trial Kits GmbH",
            "Do Not Disturb Hotels",
            "Merge Labs",
            "Lost",
            "Old Account",
        ] {
            assert_eq!(mark(name), None, "{name}");
        }
    }
}
