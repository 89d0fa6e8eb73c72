//! A metric and its potential: which target it gets, and what is said about it.

use std::cmp::Ordering;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::{Metric, Potential as Limit, PotentialSource};
use crate::account::view::Account;
use crate::base::amounts::rounding::{down, up};
use crate::base::noun::Unit;
use crate::deck::slide::Definition;
use crate::layout::chart::bars::spec::{Bar, Bars};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// A metric and its target; below the peers' 25th percentile that percentile is the target, not the cohort's upper quarter.
pub(crate) struct PotentialRow<'a> {
    pub(crate) metric: &'a Metric,
    pub(crate) target: f64,
    pub(crate) limit: &'a Limit,
    pub(crate) next_step: bool,
    pub(crate) standing: Standing,
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

    /// Whether the metric is as large as the target, as decks write them.
    pub(crate) fn is_reached(&self) -> bool {
        self.metric.noun.unit.compare(self.metric.value, self.target) != Ordering::Less
    }

    pub(crate) fn figures(&self) -> [FigureId; 2] {
        let of = match self.limit.source {
            PotentialSource::Entitlement => MetricFigure::Entitlement,
            PotentialSource::Cohort { .. } | PotentialSource::OwnBest { .. } => MetricFigure::Potential,
        };
        [MetricFigure::Value, of].map(|figure| FigureId::metric(&self.metric.id, figure))
    }
}

/// The 25th percentile is a target only for accounts that have reached this share of it.
const REACH: f64 = 2.0 / 3.0;

/// An account that has more than so many times the peers' upper quarter gets no target from it.
const PAST: f64 = 2.0;

pub(crate) fn row(metric: &Metric) -> Option<PotentialRow<'_>> {
    let limit = metric.potential.as_ref()?;
    let cohort = matches!(limit.source, PotentialSource::Cohort { .. });
    let shown = |mark| metric.noun.unit.compare(metric.value, mark);
    let next = metric.peers.filter(|p| cohort && shown(p.p25) == Ordering::Less).map(|p| p.p25);
    let far_past = cohort && metric.value > limit.value * PAST;
    if far_past || next.is_some_and(|next| metric.value < next * REACH) {
        return None;
    }
    let target = next.unwrap_or(limit.value);
    // For things that are counted the target is a whole number.
    let whole = limit.source != PotentialSource::Entitlement && metric.noun.unit == Unit::Count;
    let target = if whole && metric.value.fract() == 0.0 { up(target, 0) } else { target };
    let ahead = metric.peers.is_some_and(|peers| peers.behind);
    let standing = match shown(target) {
        Ordering::Less => Standing::Below,
        Ordering::Greater if ahead => Standing::Ahead,
        Ordering::Equal | Ordering::Greater => Standing::Reached,
    };
    Some(PotentialRow { metric, target, limit, next_step: next.is_some(), standing })
}

