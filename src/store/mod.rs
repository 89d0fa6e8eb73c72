//! What is kept on the disk: output folders, journals, logs, the manifest, and what proves them.

pub mod audit_chain;
pub mod audit_log;
pub mod audit_log_error;
pub mod build_record;
pub mod claims;
pub mod deck_name;
pub mod fail_point;
pub mod file_names;
pub mod files;
pub mod folder_contents;
pub mod folder_lock;
pub mod folder_owner;
pub mod folder_seal;
pub mod journal;
pub mod manifest;
pub mod manifest_row;
pub mod sorted_jsonl;
