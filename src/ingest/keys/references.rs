//! Whether any other table names an account.
//!
//! Asked only where the last row of the accounts looks like a report's total, so reading the other files' keys once more
//! costs nothing that matters.

use crate::base::account_id::other_form;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::table_file::FileConfig;
use crate::config::workspace::Workspace;
use crate::ingest::reader::row::Schema;
use crate::ingest::reader::row_reader::RowOutcome;
use crate::ingest::reader::source::SourceReader;

/// Whether an id stands in the account column of another table, or of a table of keys.
pub(crate) fn elsewhere(workspace: &Workspace, id: &str) -> bool {
    let sources = &workspace.config.sources;
    let mut keys: Vec<(&FileConfig, &KeyConfig)> = Vec::new();
    keys.extend(sources.usage.0.iter().map(|s| (&s.file, &s.account)));
    keys.extend(sources.events.0.iter().map(|s| (&s.file, &s.account)));
    keys.extend(sources.feature_usage.0.iter().filter_map(|s| Some((&s.file, s.account.as_ref()?))));
    keys.extend(sources.requests.0.iter().filter_map(|s| Some((&s.file, s.account.as_ref()?))));
    keys.extend(sources.tickets.0.iter().filter_map(|s| Some((&s.file, s.account.as_ref()?))));
    keys.extend(sources.outcomes.0.iter().filter_map(|s| Some((&s.file, s.account.as_ref()?))));
    keys.extend(sources.contacts.0.iter().filter_map(|s| Some((&s.file, s.account.as_ref()?))));
    keys.into_iter().any(|(file, key)| match key {
        KeyConfig::Column(column) => names(workspace, file, column, id),
        KeyConfig::Via(key) => match key.via.0.last() {
            Some(via) => names(workspace, &via.file, &via.to, id),
            None => names(workspace, file, &key.column, id),
        },
    })
}

/// Whether a column of a file holds the id, in a row that is no total itself.
fn names(workspace: &Workspace, file: &FileConfig, column: &str, id: &str) -> bool {
    let mut layout = Schema::default();
    let slot = layout.add(column, true);
    let other = other_form(id.as_bytes());
    let mut found = false;
    SourceReader::new(workspace, "keys").source(file, "", layout, &mut |line| {
        let is = |key: &[u8]| key == id.as_bytes() || Some(key) == other.as_deref();
        found |= !line.last && line.key(slot).is_some_and(|key| is(&key));
        RowOutcome::Used
    });
    found
}
