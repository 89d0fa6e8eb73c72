//! The report of a run as one HTML page.

pub mod data;
pub mod earlier;
pub mod facts;
pub mod file;
pub mod page;
pub mod picture;
pub mod script_json;
pub mod sections;
pub mod thumbnail;
