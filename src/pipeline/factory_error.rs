//! Why no deck at all can be made.

use crate::config::problem::WorkspaceError;
use crate::deck::theme_assets::AssetsError;
use crate::locale::error::LocaleError;
use crate::pdf::error::PdfError;

/// Why no deck at all can be made.
#[derive(Debug, thiserror::Error)]
pub enum DeckError {
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// The fonts cannot be subset.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The workspace's locale has no voice.
    #[error(transparent)]
    Voice(#[from] LocaleError),
    /// The folder of the overrides cannot be read.
    #[error(transparent)]
    Overrides(#[from] WorkspaceError),
}
