//! How often there is a figure, and which days are lacking.

pub(crate) mod day_counts;
pub(crate) mod first_week;
pub(crate) mod source_days;
