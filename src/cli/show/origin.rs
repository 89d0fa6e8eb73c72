//! The origin of a figure in words.

use crate::account::figure::Origin;
use crate::config::qbr::metrics::Aggregate;

/// In a few words, since the lines of its source are listed too.
pub(crate) fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Field(_) | Origin::Entitlement(_) => "the account's row".into(),
        Origin::Usage { weeks, how, .. } => {
            let rule = match how {
                Aggregate::Sum => "the sum",
                Aggregate::Mean => "the mean",
                Aggregate::Max => "the largest",
                Aggregate::Last => "the latest",
            };
            let from = weeks.first().map(|first| format!(", from {first} on")).unwrap_or_default();
            format!("{rule} of {} figures of usage{from}", weeks.len())
        }
        Origin::Cohort(crowd) => format!("{} or more others of its cohort", crowd.least()),
        Origin::Features(_) => "feature usage of the quarter".into(),
        Origin::FeatureMonth { month, .. } => format!("feature usage of {}", month.format("%Y-%m")),
        Origin::Requests(_) => "requests".into(),
        Origin::Tickets => "tickets of the quarter".into(),
        Origin::Goal(_) | Origin::GoalBefore(..) => "outcomes".into(),
        Origin::Catalogue => "the catalogue".into(),
        Origin::Computed(how) => how.clone(),
    }
}
