//! What a number means: of a hundred or of one, and whether it is a number at all.

use std::sync::Arc;

use crate::common::{Folder, case, changed, said};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::ingest::records::Tables;

fn base(folder: &Folder) -> Portfolio {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables)
}

/// The findings of a kind, each with its place.
fn told(folder: &Folder, kind: &str) -> Vec<String> {
    let (_, findings) = folder.load();
    said(&findings).into_iter().filter(|line| line.contains(kind)).collect()
}

/// The latest value of the metric "Automation rate", as decks know it.
fn rate(folder: &Folder) -> Option<f64> {
    let account = base(folder).account(0).0;
    account.metrics.iter().find(|metric| metric.id == "invoices").map(|metric| metric.latest())
}

#[test]
fn a_percentage_that_may_be_a_hundred_times_as_much_is_asked_about_once_and_left_out() {
    let folder = case("02-percent-as-whole-numbers");
    let asked = told(&folder, "percent");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].contains("Set `percent` of the source"), "{asked:?}");
    assert_eq!(rate(&folder), None);
}

#[test]
fn the_source_ends_the_question() {
    for (style, expected) in [("points", 0.91), ("fraction", 91.0)] {
        let folder = case("02-percent-as-whole-numbers");
        changed(&folder, "qbr.yaml", "file: usage.csv\n", &format!("file: {{path: usage.csv, percent: {style}}}\n"));
        assert!(told(&folder, "percent").is_empty());
        assert_eq!(rate(&folder), Some(expected), "{style}");
    }
}

#[test]
fn a_sign_in_the_cell_is_the_unit() {
    let folder = case("02-percent-as-whole-numbers");
    for value in ["90", "91", "92"] {
        changed(&folder, "usage.csv", &format!(",{value}\n"), &format!(",{value}%\n"));
    }
    assert!(told(&folder, "percent").is_empty());
    assert_eq!(rate(&folder), Some(0.91));
}

/// The goals of an account, with target, result and unit.
fn goals(tables: &Tables, id: &str) -> Vec<(f64, f64, Option<String>)> {
    let at = tables.accounts.iter().position(|account| account.id == id).unwrap();
    let of = tables.outcomes.iter().filter(|row| row.account as usize == at);
    of.map(|row| (row.target.unwrap(), row.actual.unwrap(), row.unit.clone())).collect()
}

#[test]
fn goals_of_percents_are_told_in_points_or_asked_about() {
    let folder = case("02-percent-goals");
    let (tables, _) = folder.load();
    let of = |id| goals(&tables, id).into_iter().map(|(target, actual, unit)| (target.round(), actual.round(), unit));
    let points = vec![(80.0, 86.0, Some("%".to_owned()))];
    for id in ["A-2", "A-3", "A-4"] {
        assert_eq!(of(id).collect::<Vec<_>>(), points, "{id}");
    }
    assert!(goals(&tables, "A-1").is_empty(), "0.80 and 0.86 with the unit %");
    let asked = told(&folder, "percent");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].contains("\"target\" is \"0.80\", of a goal in %"), "{asked:?}");
    changed(&folder, "qbr.yaml", "file: outcomes.csv\n", "file: {path: outcomes.csv, percent: fraction}\n");
    let (tables, _) = folder.load();
    let (target, actual, _) = goals(&tables, "A-1").remove(0);
    assert_eq!((target.round(), actual.round()), (80.0, 86.0));
}

#[test]
fn no_limit_is_no_number_of_seats() {
    let folder = case("12-unlimited-seats");
    changed(&folder, "accounts.csv", "U9,N U9,SMB,pro,en-US,USD,50 seats", "U9,N U9,SMB,pro,en-US,USD,50");
    let (tables, findings) = folder.load();
    let seats = |id: &str| {
        let account = tables.accounts.iter().find(|account| account.id == id).unwrap();
        (account.seats_licensed, account.refused.len())
    };
    assert_eq!([seats("U2"), seats("U4"), seats("U7")], [(None, 0); 3], "unlimited, \u{221e} and empty");
    assert_eq!([seats("U1"), seats("U3")], [(None, 1); 2], "-1 and 999999 are asked about");
    assert_eq!(seats("U6"), (Some(50.0), 0));
    let asked: Vec<_> = said(&findings).into_iter().filter(|line| line.starts_with("unlimited ")).collect();
    assert_eq!(asked.len(), 2, "{asked:?}");
    let file = "file: {path: accounts.csv, unlimited: [unlimited, \u{221e}, \"-1\", \"999999\"]}\n";
    changed(&folder, "qbr.yaml", "file: accounts.csv\n", file);
    let (tables, _) = folder.load();
    assert!(
        tables
            .accounts
            .iter()
            .filter(|account| ["U1", "U3"].contains(&&*account.id))
            .all(|account| { account.seats_licensed.is_none() && account.refused.is_empty() })
    );
}

