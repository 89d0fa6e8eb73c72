//! `qbr.yaml` as it stands in the file: what to read, how to map it, what the deck holds.
//!
//! Every key is named here and nowhere else; an unknown key is an error that suggests the nearest valid one.

mod delivery;
mod lenient;
mod metrics;
mod slide;
mod sources;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Deserialize;

pub use delivery::*;
pub use metrics::*;
pub use slide::SlideKind;
pub use sources::*;

/// The whole of `qbr.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who sends the deck.
    pub vendor: Vendor,
    /// The quarter under review ("2026-Q3"); without one, the quarter last completed before today.
    #[serde(default)]
    pub period: Option<String>,
    /// The day the data stands at; without one, the period's last day.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// The month the fiscal year begins with, 1–12. Q1 begins there; the label carries the year in which
    /// the fiscal year ends.
    #[serde(default = "january")]
    pub fiscal_year_starts: u32,
    /// The first day of a week.
    #[serde(default)]
    pub week_starts: WeekStart,
    /// BCP 47 tag used where an account has none.
    #[serde(default = "en_us")]
    pub locale: String,
    /// ISO 4217 code used where an account has none.
    #[serde(default = "usd")]
    pub currency: String,
    /// Which theme a deck is set in.
    #[serde(default)]
    pub theme: ThemeChoice,
    /// The catalogue's path.
    #[serde(default = "default_catalogue")]
    pub catalogue: PathBuf,
    /// The slides that may be shown, in order.
    #[serde(default = "SlideKind::standard")]
    pub slides: Vec<SlideKind>,
    /// What is measured, by id, in the order in which it matters: the first is the headline metric.
    #[serde(default)]
    pub metrics: Vec<MetricConfig>,
    /// Which metrics mean something special.
    #[serde(default)]
    pub roles: Roles,
    /// Who an account is compared with.
    #[serde(default)]
    pub cohort: CohortConfig,
    /// Where words and holds change.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// Addresses in the deck.
    #[serde(default)]
    pub links: Links,
    /// What the value-delivered slide may estimate.
    #[serde(default)]
    pub value: Option<ValueConfig>,
    /// How decks reach people.
    #[serde(default)]
    pub delivery: Option<Delivery>,
    /// The tables.
    pub sources: Sources,
    /// Words of the vendor's own that must never appear in a deck.
    #[serde(default)]
    pub forbidden: OneOrMany<String>,
}

/// Which theme a deck is set in: the account's own, else its segment's, else the default. A bare string is the default alone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct ThemeChoice {
    /// A theme's name or path.
    #[serde(default = "harbor")]
    pub default: String,
    /// Segment, whatever its case → a theme's name or path.
    #[serde(default)]
    pub by_segment: BTreeMap<String, String>,
    /// Whether the default was given by hand for all decks: then neither segments nor accounts choose.
    #[serde(skip)]
    pub given: bool,
}

/// Who sends the deck.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The company or product name the customer knows.
    pub name: String,
    /// Home page.
    #[serde(default)]
    pub website: Option<String>,
    /// PNG, JPEG or SVG, relative to the workspace.
    #[serde(default)]
    pub logo: Option<PathBuf>,
    /// Answers where an account has no CSM.
    pub team: Team,
}

/// A person or team to answer to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Shown in the deck.
    #[serde(deserialize_with = "super::names::plain")]
    pub name: String,
    /// Where replies go.
    pub email: String,
}

/// The first day of a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// ISO 8601.
    #[default]
    Monday,
    /// As in North America.
    Sunday,
    /// As in much of the Middle East.
    Saturday,
}

/// Who an account is compared with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CohortConfig {
    /// What makes a cohort.
    #[serde(default = "CohortConfig::segment_and_size")]
    pub by: Vec<CohortKey>,
    /// Upper bounds of the size bands in seats licensed.
    #[serde(default = "CohortConfig::standard_bands")]
    pub size_bands: Vec<u32>,
    /// Percentiles are shown from this many other accounts with data; never under 5.
    #[serde(default = "CohortConfig::standard_minimum")]
    pub minimum: usize,
}

/// One property that members of a cohort share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CohortKey {
    /// The account's segment.
    Segment,
    /// The band of its licensed seats.
    Size,
    /// Its plan.
    Plan,
    /// Its industry.
    Industry,
    /// Its region.
    Region,
}

/// Where words and holds change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// Changes under this share are "steady".
    pub steady: f64,
    /// Changes of a percentage under so many points, as a share, are "steady".
    pub steady_points: f64,
    /// Changes over this share are "sharply".
    pub sharply: f64,
    /// A figure that is so many times what it was, or what the contract includes, should be looked at first.
    pub surprise: f64,
    /// An account whose newest figure is older than this many days at `as_of` is held.
    pub freshness_days: i64,
    /// An account that renews within this many days of `as_of` is held; 0 switches it off.
    pub hold_before_renewal_days: i64,
    /// Peers' adoption of a feature, as a share, from which it is suggested with peers' evidence.
    pub peer_adoption: f64,
    /// Findings of one kind shown one by one before only their number is given.
    pub findings_shown: usize,
    /// Statuses of an account (case-insensitive) that mean a churn notice.
    pub churn_statuses: OneOrMany<String>,
    /// Statuses of an account that mean a legal dispute.
    pub dispute_statuses: OneOrMany<String>,
}

/// Addresses in the deck.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Where a live review is booked; without one, `mailto:` the CSM.
    #[serde(default)]
    pub book: Option<String>,
    /// Where all changes are listed.
    #[serde(default)]
    pub changelog: Option<String>,
    /// `utm_campaign` of links to the vendor's pages; none adds no parameters.
    #[serde(default)]
    pub campaign: Option<String>,
}

/// What the value-delivered slide may estimate: workflows × minutes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueConfig {
    /// The metric that counts workflows.
    pub metric: String,
    /// Minutes one of them saves; printed as the assumption.
    pub minutes_each: f64,
}

fn january() -> u32 {
    1
}
fn en_us() -> String {
    "en-US".into()
}
fn usd() -> String {
    "USD".into()
}
fn harbor() -> String {
    "harbor".into()
}
pub(crate) fn default_catalogue() -> PathBuf {
    "catalogue.yaml".into()
}

impl CohortConfig {
    fn segment_and_size() -> Vec<CohortKey> {
        vec![CohortKey::Segment, CohortKey::Size]
    }
    fn standard_bands() -> Vec<u32> {
        vec![10, 50, 250, 1000]
    }
    fn standard_minimum() -> usize {
        20
    }
}

impl Default for CohortConfig {
    fn default() -> Self {
        Self { by: Self::segment_and_size(), size_bands: Self::standard_bands(), minimum: Self::standard_minimum() }
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        let words = |list: &[&str]| OneOrMany(list.iter().map(|w| (*w).to_owned()).collect());
        Self {
            steady: 0.10,
            steady_points: 0.02,
            sharply: 0.25,
            surprise: 3.0,
            freshness_days: 45,
            hold_before_renewal_days: 30,
            peer_adoption: 0.3,
            findings_shown: 5,
            churn_statuses: words(&["churned", "churning", "cancelled", "canceled", "notice", "churn notice"]),
            dispute_statuses: words(&["dispute", "legal", "legal dispute"]),
        }
    }
}
