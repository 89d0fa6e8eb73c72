//! What the title says of the requests, and when that is true of all of them.
//!
//! The number of all requests is in every claim about them: the ones that are listed, and the ones that the line below counts.

use serde::Serialize;

use crate::account::view::Request;
use crate::base::period::Period;
use crate::deck::slides::requests::row::RequestRow;
use crate::deck::slides::requests::timeline::end_of;
use crate::deck::title_claim::TitleClaim;
use crate::ingest::records::RequestState;
use crate::layout::chart::timeline::{Span, Timeline};
use crate::locale::message::{Arg, Message};

/// All that the slide shows of requests, and what it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequestsBody {
    /// Whether the account asked for them.
    #[serde(skip)]
    pub is_own: bool,
    /// How many things the account asked for.
    #[serde(skip)]
    pub asked: usize,
    #[serde(skip)]
    pub period: Period,
    pub rows: Vec<RequestRow>,
    /// The dates of all rows on one axis, of what the account asked for.
    pub timeline: Option<Timeline>,
    /// Those without a row, which are counted below.
    #[serde(skip)]
    pub hidden: Tally,
}

/// The claims about requests, then the one about changes that nobody of the account asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestsClaim {
    AllLive,
    SomeLive,
    InProgress,
    Planned,
    UnderReview,
    NoneLive,
    Shipped,
}

/// How many requests stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub live: usize,
    pub in_progress: usize,
    pub planned: usize,
    pub under_review: usize,
    /// Open without more.
    pub open: usize,
    pub declined: usize,
}

impl Tally {
    pub fn of(states: impl IntoIterator<Item = RequestState>) -> Self {
        let mut tally = Self::default();
        for state in states {
            *match state {
                RequestState::Shipped => &mut tally.live,
                RequestState::InProgress => &mut tally.in_progress,
                RequestState::Planned => &mut tally.planned,
                RequestState::UnderReview => &mut tally.under_review,
                RequestState::Open => &mut tally.open,
                RequestState::Declined => &mut tally.declined,
            } += 1;
        }
        tally
    }

    pub(crate) fn of_requests<'r>(requests: impl IntoIterator<Item = &'r Request>) -> Self {
        Self::of(requests.into_iter().map(|request| request.state))
    }

    /// Those that may still go live.
    pub fn not_yet_live(&self) -> usize {
        self.in_progress + self.planned + self.under_review + self.open
    }

    pub fn all(&self) -> usize {
        self.live + self.not_yet_live() + self.declined
    }

    fn with(self, other: Self) -> Self {
        Self {
            live: self.live + other.live,
            in_progress: self.in_progress + other.in_progress,
            planned: self.planned + other.planned,
            under_review: self.under_review + other.under_review,
            open: self.open + other.open,
            declined: self.declined + other.declined,
        }
    }
}

impl TitleClaim for RequestsClaim {
    type Shown = RequestsBody;

    const ALL: &'static [Self] = &[
        Self::AllLive,
        Self::SomeLive,
        Self::InProgress,
        Self::Planned,
        Self::UnderReview,
        Self::NoneLive,
        Self::Shipped,
    ];

    fn holds(self, body: &RequestsBody) -> bool {
        let told = told(body);
        let is_drawn = |timeline: &Timeline| {
            let mut drawn = body.rows.iter().zip(&timeline.rows);
            let is_true = |(row, span): (&RequestRow, &Span)| {
                span.end == end_of(row.state) && span.to.is_none_or(|day| day <= timeline.days.1)
            };
            body.rows.len() == timeline.rows.len() && drawn.all(is_true)
        };
        let drawn_truly = body.timeline.as_ref().is_none_or(is_drawn);
        let asked = body.is_own && told.all() == body.asked;
        let none_live = asked && told.live == 0;
        drawn_truly
            && match self {
                Self::AllLive => asked && told.live == told.all(),
                Self::SomeLive => asked && (1..told.all()).contains(&told.live),
                Self::InProgress => none_live && told.in_progress > 0,
                Self::Planned => none_live && told.planned > 0,
                Self::UnderReview => none_live && told.under_review > 0,
                Self::NoneLive => none_live && told.not_yet_live() > 0,
                Self::Shipped => {
                    !body.is_own && told.live == told.all() && body.rows.iter().all(|row| within(row, body))
                }
            }
    }

    fn message(self, body: &RequestsBody) -> Message {
        let told = told(body);
        let (id, n) = match self {
            Self::AllLive => ("requests-title-all", told.live),
            Self::SomeLive => ("requests-title", told.live),
            Self::InProgress => ("requests-title-in-progress", told.in_progress),
            Self::Planned => ("requests-title-planned", told.planned),
            Self::UnderReview => ("requests-title-under-review", told.under_review),
            Self::NoneLive => ("requests-title-open", told.not_yet_live()),
            Self::Shipped => ("requests-title-shipped", told.all()),
        };
        let message = Message::new(id).with("n", n).with("live", told.live).with("total", told.all());
        message.with("quarter", Arg::Quarter(body.period))
    }
}

/// What the slide lists and what its last line counts, together.
fn told(body: &RequestsBody) -> Tally {
    Tally::of(body.rows.iter().map(|row| row.state)).with(body.hidden)
}

/// Whether a change went live in the slide's quarter.
fn within(row: &RequestRow, body: &RequestsBody) -> bool {
    row.live_on.is_some_and(|on| body.period.days().contains(on))
}
