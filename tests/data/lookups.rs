//! A name that was not found is no statement that nothing is there.

use crate::common::{Folder, HEAD, said};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::view::Account;
use quarterdeck::base::finding::Severity;

const CATALOGUE: &str = "\
features:
- {id: approvals, name: {en: Approvals, de: Freigaben}, benefit: Do one, also: [Sign-off]}
- {id: reports, name: Month-end reports, benefit: Do two}
plans:
- {id: pro, name: {en: Professional, de: Profi}, also: [Pro 2024]}
products:
- {id: cash, name: {en: Cash Forecast, de: Liquidität}, pitch: P, launched_on: 2026-01-01, because: {metric: jobs, then: X}}
- {id: tax, name: Tax, pitch: P, launched_on: 2026-01-01, because: {metric: jobs, then: X}, also: Steuern}
- {id: pay, name: Pay, pitch: P, launched_on: 2026-01-01, because: {metric: jobs, then: X}, eligibility: {without: [cash]}}
";

/// A workspace of one account with ten jobs.
fn folder(accounts: (&str, &str), features: &str) -> Folder {
    let qbr = format!(
        "{HEAD}metrics: [{{id: jobs, name: {{en: Jobs, de: Aufträge}}, one: job, other: jobs}}]\nsources:\n  accounts: \
         {{file: {}, columns: {{id: id, name: name, plan: plan}}, products_owned: owned}}\n  usage: {{file: u.csv, account: \
         id, date: day, metric: what, value: n}}\n  feature_usage: {{file: f.csv, account: id, feature: f, uses: n}}\n",
        accounts.0
    );
    Folder::of(&[
        ("qbr.yaml", qbr.as_str()),
        ("catalogue.yaml", CATALOGUE),
        accounts,
        ("u.csv", "id,day,what,n\nA1,2026-07-06,JOBS,4\nA1,2026-07-13,Aufträge,3\nA1,2026-07-20,jobs ,3\n"),
        ("f.csv", features),
    ])
}

fn account(folder: &Folder) -> Account {
    let workspace = std::sync::Arc::new(folder.workspace().unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables).account(0).0
}

fn owning(cell: &str) -> Folder {
    folder(("a.csv", &format!("id,name,plan,owned\nA1,Alpha,pro,\"{cell}\"\n")), "id,f,n\nA1,reports,1\n")
}

fn offered(folder: &Folder) -> Vec<String> {
    account(folder).offers.into_iter().map(|offer| offer.id).collect()
}

#[test]
fn nobody_is_offered_what_they_own_however_it_is_written() {
    assert_eq!(offered(&owning("")), ["cash", "tax", "pay"]);
    for cell in
        ["Cash;TAX", "Cash Forecast; tax", "liquidität|Steuern", "CASH,Tax", "[''cash'', ''tax'']", "cashforecast\nTAX"]
    {
        assert_eq!(offered(&owning(cell)), Vec::<String>::new(), "{cell}");
    }
    assert_eq!(offered(&owning("TAX")), ["cash", "pay"]);
}

#[test]
fn who_owns_what_the_catalogue_does_not_know_is_offered_nothing() {
    let folder = owning("tax;Cashflow");
    assert_eq!(offered(&folder), Vec::<String>::new());
    let (tables, findings) = folder.load();
    assert_eq!(tables.accounts[0].products_owned.as_deref(), Some(["tax".to_owned()].as_slice()));
    let group = findings.groups().find(|(_, kind, _)| *kind == "unknown_product").unwrap();
    assert_eq!((group.0, group.2.shown[0].value.as_deref()), (Severity::Warning, Some("Cashflow")));
    assert!(
        group.2.shown[0].message.contains("of 1 account is not in the catalogue; did you mean"),
        "{:?}",
        said(&findings)
    );
}

#[test]
fn json_lists_of_products_are_read() {
    let accounts = r#"[{"id": "A1", "name": "Alpha", "plan": "pro", "owned": ["Cash Forecast", "TAX"]}]"#;
    let json = folder(("a.json", accounts), "id,f,n\nA1,reports,1\n");
    assert_eq!(offered(&json), Vec::<String>::new());
    let unknown = folder(("a.json", &accounts.replace("TAX", "Taxes 2")), "id,f,n\nA1,reports,1\n");
    assert_eq!((offered(&unknown).len(), unknown.load().1.count_kind("unknown_product")), (0, 1));
}

#[test]
fn without_the_column_of_products_nothing_is_built() {
    let folder = folder(("a.csv", "id,name,plan\nA1,Alpha,pro\n"), "id,f,n\nA1,reports,1\n");
    let workspace = folder.workspace().unwrap();
    let refused = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap_err().to_string();
    assert!(refused.contains("there is no column \"owned\""), "{refused}");
}

#[test]
fn a_plan_is_known_by_its_name_in_any_language() {
    for plan in ["pro", "PRO", "Professional", "profi", "pro2024", " Pro  2024 "] {
        let folder = folder(("a.csv", &format!("id,name,plan,owned\nA1,Alpha,{plan},\n")), "id,f,n\nA1,reports,1\n");
        assert_eq!(account(&folder).plan.map(|plan| plan.id), Some("pro".to_owned()), "{plan}");
        assert_eq!(folder.load().1.count_kind("unknown_plan"), 0, "{plan}");
    }
}

#[test]
fn a_feature_in_use_is_not_suggested_however_it_is_written() {
    for name in ["approvals", "APPROVALS", "Freigaben", "sign-off", "Ap provals"] {
        let folder = folder(
            ("a.csv", "id,name,plan,owned\nA1,Alpha,pro,\n"),
            &format!("id,f,n\nA1,{name},4\nA1,monthEnd- nothing,1\n"),
        );
        let features = account(&folder).features.unwrap();
        assert_eq!(features.all.iter().map(|f| f.used).collect::<Vec<_>>(), [true, false], "{name}");
    }
}

#[test]
fn a_metric_is_known_by_its_name() {
    assert_eq!(account(&owning("")).metrics[0].value, 10.0);
}

#[test]
fn a_spelling_is_of_one_entry() {
    let twice = CATALOGUE.replace("also: Steuern", "also: [Steuern, 'cash  FORECAST', PAY]");
    let folder = Folder::of(&[
        ("qbr.yaml", format!("{HEAD}sources: {{accounts: {{file: a.csv, columns: {{id: id, name: n}}}}}}\n")),
        ("catalogue.yaml", twice),
    ]);
    let refused = folder.workspace().unwrap_err();
    assert!(refused.contains("\"PAY\" means both pay and tax"), "{refused}");
}
