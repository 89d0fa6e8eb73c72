//! Searches decks for what they must not contain: names, ids and addresses of other accounts.
//!
//! One pass over a deck's text searches for all of them. The search ignores spaces, because text extraction does not preserve
//! them. A short name counts only if it is a word of its own; for that the positions of spaces are remembered.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::base::account_id::forms;
use crate::base::address;
use crate::base::address::Address;
use crate::base::spelling::letters::is_invisible;
use crate::pdf::read_back::place::Place;
use crate::store::manifest_row::ManifestRow;

/// A name with at least so many letters counts inside other words too, because it is hardly there by chance.
const LONG_NAME: usize = 6;
/// The same for a name in a script without spaces.
const LONG_DENSE_NAME: usize = 4;
/// The minimum length of a name, and of an id with letters and digits.
const SHORTEST: usize = 3;
/// The minimum length of an id without digits.
const SHORTEST_WORD: usize = 4;
/// The minimum length of an id or name without letters. Shorter numbers could be figures; longer figures have separators.
const SHORTEST_NUMBER: usize = 7;

/// The kinds of text that identify an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum IdentityMark {
    Name,
    Id,
    Address,
}

/// A mark of another account in a deck: the index of the account's row, the kind of mark, and where it was found.
pub(crate) type Hit = (usize, IdentityMark, BTreeSet<Place>);

/// How many marks cannot be searched for, because they are too short or look like figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Unsearched {
    pub names: usize,
    pub ids: usize,
}

/// Which surroundings a mark may have to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alone {
    /// It always counts.
    Anywhere,
    /// Not inside a word.
    NoWord,
    /// Nor in a compound word or a domain.
    NoPart,
    /// Not inside a figure.
    NoFigure,
    /// Not inside a longer address.
    NoAddress,
}

struct Pattern {
    row: usize,
    mark: IdentityMark,
    alone: Alone,
    text: String,
}

pub(crate) struct Others {
    found: AhoCorasick,
    patterns: Vec<Pattern>,
    pub unsearched: Unsearched,
}

/// A text in lower case without spaces, with the positions where a space was.
struct Compact {
    text: String,
    blanks: Vec<usize>,
}

impl Others {
    pub fn of(rows: &[ManifestRow]) -> Self {
        let own: HashSet<String> = rows.iter().map(|row| address::key(&row.csm_email)).collect();
        let (mut patterns, mut unsearched) = (Vec::new(), Unsearched::default());
        for (row, record) in rows.iter().enumerate() {
            let name = compacted(&record.name);
            match of_name(&name) {
                Some(alone) => patterns.push(Pattern { row, mark: IdentityMark::Name, alone, text: name.clone() }),
                None if name.is_empty() => {}
                None => unsearched.names += 1,
            }
            let ids = forms(&record.account_id).map(|form| compacted(&form));
            let ids = ids.filter_map(|text| Some(Pattern { row, mark: IdentityMark::Id, alone: of_id(&text)?, text }));
            let before = patterns.len();
            patterns.extend(ids);
            unsearched.ids += usize::from(patterns.len() == before);
            let Ok(contact) = Address::parse(&record.contact_email) else { continue };
            if !own.contains(&contact.key()) {
                let texts = BTreeSet::from([compacted(&contact.to_string()), contact.key()]);
                let of_text = |text| Pattern { row, mark: IdentityMark::Address, alone: Alone::NoAddress, text };
                patterns.extend(texts.into_iter().map(of_text));
            }
        }
        let found = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.iter().map(|pattern| &pattern.text))
            .expect("names are no longer than a pattern may be");
        Self { found, patterns, unsearched }
    }

    /// The marks of other accounts in a deck's texts, except those that are part of its own account's data.
    pub fn hits_in(&self, row: &ManifestRow, texts: &[(Place, String)]) -> Vec<Hit> {
        let ids = forms(&row.account_id).map(|form| compacted(&form));
        let own = [
            &row.name,
            &row.csm_name,
            &row.csm_email,
            &row.contact_name,
            &row.contact_email,
            &address::key(&row.contact_email),
        ]
        .map(|text| compacted(text));
        let own: Vec<String> = own.into_iter().chain(ids).collect();
        let mut by_place: BTreeMap<Place, Vec<&str>> = BTreeMap::new();
        for (place, text) in texts {
            by_place.entry(*place).or_default().push(text);
        }
        let mut hits: BTreeMap<(usize, IdentityMark), BTreeSet<Place>> = BTreeMap::new();
        for (place, texts) in by_place {
            // The separator prevents matches across two strings.
            for pattern in self.patterns_in(&Compact::of(&texts.join("\u{1}"))) {
                if own.iter().all(|own| !own.contains(&pattern.text)) {
                    hits.entry((pattern.row, pattern.mark)).or_default().insert(place);
                }
            }
        }
        hits.into_iter().map(|((row, mark), places)| (row, mark, places)).collect()
    }

    /// The marks that a text of the vendor contains.
    pub fn words_of(&self, text: &str) -> HashSet<(usize, IdentityMark)> {
        self.patterns_in(&Compact::of(text)).map(|pattern| (pattern.row, pattern.mark)).collect()
    }

    /// Whether a mark could also be an ordinary word: a name, or an id without digits.
    pub fn may_be_word(&self, rows: &[ManifestRow], (row, mark): (usize, IdentityMark)) -> bool {
        match mark {
            IdentityMark::Name => true,
            IdentityMark::Id => !rows[row].account_id.contains(|c: char| c.is_numeric()),
            IdentityMark::Address => false,
        }
    }

    fn patterns_in<'a>(&'a self, compact: &'a Compact) -> impl Iterator<Item = &'a Pattern> {
        let found = self.found.find_overlapping_iter(&compact.text);
        found.filter_map(|found| {
            let pattern = &self.patterns[found.pattern().as_usize()];
            compact.is_alone(found.start(), found.end(), pattern.alone).then_some(pattern)
        })
    }
}

