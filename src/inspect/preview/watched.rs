//! The files that a deck depends on, in two parts: those of the tables, and those of theme and wording. After a change of the
//! latter the tables need not be read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::config::workspace::Workspace;

/// What has to be read again after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WatchedPart {
    /// Themes, wording, logos and overrides.
    Appearance,
    /// The tables, and then everything else too.
    Data,
}

/// Shows whether a file changed without reading it, because exports are large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileStamp {
    length: u64,
    changed: Option<SystemTime>,
}

/// The files and folders to watch.
#[derive(Debug, Clone)]
pub struct WatchedFiles {
    workspace: Workspace,
    /// Relative to the workspace.
    logo: Option<PathBuf>,
}

/// Folders of a workspace in which every file matters.
const FOLDERS: [&str; 3] = ["overrides", "themes", "voice"];
/// The extensions of a theme's files.
const OF_THEMES: [&str; 6] = ["yaml", "yml", "ttf", "otf", "ttc", "otc"];

impl WatchedFiles {
    /// The files that decks of a workspace depend on.
    pub fn of(workspace: &Workspace) -> Self {
        Self { workspace: workspace.clone(), logo: None }
    }

    /// Adds the logo of one account.
    #[must_use]
    pub fn with_logo(self, logo: Option<&str>) -> Self {
        Self { logo: logo.map(PathBuf::from), ..self }
    }

    /// Every existing file, with what has to be read again after it changed.
    pub(crate) fn stamps(&self) -> BTreeMap<PathBuf, (WatchedPart, FileStamp)> {
        let root = &self.workspace.root;
        let mut files: BTreeMap<PathBuf, WatchedPart> = BTreeMap::new();
        for folder in self.theme_folders() {
            let of_theme = |path: &PathBuf| {
                path.extension().and_then(|e| e.to_str()).is_some_and(|e| OF_THEMES.contains(&&*e.to_lowercase()))
            };
            let own =
                listed(&folder).into_iter().flat_map(|entry| if entry.is_dir() { listed(&entry) } else { vec![entry] });
            files.extend(own.filter(of_theme).map(|path| (path, WatchedPart::Appearance)));
        }
        for folder in FOLDERS {
            files.extend(listed(&root.join(folder)).into_iter().map(|path| (path, WatchedPart::Appearance)));
        }
        let logos = self.logo.iter().chain(&self.workspace.config.vendor.logo);
        files.extend(logos.map(|logo| (root.join(logo), WatchedPart::Appearance)));
        // Inserted last, so that a file that is in both parts counts as data.
        let (tables, _) = crate::ingest::input_files::places(&self.workspace);
        files.extend(tables.into_iter().map(|path| (path, WatchedPart::Data)));
        for file in [root.join(&self.workspace.file), root.join(&self.workspace.config.catalogue)] {
            files.insert(file, WatchedPart::Data);
        }
        files.into_iter().filter_map(|(path, part)| Some((path.clone(), (part, FileStamp::of(&path)?)))).collect()
    }

    /// The folders of these files, and those in which new ones may appear. Folders are watched instead of files, because editors
    /// replace a file with a new one.
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

    /// The folders of themes that are named by a path, and of the workspace's own themes.
    fn theme_folders(&self) -> BTreeSet<PathBuf> {
        let choice = &self.workspace.config.theme;
        let root = &self.workspace.root;
        let mut folders = BTreeSet::from([root.join("themes")]);
        for name in choice.by_segment.values().chain([&choice.default]).map(Path::new) {
            // The same lookup as for themes: relative to the workspace, else to the current folder.
            let inside = root.join(name);
            let file = if inside.exists() { inside } else { name.to_owned() };
            let folder = file.is_file().then(|| file.parent().map(Path::to_path_buf)).flatten();
            folders
                .extend(folder.map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }));
        }
        folders
    }
}

impl FileStamp {
    fn of(path: &Path) -> Option<Self> {
        let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self { length: file.len(), changed: file.modified().ok() })
    }
}

/// The entries of a folder without hidden ones, sorted; empty if there is no folder.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let hidden =
        |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_none_or(|name| name.starts_with('.'));
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| !hidden(path));
    paths.sort();
    paths
}
