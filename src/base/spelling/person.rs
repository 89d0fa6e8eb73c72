//! How a cell names a person: as "First Last", as "Last, First", or not at all.
//!
//! A comma turns a name around only where one family name stands before it and nothing but given names after it. A degree, a
//! role, a team or a company behind the comma is kept there, and so is what may be any of these: a name as it is written is
//! no mistake. A name that is an address, a placeholder or a title alone names nobody.

use crate::base::spelling::folding::one_case;

/// What a name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// It is read as it is written.
    AsWritten,
    /// It was written the other way round, and this is how it is read.
    Turned(String),
    /// It has a comma, and nobody can say what stands behind it; it is read as it is written.
    Unsure,
    /// It names nobody.
    Nobody,
}

/// Forms of address and titles, without full stops.
pub(super) const TITLES: &str = "mr mrs ms mx miss dr prof sir madam dame lord lady rev hon herr frau m mme mlle sr sra srta señor señora dott \
    ing dipl-ing mag doña monsieur madame mademoiselle hr fr dna dona";

/// Forms of address before which a family name may stand alone or come first: "Ms Lee", "Mr Tan Ah Kow".
pub(super) const ADDRESSES: &str = "mr mrs ms mx miss sir madam lord lady dame herr frau hr fr m mme mlle monsieur madame \
    mademoiselle sr sra srta señor señora doña dna dona";

/// What follows "Dr." and belongs to it.
pub(super) const OF_DOCTORS: &str = "med rer nat phil jur oec pol hc habil univ dent vet ing theol";

/// Those that are no name where they stand alone.
const TITLES_ALONE: &str = "mr mrs ms mx miss sir madam herr frau mme mlle sr sra srta señor señora dr prof";

/// What stands behind a whole name, without full stops.
pub(super) const DEGREES: &str = "phd dphil md dds do jd llm llb mba emba msc bsc ma ba mph mpa meng beng edd dba rn pe esq cpa cfa cma cia cisa \
    cissp pmp acca fca aca cipd shrm phr obe mbe cbe dipl-ing dipl-kfm kfm qc kc";

/// What stands behind a family or a given name and belongs to its end.
pub(super) const SUFFIXES: &str = "jr jnr sr snr ii iii iv";

/// Words of roles, teams and companies: no part of a person's name.
pub(super) const NO_NAMES: &str = "ceo cfo coo cto cio cmo cro vp svp evp president chair director manager head lead owner founder partner officer \
    assistant admin administrator secretary treasurer controller accountant buyer analyst engineer consultant \
    executive team department dept office desk group division unit finance financial accounts accounting payable \
    receivable billing payroll procurement purchasing sales marketing support service services operations ops it hr \
    legal inc ltd llc llp plc corp company co gmbh ag kg sa sarl bv nv ab buchhaltung einkauf geschäftsführer leiter \
    comptabilité direction";

/// Particles before a family name.
pub(super) const PARTICLES: &str = "van von vom zu zum zur der den de del della di da do dos das du des la le las los el al bin ibn ben ter ten af \
    av st y";

/// Words that stand for a name that is not known.
const PLACEHOLDERS: &str = "null none nil nan undefined n/a na n.a tbd tba tbc unknown unassigned unspecified missing empty blank noname \
    anonymous placeholder dummy test asdf xxx xx name nobody no not set given provided available applicable \
    unbekannt inconnu inconnue desconocido desconhecido sin sem nombre 不明 未設定 first last full firstname lastname \
    fullname fname lname username vorname nachname prénom nom nome sobrenome apellido apellidos dear hello hi valued customer \
    client user contact guest recipient liebe lieber sehr geehrte geehrter kunde kundin cher chère cliente estimado \
    estimada caro cara prezado prezada damen und herren to whom it may concern お客様 お客さま ご担当者様 担当者様 ご担当者 担当者";

/// Placeholders that are also names or words of one: they name nobody only beside another.
const ALONE: &str = "no not set given sin sem na dear liebe cher caro cara may first last full und to it hi";

