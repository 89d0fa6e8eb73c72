//! How often a source of usage has a figure, by the days that its rows are dated with.
//!
//! A month's figure that is taken for a week's leaves the other weeks empty, and weeks that begin on another day land a week
//! early. Neither shows in a cell: it shows in the dates of a whole source.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::base::count::count;
use crate::base::finding::Location;
use crate::base::time::calendar::Calendar;
use crate::base::week::{Week, WeekStart};
use crate::config::qbr::sources::usage::{DatedBy, Every, UsageSource};
use crate::ingest::tables::cadence::day_counts::{DayCounts, FEWEST, OF_A_HUNDRED};

/// The days that a source's rows are dated with.
#[derive(Debug)]
pub(crate) struct SourceDays {
    pub counts: DayCounts,
    calendar: Calendar,
    of_accounts: Vec<AccountDays>,
    /// Two dates of an account in one month, of a workspace of months.
    crowded: Option<[NaiveDate; 2]>,
    first: Option<(NaiveDate, Location)>,
    /// The weeks of the first and of the newest row.
    weeks: Option<(Week, Week)>,
}

/// The days of an account, kept while they lie far apart.
#[derive(Debug, Clone)]
enum AccountDays {
    /// In order, no two within a fortnight, or a month of a workspace of months.
    Apart(Vec<NaiveDate>),
    Close,
}

/// How far apart an account's dates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// No two in one month.
    Months,
    /// A quarter, or several.
    Quarters,
    /// Two weeks, or several times that.
    Fortnights,
    /// Anything else, days and weeks too.
    Other,
}

/// Days of two weeks.
const FORTNIGHT: i64 = 14;

/// What is asked about a source's dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    pub message: String,
    pub withholds: Withheld,
    /// The earliest date, and where it stands.
    pub at: Location,
    pub value: Option<String>,
}

/// What cannot be told before a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Withheld {
    Nothing,
    /// Every figure of the source.
    All,
    /// Those of these accounts.
    Accounts(Vec<u32>),
}

impl AccountDays {
    /// Adds a day; returns the one of the same month where months are told apart and it has one.
    fn note(&mut self, day: NaiveDate, calendar: Calendar) -> Option<[NaiveDate; 2]> {
        let Self::Apart(days) = self else { return None };
        let Err(at) = days.binary_search(&day) else { return None };
        let is_near = |other: &&NaiveDate| match calendar {
            Calendar::Weeks(_) => (day - **other).num_days().abs() < FORTNIGHT,
            Calendar::Months => calendar.week_of(day) == calendar.week_of(**other),
        };
        let before = at.checked_sub(1).and_then(|at| days.get(at));
        if let Some(near) = before.into_iter().chain(days.get(at)).find(is_near) {
            let pair = [day.min(*near), day.max(*near)];
            *self = Self::Close;
            return calendar.is_monthly().then_some(pair);
        }
        days.insert(at, day);
        None
    }

    /// How far apart they are, where there are enough of them to tell.
    fn pace(&self) -> Option<Pace> {
        let Self::Apart(days) = self else { return Some(Pace::Other) };
        if days.len() < FEWEST {
            return None;
        }
        let each = |fits: &dyn Fn(NaiveDate, NaiveDate) -> bool| days.windows(2).all(|pair| fits(pair[0], pair[1]));
        let months = |a: NaiveDate, b: NaiveDate| Calendar::Months.week_of(b).0 - Calendar::Months.week_of(a).0;
        Some(if each(&|a, b| months(a, b) > 0 && months(a, b) % 3 == 0) {
            Pace::Quarters
        } else if each(&|a, b| months(a, b) > 0) {
            Pace::Months
        } else if each(&|a, b| (b - a).num_days() % FORTNIGHT == 0) {
            Pace::Fortnights
        } else {
            Pace::Other
        })
    }

