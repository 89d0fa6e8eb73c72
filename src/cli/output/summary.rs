//! The result of a build, for a terminal, for a pipe and for a program. It begins with the coverage.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::base::count::count;
use crate::base::finding::{Findings, Severity};
use crate::base::row::codes::ReasonCode;
use crate::cli::output::print::{counted, one_line, printable, size, time};
use crate::deck::script_use::Undrawn;
use crate::deck::scripts::remedy;
use crate::pipeline::prior_run::KIND as EARLIER_RUN;
use crate::pipeline::run_report::{CacheFailure, RunReport, Tally};
use crate::report::file::FILE as REPORT_FILE;
use crate::store::file_names::RUN_FILE;
use crate::store::manifest::{CSV_FILE, LINES_FILE};
use crate::store::manifest_row::Outcome;

/// How many failures and old decks are listed.
const LISTED: usize = 20;
/// How many old decks are named on one line.
const LISTED_IN_LINE: usize = 5;

/// Outcomes without a deck, in the order of the summary.
const WITHOUT: [Outcome; 3] = [Outcome::Held, Outcome::Skipped, Outcome::Failed];

/// For a terminal: coverage, reasons, findings, where the decks are.
pub fn lines(report: &RunReport) -> String {
    let mut text = format!("{}.\n", coverage(&report.tally, report.accounts));
    text.push_str(&printable(&without_deck(&report.tally)));
    if report.tally.review > 0 {
        let accounts = counted(report.tally.review as u64, "account");
        text.push_str(&format!("Look first at {accounts}: `review` in the manifest says why.\n"));
    }
    if report.tally.by_hand > 0 {
        let accounts = counted(report.tally.by_hand as u64, "account");
        text.push_str(&format!("Changed by hand: {accounts}; `overrides` in the manifest says how.\n"));
    }
    if report.tally.reasons.contains_key(&(Outcome::Skipped, Some(ReasonCode::TooLittleData))) {
        text.push_str("`quarterdeck check` says what would give those with too little data a deck.\n");
    }
    if let Some(findings) = findings(&report.findings) {
        text.push_str(&format!("Findings: {findings}; `quarterdeck check` lists them.\n"));
    }
    for (files, what) in [
        (&report.summary.removed, ["Removed", "that these accounts no longer have"]),
        (&report.summary.stale, ["Left alone", "of other periods or of accounts that left the base"]),
    ] {
        if !files.is_empty() {
            text.push_str(&format!("{}: {} {}:\n", what[0], old_decks(files.len()), what[1]));
            files.iter().take(LISTED).for_each(|file| text.push_str(&printable(&format!("  {file}\n"))));
        }
        if files.len() > LISTED {
            text.push_str(&format!("  … and {} more\n", files.len() - LISTED));
        }
    }
    let [page, manifest] = [REPORT_FILE, CSV_FILE].map(|file| printable(&report.out.join(file).display().to_string()));
    text.push_str(&format!("{} Report: {page}. Manifest: {manifest}\n", production(report)));
    text
}

/// For a pipe: the same on one line.
pub fn line(report: &RunReport) -> String {
    let mut text = coverage(&report.tally, report.accounts);
    for outcome in WITHOUT.into_iter().filter(|outcome| report.tally.count(*outcome) > 0) {
        let number = count(report.tally.count(outcome) as u64);
        text.push_str(&format!("; {number} {} ({})", outcome.name(), reasons(&report.tally, outcome)));
    }
    if report.tally.review > 0 {
        text.push_str(&format!("; {} to look at first", count(report.tally.review as u64)));
    }
    if report.tally.by_hand > 0 {
        text.push_str(&format!("; {} changed by hand", count(report.tally.by_hand as u64)));
    }
    if let Some(findings) = findings(&report.findings) {
        text.push_str(&format!("; findings: {findings}"));
    }
    for (files, what) in [(&report.summary.removed, "removed"), (&report.summary.stale, "left alone")] {
        if !files.is_empty() {
            text.push_str(&format!("; {} {what} ({})", old_decks(files.len()), named(files)));
        }
    }
    let page = one_line(&report.out.join(REPORT_FILE).display().to_string(), usize::MAX);
    format!("{}. {} Report: {page}\n", one_line(&text, usize::MAX), production(report))
}

/// Warnings that even `--quiet` prints: files of an earlier run that cannot be read, and that no account got a deck.
pub fn warnings(report: &RunReport) -> String {
    let broken = report.findings.groups().filter(|(_, kind, _)| *kind == EARLIER_RUN);
    let broken = broken.flat_map(|(_, _, group)| &group.shown).map(ToString::to_string);
    let warnings = broken.chain(nothing_made(report)).map(|listed| one_line(&format!("warning: {listed}"), usize::MAX));
    warnings.map(|line| line + "\n").collect()
}

/// A note if the cache could not be written. Then the next build of one account reads all files again.
pub fn cache_failure(report: &RunReport) -> String {
    let Some(CacheFailure { path, cause }) = &report.cache_failure else { return String::new() };
    let path = path.display();
    let listed =
        format!("note: what was read is not kept for quicker builds of one account: failed to write {path}: {cause}");
    one_line(&listed, usize::MAX) + "\n"
}

