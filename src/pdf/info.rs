//! What a document says of itself.

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckInfo {
    pub title: String,
    /// Author: the vendor.
    pub author: String,
    pub subject: String,
    /// BCP 47 language of the text.
    pub language: String,
    /// First 16 hex digits of the SHA-256 of the account id, for `/QuarterdeckAccount`.
    pub account: String,
    /// The day up to which the data goes; the only date in the document.
    pub as_of: chrono::NaiveDate,
}
