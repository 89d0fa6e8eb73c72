//! What is said of decks that are published in other folders.

use crate::cli::output::print::{counted, printable};
use crate::delivery::publish::elsewhere::Elsewhere;

/// "2 decks are still published in /srv/public".
pub(crate) fn still(site: &Elsewhere) -> String {
    let verb = if site.decks == 1 { "is" } else { "are" };
    let place = printable(&site.place.display().to_string());
    format!("{} {verb} still published in {place}", counted(site.decks as u64, "deck"))
}

/// How many of them are not there, and what to do.
pub(crate) fn away(site: &Elsewhere) -> String {
    let verb = if site.missing == 1 { "is" } else { "are" };
    let missing = counted(site.missing as u64, "deck");
    format!(
        "and {missing} {verb} not there: publish to the place where the folder is now, or there with --site-is-gone if no host serves it"
    )
}

/// The folders as JSON.
pub(crate) fn places(elsewhere: &[Elsewhere]) -> serde_json::Value {
    let of = |site: &Elsewhere| serde_json::json!({"folder": site.place, "decks": site.decks, "missing": site.missing});
    elsewhere.iter().map(of).collect()
}
