//! `slides`: which may be shown, in what order.

use serde::Deserialize;

/// A slide by its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SlideKind {
    /// 1: what is this, is it mine?
    Cover,
    /// 2: what happened?
    Glance,
    /// 3: more or less than before?
    Trend,
    /// 4: what more could we get?
    Potential,
    /// 5: what do we own and not use?
    Features,
    /// 6: did you listen?
    Requests,
    /// 7: what is new and relevant to us?
    Products,
    /// Optional: what did we get for it?
    Value,
    /// Optional: how was the service?
    Service,
    /// Filler: where teams like yours start (from the cohort).
    TeamsLikeYours,
    /// Filler: the most from your plan (from the catalogue).
    YourPlan,
    /// 8: what now?
    NextSteps,
    /// A person's note: who is writing to us? After the cover, where an account's override has a note.
    Note,
}

impl SlideKind {
    /// The order of a standard deck; fillers and optional slides are named where a vendor wants them.
    pub fn standard() -> Vec<Self> {
        use SlideKind::*;
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
        use SlideKind::*;
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
