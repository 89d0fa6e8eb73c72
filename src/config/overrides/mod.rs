//! `overrides/ACCOUNT.yaml`: what a person decided for one account.

pub mod check;
pub mod file;
pub mod read;
pub mod values;
