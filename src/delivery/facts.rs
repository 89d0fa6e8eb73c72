//! What email templates and export presets may say about an account. A fact's name is its field's name, here and nowhere else.
//!
//! Both have the facts of [`AccountFacts`] and add their own. Nothing internal is among them.

use serde::Serialize;
use serde_json::Value;

use crate::base::period::{Period, PeriodError};
use crate::base::spelling::called::{first_name, greeted};
use crate::config::workspace::Workspace;
use crate::locale::localizer::Localizer;
use crate::store::deck_name::attachment_name;
use crate::store::manifest_row::ManifestRow;

#[derive(Debug, Default, Serialize)]
pub(crate) struct AccountFacts<'a> {
    account: &'a str,
    contact: &'a str,
    first_name: &'a str,
    csm_name: &'a str,
    csm_email: &'a str,
    vendor: &'a str,
    quarter: String,
    period: &'a str,
    headline: &'a str,
    pages: usize,
    language: &'a str,
    pub(crate) attachment: String,
}

#[derive(Debug, Default, Serialize)]
pub(crate) struct EmailFacts<'a> {
    #[serde(flatten)]
    pub(crate) account: AccountFacts<'a>,
    /// The deck's address if the message links to it.
    pub(crate) link: Option<&'a str>,
    /// The content id of the page's picture.
    pub(crate) picture: &'a str,
    pub(crate) unsubscribe: Option<&'a str>,
    /// The line by which a reply is known, whoever sends it; none without a key.
    pub(crate) reference: Option<String>,
    /// What the deck's second page says beside its figures.
    pub(crate) rows: &'a [String],
    pub(crate) words: EmailWords,
}

/// The sentences of an email, in the deck's language.
#[derive(Debug, Default, Serialize)]
pub(crate) struct EmailWords {
    pub(crate) subject: String,
    pub(crate) greeting: String,
    pub(crate) opening: String,
    pub(crate) pages: String,
    pub(crate) open: String,
    pub(crate) live: String,
    pub(crate) person: String,
    pub(crate) closing: String,
    pub(crate) picture: String,
    pub(crate) unsubscribe: String,
}

#[derive(Debug, Default, Serialize)]
pub(crate) struct MergeFacts<'a> {
    pub(crate) account_id: &'a str,
    pub(crate) email: &'a str,
    #[serde(flatten)]
    pub(crate) account: AccountFacts<'a>,
    /// The deck's address; empty if decks are not published.
    pub(crate) link: String,
    /// The first thing that its deck asks the account to do.
    pub(crate) next_step: &'a str,
    /// The day of the deck's data.
    pub(crate) as_of: String,
    /// What its readers answered about, each with its day.
    pub(crate) response: String,
    pub(crate) file: &'a str,
    pub(crate) path: String,
}

impl<'a> AccountFacts<'a> {
    pub(crate) fn new(
        row: &'a ManifestRow,
        workspace: &'a Workspace,
        localizer: &'a Localizer,
    ) -> Result<Self, PeriodError> {
        let period = Period::parse(&row.period, workspace.config.fiscal_year_starts)?;
        Ok(Self {
            account: &row.name,
            contact: if greeted(&row.contact_name).is_empty() { "" } else { &row.contact_name },
            first_name: first_name(&row.contact_name),
            csm_name: &row.csm_name,
            csm_email: &row.csm_email,
            vendor: &workspace.config.vendor.name,
            quarter: localizer.quarter(period),
            period: &row.period,
            headline: &row.headline,
            pages: row.pages.unwrap_or_default(),
            language: &localizer.language,
            attachment: attachment_name(&row.name, &row.period),
        })
    }
}

/// The names of the facts of an email template, sorted; those of a group as `words.subject`.
pub(crate) fn email_names() -> Vec<String> {
    names(&EmailFacts::default())
}

/// The names of the facts of an export preset, sorted.
pub(crate) fn merge_names() -> Vec<String> {
    names(&MergeFacts::default())
}

fn names(facts: &impl Serialize) -> Vec<String> {
    fn collect(value: Value, name: String, names: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                let inside = |field: String| if name.is_empty() { field } else { format!("{name}.{field}") };
                fields.into_iter().for_each(|(field, value)| collect(value, inside(field), names));
            }
            _ => names.push(name),
        }
    }
    let mut all = Vec::new();
    collect(serde_json::to_value(facts).expect("facts are text and numbers"), String::new(), &mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_fields_and_no_email_knows_an_id() {
        let emails = email_names();
        for name in ["account", "attachment", "link", "words.subject", "words.unsubscribe"] {
            assert!(emails.contains(&name.to_owned()), "{emails:?}");
        }
        assert!(!emails.contains(&"account_id".to_owned()) && !emails.contains(&"words".to_owned()));
        let merged = merge_names();
        for name in ["account_id", "account", "email", "path"] {
            assert!(merged.contains(&name.to_owned()), "{merged:?}");
        }
    }
}
