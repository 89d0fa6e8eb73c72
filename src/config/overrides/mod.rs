//! Overrides (`overrides/ACCOUNT.yaml`): the decisions of a person for one account.

pub mod check;
pub mod file;
pub mod read;
pub mod values;
