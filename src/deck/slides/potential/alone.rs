//! A metric that no contract limits: the mark it is compared with, and what is said about it.
//!
//! Its mark is the peers' or its own best quarter, which is no share of a contract, so it never stands on the scale of those.

use std::cmp::Ordering;

use serde::Serialize;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::{Metric, PotentialSource};
use crate::account::view::Account;
use crate::base::amounts::rounding::{down, up};
use crate::base::noun::Unit;
use crate::base::period::Period;
use crate::deck::widgets::figure_rows::FigureRow;
use crate::layout::chart::bars::spec::{Bar, Bars};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// A metric beside its mark, as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alone {
    #[serde(skip)]
    pub id: String,
    pub name: String,
    /// Its own figure.
    pub value: String,
    /// The mark in words ("upper quarter from 53").
    pub mark: String,
    /// The bar against the mark.
    pub bars: Bars,
    /// The dominant figure where the page is about it alone, and its label.
    pub figure: (String, String),
    /// The figures behind it, one by one.
    pub facts: Vec<(String, String)>,
    #[serde(skip)]
    pub against: Against,
    /// How its value compares with the mark, both as the page shows them.
    #[serde(skip)]
    pub compared: Ordering,
    #[serde(skip)]
    pub title: Message,
    #[serde(skip)]
    pub figures: Vec<FigureId>,
}

impl Alone {
    /// Its figure with its mark, for a page on which it stands beside others.
    pub(crate) fn figure_row(&self) -> FigureRow {
        FigureRow { remarks: vec![self.mark.clone()], ..FigureRow::of(self.value.clone(), self.name.clone()) }
    }
}

/// What a metric is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// What three in four peers reach, the next mark of who does not.
    NextMark,
    /// What one in four peers reach; `ahead` where three quarters of them are strictly below.
    Peers {
        ahead: bool,
    },
    BestQuarter,
    /// The best quarter's pace, for as many weeks as were measured now.
    BestPace,
    /// This quarter is the best.
    ItsBest,
}

/// A metric and its target; below what three in four peers reach that is the target, not what one in four reach.
pub(crate) struct PotentialRow<'a> {
    pub(crate) metric: &'a Metric,
    pub(crate) target: f64,
    pub(crate) mark: Mark,
    pub(crate) next_step: bool,
    pub(crate) standing: Standing,
}

/// Where a target comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Peers,
    Best { quarter: Period, at_its_pace: bool },
}

/// Where the account is against the target, by the figures as the page shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Below,
    /// At the target, or past it without being ahead of three in four peers.
    Reached,
    /// Past the target, with three quarters of the peers strictly below.
    Ahead,
}

impl PotentialRow<'_> {
    /// The metric's share of the target, both as decks write them.
    pub(crate) fn share(&self) -> f64 {
        self.metric.share_of(self.target)
    }

    fn against(&self, account: &Account) -> Against {
        match self.mark {
            Mark::Best { quarter, .. } if quarter == account.period => Against::ItsBest,
            Mark::Best { at_its_pace: true, .. } => Against::BestPace,
            Mark::Best { .. } => Against::BestQuarter,
            _ if self.next_step => Against::NextMark,
            _ => Against::Peers { ahead: self.standing == Standing::Ahead },
        }
    }

    /// The metric as the page shows it.
    pub(crate) fn shown(&self, account: &Account, localizer: &Localizer) -> Alone {
        let metric = self.metric;
        let bar = bar(self, account, localizer);
        let of = |figure| FigureId::metric(&metric.id, figure);
        let median = metric.peers.filter(|peers| metric.value >= peers.lower.from());
        let mut figures = vec![of(MetricFigure::Value), of(MetricFigure::Potential)];
        figures.extend(median.map(|_| of(MetricFigure::PeersMedian)));
        Alone {
            id: metric.id.clone(),
            name: metric.name.clone(),
            value: bar.value.clone(),
            mark: bar.note.clone(),
            bars: chart(bar, localizer),
            figure: side(self, account, localizer),
            facts: facts(self, account, localizer),
            against: self.against(account),
            compared: metric.noun.unit.compare(metric.value, self.target),
            title: title(self, account),
            figures,
        }
    }
}

/// The 25th percentile is a target only for accounts that have reached this share of it.
const REACH: f64 = 2.0 / 3.0;

/// An account that has more than so many times what three in four peers stay under gets no target from them.
const PAST: f64 = 2.0;

pub(crate) fn row(metric: &Metric) -> Option<PotentialRow<'_>> {
    let limit = metric.potential.as_ref()?;
    let mark = match limit.source {
        PotentialSource::Entitlement => return None,
        PotentialSource::Cohort(_) => Mark::Peers,
        PotentialSource::OwnBest { quarter, at_its_pace } => Mark::Best { quarter, at_its_pace },
    };
    let cohort = mark == Mark::Peers;
    let shown = |mark| metric.noun.unit.compare(metric.value, mark);
    let of_peers = metric.peers.filter(|_| cohort);
    // For things that are counted a mark is a whole number, which as many peers reach.
    let is_counted = metric.noun.unit == Unit::Count && metric.value.fract() == 0.0;
    let round = if cohort { down } else { up };
    let told = |mark: f64| if is_counted { round(mark, 0) } else { mark };
    let next = of_peers.map(|peers| told(peers.lower.from())).filter(|next| shown(*next) == Ordering::Less);
    let far_past = of_peers.is_some_and(|peers| metric.value > peers.upper.to() * PAST);
    if far_past || next.is_some_and(|next| metric.value < next * REACH) {
        return None;
    }
    let target = next.unwrap_or_else(|| told(limit.value));
    let ahead = of_peers.is_some_and(|peers| peers.is_ahead(metric.value));
    let standing = match shown(target) {
        Ordering::Less => Standing::Below,
        Ordering::Greater if ahead => Standing::Ahead,
        Ordering::Equal | Ordering::Greater => Standing::Reached,
    };
    Some(PotentialRow { metric, target, mark, next_step: next.is_some(), standing })
}