    /// Whether they are all first days of months, or all last ones: no slip of daily or weekly figures.
    fn are_months(&self) -> bool {
        let Self::Apart(days) = self else { return false };
        let all = |fits: fn(&NaiveDate) -> bool| days.len() >= FEWEST && days.iter().all(fits);
        all(|day| day.day() == 1) || all(|day| Calendar::Months.end_of(*day) == *day)
    }
}

impl SourceDays {
    /// No dates yet.
    pub fn of(calendar: Calendar) -> Self {
        let (counts, of_accounts) = (DayCounts::default(), Vec::new());
        Self { counts, calendar, of_accounts, crowded: None, first: None, weeks: None }
    }

    /// Notes the date of an account's row, and the week that it is of.
    pub fn note(&mut self, account: u32, day: NaiveDate, week: Week, at: impl FnOnce() -> Location) {
        self.counts.note(day);
        let account = account as usize;
        if account >= self.of_accounts.len() {
            self.of_accounts.resize(account + 1, AccountDays::Apart(Vec::new()));
        }
        let crowded = self.of_accounts[account].note(day, self.calendar);
        self.crowded = self.crowded.into_iter().chain(crowded).min();
        if self.first.as_ref().is_none_or(|(first, _)| day < *first) {
            self.first = Some((day, at()));
        }
        let (first, last) = self.weeks.unwrap_or((week, week));
        self.weeks = Some((first.min(week), last.max(week)));
    }

    /// From the first whole week of its rows to that of the newest: a row of a week or month is of a whole one.
    pub fn whole_weeks(&self, source: &UsageSource) -> Option<RangeInclusive<i32>> {
        let (first, last) = self.weeks?;
        let is_whole = source.has_whole_weeks() || self.counts.weekday().is_some();
        let first = if is_whole { first } else { self.calendar.whole_from(self.first.as_ref()?.0) };
        Some(first.0..=last.0)
    }

    /// What the dates contradict or leave open, beside what the source says of itself.
    pub fn doubt(&self, source: &UsageSource) -> Option<Doubt> {
        let (first, at) = self.first.as_ref()?;
        let some: Vec<_> = self.counts.days().iter().take(FEWEST).map(NaiveDate::to_string).collect();
        let some = some.join(", ");
        let pace = self.pace();
        let (message, withholds) = match (self.calendar, source.every) {
            (_, Some(Every::Month)) if pace == Some(Pace::Quarters) => {
                let message = format!(
                    "`every: month`, and the dates ({some}, …) lie quarters apart: each row counts as the figure of its month alone. If \
                     they are figures of quarters, export them by the month"
                );
                (message, Withheld::Nothing)
            }
            (_, None | Some(Every::Week)) if pace == Some(Pace::Quarters) => {
                let message = format!(
                    "the dates ({some}, …) lie quarters apart, and a quarter's figure is that of no week or month: no deck tells these \
                     figures. Export them by the month, or say `every: month` if each is the figure of its month alone, `day` if it is \
                     that of the day"
                );
                (message, Withheld::All)
            }
            (Calendar::Months, Some(Every::Month)) => {
                let [first, second] = self.crowded?;
                let message = format!(
                    "`every: month`, and an account has {first} and {second}, which lie in one month: its rows make one figure by \
                     `per_week`. If these are days, say `every: day`"
                );
                (message, Withheld::Nothing)
            }
            (Calendar::Months, None) if self.counts.weekday().is_some() => {
                let message = format!(
                    "the dates ({some}, …) are weeks, and another source says `every: month`: weeks cannot be divided into \
                     months, so no deck tells these figures. Export them by the day or the month, or say `every: day` if they \
                     are figures of single days"
                );
                (message, Withheld::All)
            }
            (Calendar::Weeks(_), None | Some(Every::Week)) if pace == Some(Pace::Months) => {
                let message = format!(
                    "the dates ({some}, …) look like months, and a month's figure is that of no week: no deck tells these \
                     figures until `every` of the source is `month` (the deck is then told in months), or `day` if they are \
                     figures of those days"
                );
                (message, Withheld::All)
            }
            (Calendar::Weeks(_), None) if pace == Some(Pace::Fortnights) => {
                let message = format!(
                    "the dates ({some}, …) lie two weeks apart or more, and a fortnight's figure is that of no week: no deck tells \
                     these figures. Export them by the week, or say `every: week` if each is the figure of its week alone, `day` \
                     if it is that of the day"
                );
                (message, Withheld::All)
            }
            (Calendar::Weeks(start), None | Some(Every::Week)) => {
                let asked = || self.counts.weekday().and_then(|weekday| asked_of_weeks(weekday, start, source, &some));
                self.asked_of_some().or_else(|| Some((asked()?, Withheld::Nothing)))?
            }
            _ => return None,
        };
        Some(Doubt { message, withholds, at: at.clone(), value: Some(first.to_string()) })
    }

