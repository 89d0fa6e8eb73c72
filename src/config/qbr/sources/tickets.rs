//! `tickets`: support tickets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// Support tickets.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["account", "opened_at"]))]
#[serde(deny_unknown_fields)]
pub struct TicketsSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the account's id.
    #[serde(default)]
    pub account: Option<KeyConfig>,
    /// The column with the time it was opened.
    #[serde(default)]
    pub opened_at: String,
    /// The column with the time it was solved.
    #[serde(default)]
    pub solved_at: Option<String>,
    /// The column with the minutes to the first reply.
    #[serde(default)]
    pub first_reply_minutes: Option<String>,
    /// The column with the time of the first reply, where there is none with the minutes.
    #[serde(default)]
    pub first_reply_at: Option<String>,
    /// The column with its priority.
    #[serde(default)]
    pub priority: Option<String>,
    /// The column that says whether it is escalated. The account is held while an escalated ticket is open; a cell that is
    /// neither yes nor no counts as yes.
    #[serde(default)]
    pub escalated: Option<String>,
    /// Cells of `escalated` that mean yes; then every other word means no. Without this key the usual words are understood.
    #[serde(default)]
    pub escalated_values: Option<OneOrMany<String>>,
}

impl Source for TicketsSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        self.account.as_ref()
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file(&self.file);
        check.account(self.account.as_ref());
        check.required("opened_at", &self.opened_at);
    }
}
