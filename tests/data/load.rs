//! Plain exports, end to end: what is read, what is set aside, what is said.

use crate::common::{Folder, HEAD, said};
use quarterdeck::ingest::records::RequestState;

pub fn folder(sources: &str, files: &[(&str, &str)]) -> Folder {
    let metrics = "metrics:\n\
        - {id: wau, name: Weekly users, one: user, other: users, per_week: max}\n\
        - {id: jobs, name: Jobs, one: job, other: jobs}\n";
    let catalogue = "features:\n\
        - {id: f1, name: One, benefit: Do one}\n\
        - {id: f2, name: Two, benefit: Do two}\n\
        plans:\n- {id: pro, name: Pro}\n";
    let qbr = format!(
        "{HEAD}{metrics}sources:\n  accounts: {{file: accounts.csv, columns: {{id: id, name: name, plan: plan}}}}\n{sources}"
    );
    let mut all = vec![("qbr.yaml", qbr.as_str()), ("catalogue.yaml", catalogue)];
    all.extend_from_slice(files);
    if !files.iter().any(|(name, _)| *name == "accounts.csv") {
        all.push(("accounts.csv", "id,name,plan\nA2,Beta,pro\nA1,Alpha,Pro\n"));
    }
    Folder::of(&all)
}

#[test]
fn wide_usage_adds_up_per_week() {
    let (tables, findings) = folder(
        "  usage: {file: usage.csv, account: id, date: day, metrics: {wau: WAU, jobs: jobs}}\n",
        &[(
            "usage.csv",
            "id,day,WAU,jobs\nA1,2026-07-06,5,10\nA1,2026-07-08,4,1\nA1,2026-07-13,NULL,7\nA2,2026-07-06,1,\n",
        )],
    )
    .load();
    assert_eq!(said(&findings), Vec::<String>::new());
    assert_eq!(tables.accounts.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["A1", "A2"]);
    let values = |account, metric| tables.usage.series(account, metric).iter().map(|(_, v)| v).collect::<Vec<_>>();
    assert_eq!(values(0, 0), [5.0]);
    assert_eq!(values(0, 1), [11.0, 7.0]);
    assert_eq!(values(1, 0), [1.0]);
    assert_eq!(values(1, 1), Vec::<f64>::new());
    assert_eq!(tables.usage.last_day[0].unwrap().to_string(), "2026-07-13");
}

