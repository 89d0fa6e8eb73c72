//! What a build came to, for a terminal, for a pipe and for a program. It begins with the coverage.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::print::{count, counted, one_line, printable, size, time};
use crate::data::finding::{Findings, Severity};
use crate::output::manifest::{CSV_FILE, LINES_FILE, Outcome};
use crate::run::{Report, Tally};

/// Failures that are listed one by one, and old decks that are named.
const LISTED: usize = 20;

/// Outcomes without a deck, in the order in which they are told.
const WITHOUT: [Outcome; 3] = [Outcome::Held, Outcome::Skipped, Outcome::Failed];

/// For a terminal: coverage, reasons, findings, where the decks are.
pub fn lines(report: &Report) -> String {
    let mut text = format!("{}.\n", coverage(report));
    for outcome in WITHOUT.into_iter().filter(|outcome| report.tally.count(*outcome) > 0) {
        let reasons = reasons(&report.tally, outcome);
        let number = count(report.tally.count(outcome) as u64);
        text.push_str(&printable(&format!("  {number} {}: {reasons}\n", outcome.name())));
    }
    if let Some(findings) = findings(&report.findings) {
        text.push_str(&format!("Findings: {findings}; `quarterdeck check` lists them.\n"));
    }
    if !report.stock.removed.is_empty() {
        text.push_str(&format!(
            "Removed {} that these accounts no longer have.\n",
            old_decks(report.stock.removed.len())
        ));
    }
    if !report.stock.stale.is_empty() {
        let number = old_decks(report.stock.stale.len());
        text.push_str(&format!("Left alone: {number} of other periods or of accounts that left the base:\n"));
        for file in report.stock.stale.iter().take(LISTED) {
            text.push_str(&format!("  {file}\n"));
        }
        if report.stock.stale.len() > LISTED {
            text.push_str(&format!("  … and {} more\n", report.stock.stale.len() - LISTED));
        }
    }
    let out = printable(&report.out.join(CSV_FILE).display().to_string());
    text.push_str(&format!("{} Manifest: {out}\n", production(report)));
    text
}

/// The same for a pipe, on one line.
pub fn line(report: &Report) -> String {
    let mut text = coverage(report);
    for outcome in WITHOUT.into_iter().filter(|outcome| report.tally.count(*outcome) > 0) {
        let number = count(report.tally.count(outcome) as u64);
        text.push_str(&format!("; {number} {} ({})", outcome.name(), reasons(&report.tally, outcome)));
    }
    if let Some(findings) = findings(&report.findings) {
        text.push_str(&format!("; findings: {findings}"));
    }
    if !report.stock.stale.is_empty() {
        text.push_str(&format!("; {} left alone", old_decks(report.stock.stale.len())));
    }
    format!("{}. {}\n", one_line(&text, usize::MAX), production(report))
}

/// For a program.
pub fn json(report: &Report) -> Value {
    let tally = &report.tally;
    let reason = |((outcome, code), count): (&(Outcome, String), &usize)| json!({"outcome": outcome.name(), "reason_code": code, "accounts": count});
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "period": report.period,
        "coverage": if tally.built == 0 { 0.0 } else { tally.count(Outcome::Rendered) as f64 / tally.built as f64 },
        "accounts": report.accounts,
        "built": tally.built,
        "outcomes": Outcome::ALL.iter().map(|o| (o.name().to_owned(), json!(tally.count(*o)))).collect::<serde_json::Map<_, _>>(),
        "reasons": tally.reasons.iter().filter(|((outcome, _), _)| *outcome != Outcome::Rendered).map(reason).collect::<Vec<_>>(),
        "failures": tally.failures,
        "findings": {
            "errors": report.findings.count(Severity::Error),
            "warnings": report.findings.count(Severity::Warning),
            "notes": report.findings.count(Severity::Note),
        },
        "pages": tally.pages,
        "bytes": tally.bytes,
        "out": report.out,
        "manifest": [report.out.join(CSV_FILE), report.out.join(LINES_FILE)],
        "manifest_rows": report.stock.rows,
        "removed": report.stock.removed,
        "stale": report.stock.stale,
        "seconds": {
            "load": report.times.load.as_secs_f64(),
            "prepare": report.times.press.as_secs_f64(),
            "decks": report.times.decks.as_secs_f64(),
            "total": report.times.total.as_secs_f64(),
        },
        "exit_status": report.exit_status(),
    })
}