    /// How far apart the dates of an account are, slips of a few accounts aside.
    fn pace(&self) -> Option<Pace> {
        let all: Vec<Pace> = self.of_accounts.iter().filter_map(AccountDays::pace).collect();
        let many = |pace: &Pace| {
            let is_of = |other: &&Pace| *other == pace || (*pace == Pace::Months && **other == Pace::Quarters);
            !all.is_empty() && all.iter().filter(is_of).count() * 100 >= all.len() * OF_A_HUNDRED
        };
        [Pace::Quarters, Pace::Months, Pace::Fortnights].into_iter().find(many)
    }

    /// What is asked where the rows of some accounts are months and those of others are not.
    fn asked_of_some(&self) -> Option<(String, Withheld)> {
        let of = (0..).zip(&self.of_accounts).filter(|(_, days)| days.are_months());
        let accounts: Vec<u32> = of.clone().map(|(account, _)| account).collect();
        let AccountDays::Apart(days) = of.map(|(_, days)| days).next()? else { return None };
        let some: Vec<_> = days.iter().take(FEWEST).map(NaiveDate::to_string).collect();
        let (of, verb) = match accounts.len() {
            1 => ("an account".to_owned(), "is"),
            n => (format!("{} accounts", count(n as u64)), "are"),
        };
        let message = format!(
            "the dates of {of} ({}, …) are months, and those of the others are not: a month's figure is that of no week, so what \
             this source says of {of} {verb} not told. Export all by the same unit, or say `every: day` if they are figures of those days",
            some.join(", ")
        );
        Some((message, Withheld::Accounts(accounts)))
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

    const ALL: Withheld = Withheld::All;

    fn asked(keys: &str, calendar: Calendar, days: &[&str]) -> Option<(Withheld, String)> {
        let yaml = format!("{{file: u.csv, account: a, date: d, metrics: {{m: m}}{keys}}}");
        let source: UsageSource = serde_yaml::from_str(&yaml).unwrap();
        let mut known = SourceDays::of(calendar);
        for day in days {
            let day = day.parse().unwrap();
            known.note(0, day, calendar.week_of(day), || Location::file("u.csv"));
        }
        known.doubt(&source).map(|doubt| (doubt.withholds, doubt.message))
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
            assert!(withholds == ALL && message.contains("`every`"), "{message}");
            assert_eq!(asked(", every: day", MONDAYS, days), None);
            assert_eq!(asked(", every: month", Calendar::Months, days), None);
            assert_eq!(asked("", Calendar::Months, days), None, "months as they are");
        }
        assert_eq!(asked("", MONDAYS, &STARTS[..2]), None, "two dates tell nothing");
    }

