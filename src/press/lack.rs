//! Why an account has too few slides, and what would give it more.
//!
//! A slide knows that it has nothing to say, but not why: whether this account is silent or the workspace never said where
//! to look. The second concerns every account and can be mended in one place, so it is told apart here.

use crate::slides::{self, Omitted};
use crate::workspace::Workspace;
use crate::workspace::config::SlideKind;

/// A slide that an account lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Which.
    pub slide: SlideKind,
    /// Why, in words.
    pub reason: String,
    /// What in the workspace would bring it, where that is known.
    pub remedy: Option<&'static str>,
}

/// The slides that an account lacks, but for those that found no room.
pub fn lacks(selection: &slides::Selection, workspace: &Workspace) -> Vec<Lack> {
    let missed = selection.omitted.iter().filter(|(_, why)| !matches!(why, Omitted::NoRoom | Omitted::NotNeeded));
    missed.map(|(slide, why)| lack(*slide, *why, workspace)).collect()
}

/// The lacks of one account in a sentence.
pub fn told(selection: &slides::Selection, lacks: &[Lack]) -> String {
    let (have, need) = (selection.slides.len(), slides::FEWEST);
    let reasons: Vec<_> = lacks.iter().map(|lack| format!("{}: {}", lack.slide.name(), lack.reason)).collect();
    let what = if have == 1 { "1 slide has" } else { &format!("{have} slides have") };
    format!("{what} something to say, {need} are needed ({})", reasons.join("; "))
}

fn lack(slide: SlideKind, why: Omitted, workspace: &Workspace) -> Lack {
    let (catalogue, sources) = (&workspace.catalogue, &workspace.config.sources);
    let no_usage = sources.usage.0.is_empty() && sources.events.0.is_empty();
    let no_features = catalogue.features.is_empty();
    let no_feature_usage = sources.feature_usage.0.is_empty();
    let of_workspace = match slide {
        SlideKind::Trend | SlideKind::Potential if no_usage => Some((
            "no source of usage is configured",
            "name your usage export under `sources: usage` (or `events`), with the `metrics` it holds",
        )),
        SlideKind::Potential if workspace.config.metrics.iter().all(|metric| metric.entitlement.is_none()) => Some((
            "no metric has an `entitlement`",
            "say what an account has bought of a metric: `entitlement: seats_licensed`, and the column under `sources: accounts`",
        )),
        SlideKind::Features | SlideKind::TeamsLikeYours if no_features => Some((
            "the catalogue lists no features",
            "list your product's `features` in the catalogue, and name an export of who uses them under `sources: feature_usage`",
        )),
        SlideKind::Features | SlideKind::TeamsLikeYours if no_feature_usage => Some((
            "no source of feature usage is configured",
            "name an export of who uses which feature under `sources: feature_usage`",
        )),
        SlideKind::TeamsLikeYours if matches!(why, Omitted::CohortTooSmall { .. }) => Some((
            "too few accounts with feature usage are alike (`cohort`)",
            "make cohorts larger: fewer properties in `cohort: by`, or a smaller `minimum` (never under 5)",
        )),
        SlideKind::YourPlan if no_features => Some((
            "the catalogue lists no features",
            "list at least three of your product's `features` in the catalogue",
        )),
        SlideKind::Requests if sources.requests.0.is_empty() && catalogue.shipped.is_empty() => Some((
            "neither requests nor anything shipped is known",
            "list what went live for everybody under `shipped` in the catalogue, or name your requests under `sources: requests`",
        )),
        SlideKind::Products if catalogue.products.is_empty() => {
            Some(("the catalogue lists no products", "list what else can be bought under `products` in the catalogue"))
        }
        SlideKind::Value if sources.outcomes.0.is_empty() && workspace.config.value.is_none() => Some((
            "no goals are known and no `value` is configured",
            "say under `value` how many minutes one of a metric saves",
        )),
        SlideKind::Service if sources.tickets.0.is_empty() => {
            Some(("no source of tickets is configured", "name your ticket export under `sources: tickets`"))
        }
        _ => None,
    };
    match of_workspace {
        Some((reason, remedy)) => Lack { slide, reason: reason.to_owned(), remedy: Some(remedy) },
        None => Lack { slide, reason: why.reason(), remedy: None },
    }
}
