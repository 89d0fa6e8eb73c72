//! What has to be seen first: totals, who has no deck and why, what is wrong with the data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::count::count;
use crate::base::finding::{Findings, Severity};
use crate::report::embed::{foreign, html};
use crate::report::facts::ReportInputs;
use crate::store::deck_name::is_deck_file_name;
use crate::store::manifest_row::{ManifestRow, Outcome};

/// Accounts of a kind that are told above the list.
const TOLD: usize = 20;
/// Groups of findings that are shown.
const GROUPS: usize = 200;
/// Letters of a message that are shown.
const LONGEST: usize = 600;

/// The share of accounts with a deck, and what it is of. Full only where every account has one.
pub(crate) fn coverage(rows: &[ManifestRow]) -> (String, String) {
    let decks = rows.iter().filter(|row| row.outcome.has_deck()).count();
    let permille = (decks * 1000).checked_div(rows.len()).unwrap_or(0);
    let of = format!("of accounts have a deck: {} of {}", count(decks as u64), count(rows.len() as u64));
    (format!("{}.{}%", permille / 10, permille % 10), of)
}

/// Each outcome with its number; those of accounts to be looked at first stand in front.
pub(crate) fn tiles(rows: &[ManifestRow]) -> String {
    let tile = |class: &str, fragment: &str, number: usize, told: &str| {
        let class = if number == 0 { "none" } else { class };
        format!("<li class=\"{class}\"><a href=\"#{fragment}\"><b>{}</b> {told}</a></li>", count(number as u64))
    };
    let review = rows.iter().filter(|row| !row.review.is_empty()).count();
    let mut tiles = String::new();
    if review > 0 {
        tiles += &tile("review", "review=yes", review, "to look at first");
    }
    for outcome in Outcome::ALL {
        let number = rows.iter().filter(|row| row.outcome == outcome).count();
        tiles += &tile(outcome.name(), &format!("outcome={}", outcome.name()), number, outcome.name());
    }
    tiles
}

/// Says so where the run built some accounts only.
pub(crate) fn partial(facts: &ReportInputs) -> String {
    if facts.built >= facts.rows.len() {
        return String::new();
    }
    format!(
        "<p class=\"note\">This run built {} of the {} accounts; the others stand as earlier runs left them.</p>",
        count(facts.built as u64),
        count(facts.rows.len() as u64)
    )
}

/// The first of the accounts that somebody should look at, each with what is surprising.
pub(crate) fn review(rows: &[ManifestRow]) -> String {
    let more = |all: usize| format!("<a href=\"#review=yes\">All {} that are marked for review</a>", count(all as u64));
    told(rows, ["review-first", "Look at these first", "What is surprising"], |row| row.review.to_string(), more)
}

/// The first of the accounts whose deck a person changed, each with what they decided.
pub(crate) fn by_hand(rows: &[ManifestRow]) -> String {
    let more = |all: usize| {
        format!(
            "All {} that were changed by hand stand in the manifest, with <code>overrides</code>",
            count(all as u64)
        )
    };
    told(rows, ["by-hand", "Changed by hand", "What was decided"], |row| row.overrides.clone(), more)
}

/// The first accounts that `cell` says something of: `[id, heading, column]` of their table, and what is said of the rest.
fn told(
    rows: &[ManifestRow],
    [id, heading, column]: [&str; 3],
    cell: impl Fn(&ManifestRow) -> String,
    more: impl Fn(usize) -> String,
) -> String {
    let marked: Vec<_> = rows.iter().filter(|row| !cell(row).is_empty()).collect();
    if marked.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2><div class=\"scroll\"><table>\
         <thead><tr><th scope=\"col\">Account</th><th scope=\"col\">Outcome</th><th scope=\"col\">{column}</th></tr></thead><tbody>",
    );
    for row in marked.iter().take(TOLD) {
        let name = foreign(&cut(if row.name.is_empty() { &row.account_id } else { &row.name }));
        let name = match is_deck_file_name(&row.file) {
            true => format!("<a href=\"./{}\">{name}</a>", row.file),
            false => name,
        };
        write!(
            out,
            "<tr class=\"{0}\"><td class=\"message\">{name}</td><td><span class=\"state\">{0}</span></td><td class=\"message\">{1}</td></tr>",
            row.outcome.name(),
            foreign(&cut(&cell(row)))
        )
        .expect("writing to a string cannot fail");
    }
    out += "</tbody></table></div>";
    if marked.len() > TOLD {
        write!(out, "<p>{}</p>", more(marked.len())).expect("writing to a string cannot fail");
    }
    out + "</section>\n"
}

/// The accounts without a deck by reason, the commonest of an outcome first.
pub(crate) fn without_deck(rows: &[ManifestRow]) -> String {
    let mut reasons: BTreeMap<(Outcome, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.outcome.has_deck()) {
        *reasons.entry((row.outcome, row.code())).or_default().entry(&row.reason).or_default() += 1;
    }
    if reasons.is_empty() {
        return String::new();
    }
    let mut reasons: Vec<_> =
        reasons.into_iter().map(|(key, texts)| (key, texts.values().sum::<usize>(), texts)).collect();
    reasons.sort_by_key(|((outcome, _), number, _)| (*outcome, std::cmp::Reverse(*number)));
    let mut out = String::from(
        "<section aria-labelledby=\"without\"><h2 id=\"without\">Without a deck</h2><div class=\"scroll\"><table><thead><tr>\
         <th scope=\"col\">Outcome</th><th scope=\"col\">Reason</th><th scope=\"col\">In words</th>\
         <th scope=\"col\" class=\"number\">Accounts</th></tr></thead><tbody>",
    );
    for ((outcome, code), number, texts) in reasons {
        let commonest = texts.iter().max_by_key(|(_, number)| **number).map_or("", |(text, _)| text);
        let example = if texts.len() > 1 { "for example: " } else { "" };
        let told = if code.is_empty() { "no reason given".to_owned() } else { code.replace('_', " ") };
        write!(
            out,
            "<tr class=\"{0}\"><td><span class=\"state\">{0}</span></td><td>{1}</td><td>{example}{2}</td><td class=\"number\">\
             <a href=\"#outcome={0}&amp;reason={3}\" aria-label=\"{4} {0}: {1}\">{4}</a></td></tr>",
            outcome.name(),
            html(&told),
            foreign(&cut(commonest)),
            html(code),
            count(number as u64)
        )
        .expect("writing to a string cannot fail");
    }
    out + "</tbody></table></div></section>\n"
}

