//! `overrides/ACCOUNT.yaml`: what a person decided for one account's deck.
//!
//! A file is read by itself, so that a fault in it is one account's and never the base's: whose override cannot be used is
//! held, since nobody can know what it was to keep out of the deck. Days are compared with the day the data stands at and
//! never with the clock, so that the same files always give the same decks.

mod check;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Error as _, Visitor};
use serde::{Deserialize, Deserializer};

use super::config::{OneOrMany, SlideKind, by_name};
use super::error::Problem;
use super::{WorkspaceError, yaml};
use crate::data::other_form;
pub use check::{NOTE, TextLimit};

/// The folder of the overrides in a workspace.
pub const FOLDER: &str = "overrides";

/// What a person decided for one account's deck. Every key may be left out; what is left out is as it would be without the file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Override {
    /// Whose deck it is: the account's id. Without it the file's name is the id.
    #[serde(deserialize_with = "id")]
    #[schemars(schema_with = "id_schema")]
    pub account: Option<String>,
    /// The last day it counts. It no longer does for a deck whose data stands at a later day.
    #[serde(deserialize_with = "day")]
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
    #[serde(deserialize_with = "reason")]
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
}

/// What an account is held for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HoldKind {
    /// Rows with its id disagree.
    ConflictingRows,
    /// It is marked in the data.
    HoldMark,
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

/// Words for colleagues alone: they cannot be shown, written or serialised, and their `Debug` says nothing.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct InternalNote(String);

/// A file of the folder.
#[derive(Debug, Clone, PartialEq)]
pub struct OverrideFile {
    /// Its path in the workspace, as messages name it.
    pub path: String,
    /// Whose it says it is: `account`, else the file's name without its ending.
    pub account: String,
    /// What it says, or what is wrong with it.
    pub read: Result<Override, Vec<Problem>>,
}

impl OverrideFile {
    /// Whether it is of the account with an id, in either form of a Salesforce id.
    pub fn is_of(&self, id: &str) -> bool {
        means(&self.account, id)
    }

    /// Why no deck of its account may leave, for data that stands at `as_of`; `None` where one may.
    pub fn holds(&self, as_of: NaiveDate) -> Option<String> {
        match &self.read {
            Ok(decided) if decided.counts(as_of) => decided.hold.clone(),
            Ok(_) => None,
            Err(problems) => Some(problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("; ")),
        }
    }
}

impl HoldKind {
    /// The code in the manifest.
    pub fn code(self) -> &'static str {
        match self {
            Self::ConflictingRows => "conflicting_rows",
            Self::HoldMark => "hold_mark",
            Self::OpenEscalation => "open_escalation",
            Self::ChurnNotice => "churn_notice",
            Self::LegalDispute => "legal_dispute",
            Self::RenewalSoon => "renewal_soon",
            Self::StaleData => "stale_data",
            Self::UnreadableRow => "unreadable_row",
            Self::UnreadableRenewal => "unreadable_renewal",
            Self::UnreadableTicket => "unreadable_ticket",
            Self::Surprise => "surprise",
        }
    }
}

impl InternalNote {
    /// The words, for what colleagues read.
    pub fn for_colleagues(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for InternalNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<internal>")
    }
}

impl Override {
    /// What it decides, for the manifest: `headline, note, without value, pin budgets, release renewal_soon (they asked)`.
    /// An internal note is not among it.
    pub fn told(&self) -> String {
        let mut told: Vec<String> = Vec::new();
        let mut say = |has: bool, what: &str| told.extend(has.then(|| what.to_owned()));
        say(self.headline.is_some(), "headline");
        say(self.note.is_some(), "note");
        say(!self.next_steps.is_empty(), "next steps");
        let names = |kinds: &[SlideKind]| kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ");
        let SlideChoice { without, with, order } = &self.slides;
        for (what, kinds) in [("without", without), ("with", with), ("order", order)] {
            say(!kinds.is_empty(), &format!("{what} {}", names(kinds)));
        }
        for (what, ids) in [("pin", &self.pin), ("drop", &self.drop), ("hide", &self.hide_metrics)] {
            say(!ids.is_empty(), &format!("{what} {}", ids.join(" ")));
        }
        let mut value = |what: &str, value: &Option<String>| {
            told.extend(value.iter().map(|value| format!("{what} {value}")));
        };
        value("language", &self.language);
        value("theme", &self.theme);
        value("contact", &self.contact.name);
        value("contact address", &self.contact.email);
        value("hold:", &self.hold);
        told.extend(self.release.iter().map(|(kind, why)| format!("release {} ({why})", kind.code())));
        told.join(", ")
    }

