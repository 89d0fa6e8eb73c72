//! Report footers that nobody stated: totals and notes behind the last row.
//!
//! Only rows at the very end are ever taken for a footer. A row of several cells is one where it begins like a footer and
//! lacks a cell the table cannot do without, so an account with an id and nothing else stays an account; or where its first
//! cell is a total's word and nothing else, unless some table knows that word as a key.

use csv::ByteRecord;

use crate::base::spelling::folding::one_case;

/// What footers begin with.
const WORDS: [&str; 17] = [
    "total",
    "totals",
    "grand total",
    "grand totals",
    "subtotal",
    "sum",
    "overall",
    "generated",
    "report generated",
    "exported",
    "copyright",
    "confidential",
    "page ",
    "end of report",
    "row count",
    "record count",
    "data as of",
];

/// What the first cell of a total says and nothing else, in the languages of spreadsheets.
const TOTALS: [&str; 26] = [
    "total",
    "totals",
    "grand total",
    "grand totals",
    "subtotal",
    "sum",
    "overall",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "insgesamt",
    "total général",
    "total general",
    "total geral",
    "somme",
    "suma",
    "suma total",
    "totale",
    "totaal",
    "eindtotaal",
    "summa",
    "totalt",
    "i alt",
    "razem",
    "итого",
];

/// Whether a first cell is a total's word and nothing else.
pub(crate) fn is_total(first: &[u8]) -> bool {
    // Most rows leave here.
    let begins = |b: u8| !b.is_ascii() || matches!(b | 0x20, b't' | b'g' | b's' | b'o' | b'i' | b'e' | b'r');
    if first.len() > 20 || !first.first().is_some_and(|b| begins(*b)) || first.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let Ok(text) = std::str::from_utf8(first) else { return false };
    let word = one_case(text.trim_end_matches([':', ' ']));
    TOTALS.contains(&word.as_str())
}

/// Whether a row could be a footer if it is at the end.
pub(crate) fn is_possible(record: &ByteRecord, columns: usize, required: impl Fn(usize) -> bool) -> bool {
    let first = record.get(0).unwrap_or_default().trim_ascii();
    if columns < 2 || first.is_empty() {
        return false;
    }
    if record.len() == 1 {
        return columns > 2 || has_words(first);
    }
    // Most rows leave here: a second cell, and a first that begins like no footer.
    matches!(first[0] | 0x20, b't' | b'g' | b's' | b'o' | b'r' | b'e' | b'c' | b'p' | b'd')
        && has_words(first)
        && (0..columns).any(|cell| required(cell) && record.get(cell).unwrap_or_default().trim_ascii().is_empty())
}

/// Whether a first cell reads like a footer's.
pub(crate) fn has_words(first: &[u8]) -> bool {
    let lower = first.to_ascii_lowercase();
    WORDS.iter().any(|word| {
        lower.strip_prefix(word.as_bytes()).is_some_and(|rest| {
            word.ends_with(' ') || rest.first().is_none_or(|next| !next.is_ascii_alphanumeric() && *next != b'-')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn possible(cells: &[&str]) -> bool {
        is_possible(&ByteRecord::from(cells.to_vec()), 4, |cell| cell < 2)
    }

    #[test]
    fn totals_and_notes_are_footers() {
        assert!(possible(&["Total", "", "", "1234"]));
        assert!(possible(&["Grand Totals (12 records)", "", "", ""]));
        assert!(possible(&["Copyright (c) 2000-2026 salesforce.com"]));
        assert!(possible(&["whatever"]));
    }

    #[test]
    fn totals_are_known_by_their_word_alone() {
        for word in ["Total", "GRAND TOTAL:", "Summe", "Total général"] {
            assert!(is_total(word.as_bytes()), "{word}");
        }
        for word in ["TotalEnergies", "total-01", "Total 2026", "", "Summerhouse"] {
            assert!(!is_total(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn accounts_are_no_footers() {
        assert!(!possible(&["A-1", "", "", ""]));
        assert!(!possible(&["Total", "TotalEnergies", "", ""]));
        assert!(!possible(&["total-01", "", "", ""]));
        assert!(!possible(&["", "Total", "", ""]));
    }
}
