//! What an account is offered and which features it has, at both sides of each boundary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::sync::Arc;

use common::bakery::{self, Bakery};
use common::{Folder, today};
use quarterdeck::account::assembly::portfolio::Portfolio;
use quarterdeck::account::view::Account;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;

const PLANS: &str = "plans:\n- {id: oven, name: Oven}\n- {id: mill, name: Mill}\n";

fn subject(folder: &Folder, flags: &Flags) -> Account {
    let workspace = Arc::new(Workspace::load(folder.path(), flags, today()).unwrap());
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    Portfolio::new(workspace, tables).account(0).0
}

fn bakery() -> Bakery {
    let mut bakery = Bakery::new("S", "Subject", 1);
    // 13 × 100 loaves, and 20 weekly bakers on average.
    bakery.weeks = vec!["20,20,100,0".into(); 26];
    bakery.seats = 40;
    bakery.features = vec!["dough,2026-08-01,9,40".into()];
    bakery
}

/// The offers of a bakery whose row names the owned products, under a catalogue with these features and products.
fn offered(products: &[String], owned: &str) -> Vec<String> {
    let features = "features:\n- {id: dough, name: Dough timer, benefit: B}\n- {id: till, name: Till, benefit: B}\n";
    let catalogue = format!("{PLANS}{features}products:\n{}", products.concat());
    let folder = bakery::folder_with_catalogue(&[bakery()], &catalogue);
    let edit = |file: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        std::fs::write(folder.path().join(file), text.replacen(from, to, 1)).unwrap();
    };
    edit(
        "qbr.yaml",
        "    entitlements: {loaves: loaves}\n",
        "    entitlements: {loaves: loaves}\n    products_owned: owned\n",
    );
    edit("accounts.csv", ",locale\n", ",locale,owned\n");
    edit("accounts.csv", ",oven,40,60,\n", &format!(",oven,40,60,,{owned}\n"));
    subject(&folder, &Flags::default()).offers.into_iter().map(|offer| offer.id).collect()
}

/// A product with a reason that every account here has.
fn product(id: &str, rest: &str) -> String {
    let launched = if rest.contains("launched_on") { "" } else { "launched_on: 2026-07-01, " };
    let because = if rest.contains("because") { "" } else { "because: {metric: loaves, then: X}, " };
    format!("- {{id: {id}, name: {id}, pitch: P, {launched}{because}{rest}}}\n")
}

fn is_offered(rest: &str) -> bool {
    offered(&[product("van", rest)], "") == ["van"]
}

#[test]
fn a_product_is_offered_from_its_launch_on() {
    assert!(is_offered("launched_on: 2026-09-30"));
    assert!(!is_offered("launched_on: 2026-10-01"), "the decks stand at 30 September");
}

#[test]
fn what_is_owned_and_what_excludes_it_are_not_offered() {
    let products = [product("van", ""), product("bike", "eligibility: {without: [van]}")];
    assert_eq!(offered(&products, ""), ["van", "bike"]);
    assert_eq!(offered(&products, "van"), [""; 0], "one is owned, the other is not for its owners");
    assert_eq!(offered(&products, "bike"), ["van"]);
}

#[test]
fn an_owned_product_that_nobody_knows_stops_all_offers() {
    assert_eq!(offered(&[product("van", "")], "sledge"), [""; 0]);
}

#[test]
fn each_rule_of_eligibility_has_to_hold() {
    for (yes, no) in [
        ("min_seats: 40", "min_seats: 41"),
        ("at_least: {loaves: 1300}", "at_least: {loaves: 1301}"),
        ("at_least: {loaves: 1300, wau: 20}", "at_least: {loaves: 1300, wau: 21}"),
        ("uses: [dough]", "uses: [till]"),
        ("uses: [dough]", "uses: [dough, till]"),
        ("plans: [oven, mill]", "plans: [mill]"),
        ("segments: [corner]", "segments: [chain]"),
    ] {
        assert!(is_offered(&format!("eligibility: {{{yes}}}")), "{yes}");
        assert!(!is_offered(&format!("eligibility: {{{no}}}")), "{no}");
    }
    assert!(!is_offered("eligibility: {min_seats: 40, uses: [till]}"), "one rule of two is not enough");
}

#[test]
fn a_product_without_a_reason_in_the_data_is_not_offered() {
    assert!(is_offered("because: {feature: dough, then: X}"));
    assert!(!is_offered("because: {feature: till, then: X}"), "it is not used");
    assert!(!is_offered("because: {metric: rolls, then: X}"), "nothing was measured but zero");
}

/// The ids of the plan's features.
fn features(rest: &str, flags: &Flags) -> Vec<String> {
    let catalogue = format!(
        "{PLANS}features:\n- {{id: dough, name: Dough, benefit: B}}\n- {{id: till, name: Till, benefit: B, {rest}}}\n"
    );
    let folder = bakery::folder_with_catalogue(&[bakery()], &catalogue);
    subject(&folder, flags).features.unwrap().all.into_iter().map(|feature| feature.id).collect()
}

#[test]
fn a_feature_belongs_to_the_plan_from_its_release_on() {
    let flags = Flags::default();
    assert_eq!(features("released_on: 2026-09-30", &flags), ["dough", "till"]);
    assert_eq!(features("released_on: 2026-10-01", &flags), ["dough"]);
    let early = Flags { as_of: Some("2026-09-20".parse().unwrap()), ..Flags::default() };
    assert_eq!(features("released_on: 2026-09-20", &early), ["dough", "till"]);
    assert_eq!(features("released_on: 2026-09-21", &early), ["dough"]);
    let later = Flags { as_of: Some("2026-10-05".parse().unwrap()), ..Flags::default() };
    assert_eq!(features("released_on: 2026-10-01", &later), ["dough"], "the quarter is over");
}

#[test]
fn a_feature_of_other_plans_is_not_missed() {
    assert_eq!(features("plans: [oven]", &Flags::default()), ["dough", "till"]);
    assert_eq!(features("plans: [mill]", &Flags::default()), ["dough"]);
}
