//! The equation's arithmetic, without data or words: six inputs and the constants make four outputs, one model, and the nearest
//! change that makes it another.

pub mod constants;
pub mod flip;
pub mod given;
pub mod inputs;
pub mod map;
pub mod model;
pub mod outputs;
pub mod what_if;
