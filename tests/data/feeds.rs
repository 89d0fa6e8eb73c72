//! A source of usage that has stopped among others that go on is told, and holds the accounts whose decks would show it.

use quarterdeck::store::manifest_row::ManifestRow;

use crate::common::{Folder, HEAD, bakery, said};

const METRICS: &str = "metrics:\n\
    - {id: logins, name: Logins, one: login, other: logins}\n\
    - {id: jobs, name: Jobs, one: job, other: jobs}\n";
const ACCOUNTS: &str = "  accounts: {file: accounts.csv, columns: {id: id, name: name}}\n";
const LOGINS: &str = "  - {file: logins.csv, account: id, date: day, metrics: {logins: n}}\n";
const JOBS: &str = "  - {file: jobs.csv, account: id, date: day, metrics: {jobs: n}}\n";

/// Logins of A1, A2 and A3 to the end of the quarter, and the rows of jobs.
fn folder(more: &str, files: &[(&str, &str)]) -> Folder {
    let qbr = format!("{HEAD}{METRICS}sources:\n{ACCOUNTS}  usage:\n{LOGINS}{more}");
    let mut all = vec![
        ("qbr.yaml", qbr),
        ("accounts.csv", "id,name\nA1,Alpha\nA2,Beta\nA3,Gamma\n".to_owned()),
        ("logins.csv", "id,day,n\nA1,2026-09-30,5\nA2,2026-09-30,5\nA3,2026-09-30,5\n".to_owned()),
    ];
    all.extend(files.iter().map(|(name, text)| (*name, (*text).to_owned())));
    Folder::of(&all)
}

fn row(folder: &Folder, id: &str) -> ManifestRow {
    let factory = bakery::factory(folder);
    factory.deck(bakery::place(&factory, id)).record
}

fn held(folder: &Folder) -> Vec<String> {
    let ids = ["A1", "A2", "A3"].into_iter();
    ids.filter(|id| row(folder, id).code() == "stale_data").map(str::to_owned).collect()
}

#[test]
fn a_source_that_stopped_holds_those_whose_decks_would_show_it_from_the_day_after_the_limit() {
    let jobs = |day: &str| folder(JOBS, &[("jobs.csv", &format!("id,day,n\nA1,{day},3\nA2,2026-07-06,2\n"))]);
    let fresh = jobs("2026-08-16");
    assert_eq!((held(&fresh), said(&fresh.load().1)), (vec![], vec![]), "45 days");
    let stopped = jobs("2026-08-15");
    assert_eq!(held(&stopped), ["A1", "A2"], "A3 has no jobs");
    let findings = said(&stopped.load().1);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        findings[0],
        "stale_source jobs.csv: the newest row of usage (jobs.csv) is of 2026-08-15, more than 45 days (`freshness_days`) \
         before 2026-09-30, and other sources of usage are newer: 2 accounts whose decks would show its figures are held. \
         Export it again; if it has ended, take it out of `sources`"
    );
    let reason = row(&stopped, "A1").reason;
    assert!(reason.contains("usage (jobs.csv), whose newest row is of 2026-08-15"), "{reason}");
}

#[test]
fn an_account_with_older_rows_is_not_held_while_others_of_the_source_go_on() {
    let base = folder(JOBS, &[("jobs.csv", "id,day,n\nA1,2026-07-06,3\nA2,2026-09-28,2\n")]);
    assert_eq!((held(&base), said(&base.load().1)), (vec![], vec![]));
}

#[test]
fn a_source_that_no_deck_shows_is_told_and_holds_nobody() {
    let base = folder(JOBS, &[("jobs.csv", "id,day,n\nA1,2026-05-06,3\n")]);
    assert_eq!(held(&base), Vec::<String>::new());
    assert!(said(&base.load().1)[0].contains("no deck shows its figures"));
    let events = "  events: {file: e.csv, account: id, timestamp: day, events: jobs}\n";
    let base = folder(events, &[("e.csv", "id,day\nA1,2026-05-06\n")]);
    assert_eq!(held(&base), Vec::<String>::new());
    assert!(said(&base.load().1)[0].contains("no deck shows its figures"), "every row of a log measures its metrics");
}

#[test]
fn an_older_file_that_a_newer_source_continues_is_no_stopped_source() {
    let history = "  - {file: old.csv, account: id, date: day, metrics: {jobs: n}}\n";
    let base = folder(
        &format!("{JOBS}{history}"),
        &[("jobs.csv", "id,day,n\nA1,2026-09-28,3\n"), ("old.csv", "id,day,n\nA1,2026-07-06,3\n")],
    );
    assert_eq!((held(&base), said(&base.load().1)), (vec![], vec![]));
    let regions = folder(
        &format!("{JOBS}{history}"),
        &[("jobs.csv", "id,day,n\nA1,2026-09-28,3\n"), ("old.csv", "id,day,n\nA2,2026-07-06,3\n")],
    );
    assert_eq!(held(&regions), ["A2"], "its region's file has stopped");
    let findings = said(&regions.load().1);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].contains(": 1 account whose deck would show its figures is held."), "{findings:?}");
}

