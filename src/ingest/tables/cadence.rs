//! How often a source of usage has a figure, by the days that its rows are dated with.
//!
//! A month's figure that is taken for a week's leaves the other weeks empty, and weeks that begin on another day land a week
//! early. Neither shows in a cell: it shows in the dates of a whole source.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::base::time::calendar::Calendar;
use crate::config::qbr::sources::usage::{DatedBy, Every, UsageSource};

/// So many different days tell how often there is one.
const FEWEST: usize = 3;

/// The days that a source's rows are dated with.
#[derive(Debug, Default)]
pub(crate) struct SourceDays {
    days: BTreeSet<NaiveDate>,
    latest: Option<NaiveDate>,
}

/// What is asked about a source's dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub message: String,
    /// Whether no figure of the source can be told before it is answered.
    pub withholds: bool,
    /// A day that asks.
    pub day: NaiveDate,
}

impl SourceDays {
    pub fn note(&mut self, day: NaiveDate) {
        // Rows of one day follow one another in most files.
        if self.latest != Some(day) {
            self.latest = Some(day);
            self.days.insert(day);
        }
    }

    pub fn first(&self) -> Option<NaiveDate> {
        self.days.first().copied()
    }

    /// What the dates contradict or leave open, beside what the source says of itself.
    pub fn question(&self, source: &UsageSource, calendar: Calendar) -> Option<Question> {
        let day = self.first()?;
        let some: Vec<_> = self.days.iter().take(FEWEST).map(NaiveDate::to_string).collect();
        let some = some.join(", ");
        let ask = |message: String, withholds| Some(Question { message, withholds, day });
        match (calendar, source.every) {
            (Calendar::Months, Some(Every::Month)) => {
                let [first, second] = self.crowded_month()?;
                ask(
                    format!(
                        "`every: month`, and {first} and {second} lie in one month: their rows make one figure by `per_week`. \
                         If these are days, say `every: day`"
                    ),
                    false,
                )
            }
            (Calendar::Months, None) if self.weekday().is_some() => ask(
                format!(
                    "the dates ({some}, …) are weeks, and another source says `every: month`: weeks cannot be divided into \
                     months, so no deck tells these figures. Export them by the day or the month, or say `every: day` if they \
                     are figures of single days"
                ),
                true,
            ),
            (Calendar::Weeks(_), None) if self.is_monthly() => ask(
                format!(
                    "the dates ({some}, …) look like months, and a month's figure is that of no week: no deck tells these \
                     figures until `every` of the source is `month` (the deck is then told in months), or `day` if they are \
                     figures of those days"
                ),
                true,
            ),
            (Calendar::Weeks(start), every) if every != Some(Every::Day) => {
                let weekday = self.weekday()?;
                let (name, first) = (name(weekday), name(start.weekday()));
                match source.dated_by {
                    None if weekday != start.weekday() => ask(
                        format!(
                            "all dates are {name}s ({some}, …), and weeks begin on {first}: if these weeks begin on a {name}, set \
                             `week_starts`; if they end on it, say `dated_by: week_end` of the source; `dated_by: day` if the \
                             {name}'s week is meant"
                        ),
                        false,
                    ),
                    Some(DatedBy::WeekEnd) if weekday == start.weekday() => ask(
                        format!(
                            "`dated_by: week_end`, and all dates are {name}s ({some}, …), the first days of weeks: their figures \
                             count for the week before. Leave `dated_by` out if they are those of the week that begins"
                        ),
                        false,
                    ),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether every date lies in a month of its own.
    fn is_monthly(&self) -> bool {
        self.days.len() >= FEWEST && self.crowded_month().is_none()
    }

    /// Two dates of one month.
    fn crowded_month(&self) -> Option<[NaiveDate; 2]> {
        let mut pairs = self.days.iter().zip(self.days.iter().skip(1));
        pairs.find(|(a, b)| (a.year(), a.month()) == (b.year(), b.month())).map(|(a, b)| [*a, *b])
    }

    /// The weekday of all dates.
    fn weekday(&self) -> Option<Weekday> {
        let first = self.first()?.weekday();
        (self.days.len() >= FEWEST && self.days.iter().all(|day| day.weekday() == first)).then_some(first)
    }
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::week::WeekStart;

    const MONDAYS: Calendar = Calendar::Weeks(WeekStart::Monday);

    fn asked(keys: &str, calendar: Calendar, days: &[&str]) -> Option<(bool, String)> {
        let yaml = format!("{{file: u.csv, account: a, date: d, metrics: {{m: m}}{keys}}}");
        let source: UsageSource = serde_yaml::from_str(&yaml).unwrap();
        let mut known = SourceDays::default();
        days.iter().for_each(|day| known.note(day.parse().unwrap()));
        known.question(&source, calendar).map(|question| (question.withholds, question.message))
    }

    const STARTS: [&str; 4] = ["2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01"];
    const ENDS: [&str; 3] = ["2026-04-30", "2026-05-29", "2026-06-30"];
    const SUNDAYS: [&str; 3] = ["2026-03-29", "2026-04-05", "2026-04-12"];
    const MONDAY_DATES: [&str; 3] = ["2026-03-30", "2026-04-06", "2026-04-13"];
    const DAYS: [&str; 4] = ["2026-03-30", "2026-03-31", "2026-04-06", "2026-04-13"];

    #[test]
    fn dates_a_month_apart_ask_for_their_cadence() {
        for days in [&STARTS[..], &ENDS] {
            let (withholds, message) = asked("", MONDAYS, days).unwrap();
            assert!(withholds && message.contains("`every`"), "{message}");
            assert_eq!(asked(", every: day", MONDAYS, days), None);
            assert_eq!(asked(", every: month", Calendar::Months, days), None);
            assert_eq!(asked("", Calendar::Months, days), None, "months as they are");
        }
        assert_eq!(asked("", MONDAYS, &STARTS[..2]), None, "two dates tell nothing");
    }

    #[test]
    fn weeks_dated_by_another_day_ask_which_it_is() {
        let (withholds, message) = asked("", MONDAYS, &SUNDAYS).unwrap();
        assert!(!withholds && message.contains("week_starts") && message.contains("dated_by"), "{message}");
        for answer in [", dated_by: day", ", dated_by: week_end", ", every: day"] {
            assert_eq!(asked(answer, MONDAYS, &SUNDAYS), None, "{answer}");
        }
        assert_eq!(asked("", Calendar::Weeks(WeekStart::Sunday), &SUNDAYS), None);
        assert_eq!(asked("", MONDAYS, &MONDAY_DATES), None);
        assert!(asked(", dated_by: week_end", MONDAYS, &MONDAY_DATES).unwrap().1.contains("week before"));
        assert_eq!(asked("", MONDAYS, &DAYS), None);
    }

    #[test]
    fn weeks_are_no_parts_of_months() {
        assert!(asked("", Calendar::Months, &MONDAY_DATES).unwrap().0);
        assert_eq!(asked("", Calendar::Months, &DAYS), None, "days are");
        let (withholds, message) = asked(", every: month", Calendar::Months, &DAYS).unwrap();
        assert!(!withholds && message.contains("2026-03-30 and 2026-03-31"), "{message}");
    }
}
