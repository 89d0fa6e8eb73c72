//! One form for spellings that differ in case, spaces and width alone.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::spelling::letters::is_invisible;
use crate::base::spelling::markup::plain;

/// A text without what makes no difference between two spellings: case, spaces, width, entities, letters nobody sees.
pub fn folded(text: &str) -> String {
    plain(text).nfkc().filter(|c| !c.is_whitespace() && !is_invisible(*c)).flat_map(char::to_lowercase).collect()
}
