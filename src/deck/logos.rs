//! The logos of a deck, decoded once a run.

use std::sync::Arc;

use crate::layout::frame::Image;

#[derive(Debug, Clone, Default)]
pub struct Logos {
    pub vendor: Option<Arc<Image>>,
    pub customer: Option<Arc<Image>>,
}
