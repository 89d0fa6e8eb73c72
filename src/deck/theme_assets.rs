//! Every theme that a deck of the run uses, read once, with its fonts.
//!
//! If a theme that the workspace names cannot be used, the run stops. A theme that an export names is looked up by name, never
//! by path; if it is unknown or broken, the account keeps the theme it would have had.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::account::assembly::portfolio::Portfolio;
use crate::base::finding::{Finding, Findings, Location, Severity, finding};
use crate::base::nearest::nearest;
use crate::base::spelling::folding::folded;
use crate::config::overrides::file::OverrideFile;
use crate::config::problem::Problem;
use crate::config::qbr::account_field::AccountField;
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::layout::text::fonts::{FontError, Fonts};
use crate::layout::theme::resolved::Theme;
use crate::layout::theme::theme_error::ThemeError;

/// A theme with its faces and their shared subsets.
#[derive(Debug)]
pub(crate) struct ThemeAssets {
    /// Its index among the themes of the run.
    pub(crate) number: usize,
    pub(crate) theme: Theme,
    pub(crate) fonts: Fonts,
    /// What decks contain for any account.
    pub(crate) texts: Arc<[String]>,
}

/// Why the themes of a workspace cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    #[error(transparent)]
    Theme(#[from] ThemeError),
    #[error("failed to use the theme of the segment \"{segment}\"")]
    SegmentTheme { segment: String, source: Box<AssetsError> },
    #[error(transparent)]
    Fonts(#[from] FontError),
}

/// The themes that the chosen accounts use, and which account uses which.
#[derive(Debug)]
pub(crate) struct ThemeAssetsByAccount {
    /// In the order in which accounts first use them.
    themes: Vec<ThemeAssets>,
    /// By the account's index; `None` for accounts that were not chosen.
    by_account: Vec<Option<usize>>,
}

impl ThemeAssetsByAccount {
    /// Reads the themes of the workspace and of its accounts, and keeps those that the `chosen` accounts use. `texts` are what
    /// decks contain for any account.
    pub(crate) fn prepare(
        base: &Portfolio,
        chosen: &[usize],
        texts: &[String],
        findings: &mut Findings,
    ) -> Result<Self, AssetsError> {
        let accounts = &base.tables().accounts;
        let mut read = Read::new(base.workspace())?;
        read.look_at_names(findings);
        read.look_at_segments(&base.census().segments, findings);
        let mut by_account = vec![None; accounts.len()];
        let mut used: Vec<usize> = Vec::new();
        for &at in chosen {
            let theme = read.of(&accounts[at], findings);
            let assets = used.iter().position(|&known| known == theme).unwrap_or_else(|| {
                used.push(theme);
                used.len() - 1
            });
            by_account[at] = Some(assets);
        }
        let mut themes: Vec<Option<(Theme, Fonts)>> = read.themes.into_iter().map(Some).collect();
        let used: Vec<(Theme, Fonts)> = used.into_iter().filter_map(|theme| themes[theme].take()).collect();
        let texts: Arc<[String]> = texts.into();
        let assets = |(number, (theme, fonts))| ThemeAssets { number, theme, fonts, texts: Arc::clone(&texts) };
        Ok(Self { themes: used.into_iter().enumerate().map(assets).collect(), by_account })
    }

    /// The theme of an account.
    ///
    /// # Panics
    ///
    /// If the account was not among the chosen ones.
    pub(crate) fn of(&self, at: usize) -> &ThemeAssets {
        &self.themes[self.number(at)]
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &ThemeAssets> {
        self.themes.iter()
    }

    /// The index of an account's theme. Decks of one theme are made fastest one after another.
    pub(crate) fn number(&self, at: usize) -> usize {
        self.by_account[at].expect("decks are asked for only of the accounts that were chosen")
    }

    /// Each theme with the accounts that have it.
    pub(crate) fn with_accounts(&self) -> impl Iterator<Item = (&ThemeAssets, Vec<usize>)> {
        self.themes.iter().enumerate().map(|(number, assets)| {
            let has = |(at, of): (usize, &Option<usize>)| (*of == Some(number)).then_some(at);
            (assets, self.by_account.iter().enumerate().filter_map(has).collect())
        })
    }
}

/// The override; if its theme cannot be used, with that problem instead of its content.
pub fn with_known_theme(file: OverrideFile, workspace: &Workspace) -> OverrideFile {
    let named = file.read.as_ref().ok().and_then(|decided| decided.theme.as_deref());
    let Some(message) = named.and_then(|name| theme_fault(workspace, name)) else { return file };
    let at = workspace.place_in_override(&file.path, "theme");
    OverrideFile { read: Err(vec![Problem { file: file.path.clone(), at, message }]), ..file }
}

/// What is wrong with a theme that an override or an export names; `None` if decks can use it.
pub fn theme_fault(workspace: &Workspace, name: &str) -> Option<String> {
    load_named(workspace, name).err().map(|why| why.to_string())
}

fn load_named(workspace: &Workspace, name: &str) -> Result<(Theme, Fonts), AssetsError> {
    let theme = Theme::named(name, &workspace.root)?;
    let fonts = Fonts::load(&theme)?;
    Ok((theme, fonts))
}

/// The themes read so far, by the names they were requested under.
struct Read<'a> {
    workspace: &'a Workspace,
    themes: Vec<(Theme, Fonts)>,
    by_name: FxHashMap<String, Result<usize, String>>,
    /// By folded segment, with the segment as written.
    by_segment: FxHashMap<String, (String, usize)>,
    default: usize,
}

impl<'a> Read<'a> {
    /// Reads the themes that the workspace names.
    fn new(workspace: &'a Workspace) -> Result<Self, AssetsError> {
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
                .map_err(|source| AssetsError::SegmentTheme { segment: segment.clone(), source: Box::new(source) })?;
            read.by_segment.insert(folded(segment), (segment.clone(), theme));
        }
        Ok(read)
    }

    fn configured(&mut self, name: &str) -> Result<usize, AssetsError> {
        if let Some(Ok(known)) = self.by_name.get(name) {
            return Ok(*known);
        }
        let theme = Theme::load(name, &self.workspace.root)?;
        let fonts = Fonts::load(&theme)?;
        Ok(self.keep(name, theme, fonts))
    }

    fn keep(&mut self, name: &str, theme: Theme, fonts: Fonts) -> usize {
        // A theme that is requested by name and by path is kept once.
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
        let segment = row.segment.as_ref().and_then(|segment| self.by_segment.get(&folded(segment)));
        let otherwise = segment.map_or(self.default, |(_, theme)| *theme);
        let Some(name) = row.theme.as_ref().filter(|_| !self.workspace.config.theme.given) else { return otherwise };
        match self.named(name) {
            Ok(theme) => {
                self.tell_renamed(theme, name, row.place_of(AccountField::Theme, self.workspace), findings);
                theme
            }
            Err(why) => {
                let message = format!("{why}; the theme \"{}\" is used", self.themes[otherwise].0.name);
                findings.push(finding(row.place_of(AccountField::Theme, self.workspace), "theme", name, message));
                otherwise
            }
        }
    }

    /// Looks up a theme that an export names.
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

    /// Reports the names of earlier editions that the workspace's settings use.
    fn look_at_names(&self, findings: &mut Findings) {
        let choice = &self.workspace.config.theme;
        let named = std::iter::once((&choice.default, "theme"));
        for (name, key) in named.chain(choice.by_segment.values().map(|name| (name, "theme.by_segment"))) {
            if let Some(Ok(theme)) = self.by_name.get(name) {
                self.tell_renamed(*theme, name, self.workspace.place_of_key(key), findings);
            }
        }
    }

    /// Reports that a theme was asked for by the name of an earlier edition.
    fn tell_renamed(&self, theme: usize, name: &str, at: Location, findings: &mut Findings) {
        let Some(instead) = self.themes[theme].0.renamed else { return };
        let message = format!("the theme \"{name}\" is {instead} now; it is used, write that instead");
        findings.push(Finding { severity: Severity::Note, ..finding(at, "theme", name, message) });
    }

    /// Reports segments with a theme that no account has: they are most likely misspelt.
    fn look_at_segments(&self, segments: &[String], findings: &mut Findings) {
        let mut set: Vec<&String> = self.by_segment.values().map(|(segment, _)| segment).collect();
        set.sort();
        for segment in set {
            if segments.iter().any(|known| folded(known) == folded(segment)) {
                continue;
            }
            let near = nearest(segment, segments.iter().map(String::as_str));
            let hint = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            let message = format!("theme.by_segment names the segment \"{segment}\", which no account has{hint}");
            let at = self.workspace.place_of_key("theme.by_segment");
            findings.push(finding(at, "theme", segment, message));
        }
    }
}
