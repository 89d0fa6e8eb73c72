//! What the vendor knows and the customer must never see.
//!
//! It has no `Display`, no `Serialize`, and a `Debug` without content, so that it cannot be printed by accident.

use crate::config::overrides::file::InternalNote;

/// The internal side of an account. Only the team's own reports read it.
#[derive(Clone, Default, PartialEq)]
pub struct Internal {
    /// Annual recurring revenue.
    pub arr: Option<f64>,
    /// Health score as written.
    pub health: Option<String>,
    /// Churn risk as written.
    pub churn_risk: Option<String>,
    pub note: Option<String>,
    /// Status as written.
    pub status: Option<String>,
    /// An override's note to colleagues.
    pub override_note: Option<InternalNote>,
}

impl std::fmt::Debug for Internal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<internal>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_says_nothing() {
        let internal = Internal { note: Some("discount 30%".into()), ..Internal::default() };
        assert_eq!(format!("{internal:?}"), "<internal>");
    }
}