#[test]
fn a_goal_whose_percentages_are_a_hundred_times_apart_is_asked_about() {
    let folder = case("02-percent-goals");
    let header = std::fs::read_to_string(folder.path().join("outcomes.csv")).unwrap();
    let header = header.lines().next().unwrap();
    let of = |target: &str, actual: &str, unit: &str| {
        let cell = |name: &str| match name.trim() {
            name if name.starts_with("account") => "A-1".to_owned(),
            "goal" => "Uptime".to_owned(),
            "target" => target.to_owned(),
            "actual" => actual.to_owned(),
            "unit" => unit.to_owned(),
            _ => String::new(),
        };
        let row = header.split(',').map(cell).collect::<Vec<_>>().join(",");
        std::fs::write(folder.path().join("outcomes.csv"), format!("{header}\n{row}\n")).unwrap();
        let (tables, _) = folder.load();
        goals(&tables, "A-1").first().map(|(target, actual, _)| ((target * 10.0).round(), (actual * 10.0).round()))
    };
    for (target, actual, unit) in [("99.9%", "0.9985", ""), ("95", "0.97", "%"), ("1", "97", "%"), ("95%", "0.97", "%")]
    {
        assert_eq!(of(target, actual, unit), None, "{target} {actual} {unit}");
    }
    assert_eq!(of("2", "0.9", "%"), Some((20.0, 9.0)));
    assert_eq!(of("95%", "97", ""), Some((950.0, 970.0)));
    assert_eq!(of("0", "3", "%"), Some((0.0, 30.0)));
}

#[test]
fn money_in_another_currency_is_not_the_accounts() {
    let folder = case("04-refund-week");
    let usage = std::fs::read_to_string(folder.path().join("usage.csv")).unwrap();
    let place = |wanted: &str| usage.lines().next().unwrap().split(',').position(|name| name == wanted);
    let at = place("invoices").or(place("savings")).or(place("spend")).expect("a column of money");
    let with = |written: &dyn Fn(&str) -> String| {
        let row = |line: &str| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            cells[at] = written(&cells[at]);
            cells.join(",")
        };
        let text: Vec<String> =
            usage.lines().take(1).map(str::to_owned).chain(usage.lines().skip(1).map(row)).collect();
        std::fs::write(folder.path().join("usage.csv"), text.join("\n")).unwrap();
        let (_, findings) = folder.load();
        said(&findings).into_iter().filter(|line| line.starts_with("currency ")).count()
    };
    assert_eq!(with(&|cell| format!("USD {cell}")), 0);
    assert_eq!(with(&|cell| format!("${cell}")), 0);
    for written in ["€", "EUR", "£", "CHF"] {
        assert!(with(&|cell| format!("{written} {cell}")) > 0, "{written}");
    }
}

#[test]
fn levels_of_two_subscriptions_are_no_level_of_their_account() {
    let of = |per_week: &str| {
        let folder = case("12-unlimited-seats");
        changed(&folder, "qbr.yaml", "active seats, per_week: last", &format!("active seats, per_week: {per_week}"));
        let via = "    account: {column: account_id, via: {path: keys.csv, from: key, to: account}}\n    date: week\n    metrics";
        changed(&folder, "qbr.yaml", "    account: account_id\n    date: week\n    metrics", via);
        std::fs::write(folder.path().join("keys.csv"), "key,account\nS1,U6\nS2,U6\n").unwrap();
        let mondays = ["07-06", "07-13", "07-20", "07-27", "08-03", "08-10", "08-17", "08-24", "08-31"];
        let weeks = mondays.map(|day| format!("S1,2026-{day},1,10,1\nS2,2026-{day},1,7,1\n")).concat();
        std::fs::write(folder.path().join("usage.csv"), format!("account_id,week,users,seats,invoices\n{weeks}"))
            .unwrap();
        let base = base(&folder);
        let at = base.tables().accounts.iter().position(|account| account.id == "U6").unwrap();
        let seats = base.account(at).0.metrics.iter().find(|metric| metric.id == "seats").map(|metric| metric.weeks[1]);
        (told(&folder, "several_keys").len(), seats.flatten())
    };
    assert_eq!(
        [of("last"), of("max"), of("sum")],
        [(2, None), (2, None), (1, Some(17.0))],
        "users are asked about too"
    );
}
