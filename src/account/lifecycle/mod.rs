//! Where an account is in its life with the vendor: its phase, and what only an account in that phase is told.
//!
//! Everything here is of the account's own days and rows. A day that is not known is not guessed: without it there is no phase.

pub mod figures;
pub mod milestones;
pub mod phase;
pub mod summary;
pub mod term;
