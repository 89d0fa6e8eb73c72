//! Why a slide is left out.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omitted {
    NotMeasured,
    /// The product was not used: the getting-started deck does not have this slide.
    NoUse,
    Nothing,
    /// Comparing with so few accounts could reveal one of them.
    CohortTooSmall {
        need: usize,
    },
    /// Eight other slides, which is the most, rank higher.
    NoRoom,
    /// A filler that the deck does not need to reach six slides.
    NotNeeded,
    /// An override left it out.
    ByHand,
    /// A cell that it needs cannot be read.
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
