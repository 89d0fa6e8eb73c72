//! The summary at the top of the report: totals, accounts without a deck and why, and what is wrong with the data.
//! `page.html` shows these values.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::count::count;
use crate::base::finding::{Findings, Severity};
use crate::report::facts::ReportInputs;
use crate::store::deck_name::is_deck_file_name;
use crate::store::manifest_row::{ManifestRow, Outcome};

/// The most accounts of a list in the summary.
const LISTED: usize = 20;
/// The most groups of findings that are shown.
const GROUPS: usize = 200;
/// Up to this number, groups are shown without a click.
const FEW_GROUPS: usize = 8;
/// The most letters of a message that are shown.
const LONGEST: usize = 600;

#[derive(Serialize)]
pub(crate) struct Sections {
    /// The share of accounts with a deck, rounded down, so that `100.0%` means every account.
    coverage: String,
    decks: String,
    accounts: String,
    /// How many accounts this run built, if not all.
    built_only: Option<String>,
    tiles: Vec<Tile>,
    lists: [List; 2],
    reasons: Vec<Reason>,
    findings: Option<FoundFindings>,
}

/// An outcome with its number of accounts.
#[derive(Serialize)]
struct Tile {
    class: &'static str,
    /// The URL fragment that filters the table of accounts to this outcome.
    fragment: String,
    accounts: String,
    name: &'static str,
}

/// Accounts that deserve attention, the first ones only.
#[derive(Serialize)]
struct List {
    id: &'static str,
    heading: &'static str,
    column: &'static str,
    rows: Vec<Listed>,
    /// The total number, if not all are listed.
    all: Option<String>,
}

#[derive(Serialize)]
struct Listed {
    name: String,
    file: Option<String>,
    outcome: Outcome,
    text: String,
}

/// Why accounts have no deck.
#[derive(Serialize)]
struct Reason {
    outcome: Outcome,
    code: String,
    name: String,
    /// The most common reason in words.
    text: String,
    /// Whether there are other reasons with this code.
    is_example: bool,
    accounts: String,
}

#[derive(Serialize)]
struct FoundFindings {
    is_short: bool,
    summary: String,
    groups: Vec<FindingGroup>,
    /// How many groups are not shown.
    more: Option<String>,
}

#[derive(Serialize)]
struct FindingGroup {
    class: &'static str,
    severity: &'static str,
    kind: String,
    count: String,
    first: String,
}

impl Sections {
    pub(crate) fn of(inputs: &ReportInputs) -> Self {
        let rows = inputs.rows;
        let decks = rows.iter().filter(|row| row.outcome.has_deck()).count();
        let permille = (decks * 1000).checked_div(rows.len()).unwrap_or(0);
        Self {
            coverage: format!("{}.{}%", permille / 10, permille % 10),
            decks: number(decks),
            accounts: number(rows.len()),
            built_only: (inputs.built < rows.len()).then(|| number(inputs.built)),
            tiles: tiles(rows),
            lists: [
                List::new(["review-first", "Look at these first", "What is surprising"], rows, |row| {
                    row.review.to_string()
                }),
                List::new(["by-hand", "Changed by hand", "What was decided"], rows, |row| row.overrides.clone()),
            ],
            reasons: reasons(rows),
            findings: findings(inputs.findings),
        }
    }
}

/// Accounts to review come first, then each outcome.
fn tiles(rows: &[ManifestRow]) -> Vec<Tile> {
    let tile = |class, fragment, accounts, name| Tile {
        class: if accounts == 0 { "none" } else { class },
        fragment,
        accounts: number(accounts),
        name,
    };
    let review = rows.iter().filter(|row| !row.review.is_empty()).count();
    let review = (review > 0).then(|| tile("review", "review=yes".into(), review, "to look at first"));
    let outcomes = Outcome::ALL.map(|outcome| {
        let accounts = rows.iter().filter(|row| row.outcome == outcome).count();
        tile(outcome.name(), format!("outcome={}", outcome.name()), accounts, outcome.name())
    });
    review.into_iter().chain(outcomes).collect()
}

