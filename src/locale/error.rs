//! Why a language cannot be used.

use crate::base::io::IoError;
use crate::locale::check::MessageFault;

/// Why a locale has no voice.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// It is no BCP 47 tag.
    #[error("\"{0}\" is not a locale; write it as en-GB")]
    Locale(String),
    /// Language files of the workspace cannot be used; all faults at once.
    #[error("{}", .0.iter().map(MessageFault::to_string).collect::<Vec<_>>().join("\n"))]
    Files(Vec<MessageFault>),
    #[error(transparent)]
    Io(#[from] IoError),
    /// No formats.
    #[error("failed to load the formats of {locale}: {why}")]
    Formats {
        locale: String,
        /// The cause.
        why: String,
    },
}
