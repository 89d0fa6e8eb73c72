//! Nothing is quadratic: one account with tens of thousands of everything is done like any other. What would take the
//! square of that takes hours, and a deck that does is given up, which this would tell.

mod common;

use std::fmt::Write as _;
use std::fs;

use common::bakery::{self, Bakery};
use quarterdeck::pipeline::options::BuildOptions;
use quarterdeck::pipeline::run::run;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;

/// So many of everything; `QUARTERDECK_MANY` says otherwise.
fn many() -> usize {
    std::env::var("QUARTERDECK_MANY").map_or(20_000, |many| many.parse().expect("QUARTERDECK_MANY is a number"))
}

fn order(workspace: std::path::PathBuf) -> BuildOptions {
    BuildOptions { out: workspace.join("out"), workspace, ..BuildOptions::default() }
}

#[test]
fn an_account_with_tens_of_thousands_of_everything_is_done_like_any_other() {
    let many = many();
    let mut bakeries: Vec<_> = (1..8).map(|n| Bakery::new(&format!("B{n}"), &format!("Bakery {n}"), n + 4)).collect();
    bakeries[0].requests = (0..many).map(|n| format!("Wish {n}")).collect();
    bakeries[0].goals = (0..many).map(|n| format!("Goal {n}")).collect();
    bakeries[0].features.extend((0..many).map(|n| format!("none-{n},2026-08-01,1,1")));
    let folder = bakery::folder(&bakeries, 5);
    let root = folder.path();
    let add = |file: &str, row: &dyn Fn(usize) -> String| {
        let path = root.join(file);
        let mut text = fs::read_to_string(&path).unwrap();
        for n in 0..many {
            writeln!(text, "{}", row(n)).unwrap();
        }
        fs::write(path, text).unwrap();
    };
    add("tickets.csv", &|n| format!("B2,2026-08-{:02} 09:00:00,2026-08-28 12:00:00,{n}", n % 28 + 1));
    add("requests.csv", &|n| format!("E{n},,News {n},2026-05-01,shipped,2026-08-20,"));
    // The same row, the same week with other figures, an account nobody knows, an account row once more.
    add("usage.csv", &|_| "B3,2026-09-21,9,9,9,9".to_owned());
    add("usage.csv", &|n| format!("B4,2026-09-21,{n},9,9,9"));
    add("usage.csv", &|n| format!("nobody-{n},2026-09-21,1,1,1,1"));
    add("accounts.csv", &|n| format!("B5,\"Bakery {n}\",corner{}", ",".repeat(15)));

    let report = run(&order(root.to_owned()), common::today(), &|_| (), &common::GO_ON).unwrap();
    assert_eq!(report.accounts, 7);
    let manifest = Manifest::load(&root.join("out")).unwrap().unwrap();
    for row in manifest.rows() {
        let expected = if row.account_id == "B5" { Outcome::Held } else { Outcome::Rendered };
        assert_eq!(row.outcome, expected, "{}: {}", row.account_id, row.reason);
    }
}

#[test]
fn tens_of_thousands_of_accounts_of_one_name_are_told_apart() {
    let many = many();
    let mut accounts = String::from("id,name,csm\n");
    for n in 0..many {
        writeln!(accounts, "T{n},Bakery,Robin").unwrap();
    }
    let sources = "sources: {accounts: {file: accounts.csv, columns: {id: id, name: name, csm_name: csm}}}\n";
    let qbr = format!("{}{sources}", common::HEAD);
    let folder = common::Folder::of(&[("qbr.yaml", qbr.as_str()), ("accounts.csv", &accounts)]);
    let report = run(&order(folder.path().to_owned()), common::today(), &|_| (), &common::GO_ON).unwrap();
    assert_eq!((report.accounts, report.summary.rows), (many, many));
}
