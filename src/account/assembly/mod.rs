//! From the tables to one account, with what its peers show.

pub mod census;
pub mod cohorts;
pub mod features;
pub mod metrics;
pub mod part;
pub mod portfolio;
pub mod requests;
pub mod service;
pub mod shipped;
pub mod stickiness;
