//! A finished deck read back: whose it says it is, and what it says.

use lopdf::{Document, Object};

/// A deck as its bytes tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// `/QuarterdeckAccount`.
    pub account: String,
    /// How many pages it has.
    pub pages: usize,
    /// What its pages say, in the order in which it was written; blanks between fonts are as an extractor sets them.
    pub text: String,
}

impl Finished {
    /// Reads a deck; `None` where the bytes are none, or say nothing of whose it is.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let document = Document::load_mem(bytes).ok()?;
        let account = account(&document)?;
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).ok()?;
        Some(Self { account, pages: pages.len(), text })
    }

    /// Whose a deck says it is, and nothing else of it.
    pub fn account_of(bytes: &[u8]) -> Option<String> {
        account(&Document::load_mem(bytes).ok()?)
    }
}

fn account(document: &Document) -> Option<String> {
    let info = document.trailer.get(b"Info").and_then(|id| document.dereference(id)).ok()?.1.as_dict().ok()?;
    let hash = info.get(b"QuarterdeckAccount").and_then(Object::as_str).ok()?;
    String::from_utf8(hash.to_vec()).ok()
}
