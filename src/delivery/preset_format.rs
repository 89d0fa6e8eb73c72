//! What a preset may say of its file: what a row needs, and how cells are written.

use serde::Deserialize;

/// What a row must have for the tool to use it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    #[default]
    Nothing,
    /// The URL of the published deck.
    Link,
    /// The deck's file.
    File,
}

/// What becomes of a cell that a spreadsheet would run as a formula.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formulas {
    /// It gets an apostrophe in front.
    #[default]
    Escaped,
    /// It stays, for a tool that no spreadsheet stands before.
    AsWritten,
}

/// The character between two cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Delimiter {
    #[default]
    Comma,
    Semicolon,
    Tab,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum Encoding {
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// Little-endian.
    #[serde(rename = "utf-16le")]
    Utf16,
}
