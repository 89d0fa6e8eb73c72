//! Charts, one file or folder a kind; [`figure`] says what all have in common.

pub mod adoption;
pub mod assumed;
pub mod backend;
pub mod bars;
pub mod columns;
pub mod figure;
pub mod label;
#[cfg(test)]
mod laws;
pub mod line;
pub mod marked;
pub mod marks;
pub mod series;
pub mod shares;
pub mod snap;
pub mod sparkline;
pub mod strip;
pub mod ticks;
pub mod timeline;