/// A note about names and texts in scripts that no available font draws, and the fonts to install.
pub fn scripts(undrawn: &[Undrawn]) -> String {
    if undrawn.is_empty() {
        return String::new();
    }
    let listed = |of: fn(&Undrawn) -> usize| {
        let some = undrawn.iter().filter(|script| of(script) > 0);
        some.map(|script| format!("{} in {}", counted(of(script) as u64, "account"), script.script)).collect::<Vec<_>>()
    };
    let (named, held) = (listed(|script| script.accounts), listed(|script| script.held));
    let named = (!named.is_empty()).then(|| format!("no font at hand draws names or texts of {}", named.join(", ")));
    let held =
        (!held.is_empty()).then(|| format!("no font at hand draws the decks of {}: they are held", held.join(", ")));
    let listed = named.into_iter().chain(held).collect::<Vec<_>>().join("; ");
    one_line(&format!("note: {listed}. {}", remedy(undrawn.iter().map(|script| &script.packages))), usize::MAX) + "\n"
}

fn nothing_made(report: &RunReport) -> Option<String> {
    let none = report.tally.built > 0 && report.tally.decks() == 0;
    let without = || WITHOUT.into_iter().filter(|outcome| report.tally.count(*outcome) > 0);
    let listed = || without().map(|outcome| format!("{} ({})", outcome.name(), reasons(&report.tally, outcome)));
    none.then(|| {
        let listed = listed().collect::<Vec<_>>().join("; ");
        let held = report.tally.count(Outcome::Held) == report.tally.built;
        let help = if held {
            "`quarterdeck show ACCOUNT` says why, `quarterdeck edit ACCOUNT` releases it"
        } else {
            "`quarterdeck check` says what would help"
        };
        format!("no deck was made: {listed}; {help}")
    })
}

/// For a program.
pub fn json(report: &RunReport) -> Value {
    let tally = &report.tally;
    let outcomes = outcomes(tally);
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "period": report.period,
        "coverage": outcomes["coverage"],
        "accounts": report.accounts,
        "built": tally.built,
        "outcomes": outcomes["outcomes"],
        "reasons": outcomes["reasons"],
        "review": tally.review,
        "by_hand": tally.by_hand,
        "failures": tally.failures,
        "findings": {
            "errors": report.findings.count(Severity::Error),
            "warnings": report.findings.count(Severity::Warning),
            "notes": report.findings.count(Severity::Note),
        },
        "undrawn": report.undrawn,
        "pages": tally.pages,
        "bytes": tally.bytes,
        "out": report.out,
        "manifest": [report.out.join(CSV_FILE), report.out.join(LINES_FILE)],
        "report": report.out.join(REPORT_FILE),
        "run": report.out.join(RUN_FILE),
        "manifest_rows": report.summary.rows,
        "removed": report.summary.removed,
        "stale": report.summary.stale,
        "seconds": {
            "load": report.times.load.as_secs_f64(),
            "prepare": report.times.factory.as_secs_f64(),
            "decks": report.times.decks.as_secs_f64(),
            "total": report.times.total.as_secs_f64(),
        },
        "exit_status": report.exit_status(),
    })
}

/// For a program: how many accounts have each outcome, and why.
pub fn outcomes(tally: &Tally) -> Value {
    let reason = |((outcome, code), count): (&(Outcome, Option<ReasonCode>), &usize)| json!({"outcome": outcome.name(), "reason_code": code.as_ref().map_or("", ReasonCode::as_str), "accounts": count});
    let without = tally.reasons.iter().filter(|((outcome, _), _)| !outcome.has_deck());
    json!({
        "coverage": tally.coverage(),
        "outcomes": Outcome::ALL.iter().map(|o| (o.name().to_owned(), json!(tally.count(*o)))).collect::<serde_json::Map<_, _>>(),
        "reasons": without.map(reason).collect::<Vec<_>>(),
    })
}

