//! `overrides/ACCOUNT.yaml`: the decisions of a person for one account's deck.
//!
//! Each file is read separately, so that a problem in it affects only one account. An account with an unusable override is
//! held, because nobody knows what the override was to keep out of the deck. Days are compared with `as_of` and never with
//! the clock, so that the same files always give the same decks.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::base::account_id::means;
use crate::base::address_list::recipients;
use crate::base::row::codes::ReasonCode;
use crate::base::web_address::domains;
use crate::config::problem::Problem;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::schema_shapes::by_name;
use crate::config::qbr::slides::SlideKind;

/// The folder of the overrides in a workspace.
pub const FOLDER: &str = "overrides";

/// What a person decided for one account's deck. Every key may be left out; what is left out is as it would be without the file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Override {
    /// Whose deck it is: the account's id. Without it the file's name is the id.
    #[serde(deserialize_with = "crate::config::overrides::values::id")]
    #[schemars(schema_with = "id_schema")]
    pub account: Option<String>,
    /// The last day it counts. It no longer does for a deck whose data stands at a later day.
    #[serde(deserialize_with = "crate::config::overrides::values::day")]
    pub until: Option<NaiveDate>,
    /// The deck's headline, one sentence: on the cover, in its e-mail and in the manifest.
    pub headline: Option<String>,
    /// A note to the customer on a page of its own, after the cover. An empty line begins a new paragraph.
    pub note: Option<String>,
    /// What to do next, before what the figures suggest; with three there is no room for that.
    #[schemars(length(max = 3))]
    pub next_steps: Vec<OwnStep>,
    /// Which slides the deck has.
    pub slides: SlideChoice,
    /// Ids of features and products to be suggested first.
    pub pin: OneOrMany<String>,
    /// Ids of features and products that are not to be suggested.
    pub drop: OneOrMany<String>,
    /// Ids of metrics to be left out everywhere.
    pub hide_metrics: OneOrMany<String>,
    /// The deck's language and region, a language tag (BCP 47) such as `de-CH`.
    pub language: Option<String>,
    /// The name of the deck's theme.
    pub theme: Option<String>,
    /// Who gets the deck.
    pub contact: Contact,
    /// Why no deck may leave: the account is held.
    #[serde(deserialize_with = "crate::config::overrides::values::reason")]
    pub hold: Option<String>,
    /// Lets a held account's deck leave: what it is held for → why it may leave all the same. What else holds it still does. `until` says how long.
    #[schemars(schema_with = "release_schema")]
    pub release: BTreeMap<HoldKind, String>,
    /// For colleagues alone. No deck, e-mail or customer's file ever holds it.
    #[schemars(with = "Option<String>")]
    pub internal_note: Option<InternalNote>,
    /// Its file, as messages name it.
    #[serde(skip)]
    pub path: String,
}

/// Something to do next, in a person's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnStep {
    /// What, in a few words.
    pub title: String,
    /// Why or how, a sentence.
    #[serde(default)]
    pub detail: Option<String>,
    /// Where it is described.
    #[serde(default)]
    pub url: Option<String>,
    /// What the link says.
    #[serde(default)]
    pub label: Option<String>,
}

/// Which slides a deck has: six to eight whatever is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SlideChoice {
    /// Slides to leave out. Cover, glance and next steps always stay.
    pub without: Vec<SlideKind>,
    /// Slides to put in, before others that also have something to say.
    pub with: Vec<SlideKind>,
    /// The order; those that are not listed follow in their usual one. The cover is first, the next steps are last.
    pub order: Vec<SlideKind>,
}

/// Who gets a deck; what is left out is as the data has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Their name.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Who gets it as well: addresses, 20 at most. An empty list means nobody.
    pub also: Option<OneOrMany<String>>,
    /// Who gets a copy: addresses, 20 at most. An empty list means nobody.
    pub cc: Option<OneOrMany<String>>,
    /// Where answers go.
    pub reply_to: Option<String>,
    /// The domains of the account's own people, or its websites. A recipient of another domain marks the deck. An empty list
    /// means that none is known: recipients are compared with one another.
    pub domains: Option<OneOrMany<String>>,
}

impl Contact {
    /// Who gets it as well, and who gets a copy; `None` where the data says it.
    pub fn others(&self) -> [Option<Vec<String>>; 2] {
        [&self.also, &self.cc].map(|list| recipients(list.as_ref()?.iter().map(String::as_str)))
    }

    /// The hosts of the account's own people; `None` where the data says it.
    pub fn own_domains(&self) -> Option<Vec<String>> {
        domains(&self.domains.as_ref()?.join(" "))
    }
}

/// What an account is held for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HoldKind {
    /// Rows with its id disagree.
    ConflictingRows,
    /// It is marked in the data.
    HoldMark,
    /// A name of it has a mark for colleagues, as in `Acme (churned)`.
    MarkedName,
    /// An escalated ticket is open.
    OpenEscalation,
    /// It has given notice or left.
    ChurnNotice,
    /// A legal dispute is open.
    LegalDispute,
    /// It renews soon.
    RenewalSoon,
    /// Its newest figure is old.
    StaleData,
    /// A row of it does not fit its header.
    UnreadableRow,
    /// Its renewal date is unreadable.
    UnreadableRenewal,
    /// A ticket of it that may be escalated is unreadable.
    UnreadableTicket,
    /// Its figures are surprising, in a run that holds such accounts.
    Surprise,
}

/// A note for colleagues only. It has no `Display` and no `Serialize`, and its `Debug` hides the text.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct InternalNote(String);

