//! Which features are in use, new, and in whose plan.

use quarterdeck::account::feature_months::{Lapsed, MonthUsers};
use quarterdeck::account::figure::Origin;
use quarterdeck::account::view::{Account, NoPeers};
use quarterdeck::config::flags::Flags;

use super::common::Folder;
use super::common::bakery::{self, Bakery};
use super::{account, base, of, subject};

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
fn what_people_used_until_may_has_lapsed_and_its_users_are_those_of_may() {
    // The till is used in every month; the shop by 22 in April and 21 in May, and by nobody from June on.
    let till = (4..=9).map(|month| format!("till,2026-0{month}-28,{},9", month + 10));
    let shop = ["shop,2026-04-28,22,9", "shop,2026-05-28,21,9"];
    let rows: Vec<String> = till.chain(shop.map(str::to_owned)).collect();
    let of = |rows: &[String]| {
        let account = of(vec![Bakery { features: rows.to_vec(), ..subject() }], 5, "S");
        let features = account.features.unwrap();
        let of = |id: &str| features.all.iter().find(|feature| feature.id == id).unwrap().clone();
        [of("till"), of("shop"), of("dough")]
    };
    let [till, shop, dough] = of(&rows);
    assert_eq!(till.months.users, [14.0, 15.0, 16.0, 17.0, 18.0, 19.0].map(Some));
    assert_eq!(till.months.latest, Some(MonthUsers { month: "2026-09-01".parse().unwrap(), users: 19.0 }));
    let until_may = Lapsed { until: "2026-05-01".parse().unwrap(), users: Some(21.0) };
    assert_eq!((till.months.lapsed, shop.months.lapsed, dough.months.lapsed), (None, Some(until_may), None));
    assert_eq!((shop.used, shop.used_earlier, dough.used_earlier), (false, true, false));
    // Where nothing was measured in September, the shop may have been used then.
    let without: Vec<String> = rows.iter().filter(|row| !row.contains("-09-")).cloned().collect();
    let [till, shop, _] = of(&without);
    assert_eq!((till.months.users[5], till.months.latest.unwrap().users), (None, 18.0), "missing is not zero");
    assert_eq!((shop.months.lapsed, shop.used_earlier), (None, true));
}

#[test]
fn the_users_of_a_month_come_from_its_rows() {
    let rows = ["till,2026-05-28,4,9", "shop,2026-05-28,21,9", "till,2026-07-28,4,9", "till,2026-08-28,6,9"];
    let rows = [&rows[..], &["shop,2026-04-28,22,9", "till,2026-04-28,5,9"]].concat();
    let base = base(&bakery::folder(&[bakes(&rows)], 5), &Flags::default());
    let account = account(&base, "S");
    let figures = quarterdeck::account::figures::figures(&account, base.workspace());
    let of = |name: &str| {
        let figure = figures.iter().find(|figure| figure.id.to_string() == name)?;
        let Origin::FeatureMonth { month, .. } = &figure.origin else { panic!("{figure:?}") };
        Some((figure.amount.value().unwrap(), month.to_string()))
    };
    assert_eq!(of("till.users.latest_month"), Some((6.0, "2026-08-01".into())));
    assert_eq!(of("till.users.quarter_earlier"), Some((4.0, "2026-05-01".into())));
    assert_eq!(of("shop.users.lapsed"), Some((21.0, "2026-05-01".into())));
    assert_eq!(of("shop.users.latest_month"), None);
}

#[test]
fn adoption_is_the_share_that_at_least_uses_a_feature_and_never_all_or_none() {
    let others = |count: u32| (1..=count).map(|size| Bakery::new(&format!("O{size}"), "Other", size));
    let of = |count: u32, minimum: usize| of([subject()].into_iter().chain(others(count)).collect(), minimum, "S");
    // All of the others use the dough timer, none the till.
    let shares = |account: Account| -> Vec<_> {
        account.adoption.unwrap().iter().map(|(_, peers)| (peers.crowd().least(), peers.share())).collect()
    };
    assert_eq!(shares(of(10, 5)), [(10, Some(0.5)), (10, None), (10, None), (10, None)]);
    assert_eq!(shares(of(25, 5))[0], (20, Some(0.7)));
    assert_eq!(shares(of(60, 5))[0], (50, Some(0.9)));
    assert_eq!(of(9, 5).adoption, Err(NoPeers::TooFew { need: 10 }), "of nine each one would show");
    assert_eq!(of(11, 12).adoption, Err(NoPeers::TooFew { need: 12 }));
    assert_eq!(of(9, 5).crowd.unwrap().least(), 5, "which is of their other figures");
}
