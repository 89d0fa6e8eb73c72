//! Assembles one account from the tables, with the figures of its peers.

pub mod census;
pub mod cohorts;
pub mod features;
pub mod lifecycle;
pub mod metrics;
pub mod one_person;
pub mod part;
pub mod portfolio;
pub mod requests;
pub mod service;
pub mod shipped;
