//! More or less than before?

pub mod chart;
pub mod claim;
pub mod facts;
pub mod quiet;
pub mod slide;
