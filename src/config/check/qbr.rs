//! Checks `qbr.yaml`: metrics and references to them, slides, thresholds, locale, addresses.

use std::collections::BTreeMap;

use crate::base::address::{Address, is_address};
use crate::base::amounts::currency::Currency;
use crate::base::limits::METRICS;
use crate::base::spelling::folding::folded;
use crate::base::web_address::host_alone;
use crate::config::catalogue::Catalogue;
use crate::config::check::catalogue::ambiguous;
use crate::config::check::problems::Problems;
use crate::config::check::sources;
use crate::config::check::team;
use crate::config::lookup::Lookups;
use crate::config::qbr::delivery::Delivery;
use crate::config::qbr::file::Config;
use crate::config::qbr::metrics::{Aggregate, EntitlementPer, MetricKind};
use crate::config::qbr::slides::{FEWEST, Presence, SlideKind};
use crate::config::yaml::step::Step::{Index, Key};

pub fn check(config: &Config, catalogue: &Catalogue, lookup: &Lookups, problems: &mut Problems) {
    vendor(config, problems);
    if !crate::base::text::is_locale(&config.locale) {
        problems.at(&[Key("locale")], format!("\"{}\" is no language tag; write it as en-GB", config.locale));
    }
    if Currency::parse(&config.currency).is_none() {
        problems.at(&[Key("currency")], format!("\"{}\" is no ISO 4217 code; write it as EUR", config.currency));
    }
    if let Some(zone) = &config.time_zone {
        problems.time_zone(&[Key("time_zone")], zone);
    }
    metrics(config, lookup, problems);
    slides(config, problems);
    service(config, problems);
    cohort(config, problems);
    theme(config, problems);
    thresholds(config, problems);
    problems.url(&[Key("links"), Key("book")], config.links.book.as_deref());
    problems.url(&[Key("links"), Key("changelog")], config.links.changelog.as_deref());
    for (index, host) in config.links.hosts.iter().enumerate() {
        if host_alone(host).is_none() {
            let message = format!("\"{host}\" is no host; write it alone, as `help.vendor.example`");
            problems.at(&[Key("links"), Key("hosts"), Index(index)], message);
        }
    }
    for (index, word) in config.forbidden.iter().enumerate() {
        if word.trim().is_empty() {
            problems.at(&[Key("forbidden"), Index(index)], "a forbidden word must not be empty");
        }
    }
    if let Some(delivery) = &config.delivery {
        self::delivery(delivery, problems);
        stop_address(config, delivery, problems);
    }
    team::check(&config.team, lookup, problems);
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
            || (only_https && !page.to_ascii_lowercase().starts_with("https://"))
        {
            problems.at(&at(path), format!("\"{page}\" is no address that begins with https://"));
        }
    }
    for (index, domain) in delivery.domains.iter().enumerate() {
        if host_alone(domain).is_none() {
            let message = format!("\"{domain}\" is no domain; write it alone, as `agency.example`");
            problems.at(&[Key("delivery"), Key("domains"), Index(index)], message);
        }
    }
    if let Some(to) = delivery.reply_to.as_deref().filter(|to| !is_address(to)) {
        problems.at(&at(&["reply_to"]), format!("\"{to}\" is no e-mail address"));
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
    let (minute, day) = (delivery.per_minute.get(), delivery.per_day.get());
    problems.within(&at(&["per_minute"]), minute, 1..=100_000, "the messages in a minute");
    problems.within(&at(&["per_day"]), day, 1..=10_000_000, "the messages in 24 hours");
    if let Some(raise) = &delivery.hand_raise {
        let path = at(&["hand_raise", "valid_days"]);
        problems.within(&path, raise.valid_days, 1..=3_650, "the days after the quarter that a link works");
    }
    if let Some(port) = delivery.smtp.as_ref().and_then(|smtp| smtp.port) {
        problems.within(&at(&["smtp", "port"]), port, 1..=65_535, "the port of a server");
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

/// Whatever reaches the address for unsubscribing is a request, so nothing else may go there.
fn stop_address(config: &Config, delivery: &Delivery, problems: &mut Problems) {
    let Some(email) = delivery.unsubscribe.as_ref().and_then(|way| way.email.as_deref()) else { return };
    let Ok(stop) = Address::parse(email) else { return };
    let others = [
        ("vendor.team.email", Some(config.vendor.team.email.as_str())),
        ("delivery.from", delivery.from.as_deref()),
        ("delivery.reply_to", delivery.reply_to.as_deref()),
    ];
    let is_same = |text: &str| Address::parse_named(text).is_ok_and(|(_, other)| stop.covers(&other));
    let same: Vec<&str> = others.iter().filter(|(_, text)| text.is_some_and(is_same)).map(|(key, _)| *key).collect();
    if !same.is_empty() {
        let (domain, tag) = (stop.domain(), stop.to_string().replacen('@', "+stop@", 1));
        let or_tag = if email.contains('+') { String::new() } else { format!(", or a tag, as {tag}") };
        let message = format!(
            "\"{email}\" takes requests to stop, and {} is the same mailbox: every answer would stop whoever writes it. \
             Give it an address that nothing else is sent to, as stop-reviews@{domain}{or_tag}",
            same.join(" and ")
        );
        problems.at(&[Key("delivery"), Key("unsubscribe"), Key("email")], message);
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

fn metrics(config: &Config, lookup: &Lookups, problems: &mut Problems) {
    let ids = || config.metrics.iter().map(|m| m.id.as_str());
    let count = config.metrics.len();
    if count > METRICS {
        let message = format!("there are {count} metrics; at most {METRICS} are read. Leave out what no deck shows");
        problems.at(&[Key("metrics")], message);
    }
    problems.ids("metrics", ids());
    // Only rows of one value each name their metric.
    if config.sources.usage.iter().any(|source| source.metric.is_some()) {
        ambiguous("metrics", &ids().collect::<Vec<_>>(), &lookup.metrics, problems);
    }
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
        if metric.kind.is_none() && metric.kind() == MetricKind::Stock && metric.entitlement_per != EntitlementPer::Once
        {
            let message = "this is read as a level, of which the amount is included at any one time, not in a period: set \
                           `kind: flow` if it adds up over time, `kind: stock` if it is a level, or leave out `entitlement_per`";
            problems.doubt(&[Key("metrics"), Index(index), Key("entitlement_per")], message);
        }
        let Some(entitlement) = &metric.entitlement else { continue };
        let given = config.sources.accounts.0.iter().flat_map(|s| s.entitlements.keys().map(String::as_str));
        let path = [Key("metrics"), Index(index), Key("entitlement")];
        problems.known(&path, "entitlement of sources.accounts", entitlement, given.chain(["seats_licensed"]));
    }
    if let Some(value) = &config.value {
        problems.known(&[Key("value"), Key("metric")], "metric", &value.metric, ids());
        if !(value.minutes_each > 0.0 && value.minutes_each <= 10_000.0) {
            problems.at(&[Key("value"), Key("minutes_each")], "minutes_each must be more than 0, and 10,000 at most");
        }
        for (code, rate) in &value.hour_rate {
            let path = [Key("value"), Key("hour_rate"), Key(code)];
            if Currency::parse(code).is_none_or(|currency| currency.code() != code) {
                problems.at(&path, format!("\"{code}\" is no currency; write its ISO code, as EUR"));
            }
            if !(*rate > 0.0 && *rate <= 100_000.0) {
                problems.at(&path, "what an hour is worth must be more than 0, and 100,000 at most");
            }
        }
    }
}

fn service(config: &Config, problems: &mut Problems) {
    let promised = config.service.as_ref().map(|service| service.first_reply_minutes);
    if promised.is_some_and(|minutes| !(minutes > 0.0 && minutes <= 100_000.0)) {
        let path = [Key("service"), Key("first_reply_minutes")];
        problems.at(&path, "first_reply_minutes must be more than 0, and 100,000 at most");
    }
}

fn slides(config: &Config, problems: &mut Problems) {
    for (index, slide) in config.slides.iter().enumerate() {
        if config.slides[..index].contains(slide) {
            problems.at(&[Key("slides"), Index(index)], format!("the slide {} stands twice", slide.name()));
        }
        if slide.presence() == Presence::WithDefinitions {
            problems.at(&[Key("slides"), Index(index)], "the page of definitions is asked for by `definitions: page`");
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
    let path = [Key("cohort"), Key("minimum")];
    problems.within(&path, cohort.minimum, 5..=100_000, "the least is 5: fewer would show single customers");
    if !cohort.size_bands.is_sorted_by(|a, b| a < b) {
        problems.at(&[Key("cohort"), Key("size_bands")], "the bands must rise, as in [10, 50, 250]");
    }
}

fn theme(config: &Config, problems: &mut Problems) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for segment in config.theme.by_segment.keys() {
        if let Some(other) = seen.insert(folded(segment), segment) {
            let message = format!("\"{other}\" and \"{segment}\" are one segment, case and spaces apart; keep one");
            problems.at(&[Key("theme"), Key("by_segment"), Key(segment)], message);
        }
    }
}

fn thresholds(config: &Config, problems: &mut Problems) {
    let t = &config.thresholds;
    let at = |key: &'static str| [Key("thresholds"), Key(key)];
    let shares = [
        ("steady", t.steady, t.steady > 0.0 && t.steady < 1.0),
        ("steady_points", t.steady_points, t.steady_points > 0.0 && t.steady_points <= 1.0),
        ("sharply", t.sharply, t.sharply > 0.0 && t.sharply <= 1.0),
        ("peer_adoption", t.peer_adoption, t.peer_adoption > 0.0 && t.peer_adoption <= 1.0),
        ("refused_share", t.refused_share, (0.0..=1.0).contains(&t.refused_share)),
    ];
    for (key, value, _) in shares.into_iter().filter(|(.., is_share)| !is_share) {
        problems.at(&at(key), format!("{value} is no share; write 10% as 0.10"));
    }
    if !(t.surprise > 1.0 && t.surprise <= 1_000.0) {
        problems.at(&at("surprise"), format!("{} is no number over 1, such as 3 for three times", t.surprise));
    }
    if t.steady >= t.sharply {
        problems.at(&at("sharply"), "sharply must be more than steady");
    }
    let (days, renewal) = (t.freshness_days, t.hold_before_renewal_days);
    problems.within(&at("freshness_days"), days, 1..=36_500, "the days after which data is old");
    problems.within(&at("hold_before_renewal_days"), renewal, 0..=365, "the days before a renewal; 0 switches it off");
    problems.within(&at("findings_shown"), t.findings_shown, 0..=10_000, "how many are shown of one kind");
}
