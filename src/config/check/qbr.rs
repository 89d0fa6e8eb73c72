//! Checks `qbr.yaml`: metrics and references to them, slides, thresholds, locale, addresses.

use crate::base::address::{Address, is_address};
use crate::base::amounts::currency::Currency;
use crate::base::limits::METRICS;
use crate::config::catalogue::Catalogue;
use crate::config::check::problems::Problems;
use crate::config::check::sources;
use crate::config::qbr::delivery::Delivery;
use crate::config::qbr::file::Config;
use crate::config::qbr::metrics::{Aggregate, MetricKind};
use crate::config::qbr::slides::{FEWEST, Presence, SlideKind};
use crate::config::yaml::step::Step::{Index, Key};

pub fn check(config: &Config, catalogue: &Catalogue, problems: &mut Problems) {
    vendor(config, problems);
    if !crate::base::text::is_locale(&config.locale) {
        problems.at(&[Key("locale")], format!("\"{}\" is no language tag; write it as en-GB", config.locale));
    }
    if Currency::parse(&config.currency).is_none() {
        problems.at(&[Key("currency")], format!("\"{}\" is no ISO 4217 code; write it as EUR", config.currency));
    }
    metrics(config, problems);
    slides(config, problems);
    cohort(config, problems);
    thresholds(config, problems);
    problems.url(&[Key("links"), Key("book")], config.links.book.as_deref());
    problems.url(&[Key("links"), Key("changelog")], config.links.changelog.as_deref());
    for (index, word) in config.forbidden.iter().enumerate() {
        if word.trim().is_empty() {
            problems.at(&[Key("forbidden"), Index(index)], "a forbidden word must not be empty");
        }
    }
    if let Some(delivery) = &config.delivery {
        self::delivery(delivery, problems);
    }
    sources::check(config, catalogue, problems);
}

fn delivery(delivery: &Delivery, problems: &mut Problems) {
    let at = |rest: &[&'static str]| {
        [Key("delivery")].into_iter().chain(rest.iter().map(|key| Key(key))).collect::<Vec<_>>()
    };
    for (key, path) in [("key", &delivery.key), ("templates", &delivery.templates)] {
        if path.as_os_str().is_empty() {
            problems.at(&at(&[key]), "a path must not be empty");
        }
    }
    let unsubscribe = delivery.unsubscribe.as_ref();
    let pages = [
        (&["unsubscribe", "page"][..], unsubscribe.and_then(|way| way.page.as_deref()), true),
        (&["hand_raise", "page"], delivery.hand_raise.as_ref().and_then(|raise| raise.page.as_deref()), false),
    ];
    for (path, page, only_https) in pages {
        let Some(page) = page else { continue };
        if !crate::base::text::is_web_address(&page.replace("{token}", "t"))
            || (only_https && !page.to_lowercase().starts_with("https://"))
        {
            problems.at(&at(path), format!("\"{page}\" is no address that begins with https://"));
        }
    }
    if let Some(fault) = delivery.base_url.as_deref().and_then(Delivery::fault_of_base) {
        problems.at(&at(&["base_url"]), fault);
    }
    if let Some(email) = unsubscribe.and_then(|way| way.email.as_ref()).filter(|email| !is_address(email)) {
        problems.at(&at(&["unsubscribe", "email"]), format!("\"{email}\" is no e-mail address"));
    }
    if let Some(from) = delivery.from.as_ref().filter(|from| Address::parse_named(from).is_err()) {
        problems.at(&at(&["from"]), format!("\"{from}\" is no e-mail address and no `Name <address>`"));
    }
    lists(delivery, problems);
    if unsubscribe.is_some_and(|way| way.page.is_none() && way.email.is_none()) {
        problems.at(&at(&["unsubscribe"]), "one of `page` and `email` says how");
    }
    if let Some(smtp) = &delivery.smtp {
        let clean = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        if smtp.host.is_empty() || !smtp.host.chars().all(clean) {
            problems.at(&at(&["smtp", "host"]), format!("\"{}\" is no host name", smtp.host));
        }
    }
}

/// Checks the suppression lists.
fn lists(delivery: &Delivery, problems: &mut Problems) {
    for (index, list) in delivery.suppress.iter().enumerate() {
        let at = |key| [Key("delivery"), Key("suppress"), Index(index), Key(key)];
        if list.path.as_os_str().is_empty() {
            problems.at(&at("path"), "a path must not be empty");
        }
        if list.column.as_ref().is_some_and(|column| column.trim().is_empty()) {
            problems.at(&at("column"), "a column must not be empty; leave it out where the list has no header");
        }
        problems.encoding(&at("encoding"), list.encoding.as_deref());
    }
}

fn vendor(config: &Config, problems: &mut Problems) {
    let vendor = &config.vendor;
    for (path, text) in [
        (&[Key("vendor"), Key("name")][..], &vendor.name),
        (&[Key("vendor"), Key("team"), Key("name")], &vendor.team.name),
    ] {
        if text.trim().is_empty() {
            problems.at(path, "a name must not be empty");
        }
    }
    if !is_address(&vendor.team.email) {
        let message = format!("\"{}\" is no e-mail address", vendor.team.email);
        problems.at(&[Key("vendor"), Key("team"), Key("email")], message);
    }
    problems.url(&[Key("vendor"), Key("website")], vendor.website.as_deref());
}

