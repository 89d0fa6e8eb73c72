//! What the sources of all tables have in common.

use serde::Serialize;

use crate::base::identity::Identity;
use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;

/// One entry of a table in `sources`.
pub trait Source {
    fn file(&self) -> &FileConfig;

    /// The key that names a row's account.
    fn account(&self) -> Option<&KeyConfig>;

    /// The identity of its settings: two sources with the same identity read the same from a file.
    fn reading(&self) -> Vec<u8>;

    /// Adds its problems to `check`.
    fn check(&self, check: &mut SourceCheck);
}

/// The identity of a source's settings, without the paths, which only say where the files are.
pub(crate) fn reading<S: Clone + Serialize>(source: &S, file: fn(&mut S) -> &mut FileConfig) -> Vec<u8> {
    let mut source = source.clone();
    file(&mut source).path.0.clear();
    Identity::of(&source).bytes
}
