//! Raised hands: who, about what, and from which slide, recorded until somebody has answered.
//!
//! A hand is one account's interest in one topic of one quarter, from one slide: however often its link is used, and however
//! often a mailbox is read, it is recorded once. A token says whose it is without a name in it; the manifest and what
//! each deck told turn it back into words.

mod mailbox;
mod reply;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use self::reply::{Kind, Reply};
use super::batch::Batch;
use super::link::REPLY;
use super::log::{Log, LogError};
use crate::account::Period;
use crate::address::{self, Address};
use crate::output::files::account_hash;
use crate::output::manifest::DeckRecord;
use crate::output::told::Told;
use crate::signing::{Key, Token, TokenError};
use crate::workspace::Workspace;
use crate::workspace::config::SlideKind;

const PURPOSE: &str = "raised hands";

/// What a genuine token stands for that no deck of the folder holds any more.
const EARLIER: &str = "a link of an earlier version of the deck";

/// A raised hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// Its number, from 1.
    pub id: u64,
    /// When it was raised: when the message was written, or else when it was recorded.
    pub at: DateTime<Utc>,
    /// Whose account.
    pub account_id: String,
    /// Its name.
    pub account: String,
    /// Who got the deck.
    pub contact_name: String,
    /// Their address.
    pub contact_email: String,
    /// Who answers.
    pub csm_name: String,
    /// Their address.
    pub csm_email: String,
    /// The quarter of the deck.
    pub period: String,
    /// What it is about, for programs: `feature-budgets`.
    pub topic: String,
    /// The same in the deck's words.
    pub about: String,
    /// The slide it was raised from; none for a reply.
    pub slide: String,
    /// How it is known.
    pub known_by: KnownBy,
    /// Who wrote, where it came by mail.
    pub from: String,
}

/// How a hand is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KnownBy {
    /// By a token that only this workspace can make.
    Token,
    /// By the sender's address alone, which anybody can write into a message.
    Address,
}

/// Who answered, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// When.
    pub at: DateTime<Utc>,
    /// Who says so.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "lowercase")]
enum Entry {
    Raised(Box<Hand>),
    Done { id: u64, at: DateTime<Utc>, by: String },
}

/// All hands that were raised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hands {
    by_number: BTreeMap<u64, (Hand, Option<Done>)>,
    /// Account, quarter, topic and slide: what makes two hands the same.
    numbers: HashMap<[String; 4], u64>,
}

/// What became of a token or a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raised {
    /// It was recorded.
    New(Hand),
    /// It had been before.
    Before(Hand, Option<Done>),
}

/// Why a token raises no hand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not count.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// It is of another quarter than the account's row.
    #[error("the token is of {0}: give the output folder of that quarter")]
    OtherQuarter(String),
    /// Its account is not in the folder.
    #[error("the token is genuine, and no account of the output folder has it")]
    NoAccount,
}

/// Why nothing could be recorded.
#[derive(Debug, thiserror::Error)]
pub enum RaiseError {
    /// The record cannot be used.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The mailbox cannot be read.
    #[error("failed to read the mailbox {}", path.display())]
    Mailbox {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no such hand.
    #[error("there is no raised hand {0}")]
    NoHand(u64),
    /// It was closed before.
    #[error("{} closed the raised hand {id} on {}", done.by, done.at.date_naive())]
    DoneBefore {
        /// Its number.
        id: u64,
        /// Who closed it, and when.
        done: Done,
    },
}

/// A message that raised no hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passed {
    /// Its sender.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// In words.
    pub reason: String,
}

/// What a mailbox holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// How many messages.
    pub messages: usize,
    /// Hands that were recorded.
    pub new: Vec<Hand>,
    /// Messages of hands that had been recorded before.
    pub before: Vec<Hand>,
    /// Addresses whose owners want no more messages.
    pub stop: Vec<String>,
    /// Messages that raise none.
    pub passed: Vec<Passed>,
}

/// A built folder as what its tokens stand for.
#[derive(Debug)]
pub struct Decks<'a> {
    key: &'a Key,
    rows: HashMap<[u8; 8], &'a DeckRecord>,
    by_contact: HashMap<Address, Vec<&'a DeckRecord>>,
    told: BTreeMap<String, Told>,
    /// The quarters of which there are rows.
    periods: HashSet<&'a str>,
    first_month: u32,
    own: HashSet<Address>,
    own_domains: HashSet<String>,
    stop_address: Option<String>,
}

