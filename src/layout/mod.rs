//! Finished pages, independent of the export format: text, charts, themes and logos.

pub mod chart;
pub mod check;
pub mod color;
pub mod drawing;
pub mod dump;
pub mod frame;
pub mod geometry;
pub mod logo;
pub mod spoken_text;
pub mod text;
pub mod theme;
