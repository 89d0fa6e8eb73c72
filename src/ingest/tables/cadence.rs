//! How often a source of usage has a figure, by the days that its rows are dated with.
//!
//! A month's figure that is taken for a week's leaves the other weeks empty, and weeks that begin on another day land a week
//! early. Neither shows in a cell: it shows in the dates of a whole source.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};
use rustc_hash::FxHashMap;

use crate::base::finding::Location;

use crate::base::time::calendar::Calendar;
use crate::base::week::{Week, WeekStart};
use crate::config::qbr::sources::usage::{DatedBy, Every, UsageSource};

/// So many different days tell how often there is one.
const FEWEST: usize = 3;

/// A week with rows of so many days is one of daily figures.
const DAILY: usize = 3;

/// The days of so many accounts are looked at, one by one.
const ACCOUNTS: usize = 1_000;

/// Of a hundred rows, or accounts, so many tell the rule, and the others are slips.
const OF_A_HUNDRED: usize = 95;

/// How many rows each day has.
#[derive(Debug, Default)]
pub(crate) struct DayCounts(FxHashMap<NaiveDate, usize>);

/// The days that a source's rows are dated with.
#[derive(Debug, Default)]
pub(crate) struct SourceDays {
    pub counts: DayCounts,
    /// The days of the first accounts.
    of_accounts: FxHashMap<u32, BTreeSet<NaiveDate>>,
    first: Option<(NaiveDate, Location)>,
    /// The weeks of the first and of the newest row.
    weeks: Option<(Week, Week)>,
}

/// What is asked about a source's dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    pub message: String,
    /// Whether no figure of the source can be told before it is answered.
    pub withholds: bool,
    /// The earliest date, and where it stands.
    pub at: Location,
    pub value: Option<String>,
}

impl DayCounts {
    pub fn note(&mut self, day: NaiveDate) {
        *self.0.entry(day).or_default() += 1;
    }

    pub fn newest(&self) -> Option<NaiveDate> {
        self.0.keys().max().copied()
    }

    /// The newest day and its week, where that counts as complete up to `last` and its rows end earlier than those of the weeks before
    /// did: an export that stopped within a week, whose sum would read as a fall.
    pub fn cut_off(&self, calendar: Calendar, last: Week) -> Option<(NaiveDate, Week)> {
        let newest = self.newest()?;
        let week = calendar.week_of(newest);
        let left = |week: Week| {
            let of_week = || self.0.keys().filter(|day| calendar.week_of(**day) == week);
            let latest = of_week().max().filter(|_| of_week().count() >= DAILY)?;
            Some((calendar.last_day(week) - *latest).num_days())
        };
        let before: Option<Vec<i64>> = (1..=calendar.a_month()).map(|back| left(Week(week.0 - back))).collect();
        let usual = before?.into_iter().max()?;
        (week <= last && (calendar.last_day(week) - newest).num_days() > usual).then_some((newest, week))
    }

    /// Adds the days of another source.
    pub fn extend(&mut self, other: &Self) {
        for (day, rows) in &other.0 {
            *self.0.entry(*day).or_default() += rows;
        }
    }

    /// The weekday of nearly all rows.
    fn weekday(&self) -> Option<Weekday> {
        let mut rows = [0; 7];
        self.0.iter().for_each(|(day, count)| rows[day.weekday().num_days_from_monday() as usize] += count);
        let (at, most) = rows.iter().enumerate().max_by_key(|(_, count)| **count)?;
        let weekday = Weekday::try_from(at as u8).ok()?;
        let different = self.0.keys().filter(|day| day.weekday() == weekday).count();
        (different >= FEWEST && most * 100 >= rows.iter().sum::<usize>() * OF_A_HUNDRED).then_some(weekday)
    }
}

impl SourceDays {
    /// Notes the date of an account's row, and the week that it is of.
    pub fn note(&mut self, account: u32, day: NaiveDate, week: Week, at: impl FnOnce() -> Location) {
        self.counts.note(day);
        if self.of_accounts.len() < ACCOUNTS || self.of_accounts.contains_key(&account) {
            self.of_accounts.entry(account).or_default().insert(day);
        }
        if self.first.as_ref().is_none_or(|(first, _)| day < *first) {
            self.first = Some((day, at()));
        }
        let (first, last) = self.weeks.unwrap_or((week, week));
        self.weeks = Some((first.min(week), last.max(week)));
    }

    /// From the first whole week of its rows to that of the newest: a row of a week or month is of a whole one.
    pub fn whole_weeks(&self, source: &UsageSource, calendar: Calendar) -> Option<RangeInclusive<i32>> {
        let (first, last) = self.weeks?;
        let is_whole = source.has_whole_weeks() || self.counts.weekday().is_some();
        let first = if is_whole { first } else { calendar.whole_from(self.first.as_ref()?.0) };
        Some(first.0..=last.0)
    }

