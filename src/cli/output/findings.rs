//! Findings as a table for people and as JSON for programs.
//!
//! The most severe groups come first. Of each group the first few findings are shown and the rest are counted. Then come the
//! expected result of a build, and what would help the accounts without a deck.

use std::collections::BTreeMap;

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use serde_json::{Value, json};

use crate::base::count::count;
use crate::base::finding::{Finding, Findings, Group, Severity};
use crate::cli::output::print::{counted, one_line, printable};
use crate::cli::output::summary;
use crate::ingest::file_facts::FileFacts;
use crate::inspect::check::Inspection;

/// The longest value that is shown in full.
const VALUE_MAX: usize = 32;

/// Groups of more files than these are shown as one.
const FEW_FILES: usize = 3;

/// For a person: the files, the groups of findings, the expected result of a build, and the totals.
pub fn text(inspection: &Inspection) -> String {
    let findings = &inspection.findings;
    let mut text = files(&inspection.files);
    for alike in alike(findings) {
        text.push('\n');
        text.push_str(&printable(&heading(&alike)));
        text.push_str(&rows(&alike, inspection.shown));
    }
    let of = |severity, one| counted(findings.count(severity), one);
    text.push_str(&outlook(inspection));
    text.push_str(&printable(&summary::scripts(&inspection.undrawn)));
    text.push_str(&format!(
        "\n{}, {}, {} in {} of {}.\n",
        of(Severity::Error, "error"),
        of(Severity::Warning, "warning"),
        of(Severity::Note, "note"),
        counted(inspection.files.len() as u64, "file"),
        counted(inspection.accounts as u64, "account"),
    ));
    text
}

/// The expected result of a build.
fn outlook(inspection: &Inspection) -> String {
    if inspection.outlook.built == 0 {
        return String::new();
    }
    let mut text =
        format!("\nA build would come to: {}.\n", summary::coverage(&inspection.outlook, inspection.accounts));
    text.push_str(&printable(&summary::without_deck(&inspection.outlook)));
    if !inspection.remedies.is_empty() {
        text.push_str("What would give those with too little data more to say:\n");
    }
    for (remedy, accounts) in &inspection.remedies {
        text.push_str(&format!("  {}: {remedy}\n", counted(*accounts as u64, "account")));
    }
    text
}

/// For a program.
pub fn json(inspection: &Inspection) -> Value {
    let findings = &inspection.findings;
    let file = |file: &FileFacts| json!({"path": file.path, "table": file.table, "rows": file.rows, "used": file.used, "set_aside": file.set_aside});
    let group = |(severity, kind, group): (Severity, &str, &Group)| {
        let first = group.shown.first();
        let shown =
            |f: &Finding| json!({"line": f.at.line, "record": f.at.record, "value": f.value, "message": f.message});
        json!({
            "severity": severity,
            "kind": kind,
            "file": first.map(|f| f.at.file.as_ref()),
            "column": first.and_then(|f| f.at.column.as_deref()),
            "count": group.count,
            "shown": group.shown.iter().map(shown).collect::<Vec<_>>(),
        })
    };
    json!({
        "accounts": inspection.accounts,
        "files": inspection.files.iter().map(file).collect::<Vec<_>>(),
        "findings": sorted(findings).into_iter().map(group).collect::<Vec<_>>(),
        "undrawn": inspection.undrawn,
        "errors": findings.count(Severity::Error),
        "warnings": findings.count(Severity::Warning),
        "notes": findings.count(Severity::Note),
        "outlook": summary::outcomes(&inspection.outlook),
        "remedies": inspection.remedies.iter().map(|(what, n)| json!({"accounts": n, "what": what})).collect::<Vec<_>>(),
    })
}

/// The most severe groups first, then by file, kind and column.
fn sorted(findings: &Findings) -> Vec<(Severity, &'static str, &Group)> {
    let mut groups: Vec<_> = findings.groups().collect();
    groups.sort_by_cached_key(|(severity, kind, group)| {
        let at = group.shown.first().map(|finding| finding.at.clone());
        let file = at.as_ref().map(|at| at.file.clone());
        (std::cmp::Reverse(*severity), file, *kind, at.and_then(|at| at.column))
    });
    groups
}

/// The groups of one severity, kind and column: one, or those of many files, which have one cause.
struct Alike<'f> {
    severity: Severity,
    kind: &'static str,
    groups: Vec<&'f Group>,
}

impl Alike<'_> {
    fn count(&self) -> u64 {
        self.groups.iter().map(|group| group.count).sum()
    }

    /// The first finding of each file, then the second of each, and so on.
    fn shown(&self) -> impl Iterator<Item = &Finding> {
        let most = self.groups.iter().map(|group| group.shown.len()).max().unwrap_or_default();
        (0..most).flat_map(|at| self.groups.iter().filter_map(move |group| group.shown.get(at)))
    }
}