/// The accounts that failed, each on a line; empty if there are none.
pub fn failures(report: &RunReport) -> String {
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

/// The share of accounts with a deck; `accounts` is how many the base has.
pub fn coverage(tally: &Tally, accounts: usize) -> String {
    let permille = tally.coverage_permille();
    let chosen = if tally.built < accounts { "chosen " } else { "" };
    format!(
        "Coverage {}.{}%: {} of {} {chosen}accounts have a deck",
        permille / 10,
        permille % 10,
        count(tally.decks() as u64),
        count(tally.built as u64),
    )
}

/// The accounts without a deck with the reasons, each outcome on a line.
pub fn without_deck(tally: &Tally) -> String {
    let lines = WITHOUT.into_iter().filter(|outcome| tally.count(*outcome) > 0).map(|outcome| {
        let number = count(tally.count(outcome) as u64);
        format!("  {number} {}: {}\n", outcome.name(), reasons(tally, outcome))
    });
    lines.collect()
}

fn reasons(tally: &Tally, outcome: Outcome) -> String {
    let listed = tally
        .reasons_for(outcome)
        .into_iter()
        .map(|(code, n)| format!("{} {}", code.replace('_', " "), count(n as u64)));
    listed.collect::<Vec<_>>().join(", ")
}

fn findings(findings: &Findings) -> Option<String> {
    let of = |severity, one: &str| Some(findings.count(severity)).filter(|n| *n > 0).map(|n| counted(n, one));
    let parts = [of(Severity::Error, "error"), of(Severity::Warning, "warning"), of(Severity::Note, "note")];
    let listed: Vec<String> = parts.into_iter().flatten().collect();
    (!listed.is_empty()).then(|| listed.join(", "))
}

fn named(files: &[String]) -> String {
    let mut names: Vec<String> = files.iter().take(LISTED_IN_LINE).cloned().collect();
    if files.len() > LISTED_IN_LINE {
        names.push(format!("… and {} more", files.len() - LISTED_IN_LINE));
    }
    names.join(", ")
}

fn old_decks(number: usize) -> String {
    counted(number as u64, "old deck")
}

fn production(report: &RunReport) -> String {
    let decks = counted(report.tally.decks() as u64, "deck");
    let out = printable(&report.out.display().to_string());
    let made = match (report.tally.count(Outcome::Rendered), report.tally.count(Outcome::Unchanged)) {
        (_, 0) => String::new(),
        (0, _) => ", all unchanged".to_owned(),
        (made, unchanged) => format!(", {} made and {} unchanged", count(made as u64), count(unchanged as u64)),
    };
    let (period, bytes) = (&report.period, size(report.tally.bytes));
    format!("{decks} for {period}{made}, {bytes}, in {out} after {}.", time(report.times.total))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::pipeline::output::files::OutputSummary;
    use crate::pipeline::run_report::{DeckFailure, Times};

    fn report() -> RunReport {
        let mut tally = Tally { built: 500, pages: 3_297, bytes: 33_100_000, ..Tally::default() };
        for (outcome, code, n) in [
            (Outcome::Rendered, "", 471),
            (Outcome::Held, "renewal_soon", 12),
            (Outcome::Held, "hold", 8),
            (Outcome::Skipped, "no_usage", 8),
            (Outcome::Failed, "panic", 1),
        ] {
            tally.reasons.insert((outcome, Some(code.into()).filter(|_| !code.is_empty())), n);
        }
        tally.failures =
            vec![DeckFailure { account_id: "a-9".into(), name: "Ac\u{1b}me".into(), reason: "it broke".into() }];
        RunReport {
            period: "2024-Q4".into(),
            accounts: 500,
            tally,
            findings: Findings::default(),
            undrawn: Vec::new(),
            out: "out".into(),
            summary: OutputSummary { rows: 500, removed: vec![], stale: vec!["x_2024-Q3_review_000001.pdf".into()] },
            cache_failure: None,
            times: Times { total: Duration::from_millis(1_240), ..Times::default() },
        }
    }

    #[test]
    fn a_pipe_gets_one_line_that_begins_with_the_coverage() {
        assert_eq!(
            line(&report()),
            "Coverage 94.2%: 471 of 500 accounts have a deck; 20 held (renewal soon 12, hold 8); 8 skipped (no usage 8); \
             1 failed (panic 1); 1 old deck left alone (x_2024-Q3_review_000001.pdf). 471 decks for 2024-Q4, 33.1 MB, in out after 1.2 s. Report: out/report.html\n"
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
    fn decks_that_were_removed_are_named() {
        let removed: Vec<String> = (1..=7).map(|n| format!("a{n}_2024-Q4_review_00000{n}.pdf")).collect();
        let report = RunReport { summary: OutputSummary { removed, ..report().summary }, ..report() };
        let listed = "; 7 old decks removed (a1_2024-Q4_review_000001.pdf, a2_2024-Q4_review_000002.pdf, \
                    a3_2024-Q4_review_000003.pdf, a4_2024-Q4_review_000004.pdf, a5_2024-Q4_review_000005.pdf, … and 2 more); 1 old";
        assert!(line(&report).contains(listed), "{}", line(&report));
        let listed = "Removed: 7 old decks that these accounts no longer have:\n  a1_2024-Q4_review_000001.pdf\n";
        assert!(lines(&report).contains(listed), "{}", lines(&report));
    }

    #[test]
    fn a_build_without_any_deck_says_so_aloud() {
        assert_eq!(warnings(&report()), "");
        let mut tally = Tally { built: 24, ..Tally::default() };
        tally.reasons.insert((Outcome::Skipped, Some(ReasonCode::TooLittleData)), 24);
        let none = RunReport { tally, ..report() };
        assert_eq!(
            warnings(&none),
            "warning: no deck was made: skipped (too little data 24); `quarterdeck check` says what would help\n"
        );
    }

    #[test]
    fn coverage_of_some_accounts_says_so() {
        let report = RunReport { accounts: 900, ..report() };
        assert!(line(&report).contains("471 of 500 chosen accounts"));
    }

    #[test]
    fn a_program_gets_every_figure() {
        let json = json(&report());
        assert_eq!(json["outcomes"], json!({"rendered": 471, "unchanged": 0, "held": 20, "skipped": 8, "failed": 1}));
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
