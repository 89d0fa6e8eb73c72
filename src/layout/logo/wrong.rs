//! Why a logo cannot be used.

/// What is wrong with the bytes of a picture.
#[derive(Debug)]
pub(crate) enum Wrong {
    TooLarge(String),
    Broken(String),
}
