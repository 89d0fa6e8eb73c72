//! Report footers that nobody stated: totals and notes behind the last row.
//!
//! Only rows at the very end are ever taken for a footer, and a full row only where it says "Total" and lacks a cell the
//! table cannot do without: an account with an id and nothing else stays an account.

use csv::ByteRecord;

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

/// Whether a row could be a footer if it stands at the end.
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
    fn accounts_are_no_footers() {
        assert!(!possible(&["A-1", "", "", ""]));
        assert!(!possible(&["Total", "TotalEnergies", "", ""]));
        assert!(!possible(&["total-01", "", "", ""]));
        assert!(!possible(&["", "Total", "", ""]));
    }
}
