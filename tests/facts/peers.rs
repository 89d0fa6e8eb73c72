//! What peers' figures are of: one currency, and the weeks of the account that reads them.

use quarterdeck::account::metric::Metric;
use quarterdeck::config::flags::Flags;

use super::common::bakery::{self, Bakery};
use super::{account, base, metric, others, subject};

#[test]
fn money_is_compared_within_one_currency_only() {
    let others: Vec<_> = (1..=7).map(|size| Bakery::new(&format!("O{size}"), &format!("Other {size}"), size)).collect();
    let chains = ["C1", "C2"].map(|id| Bakery { segment: "chain".into(), ..Bakery::new(id, id, 3) }).to_vec();
    let folder = bakery::folder(&[vec![subject()], others, chains].concat(), 5);
    let path = |file: &str| folder.path().join(file);
    let edit = |file: &str, change: &dyn Fn(String) -> String| {
        std::fs::write(path(file), change(std::fs::read_to_string(path(file)).unwrap())).unwrap();
    };
    edit("qbr.yaml", &|text| {
        let money = text.replace(
            "{id: rolls, name: Rolls, one: roll, other: rolls}",
            "{id: rolls, name: Rolls, one: roll, other: rolls, unit: money}",
        );
        money.replace("locale: locale}", "locale: locale, currency: currency}") + "currency: GBP\n"
    });
    // The subject and O1 to O5 have pounds, written or not; O6 and O7 have euros. Others are of another cohort and currency.
    let currency = |line: &str| match line.split(',').next().unwrap() {
        "id" => "currency",
        "\"O6\"" | "\"O7\"" => "EUR",
        "\"C1\"" => "JPY",
        "\"C2\"" => "USD",
        "\"O1\"" => "gbp",
        _ => "",
    };
    edit("accounts.csv", &|text| text.lines().map(|line| format!("{line},{}\n", currency(line))).collect());
    let base = base(&folder, &Flags::default());
    // O1 to O5 have 7, 14, 21, 28 and 35 a week, the subject 9, and nothing is of the euros. Half of the six have 14 or less, in
    // thirteen weeks 182, told as from 160 to 200; for nine weeks that is from 110 to 140.
    let peers = metric(&account(&base, "S"), "rolls").peers.unwrap();
    assert_eq!((peers.crowd.least(), peers.median.from(), peers.median.to()), (5, 110.0, 140.0));
    assert_eq!(metric(&account(&base, "O6"), "rolls").peers, None, "one other has euros");
    assert_eq!(metric(&account(&base, "S"), "loaves").potential.as_ref().unwrap().value, 1500.0);
}

#[test]
fn peers_share_of_an_amount_that_lasts_is_of_the_readers_weeks() {
    // Each of the others takes 7 × size rolls a week of 140 × size: a twentieth. In thirteen weeks that is 65% of it, from 60% to
    // 80%; nine weeks were measured of the subject.
    let sized = |(at, bakery): (usize, Bakery)| Bakery { loaves: Some(140 * (at as u32 + 1)), ..bakery };
    let others: Vec<Bakery> = others().into_iter().enumerate().map(sized).collect();
    let folder = bakery::folder(&[vec![subject()], others].concat(), 5);
    let path = folder.path().join("qbr.yaml");
    let rolls = "{id: rolls, name: Rolls, one: roll, other: rolls";
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace(rolls, &format!("{rolls}, kind: flow, entitlement: loaves"))).unwrap();
    let account = account(&base(&folder, &Flags::default()), "S");
    let potential = metric(&account, "rolls").potential.clone().unwrap();
    assert_eq!(potential.value, 500.0);
    let median = potential.peers_share.unwrap().median;
    assert_eq!((median.from(), median.to()), (0.41, 0.56));
}

#[test]
fn two_members_are_told_the_same() {
    let base = base(&bakery::folder(&others(), 5), &Flags::default());
    let told = |id: &str| -> Vec<_> {
        let account = account(&base, id);
        let of =
            |metric: &Metric| (metric.peers, metric.potential.as_ref().and_then(|potential| potential.peers_share));
        account.metrics.iter().map(of).collect()
    };
    assert!(told("O1").iter().any(|(peers, _)| peers.is_some()));
    assert!((2..=6).all(|n| told(&format!("O{n}")) == told("O1")));
}
