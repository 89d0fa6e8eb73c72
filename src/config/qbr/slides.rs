//! `slides`: which may be shown, in what order.

use serde::Deserialize;

/// A slide, by the question that it answers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SlideKind {
    /// What is this, is it mine?
    Cover,
    /// What happened?
    Glance,
    /// More or less than before?
    Trend,
    /// What more could we get?
    Potential,
    /// What do we own and not use?
    Features,
    /// Did you listen?
    Requests,
    /// What is new and relevant to us?
    Products,
    /// What did we get for it? Shown where there are goals, or `value` says how to estimate.
    Value,
    /// How was the service? Shown where there are tickets.
    Service,
    /// Where teams like yours start, from the cohort; fills up a thin deck.
    TeamsLikeYours,
    /// The most from your plan, from the catalogue; fills up a thin deck.
    YourPlan,
    /// What now?
    NextSteps,
    /// A person's note: who is writing to us? After the cover, where an account's override has a note.
    Note,
}

impl SlideKind {
    /// The order of a standard deck; fillers and optional slides are named where a vendor wants them.
    pub fn standard() -> Vec<Self> {
        use crate::config::qbr::slides::SlideKind::*;
        vec![
            Cover,
            Glance,
            Trend,
            Potential,
            Features,
            Requests,
            Products,
            Value,
            Service,
            TeamsLikeYours,
            YourPlan,
            NextSteps,
        ]
    }

    /// Every slide, in the order of their numbers: a new one goes to the end.
    pub fn all() -> Vec<Self> {
        let mut all = Self::standard();
        all.push(Self::Note);
        all
    }

    /// Its number in a token, which is for ever: its place among all from 1.
    pub fn number(self) -> u8 {
        let place = Self::all().iter().position(|kind| *kind == self);
        place.and_then(|place| u8::try_from(place + 1).ok()).expect("every slide is among all slides")
    }

    /// The name it has in `qbr.yaml` and in reasons.
    pub fn name(self) -> &'static str {
        use crate::config::qbr::slides::SlideKind::*;
        match self {
            Cover => "cover",
            Glance => "glance",
            Trend => "trend",
            Potential => "potential",
            Features => "features",
            Requests => "requests",
            Products => "products",
            Value => "value",
            Service => "service",
            TeamsLikeYours => "teams_like_yours",
            YourPlan => "your_plan",
            NextSteps => "next_steps",
            Note => "note",
        }
    }
}
