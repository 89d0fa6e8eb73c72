//! Whether an output folder is as a build of this workspace left it.
//!
//! `seal.json` names the workspace and seals the bytes of `manifest.jsonl` and `insights.jsonl` together, so that an edited line, a
//! line put back from an earlier build and another workspace's folder are noticed. While a build puts its files in their
//! places, `seal.json` allows for every state that a crash can leave; at the end it allows for one.
//!
//! Folders of versions that did not write it are accepted once: their hashes are noted in the workspace, and from then on only
//! a build may change them.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::paths::OLD_KEYS;
use crate::base::signing::identity::identity;
use crate::base::signing::key::{Key, KeyError};
use crate::base::signing::seal::Seal;
use crate::store::build_record::{BuildRecord, BuiltState};
use crate::store::files::{make_durable, write_whole};
use crate::store::folder_contents::{Contents, FILE, FolderSealError};
use crate::store::manifest_row::ManifestRow;
use crate::store::{claims, folder_owner, manifest};

/// What an output folder is sealed for.
const PURPOSE: &str = "output folder";

/// What is noted of a folder once builds with a key seal it.
const SEALED: &str = "sealed";

/// Recognises the output folders of a workspace.
#[derive(Debug, Clone)]
pub struct FolderProver {
    /// The workspace's identity.
    workspace: String,
    key: Option<Arc<Key>>,
    /// Keys that it had before.
    old_keys: Vec<Key>,
    /// Where accepted folders are noted.
    accepted: PathBuf,
    /// What was built last.
    record: BuildRecord,
}

/// How a folder is known to be the workspace's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderProof {
    Sealed,
    /// By a seal with a key that the workspace had before.
    SealedBefore,
    /// By nothing that contradicts: it was built by an earlier version, or before the workspace had a key.
    Accepted,
}

/// The file's content.
#[derive(Serialize, Deserialize)]
struct Sealed {
    workspace: String,
    states: Vec<State>,
}

#[derive(Serialize, Deserialize)]
struct State {
    #[serde(flatten)]
    contents: Contents,
    seal: String,
}

/// A line of the record of accepted folders.
#[derive(Serialize, Deserialize)]
struct Noted {
    folder: String,
    contents: String,
}

impl FolderProof {
    /// What is to be said of it, where anything is.
    pub fn note(self, folder: &Path) -> Option<String> {
        (self == Self::Accepted).then(|| {
            format!(
                "{} carries no seal of this workspace's key over the whole: an earlier version built it, or the workspace had no \
                 key yet. Nothing in it contradicts, so it is accepted as it stands now",
                folder.display()
            )
        })
    }
}

#[cfg(test)]
impl FolderProver {
    /// Of a workspace without a key, for tests.
    pub fn of_tests() -> Self {
        Self::new(
            "tests".into(),
            None,
            Vec::new(),
            std::env::temp_dir().join("quarterdeck-tests-note-nothing/accepted"),
        )
    }
}

impl FolderProver {
    /// Of a workspace with this identity. `accepted` is the file in which folders are noted that were accepted without a seal.
    pub fn new(workspace: String, key: Option<Arc<Key>>, old_keys: Vec<Key>, accepted: PathBuf) -> Self {
        let record = BuildRecord::of(accepted.parent().unwrap_or(Path::new("")));
        Self { workspace, key, old_keys, accepted, record }
    }

    /// Of the workspace with this state folder and key. Its identity is made where it is missing; its earlier keys are in
    /// `old_keys`.
    pub fn open(state: &Path, key: Option<Arc<Key>>) -> Result<Self, KeyError> {
        let own = match identity(&state.join("workspace")) {
            // Nothing can be made here, and a workspace without a key could prove nothing by it.
            Err(KeyError::Io(error)) if key.is_none() && is_closed(&error.source) => String::new(),
            own => own?,
        };
        Ok(Self::new(own, key, Key::load_all(&state.join(OLD_KEYS))?, state.join("accepted.jsonl")))
    }

