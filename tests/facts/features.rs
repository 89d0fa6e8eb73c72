//! Which features are in use, new, and in whose plan.

use quarterdeck::account::view::{Account, Adoption, NoPeers};
use quarterdeck::config::flags::Flags;

use super::common::Folder;
use super::common::bakery::{self, Bakery};
use super::{account, base, of, others, subject};

const CATALOGUE: &str = "plans: [{id: oven, name: Oven}]\nfeatures:\n\
    - {id: dough, name: Dough timer, benefit: Know when to knead}\n- {id: shop, name: Shop, benefit: Show it}\n";

fn bakes(rows: &[&str]) -> Bakery {
    Bakery { features: rows.iter().map(|row| (*row).to_owned()).collect(), ..subject() }
}

/// The subject, whose plan nobody wrote down.
fn without_plan(catalogue: &str) -> Account {
    let folder: Folder = bakery::folder_with_catalogue(&[subject()], catalogue);
    let path = folder.path().join("accounts.csv");
    std::fs::write(&path, std::fs::read_to_string(&path).unwrap().replace(",oven,", ",,")).unwrap();
    account(&base(&folder, &Flags::default()), "S")
}

#[test]
fn an_unknown_plan_has_the_features_of_every_plan_where_plans_do_not_differ() {
    assert_eq!(without_plan(CATALOGUE).in_plan, [0, 1]);
    let differing = CATALOGUE.replace("benefit: Show it", "benefit: Show it, plans: [oven]");
    assert_eq!(without_plan(&differing).in_plan, [0; 0], "which features it has is unknown");
    assert_eq!(without_plan(&differing).features, None);
    let of_oven = |catalogue: &str| {
        account(&base(&bakery::folder_with_catalogue(&[subject()], catalogue), &Flags::default()), "S").in_plan
    };
    assert_eq!(of_oven(&differing), [0, 1]);
    let another = differing
        .replace("plans: [{", "plans: [{id: stove, name: Stove}, {")
        .replace("plans: [oven]", "plans: [stove]");
    assert_eq!(of_oven(&another), [0]);
}

#[test]
fn a_feature_is_new_where_it_was_first_used_in_the_quarter_after_one_that_was_measured() {
    let new = |rows: &[&str]| {
        let features = of(vec![bakes(rows)], 5, "S").features.unwrap();
        let new: Vec<_> = features.all.iter().filter(|f| f.new).map(|f| f.id.clone()).collect();
        (features.measured_before, new)
    };
    assert_eq!(new(&["shop,2026-05-01,1,9", "dough,2026-08-01,1,9"]), (true, vec!["dough".to_owned()]));
    assert_eq!(new(&["dough,2026-05-01,1,9", "dough,2026-08-01,1,9"]), (true, vec![]), "in use before");
    assert_eq!(new(&["dough,2026-08-01,1,9"]), (false, vec![]), "the quarter before is unknown");
}

#[test]
fn adoption_is_the_share_of_the_others_who_use_a_feature() {
    let account = of([vec![subject()], others()].concat(), 5, "S");
    let of = |share| Adoption { n: 6, share };
    assert_eq!(account.adoption, Ok(vec![(0, of(1.0)), (1, of(0.0)), (2, of(0.0)), (3, of(0.0))]));
    let few = super::of([vec![subject()], others()].concat(), 7, "S").adoption;
    assert_eq!(few, Err(NoPeers::TooFew { need: 7 }));
}
