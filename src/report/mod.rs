//! The run on one page.

pub mod data;
pub mod earlier;
pub mod embed;
pub mod facts;
pub mod file;
pub mod page;
pub mod picture;
pub mod sections;
pub mod thumbnail;