/// How a text names a person.
pub fn person(text: &str) -> Person {
    let text = text.trim();
    if is_nobody(text) {
        return Person::Nobody;
    }
    let mut parts: Vec<&str> = text.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let remark = parts.last_mut().and_then(remark).unwrap_or_default();
    let mut behind = Vec::new();
    while let [_, .., last] = parts[..] {
        if !words(last).all(|word| is_one_of(word, DEGREES) || is_one_of(word, SUFFIXES)) {
            break;
        }
        behind.insert(0, last);
        parts.pop();
    }
    let [family, given] = parts[..] else {
        return if parts.len() < 2 { Person::AsWritten } else { Person::Unsure };
    };
    if is_east_asian(family) && is_east_asian(given) {
        return Person::Turned(format!("{family} {given}"));
    }
    if [family, given].into_iter().flat_map(words).any(|word| is_one_of(word, NO_NAMES)) {
        return Person::AsWritten;
    }
    if !is_family_name(family) || !is_given_name(given, !family.contains(char::is_lowercase)) {
        return Person::Unsure;
    }
    let (given, suffix) = match given.rsplit_once(' ') {
        Some((first, last)) if is_one_of(last, SUFFIXES) => (first, format!(" {last}")),
        _ => (given, String::new()),
    };
    let behind: String = behind.iter().map(|one| format!(", {one}")).collect();
    Person::Turned(format!("{given} {family}{suffix}{behind}{remark}"))
}

/// Whether a text names nobody: an address, a placeholder, a title alone, or nothing with a letter.
fn is_nobody(text: &str) -> bool {
    let lower = one_case(text);
    let is_address = lower.contains('@') || lower.contains("://") || lower.starts_with("www.");
    let is_template = ["{{", "${", "<<", "[[", "%%", "#{"].iter().any(|mark| lower.contains(mark));
    let bare = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '_'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let named: Vec<&str> = bare.filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let all_among = |list: &str| named.iter().all(|word| is_in(word, list));
    let is_placeholder = all_among(PLACEHOLDERS) && !matches!(named[..], [one] if is_in(one, ALONE));
    // Of two letters a degree may be a name: "Ma", "Do".
    let are_degrees = named.iter().all(|word| is_one_of(word, DEGREES)) && named.iter().any(|word| word.len() > 2);
    is_address || is_template || named.is_empty() || is_placeholder || are_degrees || all_among(TITLES_ALONE)
}

/// Takes a remark in brackets off the end of a name, with the space before it: "(she/her)".
pub(super) fn remark(part: &mut &str) -> Option<String> {
    let at = part.find(" (").filter(|_| part.ends_with(')'))?;
    let (name, remark) = part.split_at(at);
    *part = name;
    Some(remark.to_owned())
}

/// One word, perhaps with particles: "O'Brien", "van der Berg", "Müller-Lüdenscheidt".
fn is_family_name(text: &str) -> bool {
    let (mut names, mut particles) = (0, 0);
    for word in words(text) {
        match word {
            word if is_one_of(word, PARTICLES) => particles += 1,
            word if is_one_of(word, SUFFIXES) && names == 1 => {}
            word if is_name(word) => names += 1,
            _ => return false,
        }
    }
    names == 1 || (names == 0 && particles == 1)
}

/// One to three names or initials, perhaps with titles before them: "Ann", "Prof. Dr. Hans", "Mary J.". Capitals alone may be a
/// degree, as in "Doe, CFE", unless the family name is written in them too.
fn is_given_name(text: &str, in_capitals: bool) -> bool {
    let mut given = without_titles(text);
    if given.len() > 1 && given.last().is_some_and(|last| is_one_of(last, SUFFIXES)) {
        given.pop();
    }
    let is_shortened = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    (1..=3).contains(&given.len()) && given.iter().all(|word| is_name(word) && (in_capitals || !is_shortened(word)))
}

/// The words of a name behind its titles: "Dr. med. Anna Müller" is "Anna Müller".
pub(super) fn without_titles(text: &str) -> Vec<&str> {
    let mut words = words(text).peekable();
    let mut titled = false;
    while words.next_if(|word| is_one_of(word, TITLES) || (titled && is_one_of(word, OF_DOCTORS))).is_some() {
        titled = true;
    }
    words.collect()
}

/// Letters, perhaps with hyphens, apostrophes and full stops: no digit and no other sign.
fn is_name(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
        && word
            .chars()
            .all(|c| c.is_alphabetic() || is_mark(c) || matches!(c, '-' | '‐' | '\'' | '’' | 'ʼ' | '`' | '.'))
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_east_asian(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.chars().all(|c| (c as u32) >= 0x2E80 || c.is_whitespace())
}

/// Whether a word, full stops apart, is in a list.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    let word: String = one_case(word).chars().filter(|c| *c != '.').collect();
    is_in(&word, list)
}

