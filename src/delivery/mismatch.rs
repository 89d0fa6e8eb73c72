//! A row, a deck and an account that do not belong together. Every command stops at one.

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{account_id}: {what}. Nothing more is done: build again, and look at what came between")]
pub struct Mismatch {
    pub account_id: String,
    pub what: String,
}
