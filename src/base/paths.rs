//! Where a workspace and an output folder keep what is the program's own.

/// The folder that holds what is the program's own: in a workspace what must not be lost, in an output folder the lock and the
/// journal.
pub const STATE: &str = ".quarterdeck";

/// The folder within it that holds the keys that the workspace had before.
pub const OLD_KEYS: &str = "old_keys";
