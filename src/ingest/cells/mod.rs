//! From the text of a cell to a value.

pub mod allowances;
pub mod booleans;
pub mod catalogue_name;
pub mod date_formats;
pub mod goal_direction;
pub(crate) mod named_money;
pub mod numbers;
pub mod own_words;
pub mod percentages;
pub mod products_owned;
