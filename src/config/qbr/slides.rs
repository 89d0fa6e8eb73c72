//! The section `slides`: the slides that may be shown, in order.

use serde::Deserialize;

/// Makes the kinds of one list: a line says what a slide answers, its name in `qbr.yaml`, and by its place its number.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal,)*) => {
        /// A slide, by the question that it answers.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum SlideKind {
            $($(#[$doc])* $kind,)*
        }

        /// All slides with their names.
        const KINDS: &[(SlideKind, &str)] = &[$((SlideKind::$kind, $name)),*];
    };
}

// A new one goes to the end: tokens hold a slide's place in this list.
kinds! {
    /// What is this, is it mine?
    Cover "cover",
    /// What happened?
    Glance "glance",
    /// More or less than before?
    Trend "trend",
    /// What more could we get?
    Potential "potential",
    /// What do we own and not use?
    Features "features",
    /// Did you listen?
    Requests "requests",
    /// What is new and relevant to us?
    Products "products",
    /// What did we get for it? Shown where there are goals, or `value` says how to estimate.
    Value "value",
    /// How was the service? Shown where there are tickets.
    Service "service",
    /// Where teams like yours start, from the cohort; fills up a thin deck.
    TeamsLikeYours "teams_like_yours",
    /// The most from your plan, from the catalogue; fills up a thin deck.
    YourPlan "your_plan",
    /// What now?
    NextSteps "next_steps",
    /// A person's note: who is writing to us? After the cover, where an account's override has a note.
    Note "note",
}

impl SlideKind {
    /// The default slides in order: all but the note, which only an override adds.
    pub fn standard() -> Vec<Self> {
        Self::all().into_iter().filter(|kind| *kind != Self::Note).collect()
    }

    /// All slides, in the order of their numbers. Add a new one at the end.
    pub fn all() -> Vec<Self> {
        KINDS.iter().map(|(kind, _)| *kind).collect()
    }

    /// Its number in a link's token: the position in [`all`](Self::all), from 1. It must never change.
    pub fn number(self) -> u8 {
        u8::try_from(self.place() + 1).expect("there are fewer than 255 slides")
    }

    pub fn name(self) -> &'static str {
        KINDS[self.place()].1
    }

    fn place(self) -> usize {
        KINDS.iter().position(|(kind, _)| *kind == self).expect("every kind is in the list it is made of")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_the_file_says() {
        for (kind, name) in KINDS {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{name}\""));
        }
    }
}
