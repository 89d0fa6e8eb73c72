//! Judges whether a message asks for no more messages.
//!
//! The sender's own words are judged, clause by clause, and a subject only where it says nothing else or is no answer's: the subject
//! of an answer is ours. A word alone is a request where nothing stands beside it, so that the name of a customer or a
//! question about the word is none.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::base::spelling::folding::one_case;
use crate::base::spelling::letters::is_invisible;
use crate::delivery::responses::stop::own_words::{OurLines, own_words};
use crate::delivery::responses::stop::patterns::{
    ALONE, CLAUSES, FILLERS, HEADING, HEADINGS, JAPANESE, NEGATIONS, NOT_IN_JAPANESE, OTHERS_IN_JAPANESE, REQUESTS,
    THINGS, WANTED,
};

/// The most words of a line that says nothing but "stop".
const SHORT: usize = 8;

/// How many words before a request can deny it.
const BEFORE: usize = 2;

/// What mail programs put before the subject of an answer.
const ANSWERS: [&str; 13] = ["re", "aw", "antw", "sv", "rv", "res", "ref", "tr", "fw", "fwd", "wg", "enc", "返信"];

/// One place of a pattern.
enum Place {
    Word(Vec<&'static str>),
    Optional(Vec<&'static str>),
    UpTo(usize),
}

/// How people ask, and whether only what is about no thing of theirs counts.
static PATTERNS: LazyLock<Vec<(bool, Vec<Place>)>> = LazyLock::new(|| {
    let lines = REQUESTS.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| (line.starts_with('~'), pattern(line.trim_start_matches('~')))).collect()
});

/// Whether a message with this subject and text asks for no more. `ours` ends a message of ours that it quotes.
pub fn wants_to_stop(subject: &str, text: &str, ours: &OurLines) -> bool {
    let own = own_words(text, ours);
    let (mut asks, mut denies) = (false, false);
    let mut before = String::new();
    for clause in clauses(&own) {
        match judged(&clause, &before) {
            Some(true) => asks = true,
            Some(false) => denies = true,
            None => {}
        }
        before = clause;
    }
    let (bare, is_answer) = without_prefixes(subject);
    let by_subject = is_alone(&bare) || (!is_answer && judged(&bare, "") == Some(true));
    asks || (!denies && (by_subject || says_it_alone(&own)))
}

/// Whether a clause behind another is a request (`true`) or denies one (`false`).
fn judged(clause: &str, before: &str) -> Option<bool> {
    if let Some(is_request) = judged_in_japanese(clause) {
        return Some(is_request);
    }
    let words = words(clause);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.iter().any(|word| is_in(word, WANTED)) {
        return None;
    }
    if CLAUSES.lines().any(|whole| !whole.is_empty() && whole.split_whitespace().eq(words.iter().copied())) {
        return Some(true);
    }
    let is_of_things = names_a_thing(&words) || is_heading(before);
    let mut found = None;
    for start in 0..words.len() {
        if PATTERNS.iter().any(|(is_weak, pattern)| !(*is_weak && is_of_things) && matches(pattern, &words, start)) {
            let denied = words[start.saturating_sub(BEFORE)..start].iter().any(|word| is_in(word, NEGATIONS));
            match denied {
                false => return Some(true),
                true => found = Some(false),
            }
        }
    }
    found
}

fn names_a_thing(words: &[&str]) -> bool {
    words.iter().any(|word| is_in(word, THINGS))
}

/// Whether a clause is a thing of the customer's that the next one is about: "The extra seats?"
fn is_heading(clause: &str) -> bool {
    let words = words(clause);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.len() <= HEADING && words.first().is_some_and(|first| is_in(first, HEADINGS)) && names_a_thing(&words)
}

fn judged_in_japanese(clause: &str) -> Option<bool> {
    let clause: String = one_case(clause).chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    let found = JAPANESE.iter().find_map(|phrase| clause.split_once(phrase))?;
    if OTHERS_IN_JAPANESE.iter().any(|whose| found.0.ends_with(whose)) {
        return Some(false);
    }
    let behind = found.1.trim_start_matches(['に', 'は', 'を', 'の', 'て', 'も']);
    Some(!NOT_IN_JAPANESE.iter().any(|no| behind.starts_with(no)))
}

/// Whether one of the lines, at the beginning of what it says, says nothing but "stop".
fn says_it_alone(lines: &[&str]) -> bool {
    let begins = |at: usize| {
        let before = at.checked_sub(1).map_or("", |before| lines[before]);
        before.is_empty() || before.ends_with([',', '.', '!', ':', '、', '。', '！'])
    };
    (0..lines.len())
        .any(|at| !lines[at].is_empty() && begins(at) && lines[at].split(['.', '!', '。', '！']).any(is_alone))
}

/// Whether a text says "stop" and nothing else of meaning.
fn is_alone(text: &str) -> bool {
    let words = words(text);
    if words.len() > SHORT || text.contains(['?', '？', '@']) {
        return false;
    }
    ALONE.lines().map(str::split_whitespace).any(|alone| {
        let alone: Vec<&str> = alone.collect();
        let found = words.windows(alone.len().max(1)).position(|part| part == alone);
        found.is_some_and(|at| {
            let rest = words[..at].iter().chain(&words[at + alone.len()..]);
            rest.into_iter().all(|word| is_in(word, FILLERS) || is_in(word, ALONE))
        })
    })
}

/// The clauses of some lines. A line that goes on in the next one is one with it, and a full stop within a word (an address, a
/// number) ends none.
fn clauses(lines: &[&str]) -> Vec<String> {
    let mut text = String::new();
    for line in lines {
        text.push_str(if line.is_empty() { "\n" } else { line });
        text.push(' ');
    }
    let ends = ['!', '?', ';', ':', ',', '\n', '。', '！', '？', '、', '；', '：', '(', ')', '"', '“', '”', '–', '—'];
    text.replace(". ", "\n").split(ends).map(str::trim).filter(|clause| !clause.is_empty()).map(str::to_owned).collect()
}

/// A subject without "Re:" and the like, and whether it had one.
fn without_prefixes(subject: &str) -> (String, bool) {
    let (mut bare, mut is_answer) = (subject.trim(), false);
    while let Some((prefix, rest)) = bare.split_once([':', '：']) {
        let name = one_case(prefix.split(['[', '(']).next().unwrap_or_default().trim());
        if !ANSWERS.contains(&name.as_str()) {
            break;
        }
        (bare, is_answer) = (rest.trim(), true);
    }
    (bare.to_owned(), is_answer)
}

/// The words of a text in small letters without accents; "n't" is "not".
fn words(text: &str) -> Vec<String> {
    let plain: String = one_case(text).nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)).collect();
    let plain = plain.replace(['’', 'ʼ', '`'], "'").replace("n't", " not");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| if word == "dont" { vec!["do", "not"] } else { vec![word] }).map(str::to_owned).collect()
}