/// The first weeks of a metric's daily figures, one a day to the quarter's end, from a day on; in one file or in two.
fn first_weeks(metric: usize, from: &str, files: usize) -> (Vec<f64>, u64) {
    let first: chrono::NaiveDate = from.parse().unwrap();
    let days = (0..).map(|day| first + chrono::Days::new(day)).take_while(|day| day.to_string() < "2026-09-28".into());
    let rows: Vec<String> = days.map(|day| format!("A1,{day},1,1\n")).collect();
    let parts: Vec<String> =
        rows.chunks(rows.len().div_ceil(files)).map(|rows| format!("id,day,WAU,jobs\n{}", rows.concat())).collect();
    let names: Vec<String> = (0..files).map(|n| format!("usage-{n}.csv")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(parts.iter().map(String::as_str)).collect();
    let source = "  usage: {file: 'usage-*.csv', account: id, date: day, metrics: {wau: WAU, jobs: jobs}}\n";
    let (tables, findings) = folder(source, &files).load();
    let account = tables.accounts.iter().position(|account| account.id == "A1").unwrap();
    let weeks = tables.usage.series(account, metric).iter().map(|(_, value)| value).take(2).collect();
    (weeks, findings.count_kind("partial_week"))
}

#[test]
fn a_week_in_which_daily_figures_begin_has_no_sum() {
    for files in [1, 2] {
        // 1 April 2026 is a Wednesday: five days of its week are no sum of it, but the largest of them may be the largest.
        assert_eq!(first_weeks(1, "2026-04-01", files), (vec![7.0, 7.0], 1));
        assert_eq!(first_weeks(0, "2026-04-01", files), (vec![1.0, 1.0], 1));
        assert_eq!(first_weeks(1, "2026-03-30", files), (vec![7.0, 7.0], 0));
        // Of a few weeks there is no trend, so each of their days counts.
        assert_eq!(first_weeks(1, "2026-09-01", files), (vec![6.0, 7.0], 0));
    }
}

/// The first weeks of an account's jobs.
fn jobs_of(source: &str, files: &[(&str, &str)], id: &str) -> (Vec<f64>, u64) {
    let (tables, findings) = folder(source, files).load();
    let account = tables.accounts.iter().position(|account| account.id == id).unwrap();
    let weeks = tables.usage.series(account, 1).iter().map(|(_, value)| value).take(3).collect();
    (weeks, findings.count_kind("partial_week"))
}

/// A row a day, or every few days, to the quarter's end.
fn jobs(id: &str, from: &str, every: usize) -> String {
    let first: chrono::NaiveDate = from.parse().unwrap();
    let days = (0..).step_by(every).map(|day| first + chrono::Days::new(day));
    days.take_while(|day| day.to_string() < "2026-09-28".into()).map(|day| format!("{id},{day},1\n")).collect()
}

#[test]
fn a_week_is_left_out_by_account_and_source() {
    let source = "  usage: {file: usage.csv, account: id, date: day, metrics: {jobs: jobs}}\n";
    let both = format!("id,day,jobs\n{}{}", jobs("A1", "2026-03-30", 1), jobs("A2", "2026-05-06", 1));
    let files = [("usage.csv", both.as_str())];
    assert_eq!(jobs_of(source, &files, "A1"), (vec![7.0, 7.0, 7.0], 1));
    assert_eq!(jobs_of(source, &files, "A2"), (vec![7.0, 7.0, 7.0], 1), "it begins later, on a Wednesday");
    let history = "  usage:\n  - {file: old.csv, account: id, date: day, metrics: {jobs: jobs}}\n  - {file: new.csv, account: id, \
                   date: day, metrics: {jobs: jobs}}\n";
    let daily = format!("id,day,jobs\n{}", jobs("A1", "2026-04-01", 1));
    let files = [("old.csv", "id,day,jobs\nA1,2026-03-16,9\nA1,2026-03-23,9\n"), ("new.csv", daily.as_str())];
    assert_eq!(jobs_of(history, &files, "A1"), (vec![9.0, 9.0, 7.0], 1), "weekly history before it");
}

#[test]
fn weekly_and_monthly_rows_keep_their_first_week() {
    let source = "  usage: {file: usage.csv, account: id, date: day, metrics: {jobs: jobs}}\n";
    let weekly = ["2026-04-01", "2026-04-02", "2026-04-03"].map(|from| jobs("A1", from, 7).replace(",1\n", ",4\n"));
    for (rows, weeks) in [
        (jobs("A1", "2026-04-01", 7) + &jobs("A2", "2026-04-02", 7) + &jobs("A2", "2026-04-03", 7), vec![1.0; 3]),
        (weekly[0].clone(), vec![4.0; 3]),
        ((4..=9).map(|month| format!("A1,2026-{month:02}-01,2\n")).collect(), vec![2.0; 3]),
    ] {
        let file = format!("id,day,jobs\n{rows}");
        assert_eq!(jobs_of(source, &[("usage.csv", &file)], "A1"), (weeks, 0), "{rows}");
    }
}

#[test]
fn long_usage_is_told_by_its_metric() {
    let (tables, findings) = folder(
        "  usage: {file: usage.csv, account: id, date: day, metric: what, value: n, names: {Active: wau}}\n",
        &[("usage.csv", "id,day,what,n\nA1,2026-07-06,Active,5\nA1,2026-07-06,jobs,3\nA1,2026-07-06,other,3\n")],
    )
    .load();
    assert_eq!(tables.usage.series(0, 0).iter().count(), 1);
    assert_eq!(tables.usage.series(0, 1).iter().count(), 1);
    assert_eq!(findings.count_kind("unknown_metric"), 1);
    assert_eq!((tables.files[1].rows, tables.files[1].used, tables.files[1].set_aside), (3, 2, 1));
}

#[test]
fn a_row_exported_twice_counts_once() {
    let (tables, findings) = folder(
        "  usage: {file: 'usage_*.csv', account: id, date: day, metrics: {jobs: jobs}}\n",
        &[
            ("usage_07.csv", "id,day,jobs\nA1,2026-07-06,5\nA1,2026-07-13,6\n"),
            ("usage_08.csv", "id,day,jobs\nA1,2026-07-13,6\nA1,2026-07-20,7\n"),
        ],
    )
    .load();
    assert_eq!(tables.usage.series(0, 1).iter().map(|(_, v)| v).collect::<Vec<_>>(), [5.0, 6.0, 7.0]);
    assert_eq!(findings.count_kind("duplicate"), 1);
}

#[test]
fn features_are_counted_within_their_windows() {
    let (tables, findings) = folder(
        "  feature_usage: {file: fu.csv, account: id, feature: f, date: day, users: u, uses: n, names: {Zwei: f2}}\n",
        &[(
            "fu.csv",
            "id,f,day,u,n\nA1,f1,2026-07-06,2,10\nA1,f1,2026-08-06,5,1\nA1,f1,2026-06-30,9,4\nA1,Zwei,2026-01-01,1,1\nA1,nope,2026-07-01,1,1\nA1,f1,2026-10-01,1,1\n",
        )],
    )
    .load();
    let cells = &tables.features.cells[0];
    assert_eq!(cells.len(), 2);
    assert_eq!((cells[0].uses, cells[0].users), (Some(11.0), Some(5.0)));
    assert_eq!((cells[0].uses_before, cells[0].users_before), (Some(4.0), Some(9.0)));
    assert!(cells[0].used && cells[0].used_before && !cells[1].used);
    assert_eq!(cells[1].first_used.unwrap().to_string(), "2026-01-01");
    assert_eq!(tables.features.measured, [true, false]);
    assert_eq!(findings.count_kind("unknown_feature"), 1);
    assert_eq!(findings.count_kind("after_as_of"), 1);
    assert_eq!(findings.count_kind("no_usage"), 1);
}

#[test]
fn a_month_of_features_lies_in_its_quarter() {
    let (tables, findings) = folder(
        "  feature_usage: {file: {path: fu.csv, dates: \"%Y-%m\"}, account: id, feature: f, date: m, uses: n}\n",
        &[("fu.csv", "id,f,m,n\nA1,f1,2026-06,1\nA1,f1,2026-07,10\nA1,f1,2026-09,5\nA1,f1,2026-10,7\n")],
    )
    .load();
    let cell = tables.features.cells[0][0];
    assert_eq!((cell.uses, cell.uses_before), (Some(15.0), Some(1.0)));
    assert_eq!(findings.count_kind("after_as_of"), 1);
}

#[test]
fn a_month_that_runs_counts_so_far() {
    let qbr = format!(
        "{HEAD}as_of: 2026-08-10\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  feature_usage: {{file: {{path: fu.csv, dates: \"%Y-%m\"}}, account: id, feature: f, date: m, uses: n}}\n"
    );
    let folder = Folder::of(&[
        ("qbr.yaml", qbr.as_str()),
        ("catalogue.yaml", "features: [{id: f1, name: One, benefit: Do one}]"),
        ("a.csv", "id,name\nA1,Alpha\n"),
        ("fu.csv", "id,f,m,n\nA1,f1,2026-08,5\nA1,f1,2026-09,7\n"),
    ]);
    let (tables, _) = folder.load();
    assert_eq!(
        (tables.features.cells[0][0].uses, tables.features.cells[0][0].last_used),
        (Some(5.0), "2026-08-10".parse().ok())
    );
}

#[test]
fn feature_usage_without_its_figures_is_not_used() {
    let (tables, findings) = folder(
        "  feature_usage: {file: fu.csv, account: id, feature: f, users: people, uses: times}\n",
        &[("fu.csv", "id,f,u,n\nA1,f1,2,10\n")],
    )
    .load();
    assert_eq!(tables.features.measured, [false, false]);
    assert!(said(&findings).iter().any(|l| l.contains("none of the columns with values")));
}

#[test]
fn a_request_of_an_unknown_account_is_nobodys() {
    let (tables, _) = folder(
        "  requests: {file: r.csv, id: id, account: acc, everybody: true, title: t, status: s, shipped_on: d, url: u}\n",
        &[(
            "r.csv",
            "id,acc,t,s,d,u\nR1,A1,Dark mode,Done,2026-08-01,https://x.example/1\nR2,,For all,Done,,\nR3,ZZ,Secret,Done,,\nR4,A1,Soon,planned,2026-12-01,javascript:x\nR5,A1,Future,shipped,2026-12-01,\n",
        )],
    )
    .load();
    let rows: Vec<_> = tables.requests.iter().map(|r| (r.id.as_str(), r.account, r.state)).collect();
    assert_eq!(
        rows,
        [
            ("R2", None, RequestState::Shipped),
            ("R1", Some(0), RequestState::Shipped),
            ("R4", Some(0), RequestState::Planned),
            ("R5", Some(0), RequestState::Open),
        ]
    );
    assert!(tables.requests[2..].iter().all(|r| r.shipped_on.is_none() && r.url.is_none()));
}

#[test]
fn accounts_that_repeat_and_disagree_are_noted() {
    let (tables, findings) = folder(
        "",
        &[(
            "accounts.csv",
            "id,name,plan\nA1,Alpha,pro\nA1,Alpha,pro\nA2,Beta,pro\nA2,Better,pro\nA3, \t,pro\n,Nobody,pro\n",
        )],
    )
    .load();
    assert_eq!(tables.accounts.len(), 3);
    assert!(tables.accounts[0].conflicts.is_empty());
    assert_eq!(tables.accounts[1].conflicts, ["name"]);
    assert_eq!(tables.accounts[2].name, None);
    let kinds: Vec<_> = ["duplicate", "conflict", "name", "missing"].map(|k| findings.count_kind(k)).into();
    assert_eq!(kinds, [1, 1, 1, 1]);
    assert_eq!((tables.files[0].rows, tables.files[0].used), (6, 5));
}

#[test]
fn another_key_finds_the_account() {
    let (tables, findings) = folder(
        "  usage:\n    file: usage.csv\n    account: {column: sub, via: {path: subs.csv, from: sub, to: acc, starts: since}}\n    date: day\n    metrics: {jobs: jobs}\n",
        &[
            ("subs.csv", "sub,acc,since\nS1,A1,2026-07-10\nS2,A2,2026-01-01\nS3,A1,\nS3,A2,\nS4,A9,\n"),
            (
                "usage.csv",
                "sub,day,jobs\nS1,2026-07-06,1\nS1,2026-07-13,2\nS2,2026-07-06,3\nS3,2026-07-06,9\nS4,2026-07-06,9\nS5,2026-07-06,9\n",
            ),
        ],
    )
    .load();
    assert_eq!(tables.usage.series(0, 1).iter().map(|(_, v)| v).collect::<Vec<_>>(), [1.0, 2.0]);
    assert_eq!(tables.usage.series(1, 1).iter().map(|(_, v)| v).collect::<Vec<_>>(), [3.0]);
    assert_eq!(findings.count_kind("before_start"), 1);
    assert_eq!(findings.count_kind("orphan"), 2);
    assert_eq!(findings.count_kind("key_conflict"), 2);
    let usage = tables.files.iter().find(|f| f.table == "usage").unwrap();
    assert_eq!((usage.rows, usage.used, usage.set_aside), (6, 3, 3));
}

#[test]
fn events_become_weeks_and_people() {
    // Weeks of 6 and 13 July. Worked by hand: A1 has 3 + 1 events, of which 2 + 0 opens; people of the first week
    // {u, v}, on three days' worth of pairs (6th u, 6th v, 7th u) = 3/7 a day; of the second {w}; of the 30 days to
    // 19 July {u, v, w}.
    let rows = "id,at,who,what\nA1,2026-07-06T01:00:00Z,u,open\nA1,2026-07-06T23:59:00Z,v,open\n\
        A1,2026-07-07 10:00:00,u,edit\nA1,2026-07-07 11:00:00,u,edit\nA1,2026-07-13,w,edit\nA2,2026-07-27,x,open\n";
    let qbr = |complete: &str| {
        format!(
            "{HEAD}as_of: 2026-08-05\nmetrics:\n- {{id: n, name: N, one: n, other: n}}\n- {{id: opens, name: N, one: n, other: n}}\n- {{id: wau, name: N, one: n, other: n}}\n- {{id: mau, name: N, one: n, other: n}}\n- {{id: dau, name: N, one: n, other: n}}\n\
            sources:\n  accounts: {{file: accounts.csv, columns: {{id: id, name: name}}}}\n\
            \x20 events: {{file: e.csv, account: id, timestamp: at, user: who, event: what, events: n, by_event: {{open: opens}}, weekly_users: wau, monthly_users: mau, daily_users: dau{complete}}}\n"
        )
    };
    let values = |complete: &str| {
        let qbr = qbr(complete);
        let folder =
            Folder::of(&[("qbr.yaml", qbr.as_str()), ("accounts.csv", "id,name\nA1,a\nA2,b\n"), ("e.csv", rows)]);
        let (tables, findings) = folder.load();
        // Weeks of A1 from 6 July and of A2 from 27 July, up to 2 August: two and none of them are quiet.
        let quiet = "2 of 5 weeks of accounts have no event and count as not measured";
        assert_eq!(
            said(&findings).iter().any(|line| line.contains(quiet)),
            complete.is_empty(),
            "{:?}",
            said(&findings)
        );
        (0..10)
            .map(|at| tables.usage.series(at / 5, at % 5).iter().map(|(_, v)| (v * 7.0).round() / 7.0).collect())
            .collect::<Vec<Vec<f64>>>()
    };
    let sparse = values("");
    assert_eq!(sparse[0], [4.0, 1.0]);
    assert_eq!(sparse[1], [2.0]);
    assert_eq!(sparse[2], [2.0, 1.0]);
    assert_eq!(sparse[3], [2.0, 3.0, 3.0, 3.0]);
    assert_eq!(sparse[4], [3.0 / 7.0, 1.0 / 7.0]);
    assert_eq!(sparse[5], [1.0]);
    let complete = values(", complete: true");
    assert_eq!(complete[0], [4.0, 1.0, 0.0, 0.0]);
    assert_eq!(complete[1], [2.0, 0.0, 0.0, 0.0]);
    assert_eq!(complete[5], [1.0]);
}

#[test]
fn a_ticket_that_two_files_hold_is_one_ticket() {
    let (tables, findings) = folder(
        "  tickets: {file: 't*.csv', account: id, opened_at: at, solved_at: done, first_reply_at: reply, escalated: esc}\n",
        &[
            ("t1.csv", "id,at,done,reply,esc\nA1,2026-07-06 10:00,2026-07-06 12:00,2026-07-06 10:30,false\nA1,2026-07-07,,,\nA1,2026-07-07,,,\n"),
            ("t2.csv", "id,at,done,reply,esc\nA1,2026-07-06 10:00,2026-07-06 12:00,2026-07-06 10:30,false\nA2,2026-08-01 10:00,2026-07-01 10:00,,yes\nA2,2026-10-01 10:00,,,\n"),
        ],
    )
    .load();
    assert_eq!(tables.tickets.iter().map(|t| t.account).collect::<Vec<_>>(), [0, 0, 0, 1]);
    assert_eq!(tables.tickets[0].first_reply_minutes, Some(30.0));
    assert!(tables.tickets[3].escalated && tables.tickets[3].solved_at.is_none());
    let kinds: Vec<_> = ["duplicate", "date", "after_as_of"].map(|k| findings.count_kind(k)).into();
    assert_eq!(kinds, [1, 1, 1]);
}

#[test]
fn a_person_is_never_made_of_two() {
    let qbr = format!(
        "{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, contact_name: cn, contact_email: ce}}}}\n\
        \x20 contacts: {{file: c.csv, account: id, columns: {{contact_email: mail, csm_name: csm}}, contact_name_from: [first, last]}}\n"
    );
    let accounts = "id,name,cn,ce\n1,A,,\n2,B,Ann Lee,\n3,C,Bo Ek,\n4,D,,d@d.example\n";
    let contacts = "id,first,last,mail,csm\n1,,,,Kim\n1,Ida,Holm,ida@a.example,Lee\n2,Ann,Lee,ann@b.example,\n3,Eve,Fox,eve@c.example,\n4,Dan,Dee,D@d.example,\n";
    let folder = Folder::of(&[("qbr.yaml", qbr.as_str()), ("a.csv", accounts), ("c.csv", contacts)]);
    let (tables, _) = folder.load();
    let people: Vec<_> =
        tables.accounts.iter().map(|a| (a.contact_name.as_deref(), a.contact_email.as_deref())).collect();
    assert_eq!(
        people,
        [
            (Some("Ida Holm"), Some("ida@a.example")),
            (Some("Ann Lee"), Some("ann@b.example")),
            (Some("Bo Ek"), None),
            (Some("Dan Dee"), Some("d@d.example")),
        ]
    );
    assert_eq!(tables.accounts[0].csm_name.as_deref(), Some("Kim"));
}

#[test]
fn a_week_may_be_dated_by_its_end() {
    let (tables, _) = folder(
        "  usage: {file: usage.csv, account: id, date: day, metrics: {jobs: jobs}, dated_by: week_end}\n",
        &[("usage.csv", "id,day,jobs\nA1,2026-07-12,5\nA1,2026-07-18,6\n")],
    )
    .load();
    let monday = |at: usize| {
        let (week, _) = tables.usage.series(0, 1).iter().nth(at).unwrap();
        quarterdeck::base::week::WeekStart::Monday.first_day(week).to_string()
    };
    assert_eq!((monday(0), monday(1)), ("2026-07-06".into(), "2026-07-13".into()));
}

#[test]
fn both_forms_of_a_salesforce_id_are_one_account() {
    let (tables, findings) = folder(
        "  usage: {file: usage.csv, account: id, date: day, metrics: {jobs: jobs}}\n",
        &[
            ("accounts.csv", "id,name,plan\n0015500000Xyy06AAB,Alpha,pro\n0015500000Xyy06,Alpha,pro\n"),
            ("usage.csv", "id,day,jobs\n0015500000Xyy06,2026-07-06,5\n0015500000Xyy06AAB,2026-07-13,5\n"),
        ],
    )
    .load();
    assert_eq!(tables.accounts.len(), 1);
    assert_eq!(tables.usage.series(0, 1).iter().count(), 2);
    assert_eq!(findings.count_kind("orphan"), 0);
}

#[test]
fn holds_carry_their_reason() {
    let qbr = format!("{HEAD}sources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, hold: h}}}}\n");
    let accounts = "id,name,h\n1,A,yes\n2,B,no\n3,C,legal review\n4,D,\n5,E,FALSE\n";
    let (tables, _) = Folder::of(&[("qbr.yaml", qbr.as_str()), ("a.csv", accounts)]).load();
    let holds: Vec<_> = tables.accounts.iter().map(|a| (a.hold, a.hold_reason.as_deref())).collect();
    assert_eq!(holds, [(true, None), (false, None), (true, Some("legal review")), (false, None), (false, None)]);
}

#[test]
fn threads_change_nothing() {
    let mut rows = "id,day,WAU,jobs\n".to_owned();
    for n in 0..2000 {
        rows.push_str(&format!(
            "A{},2026-0{}-{:02},{},{}\n",
            n % 5,
            4 + n % 6,
            1 + n % 30,
            n % 40,
            if n % 9 == 0 { "x" } else { "3" }
        ));
    }
    let folder = folder(
        "  usage: {file: usage.csv, account: id, date: day, metrics: {wau: WAU, jobs: jobs}}\n  feature_usage: {file: usage.csv, account: id, feature: WAU, date: day, uses: jobs}\n",
        &[("usage.csv", &rows)],
    );
    let once = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (tables, findings) = pool.install(|| folder.load());
        format!("{tables:?}\n{}", said(&findings).join("\n"))
    };
    assert!(once(1) == once(4));
}

#[test]
fn what_the_catalogue_does_not_know_is_noted() {
    let (_, findings) = folder("", &[("accounts.csv", "id,name,plan\nA1,a,PRO\nA2,b,Legacy\nA3,c,Legacy\n")]).load();
    assert_eq!(
        said(&findings),
        ["unknown_plan accounts.csv:3: the plan \"Legacy\" of 2 accounts is not in the catalogue; nothing is said of \
             the plan there. Add it there, or its spelling to a plan's `also`"]
    );
}

#[test]
fn a_source_without_any_value_column_is_not_used() {
    let (tables, findings) = folder(
        "  usage: {file: usage.csv, account: id, date: day, metrics: {jobs: Jobs done}}\n",
        &[("usage.csv", "id,day,count\nA1,2026-07-06,5\n")],
    )
    .load();
    let facts = tables.files.iter().find(|f| f.table == "usage").unwrap();
    assert_eq!((facts.rows, facts.used, facts.set_aside), (1, 0, 1));
    assert!(said(&findings).iter().any(|l| l.contains("none of the columns with values")));
}
