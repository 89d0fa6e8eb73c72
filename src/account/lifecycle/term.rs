//! What an account got over its term, told near its renewal in place of what it got in a quarter.
//!
//! No row says how long a term is. So the term is told as far back as whole quarters are known without a gap, and never further
//! than the day the account became a customer; the number of quarters is always said.

use chrono::NaiveDate;

use crate::base::period::Period;

/// The volume that value is estimated from, over the quarters on end up to the one under review.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The metric's id.
    pub metric: String,
    /// The first of the quarters.
    pub first: Period,
    /// How many they are, at least two.
    pub quarters: usize,
    /// The sum of all their weeks.
    pub volume: f64,
    /// The weeks' first days.
    pub weeks: Vec<NaiveDate>,
}

/// One quarter of a metric that adds up.
#[derive(Debug, Clone, PartialEq)]
pub struct TermQuarter {
    pub period: Period,
    /// Its weeks by their first days; a value is missing where it was not measured or cannot be read.
    pub weeks: Vec<(NaiveDate, Option<f64>)>,
}

impl Term {
    /// Of quarters from the one under review backwards. It ends before the first that is not whole; `None` where fewer than two
    /// are left, or nothing adds up.
    pub fn of(metric: &str, backwards: impl Iterator<Item = TermQuarter>) -> Option<Self> {
        let whole = |quarter: TermQuarter| {
            let weeks: Option<Vec<_>> = quarter.weeks.into_iter().map(|(day, value)| Some((day, value?))).collect();
            weeks.filter(|weeks| !weeks.is_empty()).map(|weeks| (quarter.period, weeks))
        };
        let mut known: Vec<_> = backwards.map_while(whole).collect();
        known.reverse();
        let (first, _) = known.first().filter(|_| known.len() > 1)?;
        let (first, quarters) = (*first, known.len());
        let weeks = || known.iter().flat_map(|(_, weeks)| weeks);
        let volume: f64 = weeks().map(|(_, value)| value).sum();
        let weeks = weeks().map(|(day, _)| *day).collect();
        (volume > 0.0).then(|| Self { metric: metric.to_owned(), first, quarters, volume, weeks })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(label: &str, values: &[Option<f64>]) -> TermQuarter {
        let period = Period::parse(label, 1).unwrap();
        let week = |(at, value): (usize, &Option<f64>)| (period.start + chrono::Days::new(7 * at as u64), *value);
        TermQuarter { period, weeks: values.iter().enumerate().map(week).collect() }
    }

    fn term(quarters: &[TermQuarter]) -> Option<(String, usize, f64)> {
        let term = Term::of("jobs", quarters.iter().cloned())?;
        assert_eq!(term.weeks.len(), 2 * term.quarters);
        Some((term.first.label(), term.quarters, term.volume))
    }

    #[test]
    fn a_term_is_the_sum_of_its_whole_quarters() {
        let full = [Some(10.0), Some(20.0)];
        let all = ["2026-Q3", "2026-Q2", "2026-Q1"].map(|label| quarter(label, &full));
        assert_eq!(term(&all), Some(("2026-Q1".into(), 3, 90.0)));
        assert_eq!(term(&all[..1]), None, "one quarter is no term");
    }

    #[test]
    fn a_week_that_is_missing_ends_it() {
        let full = [Some(10.0), Some(20.0)];
        let gap = [Some(10.0), None];
        let of = |first: &[Option<f64>], second: &[Option<f64>]| {
            term(&[quarter("2026-Q3", first), quarter("2026-Q2", second), quarter("2026-Q1", &full)])
        };
        assert_eq!(of(&full, &gap), None, "what lies behind the gap does not count");
        assert_eq!(of(&gap, &full), None);
        assert_eq!(of(&[Some(0.0), Some(0.0)], &full), Some(("2026-Q1".into(), 3, 60.0)), "nothing is a figure");
    }
}
