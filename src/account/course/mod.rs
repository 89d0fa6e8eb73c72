//! What a metric's weeks say beyond the quarter's figure: what moved it, where it turned, and when it meets its limit.

pub mod ever_used;
pub mod figures;
pub mod half_year;
pub mod history;
pub mod people_and_volume;
pub mod runway;
pub mod stickiness;
pub mod strongest;
pub mod year_ago;
