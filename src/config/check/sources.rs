//! Checks the sources, one by one.

use std::collections::BTreeSet;

use crate::config::catalogue::Catalogue;
use crate::config::check::problems::Problems;
use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::file::Config;
use crate::config::qbr::sources::usage::{Every, UsageSource};
use crate::config::yaml::step::Step::{Index, Key};

pub fn check(config: &Config, catalogue: &Catalogue, problems: &mut Problems) {
    if config.sources.accounts.is_empty() {
        problems.at(&[Key("sources")], "there is no source of accounts");
    }
    let metrics: Vec<&str> = config.metrics.iter().map(|metric| metric.id.as_str()).collect();
    let features: Vec<&str> = catalogue.features.iter().map(|feature| feature.id.as_str()).collect();
    let is_monthly = config.calendar().is_monthly();
    one_cadence(config, problems);
    let has_time_zone = config.time_zone.is_some();
    for placed in config.sources.all() {
        let at = [Key("sources"), Key(placed.table), Index(placed.index)];
        placed.source.check(&mut SourceCheck {
            at,
            metrics: &metrics,
            features: &features,
            is_monthly,
            has_time_zone,
            problems,
        });
    }
}

/// Adds a problem where a metric comes by the month from one source and by the day or from events from another: a month's figure and
/// those of its days would add up.
fn one_cadence(config: &Config, problems: &mut Problems) {
    let filled = |source: &UsageSource| source.metrics.keys().chain(source.names.values()).cloned().collect::<Vec<_>>();
    let by_month = |source: &&UsageSource| source.every == Some(Every::Month);
    let monthly: BTreeSet<String> = config.sources.usage.iter().filter(by_month).flat_map(filled).collect();
    let message = |metric: &str| {
        format!(
            "\"{metric}\" also comes by the month from a source of usage, and both would add up; give this one a metric of its own"
        )
    };
    for (index, source) in config.sources.usage.iter().enumerate().filter(|(_, source)| !by_month(source)) {
        for metric in filled(source).iter().filter(|metric| monthly.contains(*metric)) {
            let key = if source.metrics.contains_key(metric) { "metrics" } else { "names" };
            problems.at(&[Key("sources"), Key("usage"), Index(index), Key(key)], message(metric));
        }
    }
    for (index, source) in config.sources.events.iter().enumerate() {
        let people = [&source.events, &source.weekly_users, &source.monthly_users, &source.daily_users];
        let counted = people.into_iter().flatten().chain(source.by_event.values());
        if let Some(metric) = counted.into_iter().find(|metric| monthly.contains(*metric)) {
            problems.at(&[Key("sources"), Key("events"), Index(index)], message(metric));
        }
    }
}
