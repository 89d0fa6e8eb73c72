//! How often a source measures, and which week or month a row belongs to.

use std::sync::Arc;

use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::view::Account;
use quarterdeck::base::time::calendar::Calendar;
use quarterdeck::base::week::WeekStart;

use crate::common::{Folder, case, changed, said};

/// What is asked about the dates of sources.
fn asked(folder: &Folder) -> Vec<String> {
    let (_, findings) = folder.load();
    said(&findings).into_iter().filter(|line| line.contains("cadence")).collect()
}

fn account(folder: &Folder) -> Account {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables).account(0).0
}

/// The figure of a metric, of how many weeks or months, and that of the quarter before.
fn figure(folder: &Folder, id: &str) -> Option<(f64, usize, Option<f64>)> {
    let account = account(folder);
    let metric = account.metrics.iter().find(|metric| metric.id == id)?;
    Some((metric.value, metric.measured(), metric.prior))
}

#[test]
fn weeks_dated_by_the_sunday_they_begin_on_ask_for_the_setting() {
    let folder = case("07-sunday-weeks");
    let questions = asked(&folder);
    assert_eq!(questions.len(), 1, "{questions:?}");
    assert!(
        questions[0].contains("`week_starts: sunday`") && questions[0].contains("dated_by: week_end"),
        "{questions:?}"
    );
    changed(&folder, "qbr.yaml", "currency: USD\n", "currency: USD\nweek_starts: sunday\n");
    assert!(asked(&folder).is_empty());
}

#[test]
fn a_months_figure_is_told_in_months_or_not_at_all() {
    for (name, date, id, value, prior) in [
        ("08-monthly-rows", "date: week\n", "invoices", 1200.0, 1200.0),
        ("20-month-ends", "date: month_end, ", "m", 5400.0, 1200.0),
    ] {
        let folder = case(name);
        let questions = asked(&folder);
        assert_eq!(questions.len(), 1, "{questions:?}");
        assert!(questions[0].contains("look like months") && questions[0].contains("`every`"), "{questions:?}");
        assert_eq!(figure(&folder, id), None, "no week has a month's figure");
        let separator = if date.ends_with('\n') { "\n    " } else { ", " };
        changed(&folder, "qbr.yaml", date, &format!("every: month{separator}{date}"));
        assert!(asked(&folder).is_empty());
        assert_eq!(figure(&folder, id), Some((value, 3, Some(prior))), "{name}");
    }
}

#[test]
fn a_month_may_be_written_without_a_day() {
    for (dates, july) in [("", "2026-07"), (", dates: \"%b %Y\"", "Jul 2026"), (", dates: \"%m/%Y\"", "07/2026")] {
        let folder = case("20-month-ends");
        changed(&folder, "qbr.yaml", "file: u.csv", &format!("file: {{path: u.csv{dates}}}"));
        changed(&folder, "qbr.yaml", "date: ", "every: month, date: ");
        changed(&folder, "u.csv", "2026-07-31", july);
        let (_, findings) = folder.load();
        assert!(said(&findings).iter().all(|line| !line.contains("[date]")), "{:?}", said(&findings));
        assert_eq!(figure(&folder, "m"), Some((5400.0, 3, Some(1200.0))), "{july}");
    }
}

#[test]
fn a_month_that_runs_is_no_whole_one() {
    let folder = case("20-month-ends");
    changed(&folder, "qbr.yaml", "date: ", "every: month, date: ");
    changed(&folder, "qbr.yaml", "period: 2026-Q3\n", "period: 2026-Q3\nas_of: 2026-09-20\n");
    assert_eq!(figure(&folder, "m"), Some((400.0, 2, Some(200.0))), "July and August beside April and May");
}

