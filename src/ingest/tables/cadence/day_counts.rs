//! How many rows each day of a source has, and what days without any say of an export.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};
use rustc_hash::FxHashMap;

use crate::base::time::calendar::Calendar;
use crate::base::week::Week;

/// So many different days tell how often there is one.
pub(super) const FEWEST: usize = 3;

/// A week with rows of so many days is one of daily figures.
const DAILY: usize = 3;

/// So many usual days in a row without any row are no holidays.
const HOLE: usize = 5;

/// Of a hundred rows, days or accounts, so many tell the rule, and the others are slips.
pub(super) const OF_A_HUNDRED: usize = 95;

/// How many rows each day has.
#[derive(Debug, Default)]
pub(crate) struct DayCounts(FxHashMap<NaiveDate, usize>);

impl DayCounts {
    pub fn note(&mut self, day: NaiveDate) {
        *self.0.entry(day).or_default() += 1;
    }

    /// The days with a row, in order.
    pub fn days(&self) -> BTreeSet<NaiveDate> {
        self.0.keys().copied().collect()
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

    /// What a daily export lacks: days of usual weekdays between its first and its newest without a row of any account. None where
    /// such days are no exception.
    pub fn holes(&self) -> Holes {
        let days = self.days();
        let (Some(first), Some(newest)) = (days.first(), days.last()) else { return Holes::default() };
        let mut of_weekday = [(0, 0); 7];
        let all = || first.iter_days().take_while(|day| day <= newest);
        for day in all() {
            let (with_rows, total) = &mut of_weekday[day.weekday().num_days_from_monday() as usize];
            *with_rows += usize::from(days.contains(&day));
            *total += 1;
        }
        let usual = of_weekday.map(|(with_rows, total)| with_rows >= FEWEST && with_rows * 4 >= total * 3);
        if usual.iter().filter(|usual| **usual).count() < DAILY {
            return Holes::default();
        }
        let is_usual = |day: &NaiveDate| usual[day.weekday().num_days_from_monday() as usize];
        let expected: Vec<NaiveDate> = all().filter(|day| days.contains(day) || is_usual(day)).collect();
        let runs = expected.chunk_by(|a, b| days.contains(a) == days.contains(b));
        let (holes, slips): (Vec<_>, Vec<_>) =
            runs.filter(|run| !days.contains(&run[0])).partition(|run| run.len() >= HOLE);
        let slips = slips.iter().map(|run| run.len()).sum::<usize>();
        if slips * 100 > (days.len() + slips) * (100 - OF_A_HUNDRED) {
            return Holes::default();
        }
        Holes(holes.iter().map(|run| run[0]..=run[run.len() - 1]).collect())
    }

    /// Adds the days of another source.
    pub fn extend(&mut self, other: &Self) {
        for (day, rows) in &other.0 {
            *self.0.entry(*day).or_default() += rows;
        }
    }

    /// The weekday of nearly all rows.
    pub fn weekday(&self) -> Option<Weekday> {
        let mut rows = [0; 7];
        self.0.iter().for_each(|(day, count)| rows[day.weekday().num_days_from_monday() as usize] += count);
        let (at, most) = rows.iter().enumerate().max_by_key(|(_, count)| **count)?;
        let weekday = Weekday::try_from(at as u8).ok()?;
        let different = self.0.keys().filter(|day| day.weekday() == weekday).count();
        (different >= FEWEST && most * 100 >= rows.iter().sum::<usize>() * OF_A_HUNDRED).then_some(weekday)
    }
}

/// Days that a daily export lacks.
#[derive(Debug, Default)]
pub(crate) struct Holes(Vec<RangeInclusive<NaiveDate>>);

impl Holes {
    /// Adds those of another source.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Those of which no source has a day.
    pub fn of_all(self, sources: &DayCounts) -> Self {
        let days = sources.days();
        Self(self.0.into_iter().filter(|hole| days.range(hole.clone()).next().is_none()).collect())
    }

    /// Whether one of the days from `first` to `last` is lacking.
    pub fn touch(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.0.iter().any(|hole| *hole.start() <= last && first <= *hole.end())
    }

    /// The weeks, or months, that are in part lacking.
    pub fn weeks(&self, calendar: Calendar) -> BTreeSet<Week> {
        let week = |day: &NaiveDate| calendar.week_of(*day).0;
        self.0.iter().flat_map(|hole| week(hole.start())..=week(hole.end())).map(Week).collect()
    }

    /// What is said of them, and of whose figures: they count as zero where a source is `complete`, and else leave their weeks out.
    pub fn message(&self, of: &str, calendar: Calendar, complete: bool) -> Option<String> {
        let days: Vec<_> = self.0.iter().map(|hole| format!("{} to {}", hole.start(), hole.end())).collect();
        if days.is_empty() {
            return None;
        }
        let result = match (complete, self.weeks(calendar).len()) {
            (true, _) => "by `complete: true` they count as zero. Export them if the file lacks them".to_owned(),
            (false, weeks) => {
                let of_them = if weeks == 1 { "that {unit} has" } else { "those {unit}s have" };
                let of_them = of_them.replace("{unit}", calendar.unit());
                format!(
                    "{of_them} no figure. Export these days too, or say `complete: true` if a day without a row is one without use"
                )
            }
        };
        Some(format!("{of} have no row of any account from {}: {result}", days.join(" and from ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of days by their distance from Monday, 30 March 2026.
    fn holes(days: impl IntoIterator<Item = u64>) -> Vec<String> {
        let monday: NaiveDate = "2026-03-30".parse().unwrap();
        let mut counts = DayCounts::default();
        days.into_iter().for_each(|day| counts.note(monday + chrono::Days::new(day)));
        counts.holes().0.iter().map(|hole| format!("{} {}", hole.start(), hole.end())).collect()
    }

    #[test]
    fn days_that_a_daily_export_lacks_are_found() {
        assert_eq!(holes((0..60).filter(|day| !(20..26).contains(day))), ["2026-04-19 2026-04-24"]);
        let workdays = |day: &u64| day % 7 < 5;
        assert_eq!(holes((0..90).filter(workdays).filter(|day| !(17..25).contains(day))), ["2026-04-16 2026-04-23"]);
        assert!(holes(0..60).is_empty() && holes((0..60).filter(workdays)).is_empty());
        assert!(holes((0..60).filter(|day| ![20, 21].contains(day))).is_empty(), "two holidays");
        let easter = |day: &u64| workdays(day) && ![17, 18, 21].contains(day);
        assert!(holes((0..90).filter(easter)).is_empty(), "Thursday, Friday and Monday");
    }

    #[test]
    fn silence_that_is_usual_is_no_hole() {
        assert!(holes((0..90).step_by(7)).is_empty(), "weeks");
        assert!(holes((0..120).filter(|day| day % 5 != 0 && !(40..46).contains(day))).is_empty(), "now and then");
        assert!(holes([0, 30, 61]).is_empty() && holes([]).is_empty());
    }
}
