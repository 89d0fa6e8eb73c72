//! Why a slide is left out.

use crate::account::view::{Activity, NoPeers, NoService};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omitted {
    NotMeasured,
    /// The product was not used: the getting-started deck does not have this slide.
    NoUse,
    Nothing,
    /// What was measured is 0, or less.
    NothingAboveZero,
    /// No contract, no peers and no earlier quarter say what a figure could be.
    NoPotential,
    /// No feature of the catalogue is known to be in the plan.
    NoFeatures,
    /// The account lacks a property that forms cohorts.
    NoCohort,
    /// Peers are known, and use none of the plan's features.
    UnusedByPeers,
    TooFewTickets {
        have: usize,
        need: usize,
    },
    OpenEscalation,
    /// Comparing with so few accounts could reveal one of them.
    CohortTooSmall {
        need: usize,
    },
    /// Use fell: nothing is sold to whoever uses less.
    UseFell,
    /// A goal is missed: nothing is sold before it is reached.
    GoalMissed,
    /// Eight other slides, which is the most, rank higher.
    NoRoom,
    /// A filler that the deck does not need to reach six slides.
    NotNeeded,
    /// A filler whose figures other slides show.
    Repeated,
    /// An override left it out.
    ByHand,
    /// A cell that it needs cannot be read.
    Refused,
}

impl Omitted {
    /// Why a slide that shows use has none to show.
    pub fn without_use(activity: Activity) -> Option<Self> {
        match activity {
            Activity::Active => None,
            Activity::Zero => Some(Self::NoUse),
            Activity::Unmeasured => Some(Self::NotMeasured),
        }
    }

    /// The reason in words, for operations.
    pub fn reason(self) -> String {
        match self {
            Omitted::NotMeasured => "nothing was measured".into(),
            Omitted::NoUse => "no use in the quarter".into(),
            Omitted::Nothing => "nothing to say".into(),
            Omitted::NothingAboveZero => "nothing measured is above zero".into(),
            Omitted::NoPotential => "no entitlement, peers or earlier quarter to compare with".into(),
            Omitted::NoFeatures => "no feature of the catalogue is known to be in its plan".into(),
            Omitted::NoCohort => "it lacks a property that peers share (`cohort: by`)".into(),
            Omitted::UnusedByPeers => "no peer uses a feature of its plan".into(),
            Omitted::TooFewTickets { have, need } => format!("too few tickets: {have} of {need}"),
            Omitted::OpenEscalation => "an escalated ticket is open".into(),
            Omitted::CohortTooSmall { need } => format!("fewer than {need} peers"),
            Omitted::UseFell => "use fell, so nothing is offered".into(),
            Omitted::GoalMissed => "a goal is missed, so nothing is offered".into(),
            Omitted::NoRoom => "eight slides have more to say".into(),
            Omitted::NotNeeded => "six slides without it".into(),
            Omitted::Repeated => "other slides show its figures".into(),
            Omitted::ByHand => "left out by hand".into(),
            Omitted::Refused => "a cell of what it would show cannot be read".into(),
        }
    }
}

impl From<NoPeers> for Omitted {
    fn from(why: NoPeers) -> Self {
        match why {
            NoPeers::NoFeatures => Self::NoFeatures,
            NoPeers::NoCohort => Self::NoCohort,
            NoPeers::TooFew { need } => Self::CohortTooSmall { need },
        }
    }
}

impl From<NoService> for Omitted {
    fn from(why: NoService) -> Self {
        match why {
            NoService::TooFewTickets { have, need } => Self::TooFewTickets { have, need },
            NoService::OpenEscalation => Self::OpenEscalation,
            NoService::Unreadable => Self::Refused,
        }
    }
}
