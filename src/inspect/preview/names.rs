//! Names of the files that a preview writes.

/// The contact sheet.
pub const SHEET: &str = "sheet.png";

/// The sheet of pairs.
pub const COMPARISON: &str = "compare.png";

/// Contains the reason if the account is held.
pub const HELD: &str = "HELD.txt";