pub(crate) fn title(row: &PotentialRow, account: &Account) -> Message {
    let metric = row.metric;
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let left = left(row);
    let base = |id| {
        let named = match id {
            "potential-title-next" => left,
            _ => row.target,
        };
        Message::new(id)
            .with("name", metric.name.as_str())
            .with("noun", Arg::NounOf(named, metric.noun.clone()))
            .with("value", figure(metric.value))
            .with("target", figure(row.target))
            .with("left", figure(left))
            .with("share", Arg::Share(row.share()))
            .with("quarter", account.period)
            .with("amount", Arg::Quantity(metric.value, metric.noun.clone()))
    };
    match row.mark {
        Mark::Peers if row.next_step => base("potential-title-next"),
        Mark::Peers => base(match row.standing {
            Standing::Below => "potential-title-cohort",
            Standing::Reached => "potential-title-cohort-level",
            Standing::Ahead => "potential-title-cohort-past",
        }),
        Mark::Best { quarter, .. } if quarter == account.period => base("potential-title-best-now"),
        Mark::Best { at_its_pace: true, .. } => base("potential-title-best-pace"),
        Mark::Best { .. } => {
            let mut message = base("potential-title-best");
            message.args.retain(|(name, _)| *name != "amount");
            message.with("amount", Arg::Quantity(row.target, metric.noun.clone()))
        }
    }
}

/// The distance from the target, between the figures as they are written.
fn left(row: &PotentialRow) -> f64 {
    row.metric.noun.unit.difference(row.target, row.metric.value)
}

/// The dominant figure beside the bars, and its label.
pub(crate) fn side(row: &PotentialRow, account: &Account, localizer: &Localizer) -> (String, String) {
    let metric = row.metric;
    let left = left(row);
    let figure = |value| localizer.figure(value, &metric.noun);
    let with_noun = |id, n| localizer.say(&Message::new(id).with("noun", Arg::NounOf(n, metric.noun.clone())));
    match row.mark {
        Mark::Best { at_its_pace, .. } => {
            let label = if at_its_pace { "potential-side-best-pace" } else { "potential-side-best" };
            (localizer.share(row.share()), localizer.word(label))
        }
        Mark::Peers if row.next_step => (figure(left), with_noun("potential-side-next", left)),
        Mark::Peers => match row.standing {
            Standing::Below => (figure(left), with_noun("potential-side-left", left)),
            Standing::Reached => {
                let noun =
                    Message::new("trend-figure-level").with("noun", Arg::NounOf(metric.value, metric.noun.clone()));
                (figure(metric.value), localizer.say(&noun.with("quarter", account.period)))
            }
            Standing::Ahead => (figure(metric.value), with_noun("potential-side-past", metric.value)),
        },
    }
}

/// The figures behind the first row.
pub(crate) fn facts(row: &PotentialRow, account: &Account, localizer: &Localizer) -> Vec<(String, String)> {
    let metric = row.metric;
    let own = Message::new("potential-fact-own").with("quarter", account.period);
    let mut facts = vec![(localizer.say(&own), localizer.figure(metric.value, &metric.noun))];
    let reached = metric.peers.filter(|peers| metric.value >= peers.lower.from());
    if let Some((peers, crowd)) = reached.zip(account.crowd) {
        let label = Message::new("potential-fact-median").with("n", crowd.least());
        let label = localizer.say(&label.with("noun", Arg::Noun(metric.noun.clone())));
        facts.push((label, localizer.figure(peers.median.from(), &metric.noun)));
    }
    let label = match row.mark {
        Mark::Peers if row.next_step => localizer.word("potential-fact-next"),
        Mark::Peers => localizer.word("potential-fact-upper"),
        Mark::Best { quarter, at_its_pace } => {
            let id = if at_its_pace { "potential-fact-best-pace" } else { "potential-fact-best" };
            localizer.say(&Message::new(id).with("quarter", quarter))
        }
    };
    facts.push((label, localizer.figure(row.target, &metric.noun)));
    facts
}

fn chart(bar: Bar, localizer: &Localizer) -> Bars {
    let about = Message::new("potential-alt");
    let alt = crate::deck::phrases::alt_text(about, [crate::deck::phrases::bar_alt(&bar)], localizer);
    Bars { rows: vec![bar], peer_label: None, limit_label: None, alt }
}

pub(crate) fn bar(row: &PotentialRow, account: &Account, localizer: &Localizer) -> Bar {
    let (value, target) = (row.metric.value, row.target);
    let full = value.max(target);
    let figure = |value| Arg::Figure(value, row.metric.noun.clone());
    let note = match row.mark {
        Mark::Peers if row.next_step => Some(Message::new("potential-row-next").with("target", figure(target))),
        Mark::Peers => Some(Message::new("potential-row-cohort").with("target", figure(target))),
        Mark::Best { quarter, .. } if quarter == account.period => Some(Message::new("potential-row-best-now")),
        Mark::Best { quarter, at_its_pace } => {
            let id = if at_its_pace { "potential-row-best-pace" } else { "potential-row-best" };
            Some(Message::new(id).with("best", figure(target)).with("quarter", quarter))
        }
    };
    Bar {
        label: row.metric.name.clone(),
        used: value / full,
        included: target / full,
        peer: None,
        value: localizer.figure(value, &row.metric.noun),
        note: note.map(|note| localizer.say(&note)).unwrap_or_default(),
    }
}
