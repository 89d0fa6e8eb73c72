//! Errors of recording responses.

use crate::base::io::IoError;
use crate::delivery::responses::log::Done;
use crate::store::audit_log_error::AuditLogError;

#[derive(Debug, thiserror::Error)]
pub enum ResponseError {
    #[error(transparent)]
    AuditLog(#[from] AuditLogError),
    #[error(transparent)]
    Io(#[from] IoError),
    #[error("there is no response {0}")]
    NoHand(u64),
    #[error("{} closed the response {id} on {}", done.by, done.at.date_naive())]
    DoneBefore { id: u64, done: Done },
}
