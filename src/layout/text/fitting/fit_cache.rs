//! A cache of fitted texts: a page measures a text and then sets it, and most labels are on every deck.
//!
//! Each thread has a fixed number of slots, chosen by hash and overwritten on collision, so neither memory nor the cost of a
//! miss grows with the run. All inputs are compared in full, so a hit is always what fitting would give.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::layout::text::block::TextBlock;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::hyphenate::Language;
use crate::layout::text::style::{Fit, TextStyle};

/// Longer texts are rarely set twice. The notes at the foot of a page are shorter, and in most decks.
const LONGEST: usize = 640;
/// A power of two; more blocks would not stay in the processor's cache.
const SLOTS: usize = 1 << 10;

struct Entry {
    fonts: u64,
    language: Language,
    text: Box<str>,
    style: TextStyle,
    fit: Fit,
    balanced: bool,
    block: TextBlock,
}

thread_local! {
    static CACHE: RefCell<Vec<Option<Entry>>> = RefCell::default();
}

/// A text that is to be fitted.
pub(crate) struct Wanted<'a> {
    pub(crate) text: &'a str,
    pub(crate) style: &'a TextStyle,
    pub(crate) fit: Fit,
    pub(crate) balanced: bool,
}

/// The block of a text, from the cache or else from `set`.
pub(crate) fn cached(fonts: &Fonts, wanted: &Wanted<'_>, set: impl FnOnce() -> TextBlock) -> TextBlock {
    let Wanted { text, style, fit, balanced } = *wanted;
    if text.len() > LONGEST {
        return set();
    }
    let slot = slot(text, style, fit);
    let hit = CACHE.with_borrow(|kept| {
        let kept = kept.get(slot)?.as_ref()?;
        let same = kept.fonts == fonts.identity()
            && kept.language == fonts.language()
            && *kept.text == *text
            && kept.style == *style
            && kept.fit == fit
            && kept.balanced == balanced;
        same.then(|| kept.block.clone())
    });
    hit.unwrap_or_else(|| {
        let block = set();
        let new = Entry {
            fonts: fonts.identity(),
            language: fonts.language(),
            text: text.into(),
            style: *style,
            fit,
            balanced,
            block: block.clone(),
        };
        CACHE.with_borrow_mut(|kept| {
            kept.resize_with(SLOTS, || None);
            kept[slot] = Some(new);
        });
        block
    })
}

fn slot(text: &str, style: &TextStyle, fit: Fit) -> usize {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    style.weight.hash(&mut hasher);
    style.size.to_bits().hash(&mut hasher);
    fit.width.to_bits().hash(&mut hasher);
    // FxHasher's high bits are the well-mixed ones.
    (hasher.finish() >> 32) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use crate::layout::text::style::Fit;
    use crate::layout::text::style::tests::{fonts, style};

    #[test]
    fn a_text_set_again_is_the_same_and_another_box_or_style_is_not() {
        let fonts = fonts();
        let fit = Fit { width: 200.0, height: 40.0, max_lines: 1, min_size: 12.0 };
        let first = fonts.fit("Weekly users rose to 52", &style(16.0), fit);
        assert_eq!(fonts.fit("Weekly users rose to 52", &style(16.0), fit), first);
        let lower = Fit { height: 10.0, min_size: 8.0, ..fit };
        assert_ne!(fonts.fit("Weekly users rose to 52", &style(16.0), lower).font_size, first.font_size);
        assert_ne!(fonts.fit("Weekly users rose to 53", &style(16.0), fit).runs, first.runs);
    }
}
