//! The file of the report.

/// The file's name in the output folder.
pub const FILE: &str = "report.html";

/// With more accounts a report has no pictures, because it would be too large to open.
pub const MOST_PICTURES: usize = 20_000;