/// The groups in their order, those of many files together where the first of them is.
fn alike(findings: &Findings) -> Vec<Alike<'_>> {
    let mut all: Vec<Alike> = Vec::new();
    let groups = sorted(findings);
    let cause = |(severity, kind, group): &(Severity, &'static str, &'_ Group)| {
        (*severity, *kind, group.shown.first().and_then(|finding| finding.at.column.clone()))
    };
    let mut of_files: BTreeMap<_, Vec<&Group>> = BTreeMap::new();
    groups.iter().for_each(|found| of_files.entry(cause(found)).or_default().push(found.2));
    for found in &groups {
        let (severity, kind, group) = *found;
        let same = &of_files[&cause(found)];
        if same.len() <= FEW_FILES {
            all.push(Alike { severity, kind, groups: vec![group] });
        } else if std::ptr::eq(same[0], group) {
            all.push(Alike { severity, kind, groups: same.clone() });
        }
    }
    all
}

fn heading(alike: &Alike) -> String {
    let severity = match alike.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let (kind, number) = (alike.kind, count(alike.count()));
    let Some(first) = alike.shown().next() else { return format!("{severity}: {kind} ({number})\n") };
    let column = first.at.column.as_ref().map(|column| format!(", column \"{column}\"")).unwrap_or_default();
    let file = match alike.groups.len() {
        1 => first.at.file.to_string(),
        files => format!("{files} files"),
    };
    format!("{severity}: {kind} in {file}{column} ({number})\n")
}

fn rows(alike: &Alike, shown: usize) -> String {
    let mut table = plain_table();
    let findings: Vec<&Finding> = alike.shown().take(shown).collect();
    for same in of_one_cause(&findings) {
        let values: Vec<&str> = same.iter().filter_map(|finding| finding.value.as_deref()).collect();
        table.add_row([
            Cell::new(printable(&places(&same, alike.groups.len() > 1))).set_alignment(CellAlignment::Right),
            Cell::new(one_line(&values.join(", "), VALUE_MAX)),
            Cell::new(printable(&same[0].message)),
        ]);
    }
    let rest = alike.count() - findings.len() as u64;
    let mut text = if table.is_empty() { String::new() } else { format!("{}\n", table.trim_fmt()) };
    if rest > 0 {
        text.push_str(&format!("  … and {} more\n", count(rest)));
    }
    text
}

/// The findings that say the same but for the value that was found: one message is enough for them.
fn of_one_cause<'f>(findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut all: Vec<(String, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let value = finding.value.as_deref().filter(|value| !value.is_empty());
        let said = value.map_or_else(|| finding.message.clone(), |value| finding.message.replace(value, "\0"));
        // Dates and other numbers beside it are each row's own.
        let said: String = said.chars().filter(|c| !c.is_ascii_digit()).collect();
        match all.iter_mut().find(|(other, _)| *other == said) {
            Some((_, same)) => same.push(finding),
            None => all.push((said, vec![finding])),
        }
    }
    all.into_iter().map(|(_, same)| same).collect()
}

/// Where findings are: "line 2", "lines 2, 5", "records 1, 2", each with its file where there are several.
fn places(findings: &[&Finding], of_files: bool) -> String {
    let place = |finding: &&Finding| {
        let (what, number) = match (finding.at.line, finding.at.record) {
            (0, _) => return ("", String::new()),
            (line, None) => ("line", line.to_string()),
            (_, Some(record)) => ("record", record.to_string()),
        };
        (what, number)
    };
    if of_files {
        let of_file = |finding: &&Finding| {
            let (what, number) = place(finding);
            format!("{} {what} {number}", finding.at.file).trim_end().to_owned()
        };
        return findings.iter().map(of_file).collect::<Vec<_>>().join(", ");
    }
    let (what, first) = place(&findings[0]);
    let others: Vec<String> = findings[1..].iter().map(|finding| place(finding).1).filter(|n| !n.is_empty()).collect();
    if others.is_empty() {
        format!("{what} {first}").trim().to_owned()
    } else {
        format!("{what}s {first}, {}", others.join(", "))
    }
}

fn files(files: &[FileFacts]) -> String {
    let mut table = plain_table();
    table.set_header(["file", "table", "rows", "used", "set aside"]);
    for file in files {
        let number = |n: u64| Cell::new(count(n)).set_alignment(CellAlignment::Right);
        table.add_row([
            Cell::new(one_line(&file.path, usize::MAX)),
            Cell::new(file.table),
            number(file.rows),
            number(file.used),
            number(file.set_aside),
        ]);
    }
    format!("{}\n", table.trim_fmt())
}

