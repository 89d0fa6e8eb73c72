//! Seats are people: whole, wherever they are read.

use quarterdeck::account::change::Told;
use quarterdeck::config::flags::Flags;

use super::common::{self, Folder};
use super::{account, base, metric};

const QBR: &str = "\
as_of: 2026-09-30
cohort: {by: [size], size_bands: [10, 50], minimum: 5}
metrics:
  - {id: seats, name: Seats, one: seat, other: seats, per_quarter: mean, entitlement: seats_licensed}
roles: {active_seats: seats}
sources:
  accounts: {file: a.csv, columns: {id: id, name: name, plan: plan, seats_licensed: seats}}
  usage: {file: u.csv, account: id, date: day, metrics: {seats: n}}
";

fn folder(accounts: &str, usage: &str) -> Folder {
    let files = [
        ("qbr.yaml", format!("{}{QBR}", common::HEAD)),
        ("a.csv", format!("id,name,plan,seats\n{accounts}")),
        ("u.csv", format!("id,day,n\n{usage}")),
    ];
    Folder::of(&files)
}

#[test]
fn seats_are_rounded_once_in_the_figure_and_in_its_change() {
    use chrono::{Days, NaiveDate};
    // 110 over thirteen weeks are 8.46, 123 are 9.46: eight people and nine, though 8.5 and 9.5 would be nine and ten.
    let first: NaiveDate = "2026-03-30".parse().unwrap();
    let weeks = |start: u64, sum: u32| {
        (0..13).map(move |week| {
            let seats = sum / 13 + u32::from(week < u64::from(sum % 13));
            format!("1,{},{seats}\n", first + Days::new(7 * (start + week)))
        })
    };
    let usage: String = weeks(0, 110).chain(weeks(13, 123)).collect();
    let account = account(&base(&folder("1,Acme,p,100\n", &usage), &Flags::default()), "1");
    let seats = metric(&account, "seats");
    assert_eq!((seats.value, seats.prior), (9.0, Some(8.0)));
    let change = seats.change.unwrap();
    assert_eq!((change.told, change.before, change.now), (Told::Figures, 8.0, 9.0));
}

#[test]
fn seats_licensed_are_whole_for_bands_of_size_and_entitlements_alike() {
    // 50.4 seats are fifty, in the band of fifty; 50.5 are fifty-one, in the next one.
    let ids = ["1", "2", "3", "4", "5", "6", "7"];
    let accounts: String =
        ids.iter().map(|id| format!("{id},N{id},p,{}\n", if *id == "7" { "50.5" } else { "50.4" })).collect();
    let weeks: Vec<String> = (0..13)
        .map(|week| (chrono::NaiveDate::from_ymd_opt(2026, 6, 29).unwrap() + chrono::Days::new(7 * week)).to_string())
        .collect();
    let usage: String = ids.iter().flat_map(|id| weeks.iter().map(move |day| format!("{id},{day},4\n"))).collect();
    let base = base(&folder(&accounts, &usage), &Flags::default());
    let of = |id: &str| {
        let account = account(&base, id);
        let seats = metric(&account, "seats");
        let potential = seats.potential.as_ref().unwrap();
        (account.seats_licensed, potential.value, potential.peers_share.map(|peers| peers.crowd.least()))
    };
    assert_eq!(of("1"), (Some(50.0), 50.0, Some(5)));
    assert_eq!(of("7"), (Some(51.0), 51.0, None));
}
