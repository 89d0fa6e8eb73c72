//! The looks of a run: every theme that one of its decks is set in, read and prepared once.
//!
//! What the workspace names must be right, or the run stops; what an export names is looked up by name alone, never by
//! path, and where it is unknown or broken the account keeps the look it would have had.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::PressError;
use crate::account::build::Base;
use crate::data::finding::Findings;
use crate::data::tables::AccountRow;
use crate::frame::text::{FontError, Fonts};
use crate::output::pdf::{FontBook, PdfError};
use crate::theme::{Theme, ThemeError};
use crate::workspace::Workspace;
use crate::workspace::config::AccountField;
use crate::workspace::nearest::nearest;

/// A theme with its faces and their shared subsets.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) theme: Theme,
    pub(super) fonts: Fonts,
    /// What decks hold whatever the account.
    texts: Arc<[String]>,
    /// Made when the first deck is printed: a run whose decks all stand already needs none.
    book: OnceLock<FontBook>,
    making: Mutex<()>,
}

impl Look {
    /// The subsets of the faces that all decks of this look share.
    pub(super) fn book(&self) -> Result<&FontBook, PdfError> {
        if let Some(book) = self.book.get() {
            return Ok(book);
        }
        let _one = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        match self.book.get() {
            Some(book) => Ok(book),
            None => {
                let book = FontBook::new(&self.fonts, &self.texts)?;
                Ok(self.book.get_or_init(|| book))
            }
        }
    }
}

/// The looks that the chosen accounts use, and which account uses which.
#[derive(Debug)]
pub(super) struct Looks {
    /// In the order in which accounts first use them.
    looks: Vec<Look>,
    /// By the account's place; `None` for those that were not chosen.
    by_account: Vec<Option<usize>>,
}

impl Looks {
    /// Reads the themes of the workspace and of its accounts, and prepares those that the `chosen` ones use. `texts` are
    /// what decks hold whatever the account.
    pub(super) fn prepare(
        base: &Base,
        chosen: &[usize],
        texts: &[String],
        findings: &mut Findings,
    ) -> Result<Self, PressError> {
        let accounts = &base.tables().accounts;
        let mut read = Read::new(base.workspace())?;
        read.look_at_segments(&base.census().segments, findings);
        let mut by_account = vec![None; accounts.len()];
        let mut used: Vec<usize> = Vec::new();
        for &at in chosen {
            let theme = read.of(&accounts[at], findings);
            let look = used.iter().position(|&known| known == theme).unwrap_or_else(|| {
                used.push(theme);
                used.len() - 1
            });
            by_account[at] = Some(look);
        }
        let mut themes: Vec<Option<(Theme, Fonts)>> = read.themes.into_iter().map(Some).collect();
        let used: Vec<(Theme, Fonts)> = used.into_iter().filter_map(|theme| themes[theme].take()).collect();
        let texts: Arc<[String]> = texts.into();
        let look = |(theme, fonts): (Theme, Fonts)| Look {
            theme,
            fonts,
            texts: Arc::clone(&texts),
            book: OnceLock::new(),
            making: Mutex::default(),
        };
        Ok(Self { looks: used.into_iter().map(look).collect(), by_account })
    }

    /// Makes the shared subsets of all looks at once, for a run that will print decks of each.
    pub(super) fn ready(&self) -> Result<(), PdfError> {
        self.looks.par_iter().try_for_each(|look| look.book().map(drop))
    }

    /// The look of an account.
    ///
    /// # Panics
    ///
    /// Where the account was not among the chosen ones.
    pub(super) fn of(&self, at: usize) -> &Look {
        &self.looks[self.number(at)]
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Look> {
        self.looks.iter()
    }

    /// Which of the looks an account has: accounts of one number are best made one after another.
    pub(super) fn number(&self, at: usize) -> usize {
        self.by_account[at].expect("decks are asked for only of the accounts that were chosen")
    }

    /// Each look with the accounts that have it.
    pub(super) fn with_accounts(&self) -> impl Iterator<Item = (&Look, Vec<usize>)> {
        self.looks.iter().enumerate().map(|(number, look)| {
            let has = |(at, of): (usize, &Option<usize>)| (*of == Some(number)).then_some(at);
            (look, self.by_account.iter().enumerate().filter_map(has).collect())
        })
    }
}

/// What is wrong with a theme that an override or an export names; `None` where decks can be set in it.
pub fn theme_fault(workspace: &Workspace, name: &str) -> Option<String> {
    load_named(workspace, name).err().map(|why| why.to_string())
}

fn load_named(workspace: &Workspace, name: &str) -> Result<(Theme, Fonts), Unusable> {
    let theme = Theme::named(name, &workspace.root)?;
    let fonts = Fonts::load(&theme)?;
    Ok((theme, fonts))
}

/// The themes read so far, by the names they were asked for.
struct Read<'a> {
    workspace: &'a Workspace,
    themes: Vec<(Theme, Fonts)>,
    by_name: FxHashMap<String, Result<usize, String>>,
    /// By segment in lower case, with the segment as written.
    by_segment: FxHashMap<String, (String, usize)>,
    default: usize,
}

