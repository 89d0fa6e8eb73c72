//! Titles that are true: what a title claims of its slide, and when that holds.
//!
//! A slide lists the claims that its title can make, the strongest first. It is built without a title, takes the first claim that
//! holds of its finished values, and keeps it. So a law can ask the finished slide of any account whether its title is true of
//! every mark below it; a slide that lists no claims yet is not asked.

use std::fmt;

use crate::locale::message::Message;

/// What a slide's title says.
pub trait TitleClaim: fmt::Debug + Copy + 'static {
    /// The slide with all that it draws and counts.
    type Shown;

    /// All claims, the strongest first.
    const ALL: &'static [Self];

    /// Whether the claim is true of everything the slide shows, marks and figures alike.
    fn holds(self, shown: &Self::Shown) -> bool;

    /// The claim's words.
    fn message(self, shown: &Self::Shown) -> Message;
}

/// The strongest claim that holds of a slide.
pub fn strongest<C: TitleClaim>(shown: &C::Shown) -> Option<C> {
    C::ALL.iter().copied().find(|claim| claim.holds(shown))
}

/// The claim of a finished slide's title, judged by what the slide shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedTitle {
    /// The claim's name, for a message.
    pub claim: String,
    pub holds: bool,
}

impl JudgedTitle {
    pub fn of<C: TitleClaim>(claim: C, shown: &C::Shown) -> Self {
        Self { claim: format!("{claim:?}"), holds: claim.holds(shown) }
    }
}
