//! What the command line may say instead of `qbr.yaml`.

use std::path::PathBuf;

use chrono::NaiveDate;

/// What the command line may override.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// Another folder of data.
    pub data: Option<PathBuf>,
    /// Another day the data stands at.
    pub as_of: Option<NaiveDate>,
    /// Another quarter.
    pub period: Option<String>,
    /// Another theme.
    pub theme: Option<String>,
}
