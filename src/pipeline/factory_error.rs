//! Why no deck at all can be made.

use crate::config::problem::WorkspaceError;
use crate::deck::theme_assets::AssetsError;
use crate::locale::error::LocaleError;
use crate::pdf::error::PdfError;

#[derive(Debug, thiserror::Error)]
pub enum DeckError {
    #[error(transparent)]
    Assets(#[from] AssetsError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// There is no localizer for the workspace's locale.
    #[error(transparent)]
    Locale(#[from] LocaleError),
    #[error(transparent)]
    Overrides(#[from] WorkspaceError),
}
