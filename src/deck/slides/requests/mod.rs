//! Did you listen?

pub mod also_shipped;
pub mod claim;
pub mod row;
pub mod rows;
pub mod slide;
pub mod timeline;
