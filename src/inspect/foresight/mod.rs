//! What will surprise later: decks that nobody gets, offers that do not fit, texts in another language than the deck's.
//!
//! Nothing of it is wrong with the data, so a build does not ask about it: only `check` does, once for each cause.

pub mod languages;
pub mod offers;
pub mod recipients;
