//! What weeks say beyond a quarter's figure: what each carries, where it turned, and when a limit is met.

use quarterdeck::account::course::people_and_volume::Carried;
use quarterdeck::account::course::runway::Runway;
use quarterdeck::account::course::year_ago::YearAgo;
use quarterdeck::account::view::Account;
use quarterdeck::config::flags::Flags;

use super::common::bakery::{self, Bakery};
use super::common::{Folder, HEAD};
use super::{account, base, metric, of, subject};

/// 45 bakers and 100 loaves a week, then 33 and 87; seats from 44 to 60 of 70 in the quarter. Some weeks are left empty.
fn rows(empty: &[usize]) -> Vec<String> {
    let seats = [44, 45, 46, 47, 48, 49, 50, 51, 52, 54, 56, 58, 60];
    let week = |week: usize| match week {
        _ if empty.contains(&week) => format!(",{},,7", if week < 13 { 44 } else { seats[week - 13] }),
        0..13 => "45,44,100,7".to_owned(),
        _ => format!("33,{},87,7", seats[week - 13]),
    };
    (0..26).map(week).collect()
}

fn bakes(empty: &[usize]) -> Bakery {
    Bakery { weeks: rows(empty), seats: 70, ..subject() }
}

fn found(empty: &[usize]) -> Account {
    of(vec![bakes(empty)], 5, "S")
}

#[test]
fn a_volume_is_people_times_what_each_carries() {
    let carried = found(&[]).people_and_volume.unwrap();
    assert_eq!((carried.people.as_str(), carried.volume.as_str(), carried.weeks), ("wau", "loaves", 13));
    assert_eq!(carried.before, Carried { people: 45.0, volume: 1300.0 });
    assert_eq!(carried.now, Carried { people: 33.0, volume: 1131.0 });
    // A week that is missing in one quarter counts in neither: eight are enough, seven are not.
    let eight = found(&[0, 14, 15, 16, 4]).people_and_volume.unwrap();
    assert_eq!((eight.weeks, eight.before.volume, eight.now.volume), (8, 800.0, 696.0));
    assert_eq!(found(&[0, 14, 15, 16, 4, 5]).people_and_volume, None);
}

#[test]
fn a_half_year_turned_where_its_level_changed() {
    let account = found(&[]);
    let loaves = metric(&account, "loaves").half_year.clone().unwrap();
    let turn = loaves.turn.unwrap();
    assert_eq!((turn.since.to_string(), turn.change.before, turn.change.now), ("2026-06-29".into(), 100.0, 87.0));
    let means: Vec<_> = loaves.months.iter().map(|month| month.mean.unwrap()).collect();
    assert_eq!(means, [100.0, 100.0, 100.0, 87.0, 87.0, 87.0]);
    assert_eq!((loaves.weeks.len(), loaves.slows), (26, Some(true)), "nothing moved in September");
    // 33 of 45 people are within what counts vary by, and rolls stayed as they were.
    assert_eq!(["wau", "rolls"].map(|id| metric(&account, id).half_year.as_ref().unwrap().turn), [None; 2]);
    assert_eq!(metric(&found(&[13, 14, 15, 16, 17, 18]), "loaves").half_year, None, "seven weeks");
}

/// An account of 65 weeks of 10 jobs from 30 June 2025 on, all of its third quarter's weeks a year later of 12; some are empty,
/// and one cell of 2025 may be no number.
fn year(empty: &[usize], refused: Option<usize>) -> Option<YearAgo> {
    let first = chrono::NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
    let row = |week: usize| {
        let jobs = match week {
            _ if Some(week) == refused => "ten",
            52.. => "12",
            _ => "10",
        };
        format!("1,{},{jobs}\n", first + chrono::Days::new(7 * week as u64))
    };
    let rows = (0..65).filter(|week| !empty.contains(week)).map(row).collect::<String>();
    let qbr = format!(
        "{HEAD}metrics: [{{id: jobs, name: Jobs, one: job, other: jobs}}]\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  usage: {{file: u.csv, account: id, date: day, metrics: {{jobs: jobs}}}}\n"
    );
    let files = [("qbr.yaml", &*qbr), ("a.csv", "id,name\n1,Acme\n"), ("u.csv", &format!("id,day,jobs\n{rows}"))];
    account(&base(&Folder::of(&files), &Flags::default()), "1").metrics[0].year_ago
}

#[test]
fn a_year_ago_is_told_of_the_weeks_measured_in_both_years() {
    let all = year(&[], None).unwrap();
    assert_eq!((all.weeks, all.change.before, all.change.now), (13, 130.0, 156.0));
    assert_eq!(all.quarter.label(), "2025-Q3");
    // Eight pairs are enough, seven are not.
    let eight = year(&[0, 1, 2, 55, 56], None).unwrap();
    assert_eq!((eight.weeks, eight.change.before, eight.change.now), (8, 80.0, 96.0));
    assert_eq!(year(&[0, 1, 2, 55, 56, 57], None), None);
    assert_eq!(year(&(0..13).collect::<Vec<_>>(), None), None, "four quarters");
    assert_eq!(year(&[], Some(3)), None, "a cell that cannot be read");
    assert!(year(&[], Some(20)).is_some(), "of other weeks no cell counts");
}

#[test]
fn seats_meet_their_number_at_two_paces() {
    // Ten seats are left: at 16 ÷ 12 a week they take eight weeks, to 22 November, at two a week five, to 1 November.
    let november = "2026-11-01".parse().ok();
    let runway = Runway { at_quarters_pace: november, at_months_pace: november };
    let account = found(&[]);
    assert_eq!(metric(&account, "mau").runway, Some(runway));
    assert_eq!(["wau", "loaves"].map(|id| metric(&account, id).runway), [None; 2]);
}

#[test]
fn they_are_figures_with_their_origin() {
    let base = base(&bakery::folder(&[bakes(&[])], 5), &Flags::default());
    let figures = quarterdeck::account::figures::figures(&account(&base, "S"), base.workspace());
    let value = |name: &str| figures.iter().find(|figure| figure.id.to_string() == name).map(|f| f.amount.value());
    let close = |name: &str, by_hand: f64| super::close(value(name).unwrap().unwrap(), by_hand);
    close("each.carries", 1131.0 / 33.0);
    close("each.carried.before", 1300.0 / 45.0);
    close("loaves.turn", -0.13);
    close("loaves.month.2026-07", 87.0);
    assert_eq!([value("wau.turn"), value("wau.month.2026-07")], [None; 2], "it did not turn");
    assert_eq!([value("mau.runway.at_quarters_pace"), value("mau.runway.at_months_pace")], [Some(None); 2]);
}
