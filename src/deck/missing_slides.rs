//! Why an account has too few slides, and how to get more.
//!
//! A slide knows that it has no content, but not whether this account has no data or the workspace names no source for it.
//! The second affects every account and can be fixed in one place, so it is distinguished here.

use crate::config::qbr::slides::{FEWEST, SlideKind};
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::registry::{SlideSelection, spec};
use crate::deck::slide::MissingSetup;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingSlide {
    pub slide: SlideKind,
    pub reason: String,
    /// What to set up in the workspace to get the slide, if that is known.
    pub remedy: Option<&'static str>,
}

/// The slides that an account could not get. Slides without room, unneeded fillers and those left out by hand do not count.
pub fn missing_slides(selection: &SlideSelection, workspace: &Workspace) -> Vec<MissingSlide> {
    let missed = selection
        .omitted
        .iter()
        .filter(|(_, why)| !matches!(why, Omitted::NoRoom | Omitted::NotNeeded | Omitted::Repeated | Omitted::ByHand));
    missed.map(|(slide, why)| missing_slide(*slide, *why, workspace)).collect()
}

/// The slides that a deck leaves out, each with its reason.
pub fn omissions(selection: &SlideSelection, workspace: &Workspace) -> Vec<(SlideKind, String)> {
    let reason = |(slide, why): &(SlideKind, Omitted)| match why {
        Omitted::NoRoom | Omitted::NotNeeded | Omitted::Repeated | Omitted::ByHand => (*slide, why.reason()),
        _ => (*slide, missing_slide(*slide, *why, workspace).reason),
    };
    selection.omitted.iter().map(reason).collect()
}

/// What a finished deck leaves out, and why; empty if it leaves out nothing.
pub fn left_out(selection: &SlideSelection, workspace: &Workspace) -> String {
    let reasons = omissions(selection, workspace).into_iter().map(|(slide, why)| format!("{}: {why}", slide.name()));
    let all: Vec<_> = reasons.collect();
    if all.is_empty() { String::new() } else { format!("left out: {}", all.join("; ")) }
}

/// One sentence about the slides that one account is missing.
pub fn summary(selection: &SlideSelection, missing_slides: &[MissingSlide]) -> String {
    let (have, need) = (selection.slides.len(), FEWEST);
    let reasons: Vec<_> = missing_slides
        .iter()
        .map(|missing_slide| format!("{}: {}", missing_slide.slide.name(), missing_slide.reason))
        .collect();
    let what = if have == 1 { "1 slide has" } else { &format!("{have} slides have") };
    format!("{what} something to say, {need} are needed ({})", reasons.join("; "))
}

fn missing_slide(slide: SlideKind, why: Omitted, workspace: &Workspace) -> MissingSlide {
    match (spec(slide).missing_setup)(workspace, why) {
        Some(MissingSetup { reason, remedy }) => {
            MissingSlide { slide, reason: reason.to_owned(), remedy: Some(remedy) }
        }
        None => MissingSlide { slide, reason: why.reason(), remedy: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::flags::Flags;
    use crate::deck::slide_setup::missing_features;

    fn workspace(catalogue: &str, sources: &str) -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        let qbr = format!(
            "vendor: {{name: Tern, team: {{name: Tern, email: team@tern.example}}}}\nperiod: 2026-Q3\n\
             metrics: [{{id: n, name: N, one: n, other: n}}]\nsources:\n  accounts: {{file: a.csv, columns: {{id: id, name: name}}}}\n{sources}"
        );
        std::fs::write(folder.path().join("qbr.yaml"), qbr).unwrap();
        std::fs::write(folder.path().join("catalogue.yaml"), catalogue).unwrap();
        Workspace::load(folder.path(), &Flags::default(), chrono::NaiveDate::MAX).unwrap()
    }

    #[test]
    fn peers_are_not_to_blame_where_nothing_is_known_of_features() {
        let why = Omitted::CohortTooSmall { need: 20 };
        let missing = missing_slide(SlideKind::TeamsLikeYours, why, &workspace("", ""));
        assert_eq!(
            (missing.reason.as_str(), missing.remedy),
            ("the catalogue lists no features", missing_features(&workspace("", "")).map(|setup| setup.remedy))
        );
        let features = "features: [{id: f, name: F, benefit: B}]";
        let missing = missing_slide(SlideKind::TeamsLikeYours, why, &workspace(features, ""));
        assert_eq!(missing.reason, "no source of feature usage is configured");
        let source = "  feature_usage: {file: f.csv, account: id, feature: f}\n";
        let missing = missing_slide(SlideKind::TeamsLikeYours, why, &workspace(features, source));
        assert!(missing.reason.starts_with("too few accounts"), "{}", missing.reason);
    }

    #[test]
    fn what_only_this_account_lacks_has_no_remedy() {
        let shipped = "shipped: [{title: Export, shipped_on: 2026-08-01}]";
        assert_eq!(missing_slide(SlideKind::Requests, Omitted::Nothing, &workspace(shipped, "")).remedy, None);
        assert!(missing_slide(SlideKind::Requests, Omitted::Nothing, &workspace("", "")).remedy.is_some());
    }

    #[test]
    fn what_cannot_be_read_is_told_apart_from_what_is_not_set_up() {
        let (features, source) =
            ("features: [{id: f, name: F, benefit: B}]", "  feature_usage: {file: f.csv, account: id, feature: f}\n");
        let reason = |slide| missing_slide(slide, Omitted::Refused, &workspace(features, source)).reason;
        assert_eq!(reason(SlideKind::Features), "a cell of what it would show cannot be read");
        assert_eq!(reason(SlideKind::Potential), "a cell of what it would show cannot be read");
        assert_eq!(reason(SlideKind::Products), "the catalogue lists no products");
    }

    #[test]
    fn slides_without_room_are_not_lacking() {
        let omitted = vec![(SlideKind::Value, Omitted::NoRoom), (SlideKind::Trend, Omitted::NotMeasured)];
        let selection = SlideSelection { slides: Vec::new(), omitted };
        let missing_slides = missing_slides(&selection, &workspace("", ""));
        assert_eq!(
            missing_slides.iter().map(|missing_slide| missing_slide.slide).collect::<Vec<_>>(),
            [SlideKind::Trend]
        );
        let text = summary(&selection, &missing_slides);
        assert_eq!(text, "0 slides have something to say, 6 are needed (trend: no source of usage is configured)");
    }
}
