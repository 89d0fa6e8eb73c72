//! A metric and its potential: which target it gets, and what is said about it.

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::metric::{Metric, Potential as Limit, PotentialSource};
use crate::account::view::Account;
use crate::base::noun::Unit;
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

pub(crate) fn row<'a>(metric: &'a Metric, localizer: &Localizer) -> Option<PotentialRow<'a>> {
    let limit = metric.potential.as_ref()?;
    let cohort = matches!(limit.source, PotentialSource::Cohort { .. });
    let shown_alike = |mark| localizer.figure(metric.value, &metric.noun) == localizer.figure(mark, &metric.noun);
    let next = metric.peers.filter(|p| cohort && metric.value < p.p25 && !shown_alike(p.p25)).map(|p| p.p25);
    let far_past = cohort && metric.value > limit.value * PAST;
    if far_past || next.is_some_and(|next| metric.value < next * REACH) {
        return None;
    }
    let target = next.unwrap_or(limit.value);
    // For things that are counted the target is a whole number.
    let whole = limit.source != PotentialSource::Entitlement && metric.noun.unit == Unit::Count;
    let target = if whole && metric.value.fract() == 0.0 { target.ceil() } else { target };
    let ahead = metric.peers.is_some_and(|peers| peers.behind);
    let standing = match metric.value < target {
        _ if cohort && shown_alike(target) => Standing::Reached,
        true => Standing::Below,
        false if ahead => Standing::Ahead,
        false => Standing::Reached,
    };
    Some(PotentialRow { metric, target, limit, next_step: next.is_some(), standing })
}

