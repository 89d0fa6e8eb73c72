//! What slides are put together from.

pub mod lang_text;
pub mod page;
pub mod vstack;
pub mod word_budget;
