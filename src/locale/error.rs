//! Why a language cannot be used.

use std::path::PathBuf;

use crate::locale::check::MessageFault;

/// Why a locale has no voice.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// It is no BCP 47 tag.
    #[error("\"{0}\" is not a locale; write it as en-GB")]
    Locale(String),
    /// Language files of the workspace cannot be used. All faults are told at once.
    #[error("{}", .0.iter().map(MessageFault::to_string).collect::<Vec<_>>().join("\n"))]
    Files(Vec<MessageFault>),
    /// A language file or the folder of them cannot be read.
    #[error("failed to read {}", .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        why: std::io::Error,
    },
    /// No formats.
    #[error("failed to load the formats of {locale}: {why}")]
    Formats {
        /// The locale.
        locale: String,
        /// The cause.
        why: String,
    },
}
