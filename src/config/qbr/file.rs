//! The structure of `qbr.yaml`: what to read, how to map it, what decks hold.
//!
//! All keys are defined by these types; an unknown key is an error that suggests the nearest valid one. The doc comments are
//! for users: editors show them, and `docs/reference` is generated from them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::base::amounts::currency::Currency;
use crate::base::time::calendar::Calendar;
use crate::base::week::WeekStart;
use crate::config::qbr::delivery::*;
use crate::config::qbr::metrics::*;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::slides::{DefinitionsPlace, SlideKind};
use crate::config::qbr::sources::section::Sources;
use crate::config::qbr::sources::usage::Every;
use crate::config::qbr::team::section::TeamConfig;
use crate::config::qbr::theme_choice::ThemeChoice;

/// `qbr.yaml`: which data to read, how to map it, and what decks contain.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The company that sends the decks.
    pub vendor: Vendor,
    /// The quarter under review. Without this key, the last quarter that was completed before today.
    #[serde(default)]
    #[schemars(example = &"2026-Q3", regex(pattern = r"^\s*\d{4}-[Qq][1-4]\s*$"))]
    pub period: Option<String>,
    /// The day up to which the data counts; rows dated later are left out. Without this key it is the last day of the period.
    /// `check` warns if it is more than three months after the period.
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
    /// The time zone that days are told in (IANA name): `2026-06-30T23:30:00Z` is of 1 July in `Europe/Berlin`. Without this key a
    /// time's day is the day as it is written, whatever its offset.
    #[serde(default)]
    #[schemars(example = &"Europe/Berlin")]
    pub time_zone: Option<String>,
    /// The language tag (BCP 47) of accounts that have none of their own. It decides the language of the deck and how numbers
    /// and dates are written.
    #[serde(default = "en_us")]
    #[schemars(example = &"en-GB")]
    pub locale: String,
    /// The currency (ISO 4217) of accounts that have none of their own.
    #[serde(default = "usd")]
    #[schemars(example = &"EUR", regex(pattern = "^[A-Z]{3}$"))]
    pub currency: String,
    /// The theme of the decks.
    #[serde(default)]
    #[schemars(example = &"editorial")]
    pub theme: ThemeChoice,
    /// The path of the catalogue of features, products and plans, from the workspace.
    #[serde(default = "default_catalogue")]
    pub catalogue: PathBuf,
    /// The slides that may be shown, in this order. Each is shown only if the account's data supports it. The
    /// cover, the glance and the next steps are always there.
    #[serde(default = "SlideKind::standard")]
    #[schemars(length(min = 6), extend("uniqueItems" = true))]
    pub slides: Vec<SlideKind>,
    /// Where decks say what their words mean and how their figures are counted.
    #[serde(default)]
    pub definitions: DefinitionsPlace,
    /// The metrics, the most important first: the first one leads the deck.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub metrics: Vec<MetricConfig>,
    /// Which metrics count seats and users.
    #[serde(default)]
    pub roles: Roles,
    /// Which accounts an account is compared with.
    #[serde(default)]
    pub cohort: CohortConfig,
    /// Limits that decide wording and holds.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// The targets of the deck's links.
    #[serde(default)]
    pub links: Links,
    /// What the value slide may estimate. Without this key nothing is estimated.
    #[serde(default)]
    pub value: Option<ValueConfig>,
    /// What you promise of your support. Without this key, decks name no promised time.
    #[serde(default)]
    pub service: Option<ServiceConfig>,
    /// How decks reach people. Without this key decks are only made and drafted.
    #[serde(default)]
    pub delivery: Option<Delivery>,
    /// What the reports for your own team are made with; nothing of it can reach a deck.
    #[serde(default)]
    pub team: TeamConfig,
    /// The tables: the files of each, and which column holds which field.
    pub sources: Sources,
    /// Whether `manifest.csv` begins with the mark (BOM) by which Excel knows UTF-8. Without it Excel shows accents as other letters.
    #[serde(default)]
    pub manifest_bom: bool,
    /// Words that must never be in a deck. An account is held if its deck would contain one.
    #[serde(default)]
    pub forbidden: OneOrMany<String>,
}

/// The company that sends the decks.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The company or product as customers know it.
    #[serde(deserialize_with = "crate::config::localized_text::one")]
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

/// A person or team that readers can answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Their name as decks show it.
    #[serde(deserialize_with = "crate::config::localized_text::plain")]
    #[schemars(with = "crate::config::localized_text::Words")]
    pub name: String,
    /// The address that replies go to.
    pub email: String,
}

