//! What a customer may see of itself, and the one place where rows split into that and the internal rest.

pub mod period;