pub(crate) fn title(row: &PotentialRow, account: &Account) -> Message {
    let metric = row.metric;
    let share = metric.value / row.target;
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
            .with("noun", counted(named, metric))
            .with("value", figure(metric.value))
            .with("included", figure(row.target))
            .with("target", figure(row.target))
            .with("left", figure(left))
            .with("share", Arg::Share(share))
            .with("quarter", account.period)
            .with("amount", Arg::Quantity(metric.value, metric.noun.clone()))
    };
    match row.limit.source {
        PotentialSource::Entitlement if !row.metric.is_whole() => {
            base("potential-title-part").with("measured", metric.measured())
        }
        PotentialSource::Entitlement if row.metric.is_over_contract() => base("potential-title-over"),
        PotentialSource::Entitlement if share >= 1.0 => base("potential-title-full"),
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

/// The distance from the target, rounded up for things that are counted, so that it is never too small.
pub(crate) fn left(row: &PotentialRow) -> f64 {
    let left = (row.target - row.metric.value).abs();
    if row.metric.noun.unit == Unit::Count { left.ceil() } else { left }
}

/// The noun in the singular or plural.
fn counted(n: f64, metric: &Metric) -> Arg {
    if n == 1.0 { Arg::Text(metric.noun.one.clone()) } else { Arg::Noun(metric.noun.clone()) }
}

/// The dominant figure beside the bars, and its label.
pub(crate) fn side(row: &PotentialRow, account: &Account, localizer: &Localizer) -> (String, String) {
    let metric = row.metric;
    let left = left(row);
    let figure = |value| localizer.figure(value, &metric.noun);
    let with_noun = |id, n| localizer.say(&Message::new(id).with("noun", counted(n, metric)));
    match row.limit.source {
        PotentialSource::Entitlement => {
            (localizer.share(metric.value / row.target), localizer.word("potential-side-share"))
        }
        PotentialSource::OwnBest { at_its_pace, .. } => {
            let label = if at_its_pace { "potential-side-best-pace" } else { "potential-side-best" };
            (localizer.share(metric.value / row.target), localizer.word(label))
        }
        PotentialSource::Cohort { .. } if row.next_step => (figure(left), with_noun("potential-side-next", left)),
        PotentialSource::Cohort { .. } => match row.standing {
            Standing::Below => (figure(left), with_noun("potential-side-left", left)),
            Standing::Reached => {
                let noun = Message::new("trend-figure-level").with("noun", counted(metric.value, metric));
                (figure(metric.value), localizer.say(&noun.with("quarter", account.period)))
            }
            Standing::Ahead => (figure(metric.value), with_noun("potential-side-past", metric.value)),
        },
    }
}

/// A median share in whole percents, rounded down, so that at least half of the peers use as much. `None` under one percent,
/// because at least half use 0% says nothing.
pub(crate) fn told_median(share: f64) -> Option<f64> {
    let whole = (share * 100.0 + 1e-9).floor() / 100.0;
    (whole > 0.0).then_some(whole)
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
    let over = || rows.iter().filter(|r| r.metric.value > r.target);
    let included = over().count() > 0 && over().all(|r| r.limit.source == PotentialSource::Entitlement);
    let limit_label = included.then(|| localizer.word("potential-fact-included"));
    Bars { rows: bars, peer_label, limit_label, alt }
}

fn bar(row: &PotentialRow, account: &Account, localizer: &Localizer) -> Bar {
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
    let peer = row.limit.peers_share.filter(|p| value / target >= p.p25).map(|p| p.median * target / full);
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
    let mut parts = vec![
        localizer
            .say(&crate::deck::phrases::window(account, rows.iter().map(|r| r.metric.measured()).min().unwrap_or(0))),
    ];
    if rows.iter().any(|r| r.limit.source == PotentialSource::Entitlement) {
        parts.push(localizer.word("potential-note-entitlement"));
    }
    let cohort = rows.iter().find_map(|r| match r.limit.source {
        PotentialSource::Cohort { n } if !r.next_step => Some(n),
        _ => None,
    });
    parts.extend(cohort.map(|n| localizer.say(&Message::new("potential-note-cohort").with("n", n))));
    let best = |r: &PotentialRow| match r.limit.source {
        PotentialSource::OwnBest { at_its_pace, .. } => Some(at_its_pace),
        PotentialSource::Entitlement | PotentialSource::Cohort { .. } => None,
    };
    if rows.iter().filter_map(best).any(|at_its_pace| !at_its_pace) {
        parts.push(localizer.word("potential-note-best"));
    }
    if rows.iter().filter_map(best).any(|at_its_pace| at_its_pace) {
        parts.push(localizer.word("potential-note-best-pace"));
    }
    if let Some(peers) = rows.iter().filter(|r| r.next_step).find_map(|r| r.metric.peers) {
        parts.push(localizer.say(&Message::new("potential-note-next").with("n", peers.n)));
    }
    parts.extend(rows.iter().filter_map(|r| crate::deck::phrases::definition(r.metric, localizer)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::cohort::Distribution;
    use crate::insight::registry::tests::{account, counted};

    /// The title and the large figure's label of a metric with these peers.
    fn said(own: f64, others: &[f64]) -> (&'static str, String) {
        let localizer = Localizer::new("en-US").unwrap();
        let peers = Distribution::new([vec![own], others.to_vec()].concat()).peers(Some(own), 5).unwrap();
        let source = PotentialSource::Cohort { n: peers.n };
        let potential = Some(Limit { value: peers.p75, source, peers_share: None });
        let metric = Metric { value: own, peers: Some(peers), potential, ..counted("jobs") };
        let row = row(&metric, &localizer).unwrap();
        (title(&row, &account()).id, side(&row, &account(), &localizer).1)
    }

    #[test]
    fn ties_are_not_told_as_ahead() {
        assert_eq!(said(40.0, &[40.0; 25]), ("potential-title-cohort-level", "jobs in Q3 2026".to_owned()));
        let (title, side) = said(41.0, &[40.0; 25]);
        assert_eq!(
            (title, side.as_str()),
            ("potential-title-cohort-past", "jobs, in the upper quarter of teams like yours")
        );
        assert_eq!(said(39.0, &[40.0; 25]).0, "potential-title-next", "below all of them");
    }

    #[test]
    fn what_is_shown_alike_is_not_told_as_ahead() {
        let others = [[1.0; 18].as_slice(), &[40.2; 7]].concat();
        assert_eq!(said(40.4, &others).0, "potential-title-cohort", "41 is told of 40.2");
        assert_eq!(said(41.4, &others).0, "potential-title-cohort-level", "41 is shown of both");
        assert_eq!(said(41.6, &others).0, "potential-title-cohort-past");
        assert_eq!(said(40.6, &others).0, "potential-title-cohort-level", "which is 41 as well");
    }

    #[test]
    fn past_the_percentile_is_not_yet_ahead_of_three_in_four() {
        // Of 22 others the 75th percentile is 3/4 of the way from the 16th to the 17th: 17.5, told as 18.
        let others = |sixteen: f64| [vec![10.0; 16], vec![sixteen], vec![60.0; 5]].concat();
        assert_eq!(said(19.0, &others(20.0)).0, "potential-title-cohort-level", "16 of 22 are not three in four");
        assert_eq!(said(21.0, &others(20.0)).0, "potential-title-cohort-past", "17 of 22 are");
    }

    #[test]
    fn at_least_half_use_what_is_told_of_the_median() {
        assert_eq!(
            [0.29, 0.295, 1.2, 0.0156, 0.01, 0.0099].map(told_median),
            [Some(0.29), Some(0.29), Some(1.2), Some(0.01), Some(0.01), None]
        );
    }

    #[test]
    fn a_next_mark_is_more_than_what_is_shown() {
        let others = [[40.0; 8].as_slice(), &[90.0; 17]].concat();
        assert_eq!(said(39.4, &others).0, "potential-title-next");
        assert_eq!(said(39.6, &others).0, "potential-title-cohort", "40 is shown of both");
    }

    #[test]
    fn a_best_quarter_of_more_weeks_is_told_by_its_pace() {
        let (account, localizer) = (account(), Localizer::new("en-US").unwrap());
        let said = |quarter, at_its_pace| {
            let source = PotentialSource::OwnBest { quarter, at_its_pace };
            let metric =
                Metric { potential: Some(Limit { value: 60.0, source, peers_share: None }), ..counted("jobs") };
            let row = row(&metric, &localizer).unwrap();
            let facts = facts(&row, &account, &localizer);
            let note = note(&[row], &account, &localizer).remove(1);
            let row = self::row(&metric, &localizer).unwrap();
            (
                title(&row, &account).id,
                side(&row, &account, &localizer),
                facts[1].0.clone(),
                bar(&row, &account, &localizer).note,
                note,
            )
        };
        let share = |label: &str| ("87%".to_owned(), label.to_owned());
        let (title, side, fact, bar, note) = said(account.previous, false);
        assert_eq!((title, side), ("potential-title-best", share("of your best quarter")));
        assert_eq!((&*fact, &*bar), ("Your best, Q2 2026", "best 60"));
        assert_eq!(note, "Best quarter: your own highest figure on record");
        let (title, side, fact, bar, note) = said(account.previous, true);
        assert_eq!((title, side), ("potential-title-best-pace", share("of your best quarter’s pace")));
        assert_eq!((&*fact, &*bar), ("At the pace of your best quarter, Q2 2026", "best pace 60"));
        assert!(note.starts_with("Best pace: "), "{note}");
        assert_eq!(said(account.period, false).0, "potential-title-best-now");
    }
}