/// The surroundings that a name may have; `None` if it cannot be searched for.
fn of_name(name: &str) -> Option<Alone> {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    if !name.chars().any(char::is_alphabetic) {
        return of_number(name);
    }
    let is_long = letters >= LONG_NAME || (letters >= LONG_DENSE_NAME && name.chars().all(is_dense));
    match letters {
        _ if is_long => Some(Alone::Anywhere),
        _ if name.chars().any(is_dense) => None,
        SHORTEST.. => Some(Alone::NoPart),
        _ => None,
    }
}

/// The surroundings that an id may have; `None` if it cannot be searched for.
fn of_id(id: &str) -> Option<Alone> {
    let letters = id.chars().filter(|c| c.is_alphabetic()).count();
    let digits = id.chars().filter(|c| c.is_numeric()).count();
    match (letters, digits) {
        (0, _) => of_number(id),
        (SHORTEST_WORD.., 0) => Some(Alone::NoPart),
        (_, 0) => None,
        _ if id.chars().count() >= SHORTEST => Some(Alone::NoWord),
        _ => None,
    }
}

fn of_number(text: &str) -> Option<Alone> {
    (text.chars().filter(|c| c.is_numeric()).count() >= SHORTEST_NUMBER).then_some(Alone::NoFigure)
}

impl Compact {
    fn of(text: &str) -> Self {
        let mut compact = Self { text: String::with_capacity(text.len()), blanks: Vec::new() };
        for c in text.chars() {
            if c.is_whitespace() {
                if compact.blanks.last() != Some(&compact.text.len()) {
                    compact.blanks.push(compact.text.len());
                }
            } else if !is_invisible(c) {
                compact.text.extend(c.to_lowercase());
            }
        }
        compact
    }

    fn is_alone(&self, start: usize, end: usize, alone: Alone) -> bool {
        if alone == Alone::Anywhere {
            return true;
        }
        let is_blank = |at| self.blanks.binary_search(&at).is_ok();
        let before = self.text[..start].chars().next_back().filter(|_| !is_blank(start));
        let mut following = self.text[end..].chars();
        let after = following.next().filter(|_| !is_blank(end));
        let next = following.next();
        // A full stop ends a sentence; a full stop before a letter does not.
        let goes_on =
            |marks: &str| after.is_some_and(|c| marks.contains(c)) && next.is_some_and(|c| c.is_alphanumeric());
        let begun = |marks: &str| before.is_some_and(|c| marks.contains(c));
        let in_word = before.is_some_and(joins) || after.is_some_and(joins);
        !in_word
            && match alone {
                Alone::Anywhere | Alone::NoWord => true,
                Alone::NoPart => !begun("-_.@'’") && !goes_on("-_.@'’"),
                Alone::NoFigure => !begun("-_.,:+/") && !goes_on("-_.,:/") && after != Some('%'),
                Alone::NoAddress => !begun("-_.+%'") && !goes_on("-_."),
            }
    }
}

/// Whether a mark beside this character is part of a longer word. Not in scripts without spaces between words.
fn joins(c: char) -> bool {
    c.is_alphanumeric() && !is_dense(c)
}