/// What a token or a message is about.
struct Subject<'a> {
    row: &'a DeckRecord,
    topic: String,
    about: String,
    slide: String,
    known_by: KnownBy,
}

impl Subject<'_> {
    /// Whether it is an answer to the message and says no more.
    fn is_plain(&self) -> bool {
        self.topic == REPLY && self.slide.is_empty()
    }
}

impl Hands {
    /// What was recorded so far.
    pub fn load(state: &Path, key: &Key) -> Result<Self, LogError> {
        Ok(Self::of(Log::read(&path(state), PURPOSE, key)?))
    }

    fn of(entries: Vec<Entry>) -> Self {
        let mut hands = Self::default();
        for entry in entries {
            hands.note(entry);
        }
        hands
    }

    fn note(&mut self, entry: Entry) {
        match entry {
            Entry::Raised(hand) => {
                let same = [&hand.account_id, &hand.period, &hand.topic, &hand.slide].map(String::clone);
                self.numbers.insert(same, hand.id);
                self.by_number.insert(hand.id, (*hand, None));
            }
            Entry::Done { id, at, by } => {
                if let Some((_, done)) = self.by_number.get_mut(&id) {
                    *done = Some(Done { at, by });
                }
            }
        }
    }

    /// All of them, by number, with who closed each.
    pub fn all(&self) -> impl Iterator<Item = (&Hand, Option<&Done>)> {
        self.by_number.values().map(|(hand, done)| (hand, done.as_ref()))
    }

    fn same(&self, subject: &Subject) -> Option<&(Hand, Option<Done>)> {
        let same = [&subject.row.account_id, &subject.row.period, &subject.topic, &subject.slide].map(String::clone);
        self.numbers.get(&same).and_then(|number| self.by_number.get(number))
    }
}

/// The record of raised hands, open for writing.
#[derive(Debug)]
pub struct Recorder<'a> {
    log: Log<'a, Entry>,
    hands: Hands,
}

impl<'a> Recorder<'a> {
    /// Opens the record of a workspace.
    pub fn open(state: &Path, key: &'a Key) -> Result<Self, LogError> {
        let (log, entries) = Log::open(&path(state), PURPOSE, key)?;
        Ok(Self { log, hands: Hands::of(entries) })
    }

    /// Records the hand of a token, which counts on `today` or not.
    pub fn token(
        &mut self,
        text: &str,
        decks: &Decks,
        today: NaiveDate,
        at: DateTime<Utc>,
    ) -> Result<Result<Raised, Refused>, LogError> {
        match decks.subject(text, today) {
            Ok(subject) => self.record(&subject, String::new(), at).map(Ok),
            Err(refused) => Ok(Err(refused)),
        }
    }

    /// Records the hands of a mailbox's messages.
    pub fn mailbox(
        &mut self,
        file: &Path,
        decks: &Decks,
        today: NaiveDate,
        at: DateTime<Utc>,
    ) -> Result<Mail, RaiseError> {
        let failed = |source| RaiseError::Mailbox { path: file.to_owned(), source };
        let mut mail = Mail::default();
        for message in mailbox::open(file).map_err(failed)? {
            let message = message.map_err(failed)?;
            mail.messages += 1;
            match Reply::read(&message) {
                Some(reply) => self.reply(&reply, decks, (today, at), &mut mail)?,
                None => mail.pass(None, "unreadable", "it is no message that can be read".into()),
            }
        }
        Ok(mail)
    }

    fn reply(
        &mut self,
        reply: &Reply,
        decks: &Decks,
        (today, now): (NaiveDate, DateTime<Utc>),
        mail: &mut Mail,
    ) -> Result<(), RaiseError> {
        match reply.kind {
            Kind::Automatic(mark) => {
                mail.pass(Some(reply), "automatic", format!("a program wrote it, as {mark} says"));
                return Ok(());
            }
            Kind::Report => {
                mail.pass(Some(reply), "report", "it reports on a delivery".into());
                return Ok(());
            }
            _ if decks.is_own(&reply.from) => {
                mail.pass(Some(reply), "own", "your own team wrote it".into());
                return Ok(());
            }
            Kind::Stop => {
                mail.stop(&reply.from);
                return Ok(());
            }
            Kind::Personal if decks.is_for_stopping(reply) => {
                mail.stop(&reply.from);
                return Ok(());
            }
            Kind::Personal => {}
        }
        match decks.subjects(reply, today) {
            Ok(subjects) => {
                let written = reply.written.filter(|written| *written <= now).unwrap_or(now);
                for subject in subjects {
                    match self.record(&subject, reply.from.clone(), written)? {
                        Raised::New(hand) => mail.new.push(hand),
                        Raised::Before(hand, _) => mail.before.push(hand),
                    }
                }
            }
            Err((code, reason)) => mail.pass(Some(reply), code, reason),
        }
        Ok(())
    }

