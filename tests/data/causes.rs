//! One cause is one finding, and what it leads to is none.

use crate::common::{Folder, said};

fn folder(of_usage: &str, usage: &str) -> Folder {
    let config = format!(
        "vendor: {{name: V, team: {{name: T, email: t@v.example}}}}\nperiod: 2026-Q3\nmetrics:\n  - {{id: jobs, name: Jobs, one: \
         job, other: jobs}}\nsources:\n  accounts: {{file: accounts.csv, columns: {{id: id, name: name}}}}\n  usage: {{{of_usage}, \
         account: account, date: week, metrics: {{jobs: jobs}}}}\n"
    );
    let accounts: String = (0..9).map(|n| format!("A{n},Firm {n}\n")).collect();
    Folder::of(&[
        ("qbr.yaml", config.as_bytes()),
        ("accounts.csv", format!("id,name\n{accounts}").as_bytes()),
        ("usage.csv", usage.as_bytes()),
    ])
}

/// Rows of nine accounts in nine weeks or months, each dated by `date`.
fn rows(date: impl Fn(usize) -> String) -> String {
    let row = |n: usize| format!("A{},{},{}\n", n % 9, date(n / 9), n + 1);
    "account,week,jobs\n".to_owned() + &(0..81).map(row).collect::<String>()
}

fn told(folder: &Folder) -> Vec<String> {
    let (_, findings) = folder.load();
    said(&findings)
}

#[test]
fn a_column_of_dates_in_another_format_is_one_finding_with_its_setting() {
    let folder = folder("file: usage.csv", &rows(|week| format!("{:02}.{:02}.2026", 1 + week * 3, 7)));
    let told = told(&folder);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Every cell fits `dates: \"%d.%m.%Y\""), "{told:?}");
}

#[test]
fn a_column_of_months_says_what_months_need() {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"];
    let usage = rows(|month| format!("{}-26", months[month]));
    let asks = told(&folder("file: usage.csv", &usage));
    assert_eq!(asks.len(), 1, "{asks:?}");
    assert!(asks[0].contains("`dates: \"%b-%y\"`") && asks[0].contains("`every: month`"), "{asks:?}");
    let told = told(&folder("every: month, file: {path: usage.csv, dates: \"%b-%y\"}", &usage));
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_table_with_a_column_for_each_week_is_named_for_what_it_is() {
    let folder = folder("file: usage.csv", "account,metric,2026-07-06,2026-07-13,2026-07-20\nA1,jobs,1,2,3\n");
    let told = told(&folder);
    assert!(
        told.iter().all(|line| line.contains("account, metric and 3 dates. One column a week or month is not read")),
        "{told:?}"
    );
}
