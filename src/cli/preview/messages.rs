//! What `preview` prints: for a terminal, for a pipe and for a program.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::output::print::{counted, one_line, printable, time};
use crate::cli::preview::state::PreviewState;
use crate::inspect::preview::watch::Changes;
use crate::store::manifest_row::ManifestRow;

/// How many files are named on one line.
const NAMED: usize = 3;
/// The maximum length of a line.
const LINE: usize = 240;

/// For a terminal: which account the pictures are of, and where they are.
pub fn summary(state: &PreviewState) -> String {
    let slides = counted(state.written.slides.len() as u64, "slide");
    let account = one_line(&format!("{} ({}) · {}", state.name, state.id, state.period), LINE);
    let mut text = format!("{account} · {slides} in {}\n", time(state.took));
    if let Some(comparison) = &state.written.comparison {
        text.push_str(&path(comparison));
    }
    text + &path(&state.written.sheet)
}

/// For a pipe: the paths of the sheets, slides and pairs, or with `changed` those of the sheets and the changed slides. They are
/// printed as they are, so that scripts can open them.
pub fn paths(state: &PreviewState, changed: bool) -> String {
    let written = &state.written;
    if changed && !state.changed() {
        return String::new();
    }
    let mut all: Vec<&PathBuf> = vec![&written.sheet];
    all.extend(&written.comparison);
    all.extend(written.slides.iter().filter(|(_, other)| *other || !changed).map(|(file, _)| file));
    if !changed {
        all.extend(&written.pairs);
    }
    all.iter().map(|file| format!("{}\n", file.display())).collect()
}

/// Notices about the pictures: holds, anomalies, and what they are compared with.
pub fn notices(state: &PreviewState) -> String {
    let mut text = String::new();
    let record = &state.deck.record;
    text.extend(withheld(record).map(|reason| format!("{}\n", one_line(&reason, LINE))));
    if !record.review.is_empty() && state.first {
        text.push_str(&format!("look first: {}\n", one_line(&record.review.to_string(), LINE)));
    }
    if let Some(lacking) = &state.lacking {
        text.push_str(&format!("nothing to compare with: {}\n", one_line(lacking, LINE)));
    }
    if let Some(old) = state.old_period.as_ref().filter(|_| state.first) {
        let same = if *old == state.period { ", an earlier build of the same quarter" } else { "" };
        text.push_str(&format!("compared with {}{same}: the older on the left\n", printable(old)));
        if state.by_place {
            text.push_str("that build did not tell its slides yet: pages are laid beside each other in their order\n");
        }
    }
    text
}

/// Why a build writes no deck of the account, if so.
pub fn withheld(record: &ManifestRow) -> Option<String> {
    let (outcome, reason) = (record.outcome.name(), &record.reason);
    let notice = || format!("{outcome}: {reason}. A build writes no deck for it; these pictures are not to be sent");
    (!record.outcome.has_deck()).then(notice)
}

/// The result of a change: `slides 3 and 5 changed in 0.21 s (themes/brand.yaml)`.
pub fn change(state: &PreviewState, changes: &Changes) -> String {
    let other: Vec<String> = (1..)
        .zip(&state.written.slides)
        .filter(|(_, (_, changed))| *changed)
        .map(|(page, _)| page.to_string())
        .collect();
    let what = match other.as_slice() {
        [] => "no slide changed".to_owned(),
        [one] => format!("slide {one} changed"),
        all if all.len() == state.written.slides.len() => format!("all {} slides changed", all.len()),
        [before @ .., last] => format!("slides {} and {last} changed", before.join(", ")),
    };
    let shown = |file: &Path| file.strip_prefix(&state.root).unwrap_or(file).display().to_string();
    let mut files: Vec<String> = changes.files.iter().take(NAMED).map(|file| shown(file)).collect();
    if changes.files.len() > NAMED {
        files.push(format!("{} more", changes.files.len() - NAMED));
    }
    let seconds = changes.noticed.elapsed().as_secs_f64();
    one_line(&format!("{what} in {seconds:.2} s ({})", files.join(", ")), LINE)
}

/// For a program; with `line` on one line, since more may follow.
pub fn json(state: &PreviewState, line: bool) -> String {
    let record = &state.deck.record;
    let shown = |at: &Path| at.display().to_string();
    let slides: Vec<Value> = (1..)
        .zip(state.written.slides.iter().zip(&state.deck.slides))
        .map(|(page, ((file, changed), kind))| json!({"page": page, "slide": kind.name(), "file": shown(file), "changed": changed}))
        .collect();
    let place = |place: Option<usize>| place.map(|place| place + 1);
    let pairs: Vec<Value> = state
        .pairs
        .iter()
        .zip(&state.written.pairs)
        .map(|(pair, file)| json!({"slide": pair.kind, "old": place(pair.old), "new": place(pair.new), "file": shown(file)}))
        .collect();
    let compared = state.written.comparison.as_ref().map(
        |sheet| json!({"period": state.old_period, "sheet": shown(sheet), "by_place": state.by_place, "pairs": pairs}),
    );
    let without = (!record.outcome.has_deck())
        .then(|| json!({"outcome": record.outcome.name(), "code": record.code(), "reason": record.reason}));
    let result = json!({
        "account_id": state.id,
        "name": state.name,
        "period": state.period,
        "held": without,
        "review": record.review,
        "sheet": shown(&state.written.sheet),
        "slides": slides,
        "compared": compared,
    });
    if line { format!("{result}\n") } else { format!("{result:#}\n") }
}

/// A path on a line, with control characters escaped.
fn path(path: &Path) -> String {
    format!("{}\n", printable(&path.display().to_string()))
}
