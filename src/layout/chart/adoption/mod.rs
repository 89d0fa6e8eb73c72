//! Who uses what: own users and peers, in two columns that share no scale.

pub mod chart;
pub mod layout;
pub mod spec;