/// Scripts without spaces between words.
fn is_dense(c: char) -> bool {
    matches!(c as u32, 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff66..=0xff9f
        | 0x20000..=0x3ffff)
}

/// In lower case, without spaces.
fn compacted(text: &str) -> String {
    Compact::of(text).text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, name: &str, email: &str) -> ManifestRow {
        ManifestRow { name: name.into(), contact_email: email.into(), ..ManifestRow::of(id) }
    }

    /// The marks of the account `of` in the text of another account's deck.
    fn marks(of: ManifestRow, text: &str) -> Vec<IdentityMark> {
        let rows = [of, row("stranger-0", "Nobody at all", "no@nobody.example")];
        let hits = Others::of(&rows).hits_in(&rows[1], &[(Place::Page, text.to_owned())]);
        hits.into_iter().map(|(_, mark, _)| mark).collect()
    }

    #[test]
    fn what_is_too_short_is_not_searched_for() {
        assert_eq!((of_id("A1"), of_id("A-1")), (None, Some(Alone::NoWord)));
        assert_eq!((of_name("東京都"), of_name("東京都庁")), (None, Some(Alone::Anywhere)));
        assert_eq!((of_name("ab"), of_name("abc")), (None, Some(Alone::NoPart)));
    }

    #[test]
    fn an_id_is_found_where_it_is_alone() {
        for (id, text) in [
            ("C-1001", "See C-1001."),
            ("C-1001", "(c-1001)"),
            ("C-1001", "C-1001の"),
            ("C-1001", "file_C-1001_x"),
            ("a-2", "of a-2 too"),
            ("A-1a2b3c", "utm=A-1a2b3c&x"),
            ("acme", "for acme, now"),
            ("acme", "https://v.example/acme/x"),
            ("0015g00000ABCDeAAX", "id=0015g00000ABCDeAAX"),
            ("10012345", "Account 10012345 is"),
            ("7f9c24e8-3b12-4fef-91e6-33b1d4d6c0aa", "7F9C24E8-3B12-4FEF-91E6-33B1D4D6C0AA"),
        ] {
            assert_eq!(marks(row(id, "", ""), text), [IdentityMark::Id], "{id} in {text}");
        }
        for (id, text) in [
            ("C-1001", "C-10012"),
            ("C-1001", "AC-1001"),
            ("1001", "1001 seats, or 1,001"),
            ("acme", "acmeister"),
            ("acme", "sam@acme.example"),
            ("acme", "https://acme.example/"),
            ("acme", "acme-wide"),
            ("pro", "the pro plan"),
            ("20260930", "D:20260930000000"),
            ("1234567", "1,234,567 and 1234567.5 and -1234567"),
            ("a", "a"),
            ("12", "12"),
        ] {
            assert!(marks(row(id, "", ""), text).is_empty(), "{id} in {text}");
        }
    }

    #[test]
    fn a_name_is_found_in_any_case_with_any_blanks_and_a_short_one_alone() {
        for (name, text) in [
            ("Globex Freight", "the Glo bexFREIGHT ledger"),
            ("Apex", "and Apex too"),
            ("日本電気", "弊社は日本電気です"),
            ("Nestlé", "NESTLÉ"),
        ] {
            assert_eq!(marks(row("x", name, ""), text), [IdentityMark::Name], "{name} in {text}");
        }
        for (name, text) in [("Apex", "apexes, apex-like"), ("HP", "HP"), ("123", "123"), ("日本", "日本語")] {
            assert!(marks(row("x", name, ""), text).is_empty(), "{name} in {text}");
        }
        let rows = [row("1", "HP", ""), row("acme", "", ""), row("12", "Longer name", "")];
        assert_eq!(Others::of(&rows).unsearched, Unsearched { names: 1, ids: 2 });
    }

    #[test]
    fn an_address_is_found_however_it_is_written_and_a_shared_one_is_nobody_elses() {
        let of = |email: &str| row("x", "", email);
        assert_eq!(marks(of("Ann@münchen.example"), "to ann@MÜNCHEN.example."), [IdentityMark::Address]);
        assert_eq!(marks(of("Ann@münchen.example"), "mailto:ann@xn--mnchen-3ya.example?x"), [IdentityMark::Address]);
        assert!(marks(of("ann@acme.example"), "joann@acme.example ann@acme.example.org").is_empty());
        assert!(marks(of("NO@nobody.example"), "no@nobody.example").is_empty(), "it is the deck's own contact too");
        let csm = ManifestRow { csm_email: "sam@v.example".into(), ..of("sam@v.example") };
        assert!(marks(csm, "sam@v.example").is_empty());
    }
}
