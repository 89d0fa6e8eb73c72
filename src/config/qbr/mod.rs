//! The keys of `qbr.yaml`, section by section.

pub mod account_field;
pub mod delivery;
pub mod file;
pub mod keys;
pub mod metrics;
pub mod one_or_many;
pub mod schema_shapes;
pub mod slides;
pub mod sources;
pub mod table_file;
pub mod team;
pub mod theme_choice;
