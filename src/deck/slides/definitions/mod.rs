//! How are these figures counted?

pub mod collect;
pub mod slide;
