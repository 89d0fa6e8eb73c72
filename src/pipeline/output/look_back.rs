//! Which earlier run the decks of an output folder look back on, so that a build of some accounts looks back on it too.

use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::paths::STATE;
use crate::store::files::write_whole;

#[derive(Serialize, Deserialize)]
struct LookBack {
    /// The quarter of the decks.
    period: String,
    /// The folder of the earlier run, as it is reached from the output folder.
    previous: String,
}

/// The folder on which decks of a quarter look back in this output folder.
pub(crate) fn remembered(out: &Path, period: &str) -> Option<PathBuf> {
    let bytes = limits::read(&path(out), limits::YAML_BYTES).ok()?;
    let known: LookBack = serde_json::from_slice(&bytes).ok()?;
    (known.period == period).then(|| out.join(known.previous))
}

/// Notes on which folder the decks of a quarter look back; `None` if on none.
pub(crate) fn remember(out: &Path, period: &str, previous: Option<&Path>) -> Result<(), IoError> {
    let path = path(out);
    let Some(previous) = previous else {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(IoError::at("remove", &path)(error)),
            _ => Ok(()),
        };
    };
    let full = |folder: &Path| fs::canonicalize(folder).map_err(IoError::at("look at", folder));
    let known = LookBack {
        period: period.to_owned(),
        previous: way(&full(out)?, &full(previous)?).to_string_lossy().into_owned(),
    };
    let text = serde_json::to_string_pretty(&known).expect("two strings are always JSON");
    write_whole(&path, format!("{text}\n").as_bytes()).map_err(IoError::at("write", &path))
}

fn path(out: &Path) -> PathBuf {
    out.join(STATE).join("look_back.json")
}

/// The way from one folder to another, which still leads there when both are moved together.
fn way(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(from, to)| from == to).count();
    if shared == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_from_one_folder_to_the_other() {
        for (from, to, is) in
            [("/a/out", "/a/old", "../old"), ("/a/out", "/a/out/old", "old"), ("/a/out", "/b", "../../b")]
        {
            assert_eq!(way(Path::new(from), Path::new(to)), Path::new(is));
        }
    }
}
