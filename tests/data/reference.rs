//! `docs/workspace.md` names every key and value that the program understands, says which are required, and names no other.
//!
//! What is understood is asked of the types themselves: each is given a key it cannot know, and says which it does.

use std::collections::BTreeSet;

use quarterdeck::workspace::catalogue::*;
use quarterdeck::workspace::config::*;
use serde::de::DeserializeOwned;

const PAGE: &str = include_str!("../../docs/workspace.md");

/// What a type says when it meets something it does not know: "expected one of …".
fn expected<T: DeserializeOwned>(text: &str) -> BTreeSet<String> {
    let Err(error) = serde_yaml::from_str::<T>(text) else { panic!("{text} was understood") };
    let told = error.to_string();
    let (_, list) = told.split_once("expected ").unwrap_or_else(|| panic!("{told}"));
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn keys<T: DeserializeOwned>() -> BTreeSet<String> {
    expected::<T>("{no_such_key: 0}")
}

fn values<T: DeserializeOwned>() -> BTreeSet<String> {
    expected::<T>("no_such_value")
}

/// The text below a heading, up to the next.
fn section(heading: &str) -> &'static str {
    let at = PAGE.find(&format!("# {heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let text = &PAGE[at + 2..];
    text.split("\n#").next().unwrap()
}

/// The keys in the first column of a section's table, and those of them in bold.
fn described(heading: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut all = BTreeSet::new();
    let mut required = BTreeSet::new();
    for row in section(heading).lines().filter(|line| line.starts_with("| `") || line.starts_with("| **`")) {
        let key = row.split('`').nth(1).unwrap().to_owned();
        if row.starts_with("| **") {
            required.insert(key.clone());
        }
        assert!(all.insert(key.clone()), "{heading} describes {key} twice");
    }
    (all, required)
}

/// Each section and the keys of its type.
fn sections() -> Vec<(&'static str, &'static str, BTreeSet<String>)> {
    macro_rules! table {
        ($($heading:literal: $type:ident),* $(,)?) => { vec![$(($heading, stringify!($type), keys::<$type>())),*] };
    }
    let mut all = table![
        "qbr.yaml": Config, "vendor": Vendor, "team": Team, "theme": ThemeChoice, "metrics": MetricConfig, "roles": Roles,
        "cohort": CohortConfig, "thresholds": Thresholds, "links": Links, "value": ValueConfig, "sources": Sources,
        "file": FileConfig, "account": ViaKey, "via": Via, "accounts": AccountsSource, "usage": UsageSource,
        "events": EventsSource, "feature_usage": FeatureUsageSource, "requests": RequestsSource, "tickets": TicketsSource,
        "outcomes": OutcomesSource, "contacts": ContactsSource, "catalogue.yaml": Catalogue, "features": Feature,
        "products": Product, "eligibility": Eligibility, "because": Because, "plans": Plan, "shipped": Shipped,
        "delivery": Delivery, "smtp": Smtp, "unsubscribe": Unsubscribe, "hand_raise": HandRaise,
    ];
    all.push(("fields", "AccountField", values::<AccountField>()));
    all
}

#[test]
fn every_key_is_described_and_no_other() {
    for (heading, _, understood) in sections() {
        assert_eq!(described(heading).0, understood, "{heading}");
    }
}

#[test]
fn every_value_is_described() {
    for (heading, understood) in [
        ("qbr.yaml", values::<WeekStart>()),
        ("qbr.yaml", values::<SlideKind>()),
        ("metrics", values::<Aggregate>()),
        ("metrics", values::<EntitlementPer>()),
        ("metrics", values::<MetricUnit>()),
        ("cohort", values::<CohortKey>()),
        ("file", values::<Format>()),
        ("usage", values::<DatedBy>()),
        ("smtp", values::<Security>()),
        ("file", values::<NumberStyle>().into_iter().map(|style| format!("\"{style}\"")).collect()),
    ] {
        for value in understood {
            assert!(section(heading).contains(&format!("`{value}`")), "{heading} does not say `{value}`");
        }
    }
}

#[test]
fn every_type_of_the_configuration_has_its_section() {
    let sources = [
        include_str!("../../src/workspace/config.rs"),
        include_str!("../../src/workspace/config/delivery.rs"),
        include_str!("../../src/workspace/config/metrics.rs"),
        include_str!("../../src/workspace/config/slide.rs"),
        include_str!("../../src/workspace/config/sources.rs"),
        include_str!("../../src/workspace/catalogue.rs"),
    ];
    let known: BTreeSet<&str> = sections().iter().map(|(_, name, _)| *name).collect();
    // Structures that are written as one value or as what stands in them.
    let plain = ["OneOrMany", "PathOrPaths"];
    let word = |text: &str| text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    for source in sources {
        let structs = source.split("pub struct ").skip(1).map(word).filter(|name| !name.is_empty());
        let tables = source.lines().filter(|line| line.starts_with("    ") && line.ends_with("Source {"));
        for name in structs.chain(tables.map(|line| word(line.trim()))) {
            assert!(known.contains(name.as_str()) || plain.contains(&name.as_str()), "{name} has no section");
        }
    }
}

#[test]
fn the_defaults_are_those_of_the_program() {
    let (t, c) = (Thresholds::default(), CohortConfig::default());
    let d: Delivery = serde_yaml::from_str("{hand_raise: {}}").unwrap();
    let raise = d.hand_raise.unwrap();
    let of_cohort = format!("[{}]", c.size_bands.iter().map(u32::to_string).collect::<Vec<_>>().join(", "));
    for (heading, key, default) in [
        ("delivery", "key", format!("[{}]", d.key.display())),
        ("delivery", "templates", format!("[{}]", d.templates.display())),
        ("delivery", "per_minute", format!("[{}]", d.per_minute)),
        ("delivery", "per_day", format!("[{}]", d.per_day)),
        ("hand_raise", "valid_days", format!("[{}]", raise.valid_days)),
        ("thresholds", "steady", format!("[{:.2}]", t.steady)),
        ("thresholds", "sharply", format!("[{:.2}]", t.sharply)),
        ("thresholds", "freshness_days", format!("[{}]", t.freshness_days)),
        ("thresholds", "hold_before_renewal_days", format!("[{}]", t.hold_before_renewal_days)),
        ("thresholds", "peer_adoption", format!("[{}]", t.peer_adoption)),
        ("thresholds", "findings_shown", format!("[{}]", t.findings_shown)),
        ("thresholds", "churn_statuses", format!("[{}]", t.churn_statuses.join(", "))),
        ("thresholds", "dispute_statuses", format!("[{}]", t.dispute_statuses.join(", "))),
        ("cohort", "size_bands", of_cohort),
        ("cohort", "minimum", format!("[{}]", c.minimum)),
    ] {
        let row = section(heading).lines().find(|line| line.starts_with(&format!("| `{key}`"))).unwrap();
        assert!(row.contains(&default), "{key}: {default} is not in {row}");
    }
}

#[test]
fn keys_in_bold_are_those_a_workspace_cannot_do_without() {
    let bold = |heading: &str| described(heading).1.into_iter().collect::<Vec<_>>();
    assert_eq!(bold("qbr.yaml"), ["sources", "vendor"]);
    assert_eq!(bold("metrics"), ["id", "name", "one", "other"]);
    assert_eq!(bold("fields"), ["id", "name"]);
    assert_eq!(bold("smtp"), ["host"]);
    for (heading, source) in [
        ("usage", "usage: {file: u.csv, account: a, date: d, metrics: {n: n}}"),
        ("events", "events: {file: u.csv, account: a, timestamp: t, events: n}"),
        ("feature_usage", "feature_usage: {file: u.csv, account: a, feature: f}"),
        ("requests", "requests: {file: u.csv, id: i, title: t}"),
        ("tickets", "tickets: {file: u.csv, account: a, opened_at: o}"),
        ("outcomes", "outcomes: {file: u.csv, account: a, goal: g}"),
    ] {
        let qbr = |source: &str| {
            let head = crate::common::HEAD;
            let metrics = "metrics: [{id: n, name: N, one: n, other: n}]";
            format!(
                "{head}{metrics}\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n  {source}\n"
            )
        };
        let sound = |source: &str| crate::common::Folder::of(&[("qbr.yaml", qbr(source))]).workspace().is_ok();
        assert!(sound(source), "{source}");
        for key in described(heading).1 {
            let at = source.find(&format!("{key}: ")).unwrap_or_else(|| panic!("{heading}: {key} is not required"));
            let end = source[at..].find(", ").map_or(source.len() - 1, |end| at + end + 2);
            let left_out = format!("{}{}", &source[..at], &source[end..]);
            assert!(!sound(&left_out.replace(", }", "}")), "{heading}: {key} may be left out: {left_out}");
        }
    }
}
