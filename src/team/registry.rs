//! The one list of reports.

use crate::team::reports::{coverage, equation};
use crate::team::spec::{ReportKind, ReportSpec};

/// The reports, in the order of the manual.
pub const REPORTS: [&ReportSpec; 2] = [&equation::SPEC, &coverage::SPEC];

impl ReportKind {
    pub fn spec(self) -> &'static ReportSpec {
        REPORTS.iter().find(|spec| spec.kind == self).expect("every kind of report is in the list")
    }
}
