//! The plotters backend whose canvas is a frame.
