//! Dates and times as they are written, time zones, and how time is divided.

pub mod calendar;
pub mod dates;
pub mod moment;
