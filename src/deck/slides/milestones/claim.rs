//! What the title says of the milestones, and when that is true of all rows.

use chrono::NaiveDate;
use serde::Serialize;

use crate::account::feature_months::MonthUsers;
use crate::account::lifecycle::milestones::{Milestone, Reached, When};
use crate::config::wording::Wording;
use crate::deck::title_claim::TitleClaim;
use crate::insight::rules::milestones::Begun;
use crate::locale::message::{Arg, Message};

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MilestonesBody {
    /// What was reached, in the rows' order.
    #[serde(skip)]
    pub reached: Vec<Milestone>,
    /// The features that were used first, and their names.
    #[serde(skip)]
    pub begun: Option<Begun>,
    #[serde(skip)]
    pub names: Vec<String>,
    /// The name of the feature that comes next, which has the last row.
    #[serde(skip)]
    pub next: Option<String>,
    pub rows: Vec<MilestoneRow>,
}

/// A row of the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MilestoneRow {
    /// Whether it was reached; else it is what comes next.
    pub reached: bool,
    /// By when; empty where that is not known.
    pub when: String,
    pub what: String,
    /// A figure, or what it is good for; may be empty.
    pub detail: Wording,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestonesClaim {
    /// The week in which use began, and the seats in use since: the reason for the message, which names what it began with and
    /// what comes next.
    WeekSeats,
    /// How many people use what it began with.
    Users,
    Week,
    Begun,
    Started,
}

impl MilestonesBody {
    /// The week in which use began.
    fn week(&self) -> Option<NaiveDate> {
        self.reached.iter().find_map(|milestone| match (&milestone.what, milestone.when) {
            (Reached::FirstWeek { is_begin: true, .. }, Some(When::Week(week))) => Some(week),
            _ => None,
        })
    }

    /// The seats in use, and all, where there are several.
    fn seats(&self) -> Option<[f64; 2]> {
        self.reached.iter().find_map(|milestone| match milestone.what {
            Reached::Seats { active, licensed } if active >= 1.0 && licensed >= active => Some([active, licensed]),
            _ => None,
        })
    }

    /// The people who use the one feature that it began with, in their month.
    fn users(&self) -> Option<MonthUsers> {
        let [feature] = self.begun.as_ref()?.features[..] else { return None };
        let of_feature = self.reached.iter().find_map(|milestone| match milestone.what {
            Reached::FirstUse { index, users, .. } if index == feature => users,
            _ => None,
        });
        of_feature.filter(|users| users.users >= 1.0)
    }

    fn started(&self) -> Option<NaiveDate> {
        self.reached.iter().find_map(|milestone| match (&milestone.what, milestone.when) {
            (Reached::Started, Some(When::Day(day))) => Some(day),
            _ => None,
        })
    }

    /// Whether every row but that of what comes next was reached, and none of what was reached has no row.
    fn is_drawn_truly(&self) -> bool {
        let reached = self.rows.iter().filter(|row| row.reached).count();
        reached == self.reached.len() && self.rows.len() - reached == usize::from(self.next.is_some())
    }

    /// Whether each of the features that are said to have come first has its row.
    fn begins_truly(&self) -> bool {
        self.begun.as_ref().is_some_and(|begun| {
            let months = self.reached.iter().filter_map(Milestone::first_use);
            let first = months.filter(|(_, month)| *month == begun.month).map(|(index, _)| index);
            first.eq(begun.features.iter().copied()) && begun.features.len() == self.names.len()
        })
    }
}

impl TitleClaim for MilestonesClaim {
    type Shown = MilestonesBody;

    const ALL: &'static [Self] = &[Self::WeekSeats, Self::Users, Self::Week, Self::Begun, Self::Started];

    fn holds(self, body: &MilestonesBody) -> bool {
        body.is_drawn_truly()
            && match self {
                Self::WeekSeats => body.week().is_some() && body.seats().is_some(),
                Self::Users => body.begins_truly() && body.users().is_some(),
                Self::Week => body.week().is_some(),
                Self::Begun => body.begins_truly(),
                Self::Started => body.started().is_some(),
            }
    }

    fn message(self, body: &MilestonesBody) -> Message {
        let id = match self {
            Self::WeekSeats => "milestones-title-week-seats",
            Self::Users => "milestones-title-users",
            Self::Week => "claim-begun-week",
            Self::Begun => "claim-begun",
            Self::Started => "milestones-title-started",
        };
        let day = match self {
            Self::WeekSeats | Self::Week => body.week().map(|week| ("day", Arg::Day(week))),
            Self::Users => body.users().map(|users| ("month", Arg::Month(users.month))),
            Self::Begun => body.begun.as_ref().map(|begun| ("month", Arg::Month(begun.month))),
            Self::Started => body.started().map(|day| ("date", Arg::Date(day))),
        };
        let message = Message::new(id).with("names", Arg::Features(body.names.clone()));
        let message = message.with("users", body.users().map_or(0.0, |users| users.users));
        let [active, licensed] = body.seats().unwrap_or_default();
        let message = message.with("active", active).with("licensed", licensed);
        day.into_iter().fold(message, |message, (name, arg)| message.with(name, arg))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::noun::{Noun, Unit};
    use crate::deck::title_claim::strongest;

    #[test]
    fn seats_in_use_since_the_first_week_come_first() {
        let title = |seats: Option<[f64; 2]>| {
            let noun = Noun { one: "user".into(), other: "users".into(), unit: Unit::Count };
            let first = Reached::FirstWeek { metric: "users".into(), value: 6.0, noun, is_begin: true };
            let week = Milestone { what: first, when: Some(When::Week("2026-07-06".parse().unwrap())) };
            let seats =
                seats.map(|[active, licensed]| Milestone { what: Reached::Seats { active, licensed }, when: None });
            let reached: Vec<_> = [week].into_iter().chain(seats).collect();
            let row = |reached| MilestoneRow {
                reached,
                when: String::new(),
                what: String::new(),
                detail: Wording::default(),
            };
            let rows = reached.iter().map(|_| row(true)).chain([row(false)]).collect();
            let next = Some("Expense reports".to_owned());
            strongest(&MilestonesBody { reached, begun: None, names: Vec::new(), next, rows })
        };
        assert_eq!(title(Some([11.0, 15.0])), Some(MilestonesClaim::WeekSeats));
        let others = [None, Some([0.0, 15.0]), Some([16.0, 15.0])];
        assert_eq!(others.map(title), [Some(MilestonesClaim::Week); 3]);
    }
}