pub(super) fn is_in(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(name: &str) -> Option<String> {
        match person(name) {
            Person::Turned(name) => Some(name),
            _ => None,
        }
    }

    #[test]
    fn a_family_name_before_a_comma_is_turned() {
        for (name, read) in [
            ("Lee, Ann", "Ann Lee"),
            ("LEE, ANN", "ANN LEE"),
            ("O'Brien, Pat", "Pat O'Brien"),
            ("Müller-Lüdenscheidt, Prof. Dr. Hans", "Prof. Dr. Hans Müller-Lüdenscheidt"),
            ("van der Berg, Jan", "Jan van der Berg"),
            ("Souza, Ana Maria", "Ana Maria Souza"),
            ("Smith, Mary J.", "Mary J. Smith"),
            ("Smith, John Jr.", "John Smith Jr."),
            ("Smith Jr., John", "John Smith Jr."),
            ("Doe, Jane, PhD", "Jane Doe, PhD"),
            ("Lee, Ann (she/her)", "Ann Lee (she/her)"),
            ("山田, 太郎", "山田 太郎"),
            ("de la Cruz, María José", "María José de la Cruz"),
        ] {
            assert_eq!(turned(name).as_deref(), Some(read), "{name}");
        }
    }

    #[test]
    fn what_is_no_given_name_is_not_turned() {
        for (name, what) in [
            ("Jane Doe, PhD", Person::AsWritten),
            ("Jane Doe, Ph.D., M.B.A.", Person::AsWritten),
            ("Doe, PhD", Person::AsWritten),
            ("Finance Team, Acme", Person::AsWritten),
            ("Jane Doe, CFO", Person::AsWritten),
            ("Doe, Head of Sales", Person::AsWritten),
            ("John Smith, Jr.", Person::AsWritten),
            ("Jane Doe, Acme", Person::Unsure),
            ("García Márquez, Gabriel", Person::Unsure),
            ("Lee, Dr.", Person::Unsure),
            ("Lee, A1", Person::Unsure),
            ("Lee, Ann, Bob", Person::Unsure),
            ("Doe, CFE", Person::Unsure),
            ("Mr Tan Ah Kow", Person::AsWritten),
            ("Ann & Bob", Person::AsWritten),
            ("Accounts Payable", Person::AsWritten),
            ("山田 太郎", Person::AsWritten),
            ("Ann Lee (she/her)", Person::AsWritten),
            ("J", Person::AsWritten),
            ("No, Ah", Person::Turned("Ah No".into())),
        ] {
            assert_eq!(person(name), what, "{name}");
        }
    }

    #[test]
    fn addresses_placeholders_and_titles_name_nobody() {
        for name in [
            "null null",
            "N/A",
            "n/a",
            "-",
            "--",
            "?",
            ".",
            "unknown",
            "TBD",
            "None",
            "Unknown Unknown",
            "ann@acme.example",
            "{{ account }}",
            "${name}",
            "Dr.",
            "Señor",
            "Herr Dr.",
            "not available",
            "[no name]",
            "null, null",
            "(unknown)",
            "https://acme.example",
            "12345",
            "test",
            "No Name",
            "Dear Customer",
            "Customer",
            "first_name",
            "First Name",
            "*|FNAME|*",
            "{last_name}",
            "PhD",
            "Ph.D.",
            "MBA, CPA",
            "Valued Client",
            "Liebe Kundin",
            "Sehr geehrte Damen und Herren",
            "Cher client",
            "Estimado cliente",
            "Prezada cliente",
            "お客様",
            "To whom it may concern",
        ] {
            assert_eq!(person(name), Person::Nobody, "{name}");
        }
        for name in [
            "Na Li",
            "Li Na",
            "Na",
            "Set Aung",
            "Test Anna",
            "Noname Smith",
            "Don Blank",
            "Ms Lee",
            "Don",
            "M",
            "No",
            "Ma",
            "Do",
            "Caro",
            "Cher",
            "May",
            "Anna Kunde",
            "Ann_Lee",
            "Jane Doe PhD",
            "Bob Guest",
        ] {
            assert_ne!(person(name), Person::Nobody, "{name}");
        }
    }
}
