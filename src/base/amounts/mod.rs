//! Amounts: how they are rounded, and which codes are currencies.

pub mod currency;
pub mod rounding;
