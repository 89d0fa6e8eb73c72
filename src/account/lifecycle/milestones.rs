//! What a new account reached, by when: for its first ninety days these tell more than a trend.
//!
//! A milestone is there only where the account's own rows carry it. What was used before the account became a customer, as in a
//! trial, has no first day that could be told.

use chrono::{Days, Months, NaiveDate};

use crate::account::feature_months::MonthUsers;
use crate::base::noun::Noun;
use crate::base::period::Period;

/// Something that was reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    pub what: Reached,
    /// `None` where it was reached on a day that is not known.
    pub when: Option<When>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Reached {
    /// It became a customer.
    Started,
    /// The first week in which use of a metric was measured.
    FirstWeek {
        /// The metric's id.
        metric: String,
        value: f64,
        noun: Noun,
        /// Whether each of its own weeks before was measured, so that it began then.
        is_begin: bool,
    },
    /// The first use of a feature.
    FirstUse {
        /// Its place in the catalogue.
        index: usize,
        id: String,
        /// The people of the latest full month, where known and any.
        users: Option<MonthUsers>,
    },
    /// Seats in use in the latest measured week.
    Seats { active: f64, licensed: f64 },
    /// A goal, by its place from 1.
    Goal { place: usize, goal: String },
}

/// When something was reached, as exactly as the rows say it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    Day(NaiveDate),
    /// A week, by its first day.
    Week(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    Quarter(Period),
}

/// Whether all features that the catalogue marks as first value, and the plan includes, were used.
#[derive(Debug, Clone, PartialEq)]
pub enum Activation {
    /// The month in which the last of them was used first, by its first day, where known.
    Reached(Option<NaiveDate>),
    /// The ids of those that nobody used yet.
    Open(Vec<String>),
}

impl Milestone {
    /// Puts milestones in the order of their days, then seats, which are as they are today, then those without a day.
    pub fn sort(all: &mut [Self]) {
        let place = |milestone: &Self| match (&milestone.what, milestone.when) {
            (_, None) => 2,
            (Reached::Seats { .. }, Some(_)) => 1,
            (_, Some(_)) => 0,
        };
        all.sort_by_key(|milestone| (place(milestone), milestone.when.map(When::end)));
    }

    /// The place of the feature that was used first, and the month.
    pub fn first_use(&self) -> Option<(usize, NaiveDate)> {
        match (&self.what, self.when) {
            (Reached::FirstUse { index, .. }, Some(When::Month(month))) => Some((*index, month)),
            _ => None,
        }
    }
}

impl When {
    /// The last day on which it can have been.
    fn end(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Week(first) => first + Days::new(6),
            Self::Month(month) => {
                month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(month)
            }
            Self::Quarter(period) => period.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milestones_come_in_the_order_of_their_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let seats = Milestone {
            what: Reached::Seats { active: 25.0, licensed: 95.0 },
            when: Some(When::Day(day("2026-09-30"))),
        };
        let used = |when| Milestone { what: Reached::FirstUse { index: 0, id: "a".into(), users: None }, when };
        let in_september = used(Some(When::Month(day("2026-09-01"))));
        let started = Milestone { what: Reached::Started, when: Some(When::Day(day("2026-09-07"))) };
        let mut all = vec![used(None), seats.clone(), in_september.clone(), started.clone()];
        Milestone::sort(&mut all);
        assert_eq!(all, [started, in_september.clone(), seats, used(None)]);
        assert_eq!(in_september.first_use(), Some((0, day("2026-09-01"))));
    }
}
