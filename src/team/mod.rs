//! Reports for the vendor's own team: what the same data tells about risk, growth and the people that it takes.
//!
//! `Portfolio → TeamData → Report → bytes of a form`. A report is one file under [`reports`]: its question, what it rests on, its
//! rows with their evidence. The forms under [`forms`] are written once for all reports. Everything here is internal: it may read
//! [`Internal`](crate::account::internal::Internal), and nothing of it reaches a customer.

pub mod cell;
pub mod coverage;
pub mod data;
pub mod equation;
pub mod error;
pub mod forms;
pub mod plane;
pub mod registry;
pub mod report;
pub mod reports;
pub mod roster;
pub mod spec;
