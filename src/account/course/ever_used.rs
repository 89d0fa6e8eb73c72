//! How much of the plan was used at any time, not only in the quarter.

use crate::account::view::Account;
use crate::account::withheld::WithheldFigure;

/// How many features of the plan were used at any time; `None` where that is not known.
pub fn features_ever_used(account: &Account) -> Option<usize> {
    let is_unread = account.withheld.contains(&WithheldFigure::FeaturesBefore);
    let features = account.features.as_ref().filter(|_| !is_unread)?;
    Some(features.all.iter().filter(|feature| feature.used || feature.used_earlier).count())
}
