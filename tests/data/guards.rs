//! What could hold an account counts whatever the calendar, `where`, repeats and cut-off rows make of its row.

use crate::common::{Folder, HEAD, bakery, said};
use crate::load::folder;
use quarterdeck::ingest::records::Unreadable;

const TICKETS: &str = "  tickets: {file: t.csv, account: id, opened_at: at, solved_at: done, escalated: esc}\n";

/// Why the account A1 is held.
fn held(folder: &Folder) -> String {
    let factory = bakery::factory(folder);
    factory.deck(bakery::place(&factory, "A1")).record.code().to_owned()
}

fn held_for(tickets: &str) -> String {
    held(&folder(TICKETS, &[("t.csv", tickets)]))
}

#[test]
fn an_escalation_holds_whatever_its_day() {
    for day in ["2026-10-02", "2026-10-31 08:00", "2027-03-01", "2015-05-05", "2026-09-30", "2026-07-01", "2026-05-05"]
    {
        assert_eq!(held_for(&format!("id,at,done,esc\nA1,{day},,yes\n")), "open_escalation", "{day}");
    }
    assert_ne!(held_for("id,at,done,esc\nA1,2026-10-02,,no\n"), "open_escalation");
    let (tables, findings) =
        folder(TICKETS, &[("t.csv", "id,at,done,esc\nA1,2026-10-02,,yes\nA1,2026-10-03,,no\n")]).load();
    assert_eq!((tables.tickets.len(), findings.count_kind("after_as_of")), (1, 1), "{:?}", said(&findings));
    assert_eq!(findings.count_kind("escalated_beside"), 1);
}

#[test]
fn an_escalation_beside_the_review_is_in_no_figure() {
    let rows: String = (1..=4).map(|day| format!("A1,2026-09-0{day},2026-09-0{day},no\n")).collect();
    let (tables, _) =
        folder(TICKETS, &[("t.csv", &format!("id,at,done,esc\n{rows}A1,2026-10-02,2026-10-02,yes\n"))]).load();
    assert_eq!(tables.tickets.len(), 5);
    let folder = folder(TICKETS, &[("t.csv", &format!("id,at,done,esc\n{rows}A1,2015-10-02,2015-10-03,yes\n"))]);
    let workspace = std::sync::Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let base = quarterdeck::account::assembly::portfolio::Portfolio::new(workspace, tables);
    assert_eq!(base.account(0).0.service.unwrap().opened, 4);
}

#[test]
fn an_escalation_that_cannot_be_dated_or_was_not_solved_for_sure_holds() {
    for row in ["A1,?,,yes", "A1,,,yes", "A1,?,soon,yes", "A1,32.13.2026,open,yes"] {
        assert_eq!(held_for(&format!("id,at,done,esc\n{row}\n")), "unreadable_ticket", "{row}");
    }
    assert_eq!(held_for("id,at,done,esc\nA1,2026-09-01,soon,yes\n"), "open_escalation");
    assert_eq!(
        held_for("id,at,done,esc\nA1,?,2026-09-02,yes\n"),
        "too_little_data",
        "it was solved, whenever it was opened"
    );
}

