//! Decks behind links.

pub mod error;
pub mod pages;
pub mod site;
pub mod site_publisher;
