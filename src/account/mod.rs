//! One account: what the customer may see, what they may not, and whether the deck may be sent.

pub mod account_override;
pub mod action;
pub mod anomalies;
pub mod assembly;
pub mod change;
pub mod clearance;
pub mod cohort;
pub mod compared;
pub mod course;
pub mod feature_months;
pub mod figure;
pub mod figures;
pub mod internal;
pub mod lifecycle;
pub mod metric;
pub mod offers;
pub mod peers;
pub mod prior_account;
pub mod suggestion;
pub mod usage;
pub mod view;
pub mod withheld;