/// The accounts that failed, one a line, for standard error; empty where none did.
pub fn failures(report: &Report) -> String {
    let failures = &report.tally.failures;
    let mut text = String::new();
    for failure in failures.iter().take(LISTED) {
        let line = format!("failed: {} ({}): {}", failure.name, failure.account_id, failure.reason);
        writeln!(text, "{}", one_line(&line, 300)).expect("writing to a string cannot fail");
    }
    if failures.len() > LISTED {
        let rest = failures.len() - LISTED;
        writeln!(text, "failed: … and {rest} more; the manifest has them all")
            .expect("writing to a string cannot fail");
    }
    text
}

fn coverage(report: &Report) -> String {
    let permille = report.tally.coverage_permille();
    let chosen = if report.tally.built < report.accounts { "chosen " } else { "" };
    format!(
        "Coverage {}.{}%: {} of {} {chosen}accounts have a deck",
        permille / 10,
        permille % 10,
        count(report.tally.count(Outcome::Rendered) as u64),
        count(report.tally.built as u64),
    )
}

fn reasons(tally: &Tally, outcome: Outcome) -> String {
    let told = tally
        .reasons_for(outcome)
        .into_iter()
        .map(|(code, n)| format!("{} {}", code.replace('_', " "), count(n as u64)));
    told.collect::<Vec<_>>().join(", ")
}

fn findings(findings: &Findings) -> Option<String> {
    let of = |severity, one: &str| Some(findings.count(severity)).filter(|n| *n > 0).map(|n| counted(n, one));
    let parts = [of(Severity::Error, "error"), of(Severity::Warning, "warning"), of(Severity::Note, "note")];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn old_decks(number: usize) -> String {
    counted(number as u64, "old deck")
}

fn production(report: &Report) -> String {
    let decks = counted(report.tally.count(Outcome::Rendered) as u64, "deck");
    let out = printable(&report.out.display().to_string());
    format!("{decks} for {}, {}, in {out} after {}.", report.period, size(report.tally.bytes), time(report.times.total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Failure, Stock, Times};
    use std::time::Duration;

    fn report() -> Report {
        let mut tally = Tally { built: 500, pages: 3_297, bytes: 33_100_000, ..Tally::default() };
        for (outcome, code, n) in [
            (Outcome::Rendered, "", 471),
            (Outcome::Held, "renewal_soon", 12),
            (Outcome::Held, "hold", 8),
            (Outcome::Skipped, "no_usage", 8),
            (Outcome::Failed, "panic", 1),
        ] {
            tally.reasons.insert((outcome, code.to_owned()), n);
        }
        tally.failures =
            vec![Failure { account_id: "a-9".into(), name: "Ac\u{1b}me".into(), reason: "it broke".into() }];
        Report {
            period: "2024-Q4".into(),
            accounts: 500,
            tally,
            findings: Findings::default(),
            out: "out".into(),
            stock: Stock { rows: 500, removed: vec![], stale: vec!["x_2024-Q3_review_000001.pdf".into()] },
            times: Times { total: Duration::from_millis(1_240), ..Times::default() },
        }
    }

    #[test]
    fn a_pipe_gets_one_line_that_begins_with_the_coverage() {
        assert_eq!(
            line(&report()),
            "Coverage 94.2%: 471 of 500 accounts have a deck; 20 held (renewal soon 12, hold 8); 8 skipped (no usage 8); \
             1 failed (panic 1); 1 old deck left alone. 471 decks for 2024-Q4, 33.1 MB, in out after 1.2 s.\n"
        );
    }

    #[test]
    fn a_terminal_gets_the_reasons_below_each_other() {
        let text = lines(&report());
        assert!(
            text.starts_with("Coverage 94.2%: 471 of 500 accounts have a deck.\n  20 held: renewal soon 12, hold 8\n")
        );
        assert!(text.ends_with("Manifest: out/manifest.csv\n"), "{text}");
    }

    #[test]
    fn coverage_of_some_accounts_says_so() {
        let report = Report { accounts: 900, ..report() };
        assert!(line(&report).contains("471 of 500 chosen accounts"));
    }

    #[test]
    fn a_program_gets_every_figure() {
        let json = json(&report());
        assert_eq!(json["outcomes"], json!({"rendered": 471, "held": 20, "skipped": 8, "failed": 1}));
        assert_eq!((&json["coverage"], &json["exit_status"]), (&json!(0.942), &json!(3)));
        assert_eq!(json["failures"][0]["account_id"], "a-9");
        assert_eq!(json["reasons"][0], json!({"outcome": "held", "reason_code": "hold", "accounts": 8}));
        assert_eq!(json["reasons"][0], json!({"outcome": "held", "reason_code": "hold", "accounts": 8}));
    }

    #[test]
    fn failures_are_listed_without_terminal_escapes() {
        assert_eq!(failures(&report()), "failed: Ac\\u{1b}me (a-9): it broke\n");
    }
}