#[test]
fn a_row_that_ends_before_the_word_may_be_an_escalation() {
    assert_eq!(held_for("id,at,done,esc\nA1,2026-09-01\n"), "unreadable_ticket");
    assert_eq!(held_for("id,at,done,esc\nA2,2026-09-01\n"), "too_little_data", "it is another account's");
    let accounts = |rows: &str| {
        let folder = folder("", &[("accounts.csv", &format!("id,name,plan,h\n{rows}"))]);
        let path = folder.path().join("qbr.yaml");
        let qbr = std::fs::read_to_string(&path).unwrap().replace("plan: plan}", "plan: plan, hold: h}");
        std::fs::write(path, qbr).unwrap();
        held(&folder)
    };
    assert_eq!(accounts("A1,Alpha,pro\nA2,Beta,pro,\n"), "unreadable_row");
    assert_eq!(accounts("A1,Alpha,pro,\nA2,Beta,pro\n"), "too_little_data");
    for rows in ["A1,Alpha,pro\nA1,Alpha,pro,\n", "A1,Alpha,pro,\nA1,Alpha,pro\n"] {
        assert_eq!(accounts(rows), "unreadable_row", "whichever of its rows cannot be read: {rows:?}");
    }
    // A row with a cell too many gives nothing but its account: not even another name is a conflict.
    for rows in ["A1,Alfa,pro,,x\nA1,Alpha,pro,\n", "A1,Alpha,pro,\nA1,Alfa,pro,,x\n"] {
        assert_eq!(accounts(rows), "unreadable_row", "{rows:?}");
    }
    assert_eq!(accounts("A1,Alpha,pro,\n\"A1\nA2\",Alpha,,,x\n"), "too_little_data", "no id has a line end");
}

#[test]
fn a_repeated_row_fills_in_what_the_first_left_empty() {
    let accounts = |rows: &str| folder("", &[("accounts.csv", &format!("id,name,plan\n{rows}"))]).load().0.accounts;
    let rows = accounts("A1,Alpha,\nA1,,pro\n");
    assert_eq!((rows.len(), rows[0].name.as_deref(), rows[0].plan.as_deref()), (1, Some("Alpha"), Some("pro")));
    assert!(rows[0].conflicts.is_empty());
    let after = accounts("A1,Alpha\nA1,Alpha,pro\n");
    assert_eq!((after.len(), after[0].plan.as_deref()), (1, Some("pro")), "a row that was cut off gives nothing");
    assert_eq!(accounts("A1,Alpha,pro\n\"A2\nA3\",Beta,,x\n").len(), 1, "no id has a line end");
    let misfit = accounts("A1,Alfa,pro,x\nA1,Alpha,pro\n");
    assert_eq!((misfit[0].name.as_deref(), misfit[0].unreadable.as_slice()), (Some("Alpha"), &[Unreadable::Row][..]));
    let alone = accounts("A2,Beta,pro,x\n");
    assert_eq!(alone[0].at.as_ref().map(|at| at.line), Some(2));
}

#[test]
fn an_escalation_that_another_entry_read_without_its_word_holds() {
    let entries = "  tickets:\n    - {file: t.csv, account: id, opened_at: at}\n    - {file: t.csv, account: id, opened_at: at, escalated: esc}\n";
    let folder = folder(entries, &[("t.csv", "id,at,done,esc\nA1,2026-09-01,,yes\n")]);
    assert_eq!(held(&folder), "open_escalation");
    assert_eq!(folder.load().0.tickets.len(), 1, "it is one ticket");
}

#[test]
fn a_row_that_does_not_fit_is_not_let_off_by_a_cell_of_it() {
    let source = TICKETS.replace("{file: t.csv,", "{file: {path: t.csv, where: {type: Incident}},");
    let tickets = "id,at,done,esc,type\nA1,2026-09-01,,a,yes,Incident\n";
    assert_eq!(held(&folder(&source, &[("t.csv", tickets)])), "unreadable_ticket");
    let left_out = "id,at,done,esc,type\nA1,2026-09-01,,yes,Question\n";
    assert_eq!(
        held(&folder(&source, &[("t.csv", left_out)])),
        "too_little_data",
        "what `where` leaves out is not read"
    );
}

