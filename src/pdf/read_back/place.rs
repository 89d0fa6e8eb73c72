//! Where in a document a text was found.

use lopdf::{Document, Object, ObjectId};

/// The place of a text in a deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Page,
    /// Among the document's properties.
    Metadata,
    /// In the address of a link.
    Link,
    /// In what a screen reader says: of a figure, a link, a passage.
    Alternative,
    /// In the outline.
    Bookmark,
    /// In any other string or stream of text.
    Elsewhere,
}

/// The information dictionary's place.
pub(crate) fn info(document: &Document) -> Option<ObjectId> {
    document.trailer.get(b"Info").and_then(Object::as_reference).ok()
}
