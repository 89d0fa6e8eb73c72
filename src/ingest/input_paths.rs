//! Which files a path or pattern means.
//!
//! Patterns are sorted, so that the order never depends on the disk. With `--data DIR` a source's path is looked for
//! below DIR, and where it is not there by what remains of it from the right: `../exports/a.csv` is found as
//! `DIR/exports/a.csv` or `DIR/a.csv`.

use std::hash::Hasher;
use std::path::{Component, Path, PathBuf};

use rustc_hash::FxHasher;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;

/// A file and the name messages use.
#[derive(Debug)]
pub(crate) struct Found {
    pub real: PathBuf,
    pub shown: String,
}

/// The files of a source; says where there are none.
pub(crate) fn find(workspace: &Workspace, file: &FileConfig, findings: &mut Findings) -> Vec<Found> {
    let mut all = Vec::new();
    for pattern in &file.path.0 {
        let found = candidates(workspace, pattern).into_iter().map(|path| matches(&path)).find(|m| !m.is_empty());
        let Some(mut found) = found else {
            findings.push(Finding {
                severity: Severity::Error,
                kind: "file",
                at: Location::file(pattern),
                value: None,
                message: format!("there is no such file in {}", folder(&workspace.data_root)),
            });
            continue;
        };
        found.sort();
        all.extend(found.into_iter().map(|real| Found { shown: shown(workspace, &real), real }));
    }
    all
}

/// Where the files of all sources are, as far as they are there; and the folders in which a path or pattern may find others.
pub(crate) fn places(workspace: &Workspace, files: &[&FileConfig]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut there, mut folders) = (Vec::new(), vec![workspace.data_root.clone()]);
    for file in files {
        there.extend(find(workspace, file, &mut Findings::default()).into_iter().map(|found| found.real));
        let named = file.path.0.iter().filter(|path| !path.contains(['*', '?', '[']));
        folders.extend(named.filter_map(|path| workspace.data_root.join(path).parent().map(Path::to_path_buf)));
    }
    folders.extend(there.iter().filter_map(|path| path.parent().map(Path::to_path_buf)));
    (there, folders)
}

/// A folder by its whole path: "." says nothing to whoever reads a log.
fn folder(path: &Path) -> String {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// How many files a source has.
pub(crate) fn count(workspace: &Workspace, file: &FileConfig) -> usize {
    find(workspace, file, &mut Findings::default()).len()
}

fn candidates(workspace: &Workspace, pattern: &str) -> Vec<PathBuf> {
    let mut paths = vec![workspace.data_root.join(pattern)];
    if workspace.data_given {
        paths.clear();
        let parts: Vec<Component> =
            Path::new(pattern).components().filter(|c| matches!(c, Component::Normal(_))).collect();
        paths.extend((0..parts.len()).map(|from| workspace.data_root.join(parts[from..].iter().collect::<PathBuf>())));
    }
    paths
}

fn matches(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    // A workspace in a folder with brackets in its name is possible, but then a pattern is not: the file is named.
    let Some(text) = path.to_str().filter(|text| text.contains(['*', '?', '['])) else { return Vec::new() };
    glob::glob(text).into_iter().flatten().flatten().filter(|path| path.is_file()).collect()
}

fn shown(workspace: &Workspace, real: &Path) -> String {
    let short = if workspace.data_given { real } else { real.strip_prefix(&workspace.data_root).unwrap_or(real) };
    short.display().to_string()
}

/// A hash that identifies bytes within a run.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
