//! Whether a reader asks for no more messages.

mod own_words;
mod patterns;
pub mod request;
#[cfg(test)]
mod request_tests;
