//! Whether a reader asks for no more messages.

pub(super) mod message_text;
mod own_words;
mod patterns;
pub mod request;
#[cfg(test)]
mod request_tests;
