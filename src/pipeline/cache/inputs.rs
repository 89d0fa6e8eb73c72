//! Checks whether the input files have changed.
//!
//! The content of a file is identified by its hash. To avoid reading it, a file with the same path, size, times and inode as
//! before counts as unchanged. A change at the very moment of the last check might leave all of these equal, so a file that was
//! changed shortly before that check, or after it, is hashed. Patterns are expanded again: a new or missing file is a change.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, io};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::workspace::Workspace;
use crate::ingest::file_facts::FileFacts;
use crate::ingest::input_files::{InputFile, inputs};

/// The coarsest time resolution of a file system, in nanoseconds: two seconds.
const TICK: i128 = 2_000_000_000;

/// The content of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    /// The path as messages name it.
    shown: String,
    bytes: u64,
    sha256: [u8; 32],
}

/// The metadata of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct InputStamp {
    bytes: u64,
    /// The last change of the content, and on Unix of the metadata, in nanoseconds since 1970.
    changed: [i128; 2],
    /// Device and inode number, on Unix.
    inode: [u64; 2],
    /// The permissions, on Unix.
    mode: u32,
}

/// The stamps of files when their content was known.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct SeenFiles {
    /// When the check started.
    at: i128,
    files: Vec<(Content, InputStamp)>,
}

/// The stamps of a workspace's files before they were read.
#[derive(Debug)]
pub(crate) struct InputStamps {
    at: i128,
    sources: Vec<Vec<(InputFile, Option<InputStamp>)>>,
}

impl InputStamps {
    pub fn now(workspace: &Workspace) -> Self {
        let at = since_1970(Ok(SystemTime::now()));
        let stamped = |input: InputFile| {
            let stamp = InputStamp::of(&input.real).ok();
            (input, stamp)
        };
        Self {
            at,
            sources: inputs(workspace).into_iter().map(|files| files.into_iter().map(stamped).collect()).collect(),
        }
    }

    /// The content of the files, if it is certain that they did not change while they were read: their stamps are unchanged, and
    /// each was read to its end.
    pub(crate) fn confirmed(self, workspace: &Workspace, read: &[FileFacts]) -> Option<(Vec<Vec<Content>>, SeenFiles)> {
        if Self::now(workspace).sources != self.sources {
            return None;
        }
        let mut held: FxHashMap<&str, (u64, [u8; 32])> = FxHashMap::default();
        for facts in read {
            let now = (facts.bytes, facts.sha256?);
            if *held.entry(facts.path.as_str()).or_insert(now) != now {
                return None;
            }
        }
        let mut files = Vec::new();
        let mut content = |(input, stamp): &(InputFile, Option<InputStamp>)| {
            let (bytes, sha256) = held.get(input.shown.as_str()).copied()?;
            let stamp = stamp.filter(|stamp| stamp.bytes == bytes)?;
            let content = Content { shown: input.shown.clone(), bytes, sha256 };
            files.push((content.clone(), stamp));
            Some(content)
        };
        let data: Option<Vec<Vec<Content>>> =
            self.sources.iter().map(|source| source.iter().map(&mut content).collect()).collect();
        let data = data?;
        // A file that was read but will not be checked must not be in the cache.
        let known = |path: &str| data.iter().flatten().any(|content| content.shown == path);
        held.keys().all(|path| known(path)).then_some((data, SeenFiles { at: self.at, files }))
    }
}

/// `Some` if the content of a workspace's files is unchanged; with the new stamps if some files had to be read to know that.
pub(crate) fn unchanged(workspace: &Workspace, data: &[Vec<Content>], seen: &SeenFiles) -> Option<Option<SeenFiles>> {
    let at = since_1970(Ok(SystemTime::now()));
    let found = inputs(workspace);
    let names = |input: &InputFile, content: &Content| input.shown == content.shown;
    let same = found.len() == data.len()
        && found.iter().zip(data).all(|(found, data)| {
            found.len() == data.len() && found.iter().zip(data).all(|(input, content)| names(input, content))
        });
    if !same {
        return None;
    }
    let known: FxHashMap<&str, &(Content, InputStamp)> =
        seen.files.iter().map(|seen| (seen.0.shown.as_str(), seen)).collect();
    let (mut files, mut doubtful) = (Vec::new(), Vec::new());
    for (input, content) in found.iter().flatten().zip(data.iter().flatten()) {
        let stamp = InputStamp::of(&input.real).ok().filter(|stamp| stamp.bytes == content.bytes)?;
        let before = known.get(content.shown.as_str()).filter(|(held, then)| held == content && *then == stamp);
        if before.is_none() || stamp.is_younger_than(seen.at) {
            doubtful.push((input, content, stamp));
        }
        files.push((content.clone(), stamp));
    }
    if doubtful.is_empty() {
        return Some(None);
    }
    let holds = |(input, content, stamp): &(&InputFile, &Content, InputStamp)| {
        let hash = hash(&input.real).ok();
        // The file may have changed while it was hashed.
        hash == Some(content.sha256) && InputStamp::of(&input.real).is_ok_and(|now| now == *stamp)
    };
    doubtful.par_iter().all(holds).then_some(Some(SeenFiles { at, files }))
}

