//! From files to typed tables: every row used, or set aside with a finding.

pub mod finding;
pub mod tables;