/// A file of the overrides folder.
#[derive(Debug, Clone, PartialEq)]
pub struct OverrideFile {
    /// The path in the workspace, as messages show it.
    pub path: String,
    /// The account's id: the key `account`, or else the file's name without its extension.
    pub account: String,
    /// The override, or the problems of the file.
    pub read: Result<Override, Vec<Problem>>,
}

impl OverrideFile {
    /// Whether it belongs to the account with this id. Both forms of a Salesforce id match.
    pub fn is_of(&self, id: &str) -> bool {
        means(&self.account, id)
    }

    /// Why the account's deck is held at `as_of`; `None` if it is not.
    pub fn holds(&self, as_of: NaiveDate) -> Option<String> {
        match &self.read {
            Ok(decided) if decided.counts(as_of) => decided.hold.clone(),
            Ok(_) => None,
            Err(problems) => Some(in_a_line(problems)),
        }
    }
}

impl HoldKind {
    /// All of them, the gravest first.
    pub const ALL: [Self; 12] = [
        Self::ConflictingRows,
        Self::HoldMark,
        Self::LegalDispute,
        Self::ChurnNotice,
        Self::OpenEscalation,
        Self::MarkedName,
        Self::UnreadableRow,
        Self::UnreadableRenewal,
        Self::UnreadableTicket,
        Self::RenewalSoon,
        Self::StaleData,
        Self::Surprise,
    ];

    /// The code in the manifest.
    pub fn code(self) -> ReasonCode {
        match self {
            Self::ConflictingRows => ReasonCode::ConflictingRows,
            Self::HoldMark => ReasonCode::HoldMark,
            Self::MarkedName => ReasonCode::MarkedName,
            Self::OpenEscalation => ReasonCode::OpenEscalation,
            Self::ChurnNotice => ReasonCode::ChurnNotice,
            Self::LegalDispute => ReasonCode::LegalDispute,
            Self::RenewalSoon => ReasonCode::RenewalSoon,
            Self::StaleData => ReasonCode::StaleData,
            Self::UnreadableRow => ReasonCode::UnreadableRow,
            Self::UnreadableRenewal => ReasonCode::UnreadableRenewal,
            Self::UnreadableTicket => ReasonCode::UnreadableTicket,
            Self::Surprise => ReasonCode::Surprise,
        }
    }
}

impl fmt::Debug for InternalNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<internal>")
    }
}

impl Override {
    /// A summary for the manifest: `headline, note, without value, pin budgets, release renewal_soon (they asked)`. The
    /// internal note is not included.
    pub fn summary(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut add_if = |has: bool, what: &str| parts.extend(has.then(|| what.to_owned()));
        add_if(self.headline.is_some(), "headline");
        add_if(self.note.is_some(), "note");
        add_if(!self.next_steps.is_empty(), "next steps");
        let names = |kinds: &[SlideKind]| kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ");
        let SlideChoice { without, with, order } = &self.slides;
        for (what, kinds) in [("without", without), ("with", with), ("order", order)] {
            add_if(!kinds.is_empty(), &format!("{what} {}", names(kinds)));
        }
        for (what, ids) in [("pin", &self.pin), ("drop", &self.drop), ("hide", &self.hide_metrics)] {
            add_if(!ids.is_empty(), &format!("{what} {}", ids.join(" ")));
        }
        let mut value = |what: &str, value: &Option<String>| {
            parts.extend(value.iter().map(|value| format!("{what} {value}")));
        };
        value("language", &self.language);
        value("theme", &self.theme);
        value("contact", &self.contact.name);
        value("contact address", &self.contact.email);
        value("hold:", &self.hold);
        value("answers to", &self.contact.reply_to);
        let Contact { also, cc, domains, .. } = &self.contact;
        for (what, list) in [("also", also), ("copies", cc), ("domains", domains)] {
            let named = list.iter().map(|list| if list.is_empty() { "none".to_owned() } else { list.join(" ") });
            parts.extend(named.map(|named| format!("{what} {named}")));
        }
        parts.extend(self.release.iter().map(|(kind, why)| format!("release {} ({why})", kind.code())));
        parts.join(", ")
    }

    /// A hash of all decisions, empty if there are none. The internal note is not part of it, and neither is `until`, which
    /// is checked separately.
    pub fn digest(&self) -> String {
        if self.summary().is_empty() {
            return String::new();
        }
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        };
        add(&self.summary());
        self.texts().for_each(|(key, text)| {
            add(key);
            add(text);
        });
        self.next_steps.iter().for_each(|step| add(step.url.as_deref().unwrap_or_default()));
        base16ct::lower::encode_string(&hash.finalize()[..8])
    }

    /// The texts that the deck shows unchanged, each with its key.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let steps = self.next_steps.iter().flat_map(|step| {
            let optional = [step.detail.as_deref(), step.label.as_deref()].into_iter().flatten();
            std::iter::once(step.title.as_str()).chain(optional).map(|text| ("next_steps", text))
        });
        let headline = self.headline.iter().map(|text| ("headline", text.as_str()));
        headline.chain(self.note.iter().map(|text| ("note", text.as_str()))).chain(steps)
    }

    /// Whether it is still valid at `as_of`.
    pub fn counts(&self, as_of: NaiveDate) -> bool {
        self.until.is_none_or(|until| as_of <= until)
    }
}

/// All problems of an override in one line.
pub fn in_a_line(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("; ")
}

fn id_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number"] })
}

fn release_schema(generator: &mut SchemaGenerator) -> Schema {
    by_name::<HoldKind>(generator, |_| true)
}
