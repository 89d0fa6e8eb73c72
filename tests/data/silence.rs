//! What a log says by having no event: nothing, unless it holds every event.

use std::sync::Arc;

use crate::common::{Folder, HEAD};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::view::Activity;

/// Mondays from 29 June; the log's first event is on Wednesday 1 July, so that its first whole week is that of 6 July.
const LOG: &str =
    "id,at,who\nA,2026-07-01,u\nA,2026-07-08,u\nB,2026-08-03,v\nC,2026-08-03,w\nA,2026-08-24,u\nA,2026-09-21,u\n";
/// B and D started on the Monday of 13 July, E on the Tuesday after, F after the quarter; of A, C and G it is not known.
const ACCOUNTS: &str =
    "id,name,since\nA,a,\nB,b,2026-07-13\nC,c,\nD,d,2026-07-13\nE,e,2026-07-14\nF,f,2026-10-01\nG,g,\n";

fn folder(complete: bool, usage: &str) -> Folder {
    let qbr = format!(
        "{HEAD}as_of: 2026-09-30\nmetrics:\n- {{id: n, name: N, one: n, other: n}}\n- {{id: jobs, name: J, one: j, other: j}}\n\
         sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, started_on: since}}}}\n\
         \x20 events: {{file: e.csv, account: id, timestamp: at, user: who, events: n, complete: {complete}}}\n\
         \x20 usage: {{file: u.csv, account: id, date: day, metrics: {{n: n, jobs: jobs}}}}\n"
    );
    Folder::of(&[("qbr.yaml", &*qbr), ("a.csv", ACCOUNTS), ("e.csv", LOG), ("u.csv", usage)])
}

/// The weeks of an account with a figure: the first day of the first one, and all values.
fn weeks(folder: &Folder, account: usize) -> Option<(String, Vec<f64>)> {
    let (tables, _) = folder.load();
    let series = tables.usage.series(account, 0);
    let (first, _) = series.iter().next()?;
    let first = quarterdeck::base::week::WeekStart::Monday.first_day(first).to_string();
    Some((first, series.iter().map(|(_, value)| value).collect()))
}

const NO_USAGE: &str = "id,day,n,jobs\nA,2026-01-05,,1\n";

#[test]
fn before_its_first_event_an_account_that_was_there_has_zeros() {
    let folder = folder(true, NO_USAGE);
    let (first, values) = weeks(&folder, 1).unwrap();
    assert_eq!((first.as_str(), &values[..5]), ("2026-07-13", &[0.0, 0.0, 0.0, 1.0, 0.0][..]));
    let (first, values) = weeks(&folder, 3).unwrap();
    assert_eq!((first.as_str(), values), ("2026-07-13", vec![0.0; 11]), "also without any event");
    let (first, values) = weeks(&folder, 4).unwrap();
    assert_eq!((first.as_str(), values.len()), ("2026-07-20", 10), "from the first week that it was there for all of");
    assert_eq!(weeks(&folder, 5), None, "it came later");
}

#[test]
fn of_whom_no_beginning_is_known_there_is_nothing_before_the_first_event() {
    let folder = folder(true, NO_USAGE);
    assert_eq!(weeks(&folder, 2).unwrap().0, "2026-08-03");
    assert_eq!(weeks(&folder, 6), None, "nothing is not zero");
}

#[test]
fn a_row_with_a_figure_shows_that_an_account_was_there() {
    let usage = "id,day,n,jobs\nC,2026-07-20,,5\nG,2026-06-01,,5\n";
    let folder = folder(true, usage);
    assert_eq!(weeks(&folder, 2).unwrap().0, "2026-07-20");
    let (first, values) = weeks(&folder, 6).unwrap();
    assert_eq!((first.as_str(), values), ("2026-07-06", vec![0.0; 12]), "the log's first week is cut short");
}

#[test]
fn a_figure_that_is_given_is_not_replaced_by_silence() {
    let usage = "id,day,n,jobs\nB,2026-07-20,7,\nB,2026-08-10,7,\n";
    let (first, values) = weeks(&folder(true, usage), 1).unwrap();
    assert_eq!((first.as_str(), &values[..5]), ("2026-07-13", &[0.0, 7.0, 0.0, 1.0, 0.0][..]));
}

#[test]
fn a_log_that_may_have_holes_says_nothing_by_silence() {
    let folder = folder(false, NO_USAGE);
    assert_eq!(weeks(&folder, 1), Some(("2026-08-03".into(), vec![1.0])));
    assert_eq!(weeks(&folder, 3), None);
}

#[test]
fn no_event_in_a_complete_log_is_no_use_and_in_another_nothing_measured() {
    let activity = |complete: bool, account: usize| {
        let folder = folder(complete, NO_USAGE);
        let (tables, _) = folder.load();
        Portfolio::new(Arc::new(folder.workspace().unwrap()), tables).account(account).0.activity
    };
    assert_eq!([activity(true, 3), activity(false, 3)], [Activity::Zero, Activity::Unmeasured]);
    assert_eq!([activity(true, 6), activity(true, 5)], [Activity::Unmeasured; 2]);
}