#[test]
fn days_add_up_to_months_and_weeks_do_not() {
    let folder = case("20-month-ends");
    let log: String = (1..=30)
        .flat_map(|day| [("A", day), ("B", day)])
        .fold("account,day,bookings\n".to_owned(), |text, (account, day)| {
            text + &format!("{account},2026-09-{day:02},2\n")
        });
    std::fs::write(folder.path().join("d.csv"), log).unwrap();
    changed(
        &folder,
        "qbr.yaml",
        "other: bookings}",
        "other: bookings}\n  - {id: d, name: Days, one: day, other: days}",
    );
    let usage = "usage: {file: u.csv, account: account, date: month_end, metrics: {m: bookings}}";
    let both = "usage:\n    - {file: u.csv, account: account, date: month_end, every: month, metrics: {m: bookings}}\n    \
                - {file: d.csv, account: account, date: day, metrics: {d: bookings}}";
    changed(&folder, "qbr.yaml", usage, both);
    assert_eq!(figure(&folder, "d"), Some((60.0, 1, None)));
    assert_eq!(figure(&folder, "m"), Some((5400.0, 3, Some(1200.0))));
    // The same as weeks.
    std::fs::write(
        folder.path().join("d.csv"),
        "account,day,bookings\nA,2026-09-07,14\nA,2026-09-14,14\nA,2026-09-21,14\n",
    )
    .unwrap();
    assert_eq!(figure(&folder, "d"), None);
    assert_eq!(asked(&folder).len(), 1);
    changed(&folder, "qbr.yaml", "date: day, ", "date: day, every: week, ");
    let wrong = folder.workspace().unwrap_err().to_string();
    assert!(wrong.contains("weeks cannot be divided into months"), "{wrong}");
}

#[test]
fn a_table_of_active_days_is_complete_where_it_says_so() {
    let folder = case("30-partial-quarter-against-best");
    // Twelve rows a quarter at most: the account's last one is of 18 May.
    let (value, measured, _) = figure(&folder, "jobs").unwrap();
    assert_eq!((value, measured), (80.0, 8));
    changed(&folder, "qbr.yaml", "date: week, ", "date: week, complete: true, ");
    let (value, measured, _) = figure(&folder, "jobs").unwrap();
    assert_eq!((value, measured), (80.0, 13), "nothing since is none");
}

#[test]
fn silence_behind_the_newest_row_is_not_none() {
    let folder = case("20-month-ends");
    changed(&folder, "qbr.yaml", "date: month_end, ", "every: month, complete: true, date: month_end, ");
    changed(&folder, "u.csv", "A,2026-09-30,5000\nB,2026-09-30,5000\n", "");
    assert_eq!(figure(&folder, "m"), Some((400.0, 2, None)), "September was not exported");
    changed(&folder, "u.csv", "A,2026-08-31,200\n", "");
    assert_eq!(figure(&folder, "m"), Some((200.0, 2, None)), "August was, and A had none");
    changed(&folder, "u.csv", "A,2026-04-30,100\n", "");
    let account = account(&folder);
    assert_eq!(
        account.metrics[0].prior_weeks,
        [None, Some(100.0), Some(1000.0)],
        "whether it was there in April, nobody knows"
    );
}

#[test]
fn a_month_in_part_is_compared_with_none() {
    let folder = case("20-month-ends");
    changed(&folder, "qbr.yaml", "date: month_end, ", "every: month, date: month_end, ");
    changed(&folder, "qbr.yaml", "columns: {id: id, name: name}", "columns: {id: id, name: name, started_on: started}");
    let accounts = std::fs::read_to_string(folder.path().join("accounts.csv")).unwrap();
    let mut lines = accounts.lines();
    let header = format!("{},started\n", lines.next().unwrap());
    let rows: String = lines.map(|line| format!("{line},2026-04-30\n")).collect();
    std::fs::write(folder.path().join("accounts.csv"), header + &rows).unwrap();
    assert_eq!(account(&folder).metrics[0].prior_weeks, [None, Some(100.0), Some(1000.0)]);
}

#[test]
fn a_metric_comes_by_the_month_or_by_the_day() {
    let folder = case("20-month-ends");
    let usage = "usage: {file: u.csv, account: account, date: month_end, metrics: {m: bookings}}";
    let both = "usage:\n    - {file: u.csv, account: account, date: month_end, every: month, metrics: {m: bookings}}\n    \
                - {file: d.csv, account: account, date: day, metrics: {m: bookings}}";
    changed(&folder, "qbr.yaml", usage, both);
    let wrong = folder.workspace().unwrap_err().to_string();
    assert!(wrong.contains("\"m\" also comes by the month"), "{wrong}");
}

