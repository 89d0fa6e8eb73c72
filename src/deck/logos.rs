//! Pictures of a deck, decoded once a run.

use std::sync::Arc;

use crate::layout::frame::Image;

/// Pictures of a deck, decoded once a run.
#[derive(Debug, Clone, Default)]
pub struct Logos {
    /// The vendor's.
    pub vendor: Option<Arc<Image>>,
    /// The customer's.
    pub customer: Option<Arc<Image>>,
}
