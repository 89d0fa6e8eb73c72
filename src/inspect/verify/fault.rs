//! What is wrong with an output folder.

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct FolderFault {
    /// Relative to the folder.
    pub file: String,
    /// Empty if the file belongs to no account.
    pub account_id: String,
    /// For programs; never changes.
    pub code: &'static str,
    pub reason: String,
}
