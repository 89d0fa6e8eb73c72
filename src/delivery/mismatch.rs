//! A row that no longer fits what was approved or built.

/// Something that does not belong together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{account_id}: {what}. Nothing more is done: build again, and look at what came between")]
pub struct Mismatch {
    /// Whose row it is.
    pub account_id: String,
    /// What does not agree.
    pub what: String,
}
