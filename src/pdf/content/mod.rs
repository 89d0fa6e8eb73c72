//! Content streams and what they name.

pub mod canvas;
pub mod form_xobject;
pub mod glyphs;
pub mod images;
pub mod number;
pub mod pages;
pub mod picture;
pub mod resources;
pub mod shapes;
