//! The one list of reports.

use crate::team::reports::equation;
use crate::team::spec::{ReportKind, ReportSpec};

/// The reports, in the order of the manual.
pub const REPORTS: [&ReportSpec; 1] = [&equation::SPEC];

impl ReportKind {
    pub fn spec(self) -> &'static ReportSpec {
        REPORTS.iter().find(|spec| spec.kind == self).expect("every kind of report is in the list")
    }
}
