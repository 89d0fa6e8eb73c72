//! Why responses could not be recorded.

use crate::base::io::IoError;
use crate::delivery::responses::log::Done;
use crate::store::audit_log::AuditLogError;

/// Why nothing could be recorded.
#[derive(Debug, thiserror::Error)]
pub enum RaiseError {
    /// The record cannot be used.
    #[error(transparent)]
    AuditLog(#[from] AuditLogError),
    #[error(transparent)]
    Io(#[from] IoError),
    /// There is no such hand.
    #[error("there is no raised hand {0}")]
    NoHand(u64),
    /// It was closed before.
    #[error("{} closed the raised hand {id} on {}", done.by, done.at.date_naive())]
    DoneBefore {
        /// Its number.
        id: u64,
        /// Who closed it, and when.
        done: Done,
    },
}
