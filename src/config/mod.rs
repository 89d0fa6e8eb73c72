//! `qbr.yaml`, the catalogue and overrides: read, checked, described by schemas.
//!
//! Nothing here reads data.

pub mod catalogue;
pub mod check;
pub mod flags;
pub mod localized_text;
pub mod lookup;
pub mod overrides;
pub mod problem;
pub mod qbr;
pub mod translations;
pub mod wording;
pub mod workspace;
pub mod yaml;
