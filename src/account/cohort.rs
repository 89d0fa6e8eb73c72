//! Cohorts of similar accounts: who is whose peer.

use rustc_hash::FxHashMap;

use crate::base::spelling::folding::folded;
use crate::config::lookup::Lookup;
use crate::config::qbr::file::{CohortConfig, CohortKey};
use crate::ingest::records::AccountRow;

/// Which cohort each account belongs to. Accounts without one of the properties that form cohorts are in none.
///
/// Example: by segment and size, with bands up to 10, 50, 250 and 1,000 seats, an SMB account of 9 seats is in one cohort
/// with one of 10, not with one of 11; an account without a number of seats has no cohort.
#[derive(Debug, Clone, Default)]
pub struct Cohorts {
    of: Vec<Option<u32>>,
    count: usize,
}

impl Cohorts {
    /// `plans` finds the plan that an account names.
    pub fn new(accounts: &[AccountRow], config: &CohortConfig, plans: &Lookup) -> Self {
        let mut ids: FxHashMap<Vec<Property>, u32> = FxHashMap::default();
        let of = accounts
            .iter()
            .map(|row| {
                let key: Option<Vec<Property>> = config.by.iter().map(|by| property(row, *by, config, plans)).collect();
                let next = ids.len() as u32;
                key.map(|key| *ids.entry(key).or_insert(next))
            })
            .collect();
        Self { of, count: ids.len() }
    }

    /// Cohorts from known cohort numbers, one per account. They are renumbered in order of appearance; the old numbers are
    /// returned too.
    pub fn of_numbers(numbers: impl Iterator<Item = Option<u32>>) -> (Self, Vec<u32>) {
        let mut had: Vec<u32> = Vec::new();
        let mut new: FxHashMap<u32, u32> = FxHashMap::default();
        let mut number = |number: u32| {
            *new.entry(number).or_insert_with(|| {
                had.push(number);
                had.len() as u32 - 1
            })
        };
        let of = numbers.map(|cohort| cohort.map(&mut number)).collect();
        (Self { of, count: had.len() }, had)
    }

    /// The same cohorts, each split by `key`.
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

    pub fn of(&self, account: usize) -> Option<usize> {
        self.of[account].map(|c| c as usize)
    }

    pub fn count(&self) -> usize {
        self.count
    }
}

/// What the members of a cohort share.
#[derive(PartialEq, Eq, Hash)]
enum Property {
    /// The index of a size band.
    Band(usize),
    /// The index of a plan of the catalogue.
    Plan(usize),
    /// Another text, folded.
    Word(String),
}

fn property(row: &AccountRow, by: CohortKey, config: &CohortConfig, plans: &Lookup) -> Option<Property> {
    let text = match by {
        CohortKey::Segment => &row.segment,
        CohortKey::Plan => &row.plan,
        CohortKey::Industry => &row.industry,
        CohortKey::Region => &row.region,
        CohortKey::Size => {
            let seats = row.seats_licensed?;
            let band = config.size_bands.iter().position(|&bound| seats <= f64::from(bound));
            return Some(Property::Band(band.unwrap_or(config.size_bands.len())));
        }
    };
    let text = text.as_deref()?;
    let plan = (by == CohortKey::Plan).then(|| plans.find(text)).flatten();
    Some(plan.map_or_else(|| Property::Word(folded(text)), Property::Plan))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amounts::currency::Currency;
    use crate::config::lookup::Lookups;
    use crate::config::translations::Names;

    #[test]
    fn a_size_band_ends_with_its_bound_and_a_plan_is_one_by_id_and_name() {
        let with = |seats: f64, plan: &str| AccountRow {
            seats_licensed: Some(seats),
            plan: Some(plan.into()),
            ..AccountRow::default()
        };
        let rows = [with(10.0, "pro"), with(11.0, "Professional"), with(9.0, "start"), with(200.0, "pro")];
        let of = |by: CohortKey, plans: &Lookup| {
            let config = CohortConfig { by: vec![by], size_bands: vec![10, 50], ..CohortConfig::default() };
            let cohorts = Cohorts::new(&rows, &config, plans);
            (0..rows.len()).map(|at| cohorts.of(at).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(of(CohortKey::Size, &Lookup::default()), [0, 1, 0, 2]);
        let catalogue = "plans: [{id: start, name: Start}, {id: pro, name: Professional}]";
        let plans = Lookups::of(&serde_yaml::from_str(catalogue).unwrap(), &[], &Names::default()).plans;
        assert_eq!(of(CohortKey::Plan, &plans), [0, 0, 1, 0]);
    }

    #[test]
    fn known_cohorts_are_numbered_anew_in_the_order_in_which_they_appear() {
        let (cohorts, had) = Cohorts::of_numbers([Some(7), None, Some(3), Some(7)].into_iter());
        assert_eq!(had, [7, 3]);
        assert_eq!(cohorts.count(), 2);
        assert_eq!([0, 1, 2, 3].map(|at| cohorts.of(at)), [Some(0), None, Some(1), Some(0)]);
    }

    #[test]
    fn money_is_compared_in_one_currency() {
        let row = |currency: &str| AccountRow {
            segment: Some("smb".into()),
            seats_licensed: Some(9.0),
            currency: Currency::parse(currency),
            ..AccountRow::default()
        };
        let rows = [row("EUR"), row("JPY"), row("EUR")];
        let cohorts = Cohorts::new(&rows, &CohortConfig::default(), &Lookup::default());
        assert_eq!(cohorts.count(), 1);
        let money = cohorts.apart(|at| rows[at].currency.unwrap().to_string());
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
        let cohorts = Cohorts::new(&rows, &CohortConfig::default(), &Lookup::default());
        assert_eq!(cohorts.of(0), cohorts.of(2));
        assert_eq!((cohorts.of(1), cohorts.of(3)), (None, None));
    }

    #[test]
    fn properties_are_compared_case_spaces_and_unicode_form_apart() {
        let with = |region: &str| AccountRow { region: Some(region.into()), ..AccountRow::default() };
        let rows = ["Süd Straße", "SÜD\u{a0}STRASSE", "Su\u{308}d  straße ", "Nord"].map(with);
        let config = CohortConfig { by: vec![CohortKey::Region], ..CohortConfig::default() };
        let cohorts = Cohorts::new(&rows, &config, &Lookup::default());
        assert_eq!(cohorts.count(), 2);
        assert!((0..3).all(|at| cohorts.of(at) == Some(0)));
    }
}
