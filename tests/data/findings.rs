//! Nothing is dropped in silence, and every finding has its place, the nearest name and what to do.

use crate::common::{Folder, HEAD, bakery, said};
use crate::load::folder;
use quarterdeck::base::finding::{Finding, Findings, Severity};
use quarterdeck::ingest::records::RequestState;

fn of_kind<'a>(findings: &'a Findings, kind: &str) -> Vec<&'a Finding> {
    findings.groups().filter(|(_, own, _)| *own == kind).flat_map(|(_, _, group)| &group.shown).collect()
}

const USAGE: &str = "  usage: {file: usage.csv, account: id, date: day, metrics: {wau: WAU, jobs: jobs}}\n";

#[test]
fn a_blank_row_of_usage_keeps_no_account_fresh() {
    let (tables, findings) = folder(
        USAGE,
        &[(
            "usage.csv",
            "id,day,WAU,jobs\nA1,2026-07-06,5,\nA1,2026-09-07,,NULL\nA1,2026-09-14,x,\nA2,2026-09-07,0,0\n",
        )],
    )
    .load();
    let days: Vec<_> = tables.usage.last_day.iter().map(|day| day.unwrap().to_string()).collect();
    assert_eq!(days, ["2026-07-06", "2026-09-07"], "a zero is measured");
    let usage = tables.files.iter().find(|f| f.table == "usage").unwrap();
    assert_eq!((usage.rows, usage.used, usage.set_aside), (4, 2, 2));
    assert_eq!((findings.count_kind("blank"), findings.count_kind("number")), (1, 1));
}

#[test]
fn a_long_row_without_a_value_is_set_aside() {
    let (tables, findings) = folder(
        "  usage: {file: usage.csv, account: id, date: day, metric: what, value: n}\n",
        &[("usage.csv", "id,day,what,n\nA1,2026-07-06,jobs,5\nA1,2026-09-07,jobs,\nA1,2026-09-14,jobs,x\n")],
    )
    .load();
    assert_eq!(tables.usage.last_day[0].unwrap().to_string(), "2026-07-06");
    assert_eq!((tables.files[1].used, tables.files[1].set_aside), (1, 2));
    assert_eq!((findings.count_kind("missing"), findings.count_kind("number")), (1, 1));
}

#[test]
fn half_a_goal_is_told() {
    let (tables, findings) = folder(
        "  outcomes: {file: o.csv, account: id, goal: g, target: t, actual: a}\n",
        &[("o.csv", "id,g,t,a\nA1,Faster,10,8\nA1,Only a target,10,\nA1,Only a result,,5\nA1,Neither,,\n")],
    )
    .load();
    assert_eq!(tables.outcomes.iter().map(|o| o.goal.as_str()).collect::<Vec<_>>(), ["Faster"]);
    let told = of_kind(&findings, "half_a_goal");
    let at: Vec<_> = told.iter().map(|f| (f.at.line, f.at.column.as_deref().unwrap())).collect();
    assert_eq!(at, [(4, "t"), (5, "t"), (3, "a")], "{:?}", said(&findings));
    assert!(told[2].message.starts_with("the goal \"Only a target\" has no result"), "{}", told[2].message);
}

#[test]
fn a_goal_that_reads_the_wrong_way_round_asks_and_withholds_the_goals() {
    let source = |more: &str| {
        format!("  outcomes: {{file: o.csv, account: id, goal: g, target: t, actual: a, unit: u{more}}}\n")
    };
    let goals = "id,g,t,a,u,more\nA1,Reduce replies to 5 hours,5,3,,no\nA1,Faster,10,8,,\nA1,Antworten < 4.5 h,4.5,4,,no\n\
                 A2,Tickets,4,30,,yes\nA2,Response time kept,95,97,％,\n";
    let read = |more: &str| folder(&source(more), &[("o.csv", goals)]).load();
    let refused = |more: &str| read(more).0.accounts.iter().map(|account| account.refused.len()).collect::<Vec<_>>();
    let (tables, findings) = read("");
    let kept: Vec<_> = tables.outcomes.iter().map(|o| o.goal.as_str()).collect();
    assert_eq!(kept, ["Faster", "Tickets", "Response time kept"], "a result many times its target says nothing");
    assert_eq!(refused(""), [1, 0], "of A1 nobody can say how many goals were reached");
    let told = of_kind(&findings, "goal_direction");
    let at: Vec<_> = told.iter().map(|f| (f.at.line, f.at.column.as_deref().unwrap())).collect();
    assert_eq!(at, [(2, "g"), (4, "g")]);
    assert!(
        told[0].message.contains("\"Reduce replies to 5 hours\" reads as if less were better (target 5, result 3)")
    );
    assert!(told[0].message.contains("Set `more_is_better` of `outcomes`"), "{}", told[0].message);
    let better = |more: &str| read(more).0.outcomes.iter().map(|o| o.more_is_better).collect::<Vec<_>>();
    assert_eq!(better(", more_is_better: true"), [true; 5]);
    assert_eq!(better(", more_is_better: false"), [false; 5]);
    assert_eq!(better(", more_is_better: more"), [false, true, false, true, true], "an empty cell says nothing");
    assert_eq!(refused(", more_is_better: more"), [0, 0]);
}

