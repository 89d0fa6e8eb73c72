//! Publishes decks as files that a link leads to.

pub mod error;
pub mod pages;
pub mod site;
pub mod site_publisher;
