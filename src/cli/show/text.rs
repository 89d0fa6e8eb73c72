//! The explanation of an account, for a terminal.

use std::path::Path;

use comfy_table::{ContentArrangement, Table, presets};

use crate::account::figure::{FeatureFigure, FigureId, MetricFigure, Origin};
use crate::base::amounts::rounding::rounded;
use crate::base::finding::Location;
use crate::base::row::codes::ReasonCode;
use crate::cli::output::print::{one_line, printable};
use crate::cli::show::origin::origin;
use crate::config::qbr::metrics::Aggregate;
use crate::inspect::explanation::ExplainedFigure;
use crate::inspect::sources::{ExplainedAccount, FigureSource};

/// The maximum length of a cell.
const CELL: usize = 120;
/// A smaller width than any terminal has, and the width for a terminal that does not report its own.
const NARROW: u16 = 20;
const WIDE: u16 = 120;
/// How many runs of lines of a file are named.
const RUNS: usize = 4;
/// How many facts of a slide are named.
const FACTS: usize = 4;
/// How many lines of a list are shown.
const LISTED: usize = 12;

pub fn page(shown: &ExplainedAccount, out: &Path) -> String {
    let explanation = &shown.explanation;
    let mut text = head(shown);
    let slides = explanation.slides.iter().map(|page| {
        let facts = page.facts.iter().take(FACTS).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let more = if page.facts.len() > FACTS { ", …" } else { "" };
        [page.slide.name().to_owned(), page.title.clone(), format!("{facts}{more}")]
    });
    section(&mut text, "Slides, and the facts they show", slides.collect());
    let omitted = explanation.omitted.iter().map(|(slide, why)| format!("{}: {why}", slide.name()));
    listed(&mut text, "Left out", together(omitted));
    let leading = explanation.sentences.iter().filter(|said| said.leads).map(|said| {
        let evidence: Vec<_> = said.evidence.iter().map(|e| format!("{} {}", e.figure, rounded(e.value, 4))).collect();
        [said.text.clone(), evidence.join(", ")]
    });
    section(&mut text, "Headline and sentences, and what they rest on", leading.collect());
    let steps = explanation.steps.iter().enumerate().map(|(place, step)| format!("{} {step}", place + 1));
    listed(&mut text, "Next steps", together(steps));
    section(&mut text, "Facts, and where they stand", facts(shown));
    let withheld = shown.explanation.withheld.iter().map(|withheld| {
        let place = |(at, _): &(Location, u32)| {
            let column = at.column.as_ref().map(|column| format!(" ({column})")).unwrap_or_default();
            format!("{}:{}{column}", at.file, at.record.unwrap_or(at.line))
        };
        let places: Vec<_> = withheld.cells.iter().take(RUNS).map(place).collect();
        let more = if withheld.cells.len() > RUNS { ", …" } else { "" };
        format!("{}: {}{more}", withheld.figure.name(), places.join(", "))
    });
    listed(&mut text, "Not shown, for a cell of it cannot be read", withheld.collect());
    listed(&mut text, "Findings", shown.findings.iter().map(ToString::to_string).collect());
    if let Some(changes) = &shown.since {
        let lines = changes.iter().map(|change| match (change.before.is_empty(), change.now.is_empty()) {
            (true, _) => format!("+ {} {}", change.what, change.now),
            (_, true) => format!("- {} {}", change.what, change.before),
            _ => format!("~ {}: {} → {}", change.what, change.before, change.now),
        });
        let lines: Vec<_> = if changes.is_empty() { vec!["nothing".into()] } else { lines.collect() };
        listed(&mut text, &format!("Changed since the build in {}", printable(&out.display().to_string())), lines);
    } else {
        let out = printable(&out.display().to_string());
        text.push_str(&format!("\nThe account is in no build in {out}; --out names another folder\n"));
    }
    text
}

/// The facts; the value of the quarter before is in the same row.
fn facts(shown: &ExplainedAccount) -> Vec<[String; 3]> {
    let all = || shown.explanation.facts.iter().zip(&shown.sources);
    let prior = |fact: &ExplainedFigure| {
        let FigureId::Metric(metric, MetricFigure::Value) = &fact.id else { return None };
        let prior = FigureId::metric(metric, MetricFigure::Prior);
        all().find(|(other, _)| other.id == prior)
    };
    // The figure before is on the row of the one now; of the many shares of peers only those are listed that a sentence rests on.
    let leading = || shown.explanation.sentences.iter().filter(|said| said.leads).flat_map(|said| &said.evidence);
    let is_elsewhere = |fact: &ExplainedFigure| {
        let is_evidence = || leading().any(|evidence| evidence.figure == fact.id);
        match fact.id {
            FigureId::Metric(_, MetricFigure::Prior) => true,
            FigureId::Metric(_, MetricFigure::Limit) | FigureId::Feature(_, FeatureFigure::PeersShare) => {
                !is_evidence()
            }
            _ => false,
        }
    };
    let row = |(fact, sources): (&ExplainedFigure, &Vec<FigureSource>)| match prior(fact) {
        Some((before, earlier)) => {
            let (now, then) = (place(fact, sources), place(before, earlier));
            [fact.id.to_string(), format!("{}, before {}", fact.text, before.text), format!("{now}; before {then}")]
        }
        None => [fact.id.to_string(), fact.text.clone(), place(fact, sources)],
    };
    all().filter(|(fact, _)| !is_elsewhere(fact)).map(row).collect()
}

