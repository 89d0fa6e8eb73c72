//! Command-line flags that override `qbr.yaml`.

use std::path::PathBuf;

use chrono::NaiveDate;

#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// The folder of data.
    pub data: Option<PathBuf>,
    /// The day up to which the data counts.
    pub as_of: Option<NaiveDate>,
    pub period: Option<String>,
    pub theme: Option<String>,
}