    fn record(&mut self, subject: &Subject, from: String, at: DateTime<Utc>) -> Result<Raised, LogError> {
        if let Some((hand, done)) = self.hands.same(subject) {
            return Ok(Raised::Before(hand.clone(), done.clone()));
        }
        let row = subject.row;
        let hand = Hand {
            id: self.hands.by_number.keys().next_back().map_or(1, |last| last + 1),
            at,
            account_id: row.account_id.clone(),
            account: row.name.clone(),
            contact_name: row.contact_name.clone(),
            contact_email: row.contact_email.clone(),
            csm_name: row.csm_name.clone(),
            csm_email: row.csm_email.clone(),
            period: row.period.clone(),
            topic: subject.topic.clone(),
            about: subject.about.clone(),
            slide: subject.slide.clone(),
            known_by: subject.known_by,
            from,
        };
        self.append(Entry::Raised(Box::new(hand.clone())))?;
        Ok(Raised::New(hand))
    }

    /// Records that somebody answered.
    pub fn done(&mut self, id: u64, by: &str, at: DateTime<Utc>) -> Result<Hand, RaiseError> {
        let (hand, done) = self.hands.by_number.get(&id).cloned().ok_or(RaiseError::NoHand(id))?;
        if let Some(done) = done {
            return Err(RaiseError::DoneBefore { id, done });
        }
        self.append(Entry::Done { id, at, by: by.to_owned() })?;
        Ok(hand)
    }

    fn append(&mut self, entry: Entry) -> Result<(), LogError> {
        self.log.append(&entry)?;
        self.hands.note(entry);
        Ok(())
    }
}

impl<'a> Decks<'a> {
    /// Of a batch, what its decks told, and the workspace it was built from.
    pub fn new(batch: &'a Batch, told: BTreeMap<String, Told>, workspace: &Workspace, key: &'a Key) -> Self {
        let mut by_contact: HashMap<Address, Vec<&DeckRecord>> = HashMap::new();
        let mut customers = HashSet::new();
        for row in batch.rows().iter().filter(|row| row.outcome.has_deck()) {
            let Ok(contact) = Address::parse(&row.contact_email) else { continue };
            customers.insert(contact.domain().to_owned());
            by_contact.entry(contact).or_default().push(row);
        }
        let delivery = workspace.config.delivery.as_ref();
        let sender = delivery.and_then(|delivery| Address::parse_named(delivery.from.as_deref()?).ok());
        let team = workspace.config.vendor.team.email.as_str();
        let csms = batch.rows().iter().map(|row| row.csm_email.as_str());
        let own = csms.chain([team]).filter_map(|own| Address::parse(own).ok());
        let own: HashSet<Address> = own.chain(sender.map(|(_, address)| address)).collect();
        let own_domains = own.iter().map(|own| own.domain().to_owned()).filter(|domain| !customers.contains(domain));
        let stop_address = delivery.and_then(|delivery| delivery.unsubscribe.as_ref()?.email.clone());
        Self {
            key,
            rows: batch.rows().iter().map(|row| (Token::account(&account_hash(&row.account_id)), row)).collect(),
            by_contact,
            told,
            periods: batch.rows().iter().map(|row| row.period.as_str()).collect(),
            first_month: workspace.config.fiscal_year_starts,
            own_domains: own_domains.collect(),
            own,
            stop_address: stop_address.map(|address| address::key(&address)),
        }
    }

    /// Whether an address is the vendor's: a colleague's answer in the thread, or the message itself.
    fn is_own(&self, address: &str) -> bool {
        let is_own = |address: Address| self.own.contains(&address) || self.own_domains.contains(address.domain());
        Address::parse(address).is_ok_and(is_own)
    }

    /// Whether a message went to the address that takes people off the list.
    fn is_for_stopping(&self, reply: &Reply) -> bool {
        self.stop_address.as_ref().is_some_and(|stop| reply.to.iter().any(|to| address::key(to) == *stop))
    }

