//! How was the service?

pub mod claim;
pub mod replies;
pub mod slide;