    /// What the dates contradict or leave open, beside what the source says of itself.
    pub fn doubt(&self, source: &UsageSource, calendar: Calendar) -> Option<Doubt> {
        let (first, at) = self.first.as_ref()?;
        let days: BTreeSet<_> = self.counts.0.keys().collect();
        let some: Vec<_> = days.into_iter().take(FEWEST).map(NaiveDate::to_string).collect();
        let some = some.join(", ");
        let (message, withholds) = match (calendar, source.every) {
            (Calendar::Months, Some(Every::Month)) => {
                let [first, second] = self.crowded_month()?;
                let message = format!(
                    "`every: month`, and an account has {first} and {second}, which lie in one month: its rows make one figure by \
                     `per_week`. If these are days, say `every: day`"
                );
                (message, false)
            }
            (Calendar::Months, None) if self.counts.weekday().is_some() => {
                let message = format!(
                    "the dates ({some}, …) are weeks, and another source says `every: month`: weeks cannot be divided into \
                     months, so no deck tells these figures. Export them by the day or the month, or say `every: day` if they \
                     are figures of single days"
                );
                (message, true)
            }
            (Calendar::Weeks(_), None | Some(Every::Week)) if self.is_monthly() => {
                let message = format!(
                    "the dates ({some}, …) look like months, and a month's figure is that of no week: no deck tells these \
                     figures until `every` of the source is `month` (the deck is then told in months), or `day` if they are \
                     figures of those days"
                );
                (message, true)
            }
            (Calendar::Weeks(start), None | Some(Every::Week)) => {
                (asked_of_weeks(self.counts.weekday()?, start, source, &some)?, false)
            }
            _ => return None,
        };
        Some(Doubt { message, withholds, at: at.clone(), value: Some(first.to_string()) })
    }

    /// Whether each date of an account lies in a month of its own, slips of a few accounts apart.
    fn is_monthly(&self) -> bool {
        let telling = || self.of_accounts.values().filter(|days| days.len() >= FEWEST);
        let (all, monthly) = (telling().count(), telling().filter(|days| crowded(days).is_none()).count());
        all > 0 && monthly * 100 >= all * OF_A_HUNDRED
    }

    /// Two dates of an account in one month.
    fn crowded_month(&self) -> Option<[NaiveDate; 2]> {
        self.of_accounts.values().filter_map(crowded).min()
    }
}

/// What is asked where all dates are of one weekday.
fn asked_of_weeks(weekday: Weekday, start: WeekStart, source: &UsageSource, some: &str) -> Option<String> {
    let (name, first) = (name(weekday), name(start.weekday()));
    match source.dated_by {
        None if weekday != start.weekday() => {
            let can_begin = [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday];
            let begin = can_begin.into_iter().find(|other| other.weekday() == weekday);
            let begin = begin.map(|_| {
                format!("if these weeks begin on a {name}, set `week_starts: {}`; ", name.to_ascii_lowercase())
            });
            Some(format!(
                "the dates are {name}s ({some}, …), and weeks begin on {first}: {}if they end on it, say `dated_by: week_end` of \
                 the source; `dated_by: day` if the {name}'s week is meant",
                begin.unwrap_or_default()
            ))
        }
        Some(DatedBy::WeekEnd) if weekday == start.weekday() => Some(format!(
            "`dated_by: week_end`, and the dates are {name}s ({some}, …), the first days of weeks: their figures count for the \
             week before. Leave `dated_by` out if they are those of the week that begins"
        )),
        _ => None,
    }
}

/// Two days of one month.
fn crowded(days: &BTreeSet<NaiveDate>) -> Option<[NaiveDate; 2]> {
    let mut pairs = days.iter().zip(days.iter().skip(1));
    pairs.find(|(a, b)| (a.year(), a.month()) == (b.year(), b.month())).map(|(a, b)| [*a, *b])
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

    const MONDAYS: Calendar = Calendar::Weeks(WeekStart::Monday);

    fn asked(keys: &str, calendar: Calendar, days: &[&str]) -> Option<(bool, String)> {
        let yaml = format!("{{file: u.csv, account: a, date: d, metrics: {{m: m}}{keys}}}");
        let source: UsageSource = serde_yaml::from_str(&yaml).unwrap();
        let mut known = SourceDays::default();
        for day in days {
            let day = day.parse().unwrap();
            known.note(0, day, calendar.week_of(day), || Location::file("u.csv"));
        }
        known.doubt(&source, calendar).map(|doubt| (doubt.withholds, doubt.message))
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

    #[test]
    fn slips_of_a_few_do_not_hide_the_rule() {
        let of = |source: &str, rows: &[(u32, &str)]| {
            let source: UsageSource =
                serde_yaml::from_str(&format!("{{file: u.csv, account: a, date: d, metrics: {{m: m}}{source}}}"))
                    .unwrap();
            let mut known = SourceDays::default();
            for (account, day) in rows {
                let day = day.parse().unwrap();
                known.note(*account, day, MONDAYS.week_of(day), || Location::file("u.csv"));
            }
            known.doubt(&source, MONDAYS).map(|doubt| doubt.withholds)
        };
        // Each account is billed on a day of its own, and one has a correction.
        let mut billed: Vec<(u32, String)> = (0..40)
            .flat_map(|account| (4..9).map(move |month| (account, format!("2026-{month:02}-{:02}", 1 + account % 28))))
            .collect();
        billed.push((3, "2026-05-15".to_owned()));
        let billed: Vec<_> = billed.iter().map(|(account, day)| (*account, day.as_str())).collect();
        assert_eq!(of("", &billed), Some(true));
        assert_eq!(of(", every: week", &billed), Some(true), "whatever it says");
        let sundays: Vec<String> = (0..26)
            .map(|week| MONDAYS.after("2026-03-30".parse().unwrap(), week))
            .map(|day| day.pred_opt().unwrap().to_string())
            .collect();
        let mut rows: Vec<_> = sundays.iter().map(|day| (0, day.as_str())).collect();
        rows.push((0, "2026-04-06"));
        assert_eq!(of("", &rows), Some(false));
    }

    #[test]
    fn only_days_that_weeks_can_begin_with_are_suggested_to() {
        let wednesdays = asked("", MONDAYS, &["2026-04-01", "2026-04-08", "2026-04-15"]).unwrap().1;
        assert!(!wednesdays.contains("week_starts") && wednesdays.contains("dated_by"), "{wednesdays}");
        assert!(asked("", MONDAYS, &SUNDAYS).unwrap().1.contains("`week_starts: sunday`"));
    }
}
