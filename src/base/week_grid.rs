//! The whole weeks of a quarter, and the weeks of the quarter before that they are compared with.
//!
//! A week belongs to the quarter in which it ends, so every week belongs to exactly one quarter and is complete when
//! the quarter is. A quarter has 12, 13 or 14 weeks, as its days and the first day of its weeks have it.
//!
//! Weeks are compared by their place: while the quarter runs, its first with the first of the quarter before, and so on; once
//! its weeks are over, its last with the last. Where one quarter has more weeks, those without a partner are compared with none.
//!
//! Example: Q3 2026 (1 July – 30 September), weeks beginning on Monday: the last complete week is
//! 21–27 September, the first of the thirteen is 29 June – 5 July.
//!
//! Where figures come by the month, the months of the calendar stand in the place of weeks: a quarter has three.

use chrono::{Months, NaiveDate};

use crate::base::period::Period;
use crate::base::time::calendar::Calendar;
use crate::base::week::Week;

/// The weeks a deck speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekGrid {
    /// How time is divided.
    pub calendar: Calendar,
    /// The last complete week of the period at `as_of`.
    pub last: Week,
    /// How many of the quarter's weeks are complete at `as_of`.
    pub count: usize,
    /// How many weeks the quarter has.
    pub weeks: usize,
    /// How many the quarter before has.
    weeks_before: usize,
}

/// How many of a quarter's weeks have to be measured before its figure is compared or a trend is claimed: eight thirteenths,
/// rounded up. Of 12 or 13 weeks these are 8, of 14 they are 9.
pub const fn enough_weeks(weeks: usize) -> usize {
    (weeks * 8).div_ceil(13)
}

/// How many weeks a quarter has.
pub fn weeks_of(period: &Period, calendar: Calendar) -> usize {
    WeekGrid::new(period, period.end, calendar).weeks
}

impl WeekGrid {
    /// The complete weeks of `period` at `as_of`.
    pub fn new(period: &Period, as_of: NaiveDate, calendar: Calendar) -> Self {
        let ended_before = |day: NaiveDate| day.pred_opt().map_or(Week(i32::MIN / 2), |day| calendar.over_by(day));
        let last = calendar.over_by(period.end.min(as_of));
        let before = ended_before(period.start);
        let two_before = period.start.checked_sub_months(Months::new(3)).map_or(before, ended_before);
        let weeks = |from: Week, to: Week| usize::try_from(to.0 - from.0).unwrap_or(0);
        Self {
            calendar,
            last,
            count: weeks(before, last),
            weeks: weeks(before, calendar.over_by(period.end)),
            weeks_before: weeks(two_before, before),
        }
    }

    /// Whether all weeks of the quarter are complete.
    pub fn is_over(&self) -> bool {
        self.count == self.weeks
    }

    /// This period's complete weeks, oldest first.
    pub fn current(&self) -> impl Iterator<Item = Week> + Clone + use<> {
        let last = self.last.0;
        (last + 1 - self.count as i32..=last).map(Week)
    }

    /// The weeks of the quarter before and the complete ones of this period, on end, oldest first.
    pub fn half_year(&self) -> impl Iterator<Item = Week> + Clone + use<> {
        let last = self.last.0;
        (last + 1 - (self.count + self.weeks_before) as i32..=last).map(Week)
    }

    /// How many weeks the quarter before has.
    pub fn weeks_before(&self) -> usize {
        self.weeks_before
    }

    /// The week of the quarter before that each of these weeks is compared with; `None` where that quarter has none.
    pub fn prior(&self) -> impl Iterator<Item = Option<Week>> + Clone + use<> {
        let back = if self.is_over() { self.weeks } else { self.weeks_before } as i32;
        let first = self.last.0 + 1 - self.count as i32;
        let before = first - self.weeks_before as i32..first;
        self.current().map(move |week| Some(week.0 - back).filter(|week| before.contains(week)).map(Week))
    }

    /// Whether a sum over the complete weeks can stand beside one of the quarter before: no week is without a partner. While
    /// the quarter runs, later weeks of the one before do not count.
    pub fn is_paired(&self) -> bool {
        if self.is_over() { self.weeks == self.weeks_before } else { self.count <= self.weeks_before }
    }

