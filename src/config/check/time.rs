//! Chooses and checks the period and `as_of`, the day up to which the data counts.

use chrono::{Months, NaiveDate};

use crate::base::period::Period;
use crate::base::week_grid::WeekGrid;
use crate::config::check::problems::Problems;
use crate::config::flags::Flags;
use crate::config::qbr::file::Config;
use crate::config::yaml::step::Step;

/// A review of a quarter that ended longer ago is probably a mistake.
const LONG_AFTER: Months = Months::new(3);

/// Returns the period, the one before, `as_of` and the weeks; `None` if a problem was added.
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
                match flags.period {
                    Some(_) => problems.of_flag("--period", error.to_string()),
                    None => problems.at(&[Step::Key("period")], error.to_string()),
                }
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
    let grid = WeekGrid::new(&period, as_of, config.calendar());
    if grid.count == 0 {
        let message = format!(
            "no week of {} ({} to {}) is complete at as_of {as_of}; set as_of within the period or after it, or choose another period",
            period.label(),
            period.start,
            period.end
        );
        match flags.as_of {
            Some(_) => problems.of_flag("--as-of", message),
            None => problems.at(&[Step::Key("as_of")], message),
        }
        return None;
    }
    if period.end.checked_add_months(LONG_AFTER).is_some_and(|limit| as_of > limit) {
        let message = format!(
            "the data stands at {as_of}, more than {} months after {} ended ({}); is the period or as_of of another quarter?",
            LONG_AFTER.as_u32(),
            period.label(),
            period.end
        );
        problems.doubt(&[Step::Key("as_of")], message);
    }
    Some((period, previous, as_of, grid))
}