#[test]
fn an_escalation_whose_key_names_no_account_for_sure_holds_each_it_may_be_of() {
    for key in ["a1", "A 1", "A\u{200b}1"] {
        assert_eq!(held_for(&format!("id,at,done,esc\n{key},2026-09-01,,yes\n")), "unreadable_ticket", "{key:?}");
    }
    assert_eq!(held_for("id,at,done,esc\na1,2026-09-01,2026-09-02,yes\n"), "too_little_data", "it was solved");
    assert_eq!(held_for("id,at,done,esc\na1,2026-09-01,,no\nB1,2026-09-01,,yes\n"), "too_little_data");
    let torn = TICKETS.replace("account: id", "account: {column: id, via: {path: k.csv, from: k, to: a}}");
    let keys = ("k.csv", "k,a\nS1,A1\nS1,A2\n");
    let folder = folder(&torn, &[keys, ("t.csv", "id,at,done,esc\nS1,2026-09-01,,yes\n")]);
    let factory = bakery::factory(&folder);
    let codes = ["A1", "A2"].map(|id| factory.deck(bakery::place(&factory, id)).record.code().to_owned());
    assert_eq!(codes, ["unreadable_ticket", "unreadable_ticket"]);
}

#[test]
fn a_word_that_holds_is_known_whatever_its_case_and_spaces() {
    let held_with = |status: &str, mark: &str| {
        let folder = folder("", &[("accounts.csv", &format!("id,name,plan,s,h\nA1,Alpha,pro,{status},{mark}\n"))]);
        let path = folder.path().join("qbr.yaml");
        let more = "plan: plan, status: s, hold: h}, values: {status: {Im Streit: legal}}, hold_values: [Bitte nicht]";
        let qbr = std::fs::read_to_string(&path).unwrap().replace("plan: plan}", more);
        std::fs::write(path, qbr).unwrap();
        held(&folder)
    };
    for status in ["Im Streit", "im streit", "IM  STREIT"] {
        assert_eq!(held_with(status, ""), "legal_dispute", "{status}");
    }
    assert_eq!(held_with("", "bitte  NICHT"), "hold_mark");
    assert_eq!(held_with("aktiv", "gern"), "too_little_data");
}

#[test]
fn a_failed_formula_is_no_no() {
    for failed in ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#n/a"] {
        assert_eq!(held_for(&format!("id,at,done,esc\nA1,2026-09-01,,{failed}\n")), "open_escalation", "{failed}");
    }
    assert_ne!(held_for("id,at,done,esc\nA1,2026-09-01,,N/A\n"), "open_escalation");
}

#[test]
fn a_row_knows_the_file_it_came_from_and_what_is_internal_of_it() {
    let qbr = format!(
        "{HEAD}sources:\n  accounts:\n  - {{file: a.csv, columns: {{id: id, name: name}}}}\n  - {{file: b.csv, columns: \
         {{id: id, name: name, health: h, churn_risk: c}}}}\n"
    );
    let files = [
        ("qbr.yaml", qbr.as_str()),
        ("a.csv", "id,name\nA1,Alpha\n"),
        ("b.csv", "id,name,h,c\nA2,Beta,amber,high\nA3,Gamma,,,x\n"),
    ];
    let accounts = Folder::of(&files).load().0.accounts;
    assert_eq!(accounts.iter().map(|row| row.source).collect::<Vec<_>>(), [0, 1, 1]);
    let internal = (accounts[1].health.as_deref(), accounts[1].churn_risk.as_deref());
    assert_eq!(internal, (Some("amber"), Some("high")));
}

#[test]
fn a_row_that_cannot_be_read_and_is_left_out_as_far_as_it_can_makes_no_account() {
    let accounts = |rows: &str| {
        let source = "{file: {path: a.csv, where: {type: Customer}}, columns: {id: id, name: name}}";
        let files = [
            ("qbr.yaml", format!("{HEAD}sources: {{accounts: {source}}}\n")),
            ("a.csv", format!("id,name,type\nA1,Alpha,Customer\n{rows}")),
        ];
        let accounts = Folder::of(&files).load().0.accounts;
        accounts.into_iter().map(|row| row.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(accounts("A2,Beta,Prospect,x\n"), ["A1"]);
    assert_eq!(accounts("A2,Beta,Customer,x\n"), ["A1", "A2"], "it is one that is held");
}
