//! The day on which decks leave. On that day a deck needs fresh data, and no hold may have begun since the build.

use chrono::{Days, NaiveDate};

use crate::base::row::codes::ReasonCode;
use crate::config::overrides::file::HoldKind;
use crate::config::workspace::Workspace;
use crate::delivery::current_overrides::CurrentOverrides;
use crate::store::manifest_row::ManifestRow;

/// A day, with the workspace's limit for the age of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryDay {
    on: NaiveDate,
    freshness_days: u64,
}

impl DeliveryDay {
    pub fn new(on: NaiveDate, workspace: &Workspace) -> Self {
        let freshness_days = u64::try_from(workspace.config.thresholds.freshness_days).unwrap_or_default();
        Self { on, freshness_days }
    }

    /// Why a row's data is too old, if it is: its `as_of`, the account's newest figure, or a source that its deck shows.
    pub(crate) fn stale_reason(
        &self,
        as_of: NaiveDate,
        row: &ManifestRow,
        decided: &CurrentOverrides,
    ) -> Option<String> {
        let oldest = self.on.checked_sub_days(Days::new(self.freshness_days)).unwrap_or(NaiveDate::MIN);
        if as_of < oldest {
            return Some(format!("its data stands at {as_of}, and may not be older than {oldest}"));
        }
        let from = self.hold_start(row, HoldKind::StaleData, decided)?;
        Some(format!("its newest figure, or the newest row of a source that it shows, is too old since {from}"))
    }

    /// The most severe hold of a row other than stale data that has begun by this day and that no override releases.
    pub(crate) fn begun_hold(&self, row: &ManifestRow, decided: &CurrentOverrides) -> Option<(ReasonCode, String)> {
        let kinds = HoldKind::ALL.into_iter().filter(|kind| *kind != HoldKind::StaleData);
        let (kind, from) = kinds.filter_map(|kind| Some((kind, self.hold_start(row, kind, decided)?))).next()?;
        let reason = match kind {
            HoldKind::RenewalSoon => format!("its renewal is near since {from}: a person looks first"),
            _ => "it is held, and no override releases it any more".to_owned(),
        };
        Some((kind.code(), reason))
    }

    fn hold_start(&self, row: &ManifestRow, kind: HoldKind, decided: &CurrentOverrides) -> Option<NaiveDate> {
        let from = row.holds_from.get(&kind.code()).copied().filter(|from| *from <= self.on)?;
        (!decided.releases(row, kind, self.on)).then_some(from)
    }
}

#[cfg(test)]
impl DeliveryDay {
    /// Data of the last 45 days is fresh.
    pub fn of_tests(on: &str) -> Self {
        Self { on: on.parse().expect("a day"), freshness_days: 45 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn day(on: &str) -> DeliveryDay {
        DeliveryDay::of_tests(on)
    }

    #[test]
    fn data_is_too_old_by_the_day_it_stands_at_and_by_its_newest_figure() {
        let nothing = CurrentOverrides::default();
        let row = |from: Option<&str>| ManifestRow {
            holds_from: from.map(|from| (ReasonCode::StaleData, date(from))).into_iter().collect(),
            ..ManifestRow::of("a")
        };
        let past = |on: &str, from| day(on).stale_reason(date("2026-09-30"), &row(from), &nothing).is_some();
        assert!(!past("2026-11-14", None) && past("2026-11-15", None));
        assert!(!past("2026-10-19", Some("2026-10-20")) && past("2026-10-20", Some("2026-10-20")));
    }

    #[test]
    fn a_hold_that_began_since_the_build_holds_and_a_later_one_does_not_yet() {
        let (renewal, churn) = (ReasonCode::RenewalSoon, ReasonCode::ChurnNotice);
        let holds_from = [(renewal.clone(), "2026-11-04"), (churn.clone(), "2026-09-30")];
        let row = |codes: &[ReasonCode]| ManifestRow {
            holds_from: holds_from
                .iter()
                .filter(|(code, _)| codes.contains(code))
                .map(|(code, from)| (code.clone(), date(from)))
                .collect(),
            ..ManifestRow::of("a")
        };
        let why = day("2026-11-04").begun_hold(&row(std::slice::from_ref(&renewal)), &CurrentOverrides::default());
        assert!(why.is_some_and(|(_, why)| why.starts_with("its renewal is near since 2026-11-04")));
        let code = |on: &str, codes: &[ReasonCode]| {
            day(on).begun_hold(&row(codes), &CurrentOverrides::default()).map(|(code, _)| code)
        };
        assert_eq!(code("2026-11-03", std::slice::from_ref(&renewal)), None);
        assert_eq!(code("2026-11-04", std::slice::from_ref(&renewal)), Some(renewal.clone()));
        assert_eq!(code("2026-11-04", &[renewal, churn.clone()]), Some(churn));
        assert_eq!(code("2026-11-04", &[]), None);
    }
}
