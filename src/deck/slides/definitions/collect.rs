//! What the words of a deck's slides mean, once each.
//!
//! A slide says what its own words mean. What follows from the figures it shows is the same on every slide and is added here:
//! how the weeks of a metric make its figure, which seats are counted, who the other accounts are. A term's place is its first
//! slide's, and its text that slide's.

use serde::Serialize;

use crate::account::figure::{FeatureFigure, FigureId, MetricFigure};
use crate::account::metric::{Metric, PotentialSource};
use crate::account::view::{Account, Utilisation};
use crate::config::qbr::file::CohortKey;
use crate::config::qbr::metrics::Aggregate;
use crate::deck::phrases::{defined, definition, own_weeks};
use crate::deck::slide::{ChosenSlide, Definition, Slide, SlideContext};
use crate::deck::widgets::word_budget;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// A definition of the page, and how much of the deck needs it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    pub definition: Definition,
    /// How many slides use the term.
    #[serde(skip)]
    pub uses: usize,
}

/// All definitions of a deck: those of the whole deck, then those of its slides in order, each term once.
pub(crate) fn of_deck(chosen: &[ChosenSlide], context: &SlideContext<'_>) -> Vec<Entry> {
    let whole = of_all(context.account, context.localizer).into_iter();
    let mut entries: Vec<_> = whole.map(|definition| Entry { definition, uses: chosen.len() }).collect();
    for definition in chosen.iter().flat_map(|chosen| of_slide(&*chosen.slide, context)) {
        match entries.iter_mut().find(|entry| entry.definition.term == definition.term) {
            Some(known) => known.uses += 1,
            None => entries.push(Entry { definition, uses: 1 }),
        }
    }
    entries
}

/// Puts the definitions of each slide into its small line, as many as it has room for.
pub(crate) fn into_notes(chosen: &mut [ChosenSlide], context: &SlideContext<'_>) {
    for ChosenSlide { slide, .. } in chosen {
        let line = |Definition { term, text }: Definition| {
            let message = Message::new("define-line").with("term", term.as_str()).with("text", text.as_str());
            context.localizer.say(&message)
        };
        let lines: Vec<_> = of_slide(&**slide, context).into_iter().map(line).collect();
        if let Some(note) = slide.note() {
            note.extend(lines);
            *note = word_budget::note(std::mem::take(note));
        }
    }
}

/// The definitions of a slide: its own, then those of the figures it shows.
fn of_slide(slide: &dyn Slide, context: &SlideContext<'_>) -> Vec<Definition> {
    let SlideContext { account, workspace, localizer, .. } = *context;
    let figures = slide.figures();
    let mut all = slide.definitions();
    for metric in account.metrics.iter().filter(|m| figures.contains(&FigureId::metric(&m.id, MetricFigure::Value))) {
        let meant = definition(metric, localizer).map(|meant| meant.text);
        let text = match (meant, how(metric, localizer)) {
            (Some(meant), Some(how)) => both(&meant, &how, localizer),
            (Some(text), None) | (None, Some(text)) => text,
            (None, None) => continue,
        };
        all.retain(|known| known.term != metric.name);
        all.push(Definition { term: metric.name.clone(), text });
    }
    let seats = account.seats.as_ref().filter(|_| figures.contains(&FigureId::SeatsActive));
    all.extend(seats.and_then(|seats| of_seats(seats, account, localizer)));
    if figures.iter().any(|figure| is_of_peers(figure, account)) {
        all.push(of_kind(&workspace.config.cohort.by, localizer));
    }
    all
}

/// Which weeks are the quarter's, and how far the data reaches.
fn of_all(account: &Account, localizer: &Localizer) -> Vec<Definition> {
    let quarter = account.lead().and_then(|lead| {
        let own = own_weeks(account, lead.measured());
        let (first, last) = (*own.first()?, account.calendar.end_of(*own.last()?));
        let id = if lead.measured() < own.len() {
            "define-quarter-measured"
        } else if (first, last) != (account.period.start, account.period.end) {
            "define-quarter"
        } else {
            // All days of the quarter count: there is nothing to explain.
            return None;
        };
        let text = Message::new(id).with("weeks", own.len()).with("measured", lead.measured());
        let text = text.with("first", Arg::Date(first)).with("last", Arg::Date(last));
        Some(Definition { term: localizer.quarter(account.period), text: localizer.sentence_of_its_own(&text) })
    });
    let data = Message::new("define-data").with("date", Arg::Date(account.as_of));
    quarter.into_iter().chain([defined("define-data-term", &data, localizer)]).collect()
}

/// How the weeks of a metric make the figure of a quarter; of a sum nobody asks.
fn how(metric: &Metric, localizer: &Localizer) -> Option<String> {
    let id = match metric.aggregate {
        Aggregate::Sum => return None,
        Aggregate::Mean => "define-mean",
        Aggregate::Last => "define-last",
        Aggregate::Max => "define-largest",
    };
    Some(localizer.sentence_of_its_own(&Message::new(id)))
}

/// Which seats are in use; of a level, those of its latest week.
fn of_seats(seats: &Utilisation, account: &Account, localizer: &Localizer) -> Option<Definition> {
    let metric = account.metrics.iter().find(|metric| metric.id == seats.metric)?;
    let latest = account.weeks.iter().zip(&metric.weeks).rev().find_map(|(week, value)| value.map(|_| *week));
    let latest = latest.filter(|_| metric.aggregate == Aggregate::Last);
    let text = match latest {
        Some(week) => Message::new("define-seats-week").with("day", Arg::Date(account.calendar.end_of(week))),
        None => Message::new("define-seats"),
    };
    Some(defined("define-seats-term", &text.with("name", metric.name.as_str()), localizer))
}

/// Whether a figure is one of other accounts.
fn is_of_peers(figure: &FigureId, account: &Account) -> bool {
    match figure {
        FigureId::Feature(_, FeatureFigure::PeersShare) | FigureId::Metric(_, MetricFigure::PeersMedian) => true,
        FigureId::Metric(id, MetricFigure::Potential) => {
            let potential = account.metrics.iter().find(|metric| metric.id == *id).and_then(|m| m.potential.as_ref());
            potential.is_some_and(|potential| matches!(potential.source, PotentialSource::Cohort(_)))
        }
        _ => false,
    }
}

/// What accounts of one kind have in common.
fn of_kind(by: &[CohortKey], localizer: &Localizer) -> Definition {
    let word = |key: &CohortKey| {
        localizer.word(match key {
            CohortKey::Segment => "define-kind-segment",
            CohortKey::Size => "define-kind-size",
            CohortKey::Plan => "define-kind-plan",
            CohortKey::Industry => "define-kind-industry",
            CohortKey::Region => "define-kind-region",
        })
    };
    let text = match by {
        [] => Message::new("define-kind-all"),
        shared => Message::new("define-kind").with("properties", Arg::List(shared.iter().map(word).collect())),
    };
    defined("define-kind-term", &text, localizer)
}

/// Two sentences as one text.
fn both(first: &str, next: &str, localizer: &Localizer) -> String {
    localizer.say(&Message::new("sentences").with("first", first).with("next", next))
}
