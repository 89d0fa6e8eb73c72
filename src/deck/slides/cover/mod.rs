//! The cover, in three compositions.

pub mod content;
pub mod horizon;
pub mod letter;
pub mod marks;
pub mod poster;
pub mod report;
pub mod signature;
pub mod slide;