impl SeenFiles {
    /// The permissions for a file derived from these: only those who may read all of them may read it.
    pub fn mode(&self) -> u32 {
        self.files.iter().fold(0o644, |mode, (_, stamp)| mode & (stamp.mode | 0o600))
    }
}

/// Who may read a file, by its own mode and those of its parent folders. Permissions of the group are dropped, because a file
/// made from it may belong to another group.
#[cfg(unix)]
fn readers(path: &Path, mode: u32) -> u32 {
    use std::os::unix::fs::MetadataExt as _;
    let real = fs::canonicalize(path).unwrap_or_default();
    let folders = real.ancestors().skip(1).filter_map(|folder| fs::metadata(folder).ok());
    let all = folders.fold(mode & 0o777, |mode, folder| if folder.mode() & 0o001 == 0 { mode & 0o700 } else { mode });
    if all & 0o004 == 0 { all & 0o700 } else { all }
}

impl InputStamp {
    fn of(path: &Path) -> io::Result<Self> {
        let file = fs::metadata(path)?;
        let (bytes, modified) = (file.len(), since_1970(file.modified()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            let any = i128::from(file.ctime()) * 1_000_000_000 + i128::from(file.ctime_nsec());
            Ok(Self {
                bytes,
                changed: [modified, any],
                inode: [file.dev(), file.ino()],
                mode: readers(path, file.mode()),
            })
        }
        #[cfg(not(unix))]
        Ok(Self { bytes, changed: [modified; 2], inode: [0; 2], mode: 0o666 })
    }

    /// Whether a change after `moment` might have left this stamp.
    fn is_younger_than(&self, moment: i128) -> bool {
        self.changed.iter().any(|changed| *changed >= moment - TICK)
    }
}

/// An unknown time counts as later than all others, so that the file is hashed.
fn since_1970(time: io::Result<SystemTime>) -> i128 {
    let Ok(time) = time else { return i128::MAX };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    }
}

fn hash(path: &Path) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let mut file = crate::base::limits::open(path)?;
    let mut buffer = vec![0; 1 << 20];
    loop {
        match io::Read::read(&mut file, &mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&buffer[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::flags::Flags;

    #[test]
    fn a_file_changed_up_to_two_seconds_before_a_check_or_after_it_may_have_changed_unseen() {
        let stamp = |content, metadata| InputStamp { bytes: 1, changed: [content, metadata], inode: [0; 2], mode: 0 };
        let at = 10 * TICK;
        for old in [at - TICK - 1, 0] {
            assert!(!stamp(old, old).is_younger_than(at), "{old}");
            for young in [at - TICK, at, at + 1] {
                assert!(stamp(young, old).is_younger_than(at) && stamp(old, young).is_younger_than(at), "{young}");
            }
        }
    }

    #[test]
    fn a_file_that_may_have_changed_unseen_is_hashed_and_no_other() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
        let workspace = Workspace::load(&sample, &Flags::default(), "2026-10-05".parse().unwrap()).unwrap();
        let found = inputs(&workspace);
        // As if the first file had held something else when it was read.
        let content = |(at, input): (usize, &InputFile)| {
            let sha256 = if at == 0 { [0; 32] } else { hash(&input.real).unwrap() };
            Content { shown: input.shown.clone(), bytes: fs::metadata(&input.real).unwrap().len(), sha256 }
        };
        let all: Vec<&InputFile> = found.iter().flatten().collect();
        let held: Vec<Content> = all.iter().copied().enumerate().map(content).collect();
        let stamps: Vec<InputStamp> = all.iter().map(|input| InputStamp::of(&input.real).unwrap()).collect();
        let mut rest = held.clone().into_iter();
        let data: Vec<Vec<Content>> = found.iter().map(|files| rest.by_ref().take(files.len()).collect()).collect();
        let seen = |at| SeenFiles { at, files: held.iter().cloned().zip(stamps.iter().copied()).collect() };
        let latest = stamps.iter().flat_map(|stamp| stamp.changed).max().unwrap();
        assert!(unchanged(&workspace, &data, &seen(latest + TICK + 1)).is_some_and(|new| new.is_none()));
        assert!(unchanged(&workspace, &data, &seen(0)).is_none());
    }
}
