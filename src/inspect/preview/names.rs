//! Names of files that a preview writes.

/// The contact sheet's file.
pub const SHEET: &str = "sheet.png";

/// The file of the sheet of pairs.
pub const COMPARISON: &str = "compare.png";

/// Says why an account is held, beside its pictures.
pub const HELD: &str = "HELD.txt";
