//! Whether a deck tells of a fall: then it says so calmly, asks what changed, and offers nothing.

use crate::account::change::Change;
use crate::account::metric::Metric;
use crate::account::view::{Account, Activity};
use crate::base::noun::Unit;
use crate::config::qbr::metrics::MetricKind;
use crate::config::workspace::Workspace;

/// How a deck speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Of what was reached, and what more there is.
    Usual,
    /// Of what fell or was missed, what stayed, and the way back.
    Falling,
}

/// The tone of an account's deck. It is falling where a goal was missed, or where something fell beyond what counts vary by and
/// nothing rose so.
///
/// What only ever accumulates, such as storage, does not offset a fall: of stocks only people count.
pub fn tone(account: &Account, workspace: &Workspace) -> Tone {
    if account.activity != Activity::Active {
        return Tone::Usual;
    }
    let missed = account.goals.iter().any(|goal| !goal.is_reached());
    let counts = |metric: &&Metric| metric.more_is_better && !fills_up(metric, workspace);
    let moved = |told: fn(&Change) -> bool| {
        let beyond = account.metrics.iter().filter(counts).filter(|metric| !metric.moved_within_noise());
        beyond.filter_map(|metric| metric.change.ok()).any(|change| told(&change))
    };
    let (fell, rose) = (moved(Change::fell), moved(Change::rose));
    if missed || (fell && !rose) { Tone::Falling } else { Tone::Usual }
}

/// Whether a metric only ever accumulates, such as storage: that there is more of it is no gain, and that there is as much as
/// before no strength.
pub fn fills_up(metric: &Metric, workspace: &Workspace) -> bool {
    metric.kind == MetricKind::Stock && metric.more_is_better && !counts_people(metric, workspace)
}

/// Whether a metric counts people.
pub fn counts_people(metric: &Metric, workspace: &Workspace) -> bool {
    let roles = &workspace.config.roles;
    metric.noun.unit == Unit::Count
        && [&roles.wau, &roles.dau, &roles.mau, &roles.active_seats]
            .into_iter()
            .flatten()
            .any(|role| *role == metric.id)
}