    #[test]
    fn figures_of_longer_than_a_month_or_a_week_are_asked_about() {
        const QUARTERS: [&str; 3] = ["2025-10-01", "2026-01-01", "2026-04-01"];
        const YEARS: [&str; 3] = ["2023-12-31", "2024-12-31", "2025-12-31"];
        for days in [QUARTERS, YEARS] {
            for calendar in [MONDAYS, Calendar::Months] {
                let (withholds, message) = asked("", calendar, &days).unwrap();
                assert!(withholds == ALL && message.contains("quarters apart"), "{message}");
                assert_eq!(asked(", every: day", calendar, &days), None);
            }
            assert_eq!(asked(", every: month", Calendar::Months, &days).unwrap().0, Withheld::Nothing);
        }
        let fortnights = ["2026-03-30", "2026-04-13", "2026-04-27", "2026-05-25"];
        assert_eq!(asked("", MONDAYS, &fortnights).unwrap().0, ALL);
        assert_eq!(asked(", every: week", MONDAYS, &fortnights), None);
        assert_eq!(asked("", MONDAYS, &["2026-03-30", "2026-04-13", "2026-04-28"]), None, "days, now and then");
    }

    #[test]
    fn weeks_dated_by_another_day_ask_which_it_is() {
        let (withholds, message) = asked("", MONDAYS, &SUNDAYS).unwrap();
        assert!(
            withholds == Withheld::Nothing && message.contains("week_starts") && message.contains("dated_by"),
            "{message}"
        );
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
        assert_eq!(asked("", Calendar::Months, &MONDAY_DATES).unwrap().0, ALL);
        assert_eq!(asked("", Calendar::Months, &DAYS), None, "days are");
        let (withholds, message) = asked(", every: month", Calendar::Months, &DAYS).unwrap();
        assert!(withholds == Withheld::Nothing && message.contains("2026-03-30 and 2026-03-31"), "{message}");
    }

    #[test]
    fn slips_of_a_few_do_not_hide_the_rule() {
        let of = |source: &str, rows: &[(u32, &str)]| {
            let source: UsageSource =
                serde_yaml::from_str(&format!("{{file: u.csv, account: a, date: d, metrics: {{m: m}}{source}}}"))
                    .unwrap();
            let mut known = SourceDays::of(MONDAYS);
            for (account, day) in rows {
                let day = day.parse().unwrap();
                known.note(*account, day, MONDAYS.week_of(day), || Location::file("u.csv"));
            }
            known.doubt(&source).map(|doubt| doubt.withholds)
        };
        // Each account is billed on a day of its own, and one has a correction.
        let mut billed: Vec<(u32, String)> = (0..40)
            .flat_map(|account| (4..9).map(move |month| (account, format!("2026-{month:02}-{:02}", 1 + account % 28))))
            .collect();
        billed.push((3, "2026-05-15".to_owned()));
        let billed: Vec<_> = billed.iter().map(|(account, day)| (*account, day.as_str())).collect();
        assert_eq!(of("", &billed), Some(ALL));
        assert_eq!(of(", every: week", &billed), Some(ALL), "whatever it says");
        let sundays: Vec<String> = (0..26)
            .map(|week| MONDAYS.after("2026-03-30".parse().unwrap(), week))
            .map(|day| day.pred_opt().unwrap().to_string())
            .collect();
        let mut rows: Vec<_> = sundays.iter().map(|day| (0, day.as_str())).collect();
        rows.push((0, "2026-04-06"));
        assert_eq!(of("", &rows), Some(Withheld::Nothing));
        // Some accounts come by the month, in a file of weeks.
        let mut mixed: Vec<_> = sundays.iter().flat_map(|day| [(0, day.as_str()), (2, day.as_str())]).collect();
        mixed.extend(STARTS.iter().map(|day| (1, *day)));
        assert_eq!(of(", dated_by: week_end", &mixed), Some(Withheld::Accounts(vec![1])));
        assert_eq!(of(", every: day", &mixed), None);
    }

    #[test]
    fn only_days_that_weeks_can_begin_with_are_suggested_to() {
        let wednesdays = asked("", MONDAYS, &["2026-04-01", "2026-04-08", "2026-04-15"]).unwrap().1;
        assert!(!wednesdays.contains("week_starts") && wednesdays.contains("dated_by"), "{wednesdays}");
        assert!(asked("", MONDAYS, &SUNDAYS).unwrap().1.contains("`week_starts: sunday`"));
    }
}
