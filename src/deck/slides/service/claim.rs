//! What the title says of the replies and tickets, and when that is true of all that is drawn.

use serde::Serialize;

use crate::account::view::Service;
use crate::base::period::Period;
use crate::deck::slides::service::replies::kept;
use crate::deck::title_claim::TitleClaim;
use crate::deck::widgets::figure_rows::FigureRow;
use crate::insight::rules::service::replies_slowed;
use crate::layout::chart::columns::Columns;
use crate::layout::chart::strip::DotStrip;
use crate::locale::message::{Arg, Message};

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceBody {
    #[serde(skip)]
    pub of: Service,
    #[serde(skip)]
    pub period: Period,
    /// What the title does not say: one to four figures, each with what it is compared with.
    pub figures: Vec<FigureRow>,
    /// The first replies one by one, if they are known.
    pub replies: Option<DotStrip>,
    /// Else the tickets per month.
    pub months: Option<Columns>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceClaim {
    Faster,
    Kept,
    Half,
    Solved,
    Opened,
}

impl ServiceClaim {
    /// Whether it says how long the middle reply took.
    pub(crate) fn tells_half(self) -> bool {
        matches!(self, Self::Faster | Self::Half)
    }
}

impl TitleClaim for ServiceClaim {
    type Shown = ServiceBody;

    const ALL: &'static [Self] = &[Self::Faster, Self::Kept, Self::Half, Self::Solved, Self::Opened];

    fn holds(self, body: &ServiceBody) -> bool {
        let service = &body.of;
        let drawn = body.replies.as_ref().is_none_or(|strip| {
            strip.dots == service.replies && (!strip.promised || Some(strip.line.0) == service.promised)
        });
        // At least half of the replies came within the middle one's time.
        let half = service.first_reply.filter(|(minutes, n)| {
            let within = service.replies.iter().filter(|reply| *reply <= minutes).count();
            service.replies.len() == *n && 2 * within >= *n
        });
        let half = half.filter(|_| !replies_slowed(service));
        drawn
            && match self {
                Self::Faster => half.zip(service.first_reply_before).is_some_and(|((now, _), before)| {
                    Arg::Minutes(now) != Arg::Minutes(before) && now * FASTER <= before
                }),
                Self::Kept => {
                    let all = kept(service).is_some_and(|kept| kept == service.replies.len());
                    all && half.is_some()
                }
                Self::Half => half.is_some(),
                Self::Solved => service.solved.is_some_and(|solved| solved <= service.opened),
                Self::Opened => true,
            }
    }

    fn message(self, body: &ServiceBody) -> Message {
        let service = &body.of;
        let (minutes, n) = service.first_reply.unwrap_or_default();
        let opened = |id| Message::new(id).with("opened", service.opened);
        match self {
            Self::Faster => Message::new("service-title-faster")
                .with("duration", Arg::Minutes(minutes))
                .with("before", Arg::Minutes(service.first_reply_before.unwrap_or_default())),
            Self::Kept => Message::new("service-title-kept")
                .with("n", n)
                .with("promised", Arg::Minutes(service.promised.unwrap_or_default())),
            Self::Half => Message::new("service-title-half").with("n", n).with("duration", Arg::Minutes(minutes)),
            Self::Solved => opened("service-title-opened").with("solved", service.solved.unwrap_or_default()),
            Self::Opened => opened("service-title-plain").with("quarter", body.period),
        }
    }
}

/// Replies are faster if the middle one took longer before by this factor.
const FASTER: f64 = 1.1;
