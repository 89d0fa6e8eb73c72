//! What every source of a table has, whichever table it is.

use serde::Serialize;

use crate::base::identity::Identity;
use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;

/// One entry of a table in `sources`.
pub trait Source {
    /// Its files.
    fn file(&self) -> &FileConfig;

    /// The key that names a row's account.
    fn account(&self) -> Option<&KeyConfig>;

    /// How it reads a file, to be compared: two sources that are equal in this take the same from a file.
    fn reading(&self) -> Vec<u8>;

    /// Adds what is wrong with it.
    fn check(&self, check: &mut SourceCheck);
}

/// The identity of all settings of a source but the paths, which only say where the files are.
pub(crate) fn reading<S: Clone + Serialize>(source: &S, file: fn(&mut S) -> &mut FileConfig) -> Vec<u8> {
    let mut source = source.clone();
    file(&mut source).path.0.clear();
    Identity::of(&source).bytes
}
