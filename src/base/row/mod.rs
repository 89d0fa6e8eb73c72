//! Values of a manifest row that rooms above the store produce: why an account has no deck, and what looks wrong.

pub mod anomaly;
pub mod codes;
