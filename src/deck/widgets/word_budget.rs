//! How many words a page may have. A slide is read on a phone in half a minute, so its title is one sentence and its body is
//! short. Text that has no room is left out, in an order that each slide defines; it is never set smaller.

use crate::deck::title_claim::TitleClaim;
use crate::deck::widgets::vstack::first_that;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

/// The maximum number of words of a title.
const TITLE: usize = 14;

/// The number of words to which the names in a title that is too long are cut: tried in this order until the title fits.
const NAMES: [usize; 3] = [5, 3, 1];

/// The maximum number of words of a body: all text of body size and larger below the title.
const BODY: usize = 45;

/// The same of a body that gives the reasons of the whole deck: the quarter on one page, and the next steps.
const REASONS: usize = 110;

/// The maximum number of words of the small line at a page's foot.
const NOTE: usize = 20;

/// The number of words that still fit into a page's body.
#[derive(Debug, Clone)]
pub(crate) struct WordBudget(usize);

impl WordBudget {
    /// The budget of an empty body.
    pub(crate) fn of_a_page() -> Self {
        Self(BODY)
    }

    /// The budget of an empty body that gives reasons.
    pub(crate) fn of_reasons() -> Self {
        Self(REASONS)
    }

    /// Counts texts that are shown in any case.
    pub(crate) fn spend<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        self.0 = self.0.saturating_sub(texts.into_iter().map(count).sum());
    }

    /// Drops the texts that do not fit; of those that do, one is shown, and the first is counted.
    pub(crate) fn keep_one_of(&mut self, texts: &mut Vec<String>) {
        texts.retain(|text| self.clone().take([text.as_str()]));
        self.spend(texts.first().map(String::as_str));
    }

    /// Counts texts if all of them fit, and says whether they do.
    pub(crate) fn take<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let left = self.0.checked_sub(texts.into_iter().map(count).sum());
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// The first of `titles` that has at most fourteen words, else the last with its long names cut.
pub(crate) fn title(titles: impl IntoIterator<Item = Message>, localizer: &Localizer) -> String {
    let titles: Vec<_> = titles.into_iter().collect();
    let last = titles.last().cloned();
    let cut = last.into_iter().flat_map(|last| NAMES.map(|most| last.clone().with_names_of(most)));
    let texts = titles.iter().cloned().chain(cut).map(|message| localizer.say(&message));
    first_that(texts, |title: &String| count(title) <= TITLE).unwrap_or_default()
}

/// As many of the first parts of a note as have at most twenty words together.
pub(crate) fn note(parts: Vec<String>) -> Vec<String> {
    let mut room = WordBudget(NOTE);
    parts.into_iter().take_while(|part| room.take([part.as_str()])).collect()
}

/// The strongest claim that holds of a slide and can be said in a title's words, and its title; if none is that short, the last
/// that holds with its long names cut.
pub(crate) fn claimed<C: TitleClaim>(shown: &C::Shown, localizer: &Localizer) -> Option<(C, String)> {
    let holding = C::ALL.iter().copied().filter(|claim| claim.holds(shown));
    let told: Vec<_> = holding.map(|claim| (claim, localizer.say(&claim.message(shown)))).collect();
    let last = told.last()?.0;
    let short = told.into_iter().find(|(_, title)| count(title) <= TITLE);
    Some(short.unwrap_or_else(|| (last, title([last.message(shown)], localizer))))
}

/// Whether a title has at most fourteen words.
pub(crate) fn fits(title: &str) -> bool {
    count(title) <= TITLE
}

/// Counts words. A dash alone is none, and text with a no-break space ("48 800", "4 Mio.") is one.
pub(crate) fn count(text: &str) -> usize {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    text.split(breaks).filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_texts_until_a_body_is_full() {
        let mut room = WordBudget::of_a_page();
        let sentence = ["one two three four five six seven eight nine ten"; 4];
        assert!(room.take(sentence));
        assert!(!room.take(["six more words than it has"]));
        assert!(room.take(["five more words – it holds"]));
        assert!(!room.take(["one"]));
    }

    #[test]
    fn what_must_stand_may_fill_a_body() {
        let mut room = WordBudget::of_a_page();
        room.spend(["word "; 60]);
        assert!(!room.take(["one"]));
        assert!(room.take([""]));
    }
}
