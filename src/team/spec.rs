//! What every report says of itself.

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportKind {
    Equation,
    Coverage,
}

/// What every report has.
#[derive(Debug, Clone, Copy)]
pub struct ReportSpec {
    pub kind: ReportKind,
    /// Its name on the command line and in files.
    pub name: &'static str,
    pub title: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// Who reads it, and when.
    pub reader: &'static str,
}
