//! Which features are suggested.

use crate::account::account_override::AccountOverride;
use crate::account::action::ActionKind;
use crate::account::view::{FeatureUse, Features};
use crate::config::workspace::Workspace;

/// The action that a pick suggests: start to use a feature.
pub const BEGIN: ActionKind = ActionKind::new("step-feature");

/// The maximum number of suggested features.
pub(crate) const PICKS: usize = 3;

/// Where it is told that not even this share of the peers uses a feature, it is nothing to start with: the catalogue links no
/// feature with a goal that could speak for it. Of fewer than fifty peers no share that small is told.
const LEAST_PEERS: f64 = 0.1;

/// The features to start with: first those that an override pins, then those that people stopped using, most people first;
/// then those of first value that nobody has used yet; then those that most peers use (if at least the configured share does), then in the catalogue's order; then advanced features;
/// last those of which no share of the peers is reached that is told, the larger ones first. None that an override drops, and none that is rare unless people of the account did or an override pins it.
pub fn picks<'a>(
    features: &'a Features,
    account_override: &AccountOverride,
    workspace: &Workspace,
) -> Vec<&'a FeatureUse> {
    let threshold = workspace.config.thresholds.peer_adoption;
    let is_pinned = |f: &FeatureUse| account_override.pinned.contains(&f.id);
    let least = |f: &FeatureUse| f.peers.filter(|peers| peers.share().is_none()).map(|peers| peers.least_share());
    let is_rare = |f: &FeatureUse| least(f).is_some_and(|least| least <= LEAST_PEERS);
    // What fewer than half use may be more than what fewer than a fifth use.
    let reach = |f: &FeatureUse| least(f).unwrap_or(1.0);
    let may_start = |f: &&FeatureUse| !f.used && (!is_rare(f) || f.months.lapsed.is_some() || is_pinned(f));
    let mut open: Vec<_> = features.all.iter().filter(may_start).collect();
    let peers = |f: &FeatureUse| f.peers.and_then(|peers| peers.share()).unwrap_or(0.0);
    open.sort_by(|a, b| {
        let advanced = |f: &FeatureUse| workspace.catalogue.features[f.index].advanced;
        let first = |f: &FeatureUse| workspace.catalogue.features[f.index].first_value && !f.used_earlier;
        let known = |f: &FeatureUse| peers(f) >= threshold;
        // What has lapsed was known to people, advanced or not.
        let lapsed = |f: &FeatureUse| f.months.lapsed.map(|lapsed| lapsed.users.unwrap_or(0.0));
        (lapsed(a).is_none().cmp(&lapsed(b).is_none()))
            .then(lapsed(b).unwrap_or(0.0).total_cmp(&lapsed(a).unwrap_or(0.0)))
            .then(first(b).cmp(&first(a)))
            .then(reach(b).total_cmp(&reach(a)))
            .then(advanced(a).cmp(&advanced(b)))
            .then(known(b).cmp(&known(a)))
            .then(peers(b).total_cmp(&peers(a)))
            .then(a.index.cmp(&b.index))
    });
    let mut open = account_override.arranged(open, |feature| &feature.id);
    open.truncate(PICKS);
    open
}