pub(crate) fn title(row: &PotentialRow, account: &Account) -> Message {
    let metric = row.metric;
    let figure = |value| Arg::Figure(value, metric.noun.clone());
    let left = left(row);
    let base = |id| {
        let named = match id {
            "potential-title-room" | "potential-title-next" => left,
            "potential-title-over" => metric.value,
            _ => row.target,
        };
        Message::new(id)
            .with("name", metric.name.as_str())
            .with("noun", Arg::NounOf(named, metric.noun.clone()))
            .with("value", figure(metric.value))
            .with("included", figure(row.target))
            .with("target", figure(row.target))
            .with("left", figure(left))
            .with("share", Arg::Share(row.share()))
            .with("quarter", account.period)
            .with("amount", Arg::Quantity(metric.value, metric.noun.clone()))
    };
    match row.limit.source {
        PotentialSource::Entitlement if !row.metric.is_whole() => {
            base("potential-title-part").with("measured", metric.measured())
        }
        PotentialSource::Entitlement if row.metric.is_over_contract() => base("potential-title-over"),
        PotentialSource::Entitlement if row.is_reached() => base("potential-title-full"),
        PotentialSource::Entitlement => base("potential-title-room"),
        PotentialSource::Cohort { .. } if row.next_step => base("potential-title-next"),
        PotentialSource::Cohort { .. } => base(match row.standing {
            Standing::Below => "potential-title-cohort",
            Standing::Reached => "potential-title-cohort-level",
            Standing::Ahead => "potential-title-cohort-past",
        }),
        PotentialSource::OwnBest { quarter, .. } if quarter == account.period => base("potential-title-best-now"),
        PotentialSource::OwnBest { at_its_pace: true, .. } => base("potential-title-best-pace"),
        PotentialSource::OwnBest { .. } => {
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
    match row.limit.source {
        PotentialSource::Entitlement => (localizer.share(row.share()), localizer.word("potential-side-share")),
        PotentialSource::OwnBest { at_its_pace, .. } => {
            let label = if at_its_pace { "potential-side-best-pace" } else { "potential-side-best" };
            (localizer.share(row.share()), localizer.word(label))
        }
        PotentialSource::Cohort { .. } if row.next_step => (figure(left), with_noun("potential-side-next", left)),
        PotentialSource::Cohort { .. } => match row.standing {
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

/// A median share in whole percents, rounded down, so that at least half of the peers use as much. `None` under one percent,
/// because at least half use 0% says nothing.
pub(crate) fn told_median(share: f64) -> Option<f64> {
    Some(down(share, 2)).filter(|told| *told > 0.0)
}

/// The figures behind the first row.
pub(crate) fn facts(row: &PotentialRow, account: &Account, localizer: &Localizer) -> Vec<(String, String)> {
    let metric = row.metric;
    let own = Message::new("potential-fact-own").with("quarter", account.period);
    let mut facts = vec![(localizer.say(&own), localizer.figure(metric.value, &metric.noun))];
    if let Some(peers) = metric.peers.filter(|p| metric.value >= p.p25) {
        let label = Message::new("potential-fact-median").with("n", peers.n);
        let label = localizer.say(&label.with("noun", Arg::Noun(metric.noun.clone())));
        facts.push((label, localizer.figure(peers.median, &metric.noun)));
    }
    let label = match row.limit.source {
        PotentialSource::Entitlement => localizer.word("potential-fact-included"),
        PotentialSource::Cohort { .. } if row.next_step => localizer.word("potential-fact-next"),
        PotentialSource::Cohort { .. } => localizer.word("potential-fact-upper"),
        PotentialSource::OwnBest { quarter, at_its_pace } => {
            let id = if at_its_pace { "potential-fact-best-pace" } else { "potential-fact-best" };
            localizer.say(&Message::new(id).with("quarter", quarter))
        }
    };
    facts.push((label, localizer.figure(row.target, &metric.noun)));
    facts
}

pub(crate) fn chart(rows: &[PotentialRow], account: &Account, localizer: &Localizer) -> Bars {
    let bars: Vec<_> = rows.iter().map(|r| bar(r, account, localizer)).collect();
    let n = rows.iter().filter_map(|r| r.limit.peers_share.map(|p| p.n)).min();
    let alt = crate::deck::phrases::alt_text(
        Message::new("potential-alt"),
        bars.iter().map(crate::deck::phrases::bar_alt),
        localizer,
    );
    let shown = bars.iter().any(|b| b.peer.is_some());
    let peer_label = n.filter(|_| shown).map(|n| localizer.say(&Message::new("potential-peers").with("n", n)));
    // The legend is needed only for entitlements: a row whose target comes from peers says so itself.
    let over = || rows.iter().filter(|r| r.metric.noun.unit.compare(r.metric.value, r.target) == Ordering::Greater);
    let included = over().count() > 0 && over().all(|r| r.limit.source == PotentialSource::Entitlement);
    let limit_label = included.then(|| localizer.word("potential-fact-included"));
    Bars { rows: bars, peer_label, limit_label, alt }
}

pub(crate) fn bar(row: &PotentialRow, account: &Account, localizer: &Localizer) -> Bar {
    let (value, target) = (row.metric.value, row.target);
    let full = value.max(target);
    let figure = |value| Arg::Figure(value, row.metric.noun.clone());
    let note = match row.limit.source {
        PotentialSource::Entitlement => None,
        PotentialSource::Cohort { .. } if row.next_step => {
            Some(Message::new("potential-row-next").with("target", figure(target)))
        }
        PotentialSource::Cohort { .. } => Some(Message::new("potential-row-cohort").with("target", figure(target))),
        PotentialSource::OwnBest { quarter, .. } if quarter == account.period => {
            Some(Message::new("potential-row-best-now"))
        }
        PotentialSource::OwnBest { quarter, at_its_pace } => {
            let id = if at_its_pace { "potential-row-best-pace" } else { "potential-row-best" };
            Some(Message::new(id).with("best", figure(target)).with("quarter", quarter))
        }
    };
    let of = Message::new("potential-row-of").with("included", figure(target)).with("value", figure(value));
    let value_label = match row.limit.source {
        PotentialSource::Entitlement => localizer.say(&of),
        _ => localizer.figure(value, &row.metric.noun),
    };
    // Below the 25th percentile no rank is shown.
    let peer = row.limit.peers_share.filter(|p| row.share() >= p.p25).map(|p| p.median * target / full);
    Bar {
        label: row.metric.name.clone(),
        used: value / full,
        included: target / full,
        peer: peer.map(|p| p.min(1.0)),
        value: value_label,
        note: note.map(|note| localizer.say(&note)).unwrap_or_default(),
    }
}

pub(crate) fn note(rows: &[PotentialRow], account: &Account, localizer: &Localizer) -> Vec<String> {
    let measured = rows.iter().map(|r| r.metric.measured()).min().unwrap_or(0);
    vec![localizer.say(&crate::deck::phrases::window(account, measured))]
}

pub(crate) fn definitions(rows: &[PotentialRow], localizer: &Localizer) -> Vec<Definition> {
    let defined = |term, text: Message| crate::deck::phrases::defined(term, &text, localizer);
    let mut parts = Vec::new();
    if rows.iter().any(|r| r.limit.source == PotentialSource::Entitlement) {
        parts.push(defined("define-included-term", Message::new("define-included")));
    }
    let cohort = rows.iter().find_map(|r| match r.limit.source {
        PotentialSource::Cohort { n } if !r.next_step => Some(n),
        _ => None,
    });
    parts.extend(cohort.map(|n| defined("define-upper-term", Message::new("define-upper").with("n", n))));
    let best = |r: &PotentialRow| match r.limit.source {
        PotentialSource::OwnBest { at_its_pace, .. } => Some(at_its_pace),
        PotentialSource::Entitlement | PotentialSource::Cohort { .. } => None,
    };
    if rows.iter().filter_map(best).any(|at_its_pace| !at_its_pace) {
        parts.push(defined("define-best-term", Message::new("define-best")));
    }
    if rows.iter().filter_map(best).any(|at_its_pace| at_its_pace) {
        parts.push(defined("define-best-pace-term", Message::new("define-best-pace")));
    }
    if let Some(peers) = rows.iter().filter(|r| r.next_step).find_map(|r| r.metric.peers) {
        parts.push(defined("define-next-term", Message::new("define-next").with("n", peers.n)));
    }
    parts.extend(rows.iter().filter_map(|r| crate::deck::phrases::definition(r.metric, localizer)));
    parts
}