    /// How manifest rows are sealed.
    pub fn rows(&self) -> Seal<'_> {
        Seal::new(ManifestRow::SEAL, self.key.as_deref())
    }

    /// Whether a row is sealed with a key that the workspace had before.
    pub fn sealed_before(&self, row: &ManifestRow) -> bool {
        self.old_keys.iter().any(|key| row.is_sealed(Seal::new(ManifestRow::SEAL, Some(key))))
    }

    /// Whether nothing in a row's seal says that another workspace made it.
    pub fn knows(&self, row: &ManifestRow) -> bool {
        row.seal.is_empty()
            || row.is_sealed(self.rows())
            || row.is_sealed(Seal::new(ManifestRow::SEAL, None))
            || self.sealed_before(row)
    }

    /// Whether seals are made with a key, and so prove who made them.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// An error if a path is, or is inside, an output folder of another workspace.
    pub fn refuse_others(&self, path: &Path) -> Result<(), FolderSealError> {
        folder_owner::refuse_others(path, &self.workspace)
    }

    /// Notes in an output folder that it belongs to this workspace.
    pub fn claim(&self, folder: &Path) -> Result<(), FolderSealError> {
        folder_owner::claim(folder, &self.workspace)
    }

    /// Records that a build is about to write these rows into a folder, or that it is `done`.
    pub fn note_build(
        &self,
        folder: &Path,
        next: &Contents,
        rows: &[ManifestRow],
        done: bool,
    ) -> Result<(), FolderSealError> {
        let Some(key) = &self.key else { return Ok(()) };
        let period = manifest::newest_period(rows);
        let built = BuiltState { folder: name_of(folder), manifest: next.manifest.clone(), period, done };
        Ok(self.record.note(key, built)?)
    }

    /// An error if the workspace recorded a later build than the one that a folder holds.
    pub fn prove_current(&self, folder: &Path, manifest: &str, rows: &[ManifestRow]) -> Result<(), FolderSealError> {
        let Some(key) = &self.key else { return Ok(()) };
        let named = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        // A link in the place of the folder does not lead to another record.
        let names = [name_of(folder), named.to_string_lossy().into_owned()];
        match self.record.is_current(key, &names, manifest, &manifest::newest_period(rows))? {
            true => Ok(()),
            false => Err(FolderSealError::Old(folder.to_owned())),
        }
    }

    fn seal(&self) -> Seal<'_> {
        Seal::new(PURPOSE, self.key.as_deref())
    }

    /// Proves a folder of which this was read. `rows` are all rows of its manifest; without them a folder that carries no seal
    /// is not known.
    pub fn prove(
        &self,
        folder: &Path,
        found: &Contents,
        rows: Option<&[ManifestRow]>,
    ) -> Result<Option<FolderProof>, FolderSealError> {
        let Some(sealed) = self.read(folder)? else {
            return rows.map(|rows| self.accept_unsealed(folder, found, rows)).transpose();
        };
        if sealed.workspace != self.workspace {
            return Err(FolderSealError::OtherWorkspace(folder.to_owned()));
        }
        let Some(state) = sealed.states.iter().find(|state| state.contents == *found) else {
            let knows =
                |of: fn(&Contents) -> &String| sealed.states.iter().any(|state| of(&state.contents) == of(found));
            return Err(match (knows(|c| &c.manifest), knows(|c| &c.insights)) {
                (false, _) => FolderSealError::altered(folder, manifest::LINES_FILE),
                (true, false) => FolderSealError::altered(folder, claims::FILE),
                (true, true) => {
                    let (folder, what) = (folder.to_owned(), "it is of another build than the manifest");
                    FolderSealError::Altered { folder, file: claims::FILE, what }
                }
            });
        };
        self.judge(folder, state, rows)
    }

    /// The same for whoever takes no folder of an earlier version; `None` where there is no seal.
    pub fn prove_sealed(&self, folder: &Path, found: &Contents) -> Result<Option<FolderProof>, FolderSealError> {
        match self.read(folder)? {
            Some(_) => self.prove(folder, found, Some(&[])),
            None => Ok(None),
        }
    }

    fn judge(
        &self,
        folder: &Path,
        state: &State,
        rows: Option<&[ManifestRow]>,
    ) -> Result<Option<FolderProof>, FolderSealError> {
        let Contents { manifest, insights } = &state.contents;
        let parts = [self.workspace.as_bytes(), manifest.as_bytes(), insights.as_bytes()];
        let fits = |key: Option<&Key>| Seal::new(PURPOSE, key).fits(&state.seal, &parts);
        if fits(self.key.as_deref()) {
            return Ok(Some(FolderProof::Sealed));
        }
        if self.old_keys.iter().any(|key| fits(Some(key))) {
            return Ok(Some(FolderProof::SealedBefore));
        }
        if self.seal().is_from_before_the_key(&state.seal) && fits(None) {
            return rows.map(|rows| self.accept(folder, &state.contents, rows)).transpose();
        }
        Err(FolderSealError::OtherKey(folder.to_owned()))
    }

    /// A folder of a version that wrote no seal over the whole.
    fn accept_unsealed(
        &self,
        folder: &Path,
        found: &Contents,
        rows: &[ManifestRow],
    ) -> Result<FolderProof, FolderSealError> {
        if found.manifest.is_empty() {
            let (folder, file) = (folder.to_owned(), manifest::LINES_FILE);
            return Err(FolderSealError::Altered { folder, file, what: "it is not there" });
        }
        if rows.iter().any(|row| row.as_of.is_some()) {
            return Err(FolderSealError::unsealed(folder));
        }
        self.accept(folder, found, rows)
    }

    /// Accepts a folder that no key seals, once, and only as it is now.
    fn accept(&self, folder: &Path, found: &Contents, rows: &[ManifestRow]) -> Result<FolderProof, FolderSealError> {
        for row in rows {
            if !self.knows(row) {
                return Err(FolderSealError::OtherKey(folder.to_owned()));
            }
        }
        let hash = Sha256::digest(format!("{} {}", found.manifest, found.insights));
        let contents = base16ct::lower::encode_string(&hash);
        let (name, noted) = (name_of(folder), self.noted()?);
        if noted.iter().any(|one| one.contents == contents) {
            return Ok(FolderProof::Accepted);
        }
        if noted.iter().any(|one| one.folder == name) {
            return Err(FolderSealError::Changed(folder.to_owned()));
        }
        self.note(Noted { folder: name, contents })?;
        Ok(FolderProof::Accepted)
    }

    fn noted(&self) -> Result<Vec<Noted>, FolderSealError> {
        match limits::read_text(&self.accepted, limits::RECORD_LINE_BYTES) {
            // A line that was not written whole was not noted.
            Ok(text) => Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(source) => Err(IoError::at("read", &self.accepted)(source).into()),
        }
    }

    /// Notes a folder. Where the workspace cannot be written and has no key, a seal proves nothing anyway.
    fn note(&self, noted: Noted) -> Result<(), FolderSealError> {
        let line = serde_json::to_string(&noted).expect("two strings are always JSON");
        let file = OpenOptions::new().create(true).append(true).open(&self.accepted);
        match file.and_then(|mut file| file.write_all(format!("{line}\n").as_bytes())) {
            Err(source) if self.key.is_some() => {
                Err(IoError::at("note an accepted folder in", &self.accepted)(source).into())
            }
            _ => Ok(()),
        }
    }

    /// Seals every state that a folder may be in while files are put in their places: the present one, where
    /// it is known to be ours, and the next one. The claims are replaced before the manifest.
    pub fn announce(&self, folder: &Path, before: Option<&Contents>, next: &Contents) -> Result<(), FolderSealError> {
        let between = |before: &Contents| Contents { insights: next.insights.clone(), ..before.clone() };
        let mut states: Vec<Contents> = before.map(|before| vec![before.clone(), between(before)]).unwrap_or_default();
        states.push(next.clone());
        states.dedup();
        self.write(folder, &states)?;
        make_durable(folder, &[FILE.to_owned()]).map_err(IoError::at("write", &folder.join(FILE)))?;
        Ok(())
    }

    /// Seals a folder as it is now.
    pub fn settle(&self, folder: &Path, now: &Contents) -> Result<(), FolderSealError> {
        self.write(folder, std::slice::from_ref(now))?;
        let name = name_of(folder);
        let is_new =
            self.key.is_some() && self.noted()?.iter().all(|one| (&*one.folder, &*one.contents) != (&name, SEALED));
        if is_new { self.note(Noted { folder: name, contents: SEALED.to_owned() }) } else { Ok(()) }
    }

    fn write(&self, folder: &Path, states: &[Contents]) -> Result<(), FolderSealError> {
        let state = |contents: &Contents| {
            let parts = [&self.workspace, &contents.manifest, &contents.insights].map(|part| part.as_bytes());
            State { seal: self.seal().of(&parts), contents: contents.clone() }
        };
        let sealed = Sealed { workspace: self.workspace.clone(), states: states.iter().map(state).collect() };
        let mut text = serde_json::to_string_pretty(&sealed).expect("strings are always JSON");
        text.push('\n');
        let path = folder.join(FILE);
        Ok(write_whole(&path, text.as_bytes()).map_err(IoError::at("write", &path))?)
    }

    fn read(&self, folder: &Path) -> Result<Option<Sealed>, FolderSealError> {
        let path = folder.join(FILE);
        match limits::read(&path, limits::YAML_BYTES) {
            Ok(bytes) => {
                let altered =
                    |_| FolderSealError::Altered { folder: folder.to_owned(), file: FILE, what: "it cannot be read" };
                serde_json::from_slice(&bytes).map(Some).map_err(altered)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(IoError::at("read", &path)(source).into()),
        }
    }
}

/// Whether the records of a folder have the hashes that its seal names; `None` where there is no such file. This takes no
/// key, and so shows accidents only.
pub fn agrees(folder: &Path) -> Option<bool> {
    let sealed: Sealed = serde_json::from_slice(&limits::read(&folder.join(FILE), limits::YAML_BYTES).ok()?).ok()?;
    let found = Contents::of(folder).ok()?;
    Some(sealed.states.iter().any(|state| state.contents == found))
}

fn name_of(folder: &Path) -> String {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()).to_string_lossy().into_owned()
}
fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
