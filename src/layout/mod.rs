//! Finished pages that no exporter is known to, and all that they are made of.

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
