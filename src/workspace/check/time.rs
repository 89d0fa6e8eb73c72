//! The period and the day the data stands at.

use chrono::NaiveDate;

use super::super::Flags;
use super::super::config::Config;
use super::super::yaml::Step;
use super::Problems;
use crate::account::period::{Period, WeekGrid};

/// Chooses the period, the one before, `as_of` and the weeks; `None` where a problem was added.
pub fn check(
    config: &Config,
    flags: &Flags,
    today: NaiveDate,
    problems: &mut Problems,
) -> Option<(Period, Period, NaiveDate, WeekGrid)> {
    let first_month = config.fiscal_year_starts;
    if !(1..=12).contains(&first_month) {
        problems.at(&[Step::Key("fiscal_year_starts")], format!("{first_month} is no month; write 1 to 12"));
        return None;
    }
    let period = match flags.period.as_ref().or(config.period.as_ref()) {
        Some(label) => match Period::parse(label, first_month) {
            Ok(period) => Some(period),
            Err(error) => {
                let from = if flags.period.is_some() { "--period: " } else { "" };
                problems.at(&[Step::Key("period")], format!("{from}{error}"));
                return None;
            }
        },
        None => Period::containing(today, first_month).and_then(|running| running.previous(first_month)),
    };
    let Some((period, previous)) = period.and_then(|p| Some((p, p.previous(first_month)?))) else {
        problems.at(&[Step::Key("period")], "the period lies outside the calendar");
        return None;
    };
    let as_of = flags.as_of.or(config.as_of).unwrap_or(period.end);
    let grid = WeekGrid::new(&period, as_of, config.week_starts);
    if grid.count == 0 {
        problems.at(
            &[Step::Key("as_of")],
            format!(
                "no week of {} ({} to {}) is complete at as_of {as_of}; set as_of within the period or after it, or choose another period",
                period.label(),
                period.start,
                period.end
            ),
        );
        return None;
    }
    Some((period, previous, as_of, grid))
}
