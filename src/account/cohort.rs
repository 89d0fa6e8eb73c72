//! Accounts that are alike, and what may be said of them: percentiles of at least `minimum` others, never a name.

use rustc_hash::FxHashMap;

use crate::data::tables::AccountRow;
use crate::workspace::config::{CohortConfig, CohortKey};

/// What the other accounts of a cohort show in one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peers {
    /// How many others have data.
    pub n: usize,
    /// Their 25th percentile.
    pub p25: f64,
    /// Their median.
    pub median: f64,
    /// Their 75th percentile.
    pub p75: f64,
}

/// One figure of all members of a cohort that have it, sorted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Distribution(Vec<f64>);

/// Which cohort each account belongs to; `None` where a property that makes cohorts is missing.
///
/// By segment and size with bands up to 10, 50, 250 and 1,000 seats, an SMB account of 9 seats is with one of 10 and not with
/// one of 11; one whose seats are not known is with nobody.
#[derive(Debug, Clone, Default)]
pub struct Cohorts {
    of: Vec<Option<u32>>,
    count: usize,
}

impl Distribution {
    /// From values in any order.
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The percentiles of the others, interpolated between neighbours: `own` is taken out once, if it is in. `None` under
    /// `minimum` others.
    ///
    /// Of 91, 182, 273, 364, 455 and 546 the 25th percentile is 204.75, the median 318.5 and the 75th 432.25.
    pub fn peers(&self, own: Option<f64>, minimum: usize) -> Option<Peers> {
        let skip = own.and_then(|own| self.0.binary_search_by(|v| v.total_cmp(&own)).ok());
        let n = self.0.len() - usize::from(skip.is_some());
        if n == 0 || n < minimum {
            return None;
        }
        let at = |i: usize| self.0[if skip.is_some_and(|s| i >= s) { i + 1 } else { i }];
        let percentile = |p: f64| {
            let place = p * (n - 1) as f64;
            let below = place.floor() as usize;
            let above = (below + 1).min(n - 1);
            at(below) + (at(above) - at(below)) * (place - below as f64)
        };
        Some(Peers { n, p25: percentile(0.25), median: percentile(0.5), p75: percentile(0.75) })
    }
}

impl Cohorts {
    /// Sorts the accounts into cohorts.
    pub fn new(accounts: &[AccountRow], config: &CohortConfig) -> Self {
        let mut ids: FxHashMap<Vec<String>, u32> = FxHashMap::default();
        let of = accounts
            .iter()
            .map(|row| {
                let key: Option<Vec<String>> = config.by.iter().map(|by| property(row, *by, config)).collect();
                let next = ids.len() as u32;
                key.map(|key| *ids.entry(key).or_insert(next))
            })
            .collect();
        Self { of, count: ids.len() }
    }

    /// The same cohorts with accounts of different `key`s apart.
    #[must_use]
    pub fn apart(&self, key: impl Fn(usize) -> String) -> Self {
        let mut ids: FxHashMap<(u32, String), u32> = FxHashMap::default();
        let split = |(at, cohort): (usize, &Option<u32>)| {
            let next = ids.len() as u32;
            cohort.map(|cohort| *ids.entry((cohort, key(at))).or_insert(next))
        };
        let of = self.of.iter().enumerate().map(split).collect();
        Self { of, count: ids.len() }
    }

    /// The account's cohort.
    pub fn of(&self, account: usize) -> Option<usize> {
        self.of[account].map(|c| c as usize)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }
}

fn property(row: &AccountRow, by: CohortKey, config: &CohortConfig) -> Option<String> {
    let text = match by {
        CohortKey::Segment => &row.segment,
        CohortKey::Plan => &row.plan,
        CohortKey::Industry => &row.industry,
        CohortKey::Region => &row.region,
        CohortKey::Size => {
            let seats = row.seats_licensed?;
            let band = config.size_bands.iter().position(|&bound| seats <= f64::from(bound));
            return Some(band.unwrap_or(config.size_bands.len()).to_string());
        }
    };
    text.as_deref().map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_interpolate_like_numpy() {
        // numpy.percentile([1, 2, 4, 8, 16], [25, 50, 75]) is [2, 4, 8]; of [1, 2, 4, 8] it is [1.75, 3, 5].
        let five = Distribution::new(vec![8.0, 1.0, 16.0, 4.0, 2.0]);
        let peers = five.peers(None, 5).unwrap();
        assert_eq!((peers.n, peers.p25, peers.median, peers.p75), (5, 2.0, 4.0, 8.0));
        let others = five.peers(Some(16.0), 4).unwrap();
        assert_eq!((others.n, others.p25, others.median, others.p75), (4, 1.75, 3.0, 5.0));
    }

    #[test]
    fn an_account_is_not_its_own_peer() {
        let all = Distribution::new(vec![5.0; 6]);
        assert_eq!(all.peers(Some(5.0), 5).unwrap().n, 5);
        assert_eq!(all.peers(Some(5.0), 6), None);
    }

    #[test]
    fn nothing_is_shown_of_few() {
        assert_eq!(Distribution::new(vec![1.0, 2.0]).peers(None, 5), None);
        assert_eq!(Distribution::default().peers(None, 0), None);
    }

    #[test]
    fn money_is_compared_in_one_currency() {
        let row = |currency: &str| AccountRow {
            segment: Some("smb".into()),
            seats_licensed: Some(9.0),
            currency: Some(currency.into()),
            ..AccountRow::default()
        };
        let rows = [row("EUR"), row("JPY"), row("EUR")];
        let cohorts = Cohorts::new(&rows, &CohortConfig::default());
        assert_eq!(cohorts.count(), 1);
        let money = cohorts.apart(|at| rows[at].currency.clone().unwrap());
        assert_eq!(money.count(), 2);
        assert_eq!(money.of(0), money.of(2));
        assert_ne!(money.of(0), money.of(1));
    }

    #[test]
    fn a_missing_property_means_no_cohort() {
        let with = |segment: Option<&str>, seats| AccountRow {
            segment: segment.map(str::to_owned),
            seats_licensed: seats,
            ..AccountRow::default()
        };
        let rows = [
            with(Some("smb"), Some(9.0)),
            with(None, Some(9.0)),
            with(Some("SMB"), Some(10.0)),
            with(Some("smb"), None),
        ];
        let cohorts = Cohorts::new(&rows, &CohortConfig::default());
        assert_eq!(cohorts.of(0), cohorts.of(2));
        assert_eq!((cohorts.of(1), cohorts.of(3)), (None, None));
    }
}
