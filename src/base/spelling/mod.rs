//! Texts as a reader takes them: without letters that nobody sees, without marks of web pages, without differences of case and
//! width.

pub mod called;
pub mod crm_marks;
pub mod encodings;
pub mod entities;
pub mod folding;
pub mod letters;
pub mod markup;
pub mod person;
pub mod unseen;
pub mod words;
