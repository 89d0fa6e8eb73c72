//! How often a source has a figure, and which days it lacks.

use crate::common::said;
use crate::load::folder;
use quarterdeck::base::finding::Findings;
use quarterdeck::ingest::records::Tables;

const DAILY: &str = "usage: {file: u.csv, account: id, date: day, metrics: {jobs: n}}";

fn of(source: &str, rows: &str) -> (Tables, Findings) {
    folder(&format!("  {source}\n"), &[("u.csv", rows)]).load()
}

fn told(findings: &Findings, kind: &str) -> Vec<String> {
    said(findings).into_iter().filter(|line| line.starts_with(kind)).collect()
}

fn jobs(tables: &Tables, account: usize) -> Vec<f64> {
    tables.usage.series(account, 1).iter().map(|(_, value)| value).collect()
}

/// Days of eight weeks from Monday, 3 August 2026 on, but for those from one to another of them.
fn days(without: std::ops::Range<u64>) -> impl Iterator<Item = chrono::NaiveDate> {
    let first: chrono::NaiveDate = "2026-08-03".parse().unwrap();
    (0..56).filter(move |day| !without.contains(day)).map(move |day| first + chrono::Days::new(day))
}

fn rows(header: &str, without: std::ops::Range<u64>) -> String {
    let row = |day: chrono::NaiveDate| format!("A1,{day},1\nA2,{day},1\n");
    format!("{header}\n{}", days(without).map(row).collect::<String>())
}

#[test]
fn days_that_a_daily_export_lacks_leave_their_weeks_out() {
    let (tables, findings) = of(DAILY, &rows("id,day,n", 17..23));
    assert_eq!(jobs(&tables, 0), [7.0; 6], "the third and the fourth week lack days");
    let told_of = told(&findings, "missing_days");
    assert!(told_of.len() == 1 && told_of[0].contains("from 2026-08-20 to 2026-08-25"), "{told_of:?}");
    let (tables, findings) = of(DAILY, &rows("id,day,n", 17..19));
    assert_eq!((jobs(&tables, 0).len(), told(&findings, "missing_days").len()), (8, 0), "two days may be holidays");
    let complete = DAILY.replace("date: day", "date: day, complete: true");
    let (tables, findings) = of(&complete, &rows("id,day,n", 17..23));
    assert_eq!(jobs(&tables, 0), [7.0, 7.0, 3.0, 5.0, 7.0, 7.0, 7.0, 7.0]);
    assert_eq!(told(&findings, "missing_days").len(), 1, "the answer counts, and it is said");
}

#[test]
fn days_that_a_log_lacks_leave_their_weeks_out() {
    let log = "events: {file: u.csv, account: id, timestamp: day, user: n, weekly_users: wau, events: jobs}";
    let (tables, findings) = of(log, &rows("id,day,n", 17..23));
    assert_eq!((jobs(&tables, 0), told(&findings, "missing_days").len()), (vec![7.0; 6], 1));
    assert_eq!(tables.usage.series(0, 0).iter().count(), 6, "the people of a part of a week are not those of a week");
    let (tables, findings) = of(log, &rows("id,day,n", 0..0));
    assert_eq!((jobs(&tables, 0).len(), told(&findings, "missing_days").len()), (8, 0));
}

#[test]
fn a_week_that_usage_lacks_is_what_the_events_say() {
    let both = format!("{DAILY}\n  events: {{file: e.csv, account: id, timestamp: day, events: jobs}}");
    let load = |usage: std::ops::Range<u64>, log: std::ops::Range<u64>, twice: &str| {
        let log: String = days(log).map(|day| format!("A1,{day},x\nA1,{day},y\n")).collect();
        let (usage, log) = (rows("id,day,n", usage), format!("id,day,what\n{log}{twice}"));
        let tables = folder(&format!("  {both}\n"), &[("u.csv", &usage), ("e.csv", &log)]).load().0;
        (jobs(&tables, 0), jobs(&tables, 1))
    };
    assert_eq!(load(0..0, 0..0, "").0, [14.0; 8], "they take the place of every day of usage");
    assert_eq!(load(17..23, 0..0, ""), (vec![14.0; 8], vec![7.0; 6]));
    assert_eq!(load(0..3, 0..0, "").0, [14.0; 8], "usage begins within a week");
    assert_eq!(load(50..56, 0..0, "").0, [14.0; 8], "usage ends within a week");
    // A week that the events lack too is left out, and one that they alone lack is as usage has it.
    assert_eq!(load(17..23, 17..23, "").0, [14.0; 6]);
    assert_eq!(load(0..0, 21..28, "").0, [14.0, 14.0, 14.0, 7.0, 14.0, 14.0, 14.0, 14.0]);
}

