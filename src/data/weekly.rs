//! Weekly values as they add up while rows stream by.

use chrono::{Datelike, NaiveDate};

use super::tables::{Series, Usage, Week};
use crate::workspace::config::{Aggregate, MetricConfig};

/// Values of all accounts and metrics, by each metric's rule for a week.
///
/// Example: a metric with `per_week: mean` and rows 4 on Monday, 6 on Wednesday has 5 for the week.
pub(crate) struct Weekly {
    rules: Vec<Aggregate>,
    usage: Usage,
    /// For means how many values there were, for the latest its day; nothing for other rules.
    beside: Vec<Series>,
}

impl Weekly {
    pub fn new(accounts: usize, metrics: &[MetricConfig]) -> Self {
        let rules: Vec<_> = metrics.iter().map(|m| m.per_week).collect();
        let beside = if rules.iter().any(|r| matches!(r, Aggregate::Mean | Aggregate::Last)) {
            vec![Series::default(); accounts * rules.len()]
        } else {
            Vec::new()
        };
        let usage = Usage {
            metrics: metrics.iter().map(|m| m.id.clone()).collect(),
            series: vec![Series::default(); accounts * rules.len()],
            last_day: vec![None; accounts],
        };
        Self { rules, usage, beside }
    }

    /// How many accounts there are.
    pub fn accounts(&self) -> usize {
        self.usage.last_day.len()
    }

    /// Notes that there is a row of this day, whatever it says.
    pub fn seen(&mut self, account: u32, day: NaiveDate) {
        let last = &mut self.usage.last_day[account as usize];
        *last = (*last).max(Some(day));
    }

    /// Adds a value.
    pub fn add(&mut self, account: u32, metric: usize, week: Week, day: NaiveDate, value: f64) {
        let at = account as usize * self.rules.len() + metric;
        let slot = self.usage.series[at].slot(week);
        let first = slot.is_nan();
        match self.rules[metric] {
            _ if first => *slot = value,
            Aggregate::Sum => *slot += value,
            Aggregate::Max => *slot = slot.max(value),
            Aggregate::Mean => {
                let count = self.beside[at].slot(week);
                let before = if count.is_nan() { 1.0 } else { *count };
                *count = before + 1.0;
                // A running mean stays exact for values that are all the same.
                *slot += (value - *slot) / (before + 1.0);
            }
            Aggregate::Last => {
                let latest = self.beside[at].get(week).unwrap_or(f64::NEG_INFINITY);
                if f64::from(day.num_days_from_ce()) >= latest {
                    *slot = value;
                } else {
                    return;
                }
            }
        }
        if self.rules[metric] == Aggregate::Last {
            *self.beside[at].slot(week) = f64::from(day.num_days_from_ce());
        }
    }

    /// The table.
    pub fn done(mut self) -> Usage {
        self.usage.series.iter_mut().for_each(Series::shrink);
        self.usage
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(rule: &str, values: &[(&str, f64)]) -> Option<f64> {
        let yaml = format!("id: m\nname: M\none: m\nother: ms\nper_week: {rule}\n");
        let metric: MetricConfig = serde_yaml::from_str(&yaml).unwrap();
        let mut weekly = Weekly::new(1, &[metric]);
        for (day, value) in values {
            weekly.add(0, 0, Week(3), day.parse().unwrap(), *value);
        }
        weekly.done().series(0, 0).get(Week(3))
    }

    #[test]
    fn each_rule_makes_one_value_of_a_week() {
        let values = [("2026-07-08", 6.0), ("2026-07-06", 4.0), ("2026-07-10", 2.0), ("2026-07-07", 4.0)];
        assert_eq!(add("sum", &values), Some(16.0));
        assert_eq!(add("mean", &values), Some(4.0));
        assert_eq!(add("max", &values), Some(6.0));
        assert_eq!(add("last", &values), Some(2.0));
        assert_eq!(add("sum", &[]), None);
    }
}