    /// The texts that the deck shows as they are written, each with its key.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let steps = self.next_steps.iter().flat_map(|step| {
            let optional = [step.detail.as_deref(), step.label.as_deref()].into_iter().flatten();
            std::iter::once(step.title.as_str()).chain(optional).map(|text| ("next_steps", text))
        });
        let headline = self.headline.iter().map(|text| ("headline", text.as_str()));
        headline.chain(self.note.iter().map(|text| ("note", text.as_str()))).chain(steps)
    }

    /// Whether it still counts for data that stands at `as_of`.
    pub fn counts(&self, as_of: NaiveDate) -> bool {
        self.until.is_none_or(|until| as_of <= until)
    }
}

impl super::Workspace {
    /// Every override of the workspace, by path; a file that cannot be read or says what cannot be comes with its faults.
    /// No folder is no overrides.
    pub fn overrides(&self) -> Result<Vec<OverrideFile>, WorkspaceError> {
        let folder = self.root.join(FOLDER);
        let unreadable = |source| WorkspaceError::Unreadable { path: folder.clone(), source };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(unreadable(source)),
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            let path = entry.map_err(unreadable)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            if !name.starts_with('.') && !name.starts_with("readme") {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths.iter().map(|path| self.override_file(path)).collect())
    }

    /// Line and column of a key of an override, written with dots, from the file as it stands on the disk.
    pub fn place_in_override(&self, shown: &str, key: &str) -> Option<(usize, usize)> {
        let path: Vec<yaml::Step> = key.split('.').map(yaml::Step::Key).collect();
        yaml::locate(&fs::read(self.root.join(shown)).ok()?, &path)
    }

    /// One file of the folder. What is no file, or has another ending, is not read: a wish must not be lost in silence.
    fn override_file(&self, path: &Path) -> OverrideFile {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let shown = format!("{FOLDER}/{name}");
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let broken = |message: String| {
            let account = stem.trim_end_matches(".yaml").trim_end_matches(".yml").to_owned();
            let problem = Problem { file: shown.clone(), at: None, message };
            OverrideFile { path: shown.clone(), account, read: Err(vec![problem]) }
        };
        if !matches!(ending.as_str(), "yaml" | "yml") {
            return broken("its name does not end in .yaml, so it is not read; rename it, or move it away".into());
        }
        match fs::metadata(path) {
            Ok(file) if !file.is_file() => return broken("it is no file; move it away".into()),
            Ok(_) => {}
            Err(error) => return broken(format!("it cannot be read: {error}")),
        }
        match fs::read(path) {
            Ok(text) => self.read_override(&shown, &stem, &text),
            Err(error) => broken(format!("it cannot be read: {error}")),
        }
    }

    /// What the text of an override says. `shown` is the file's name in messages, `stem` whose it is where it does not say.
    pub fn read_override(&self, shown: &str, stem: &str, text: &[u8]) -> OverrideFile {
        let file = |account, read| OverrideFile { path: shown.to_owned(), account, read };
        // An empty file says nothing, and so does one of comments.
        match yaml::parse::<Option<Override>>(shown, text) {
            Ok(read) => {
                let mut read = read.unwrap_or_default();
                read.tidy();
                read.path = shown.to_owned();
                let account = read.account.clone().unwrap_or_else(|| stem.to_owned());
                let problems = check::check(&read, self, shown, text);
                file(account, if problems.is_empty() { Ok(read) } else { Err(problems) })
            }
            Err(problem) => {
                // Whose it is may be readable where the rest is not.
                let account = yaml::parse::<Whose>(shown, text).ok().and_then(|whose| whose.account);
                file(account.unwrap_or_else(|| stem.to_owned()), Err(vec![problem]))
            }
        }
    }
}