#[test]
fn what_another_source_has_is_not_lacking() {
    let both = "usage:\n    - {file: u.csv, account: id, date: day, metrics: {jobs: n}}\n    - {file: v.csv, account: id, date: day, \
                metrics: {jobs: n}}\n";
    let first: chrono::NaiveDate = "2026-08-20".parse().unwrap();
    let rest: String = (0..6).map(|day| format!("A1,{},1\n", first + chrono::Days::new(day))).collect();
    let files = [("u.csv", rows("id,day,n", 17..23)), ("v.csv", format!("id,day,n\n{rest}"))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let (tables, findings) = folder(&format!("  {both}"), &files).load();
    assert_eq!((jobs(&tables, 0), told(&findings, "missing_days").len()), (vec![7.0; 8], 0));
}

#[test]
fn accounts_whose_rows_are_months_are_not_told_in_a_file_of_weeks() {
    let weeks: String = days(0..0).step_by(7).map(|day| format!("A1,{day},5\n")).collect();
    let mixed = format!("id,day,n\n{weeks}A2,2026-06-30,80\nA2,2026-07-31,90\nA2,2026-08-31,70\n");
    let (tables, findings) = of(DAILY, &mixed);
    let asked = told(&findings, "cadence");
    assert!(
        asked.len() == 1 && asked[0].contains("of an account (2026-06-30, 2026-07-31, 2026-08-31, …)"),
        "{asked:?}"
    );
    assert_eq!([0, 1].map(|at: usize| tables.accounts[at].refused.len()), [0, 1]);
    let (tables, findings) = of(&DAILY.replace("date: day", "date: day, every: day"), &mixed);
    assert_eq!((told(&findings, "cadence").len(), tables.accounts[1].refused.len()), (0, 0));
}

#[test]
fn of_several_levels_of_one_day_the_latest_counts() {
    let levels = |rows: &str| {
        let source = "usage: {file: u.csv, account: id, date: at, metrics: {seats: n}}";
        let folder = folder(&format!("  {source}\n"), &[("u.csv", &format!("id,at,n\n{rows}"))]);
        crate::common::changed(
            &folder,
            "qbr.yaml",
            "metrics:\n",
            "metrics:\n- {id: seats, name: Seats, one: seat, other: seats, per_week: last}\n",
        );
        let (tables, _) = folder.load();
        tables.usage.series(0, 0).iter().map(|(_, value)| value).collect::<Vec<_>>()
    };
    assert_eq!(levels("A1,2026-08-07 18:00,12\nA1,2026-08-07 09:00,10\nA1,2026-08-06 23:00,8\n"), [12.0]);
    assert_eq!(levels("A1,2026-08-07T09:00:00Z,10\nA1,2026-08-07T18:00:00+02:00,12\n"), [12.0]);
}

#[test]
fn a_count_that_a_later_file_gives_again_is_the_later_files() {
    let source = "events: {file: 'e-*.csv', account: id, timestamp: day, user: who, count: n, events: jobs}";
    let earlier = "id,day,who,n\nA1,2026-08-03,ann,5\nA1,2026-08-04,ann,4\nA1,2026-08-05,bob,2\n";
    let later = "id,day,who,n\nA1,2026-08-04,ann,6\nA1,2026-08-05,bob,2\nA1,2026-08-06,bob,1\n";
    for answer in ["", ", repeated: sum", ", repeated: latest"] {
        let source = source.replace("count: n", &format!("count: n{answer}"));
        let files = [("e-1.csv", earlier), ("e-2.csv", later)];
        let (tables, findings) = folder(&format!("  {source}\n"), &files).load();
        assert_eq!(jobs(&tables, 0), [14.0], "{answer}");
        let restated = told(&findings, "restated");
        assert!(restated.len() == 2 && restated.iter().any(|line| line.contains("e-1.csv has 4")), "{restated:?}");
    }
    // Two kinds of events that no column tells apart: the later file says both again, and a third.
    let source = source.replace("count: n", "count: n, repeated: sum");
    let [earlier, later] = ["", "A1,2026-08-03,ann,2,export\n"]
        .map(|more| format!("id,day,who,n,kind\nA1,2026-08-03,ann,5,login\nA1,2026-08-03,ann,3,upload\n{more}"));
    let (tables, _) = folder(&format!("  {source}\n"), &[("e-1.csv", &*earlier), ("e-2.csv", &*later)]).load();
    assert_eq!(jobs(&tables, 0), [10.0]);
}

#[test]
fn a_ticket_whose_number_stands_twice_is_the_later_one() {
    let source = "tickets: {file: {path: u.csv, unique: no}, account: id, opened_at: at, solved_at: done}";
    let rows = "no,id,at,done\n7,A1,2026-08-03,\n8,A1,2026-08-04,2026-08-04\n7,A1,2026-08-03,2026-08-06\n";
    let (tables, findings) = of(source, rows);
    assert_eq!((tables.tickets.len(), findings.count_kind("duplicate")), (2, 1), "{:?}", said(&findings));
    assert!(tables.tickets.iter().all(|ticket| ticket.solved_at.is_some()));
}
