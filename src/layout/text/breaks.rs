//! Finds where a line may end, by UAX #14, and how good each break is.
//!
//! The segmenter's tables are most of the cost of setting a paragraph. So plain text of letters, digits and sentence marks
//! with single spaces has a fast path: there UAX #14 amounts to "after a space or a hyphen". UAX #14 does not know units; the
//! rules that keep a number with its unit or noun are here.

use std::sync::LazyLock;

use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::layout::text::prepare::is_breaking_space;

/// A place where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Break {
    /// The byte offset where the next line begins.
    pub(crate) at: usize,
    pub(crate) ending: BreakClass,
}

/// How good it is to end a line after a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BreakClass {
    /// Forbidden.
    Never,
    /// Preferred: after a comma or another mark that divides the sentence.
    Preferred,
    /// Allowed: after any word.
    Free,
    /// Avoided: between a number and its noun, or within a word of a script without spaces.
    Avoided,
    /// Within an e-mail address.
    InAddress,
    /// Within a Japanese phrase: inside or before its kana.
    InPhrase,
    /// With a visible hyphen.
    Hyphen,
}

/// The places where a line may end; the last one is the text's end.
pub(crate) fn breaks(text: &str) -> Vec<Break> {
    let mut offsets = plain_breaks(text).unwrap_or_else(|| by_segmenter(text));
    let words = offsets.len();
    within_addresses(text, &mut offsets);
    if offsets.len() > words {
        offsets.sort_unstable();
        offsets.dedup();
    }
    let kana = !text.is_ascii() && text.chars().any(|c| is_hiragana(c) || is_katakana(c));
    let judged = |at| Break { at, ending: classify(text, at, kana) };
    offsets.into_iter().map(judged).filter(|found| found.ending != BreakClass::Never).collect()
}

fn by_segmenter(text: &str) -> Vec<usize> {
    // Static because creating a segmenter looks up its tables by name.
    static SEGMENTER: LazyLock<LineSegmenterBorrowed<'_>> =
        LazyLock::new(|| LineSegmenter::new_auto(Default::default()));
    SEGMENTER.segment_str(text).skip(1).collect()
}

/// E-mail addresses are wider than many boxes, so lines may end after their dots, "@" and similar signs.
fn within_addresses(text: &str, offsets: &mut Vec<usize>) {
    if !text.contains('@') {
        return;
    }
    let mut start = 0;
    for piece in text.split_inclusive(is_breaking_space) {
        if piece.contains('@') {
            let signs = piece.match_indices(['.', '@', '_', '-', '+']).map(|(at, sign)| at + sign.len());
            let inside = |end: &usize| piece[*end..].starts_with(char::is_alphanumeric);
            offsets.extend(signs.filter(inside).map(|end| start + end));
        }
        start += piece.len();
    }
}

/// Classifies a break opportunity.
fn classify(text: &str, at: usize, kana: bool) -> BreakClass {
    let (before, after) = text.split_at(at);
    let Some(next) = after.chars().next() else { return BreakClass::Free };
    if before.ends_with('\u{ad}') {
        return BreakClass::Hyphen;
    }
    let word = before.trim_end_matches(is_breaking_space);
    let Some(last) = word.chars().next_back() else { return BreakClass::Free };
    // A line never begins with a sign between two parts.
    if matches!(next, '·' | '÷' | '×') {
        return BreakClass::Never;
    }
    if word.len() == before.len() {
        if matches!(last, '.' | '@' | '_' | '+') {
            return BreakClass::InAddress;
        }
        return within_east_asian(last, next, after.chars().nth(1), kana);
    }
    match last {
        '0'..='9' if is_unit(next) || (is_quarter(word) && next.is_ascii_digit()) => BreakClass::Never,
        '0'..='9' if is_between_numbers(after) => BreakClass::Never,
        '0'..='9' if next.is_alphanumeric() => BreakClass::Avoided,
        _ if next.is_ascii_digit() && is_short(word) => {
            let before = word[..word.len() - last_word(word).len()].trim_end_matches(is_breaking_space);
            if before.ends_with(|c: char| c.is_ascii_digit()) { BreakClass::Never } else { BreakClass::Avoided }
        }
        '€' | '$' | '£' | '¥' if next.is_ascii_digit() => BreakClass::Never,
        ',' | ';' | ':' | '–' | '—' | '·' => BreakClass::Preferred,
        _ => BreakClass::Free,
    }
}

