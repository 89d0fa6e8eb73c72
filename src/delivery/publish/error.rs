//! Errors of publishing decks.

use std::path::PathBuf;

use crate::base::io::IoError;
use crate::delivery::mismatch::Mismatch;
use crate::delivery::publish::elsewhere::Elsewhere;
use crate::delivery::watch::WatchError;
use crate::locale::error::LocaleError;
use crate::store::audit_log_error::AuditLogError;

#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    #[error(transparent)]
    Watch(#[from] WatchError),
    #[error(transparent)]
    Log(#[from] AuditLogError),
    #[error(transparent)]
    Locale(#[from] LocaleError),
    /// The folder to publish contains a private path.
    #[error(
        "{} would publish {}, which is not for everybody; name a folder that holds nothing else",
        folder.display(),
        private.display()
    )]
    Exposes { folder: PathBuf, private: PathBuf },
    /// A link, or something else that is no plain file or folder, has the path of a published file.
    #[error("{} is no plain file or folder of ours; move it away", .0.display())]
    Foreign(PathBuf),
    /// The same site stands at the place that is recorded for it.
    #[error(
        "{} is a copy of {}, where the same decks are published. Publish there, or remove the copy that no host serves: what is \
         taken down in one stays in the other",
        folder.display(),
        place.display()
    )]
    Copy { folder: PathBuf, place: PathBuf },
    /// Decks should be there, and none is.
    #[error(
        "{} holds nothing of what was published there (decks: {decks}), which may still be public where nothing can be taken \
         down. Mount the folder, move it back, or name the place where it is now. If it is gone and no host serves it, say so \
         with --site-is-gone",
        folder.display()
    )]
    Lost { folder: PathBuf, decks: usize },
    #[error("{} is not gone: all that was published stands there; leave --site-is-gone out", .0.display())]
    NotGone(PathBuf),
    /// The folder says that it is a site, and the record does not know it.
    #[error(
        "{} was published by another workspace, or what this workspace's record said of it is gone, so nothing in it can be \
         taken down from here. Put .quarterdeck/published.jsonl back from a backup, or name another folder",
        .0.display()
    )]
    UnknownSite(PathBuf),
    #[error("nothing was published to {}{}", folder.display(), places(elsewhere))]
    NoSite { folder: PathBuf, elsewhere: Vec<Elsewhere> },
    #[error(transparent)]
    Io(#[from] IoError),
}

fn places(elsewhere: &[Elsewhere]) -> String {
    let places = elsewhere.iter().map(|Elsewhere { place, decks, .. }| format!("{} ({decks})", place.display()));
    let places = places.collect::<Vec<_>>().join(", ");
    if places.is_empty() { String::new() } else { format!("; decks are published in {places}") }
}
