//! The sample base in a theme, and which kind each page of a deck is of.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quarterdeck::press::Press;
use quarterdeck::slides::Slide;
use quarterdeck::theme::builtin_names;
use quarterdeck::voice::Languages;
use quarterdeck::workspace::config::SlideKind;
use quarterdeck::workspace::{Flags, Workspace};

use super::today;

/// Every kind of slide, in the order of a deck.
pub const KINDS: [SlideKind; 13] = [
    SlideKind::Cover,
    SlideKind::Glance,
    SlideKind::Trend,
    SlideKind::Potential,
    SlideKind::Features,
    SlideKind::Requests,
    SlideKind::Products,
    SlideKind::Value,
    SlideKind::Service,
    SlideKind::TeamsLikeYours,
    SlideKind::YourPlan,
    SlideKind::NextSteps,
    SlideKind::Note,
];

/// The kind of a slide. A new one does not compile until it stands here and in `KINDS`.
pub fn kind(slide: &Slide) -> SlideKind {
    match slide {
        Slide::Cover(_) => SlideKind::Cover,
        Slide::Glance(_) => SlideKind::Glance,
        Slide::Trend(_) => SlideKind::Trend,
        Slide::Potential(_) => SlideKind::Potential,
        Slide::Features(_) => SlideKind::Features,
        Slide::Requests(_) => SlideKind::Requests,
        Slide::Products(_) => SlideKind::Products,
        Slide::Value(_) => SlideKind::Value,
        Slide::Service(_) => SlideKind::Service,
        Slide::TeamsLikeYours(_) => SlideKind::TeamsLikeYours,
        Slide::YourPlan(_) => SlideKind::YourPlan,
        Slide::NextSteps(_) => SlideKind::NextSteps,
        Slide::Note(_) => SlideKind::Note,
    }
}

/// Where `sample_data` is.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}

/// The sample base in the theme that comes first.
pub fn plain() -> Press {
    press(first_theme())
}

/// The sample base in a theme.
pub fn press(theme: &str) -> Press {
    press_of(&folder(), theme)
}

/// The base of any workspace in a theme.
pub fn press_of(folder: &Path, theme: &str) -> Press {
    let flags = Flags { theme: Some(theme.to_owned()), ..Flags::default() };
    let workspace = Arc::new(Workspace::load(folder, &flags, today()).expect("the workspace is sound"));
    let (tables, _) = quarterdeck::data::load(&workspace, &|_| ()).expect("there are accounts");
    Press::new(workspace, tables).expect("theme and fonts can be used")
}

/// The theme that comes first.
pub fn first_theme() -> &'static str {
    builtin_names()[0]
}

/// The languages decks are written in.
pub fn languages() -> Vec<String> {
    let languages = Languages::load(&folder()).expect("the sample's languages are sound");
    languages.tags().into_iter().map(str::to_owned).collect()
}
