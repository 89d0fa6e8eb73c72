//! The facts of an account's life with the vendor, with their origin.

use chrono::NaiveDate;

use crate::account::figure::{Amount, FeatureFigure, Figure, FigureId, MetricFigure, Origin};
use crate::account::lifecycle::milestones::{Activation, Milestone, Reached, When};
use crate::account::lifecycle::phase::{ONBOARDING_DAYS, Phase};
use crate::account::lifecycle::term::Term;
use crate::account::view::Account;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::metrics::Aggregate;

fn text(id: FigureId, text: impl Into<String>, origin: Origin) -> Figure {
    Figure { id, amount: Amount::Text(text.into()), origin, note: String::new() }
}

/// The phase, what was reached in onboarding, and the term.
pub fn of_account(account: &Account) -> Vec<Figure> {
    let lifecycle = &account.lifecycle;
    let mut all: Vec<_> = lifecycle.phase.map(|phase| of_phase(phase, account)).into_iter().collect();
    all.extend(lifecycle.activation.as_ref().map(of_activation));
    all.extend(lifecycle.milestones.iter().filter_map(of_milestone));
    if let Some(term) = &lifecycle.term {
        all.extend(of_term(term, account));
    }
    all
}

fn of_phase(phase: Phase, account: &Account) -> Figure {
    let days = account.started_on.map(|started| (account.as_of - started).num_days() + 1);
    let note = match (phase, days) {
        (Phase::Onboarding, Some(day)) => format!(", day {day} of {ONBOARDING_DAYS}"),
        _ => String::new(),
    };
    let field = if phase == Phase::Renewal { AccountField::RenewalOn } else { AccountField::StartedOn };
    Figure { note, ..text(FigureId::Phase, phase.name(), Origin::Field(field)) }
}

fn of_activation(activation: &Activation) -> Figure {
    let said = match activation {
        Activation::Reached(Some(month)) => format!("reached in {}", month.format("%Y-%m")),
        Activation::Reached(None) => "reached".into(),
        Activation::Open(ids) => format!("open: {}", ids.join(", ")),
    };
    let how = "the first use of all features that the catalogue marks as `first_value`";
    text(FigureId::Activation, said, Origin::Computed(how.into()))
}

/// What was reached first; seats and goals have figures of their own.
fn of_milestone(milestone: &Milestone) -> Option<Figure> {
    match (&milestone.what, milestone.when?) {
        (Reached::FirstWeek { metric, value, noun, .. }, When::Week(week)) => {
            let origin = Origin::Usage { metric: metric.clone(), weeks: vec![week], how: Aggregate::Last };
            let amount = Amount::Quantity(*value, noun.clone());
            let id = FigureId::metric(metric, MetricFigure::FirstWeek);
            Some(Figure { id, amount, origin, note: format!(" in the week from {week}") })
        }
        (Reached::FirstUse { id: feature, .. }, When::Month(month)) => {
            let origin = Origin::FeatureMonth { feature: feature.clone(), month };
            let id = FigureId::feature(feature, FeatureFigure::FirstMonth);
            Some(text(id, month.format("%Y-%m").to_string(), origin))
        }
        _ => None,
    }
}

fn of_term(term: &Term, account: &Account) -> Vec<Figure> {
    let note = format!(" in {} quarters from {} on", term.quarters, term.first.label());
    let weeks: Vec<NaiveDate> = term.weeks.clone();
    let origin = Origin::Usage { metric: term.metric.clone(), weeks, how: Aggregate::Sum };
    let volume = Figure { id: FigureId::TermVolume, amount: Amount::Number(term.volume), origin, note: note.clone() };
    let saved = account.saved.as_ref().map(|saved| {
        let over = saved.over(term);
        let how = format!("{} × {} minutes ÷ 60, rounded down", over.workflows, over.minutes_each);
        Figure { id: FigureId::TermHours, amount: Amount::Number(over.hours()), origin: Origin::Computed(how), note }
    });
    std::iter::once(volume).chain(saved).collect()
}
