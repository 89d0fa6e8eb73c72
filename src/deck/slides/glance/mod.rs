//! The quarter on one page.

pub mod figure;
pub mod layout;
pub mod row_table;
pub mod rows;
pub mod slide;
pub mod title;