/// Joins short texts to one line.
fn together(parts: impl Iterator<Item = String>) -> Vec<String> {
    let all: Vec<_> = parts.collect();
    if all.is_empty() { all } else { vec![all.join(" · ")] }
}

/// The account, the expected result of a build, and the contact.
fn head(shown: &ExplainedAccount) -> String {
    let record = &shown.explanation.record;
    let name = if record.name.is_empty() { "(no name)" } else { &record.name };
    let mut lines = vec![format!("{name} ({}) · {}, data as of {}", shown.id, shown.period, shown.as_of)];
    lines.push(match record.outcome.has_deck() {
        true => format!("A build writes {}", record.file),
        false => format!("{}: {} ({})", record.outcome.name(), record.reason, record.code()),
    });
    if !record.review.is_empty() {
        lines.push(format!("Look first: {}", record.review));
    }
    let person = |name: &str, email: &str| match (name.is_empty(), email.is_empty()) {
        (true, true) => "nobody".to_owned(),
        (false, true) => name.to_owned(),
        (true, false) => email.to_owned(),
        (false, false) => format!("{name} <{email}>"),
    };
    let (contact, csm) =
        (person(&record.contact_name, &record.contact_email), person(&record.csm_name, &record.csm_email));
    lines.push(format!("To {contact}, from {csm}; {}, theme {}", record.language, record.theme));
    if let Some(file) = &shown.override_file {
        let decides = match (record.overrides.is_empty(), &record.reason_code) {
            (false, _) => &*record.overrides,
            (true, Some(ReasonCode::Override)) => "it cannot be used",
            (true, _) => "it no longer counts, or decides nothing",
        };
        lines.push(format!("Override {file}: {decides}"));
    }
    lines.iter().map(|line| format!("{}\n", one_line(line, 2 * CELL))).collect()
}

/// Adds a heading and its rows, or nothing if there are no rows.
fn section<const N: usize>(text: &mut String, heading: &str, rows: Vec<[String; N]>) {
    if rows.is_empty() {
        return;
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    // A terminal that does not say how wide it is.
    if table.width().is_some_and(|width| width < NARROW) {
        table.set_width(WIDE);
    }
    for row in rows {
        table.add_row(row.map(|cell| one_line(&cell, CELL)));
    }
    let rows: String = table.lines().map(|line| format!(" {}\n", line.trim_end())).collect();
    text.push_str(&format!("\n{heading}\n{rows}"));
}

fn listed(text: &mut String, heading: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    text.push_str(&format!("\n{heading}\n"));
    lines.iter().take(LISTED).for_each(|line| text.push_str(&format!("  {}\n", one_line(line, 3 * CELL))));
    if lines.len() > LISTED {
        text.push_str(&format!("  … and {} more (--json lists all)\n", lines.len() - LISTED));
    }
}

/// The lines that a fact comes from, or how it is computed.
fn place(fact: &ExplainedFigure, sources: &[FigureSource]) -> String {
    let places: Vec<_> = sources.iter().map(lines_of).collect();
    let rule = match &fact.origin {
        Origin::Usage { how: Aggregate::Sum, .. } => "sum of ",
        Origin::Usage { how: Aggregate::Mean, .. } => "mean of ",
        Origin::Usage { how: Aggregate::Max, .. } => "largest of ",
        Origin::Usage { how: Aggregate::Last, .. } => "latest: ",
        _ => "",
    };
    if places.is_empty() { origin(&fact.origin) } else { format!("{rule}{}", places.join("; ")) }
}

/// `usage.csv:12–24 (users)`, or `ideas.json record 17`.
fn lines_of(source: &FigureSource) -> String {
    let FigureSource { file, column, lines, records } = source;
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for &line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let run = |(from, to): &(u64, u64)| if from == to { from.to_string() } else { format!("{from}–{to}") };
    let mut named: Vec<_> = runs.iter().take(RUNS).map(run).collect();
    if runs.len() > RUNS {
        named.push(format!("… {} lines", lines.len()));
    }
    let at = match (named.is_empty(), records) {
        (true, _) => file.clone(),
        (false, true) => format!("{file} record {}", named.join(", ")),
        (false, false) => format!("{file}:{}", named.join(", ")),
    };
    column.as_ref().map_or(at.clone(), |column| format!("{at} ({column})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_follow_each_other_are_told_as_one() {
        let source = |lines: &[u64], records| FigureSource {
            file: "usage.csv".into(),
            column: Some("users".into()),
            lines: lines.to_vec(),
            records,
        };
        assert_eq!(lines_of(&source(&[3, 4, 5, 9], false)), "usage.csv:3–5, 9 (users)");
        assert_eq!(lines_of(&source(&[2], true)), "usage.csv record 2 (users)");
        let many = lines_of(&source(&[1, 3, 5, 7, 9, 11], false));
        assert_eq!(many, "usage.csv:1, 3, 5, 7, … 6 lines (users)");
        assert_eq!(lines_of(&FigureSource { column: None, ..source(&[], false) }), "usage.csv");
    }
}