#[test]
fn use_of_features_and_events_are_sources_too() {
    let features = "  feature_usage: {file: f.csv, account: id, feature: f, date: day, uses: n}\n";
    let catalogue = ("catalogue.yaml", "features: [{id: f1, name: One, benefit: Do one}]\n");
    let base = |day: &str| folder(features, &[catalogue, ("f.csv", &format!("id,f,day,n\nA2,f1,{day},3\n"))]);
    assert_eq!((held(&base("2026-08-16")), held(&base("2026-08-15"))), (vec![], vec!["A2".to_owned()]));
    let undated = "  feature_usage: {file: f.csv, account: id, feature: f, uses: n}\n";
    assert_eq!(held(&folder(undated, &[catalogue, ("f.csv", "id,f,n\nA2,f1,3\n")])), Vec::<String>::new());
    let events = "  events: {file: e.csv, account: id, timestamp: day, events: jobs}\n";
    let base = |day: &str| folder(events, &[("e.csv", &format!("id,day\nA3,2026-07-06\nA3,{day}\n"))]);
    assert_eq!((held(&base("2026-08-16")), held(&base("2026-08-15"))), (vec![], vec!["A3".to_owned()]));
}

#[test]
fn a_complete_log_that_stopped_holds_those_whose_decks_would_show_its_zeros() {
    let events = "  events: {file: e.csv, account: id, timestamp: day, events: jobs, complete: true}\n";
    let base = |day: &str| folder(events, &[("e.csv", &format!("id,day\nA1,2026-06-02\nA3,{day}\n"))]);
    assert_eq!((held(&base("2026-08-16")), held(&base("2026-08-15"))), (vec![], vec!["A1".into(), "A3".into()]));
}

#[test]
fn a_live_source_stands_in_only_for_values_that_it_has_in_the_quarter() {
    let long = "  - {file: all.csv, account: id, date: day, metric: what, value: n}\n";
    let base = |more: &str| {
        let all = format!("id,day,what,n\nA1,2026-09-28,logins,5\n{more}\n");
        folder(&format!("{JOBS}{long}"), &[("jobs.csv", "id,day,n\nA1,2026-08-15,3\n"), ("all.csv", &all)])
    };
    assert_eq!(held(&base("A2,2025-11-03,jobs,4")), ["A1"], "another account's value");
    assert_eq!(held(&base("A1,2026-06-27,jobs,4")), ["A1"], "before the quarter");
    assert_eq!(held(&base("A1,2026-06-29,jobs,4")), Vec::<String>::new(), "in its first week");
}

#[test]
fn a_source_that_stops_holds_from_the_day_its_newest_row_is_too_old() {
    let from = |base: &Folder, id: &str| {
        let holds = row(base, id).holds_from;
        holds.iter().map(|(code, day)| format!("{code} {day}")).collect::<Vec<_>>().join(", ")
    };
    let base = folder(JOBS, &[("jobs.csv", "id,day,n\nA1,2026-08-20,3\nA2,2026-07-06,3\n")]);
    assert_eq!(held(&base), Vec::<String>::new(), "41 days at `as_of`");
    assert_eq!(from(&base, "A1"), "stale_data 2026-10-05");
    assert_eq!(from(&base, "A2"), "stale_data 2026-10-05", "the newest row of any account");
    assert_eq!(from(&base, "A3"), "stale_data 2026-11-15", "it has no jobs");
    let monthly = "id,day,n\nA1,2026-07-01,3\nA1,2026-08-01,3\nA1,2026-09-01,3\n";
    assert_eq!(from(&folder(JOBS, &[("jobs.csv", monthly)]), "A1"), "stale_data 2026-10-17");
    let newer = "  - {file: new.csv, account: id, date: day, metrics: {jobs: n}}\n";
    let files = [("jobs.csv", "id,day,n\nA1,2026-08-20,3\n"), ("new.csv", "id,day,n\nA1,2026-09-28,3\n")];
    assert_eq!(from(&folder(&format!("{JOBS}{newer}"), &files), "A1"), "stale_data 2026-11-13");
}

#[test]
fn weeks_without_tickets_and_requests_are_good_news() {
    let more = "  tickets: {file: t.csv, account: id, opened_at: at}\n  requests: {file: r.csv, id: id, account: account, \
                title: t, requested_on: on}\n";
    let files = [("t.csv", "id,at\nA1,2026-07-02\n"), ("r.csv", "id,account,t,on\n1,A1,Rye,2026-07-02\n")];
    let base = folder(more, &files);
    assert_eq!((held(&base), base.load().1.count_kind("stale_source")), (vec![], 0));
}

#[test]
fn where_every_source_is_old_each_account_says_so_itself() {
    let base = folder(
        JOBS,
        &[
            ("logins.csv", "id,day,n\nA1,2026-07-30,5\nA2,2026-07-30,5\nA3,2026-07-30,5\n"),
            ("jobs.csv", "id,day,n\nA1,2026-07-06,3\n"),
        ],
    );
    assert_eq!((held(&base).len(), base.load().1.count_kind("stale_source")), (3, 0));
}

#[test]
fn a_metric_without_new_values_in_a_source_that_goes_on_is_told() {
    let long = "  - {file: long.csv, account: id, date: day, metric: what, value: n}\n";
    let base =
        |day: &str| folder(long, &[("long.csv", &format!("id,day,what,n\nA1,2026-09-28,logins,3\nA1,{day},jobs,3\n"))]);
    assert_eq!(base("2026-08-16").load().1.count_kind("stale_metric"), 0);
    let stopped = base("2026-08-15");
    let findings = said(&stopped.load().1);
    assert_eq!((held(&stopped), findings.len()), (vec![], 1), "{findings:?}");
    assert!(findings[0].contains("\"jobs\" has had no value in usage (long.csv) since 2026-08-15"), "{findings:?}");
}