impl List {
    /// The accounts for which `cell` is not empty.
    fn new(
        [id, heading, column]: [&'static str; 3],
        rows: &[ManifestRow],
        cell: impl Fn(&ManifestRow) -> String,
    ) -> Self {
        let mut all = 0;
        let mut listed = Vec::new();
        for row in rows {
            let text = cell(row);
            if text.is_empty() {
                continue;
            }
            all += 1;
            if all <= LISTED {
                listed.push(Listed {
                    name: cut(if row.name.is_empty() { &row.account_id } else { &row.name }),
                    file: is_deck_file_name(&row.file).then(|| row.file.clone()),
                    outcome: row.outcome,
                    text: cut(&text),
                });
            }
        }
        Self { id, heading, column, rows: listed, all: (all > LISTED).then(|| number(all)) }
    }
}

/// Sorted by outcome, the most common reason first.
fn reasons(rows: &[ManifestRow]) -> Vec<Reason> {
    let mut reasons: BTreeMap<(Outcome, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.outcome.has_deck()) {
        *reasons.entry((row.outcome, row.code())).or_default().entry(&row.reason).or_default() += 1;
    }
    let mut reasons: Vec<_> =
        reasons.into_iter().map(|(key, texts)| (key, texts.values().sum::<usize>(), texts)).collect();
    reasons.sort_by_key(|((outcome, _), accounts, _)| (*outcome, Reverse(*accounts)));
    let reason = |((outcome, code), accounts, texts): ((Outcome, &str), usize, BTreeMap<&str, usize>)| Reason {
        outcome,
        code: code.to_owned(),
        name: if code.is_empty() { "no reason given".to_owned() } else { code.replace('_', " ") },
        text: cut(texts.iter().max_by_key(|(_, accounts)| **accounts).map_or("", |(text, _)| text)),
        is_example: texts.len() > 1,
        accounts: number(accounts),
    };
    reasons.into_iter().map(reason).collect()
}

/// The findings by group, the worst first.
fn findings(findings: &Findings) -> Option<FoundFindings> {
    let groups: Vec<_> = findings.groups().collect();
    let counted = |severity, one: &str| match findings.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{} {one}s", count(number))),
    };
    let counted =
        [counted(Severity::Error, "error"), counted(Severity::Warning, "warning"), counted(Severity::Note, "note")];
    let shown = groups.iter().take(GROUPS).map(|(severity, kind, group)| {
        let (severity, class) = match severity {
            Severity::Error => ("error", "failed"),
            Severity::Warning => ("warning", "held"),
            Severity::Note => ("note", "muted"),
        };
        let first = group.shown.first().map(|finding| cut(&finding.to_string())).unwrap_or_default();
        FindingGroup { class, severity, kind: kind.replace('_', " "), count: count(group.count), first }
    });
    (!groups.is_empty()).then(|| FoundFindings {
        is_short: groups.len() <= FEW_GROUPS,
        summary: counted.into_iter().flatten().collect::<Vec<_>>().join(", "),
        groups: shown.collect(),
        more: (groups.len() > GROUPS).then(|| number(groups.len() - GROUPS)),
    })
}

fn number(number: usize) -> String {
    count(number as u64)
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::finding::{Finding, Location};
    use crate::base::row::codes::ReasonCode;
    use crate::report::page::tests::{of, of_findings, row};

    #[test]
    fn reasons_are_counted_and_said_in_words() {
        let held = |id: &str, reason: &str| ManifestRow {
            reason_code: Some(ReasonCode::HoldMark),
            reason: reason.into(),
            ..row(id, id, Outcome::Held)
        };
        let rows = [held("a", "<b>"), held("b", "<b>"), held("c", "other"), row("d", "d", Outcome::Unchanged)];
        let text = of(&rows);
        assert!(text.contains("for example: <bdi>&lt;b&gt;</bdi>"), "{text}");
        assert!(text.contains("reason=hold_mark\" aria-label=\"3 held: hold mark\">3</a>"), "{text}");
        assert!(text.contains("<strong>25.0%</strong> of accounts have a deck: 1 of 4"), "{text}");
        assert!(!of(&rows[3..]).contains("Without a deck"));
    }

    #[test]
    fn what_is_surprising_is_above_the_list() {
        let marked = |n: usize| ManifestRow {
            review: "use <doubled>".into(),
            file: format!("a_2026-Q3_review_00000{}.pdf", n % 10),
            ..row("a", "A & B", Outcome::Rendered)
        };
        let text = of(&[marked(1), ManifestRow { file: "javascript:x".into(), ..marked(2) }]);
        let link = "<a href=\"./a_2026-Q3_review_000001.pdf\"><bdi>A &amp; B</bdi></a>";
        let (above, _) = text.split_once("id=\"accounts\"").unwrap();
        assert!(above.contains(link) && above.contains("use &lt;doubled&gt;"), "{above}");
        assert!(!above.contains("javascript") && !above.contains("All "), "{above}");
        assert!(of(&(0..21).map(marked).collect::<Vec<_>>()).contains("#review=yes\">All 21 that"));
        assert!(!of(&[row("a", "A", Outcome::Rendered)]).contains("Look at these first"));
    }

    #[test]
    fn what_a_person_decided_is_above_the_list() {
        let changed =
            ManifestRow { overrides: "headline, release stale_data (<asked>)".into(), ..row("a", "A", Outcome::Held) };
        let text = of(&[changed, row("b", "B", Outcome::Rendered)]);
        assert!(
            text.contains("Changed by hand") && text.contains("(&lt;asked&gt;)") && !text.contains(">B<"),
            "{text}"
        );
        assert!(!of(&[row("b", "B", Outcome::Rendered)]).contains("Changed by hand"));
    }

    #[test]
    fn findings_are_shown_with_their_first_place() {
        let mut found = Findings::default();
        let at = Location { line: 7, ..Location::file("usage.csv") };
        let message = "\"users\" is \"<i>\", expected a number".to_owned();
        (0..3).for_each(|_| {
            found.push(Finding {
                severity: Severity::Warning,
                kind: "number",
                at: at.clone(),
                value: None,
                message: message.clone(),
            });
        });
        let text = of_findings(&found);
        assert!(
            text.contains("<summary>3 warnings</summary>") && text.contains("usage.csv:7: &quot;users&quot; is"),
            "{text}"
        );
        assert!(!text.contains("<i>"));
    }
}