/// Whether what is given means the account with an id.
pub fn means(given: &str, id: &str) -> bool {
    given == id || other_form(given.as_bytes()).is_some_and(|other| other == id.as_bytes())
}

/// Of an override that cannot be read, whose it is.
#[derive(Deserialize)]
struct Whose {
    #[serde(default, deserialize_with = "id")]
    account: Option<String>,
}

/// A day, with words for one that is written another way.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    deserializer.deserialize_any(DayVisitor)
}

// By visitors, since an error raised within one carries the place of the value.
struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Option<NaiveDate>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day, as 2026-12-31")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let wrong = |_| E::custom(format!("\"{text}\" is no day; write it as 2026-12-31"));
        text.trim().parse().map(Some).map_err(wrong)
    }
}

/// Why an account is held.
fn reason<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(ReasonVisitor)
}

/// A key without a reason, or with a yes or a no in its place, is a slip that must not pass for none.
struct ReasonVisitor;

impl ReasonVisitor {
    fn missing<E: de::Error>() -> E {
        E::custom("say why no deck may leave, as `they asked us to wait`; leave the line out to hold nothing")
    }
}

impl Visitor<'_> for ReasonVisitor {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reason")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Err(Self::missing())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(Self::missing())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let says_nothing = ["", "yes", "no", "true", "false"].contains(&text.trim().to_lowercase().as_str());
        if says_nothing { Err(Self::missing()) } else { Ok(Some(text.to_owned())) }
    }
}

/// An id, which may be written as a number.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match OneOrMany::<String>::deserialize(deserializer)?.0.as_slice() {
        [id] => Ok(Some(id.clone())),
        _ => Err(D::Error::custom("an override is of one account; write its id")),
    }
}

fn id_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "number"] })
}

fn release_schema(generator: &mut SchemaGenerator) -> Schema {
    by_name::<HoldKind>(generator, |_| true)
}

impl Override {
    /// Texts as a deck shows them: one line each, but for the note's paragraphs. What says nothing is as if it were not there.
    fn tidy(&mut self) {
        let tidy = |text: &mut Option<String>| {
            *text = text.as_deref().and_then(crate::data::text::tidy).map(std::borrow::Cow::into_owned);
        };
        for text in [&mut self.account, &mut self.headline, &mut self.language, &mut self.theme, &mut self.hold] {
            tidy(text);
        }
        for text in [&mut self.contact.name, &mut self.contact.email] {
            tidy(text);
        }
        for step in &mut self.next_steps {
            let mut title = Some(std::mem::take(&mut step.title));
            for text in [&mut title, &mut step.detail, &mut step.url, &mut step.label] {
                tidy(text);
            }
            step.title = title.unwrap_or_default();
        }
        for why in self.release.values_mut() {
            *why = crate::data::text::tidy(why).unwrap_or_default().into_owned();
        }
        let paragraphs = self.note.as_deref().map(|note| paragraphs(note).join("\n"));
        self.note = paragraphs.filter(|note| !note.is_empty());
    }
}

/// The paragraphs of a text in which an empty line begins a new one.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        match (line.trim(), paragraphs.last_mut()) {
            ("", _) => paragraphs.push(String::new()),
            (line, Some(last)) => {
                last.push_str(if last.is_empty() { "" } else { " " });
                last.push_str(line);
            }
            (_, None) => {}
        }
    }
    paragraphs.iter().filter_map(|text| crate::data::text::tidy(text).map(std::borrow::Cow::into_owned)).collect()
}