fn metrics(config: &Config, problems: &mut Problems) {
    let ids = || config.metrics.iter().map(|m| m.id.as_str());
    let count = config.metrics.len();
    if count > METRICS {
        let message = format!("there are {count} metrics; at most {METRICS} are read. Leave out what no deck shows");
        problems.at(&[Key("metrics")], message);
    }
    problems.ids("metrics", ids());
    let roles = &config.roles;
    for (role, metric) in
        [("active_seats", &roles.active_seats), ("wau", &roles.wau), ("dau", &roles.dau), ("mau", &roles.mau)]
    {
        if let Some(metric) = metric {
            problems.known(&[Key("roles"), Key(role)], "metric", metric, ids());
        }
    }
    let seats = config.metrics.iter().position(|m| Some(&m.id) == roles.active_seats.as_ref());
    if let Some(index) = seats.filter(|&at| config.metrics[at].per_quarter == Aggregate::Sum) {
        let path = [Key("metrics"), Index(index), Key("per_quarter")];
        problems.at(&path, "seats active in the last 30 days cannot be added up: set `per_quarter: last`");
    }
    for (index, metric) in config.metrics.iter().enumerate() {
        if metric.kind == Some(MetricKind::Stock) && metric.per_quarter == Aggregate::Sum {
            let message = "a stock cannot be added up: set `per_quarter` to `mean`, `last` or `max`";
            problems.at(&[Key("metrics"), Index(index), Key("kind")], message);
        }
        let Some(entitlement) = &metric.entitlement else { continue };
        let given = config.sources.accounts.0.iter().flat_map(|s| s.entitlements.keys().map(String::as_str));
        let path = [Key("metrics"), Index(index), Key("entitlement")];
        problems.known(&path, "entitlement of sources.accounts", entitlement, given.chain(["seats_licensed"]));
    }
    if let Some(value) = &config.value {
        problems.known(&[Key("value"), Key("metric")], "metric", &value.metric, ids());
        if !(value.minutes_each > 0.0 && value.minutes_each <= 10_000.0) {
            problems.at(&[Key("value"), Key("minutes_each")], "minutes_each must be more than 0");
        }
    }
}

fn slides(config: &Config, problems: &mut Problems) {
    for (index, slide) in config.slides.iter().enumerate() {
        if config.slides[..index].contains(slide) {
            problems.at(&[Key("slides"), Index(index)], format!("the slide {} stands twice", slide.name()));
        }
    }
    for slide in SlideKind::all().into_iter().filter(|slide| slide.presence() == Presence::Always) {
        if !config.slides.contains(&slide) {
            problems.at(&[Key("slides")], format!("the slide {} is always there; add it", slide.name()));
        }
    }
    if config.slides.len() < FEWEST {
        let message = format!("a deck has at least {FEWEST} slides; {} are listed", config.slides.len());
        problems.at(&[Key("slides")], message);
    }
}

fn cohort(config: &Config, problems: &mut Problems) {
    let cohort = &config.cohort;
    if cohort.minimum < 5 {
        let message = format!("a cohort of {} would show single customers; the least is 5", cohort.minimum);
        problems.at(&[Key("cohort"), Key("minimum")], message);
    }
    if !cohort.size_bands.is_sorted_by(|a, b| a < b) {
        problems.at(&[Key("cohort"), Key("size_bands")], "the bands must rise, as in [10, 50, 250]");
    }
}

fn thresholds(config: &Config, problems: &mut Problems) {
    let t = &config.thresholds;
    if !(0.0..=1.0).contains(&t.refused_share) {
        let message = format!("{} is no share; write 2% as 0.02", t.refused_share);
        problems.at(&[Key("thresholds"), Key("refused_share")], message);
    }
    for (key, value) in [("steady", t.steady), ("sharply", t.sharply), ("peer_adoption", t.peer_adoption)] {
        if !(value > 0.0 && value <= 1.0) {
            let message = format!("{value} is no share; write 10% as 0.10");
            problems.at(&[Key("thresholds"), Key(key)], message);
        }
    }
    if t.surprise <= 1.0 || !t.surprise.is_finite() {
        problems
            .at(&[Key("thresholds"), Key("surprise")], "surprise must be a number over 1, such as 3 for three times");
    }
    if t.steady >= t.sharply {
        problems.at(&[Key("thresholds"), Key("sharply")], "sharply must be more than steady");
    }
    if t.freshness_days < 1 {
        problems.at(&[Key("thresholds"), Key("freshness_days")], "freshness_days must be at least 1");
    }
    if t.hold_before_renewal_days < 0 {
        let message = "hold_before_renewal_days must not be negative; 0 switches it off";
        problems.at(&[Key("thresholds"), Key("hold_before_renewal_days")], message);
    }
}
