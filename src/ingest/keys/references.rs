//! Whether any other table names an account.
//!
//! Asked only where the last row of the accounts looks like a report's total, so reading the other files' keys once more
//! costs nothing that matters.

use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::reader::row::Schema;
use crate::ingest::reader::source::SourceReader;

/// Whether an id is in the account column of another table, or of a table of keys.
pub(crate) fn elsewhere(workspace: &Workspace, id: &str) -> bool {
    workspace.config.sources.all().iter().any(|placed| {
        let Some(key) = placed.source.account() else { return false };
        match key.via().last() {
            Some(via) => names(workspace, &via.file, &via.to, id),
            None => names(workspace, placed.source.file(), key.column(), id),
        }
    })
}

/// Whether a column of a file holds the id, in a row that is no total itself.
fn names(workspace: &Workspace, file: &FileConfig, column: &str, id: &str) -> bool {
    let mut schema = Schema::default();
    let column = schema.add(column, true);
    let mut index = AccountIndex::default();
    index.insert(id.as_bytes(), 0);
    let mut found = false;
    SourceReader::new(workspace, "keys").keys(file, schema, &mut |row| {
        found |= !row.last && row.key(column).is_some_and(|key| index.get(&key).is_some());
        Ok(())
    });
    found
}
