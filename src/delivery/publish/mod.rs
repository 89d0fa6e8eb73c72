//! Publishes decks as static files that links lead to.

pub mod elsewhere;
pub mod error;
pub mod pages;
pub mod recognition;
pub mod record;
pub mod site;
pub mod site_publisher;