    /// The first day of a week.
    pub fn first_day(&self, week: Week) -> NaiveDate {
        self.calendar.first_day(week)
    }

    /// The last day of a week.
    pub fn last_day_of(&self, week: Week) -> NaiveDate {
        self.calendar.last_day(week)
    }

    /// The last day of the last complete week.
    pub fn last_day(&self) -> NaiveDate {
        self.last_day_of(self.last)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;
    use crate::base::week::WeekStart;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn grid(label: &str, first_month: u32, as_of: &str, start: WeekStart) -> WeekGrid {
        WeekGrid::new(&Period::parse(label, first_month).unwrap(), day(as_of), Calendar::Weeks(start))
    }

    /// The first days of the first and last week, and of those that they are compared with.
    fn ends(grid: &WeekGrid) -> [Option<String>; 4] {
        let all: Vec<_> = grid.current().map(Some).collect();
        let prior: Vec<_> = grid.prior().collect();
        [all[0], all[all.len() - 1], prior[0], prior[prior.len() - 1]]
            .map(|week| week.map(|week| grid.first_day(week).to_string()))
    }

    fn days(days: [&str; 4]) -> [Option<String>; 4] {
        days.map(|day| (!day.is_empty()).then(|| day.to_owned()))
    }

    #[test]
    fn thirteen_complete_weeks_end_in_the_quarter() {
        let grid = grid("2026-Q3", 1, "2026-09-30", WeekStart::Monday);
        assert_eq!((grid.count, grid.weeks, grid.last_day()), (13, 13, day("2026-09-27")));
        assert_eq!(ends(&grid), days(["2026-06-29", "2026-09-21", "2026-03-30", "2026-06-22"]));
        assert!(grid.is_over() && grid.is_paired());
    }

    #[test]
    fn a_running_quarter_has_the_weeks_so_far() {
        let grid = grid("2026-Q3", 1, "2026-07-20", WeekStart::Monday);
        assert_eq!((grid.count, grid.last_day()), (3, day("2026-07-19")));
        assert_eq!(ends(&grid), days(["2026-06-29", "2026-07-13", "2026-03-30", "2026-04-13"]));
        assert!(!grid.is_over() && grid.is_paired());
    }

    #[test]
    fn a_quarter_is_over_with_its_last_whole_week() {
        let over = |as_of| grid("2026-Q3", 1, as_of, WeekStart::Monday).is_over();
        assert_eq!(["2026-09-26", "2026-09-27", "2026-12-01"].map(over), [false, true, true]);
    }

    #[test]
    fn twelve_weeks_are_a_whole_quarter_where_twelve_end_in_it() {
        // 1 February to 30 April 2027 are 89 days; the weeks end on Sundays, 7 February to 25 April.
        let twelve = grid("2028-Q1", 2, "2027-04-30", WeekStart::Monday);
        assert_eq!((twelve.count, twelve.weeks, twelve.weeks_before), (12, 12, 14));
        // Compared with the last twelve of the fourteen before.
        assert_eq!(ends(&twelve), days(["2027-02-01", "2027-04-19", "2026-11-09", "2027-01-25"]));
        assert!(twelve.is_over() && !twelve.is_paired());
        // With one to go, the first eleven are compared with the first eleven.
        let running = grid("2028-Q1", 2, "2027-04-24", WeekStart::Monday);
        assert_eq!((running.count, running.is_over(), running.is_paired()), (11, false, true));
        assert_eq!(ends(&running), days(["2027-02-01", "2027-04-12", "2026-10-26", "2027-01-04"]));
    }

    #[test]
    fn of_fourteen_weeks_as_many_are_compared_as_there_are() {
        // Weeks that end on Saturdays: 14 from 1 August to 31 October 2026, 13 from May to July.
        let fourteen = grid("2027-Q3", 2, "2026-10-31", WeekStart::Sunday);
        assert_eq!((fourteen.count, fourteen.weeks, fourteen.weeks_before), (14, 14, 13));
        assert_eq!(ends(&fourteen), days(["2026-07-26", "2026-10-25", "", "2026-07-19"]));
        assert!(!fourteen.is_paired());
        let running = |as_of| grid("2027-Q3", 2, as_of, WeekStart::Sunday);
        assert_eq!(ends(&running("2026-10-30")), days(["2026-07-26", "2026-10-18", "2026-04-26", "2026-07-19"]));
        assert!(running("2026-10-30").is_paired());
    }

    #[test]
    fn a_week_that_the_quarter_before_lacks_has_no_partner() {
        // Sundays: twelve from February to April 2022, fourteen from May to July.
        let of = |as_of| grid("2023-Q2", 2, as_of, WeekStart::Monday);
        let [twelve, thirteen, all] = ["2022-07-17", "2022-07-24", "2022-07-31"].map(of);
        assert_eq!([twelve.count, thirteen.count, all.count, all.weeks_before], [12, 13, 14, 12]);
        assert_eq!(ends(&twelve), days(["2022-04-25", "2022-07-11", "2022-01-31", "2022-04-18"]));
        assert_eq!(ends(&thirteen), days(["2022-04-25", "2022-07-18", "2022-01-31", ""]));
        assert_eq!(ends(&all), days(["2022-04-25", "2022-07-25", "", "2022-04-18"]));
        assert_eq!([twelve, thirteen, all].map(|grid| grid.is_paired()), [true, false, false]);
        assert_eq!(all.prior().filter(Option::is_none).count(), 2);
    }

    #[test]
    fn every_week_lies_in_one_quarter_and_no_partner_lies_elsewhere() {
        for start in [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday] {
            let calendar = Calendar::Weeks(start);
            for first_month in 1..=12 {
                let mut next: Option<Week> = None;
                let mut seen = [false; 3];
                for (year, quarter) in (2020..2032).flat_map(|year| (1..=4).map(move |quarter| (year, quarter))) {
                    let period = Period::parse(&format!("{year}-Q{quarter}"), first_month).unwrap();
                    let grid = WeekGrid::new(&period, period.end, calendar);
                    let weeks: Vec<_> = grid.current().collect();
                    assert!(next.is_none_or(|next| next == weeks[0]), "{}", period.label());
                    next = Some(Week(grid.last.0 + 1));
                    seen[weeks.len() - 12] = true;
                    let before = period.previous(first_month).unwrap();
                    assert_eq!(grid.weeks_before, weeks_of(&before, calendar));
                    for week in grid.prior().flatten() {
                        assert!(before.days().contains(start.first_day(week) + Days::new(6)));
                    }
                    assert_eq!(grid.prior().flatten().count(), grid.weeks.min(grid.weeks_before));
                }
                assert!(seen[1], "most quarters have thirteen weeks");
            }
        }
    }

    #[test]
    fn eight_thirteenths_are_rounded_up() {
        assert_eq!([12, 13, 14].map(enough_weeks), [8, 8, 9]);
    }

    #[test]
    fn three_months_are_a_quarter_where_figures_come_by_the_month() {
        let of = |as_of| WeekGrid::new(&Period::parse("2026-Q3", 1).unwrap(), day(as_of), Calendar::Months);
        let over = of("2026-09-30");
        assert_eq!((over.count, over.weeks, over.last_day()), (3, 3, day("2026-09-30")));
        assert_eq!(ends(&over), days(["2026-07-01", "2026-09-01", "2026-04-01", "2026-06-01"]));
        assert!(over.is_over() && over.is_paired());
        let running = of("2026-09-29");
        assert_eq!((running.count, running.is_over()), (2, false), "September is not complete");
        assert_eq!(ends(&running), days(["2026-07-01", "2026-08-01", "2026-04-01", "2026-05-01"]));
        assert_eq!(over.half_year().count(), 6);
        // A fiscal year that begins in the middle of a quarter divides months as well.
        let fiscal = WeekGrid::new(&Period::parse("2026-Q1", 2).unwrap(), day("2025-04-30"), Calendar::Months);
        assert_eq!(ends(&fiscal), days(["2025-02-01", "2025-04-01", "2024-11-01", "2025-01-01"]));
        assert_eq!(enough_weeks(3), 2, "two of three months");
    }
}
