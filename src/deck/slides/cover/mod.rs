//! The cover, in three compositions.

pub mod brush;
pub mod content;
pub mod course;
pub mod drawing;
pub mod gauge;
pub mod letter;
pub mod marks;
pub mod picture;
pub mod poster;
pub mod report;
pub mod signature;
pub mod slide;
