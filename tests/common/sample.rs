//! Deck factories for the sample workspace.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::layout::theme::load::builtin_names;
use quarterdeck::locale::languages::Languages;
use quarterdeck::pipeline::factory::DeckFactory;

use super::today;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}

/// In the first theme.
pub fn plain() -> DeckFactory {
    factory(first_theme())
}

pub fn factory(theme: &str) -> DeckFactory {
    press_of(&folder(), theme)
}

/// For any workspace.
pub fn press_of(folder: &Path, theme: &str) -> DeckFactory {
    let flags = Flags { theme: Some(theme.to_owned()), ..Flags::default() };
    let workspace = Arc::new(Workspace::load(folder, &flags, today()).expect("the workspace is sound"));
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).expect("there are accounts");
    DeckFactory::new(workspace, tables).expect("theme and fonts can be used")
}

pub fn first_theme() -> &'static str {
    builtin_names()[0]
}

/// The languages of decks.
pub fn languages() -> Vec<String> {
    let languages = Languages::load(&folder()).expect("the sample's languages are sound");
    languages.tags().into_iter().map(str::to_owned).collect()
}
