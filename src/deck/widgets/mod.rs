//! The building blocks of slides.

pub mod figure_rows;
pub mod frame;
pub mod lang_text;
pub mod page;
pub mod panels;
pub mod vstack;
pub mod word_budget;
