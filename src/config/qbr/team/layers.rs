//! The keys `team: layers:` and `team: benchmark:`.

use std::num::NonZeroU32;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::qbr::one_or_many::OneOrMany;

/// How a group of accounts is looked after. It takes accounts by contract value, by plan, or by either of both; a layer with
/// neither takes all that the layers before it leave.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerConfig {
    /// Its name, as reports show it and `--add` takes it.
    pub name: String,
    /// Who looks after its accounts.
    pub kind: LayerKind,
    /// It takes accounts that pay at least this much a year, in the currency of this file.
    #[serde(default)]
    pub at_least: Option<u64>,
    /// It takes accounts with these plans, by their ids in the catalogue: a CSM of one's own can be a part of the top plan.
    #[serde(default)]
    pub plans: OneOrMany<String>,
    /// How many accounts one CSM carries, the fewest and the most: `[8, 15]`.
    pub ratio: (NonZeroU32, NonZeroU32),
    /// How often somebody speaks with its accounts, in words.
    #[serde(default)]
    pub cadence: Option<String>,
    /// How soon somebody answers, in words.
    #[serde(default)]
    pub sla: Option<String>,
    /// What is done at which sign.
    #[serde(default)]
    pub plays: OneOrMany<String>,
    /// Who is asked when that does not help.
    #[serde(default)]
    pub escalation: Option<String>,
    /// What the accounts are promised.
    #[serde(default)]
    pub promise: Option<String>,
}

/// Who looks after a layer's accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LayerKind {
    /// A CSM of their own: high touch.
    OneToOne,
    /// A pool of CSMs, none of them their own.
    Pooled,
    /// Nobody in person: messages, reviews and the product.
    Digital,
}

/// Layers to begin with. Those of four layers are bounded at 250,000, 75,000 and 15,000 a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Benchmark {
    /// Four layers of 5–15, 20–40, 40–80 and 200–500 accounts a CSM.
    #[default]
    Close,
    /// Four layers of 8–25, 40–80, 100–300 and 500–5,000 accounts a CSM.
    Wide,
    /// Three layers of 8–15, 30–75 and 500 or more accounts a CSM, bounded at 75,000 and 15,000 a year.
    Three,
}