#[test]
fn people_of_a_day_are_those_of_every_day_of_a_month() {
    let folder = case("20-month-ends");
    let config = "vendor: {name: V, team: {name: T, email: t@v.example}}\nperiod: 2026-Q3\nmetrics:\n  - {id: m, name: Bookings, one: \
                  booking, other: bookings}\n  - {id: d, name: Daily, one: user, other: users, per_week: mean, per_quarter: mean}\n\
                  sources:\n  accounts: {file: accounts.csv, columns: {id: id, name: name}}\n  usage: {file: u.csv, account: account, \
                  date: month_end, every: month, metrics: {m: bookings}}\n  events: {file: e.csv, account: a, timestamp: at, user: who, \
                  daily_users: d}\n";
    std::fs::write(folder.path().join("qbr.yaml"), config).unwrap();
    let days = (1..=31).flat_map(|day| ["x", "y"].map(|who| format!("A,2026-07-{day:02},{who}\n")));
    std::fs::write(folder.path().join("e.csv"), "a,at,who\n".to_owned() + &days.collect::<String>()).unwrap();
    assert_eq!(figure(&folder, "d"), Some((2.0, 1, None)));
}

#[test]
fn a_quarter_measured_in_part_is_compared_with_the_best_by_the_week() {
    let account = account(&case("30-partial-quarter-against-best"));
    let metric = &account.metrics[0];
    assert_eq!(metric.measured(), 8);
    let potential = metric.potential.as_ref().unwrap();
    assert_eq!(potential.value, 80.0, "eight weeks of ten beside eight weeks of ten");
}

/// Two accounts with one ticket and a log of events, around midnight of 30 June.
fn around_midnight(keys: &str, of_source: &str) -> Folder {
    let folder = case("20-month-ends");
    let config = format!(
        "vendor: {{name: V, team: {{name: T, email: t@v.example}}}}\nperiod: 2026-Q3\n{keys}metrics:\n  - {{id: m, name: Events, one: \
         event, other: events}}\nsources:\n  accounts: {{file: accounts.csv, columns: {{id: id, name: name}}}}\n  events: {{file: {{path: \
         e.csv{of_source}}}, account: a, timestamp: at, events: m}}\n  tickets: {{file: {{path: t.csv{of_source}}}, account: a, opened_at: \
         at, first_reply_at: replied}}\n"
    );
    std::fs::write(folder.path().join("qbr.yaml"), config).unwrap();
    std::fs::write(folder.path().join("e.csv"), "a,at\nA,2026-06-01 12:00:00\nA,2026-06-28T23:30:00Z\n").unwrap();
    let ticket = "a,at,replied\nA,2026-06-30 23:30:00,2026-07-01T05:40:00Z\n";
    std::fs::write(folder.path().join("t.csv"), ticket).unwrap();
    folder
}

/// The first day of the latest event's week, the day of the ticket, and the minutes to its first reply.
fn told_of(folder: &Folder) -> (String, String, Option<f64>) {
    let workspace = folder.workspace().unwrap();
    let (tables, _) = folder.load();
    let (week, _) = tables.usage.series(0, 0).iter().last().unwrap();
    let ticket = &tables.tickets[0];
    (workspace.grid.first_day(week).to_string(), ticket.opened_at.date().to_string(), ticket.first_reply_minutes)
}

#[test]
fn a_time_belongs_to_the_day_of_the_workspaces_time_zone() {
    let of = |keys, of_source| told_of(&around_midnight(keys, of_source));
    let said = |week: &str, day: &str, minutes| (week.to_owned(), day.to_owned(), minutes);
    // As it is written; of two clocks, nobody knows how far they are apart.
    assert_eq!(of("", ""), said("2026-06-22", "2026-06-30", Some(370.0)));
    let berlin = "time_zone: Europe/Berlin\n";
    assert_eq!(of(berlin, ""), said("2026-06-29", "2026-06-30", Some(490.0)));
    // 23:30 in New York is 05:30 in Berlin.
    assert_eq!(of(berlin, ", time_zone: America/New_York"), said("2026-06-29", "2026-07-01", Some(130.0)));
}

#[test]
fn a_time_that_is_of_a_later_day_there_names_it() {
    let folder = around_midnight("time_zone: Europe/Berlin\nas_of: 2026-06-30\n", ", time_zone: America/New_York");
    changed(&folder, "qbr.yaml", "period: 2026-Q3", "period: 2026-Q2");
    let (_, findings) = folder.load();
    let late: Vec<_> = said(&findings).into_iter().filter(|line| line.starts_with("after_as_of")).collect();
    assert!(late.iter().any(|line| line.contains("(2026-07-01 in `time_zone`), after as_of 2026-06-30")), "{late:?}");
}

