//! Brings the decks of an output folder to their readers: drafts, export files for other tools, sending, publishing, and the
//! readers' responses.

pub mod approvals;
pub mod approve;
pub mod current_overrides;
pub mod day;
pub mod drafts;
pub(crate) mod facts;
pub mod link;
mod mail_headers;
pub mod merge;
pub mod message;
pub mod mismatch;
pub mod not_sent;
pub mod outbox;
pub mod preset_format;
pub mod presets;
pub mod publish;
pub mod recipient;
pub mod responses;
pub mod selection;
pub mod send;
pub mod suppression;
pub mod template;
pub mod watch;
