//! The slides, one file each.

pub mod cover;
pub mod features;
pub mod glance;
pub mod next_steps;
pub mod note;
pub mod potential;
pub mod products;
pub mod requests;
pub mod service;
pub mod teams_like_yours;
pub mod trend;
pub mod value;
pub mod your_plan;
