//! Why there is no report: something it cannot do without.

use thiserror::Error;

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReportError {
    #[error("there is no verdict while {} of the six inputs {} not known:{}", .0.len(), if .0.len() == 1 { "is" } else { "are" }, listed(.0))]
    Inputs(Vec<MissingInput>),
    #[error("`--add {name}`: there is no layer \"{name}\"{hint} (there are {layers})")]
    Layer { name: String, hint: String, layers: String },
    #[error(
        "no account names a CSM, so there is nobody to plan with: map `csm_name` or `csm_email` of `sources: accounts:`, write `csms` under \
             `team: equation:` in qbr.yaml, or give `--csms`"
    )]
    NoCsms,
    #[error(
        "there are no active accounts: `sources: accounts:` has none whose status is not one of `thresholds: churn_statuses:`"
    )]
    NoAccounts,
}

/// An input that nobody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingInput {
    /// What it is and why it is not known.
    pub why: &'static str,
    /// Its key, in `qbr.yaml` and on the command line.
    pub key: &'static str,
    /// A value that it may have.
    pub example: &'static str,
}

fn listed(missing: &[MissingInput]) -> String {
    let line = |missing: &MissingInput| {
        let MissingInput { why, key, example } = missing;
        format!(
            "\n  {why}: write `{key}: {example}` under `team: equation:` in qbr.yaml, or give `--what-if {key}={example}`"
        )
    };
    missing.iter().map(line).collect()
}
