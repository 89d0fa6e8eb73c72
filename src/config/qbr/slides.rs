//! The section `slides`: the slides that may be shown, in order.

use serde::Deserialize;

/// The least number of slides of a deck.
pub const FEWEST: usize = 6;

/// The position of a slide in its deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlidePlace {
    First,
    /// Right after the first slide, unless an override's order names it.
    Second,
    /// Where `qbr.yaml` and the override's order have it.
    Listed,
    Last,
    /// Behind the last slide, and none of the slides that are counted.
    Behind,
}

/// Which decks may have a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Every deck has it.
    Always,
    /// Decks that have content for it.
    WithContent,
    /// Decks of accounts whose override has a note.
    WithNote,
    /// Decks of a workspace whose `definitions` asks for it; no list of slides does.
    WithDefinitions,
}

/// Where decks say what their words mean and how their figures are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DefinitionsPlace {
    /// On a last page of its own, which is none of the six to eight slides.
    #[default]
    Page,
    /// In the small line at the foot of each slide, as many as it has room for.
    Footer,
    /// Nowhere.
    None,
}

/// A line of the list of kinds.
struct SlideFacts {
    kind: SlideKind,
    name: &'static str,
    place: SlidePlace,
    presence: Presence,
}

/// Makes the kinds of one list: a line says what a slide answers, its name in `qbr.yaml`, where it stands and in which decks,
/// and by its position its number.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $place:ident $presence:ident,)*) => {
        /// A slide, by the question that it answers.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum SlideKind {
            $($(#[$doc])* $kind,)*
        }

        const KINDS: &[SlideFacts] = &[$(SlideFacts {
            kind: SlideKind::$kind,
            name: $name,
            place: SlidePlace::$place,
            presence: Presence::$presence,
        }),*];
    };
}

// A new one goes to the end: tokens hold a slide's place in this list.
kinds! {
    /// What is this, is it mine?
    Cover "cover" First Always,
    /// What happened?
    Glance "glance" Listed Always,
    /// More or less than before?
    Trend "trend" Listed WithContent,
    /// What more could we get?
    Potential "potential" Listed WithContent,
    /// What do we own and not use?
    Features "features" Listed WithContent,
    /// Did you listen?
    Requests "requests" Listed WithContent,
    /// What is new and relevant to us?
    Products "products" Listed WithContent,
    /// What did we get for it? Shown where there are goals, or `value` says how to estimate.
    Value "value" Listed WithContent,
    /// How was the service? Shown where there are tickets.
    Service "service" Listed WithContent,
    /// Where teams like yours start, from the cohort; fills up a thin deck.
    TeamsLikeYours "teams_like_yours" Listed WithContent,
    /// The most from your plan, from the catalogue; fills up a thin deck.
    YourPlan "your_plan" Listed WithContent,
    /// What now?
    NextSteps "next_steps" Last Always,
    /// A person's note: who is writing to us? After the cover, where an account's override has a note.
    Note "note" Second WithNote,
    /// How are these figures counted? Behind the last slide, where `definitions` is `page`; no list of slides names it.
    Definitions "definitions" Behind WithDefinitions,
    /// What do you use most? The account's own uses; fills up a thin deck.
    MostUsed "most_used" Listed WithContent,
    /// Which were your strongest weeks? Fills up a thin deck.
    StrongestWeeks "strongest_weeks" Listed WithContent,
    /// What has happened since you started? Fills up a thin deck.
    SinceStart "since_start" Listed WithContent,
}

impl SlideKind {
    /// The default slides in order, all but those that only an override or another key adds: what was reached and how, what was
    /// asked for, then what more there is.
    pub fn standard() -> Vec<Self> {
        vec![
            Self::Cover,
            Self::Glance,
            Self::Value,
            Self::Trend,
            Self::StrongestWeeks,
            Self::SinceStart,
            Self::Requests,
            Self::Potential,
            Self::MostUsed,
            Self::Features,
            Self::Products,
            Self::Service,
            Self::TeamsLikeYours,
            Self::YourPlan,
            Self::NextSteps,
        ]
    }

    /// All slides, in the order of their numbers.
    pub fn all() -> Vec<Self> {
        KINDS.iter().map(|facts| facts.kind).collect()
    }

    /// Its number in a link's token: the position in [`all`](Self::all), from 1. It must never change.
    pub fn number(self) -> u8 {
        u8::try_from(self as usize + 1).expect("there are fewer than 255 slides")
    }

    pub fn name(self) -> &'static str {
        self.facts().name
    }

    pub fn place(self) -> SlidePlace {
        self.facts().place
    }

    pub fn presence(self) -> Presence {
        self.facts().presence
    }

    fn facts(self) -> &'static SlideFacts {
        &KINDS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_slides_are_all_that_a_list_may_name() {
        let mut standard = SlideKind::standard();
        standard.sort_unstable();
        let is_listed = |kind: &SlideKind| matches!(kind.presence(), Presence::Always | Presence::WithContent);
        assert_eq!(standard, SlideKind::all().into_iter().filter(is_listed).collect::<Vec<_>>());
    }

    #[test]
    fn a_name_is_what_the_file_says() {
        for SlideFacts { kind, name, .. } in KINDS {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{name}\""));
        }
    }
}
