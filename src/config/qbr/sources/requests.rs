//! The table `requests`: feature requests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::check::source_check::SourceCheck;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::source::Source;
use crate::config::qbr::table_file::FileConfig;

/// Feature requests.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = crate::config::qbr::schema_shapes::Required(&["id", "title"]))]
#[serde(deny_unknown_fields)]
pub struct RequestsSource {
    /// The file, its format and how its cells are written.
    pub file: FileConfig,
    /// The column with the request's id.
    #[serde(default)]
    pub id: String,
    /// The column with the account's id. A row without one is set aside, unless the source says `everybody: true`.
    #[serde(default)]
    pub account: Option<KeyConfig>,
    /// Whether rows without an account belong to all accounts. Such a request is in every deck once it is live. A source
    /// without `account` must set this.
    #[serde(default)]
    pub everybody: bool,
    /// The column with the title of the request.
    #[serde(default)]
    pub title: String,
    /// The column with the day it was asked for.
    #[serde(default)]
    pub requested_on: Option<String>,
    /// The column with its status.
    #[serde(default)]
    pub status: Option<String>,
    /// The column with the day it went live.
    #[serde(default)]
    pub shipped_on: Option<String>,
    /// The column with the address of a page that describes it.
    #[serde(default)]
    pub url: Option<String>,
    /// The column with the feature of the catalogue that it became part of. Where that feature's use is measured, decks say
    /// whether it was used since.
    #[serde(default)]
    pub feature: Option<String>,
    /// The column that says what it does for those who asked, in the customer's words: `Two taps fewer for each expense`. Without
    /// this key, it is the `benefit` of the entry under `shipped` in the catalogue that has the same title or address.
    #[serde(default)]
    pub benefit: Option<String>,
    /// The column with the reason that the customer is given where it will not be built. Decks print it; without a reason, such a
    /// request is counted and not listed.
    #[serde(default)]
    pub reason: Option<String>,
    /// The language tag of the titles. Without this key, it is the language of the account that asked, or of the catalogue
    /// for requests of all accounts. Decks in another language tell screen readers the language of the title.
    #[serde(default)]
    pub title_language: Option<String>,
    /// Statuses that mean live. Without this key: shipped, done, released, live, closed, complete, completed, launched,
    /// delivered.
    #[serde(default)]
    pub shipped_values: Option<OneOrMany<String>>,
    /// Statuses that mean it is being built. Without this key: in progress, in development, started, building, doing.
    #[serde(default)]
    pub in_progress_values: Option<OneOrMany<String>>,
    /// Statuses that mean it will be built. Without this key: planned, scheduled, accepted, on the roadmap.
    #[serde(default)]
    pub planned_values: Option<OneOrMany<String>>,
    /// Statuses that mean it is being considered. Without this key: under review, under consideration, considering, reviewing.
    #[serde(default)]
    pub under_review_values: Option<OneOrMany<String>>,
    /// Statuses that mean it will not be built; such requests are counted, and listed where a `reason` is given. Without this
    /// key: declined, rejected, won't do, won't fix, cancelled, duplicate, invalid, not planned, out of scope.
    #[serde(default)]
    pub declined_values: Option<OneOrMany<String>>,
    /// Statuses that mean nothing has been decided. Any other that no list knows counts as one of them, with a note. Without this key:
    /// open, new, backlog, to do, requested, submitted, received, waiting, pending, idea, draft, triage, future.
    #[serde(default)]
    pub open_values: Option<OneOrMany<String>>,
}

impl Source for RequestsSource {
    fn file(&self) -> &FileConfig {
        &self.file
    }

    fn account(&self) -> Option<&KeyConfig> {
        self.account.as_ref()
    }

    fn check(&self, check: &mut SourceCheck) {
        check.file(&self.file);
        match &self.account {
            Some(key) => check.key(key),
            None if self.everybody => {}
            None => check.problem(
                &[],
                "requests without `account` would stand in everybody's decks: name the column of `account`, or say \
                 `everybody: true` if that is meant",
            ),
        }
        check.required("id", &self.id);
        check.required("title", &self.title);
        check.language("title_language", self.title_language.as_deref());
    }
}