/// Text without spaces: a number stays with its counter ("755件"), and a Japanese phrase ends after its kana.
fn within_east_asian(last: char, next: char, following: Option<char>, kana: bool) -> BreakClass {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    if is_digit(last) && next.is_alphabetic() || last == '第' && is_digit(next) {
        return BreakClass::Never;
    }
    if !kana || !(is_east_asian(last) && (is_east_asian(next) || next.is_alphanumeric())) {
        return BreakClass::Free;
    }
    match last {
        '、' | '。' | '，' | '．' => BreakClass::Preferred,
        // An honorific stays with its noun; a verb ending or a particle stays with the word before it.
        'お' | 'ご' => BreakClass::InPhrase,
        _ if is_honorific(next, following) => BreakClass::Avoided,
        _ if is_hiragana(next) && last.is_alphanumeric() => BreakClass::InPhrase,
        _ if is_katakana(last) && is_katakana(next) => BreakClass::InPhrase,
        _ if is_hiragana(last) && !is_hiragana(next) => BreakClass::Free,
        _ if !last.is_alphanumeric() && last != 'ー' => BreakClass::Free,
        _ => BreakClass::Avoided,
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(is_breaking_space).next().unwrap_or(text)
}

/// Whether a text ends in a short word such as "of", "sur" or "von".
fn is_short(text: &str) -> bool {
    let word = last_word(text);
    word.len() <= 3 && word.chars().all(char::is_lowercase)
}

/// Whether a text begins with a short word before a number: "of 100".
fn is_between_numbers(text: &str) -> bool {
    let mut words = text.split(is_breaking_space);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    is_short(first) && second.starts_with(|c: char| c.is_ascii_digit())
}

/// Signs that belong to the number before them.
fn is_unit(c: char) -> bool {
    matches!(
        c,
        '%' | '‰'
            | '٪'
            | '°'
            | '€'
            | '$'
            | '£'
            | '¥'
            | '₹'
            | '₩'
            | '₽'
            | '₺'
            | '₫'
            | '₱'
            | '₦'
            | '₴'
            | '₪'
    )
}

/// Whether a text ends in a quarter or half of a year: "Q3", "T4", "H1".
fn is_quarter(word: &str) -> bool {
    let mut back = word.chars().rev().skip(1);
    back.next().is_some_and(|c| c.is_ascii_uppercase()) && back.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether an honorific prefix begins here: "お話", "ご要望".
fn is_honorific(c: char, following: Option<char>) -> bool {
    matches!(c, 'お' | 'ご') && following.is_some_and(|c| is_east_asian(c) && !is_hiragana(c))
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30ff}')
}

/// Kana, ideographs and the punctuation between them.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// The break offsets of plain text: Latin letters, digits, and marks that never begin a line. `None` for anything else, or a
/// mark in an unusual place; then the segmenter decides.
fn plain_breaks(text: &str) -> Option<Vec<usize>> {
    let mut ends = Vec::with_capacity(text.len() / 5 + 1);
    let mut previous = Kind::Letter;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let kind = Kind::of(c)?;
        let next = chars.peek().map(|(_, next)| Kind::of(*next));
        match (previous, kind) {
            (Kind::Space, Kind::Letter | Kind::Digit) => ends.push(at),
            (_, Kind::Letter | Kind::Digit) => {}
            (Kind::Letter | Kind::Digit | Kind::Stop | Kind::Percent, Kind::Space | Kind::Stop) => {}
            (Kind::Letter | Kind::Digit | Kind::Percent, Kind::Glue) if next.is_some() => {}
            // "52 %" must not be broken, which the sign alone does not show.
            (Kind::Digit | Kind::Glue, Kind::Percent) if !matches!(next, Some(Some(Kind::Letter | Kind::Digit))) => {}
            (Kind::Letter, Kind::Quote) if next == Some(Some(Kind::Letter)) => {}
            (Kind::Letter, Kind::Hyphen) if next == Some(Some(Kind::Letter)) => ends.push(at + 1),
            _ => return None,
        }
        previous = kind;
    }
    if !text.is_empty() {
        ends.push(text.len());
    }
    Some(ends)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Space,
    /// A mark that ends a part of a sentence.
    Stop,
    Hyphen,
    Quote,
    Percent,
    /// A no-break space.
    Glue,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '·' => Self::Letter,
            '0'..='9' => Self::Digit,
            ' ' => Self::Space,
            ',' | '.' | ':' | ';' => Self::Stop,
            '-' => Self::Hyphen,
            '\'' | '’' => Self::Quote,
            '%' => Self::Percent,
            '\u{a0}' | '\u{202f}' => Self::Glue,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text with a sign for each break but the last.
    fn shown(text: &str) -> String {
        let mut shown = text.to_owned();
        for found in breaks(text).into_iter().rev().skip(1) {
            let sign = match found.ending {
                BreakClass::Preferred => "!",
                BreakClass::Free => "|",
                BreakClass::Avoided => "~",
                BreakClass::InAddress | BreakClass::InPhrase => "^",
                BreakClass::Hyphen => "-",
                BreakClass::Never => unreachable!(),
            };
            shown.insert_str(found.at, sign);
        }
        shown
    }

    #[test]
    fn plain_english_breaks_after_spaces() {
        let text = "The team’s weekly users rose 18.5% to fifty-two, a 52\u{a0}% record.";
        assert_eq!(plain_breaks(text), Some(by_segmenter(text)));
    }

    #[test]
    fn leaves_what_is_unusual_to_the_segmenter() {
        assert_eq!(plain_breaks("a  b"), None);
        assert_eq!(plain_breaks("Q3-2026"), None);
        assert_eq!(shown("Q3/2026 (so far)"), "Q3/2026 |(so |far)");
    }

    #[test]
    fn a_number_keeps_its_unit_and_its_noun() {
        assert_eq!(shown("up 18 % in Q3 2026, to 5 €"), "up ~18 % |in |Q3 2026, !to ~5 €");
        assert_eq!(shown("755 Rechnungen im T4 2026"), "755 ~Rechnungen |im |T4 2026");
        assert_eq!(shown("€ 12 for 4 of 9"), "€ 12 for 4 of 9");
    }

    #[test]
    fn a_sign_between_two_parts_ends_a_line_and_never_begins_one() {
        assert_eq!(shown("13 weeks · users ÷ seats"), "13 ~weeks · !users ÷ |seats");
    }

    #[test]
    fn addresses_break_after_their_signs() {
        assert_eq!(shown("to a.long@tern.example."), "to |a.^long@^tern.^example.");
        assert_eq!(shown("see tern.example"), "see |tern.example");
    }

    #[test]
    fn a_part_stays_with_its_whole() {
        assert_eq!(shown("8 de 25 licencias"), "8 de 25 ~licencias");
        assert_eq!(shown("33 licences actives sur 60"), "33 ~licences |actives |sur ~60");
    }

    #[test]
    fn french_marks_stay_with_their_word() {
        assert_eq!(shown("Combien ? Voici : « douze » !"), "Combien ? |Voici : !« douze » !");
        assert_eq!(shown("18\u{202f}% ; oui"), "18\u{202f}% ; !oui");
    }

    #[test]
    fn japanese_lines_end_with_a_phrase_and_never_begin_with_a_mark() {
        assert_eq!(shown("請求書を755件承認しました。"), "請~求~書^を|755件~承~認^し^ま^し^た。");
        assert_eq!(shown("第3四半期、「自動化」"), "第3四|半|期、|「自|動|化」");
        assert_eq!(shown("ダッシュボードの利用"), "ダッ^シュ^ボー^ド^の|利~用");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn agrees_with_the_segmenter(text in "[aBé0 ,.:;·'’%-]{0,24}|([aé5 ,.:;·%’\u{a0}-]|a-a|5%|5 %){0,24}") {
            if let Some(plain) = plain_breaks(&text) {
                prop_assert_eq!(plain, by_segmenter(&text));
            }
        }
    }
}