    /// What a message is about, or why it raises no hand.
    fn subjects(&self, reply: &Reply, today: NaiveDate) -> Result<Vec<Subject<'a>>, (&'static str, String)> {
        let (mut subjects, mut refused) = (Vec::new(), None);
        for token in &reply.tokens {
            match self.subject(token, today) {
                Ok(subject) => subjects.push(subject),
                // Letters that only look like a token say nothing of who wrote.
                Err(Refused::Token(TokenError::Forged)) => {
                    refused = refused.or(Some(("forged", TokenError::Forged.into())))
                }
                Err(error) => refused = Some((error.code(), error)),
            }
        }
        // An answer to the message that bears a link of the deck as well is about that link.
        let linked: HashSet<&str> =
            subjects.iter().filter(|one| !one.is_plain()).map(|one| one.row.account_id.as_str()).collect();
        subjects.retain(|one| !one.is_plain() || !linked.contains(one.row.account_id.as_str()));
        if !subjects.is_empty() {
            return Ok(subjects);
        }
        if let Some((code, error)) = refused.as_ref().filter(|(code, _)| *code != "forged") {
            return Err((code, error.to_string()));
        }
        let sender = Address::parse(&reply.from).ok();
        match sender.and_then(|sender| self.by_contact.get(&sender)).map(Vec::as_slice) {
            Some([row]) => Ok(vec![Subject {
                topic: REPLY.into(),
                about: REPLIED.into(),
                slide: String::new(),
                known_by: KnownBy::Address,
                row,
            }]),
            Some(rows) => {
                let ids: Vec<&str> = rows.iter().map(|row| row.account_id.as_str()).collect();
                Err(("ambiguous", format!("its sender is the contact of {}, and it bears no token", ids.join(", "))))
            }
            None => match refused {
                Some((code, error)) => Err((code, error.to_string())),
                None => Err(("unknown", "it bears no token, and its sender is no account's contact".into())),
            },
        }
    }

    /// What a token is about.
    fn subject(&self, text: &str, today: NaiveDate) -> Result<Subject<'a>, Refused> {
        let token = Token::read(text, self.key, today)?;
        let label = Period::containing(token.period, self.first_month).map(|period| period.label());
        let label = label.unwrap_or_else(|| token.period.to_string());
        // Each row says itself of which quarter it is.
        let row = match self.rows.get(&token.account) {
            Some(row) if row.period == label => *row,
            None if self.periods.contains(label.as_str()) => return Err(Refused::NoAccount),
            _ => return Err(Refused::OtherQuarter(label)),
        };
        let kind = SlideKind::all().into_iter().find(|kind| kind.number() == token.slide);
        let slide = kind.map(|kind| kind.name().to_owned()).unwrap_or_default();
        let known_by = KnownBy::Token;
        if token.topic == Token::topic(REPLY) && token.slide == 0 {
            return Ok(Subject { row, topic: REPLY.into(), about: REPLIED.into(), slide, known_by });
        }
        let links = self.told.get(&row.account_id).map(|told| told.links.as_slice()).unwrap_or_default();
        let of_topic = || links.iter().filter(|link| Token::topic(&link.topic) == token.topic);
        let link = of_topic().find(|link| link.slide == slide).or_else(|| of_topic().next());
        let (topic, about) = match link {
            Some(link) => (link.topic.clone(), link.label.clone()),
            // The hand is genuine, and is not lost for a deck that was made anew.
            None => (format!("topic-{}", base16ct::lower::encode_string(&token.topic)), EARLIER.to_owned()),
        };
        Ok(Subject { row, topic, about, slide, known_by })
    }
}

/// What a reply is about that says no more.
const REPLIED: &str = "a reply to the message";

impl Refused {
    /// Stable, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Token(TokenError::Shape) => "shape",
            Self::Token(TokenError::Altered) => "altered",
            Self::Token(TokenError::Forged) => "forged",
            Self::Token(TokenError::Expired(_)) => "expired",
            Self::OtherQuarter(_) => "other_quarter",
            Self::NoAccount => "no_account",
        }
    }
}

impl Mail {
    fn pass(&mut self, reply: Option<&Reply>, code: &'static str, reason: String) {
        let (from, subject) = reply.map(|reply| (reply.from.clone(), reply.subject.clone())).unwrap_or_default();
        self.passed.push(Passed { from, subject, code, reason });
    }

    fn stop(&mut self, address: &str) {
        if !self.stop.iter().any(|other| address::key(other) == address::key(address)) {
            self.stop.push(address.to_owned());
        }
    }
}

/// Where raised hands are recorded.
fn path(state: &Path) -> PathBuf {
    state.join("raised.jsonl")
}
