//! What the page is made of.

use std::collections::BTreeMap;

use crate::base::finding::Findings;
use crate::layout::color::Color;
use crate::report::earlier::Earlier;
use crate::report::picture::Picture;
use crate::store::manifest_row::ManifestRow;

/// What a report tells.
#[derive(Debug, Clone, Copy)]
pub struct ReportInputs<'a> {
    /// The vendor's name.
    pub vendor: &'a str,
    /// The theme's accent.
    pub accent: Option<Color>,
    /// The period's label.
    pub period: &'a str,
    /// The day the data stands at.
    pub as_of: chrono::NaiveDate,
    /// The manifest's rows.
    pub rows: &'a [ManifestRow],
    /// The accounts that this run built.
    pub built: usize,
    /// First pages by account id, of this run's accounts.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// Those of the report that stood there, for the others.
    pub earlier: &'a Earlier,
    /// What is wrong with the data.
    pub findings: &'a Findings,
}
