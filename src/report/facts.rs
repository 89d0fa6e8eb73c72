//! The inputs of the page.

use std::collections::BTreeMap;

use crate::base::finding::Findings;
use crate::layout::color::Color;
use crate::report::earlier::Earlier;
use crate::report::picture::Picture;
use crate::store::manifest_row::ManifestRow;

#[derive(Debug, Clone, Copy)]
pub struct ReportInputs<'a> {
    pub vendor: &'a str,
    pub accent: Option<Color>,
    pub period: &'a str,
    /// The day of the data.
    pub as_of: chrono::NaiveDate,
    pub rows: &'a [ManifestRow],
    /// The number of accounts that this run built.
    pub built: usize,
    /// First pages by account id, of this run's accounts.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// Pictures of the earlier report, for the other accounts.
    pub earlier: &'a Earlier,
    pub findings: &'a Findings,
}
