//! A feature's users month by month, and whether people stopped using it.
//!
//! A quarter's users are its best month's. What is so today is the latest month's, and a feature that nobody uses any more is
//! not one that nobody has used yet.

use chrono::{Days, NaiveDate};

use crate::base::period::Period;
use crate::ingest::records::{FeatureCell, MONTHS};

/// Use of one feature over the half year.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FeatureMonths {
    /// The users of each month, the oldest first: the quarter before, then the quarter. `None` of a month that is not over, was
    /// not measured, or has uses alone; nobody is 0.
    pub users: [Option<f64>; MONTHS],
    /// Those of the quarter's latest month that has any figure.
    pub latest: Option<MonthUsers>,
    /// Those of the month a quarter before the latest; nobody is 0.
    pub quarter_earlier: Option<MonthUsers>,
    /// Where it was used in the quarter before and is no more.
    pub lapsed: Option<Lapsed>,
}

/// How many people used a feature in a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthUsers {
    /// The month's first day.
    pub month: NaiveDate,
    pub users: f64,
}

/// A feature that was used in the quarter before, and by nobody in this one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lapsed {
    /// The first day of the last month in which it was used.
    pub until: NaiveDate,
    /// The users of that month, where given.
    pub users: Option<f64>,
}

/// The months of the half year, and those of them in which an account was measured.
#[derive(Debug, Clone, Copy)]
pub struct Months {
    /// Their first days, the oldest first.
    first_days: [NaiveDate; MONTHS],
    /// Those that are over and measured, by any feature.
    measured: [bool; MONTHS],
}

impl Months {
    /// The months of two quarters as of a day. Where the quarter before could not be read, none of its months is known.
    pub fn new(
        previous: &Period,
        period: &Period,
        as_of: NaiveDate,
        measured: [bool; MONTHS],
        before_is_known: bool,
    ) -> Self {
        let ([a, b, c], [d, e, f]) = (previous.months(), period.months());
        let first_days = [a, b, c, d, e, f];
        let over = |at: usize| match first_days.get(at + 1) {
            Some(next) => *next <= as_of + Days::new(1),
            None => period.end <= as_of,
        };
        let known = |at: usize| measured[at] && over(at) && (before_is_known || at >= MONTHS / 2);
        Self { first_days, measured: std::array::from_fn(known) }
    }

    /// Whether the same months of both quarters were measured, and at least one: only then nothing in this quarter is an end.
    fn alike(&self) -> bool {
        let (before, now) = self.measured.split_at(MONTHS / 2);
        before == now && now.contains(&true)
    }

