//! A text to be set, in the deck's language or in one of its own.
//!
//! A vendor's text may be in another language than the deck around it: it is hyphenated in its own language, and tagged with
//! it in the PDF.

use crate::config::wording::Wording;
use crate::layout::frame::{Item, Tag};

#[derive(Debug, Clone, Copy)]
pub struct LangText<'a> {
    pub text: &'a str,
    /// Its language, if that is not the deck's.
    pub foreign: Option<&'a str>,
}

impl<'a> From<&'a str> for LangText<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, foreign: None }
    }
}

impl<'a> From<&'a String> for LangText<'a> {
    fn from(text: &'a String) -> Self {
        Self::from(text.as_str())
    }
}

impl<'a> From<&'a Wording> for LangText<'a> {
    fn from(wording: &'a Wording) -> Self {
        Self { text: wording.as_str(), foreign: wording.foreign() }
    }
}

/// Tags placed text with its language, if that is not the deck's.
pub fn spoken(foreign: Option<&str>, items: Vec<Item>) -> Vec<Item> {
    match foreign {
        Some(language) => vec![Item::tagged(Tag::Passage { language: language.to_owned() }, items)],
        None => items,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::deck::widgets::page::SlidePage;
    use crate::layout::geometry::Rect;
    use crate::layout::text::fonts::Fonts;
    use crate::layout::text::hyphenate::Language;
    use crate::layout::theme::resolved::Theme;

    /// The lines of a text in a narrow box of a German deck.
    fn set(text: &Wording) -> Vec<String> {
        let theme = Theme::load("harbor", Path::new("nowhere")).unwrap();
        let fonts = Fonts::load(&theme).unwrap().speaking(Language::of("de"));
        let page = SlidePage::bare(&theme, &fonts, "");
        let block = page.block(text, &page.body(), Rect::new(0.0, 0.0, 118.0, 400.0), 12);
        block.runs.into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn a_passage_is_divided_by_its_own_language_and_not_at_all_where_that_has_no_patterns() {
        let text = "Straightforward reconciliation and straightforward organisation";
        let divided = |language: &str| set(&Wording::new(text, language, "de"));
        assert_ne!(divided("en"), divided("de"));
        assert!(divided("sw").iter().all(|line| !line.contains('-')), "{:?}", divided("sw"));
    }
}