#[test]
fn a_time_zone_has_a_name_that_is_known() {
    let wrong = |keys, of_source| around_midnight(keys, of_source).workspace().unwrap_err().to_string();
    assert!(wrong("time_zone: Berlin\n", "").contains("no time zone of the IANA database"));
    assert!(wrong("", ", time_zone: Europe/Berlin").contains("the workspace has no `time_zone`"));
}

/// A workspace of one metric by the day, from 6 July to a day, for two accounts; weekends have none.
fn daily(until: &str, keys: &str) -> Folder {
    let folder = case("20-month-ends");
    let days = chrono::NaiveDate::parse_from_str("2026-07-06", "%Y-%m-%d").unwrap().iter_days();
    let worked = days.take_while(|day| day.to_string().as_str() <= until);
    let worked = worked.filter(|day| !["Sat", "Sun"].contains(&&*day.format("%a").to_string()));
    let rows: String = worked.map(|day| format!("A,{day},2\nB,{day},3\n")).collect();
    std::fs::write(folder.path().join("u.csv"), format!("account,month_end,bookings\n{rows}")).unwrap();
    changed(&folder, "qbr.yaml", "date: month_end, ", &format!("date: month_end, {keys}"));
    folder
}

#[test]
fn an_export_that_stops_within_a_week_has_no_sum_of_it() {
    let told = |folder: &Folder| {
        let (_, findings) = folder.load();
        said(&findings).into_iter().filter(|line| line.starts_with("partial_week")).count()
    };
    // The last week of the quarter ends on Sunday, 27 September; nobody works at weekends.
    for (until, value, weeks, says) in [("2026-09-25", 120.0, 12, 0), ("2026-09-23", 110.0, 11, 1)] {
        let folder = daily(until, "");
        assert_eq!((told(&folder), figure(&folder, "m")), (says, Some((value, weeks, None))), "{until}");
        let complete = daily(until, "complete: true, ");
        assert_eq!(figure(&complete, "m"), Some((value, weeks, None)), "nothing is not zero behind its end: {until}");
    }
    let ends = daily("2026-08-12", "complete: true, ");
    assert_eq!(figure(&ends, "m"), Some((50.0, 5, None)));
}

#[test]
fn a_week_restated_under_another_day_counts_once() {
    let folder = case("07-sunday-weeks");
    changed(
        &folder,
        "qbr.yaml",
        "    account: account_id\n    date: week\n",
        "    account: account_id\n    every: week\n    dated_by: day\n    date: week\n",
    );
    changed(&folder, "qbr.yaml", "file: usage.csv", "file: {path: [usage.csv, again.csv]}");
    std::fs::write(folder.path().join("again.csv"), "account_id,week,users,seats,invoices\nA-1,2026-07-07,20,25,70\n")
        .unwrap();
    let (value, ..) = figure(&folder, "invoices").unwrap();
    let once = figure(&case("07-sunday-weeks"), "invoices").unwrap().0;
    assert_eq!(value, once - 30.0);
}

#[test]
fn each_metric_has_a_cadence_of_its_own() {
    let folder = case("20-month-ends");
    changed(
        &folder,
        "qbr.yaml",
        "other: bookings}",
        "other: bookings}\n  - {id: d, name: Days, one: day, other: days}",
    );
    changed(&folder, "qbr.yaml", "metrics: {m: bookings}}", "metric: what, value: bookings}");
    let weeks = (0..13).map(|week| Calendar::Weeks(WeekStart::Monday).after("2026-06-29".parse().unwrap(), week));
    let weekly: String = weeks.map(|day| format!("A,{day},d,5\nB,{day},d,5\n")).collect();
    let monthly: String =
        [4, 5, 6, 7, 8, 9].map(|month| format!("A,2026-{month:02}-01,m,40\nB,2026-{month:02}-01,m,40\n")).concat();
    std::fs::write(folder.path().join("u.csv"), format!("account,month_end,what,bookings\n{weekly}{monthly}")).unwrap();
    let told = asked(&folder);
    assert!(
        told.len() == 1 && told[0].contains("\"m\": the dates") && told[0].contains("look like months"),
        "{told:?}"
    );
    assert_eq!((figure(&folder, "m"), figure(&folder, "d").map(|(value, ..)| value)), (None, Some(65.0)));
}
