//! Publishes decks as static files that links lead to.

pub mod error;
pub mod pages;
pub mod site;
pub mod site_publisher;