#[test]
fn a_goal_whose_direction_cannot_be_read_withholds_the_goals() {
    let (tables, findings) = folder(
        "  outcomes: {file: o.csv, account: id, goal: g, target: t, actual: a, more_is_better: more}\n",
        &[("o.csv", "id,g,t,a,more\nA1,Replies,5,3,perhaps\n")],
    )
    .load();
    assert!(tables.outcomes.is_empty() && tables.accounts[0].refused.len() == 1);
    let told = of_kind(&findings, "direction");
    assert_eq!((told.len(), told[0].at.line), (1, 2), "{:?}", said(&findings));
}

#[test]
fn three_capitals_behind_a_number_are_no_currency_unless_they_are_one() {
    let (tables, findings) = folder(
        "  outcomes: {file: o.csv, account: id, goal: g, target: t, actual: a}\n",
        &[("o.csv", "id,g,t,a\nA1,Discounts,EUR 40,45 EUR\nA1,Score,40,46 NPS\n")],
    )
    .load();
    assert_eq!((tables.outcomes.len(), tables.outcomes[0].actual), (1, Some(45.0)));
    assert_eq!(of_kind(&findings, "number")[0].value.as_deref(), Some("46 NPS"));
}

#[test]
fn a_ticket_solved_after_as_of_is_told_to_be_open() {
    let (tables, findings) = folder(
        "  tickets: {file: t.csv, account: id, opened_at: at, solved_at: done, first_reply_at: reply}\n",
        &[("t.csv", "id,at,done,reply\nA1,2026-09-29,2026-10-02,2026-10-01\n")],
    )
    .load();
    assert_eq!((tables.tickets[0].solved_at, tables.tickets[0].first_reply_minutes), (None, None));
    let told = of_kind(&findings, "not_yet");
    assert_eq!(told.len(), 2);
    assert!(
        told.iter().any(|f| f.message.ends_with("after as_of 2026-09-30; the ticket is taken as open")),
        "{told:?}"
    );
}

#[test]
fn a_request_of_a_day_after_as_of_is_set_aside_and_one_that_goes_live_then_is_open() {
    let source =
        "  requests: {file: r.csv, id: id, account: account, title: t, requested_on: asked, shipped_on: live}\n";
    let rows = "id,account,t,asked,live\n1,A1,Rye,2026-09-30,2026-09-30\n2,A1,Oats,2026-10-01,\n3,A1,Corn,2011-02-03,2026-10-01\n";
    let (tables, findings) = folder(source, &[("r.csv", rows)]).load();
    let found: Vec<_> = tables.requests.iter().map(|row| (row.id.as_str(), row.state, row.shipped_on)).collect();
    assert_eq!(found, [("1", RequestState::Shipped, "2026-09-30".parse().ok()), ("3", RequestState::Open, None)]);
    assert_eq!((findings.count_kind("after_as_of"), findings.count_kind("not_yet")), (1, 1), "{:?}", said(&findings));
}

