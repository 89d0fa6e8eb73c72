//! Names of plans, features, regions and segments are compared as Unicode folds them, wherever they stand.

use std::sync::Arc;

use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::ingest::account_listing::AccountListing;
use quarterdeck::ingest::load::load;
use quarterdeck::ingest::selection::Selection;

use crate::common::{Folder, HEAD, said};

const CATALOGUE: &str = "\
plans:
- {id: basic, name: Straßenpaket, also: [Σίγμας]}
- {id: max, name: Max}
features:
- {id: f1, name: Überblick, benefit: Do one, plans: [STRASSENPAKET]}
- {id: f2, name: Two, benefit: Do two, plans: [' σίγμασ ', max]}
products:
- {id: p, name: P, pitch: P, launched_on: 2026-01-01, because: {feature: U\u{308}BERBLICK, then: X},
   eligibility: {plans: [strassenpaket], regions: [SÜD STRASSE], segments: [' σμε '], uses: [überblick]}}
";

fn folder(catalogue: &str, accounts: &str) -> Folder {
    let qbr = format!(
        "{HEAD}locale: de-DE\ncurrency: EUR\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name, plan: plan, \
         region: region, segment: segment, currency: cur, locale: loc, csm_name: csm}}}}\n  feature_usage: {{file: f.csv, \
         account: id, feature: f, uses: n}}\n"
    );
    Folder::of(&[
        ("qbr.yaml", qbr.as_str()),
        ("catalogue.yaml", catalogue),
        ("a.csv", &format!("id,name,plan,region,segment,cur,loc,csm\n{accounts}")),
        ("f.csv", "id,f,n\nA1,ÜBERBLICK,3\n"),
    ])
}

fn base(folder: &Folder) -> Portfolio {
    let workspace = Arc::new(folder.workspace().unwrap());
    let (tables, _) = load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables)
}

#[test]
fn lists_of_the_catalogue_name_plans_and_features_as_data_does() {
    for cells in ["STRASSENPAKET,Süd Straße,ΣΜΕ", "σίγμαΣ,SU\u{308}D  STRASSE,σμε", "Basic,süd\u{a0}strasse,Σμε"]
    {
        let folder = folder(CATALOGUE, &format!("A1,Alpha,{cells},,,\n"));
        let (account, ..) = base(&folder).account(0);
        assert_eq!(account.plan.unwrap().id, "basic", "{cells}");
        assert_eq!(account.in_plan, [0, 1], "{cells}");
        assert_eq!(account.offers.len(), 1, "{cells}");
        let findings = said(&folder.load().1);
        assert!(
            findings.iter().all(|finding| !finding.contains("unknown") && !finding.contains("unmet")),
            "{findings:?}"
        );
    }
}

#[test]
fn what_no_entry_is_called_is_refused_with_the_nearest() {
    let folder = folder(&CATALOGUE.replace("plans: [strassenpaket]", "plans: [strasenpaket]"), "A1,A,max,,,,,\n");
    let refused = folder.workspace().unwrap_err();
    assert!(refused.contains("catalogue.yaml:9") && refused.contains("\"strasenpaket\" is no plan"), "{refused}");
}

#[test]
fn two_entries_of_one_name_are_told() {
    let twice = CATALOGUE.replace("name: Max}", "name: STRASSENPAKET}");
    let folder = folder(
        &twice.replace("[STRASSENPAKET]", "[basic]").replace("[strassenpaket]", "[basic]"),
        "A1,A,straßenpaket,,,,,\n",
    );
    let findings = said(&folder.load().1);
    let told = |text: &str| findings.iter().any(|finding| finding.contains(text));
    assert!(told("setting catalogue.yaml:2") && told("basic, max are all called \"strassenpaket\""), "{findings:?}");
    assert!(told("unknown_plan") && told("it may mean basic or max"), "{findings:?}");
    let refused = Folder::of(&[
        ("qbr.yaml", &*format!("{HEAD}sources: {{accounts: {{file: a.csv, columns: {{id: id, name: n}}}}}}\n")),
        ("catalogue.yaml", &twice),
    ]);
    let refused = refused.workspace().unwrap_err();
    assert!(refused.contains("\"STRASSENPAKET\" may mean basic or max; write the id"), "{refused}");
}

#[test]
fn a_region_or_segment_that_nobody_has_is_told() {
    let folder = folder(CATALOGUE, "A1,A,max,Süd Strasse Ost,σμε,,,\n");
    let findings = said(&folder.load().1);
    assert!(
        findings.iter().any(|finding| finding.contains("unmet_eligibility")
            && finding.contains(
                "no account has \"SÜD STRASSE\", which is among the regions that the product p is for; did you \
                                 mean \"Süd Strasse Ost\"?"
            )),
        "{findings:?}"
    );
    assert_eq!(findings.iter().filter(|finding| finding.contains("unmet_eligibility")).count(), 1, "{findings:?}");
}

#[test]
fn a_selection_sees_what_an_account_effectively_has() {
    let folder = folder(
        CATALOGUE,
        "A1,Alpha,STRASSENPAKET,Süd Straße,ΣΜΕ,,,\nA2,Beta,max,,,USD,en-GB,Robin\nA3,Gamma,legacy,,,eur,,\n",
    );
    let base = base(&folder);
    let listings: Vec<AccountListing> = base.listings();
    let chosen = |filter: &str| {
        let selection = Selection { filters: vec![filter.parse().unwrap()], ..Selection::default() };
        selection.settled(base.workspace()).choose(&listings)
    };
    for (filter, places) in [
        ("currency=EUR", vec![0, 2]),
        ("currency=usd", vec![1]),
        ("locale=de-de", vec![0, 2]),
        ("locale=en-GB", vec![1]),
        ("plan=basic", vec![0]),
        ("plan=strassenpaket", vec![0]),
        ("plan=Legacy", vec![2]),
        ("region=SÜD STRASSE", vec![0]),
        ("region=", vec![1, 2]),
        ("segment=σμε", vec![0]),
        ("csm_name=tern team", vec![0, 2]),
        ("csm_email=team@tern.example", vec![0, 1, 2]),
    ] {
        assert_eq!(chosen(filter), Ok(places), "{filter}");
    }
    assert!(chosen("currency=GBP").is_err() && chosen("currency=").is_err());
}

#[test]
fn a_currency_that_cannot_be_read_is_not_the_workspaces() {
    let folder = folder(CATALOGUE, "A1,Alpha,,,,EURO,,\nA2,Beta,,,,,,\n");
    let base = base(&folder);
    let currencies: Vec<_> = base.listings().iter().map(|listing| listing.currency.map(str::to_owned)).collect();
    assert_eq!(currencies, [None, Some("EUR".to_owned())]);
}

#[test]
fn a_cell_is_replaced_by_its_value_case_and_spaces_apart_unless_two_differ() {
    let base = |values: &str| {
        let folder = folder(CATALOGUE, "A1,Alpha,x,y, smb ,,,\nA2,Beta,x,y,SMB,,,\n");
        let path = folder.path().join("qbr.yaml");
        let qbr = std::fs::read_to_string(&path).unwrap();
        let qbr = qbr.replace("csm_name: csm}", &format!("csm_name: csm}}, values: {{segment: {{{values}}}}}"));
        std::fs::write(&path, qbr).unwrap();
        let accounts = folder.load().0.accounts;
        accounts.into_iter().map(|row| row.segment.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(base("Smb: Small"), ["Small", "Small"]);
    assert_eq!(base("SMB: Small, Smb: Tiny"), ["smb", "Small"], "as it is written");
    assert_eq!(base("Mid: Middle"), ["smb", "SMB"]);
}
