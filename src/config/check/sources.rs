//! Checks the sources, one by one.

use crate::config::catalogue::Catalogue;
use crate::config::check::problems::Problems;
use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::file::Config;
use crate::config::yaml::step::Step::{Index, Key};

pub fn check(config: &Config, catalogue: &Catalogue, problems: &mut Problems) {
    if config.sources.accounts.is_empty() {
        problems.at(&[Key("sources")], "there is no source of accounts");
    }
    let metrics: Vec<&str> = config.metrics.iter().map(|metric| metric.id.as_str()).collect();
    let features: Vec<&str> = catalogue.features.iter().map(|feature| feature.id.as_str()).collect();
    let is_monthly = config.calendar().is_monthly();
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
