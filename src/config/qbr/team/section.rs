//! The section as a whole.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::config::qbr::team::coverage::CoverageConfig;
use crate::config::qbr::team::equation::EquationConfig;
use crate::config::qbr::team::layers::{Benchmark, LayerConfig};

/// What the reports for your own team are made with.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TeamConfig {
    /// Whether your people can carry your accounts, and in which model: `quarterdeck team equation`.
    pub equation: EquationConfig,
    /// The benchmark whose layers are used where `layers` has none.
    pub benchmark: Benchmark,
    /// How accounts are looked after, the closest first: an account is in the first layer that takes it. Without this key, the
    /// layers of `benchmark`.
    pub layers: Vec<LayerConfig>,
    /// The limits of `quarterdeck team coverage`.
    pub coverage: CoverageConfig,
}
