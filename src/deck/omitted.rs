//! Why a slide is left out.

/// Why a slide is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omitted {
    /// Nothing was measured.
    NotMeasured,
    /// Use was nil throughout: the getting-started deck does without.
    NoUse,
    /// Nothing to say on the matter.
    Nothing,
    /// Nothing may be said of so few others.
    CohortTooSmall {
        /// Others needed.
        need: usize,
    },
    /// There are better slides, and eight is the most.
    NoRoom,
    /// The deck has six without it.
    NotNeeded,
    /// A person left it out.
    ByHand,
    /// A cell of what it would show cannot be read.
    Refused,
}

impl Omitted {
    /// The reason in words, for operations.
    pub fn reason(self) -> String {
        match self {
            Omitted::NotMeasured => "nothing was measured".into(),
            Omitted::NoUse => "no use in the quarter".into(),
            Omitted::Nothing => "nothing to say".into(),
            Omitted::CohortTooSmall { need } => format!("fewer than {need} peers"),
            Omitted::NoRoom => "eight slides have more to say".into(),
            Omitted::NotNeeded => "six slides without it".into(),
            Omitted::ByHand => "left out by hand".into(),
            Omitted::Refused => "a cell of what it would show cannot be read".into(),
        }
    }
}
