//! The file of the report.

/// The file's name in the output folder.
pub const FILE: &str = "report.html";

/// Accounts of which a report shows pictures; of a larger base it would be too large to open.
pub const MOST_PICTURES: usize = 20_000;
