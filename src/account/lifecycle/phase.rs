//! The phase of an account, from the day it started, the day it renews and the day of the data.
//!
//! The renewal comes before the age: whoever renews soon is in that phase after two years and after two hundred days. Only
//! onboarding comes before the renewal, because nothing of a term can be told yet.

use chrono::{Months, NaiveDate};
use serde::Serialize;

/// For so many days from its start an account is in onboarding.
pub const ONBOARDING_DAYS: i64 = 90;

/// The months from its start until an account is adopted.
const ADOPTION: Months = Months::new(12);

/// From so many days before it renews, an account is in the phase of its renewal, up to that day. What there is to agree on is
/// best agreed on sixty days before; an account that is nearer is still in this phase.
pub const RENEWAL_DAYS: i64 = 120;

/// Where an account is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Its first ninety days.
    Onboarding,
    /// To the end of its twelfth month.
    Adoption,
    /// After that.
    Growth,
    /// The last hundred and twenty days before it renews.
    Renewal,
}

impl Phase {
    /// The phase at `as_of`; `None` where the start is not known or lies ahead. A renewal that is past says nothing.
    ///
    /// Started on 7 September 2026: onboarding on 30 September and up to 5 December, its ninetieth day.
    pub fn of(started_on: Option<NaiveDate>, renewal_on: Option<NaiveDate>, as_of: NaiveDate) -> Option<Self> {
        let started_on = started_on.filter(|started| *started <= as_of)?;
        if (as_of - started_on).num_days() < ONBOARDING_DAYS {
            return Some(Self::Onboarding);
        }
        let left = renewal_on.map(|renews| (renews - as_of).num_days());
        if left.is_some_and(|left| (0..=RENEWAL_DAYS).contains(&left)) {
            return Some(Self::Renewal);
        }
        let adopted = started_on.checked_add_months(ADOPTION)?;
        Some(if as_of < adopted { Self::Adoption } else { Self::Growth })
    }

    /// Its name in files and lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Onboarding => "onboarding",
            Self::Adoption => "adoption",
            Self::Growth => "growth",
            Self::Renewal => "renewal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn phase(started: &str, renews: Option<&str>, as_of: &str) -> Option<Phase> {
        Phase::of(Some(day(started)), renews.map(day), day(as_of))
    }

    #[test]
    fn the_first_ninety_days_are_onboarding() {
        let on = |as_of| phase("2026-09-07", Some("2027-09-07"), as_of);
        assert_eq!(on("2026-09-07"), Some(Phase::Onboarding));
        assert_eq!([on("2026-12-05"), on("2026-12-06")], [Some(Phase::Onboarding), Some(Phase::Adoption)]);
        assert_eq!(on("2026-09-06"), None, "it is no customer yet");
    }

    #[test]
    fn the_twelfth_month_ends_adoption() {
        let on = |as_of| phase("2025-09-30", None, as_of);
        assert_eq!([on("2026-09-29"), on("2026-09-30")], [Some(Phase::Adoption), Some(Phase::Growth)]);
        let leap = |as_of| phase("2024-02-29", None, as_of);
        assert_eq!([leap("2025-02-27"), leap("2025-02-28")], [Some(Phase::Adoption), Some(Phase::Growth)]);
    }

    #[test]
    fn a_renewal_is_near_from_a_hundred_and_twenty_days_before_up_to_its_day() {
        let renewing = |as_of| phase("2024-01-28", Some("2027-01-28"), as_of);
        assert_eq!([renewing("2026-09-29"), renewing("2026-09-30")], [Some(Phase::Growth), Some(Phase::Renewal)]);
        assert_eq!([renewing("2026-12-29"), renewing("2027-01-28")], [Some(Phase::Renewal); 2]);
        assert_eq!(renewing("2027-01-29"), Some(Phase::Growth), "past");
        assert_eq!(
            phase("2026-04-01", Some("2026-10-31"), "2026-09-30"),
            Some(Phase::Renewal),
            "in its first year too"
        );
        assert_eq!(phase("2026-09-07", Some("2026-12-07"), "2026-09-30"), Some(Phase::Onboarding), "of three months");
    }

    #[test]
    fn without_the_day_it_started_there_is_no_phase() {
        assert_eq!(Phase::of(None, Some(day("2026-10-31")), day("2026-09-30")), None);
    }
}
