//! The building blocks of slides.

pub mod lang_text;
pub mod page;
pub mod vstack;
pub mod word_budget;
