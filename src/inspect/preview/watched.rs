//! The files that a deck is made of, in two parts: those that the tables come from, and those that only say how it looks
//! and what it calls things, after which the tables need not be read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::config::workspace::Workspace;

/// What has to be made again after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Looks, wording, logos and overrides.
    Look,
    /// The tables, and with them everything.
    Data,
}

/// By which it is seen that a file is another. Bytes are not read: exports are large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    changed: Option<SystemTime>,
}

/// Files and the folders they are looked for in.
#[derive(Debug, Clone)]
pub struct Watched {
    workspace: Workspace,
    /// The account's logo, relative to the workspace.
    logo: Option<PathBuf>,
}

/// Folders of a workspace whose every file counts: what single accounts are told otherwise, own looks, own wording.
const FOLDERS: [&str; 3] = ["overrides", "themes", "voice"];
/// What a theme is made of.
const OF_THEMES: [&str; 6] = ["yaml", "yml", "ttf", "otf", "ttc", "otc"];

impl Watched {
    /// What decks of a workspace are made of.
    pub fn of(workspace: &Workspace) -> Self {
        Self { workspace: workspace.clone(), logo: None }
    }

    /// With the logo of one account.
    #[must_use]
    pub fn with_logo(self, logo: Option<&str>) -> Self {
        Self { logo: logo.map(PathBuf::from), ..self }
    }

    /// Every file that is there, with what has to be made again after it changed.
    pub(crate) fn stamps(&self) -> BTreeMap<PathBuf, (Part, Stamp)> {
        let root = &self.workspace.root;
        let mut files: BTreeMap<PathBuf, Part> = BTreeMap::new();
        for folder in self.theme_folders() {
            let of_theme = |path: &PathBuf| {
                path.extension().and_then(|e| e.to_str()).is_some_and(|e| OF_THEMES.contains(&&*e.to_lowercase()))
            };
            let own =
                listed(&folder).into_iter().flat_map(|entry| if entry.is_dir() { listed(&entry) } else { vec![entry] });
            files.extend(own.filter(of_theme).map(|path| (path, Part::Look)));
        }
        for folder in FOLDERS {
            files.extend(listed(&root.join(folder)).into_iter().map(|path| (path, Part::Look)));
        }
        let logos = self.logo.iter().chain(&self.workspace.config.vendor.logo);
        files.extend(logos.map(|logo| (root.join(logo), Part::Look)));
        // What is both is read with the tables.
        let (tables, _) = crate::ingest::input_files::places(&self.workspace);
        files.extend(tables.into_iter().map(|path| (path, Part::Data)));
        for file in [root.join(&self.workspace.file), root.join(&self.workspace.config.catalogue)] {
            files.insert(file, Part::Data);
        }
        files.into_iter().filter_map(|(path, part)| Some((path.clone(), (part, Stamp::of(&path)?)))).collect()
    }

    /// The folders in which all of them are, and in which others may appear. Editors put a new file in an old one's place,
    /// so folders are watched and not files.
    pub(crate) fn folders(&self) -> BTreeSet<PathBuf> {
        let root = &self.workspace.root;
        let mut folders: BTreeSet<PathBuf> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
        folders.insert(root.clone());
        folders.extend(crate::ingest::input_files::places(&self.workspace).1);
        folders.extend(self.stamps().into_keys().filter_map(|path| path.parent().map(Path::to_path_buf)));
        folders.extend(self.theme_folders());
        folders.retain(|folder| folder.is_dir());
        folders
    }

    /// Where themes that are named by a path stand, and the workspace's own.
    fn theme_folders(&self) -> BTreeSet<PathBuf> {
        let choice = &self.workspace.config.theme;
        let root = &self.workspace.root;
        let mut folders = BTreeSet::from([root.join("themes")]);
        for name in choice.by_segment.values().chain([&choice.default]).map(Path::new) {
            // As a theme is looked for: from the workspace, else from the current folder.
            let inside = root.join(name);
            let file = if inside.exists() { inside } else { name.to_owned() };
            let folder = file.is_file().then(|| file.parent().map(Path::to_path_buf)).flatten();
            folders
                .extend(folder.map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }));
        }
        folders
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self { length: file.len(), changed: file.modified().ok() })
    }
}

/// What is in a folder but hidden files, sorted; nothing where there is none.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let hidden =
        |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_none_or(|name| name.starts_with('.'));
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| !hidden(path));
    paths.sort();
    paths
}