/// Which accounts an account is compared with.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortConfig {
    /// The properties that peers share. An empty list compares with all accounts.
    #[serde(default = "CohortConfig::segment_and_size")]
    pub by: Vec<CohortKey>,
    /// The upper limits of the size bands, in licensed seats.
    #[serde(default = "CohortConfig::standard_bands")]
    pub size_bands: Vec<u32>,
    /// The figures of peers are shown if at least this many other accounts have data, by the steps of a scale; shares of feature use from ten on.
    #[serde(default = "CohortConfig::standard_minimum")]
    #[schemars(range(min = 5, max = 100_000))]
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

/// Limits that decide wording and holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// A change smaller than this share is called "steady".
    #[schemars(extend("exclusiveMinimum" = 0, "exclusiveMaximum" = 1))]
    pub steady: f64,
    /// A percentage that changes by less than this share is called "steady": 0.02 is two points.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub steady_points: f64,
    /// A change larger than this share is called "sharply". It is more than `steady`.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub sharply: f64,
    /// A figure is marked for review if it is this many times the figure of the quarter before, of the contract or of the goal, or
    /// this many times smaller than in the quarter before. Of a goal of which less is better, it is marked if the goal is this
    /// many times the result.
    #[schemars(range(max = 1_000), extend("exclusiveMinimum" = 1))]
    pub surprise: f64,
    /// An account is held if its newest figure, or the newest row of a source of usage that its deck would show, is older than this
    /// many days, at `as_of` and on the day its deck leaves.
    #[schemars(range(min = 1, max = 36_500))]
    pub freshness_days: i64,
    /// An account that renews within this many days of `as_of`, or of the day its deck leaves, is held; 0 switches it off.
    #[schemars(range(min = 0, max = 365))]
    pub hold_before_renewal_days: i64,
    /// The build stops if more than this share of a column of figures cannot be read: 0.02 is two of a hundred. Fewer than five
    /// cells never stop it. A figure with a cell that cannot be read is never shown for its account.
    #[schemars(range(min = 0, max = 1))]
    pub refused_share: f64,
    /// A feature is suggested by the example of peers if at least this share of them uses it.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub peer_adoption: f64,
    /// How many findings of one kind `check` shows one by one.
    #[schemars(range(min = 0, max = 10_000))]
    pub findings_shown: usize,
    /// Statuses that mean notice was given, whatever their case; the account is held.
    pub churn_statuses: OneOrMany<String>,
    /// Statuses that mean a dispute, whatever their case; the account is held.
    pub dispute_statuses: OneOrMany<String>,
}

/// The targets of the deck's links.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// The page where a live review is booked. Without this key, the link is a mail to the account's CSM.
    #[serde(default)]
    pub book: Option<String>,
    /// The page that lists all changes.
    #[serde(default)]
    pub changelog: Option<String>,
    /// The `utm_campaign` of links to your own pages. Without this key links get no parameters.
    #[serde(default)]
    pub campaign: Option<String>,
    /// Hosts of yours besides those that this file names, such as `help.vendor.example`. Links of exports that lead there, or below,
    /// get the campaign and the token of a response as your own links do; all others get neither.
    #[serde(default)]
    pub hosts: Vec<String>,
}

/// What the value slide may estimate: workflows × minutes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueConfig {
    /// The id of the metric that counts workflows.
    pub metric: String,
    /// The minutes that one workflow saves. The deck prints this as an assumption.
    #[schemars(range(max = 10_000), extend("exclusiveMinimum" = 0))]
    pub minutes_each: f64,
    /// What an hour of your customers' people is worth, by currency: `{EUR: 45, USD: 50}`. Accounts of these currencies are told
    /// what the hours are worth, with the arithmetic. Without this key, and in other currencies, no money is named.
    #[serde(default)]
    pub hour_rate: BTreeMap<String, f64>,
}

/// What you promise of your support.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceConfig {
    /// The minutes within which a ticket gets its first reply. The deck says how many replies came within them.
    #[schemars(range(max = 100_000), extend("exclusiveMinimum" = 0))]
    pub first_reply_minutes: f64,
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

impl Config {
    /// How time is divided: in months where a source of usage comes by the month, else in weeks.
    pub fn calendar(&self) -> Calendar {
        let is_monthly = self.sources.usage.iter().any(|source| source.every == Some(Every::Month));
        if is_monthly { Calendar::Months } else { Calendar::Weeks(self.week_starts) }
    }

    /// The currency of accounts that have none of their own.
    pub fn currency(&self) -> Currency {
        Currency::parse(&self.currency).expect("another code is refused when the file is checked")
    }
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