pub(crate) fn plain_table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::finding::Location;
    use crate::base::row::codes::ReasonCode;
    use crate::pipeline::run_report::Tally;
    use crate::store::manifest_row::Outcome;

    fn found() -> Inspection {
        let mut findings = Findings::default();
        let mut push = |severity, kind, line, column: Option<&str>, value: &str| {
            findings.push(Finding {
                severity,
                kind,
                at: Location { line, column: column.map(Into::into), ..Location::file("usage.csv") },
                value: Some(value.to_owned()),
                message: format!("\"{value}\" is wrong"),
            });
        };
        push(Severity::Note, "footer", 900, None, "Total");
        for line in 2..10 {
            push(Severity::Warning, "number", line, Some("value"), "12,5O0\u{1b}[31m");
        }
        push(Severity::Error, "header", 0, None, "");
        let files = vec![FileFacts {
            path: "usage.csv".into(),
            table: "usage",
            rows: 1_077,
            used: 1_069,
            set_aside: 8,
            bytes: 90_210,
            sha256: None,
        }];
        Inspection { files, findings, shown: 3, ..Inspection::default() }
    }

    #[test]
    fn the_worst_come_first_and_the_rest_are_counted() {
        let text = text(&found());
        let places = [
            "1,077",
            "error: header",
            "warning: number in usage.csv, column \"value\" (8)",
            "lines 2, 3, 4",
            "… and 5 more",
            "note: footer",
        ]
        .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} in {text}")));
        assert!(places.is_sorted(), "{text}");
        assert!(!text.contains("line 5") && !text.contains('\u{1b}'));
        assert!(text.ends_with("\n1 error, 8 warnings, 1 note in 1 file of 0 accounts.\n"), "{text}");
    }

    #[test]
    fn what_is_wrong_with_many_files_alike_is_shown_as_one() {
        let of_files = |files: usize| {
            let mut findings = Findings::default();
            for (file, line) in (0..files).flat_map(|file| [(file, 2), (file, 3)]) {
                let at = Location { line, column: Some("n".into()), ..Location::file(&format!("u{file}.csv")) };
                let value = Some("x".to_owned());
                findings.push(Finding {
                    severity: Severity::Warning,
                    kind: "number",
                    at,
                    value,
                    message: "bad".into(),
                });
            }
            text(&Inspection { findings, shown: 4, ..Inspection::default() })
        };
        assert_eq!(of_files(3).matches("warning: number").count(), 3);
        let many = of_files(57);
        assert_eq!(many.matches("warning: number").count(), 1, "{many}");
        for part in ["in 57 files, column \"n\" (114)", "u0.csv line 2", "u1.csv line 2", "… and 110 more"] {
            assert!(many.contains(part), "{part} in {many}");
        }
        assert!(!many.contains("line 3"), "{many}");
    }

    #[test]
    fn the_outlook_says_what_would_raise_it() {
        let mut outlook = Tally { built: 24, ..Tally::default() };
        outlook.reasons.insert((Outcome::Skipped, Some(ReasonCode::TooLittleData)), 23);
        outlook.reasons.insert((Outcome::Held, Some(ReasonCode::HoldMark)), 1);
        let inspection = Inspection { accounts: 24, outlook, remedies: vec![("list features", 23)], ..found() };
        let text = text(&inspection);
        let outlook = "\nA build would come to: Coverage 0.0%: 0 of 24 accounts have a deck.\n  1 held: hold mark 1\n  \
                    23 skipped: too little data 23\n\
                    What would give those with too little data more to say:\n  23 accounts: list features\n";
        assert!(text.contains(outlook), "{text}");
        let json = json(&inspection);
        assert_eq!(json["outlook"]["coverage"], 0.0);
        assert_eq!(json["remedies"], json!([{"accounts": 23, "what": "list features"}]));
    }

    #[test]
    fn a_record_of_a_json_file_is_told_by_its_number() {
        let mut findings = Findings::default();
        let at = Location { line: 1, record: Some(17), ..Location::file("ideas.json") };
        let message = "\"d\" is wrong".to_owned();
        findings.push(Finding { severity: Severity::Warning, kind: "date", at, value: None, message });
        let inspection = Inspection { findings, shown: 5, ..Inspection::default() };
        assert!(text(&inspection).contains("record 17"), "{}", text(&inspection));
        assert_eq!(json(&inspection)["findings"][0]["shown"][0]["record"], 17);
    }

    #[test]
    fn a_program_gets_the_count_and_the_place() {
        let json = json(&found());
        assert_eq!((&json["errors"], &json["warnings"], &json["notes"]), (&json!(1), &json!(8), &json!(1)));
        assert_eq!(json["findings"][1]["count"], 8);
        assert_eq!(json["findings"][1]["column"], "value");
        assert_eq!(json["findings"][1]["shown"][0]["line"], 2);
    }
}