    /// What a feature's rows say of them; a month that was measured and has no row of the feature is one without use.
    pub fn of(&self, cell: Option<&FeatureCell>) -> FeatureMonths {
        let (rows, used_in) = cell.map_or_else(Default::default, |cell| (cell.month_users, cell.used_in));
        let people = |at: usize| rows[at].filter(|users| *users > 0.0);
        let users: [Option<f64>; MONTHS] = std::array::from_fn(|at| match (self.measured[at], used_in[at]) {
            (false, _) => None,
            (true, true) => people(at),
            (true, false) => Some(0.0),
        });
        let in_month = |at: usize| Some(MonthUsers { month: self.first_days[at], users: users[at]? });
        let latest = (MONTHS / 2..MONTHS).rev().find(|at| users[*at].is_some());
        let last_used = (0..MONTHS / 2).rev().find(|at| self.measured[*at] && used_in[*at]);
        let is_used = cell.is_some_and(|cell| cell.used);
        let lapsed = last_used.filter(|_| self.alike() && !is_used);
        FeatureMonths {
            users,
            latest: latest.and_then(in_month),
            quarter_earlier: latest.and_then(|at| in_month(at - MONTHS / 2)),
            lapsed: lapsed.map(|at| Lapsed { until: self.first_days[at], users: people(at) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// April to September 2026, as of a day.
    fn months(as_of: &str, measured: [bool; MONTHS]) -> Months {
        let period = |label| Period::parse(label, 1).unwrap();
        Months::new(&period("2026-Q2"), &period("2026-Q3"), day(as_of), measured, true)
    }

    fn cell(users: [f64; MONTHS]) -> FeatureCell {
        let used_in = users.map(|users| users > 0.0);
        let month_users = users.map(|users| (users > 0.0).then_some(users));
        FeatureCell { month_users, used_in, used: used_in[3..].contains(&true), ..FeatureCell::default() }
    }

    #[test]
    fn a_month_without_a_row_has_no_users_where_others_were_measured_and_is_missing_where_none_was() {
        let all = months("2026-09-30", [true, true, true, true, false, true]);
        let found = all.of(Some(&cell([5.0, 0.0, 8.0, 9.0, 0.0, 7.0])));
        assert_eq!(found.users, [Some(5.0), Some(0.0), Some(8.0), Some(9.0), None, Some(7.0)]);
        assert_eq!(found.latest, Some(MonthUsers { month: day("2026-09-01"), users: 7.0 }), "not the nine of July");
        assert_eq!(found.quarter_earlier, Some(MonthUsers { month: day("2026-06-01"), users: 8.0 }));
    }

    #[test]
    fn a_month_that_is_not_over_is_not_the_latest() {
        let running = months("2026-09-29", [true; MONTHS]);
        let found = running.of(Some(&cell([5.0, 5.0, 8.0, 9.0, 6.0, 2.0])));
        assert_eq!(found.latest, Some(MonthUsers { month: day("2026-08-01"), users: 6.0 }));
        assert_eq!(found.users[5], None);
        assert_eq!(found.quarter_earlier, Some(MonthUsers { month: day("2026-05-01"), users: 5.0 }), "so with May");
    }

    #[test]
    fn what_was_used_until_may_has_lapsed() {
        let april_and_may = cell([22.0, 21.0, 0.0, 0.0, 0.0, 0.0]);
        let until_may = Some(Lapsed { until: day("2026-05-01"), users: Some(21.0) });
        let lapsed = |measured| months("2026-09-30", measured).of(Some(&april_and_may)).lapsed;
        assert_eq!(lapsed([true; MONTHS]), until_may);
        assert_eq!(lapsed([false, true, true, false, true, true]), until_may, "the same months of both");
        assert_eq!(lapsed([true, true, true, true, true, false]), None, "September may have had some");
        assert_eq!(lapsed([false; MONTHS]), None);
        assert_eq!(months("2026-09-29", [true; MONTHS]).of(Some(&april_and_may)).lapsed, None, "September runs");
        let uses_alone = FeatureCell { month_users: [None; MONTHS], ..april_and_may };
        let told = months("2026-09-30", [true; MONTHS]).of(Some(&uses_alone));
        assert_eq!(told.lapsed, Some(Lapsed { until: day("2026-05-01"), users: None }));
        assert_eq!(told.users, [None, None, Some(0.0), Some(0.0), Some(0.0), Some(0.0)]);
    }

    #[test]
    fn what_is_used_or_never_was_has_not_lapsed() {
        let all = months("2026-09-30", [true; MONTHS]);
        assert_eq!(all.of(Some(&cell([9.0, 9.0, 9.0, 0.0, 0.0, 1.0]))).lapsed, None);
        assert_eq!(all.of(None), FeatureMonths { users: [Some(0.0); MONTHS], ..all.of(None) });
        assert_eq!(all.of(None).lapsed, None);
        // A row without a day is of the quarter, though of none of its months.
        let undated = FeatureCell { used: true, ..cell([9.0, 9.0, 9.0, 0.0, 0.0, 0.0]) };
        assert_eq!(all.of(Some(&undated)).lapsed, None);
    }

    #[test]
    fn of_a_quarter_that_could_not_be_read_nothing_lapsed() {
        let period = |label| Period::parse(label, 1).unwrap();
        let known = Months::new(&period("2026-Q2"), &period("2026-Q3"), day("2026-09-30"), [true; MONTHS], false);
        let found = known.of(Some(&cell([22.0, 21.0, 0.0, 0.0, 0.0, 0.0])));
        assert_eq!((found.users[0], found.users[3], found.lapsed), (None, Some(0.0), None));
    }
}
