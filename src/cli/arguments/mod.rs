//! Arguments that several commands share.

pub mod accounts;
pub mod built;
pub mod input;
pub mod user;