/// Why a theme cannot be used.
#[derive(Debug, thiserror::Error)]
enum Unusable {
    #[error(transparent)]
    Theme(#[from] ThemeError),
    #[error(transparent)]
    Fonts(#[from] FontError),
}

impl<'a> Read<'a> {
    /// With what the workspace names.
    fn new(workspace: &'a Workspace) -> Result<Self, PressError> {
        let mut read = Self {
            workspace,
            themes: Vec::new(),
            by_name: FxHashMap::default(),
            by_segment: FxHashMap::default(),
            default: 0,
        };
        let choice = &workspace.config.theme;
        read.default = read.configured(&choice.default)?;
        for (segment, name) in &choice.by_segment {
            let theme = read
                .configured(name)
                .map_err(|source| PressError::SegmentTheme { segment: segment.clone(), source: Box::new(source) })?;
            read.by_segment.insert(segment.to_lowercase(), (segment.clone(), theme));
        }
        Ok(read)
    }

    fn configured(&mut self, name: &str) -> Result<usize, PressError> {
        if let Some(Ok(known)) = self.by_name.get(name) {
            return Ok(*known);
        }
        let theme = Theme::load(name, &self.workspace.root)?;
        let fonts = Fonts::load(&theme)?;
        Ok(self.keep(name, theme, fonts))
    }

    fn keep(&mut self, name: &str, theme: Theme, fonts: Fonts) -> usize {
        // One theme under two names, as a name and a path, stays one.
        let same = self.themes.iter().position(|(known, _)| known.fingerprint == theme.fingerprint);
        let number = same.unwrap_or_else(|| {
            self.themes.push((theme, fonts));
            self.themes.len() - 1
        });
        self.by_name.insert(name.to_owned(), Ok(number));
        number
    }

    /// The theme of an account: its own, else its segment's, else the default.
    fn of(&mut self, row: &AccountRow, findings: &mut Findings) -> usize {
        let segment = row.segment.as_ref().and_then(|segment| self.by_segment.get(&segment.to_lowercase()));
        let otherwise = segment.map_or(self.default, |(_, theme)| *theme);
        let Some(name) = row.theme.as_ref().filter(|_| !self.workspace.config.theme.given) else { return otherwise };
        match self.named(name) {
            Ok(theme) => theme,
            Err(why) => {
                let message = format!("{why}; the theme \"{}\" is used", self.themes[otherwise].0.name);
                findings.push(super::finding(
                    row.place_of(AccountField::Theme, self.workspace),
                    "theme",
                    name,
                    message,
                ));
                otherwise
            }
        }
    }

    /// A theme that an export names.
    fn named(&mut self, name: &str) -> Result<usize, String> {
        if let Some(known) = self.by_name.get(name) {
            return known.clone();
        }
        match load_named(self.workspace, name) {
            Ok((theme, fonts)) => Ok(self.keep(name, theme, fonts)),
            Err(why) => {
                self.by_name.insert(name.to_owned(), Err(why.to_string()));
                Err(why.to_string())
            }
        }
    }

    /// A segment that a theme is set for and no account has is most likely misspelt.
    fn look_at_segments(&self, segments: &[String], findings: &mut Findings) {
        let mut set: Vec<&String> = self.by_segment.values().map(|(segment, _)| segment).collect();
        set.sort();
        for segment in set {
            if segments.iter().any(|known| known.to_lowercase() == segment.to_lowercase()) {
                continue;
            }
            let near = nearest(segment, segments.iter().map(String::as_str));
            let hint = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            let message = format!("theme.by_segment names the segment \"{segment}\", which no account has{hint}");
            let at = self.workspace.place_of_key("theme.by_segment");
            findings.push(super::finding(at, "theme", segment, message));
        }
    }
}