#[test]
fn rows_that_a_reader_would_expect_are_warned_of() {
    let (_, findings) = folder(
        "  usage: {file: u.csv, account: id, date: day, metric: what, value: n}\n  feature_usage: {file: f.csv, account: id, feature: f, uses: n}\n",
        &[("u.csv", "id,day,what,n\nA1,2026-07-06,job,5\n"), ("f.csv", "id,f,n\nA1,F-1,5\n")],
    )
    .load();
    assert_eq!(findings.count(Severity::Warning), 2, "{:?}", said(&findings));
    let message = |kind: &str| of_kind(&findings, kind)[0].to_string();
    assert_eq!(
        message("unknown_metric"),
        "u.csv:2: \"what\" is \"job\" (1 row), which is no metric; did you mean \"jobs\"?; list it under `names`, or keep \
         its rows out with `where`"
    );
    assert!(
        message("unknown_feature").contains("did you mean \"f1\"?; list it under `names`"),
        "{:?}",
        said(&findings)
    );
}

#[test]
fn dates_outside_of_the_review_are_warned_of_where_most_rows_have_them() {
    let severity = |days: &[&str], kind: &str| {
        let rows: String = days.iter().map(|day| format!("A1,{day},1,1\n")).collect();
        let (_, findings) = folder(USAGE, &[("usage.csv", &format!("id,day,WAU,jobs\n{rows}"))]).load();
        findings.groups().find(|(_, own, _)| *own == kind).map(|(severity, ..)| severity).unwrap()
    };
    assert_eq!(severity(&["2026-07-06", "2026-10-05"], "after_as_of"), Severity::Note);
    assert_eq!(severity(&["2026-07-06", "2026-10-05", "2026-10-12"], "after_as_of"), Severity::Warning);
    assert_eq!(severity(&["2026-07-06", "2015-01-01"], "too_old"), Severity::Note);
    assert_eq!(severity(&["2015-01-01"], "too_old"), Severity::Warning);
}

#[test]
fn a_total_at_the_end_is_no_account_unless_another_table_names_it() {
    let accounts = "id,name,plan\nA1,Alpha,pro\nTotal,1 account,pro\n";
    let ids = |usage: &str, accounts: &str| {
        let (tables, findings) = folder(USAGE, &[("accounts.csv", accounts), ("usage.csv", usage)]).load();
        let footers = of_kind(&findings, "footer").iter().map(|f| f.to_string()).collect::<Vec<_>>();
        (tables.accounts.iter().map(|a| a.id.clone()).collect::<Vec<_>>(), footers)
    };
    let (found, footers) = ids("id,day,WAU,jobs\nA1,2026-07-06,5,1\nTotal,2026-07-06,5,1\n", accounts);
    assert_eq!(found, ["A1"]);
    assert_eq!(footers.len(), 2, "{footers:?}");
    assert!(footers[1].starts_with("accounts.csv:3: the last row is taken for the report's footer"), "{footers:?}");
    let (found, footers) = ids("id,day,WAU,jobs\nTotal,2026-07-06,5,1\nA1,2026-07-06,5,1\n", accounts);
    assert_eq!((found, footers), (vec!["A1".into(), "Total".into()], vec![]));
    let several = "id,day,WAU,jobs\nA1,2026-07-06,5,1\nTotal,2026-07-06,5,1\nTotal,2026-07-13,5,2\n";
    assert_eq!(ids(several, accounts), (vec!["A1".into(), "Total".into()], vec![]));
    let above = "id,name,plan\nTotal,TotalEnergies,pro\nA1,Alpha,pro\n";
    assert_eq!(ids("id,day,WAU,jobs\nA1,2026-07-06,5,1\n", above).0, ["A1", "Total"]);
}

#[test]
fn every_finding_of_a_row_has_its_column() {
    let (_, findings) = folder(
        USAGE,
        &[
            ("accounts.csv", "id,name,plan\nA1,Alpha,Pro\nA2,Beta,legacy\nA3,Gamma\n\"Total\",,\n"),
            (
                "usage.csv",
                "id,day,WAU,jobs\r\nA1,2026-07-06,5,1,extra\r\n,,,\r\nA1,2026-07-13,5,1\r\nid,day,WAU,jobs\r\n",
            ),
        ],
    )
    .load();
    let column = |kind: &str, file: &str| {
        let of = of_kind(&findings, kind).into_iter().find(|f| &*f.at.file == file);
        of.unwrap_or_else(|| panic!("{kind} {file} {:?}", said(&findings))).at.column.as_deref().map(str::to_owned)
    };
    for (kind, file, expected) in [
        ("unknown_plan", "accounts.csv", "plan"),
        ("no_usage", "accounts.csv", "id"),
        ("ragged", "accounts.csv", "plan"),
        ("footer", "accounts.csv", "id"),
        ("ragged", "usage.csv", "jobs"),
        ("blank", "usage.csv", "id"),
        ("header", "usage.csv", "id"),
    ] {
        assert_eq!(column(kind, file).as_deref(), Some(expected), "{kind} in {file}");
    }
    let surplus = of_kind(&findings, "ragged").into_iter().find(|f| &*f.at.file == "usage.csv").unwrap();
    assert_eq!(surplus.value.as_deref(), Some("extra"));
}

