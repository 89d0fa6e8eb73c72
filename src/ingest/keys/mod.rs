//! Which account a row belongs to.

pub mod account_index;
pub mod key_maps;
pub mod references;
