//! Checks of the workspace and the data that several slides share.

use crate::account::view::Account;
use crate::account::withheld::WithheldFigure;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::MissingSetup;

/// The remedy for three slides.
const FEATURES: &str = "list your product's `features` in the catalogue, and name an export of who uses them under `sources: feature_usage`";

/// `Some` if no source of usage is configured.
pub(crate) fn missing_usage(workspace: &Workspace) -> Option<MissingSetup> {
    let sources = &workspace.config.sources;
    (sources.usage.0.is_empty() && sources.events.0.is_empty()).then_some(MissingSetup {
        reason: "no source of usage is configured",
        remedy: "name your usage export under `sources: usage` (or `events`), with the `metrics` it holds",
    })
}

/// `Some` if the catalogue has no features.
pub(crate) fn missing_features(workspace: &Workspace) -> Option<MissingSetup> {
    let none = workspace.catalogue.features.is_empty();
    none.then_some(MissingSetup { reason: "the catalogue lists no features", remedy: FEATURES })
}

/// `Some` if no source says who uses which feature.
pub(crate) fn missing_feature_usage(workspace: &Workspace) -> Option<MissingSetup> {
    let none = workspace.config.sources.feature_usage.0.is_empty();
    missing_features(workspace).or(none.then_some(MissingSetup {
        reason: "no source of feature usage is configured",
        remedy: "name an export of who uses which feature under `sources: feature_usage`",
    }))
}

pub(crate) fn is_metric(figure: &WithheldFigure) -> bool {
    matches!(figure, WithheldFigure::Metric(_) | WithheldFigure::Money)
}

/// Why no metric can be shown.
pub(crate) fn without_figure(account: &Account) -> Omitted {
    if account.metrics.is_empty() { Omitted::NotMeasured } else { Omitted::NothingAboveZero }
}
