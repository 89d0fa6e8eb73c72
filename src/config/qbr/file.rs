//! The structure of `qbr.yaml`: what to read, how to map it, what decks hold.
//!
//! All keys are defined by these types; an unknown key is an error that suggests the nearest valid one. The doc comments are
//! for users: editors show them, and `docs/reference` is generated from them.

use std::path::PathBuf;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::week::WeekStart;
use crate::config::qbr::delivery::*;
use crate::config::qbr::metrics::*;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::slides::SlideKind;
use crate::config::qbr::sources::section::Sources;
use crate::config::qbr::theme_choice::ThemeChoice;

/// What to read, how to map it, and what decks hold: the whole of `qbr.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who sends the decks.
    pub vendor: Vendor,
    /// The quarter under review. Without one, the quarter last completed before today.
    #[serde(default)]
    #[schemars(example = &"2026-Q3", regex(pattern = r"^\s*\d{4}-[Qq][1-4]\s*$"))]
    pub period: Option<String>,
    /// The day the data stands at. Rows dated later do not count. Without one, the period's last day; more than three months
    /// after the period, `check` doubts it.
    #[serde(default)]
    #[schemars(example = &"2026-09-30")]
    pub as_of: Option<NaiveDate>,
    /// The month the fiscal year begins with. A fiscal year is named by the calendar year it ends in: with 4, January to March
    /// 2026 are `2026-Q4` of the fiscal year that began in April 2025. Decks then say "Q4 FY2026"; file names stay `2026-Q4`.
    #[serde(default = "january")]
    #[schemars(range(min = 1, max = 12))]
    pub fiscal_year_starts: u32,
    /// The first day of a week.
    #[serde(default)]
    pub week_starts: WeekStart,
    /// The language tag (BCP 47) of accounts that have none of their own: the language of a deck, and how its numbers and dates
    /// are written.
    #[serde(default = "en_us")]
    #[schemars(example = &"en-GB")]
    pub locale: String,
    /// The currency (ISO 4217) of accounts that have none of their own.
    #[serde(default = "usd")]
    #[schemars(example = &"EUR", regex(pattern = "^[A-Z]{3}$"))]
    pub currency: String,
    /// The theme that decks are set in.
    #[serde(default)]
    #[schemars(example = &"editorial")]
    pub theme: ThemeChoice,
    /// The path of the catalogue of features, products and plans, from the workspace.
    #[serde(default = "default_catalogue")]
    pub catalogue: PathBuf,
    /// The slides that may be shown, in this order. Each is shown only where the account's data has something true to say. The
    /// cover, the glance and the next steps are always there.
    #[serde(default = "SlideKind::standard")]
    #[schemars(length(min = 6), extend("uniqueItems" = true))]
    pub slides: Vec<SlideKind>,
    /// What is measured, the most telling first: the first one leads the deck.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub metrics: Vec<MetricConfig>,
    /// Which metrics are seats and users.
    #[serde(default)]
    pub roles: Roles,
    /// Who an account is compared with.
    #[serde(default)]
    pub cohort: CohortConfig,
    /// Where words and holds change.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// Where the deck's links lead.
    #[serde(default)]
    pub links: Links,
    /// What the value slide may estimate. Without it nothing is estimated.
    #[serde(default)]
    pub value: Option<ValueConfig>,
    /// How decks reach people. Without it decks are made and drafted, and no more.
    #[serde(default)]
    pub delivery: Option<Delivery>,
    /// The tables: which file each stands in, and which column holds which field.
    pub sources: Sources,
    /// Words that must never be in a deck. An account whose deck would say one is held.
    #[serde(default)]
    pub forbidden: OneOrMany<String>,
}

/// Who sends the decks.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The company or product as customers know it.
    pub name: String,
    /// Its address on the web.
    #[serde(default)]
    pub website: Option<String>,
    /// A PNG, JPEG or SVG, from the workspace. An SVG of plain shapes stays sharp at any size.
    #[serde(default)]
    pub logo: Option<PathBuf>,
    /// Who answers for accounts without a CSM.
    pub team: Team,
}

/// A person or team to answer to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// The name that decks show.
    #[serde(deserialize_with = "crate::config::localized_text::plain")]
    #[schemars(with = "crate::config::localized_text::Words")]
    pub name: String,
    /// The address that replies go to.
    pub email: String,
}

/// Who an account is compared with.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortConfig {
    /// What peers share. An empty list compares with the whole base.
    #[serde(default = "CohortConfig::segment_and_size")]
    pub by: Vec<CohortKey>,
    /// Upper bounds of the bands of size, in licensed seats.
    #[serde(default = "CohortConfig::standard_bands")]
    pub size_bands: Vec<u32>,
    /// Peers' figures are shown from this many other accounts with data. They are rounded to two digits.
    #[serde(default = "CohortConfig::standard_minimum")]
    #[schemars(range(min = 5))]
    pub minimum: usize,
}

/// A property that peers share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// A smaller change is "steady", as a share.
    pub steady: f64,
    /// A percentage that moves by less is "steady", as a share: 0.02 is two points.
    pub steady_points: f64,
    /// A larger change is "sharply", as a share.
    pub sharply: f64,
    /// A figure that is so many times what it was in the quarter before or what the contract includes, or so small a part of it,
    /// is marked to be looked at first.
    pub surprise: f64,
    /// An account whose newest figure is older than this many days at `as_of` is held.
    #[schemars(range(min = 1))]
    pub freshness_days: i64,
    /// An account that renews within this many days of `as_of` is held; 0 switches it off.
    #[schemars(range(min = 0))]
    pub hold_before_renewal_days: i64,
    /// A column of figures of which a larger share cannot be read stops a build, as a share: 0.02 is two of a hundred. Fewer than
    /// five cells never do. What a cell that cannot be read belongs to is not shown for its account, however few they are.
    #[schemars(range(min = 0, max = 1))]
    pub refused_share: f64,
    /// The share of peers from which a feature is suggested by their example.
    pub peer_adoption: f64,
    /// Findings of one kind that `check` shows one by one.
    pub findings_shown: usize,
    /// Statuses that mean notice was given, whatever their case; the account is held.
    pub churn_statuses: OneOrMany<String>,
    /// Statuses that mean a dispute, whatever their case; the account is held.
    pub dispute_statuses: OneOrMany<String>,
}

/// Where the deck's links lead.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Where a live review is booked. Without it, by a mail to the account's CSM.
    #[serde(default)]
    pub book: Option<String>,
    /// Where all changes are listed.
    #[serde(default)]
    pub changelog: Option<String>,
    /// The `utm_campaign` of links to your own pages. Without it links get no parameters.
    #[serde(default)]
    pub campaign: Option<String>,
}

/// What the value slide may estimate: workflows × minutes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueConfig {
    /// The id of the metric that counts workflows.
    pub metric: String,
    /// Minutes that one of them saves; printed as the assumption it is.
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
            refused_share: 0.02,
            peer_adoption: 0.3,
            findings_shown: 5,
            churn_statuses: words(&["churned", "churning", "cancelled", "canceled", "notice", "churn notice"]),
            dispute_statuses: words(&["dispute", "legal", "legal dispute"]),
        }
    }
}