#[test]
fn signs_that_no_font_has_are_told_where_they_stand() {
    let sign = "\u{f8ff}";
    let qbr = format!(
        "{HEAD}metrics:\n- id: n\n  name: Jobs {sign}\n  one: job\n  other: jobs\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: company}}}}\n  contacts: {{file: c.csv, account: id, columns: {{csm_name: manager}}}}\n  requests: {{file: r.csv, id: id, title: what, everybody: true}}\n  outcomes: {{file: o.csv, account: acc, goal: aim, target: t, actual: r}}\n"
    );
    let catalogue = format!(
        "features:\n- id: f\n  name: F {sign}\n  benefit: Do {sign}\nproducts:\n- {{id: p, name: P, pitch: 'Buy {sign}', launched_on: 2026-07-01}}\n"
    );
    let factory = bakery::factory(&Folder::of(&[
        ("qbr.yaml", qbr),
        ("catalogue.yaml", catalogue),
        ("a.csv", format!("id,company\n1,Acme\n2,Bee {sign}\n")),
        ("c.csv", format!("id,manager\n2,\n1,Ann {sign}\n")),
        ("r.csv", format!("id,what\nR1,Fine\nR2,Dark {sign}\n")),
        ("o.csv", format!("acc,aim,t,r\n1,Fast {sign},1,1\n")),
    ]));
    let mut at: Vec<_> = of_kind(factory.findings(), "undrawable")
        .iter()
        .map(|f| format!("{}:{} {}", f.at.file, f.at.line, f.at.column.as_deref().unwrap_or_default()))
        .collect();
    at.sort();
    assert_eq!(
        at,
        [
            "a.csv:3 company",
            "c.csv:3 manager",
            "catalogue.yaml:3 name",
            "catalogue.yaml:4 benefit",
            "catalogue.yaml:6 pitch",
            "o.csv:2 aim",
            "qbr.yaml:5 name",
            "r.csv:3 what",
        ]
    );
}

#[test]
fn a_status_that_no_list_knows_is_told() {
    let source =
        "  requests: {file: r.csv, id: no, account: id, title: t, status: s, shipped_on: live, requested_on: asked}\n";
    let rows = "no,id,t,s,live,asked\n1,A1,One,Veröffentlicht,,\n2,A1,Two,Veröffentlicht,,\n3,A1,Three,Backlog,,\n4,A1,Four,Done,,\n";
    let load = |source: &str, rows: &str| {
        let (tables, findings) = folder(source, &[("r.csv", rows)]).load();
        let told = said(&findings).into_iter().filter(|line| line.starts_with("status ")).collect::<Vec<_>>();
        (tables.requests.iter().filter(|request| request.state == RequestState::Shipped).count(), told)
    };
    let (live, told) = load(source, rows);
    assert!(live == 1 && told.len() == 1 && told[0].contains("\"Veröffentlicht\" (2)"), "{told:?}");
    let listed = source.replace("status: s", "status: s, shipped_values: [veröffentlicht, done]");
    assert_eq!(load(&listed, rows), (3, vec![]));
    let open = source.replace("status: s", "status: s, open_values: [veröffentlicht, backlog]");
    assert_eq!(load(&open, rows), (1, vec![]));
}

#[test]
fn what_went_live_before_it_was_asked_for_is_told_without_that_day() {
    let source =
        "  requests: {file: r.csv, id: no, account: id, title: t, status: s, shipped_on: live, requested_on: asked}\n";
    let rows = "no,id,t,s,live,asked\n1,A1,One,Done,2026-07-01,2026-08-01\n2,A1,Two,Done,2026-08-01,2026-08-01\n";
    let (tables, findings) = folder(source, &[("r.csv", rows)]).load();
    assert_eq!(tables.requests.iter().map(|request| request.requested_on.is_some()).collect::<Vec<_>>(), [false, true]);
    assert_eq!(findings.count_kind("date"), 1, "{:?}", said(&findings));
}