fn pattern(line: &'static str) -> Vec<Place> {
    let place = |text: &'static str| match (text.strip_prefix('?'), text.strip_prefix('*')) {
        (Some(text), _) => Place::Optional(text.split('|').collect()),
        (None, Some(count)) => Place::UpTo(count.parse().expect("a number behind the star")),
        (None, None) => Place::Word(text.split('|').collect()),
    };
    line.split_whitespace().map(place).collect()
}

/// Whether a pattern fits from a word on.
fn matches(pattern: &[Place], words: &[&str], at: usize) -> bool {
    let Some((place, rest)) = pattern.split_first() else { return true };
    match place {
        Place::Word(any) => {
            let is_here = words.get(at).is_some_and(|word| any.contains(word));
            (is_here && matches(rest, words, at + 1))
                || (any.contains(&"^") && at == 0 && matches(rest, words, at))
                || (any.contains(&"$") && at == words.len() && matches(rest, words, at))
        }
        Place::Optional(any) => {
            matches(rest, words, at)
                || (words.get(at).is_some_and(|word| any.contains(word)) && matches(rest, words, at + 1))
        }
        Place::UpTo(count) => {
            let gap = words.iter().skip(at).take(*count).take_while(|word| !is_in(word, NEGATIONS)).count();
            (0..=gap).any(|gap| matches(rest, words, at + gap))
        }
    }
}

fn is_in(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}
