//! The rules, one file each.

pub mod features;
pub mod limits;
pub mod offers;
pub mod requests;
pub mod seats;
pub mod service;
pub mod start;
pub mod stickiness;
pub mod trend;
