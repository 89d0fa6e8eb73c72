//! Decks that do not leave, and warnings about those that do.

use std::io;
use std::io::Write as _;

use crate::cli::output::print::{counted, one_line, printable, size, warned};
use crate::delivery::not_sent::NotSent;
use crate::delivery::recipient::is_large;
use crate::delivery::suppression::lists::Suppression;
use crate::delivery::suppression::stopped::Stopped;
use crate::store::manifest_row::ManifestRow;

/// Writes a note for each suppression list without an address, which may come from an export that failed, and a warning where a
/// key of the record of stops is gone.
pub(crate) fn note_suppression(suppression: &Suppression) -> io::Result<()> {
    let mut err = warned();
    for list in suppression.idle() {
        writeln!(err, "note: {} names nobody who gets nothing", printable(&list.display().to_string()))?;
    }
    note_unproven_stops(suppression.stopped())
}

/// Writes a warning where entries of the record of stops were sealed with a key that is gone.
pub(crate) fn note_unproven_stops(stopped: &Stopped) -> io::Result<()> {
    if stopped.unproven() == 0 {
        return Ok(());
    }
    let entries = counted(stopped.unproven() as u64, "line");
    writeln!(
        warned(),
        "warning: the key is gone that sealed {entries} of .quarterdeck/stopped.jsonl, so nobody can prove them, or see that they were edited: whoever they stop gets \
         nothing, even where a person took it back. Put the key into .quarterdeck/old_keys, or take somebody back with `responses \
         stops --resume`"
    )
}

/// How many lines of a list are printed.
const LISTED: usize = 20;

/// A warning for each deck that some mail servers refuse because of its size.
pub(crate) fn large_decks<'a>(rows: impl IntoIterator<Item = &'a ManifestRow>) -> String {
    let warn = |row: &ManifestRow| {
        let bytes = size(row.bytes.unwrap_or_default());
        format!("warning: the deck of {} has {bytes}; some servers refuse as much\n", printable(&row.account_id))
    };
    rows.into_iter().filter(|row| is_large(row)).map(warn).collect()
}

/// The accounts whose decks do not leave, each on a line with the reason.
pub(crate) fn withheld(all: &[NotSent]) -> String {
    listed(all.iter().map(|one| {
        let account =
            if one.name.is_empty() { one.account_id.clone() } else { format!("{} ({})", one.name, one.account_id) };
        format!("{account}: {}", one.reason)
    }))
}

/// The first lines of a list, and how many there are besides.
pub(crate) fn listed(mut all: impl ExactSizeIterator<Item = String>) -> String {
    let mut text: String = all.by_ref().take(LISTED).map(|line| format!("  {}\n", one_line(&line, 300))).collect();
    if all.len() > 0 {
        text.push_str(&format!("  … and {} more; --json lists them all\n", all.len()));
    }
    text
}

/// `3 accounts without a draft:` and the list of them; empty if there are none.
pub(crate) fn without(all: &[NotSent], what: &str) -> String {
    if all.is_empty() {
        return String::new();
    }
    format!("{} without {what}:\n{}", counted(all.len() as u64, "account"), withheld(all))
}
