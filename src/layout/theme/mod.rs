//! Themes: colours, fonts, grid, distances, forms and rules for logos, read from one YAML file and checked.

pub mod builtin;
pub mod check;
pub mod derive;
pub mod file;
pub mod fonts;
pub mod form;
pub mod load;
pub mod logo;
pub mod measures;
pub mod palette;
pub mod resolved;
pub mod theme_error;
pub mod vision;
pub mod whole;