/// The findings by group, the worst first, each with its first one.
pub(crate) fn findings(findings: &Findings) -> String {
    let groups: Vec<_> = findings.groups().collect();
    if groups.is_empty() {
        return String::new();
    }
    let of = |severity, one: &str, many: &str| match findings.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{} {many}", count(number))),
    };
    let told = [
        of(Severity::Error, "error", "errors"),
        of(Severity::Warning, "warning", "warnings"),
        of(Severity::Note, "note", "notes"),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let mut out = format!(
        "<section aria-labelledby=\"findings\"><h2 id=\"findings\">Findings in the data</h2><details{}><summary>{}</summary>\
         <div class=\"scroll\"><table><thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Kind</th>\
         <th scope=\"col\" class=\"number\">Count</th><th scope=\"col\">The first, and what to do</th></tr></thead><tbody>",
        if groups.len() <= 8 { " open" } else { "" },
        told.join(", ")
    );
    for (severity, kind, group) in groups.iter().take(GROUPS) {
        let (name, class) = match severity {
            Severity::Error => ("error", "failed"),
            Severity::Warning => ("warning", "held"),
            Severity::Note => ("note", "muted"),
        };
        let first = group.shown.first().map(|finding| cut(&finding.to_string())).unwrap_or_default();
        write!(
            out,
            "<tr class=\"{class}\"><td><span class=\"state\">{name}</span></td><td class=\"kind\">{}</td><td class=\"number\">{}</td>\
             <td class=\"message\">{}</td></tr>",
            html(&kind.replace('_', " ")),
            count(group.count),
            foreign(&first)
        )
        .expect("writing to a string cannot fail");
    }
    out += "</tbody></table></div>";
    if groups.len() > GROUPS {
        write!(
            out,
            "<p>… and {} more groups; <code>quarterdeck check</code> lists them.</p>",
            count((groups.len() - GROUPS) as u64)
        )
        .expect("writing to a string cannot fail");
    }
    out + "</details></section>\n"
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
    use crate::report::page::tests::row;

    #[test]
    fn reasons_are_counted_and_told_in_words() {
        let held = |id: &str, reason: &str| ManifestRow {
            reason_code: Some(ReasonCode::HoldMark),
            reason: reason.into(),
            ..row(id, id, Outcome::Held)
        };
        let rows = [held("a", "<b>"), held("b", "<b>"), held("c", "other"), row("d", "d", Outcome::Unchanged)];
        let text = without_deck(&rows);
        assert!(text.contains("for example: <bdi>&lt;b&gt;</bdi>"), "{text}");
        assert!(text.contains("reason=hold_mark\" aria-label=\"3 held: hold mark\">3</a>"), "{text}");
        assert_eq!(coverage(&rows), ("25.0%".into(), "of accounts have a deck: 1 of 4".into()));
        assert_eq!(without_deck(&rows[3..]), "");
    }

    #[test]
    fn what_is_surprising_is_told_above_the_list() {
        let marked = |n: usize| ManifestRow {
            review: "use <doubled>".into(),
            file: format!("a_2026-Q3_review_00000{}.pdf", n % 10),
            ..row("a", "A & B", Outcome::Rendered)
        };
        let text = review(&[marked(1), ManifestRow { file: "javascript:x".into(), ..marked(2) }]);
        let link = "<a href=\"./a_2026-Q3_review_000001.pdf\"><bdi>A &amp; B</bdi></a>";
        assert!(text.contains(link) && text.contains("use &lt;doubled&gt;") && !text.contains("javascript"), "{text}");
        assert!(!text.contains("All "));
        assert!(review(&(0..21).map(marked).collect::<Vec<_>>()).contains("#review=yes\">All 21 that"));
        assert_eq!(review(&[row("a", "A", Outcome::Rendered)]), "");
    }

    #[test]
    fn what_a_person_decided_is_told_above_the_list() {
        let changed =
            ManifestRow { overrides: "headline, release stale_data (<asked>)".into(), ..row("a", "A", Outcome::Held) };
        let text = by_hand(&[changed, row("b", "B", Outcome::Rendered)]);
        assert!(
            text.contains("Changed by hand") && text.contains("(&lt;asked&gt;)") && !text.contains(">B<"),
            "{text}"
        );
        assert_eq!(by_hand(&[row("b", "B", Outcome::Rendered)]), "");
    }

    #[test]
    fn findings_are_told_with_their_first_place() {
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
        let text = findings(&found);
        assert!(
            text.contains("<summary>3 warnings</summary>") && text.contains("usage.csv:7: &quot;users&quot; is"),
            "{text}"
        );
        assert!(!text.contains("<i>"));
    }
}
