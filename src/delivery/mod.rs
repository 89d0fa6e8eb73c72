//! From a built folder to its readers: drafts, files for other tools, sending, publishing, and what readers answer.

pub mod approvals;
pub mod approve;
pub mod current_overrides;
pub mod day;
pub mod drafts;
pub mod link;
pub mod merge;
pub mod message;
pub mod mismatch;
pub mod not_sent;
pub mod outbox;
pub mod presets;
pub mod publish;
pub mod responses;
pub mod selection;
pub mod send;
pub mod suppression;
pub mod template;
pub mod watch;
