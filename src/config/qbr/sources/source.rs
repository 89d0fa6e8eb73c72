//! What every source of a table has, whichever table it is.

use serde::Serialize;

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;

/// One entry of a table in `sources`.
pub trait Source {
    /// Its files.
    fn file(&self) -> &FileConfig;

    /// The key that names a row's account.
    fn account(&self) -> Option<&KeyConfig>;

    /// How it reads a file, as text. Two sources with the same text take the same from a file.
    fn reading(&self) -> String;

    /// Adds what is wrong with it.
    fn check(&self, check: &mut SourceCheck);
}

/// All settings of a source but the paths, which only say where the files are.
pub(crate) fn reading(source: &impl Serialize) -> String {
    let mut settings = serde_json::to_value(source).expect("settings are texts, numbers, lists and maps by name");
    if let Some(file) = settings.get_mut("file").and_then(serde_json::Value::as_object_mut) {
        file.remove("path");
    }
    settings.to_string()
}
