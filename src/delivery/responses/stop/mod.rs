//! Whether a reader asks for no more messages.

pub(super) mod message_text;
pub mod own_words;
mod patterns;
pub mod request;
#[cfg(test)]
mod request_tests;
#[cfg(test)]
mod things_tests;
