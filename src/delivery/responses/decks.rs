//! Finds the account and the link that a token or a reply belongs to, among the decks of an output folder.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::base::address;
use crate::base::address::{Address, is_address};
use crate::base::period::Period;
use crate::base::signing::key::Key;
use crate::base::signing::token::{Token, TokenError, words_of};
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::delivery::link::{REPLY, unsubscribe_code};
use crate::delivery::outbox::Outbox;
use crate::delivery::responses::log::{EARLIER, KnownBy, Subject};
use crate::delivery::responses::outcome::{Bounce, TokenRefusal};
use crate::delivery::responses::reply::Reply;
use crate::delivery::responses::stop::own_words::OurLines;
use crate::locale::languages::Languages;
use crate::store::claims::DeckClaims;
use crate::store::deck_name::account_hashes;
use crate::store::manifest_row::ManifestRow;

/// The decks of an output folder, indexed by what identifies a response.
#[derive(Debug)]
pub struct Decks<'a> {
    key: &'a Key,
    rows: HashMap<[u8; 8], &'a ManifestRow>,
    by_contact: HashMap<Address, Vec<&'a ManifestRow>>,
    claims: BTreeMap<String, DeckClaims>,
    /// The quarters of the rows.
    periods: HashSet<&'a str>,
    first_month: u32,
    own: HashSet<Address>,
    own_domains: HashSet<String>,
    stop_address: Option<Address>,
    ours: OurLines,
}

impl<'a> Decks<'a> {
    /// `claims` are what the decks of `outbox` say, by account id; `languages` are the workspace's.
    pub fn new(
        outbox: &'a Outbox,
        claims: BTreeMap<String, DeckClaims>,
        (workspace, languages): (&Workspace, &Languages),
        key: &'a Key,
    ) -> Self {
        let delivery = workspace.config.delivery.as_ref();
        let sender = delivery.and_then(|delivery| Address::parse_named(delivery.from.as_deref()?).ok());
        let team = workspace.config.vendor.team.email.as_str();
        let csms = outbox.rows().iter().map(|row| row.csm_email.as_str());
        let own = csms.chain([team]).filter_map(|own| Address::parse(own).ok());
        let own: HashSet<Address> = own.chain(sender.map(|(_, address)| address)).collect();
        let mut by_contact: HashMap<Address, Vec<&ManifestRow>> = HashMap::new();
        let mut customers = HashSet::new();
        for row in outbox.rows().iter().filter(|row| row.outcome.has_deck()) {
            // Whoever of the team gets a copy is no customer.
            let is_ours = |to: &Address| {
                to.key() != address::key(&row.contact_email) && own.iter().any(|own| own.domain() == to.domain())
            };
            for contact in row.recipients().filter_map(|one| Address::parse(one).ok()).filter(|to| !is_ours(to)) {
                customers.insert(contact.domain().to_owned());
                by_contact.entry(contact).or_default().push(row);
            }
        }
        let own_domains = own.iter().map(|own| own.domain().to_owned()).filter(|domain| !customers.contains(domain));
        let stop_address = delivery.and_then(|delivery| delivery.unsubscribe.as_ref()?.email.clone());
        Self {
            key,
            rows: outbox.rows().iter().flat_map(tokens).collect(),
            by_contact,
            claims,
            periods: outbox.rows().iter().map(|row| row.period.as_str()).collect(),
            first_month: workspace.config.fiscal_year_starts,
            own_domains: own_domains.collect(),
            own,
            stop_address: stop_address.and_then(|address| Address::parse(&address).ok()),
            ours: OurLines::of(languages),
        }
    }

    /// The last lines of our messages.
    pub(crate) fn our_lines(&self) -> &OurLines {
        &self.ours
    }

    /// Whether an address is the vendor's, as in a colleague's answer in the thread.
    pub(crate) fn is_own(&self, address: &str) -> bool {
        let is_own = |address: Address| self.own.contains(&address) || self.own_domains.contains(address.domain());
        Address::parse(address).is_ok_and(is_own)
    }

    /// Whether a message went to the address for unsubscribing.
    pub(crate) fn is_for_stopping(&self, reply: &Reply) -> bool {
        self.stop_address
            .as_ref()
            .is_some_and(|stop| reply.to.iter().any(|to| Address::parse(to).is_ok_and(|to| stop.covers(&to))))
    }

    /// The rows whose deck a message answers or bears a link of, as its genuine tokens say, however old they are.
    fn answered(&self, reply: &Reply) -> impl Iterator<Item = &'a ManifestRow> {
        let genuine = reply.tokens.iter().filter_map(|token| Token::read_whenever(token, self.key).ok());
        genuine.filter_map(|token| self.rows.get(&token.account).copied())
    }

    /// Whether this workspace made one of a message's tokens.
    pub(crate) fn is_answer(&self, reply: &Reply) -> bool {
        reply.tokens.iter().any(|token| Token::read_whenever(token, self.key).is_ok())
    }

    pub(crate) fn is_contact(&self, address: &str) -> bool {
        Address::parse(address).is_ok_and(|address| self.by_contact.contains_key(&address))
    }

    /// Whoever gets no more if a message asks for it: its sender, and where that is nobody's contact, whoever got the message that it
    /// answers. In doubt nothing is sent to either.
    pub(crate) fn asks_for(&self, reply: &Reply) -> Vec<String> {
        let contacts =
            self.answered(reply).filter(|_| !self.is_contact(&reply.from)).map(|row| row.contact_email.clone());
        std::iter::once(reply.from.clone()).chain(contacts).filter(|one| is_address(one)).collect()
    }

    /// The recipients that a report on a message of ours says were refused for good.
    pub(crate) fn bounced(&self, report: &Reply) -> Vec<Bounce> {
        let mut found: Vec<Bounce> = Vec::new();
        for row in self.answered(report) {
            let is_refused = |to: &&str| report.refused.iter().any(|other| address::key(other) == address::key(to));
            for to in row.recipients().filter(is_refused) {
                let bounce = Bounce { account_id: row.account_id.clone(), address: to.to_owned() };
                if !found.contains(&bounce) {
                    found.push(bounce);
                }
            }
        }
        found
    }

    /// The contact whom the link to unsubscribe in a text stands for.
    pub(crate) fn reader_of(&self, text: &str) -> Option<&'a str> {
        let codes: HashSet<&str> = words_of(text, CODE).collect();
        let mut contacts = self.rows.values().map(|row| row.contact_email.as_str()).filter(|one| is_address(one));
        let is_of = |contact: &&str| self.key.all().any(|key| codes.contains(&*unsubscribe_code(key, contact)));
        contacts.find(is_of)
    }

    /// What a message is about, or the code and the reason why it raises no hand.
    pub(crate) fn subjects(&self, reply: &Reply, today: NaiveDate) -> Result<Vec<Subject<'a>>, (&'static str, String)> {
        let (mut subjects, mut refused) = (Vec::new(), None);
        for token in &reply.tokens {
            match self.subject(token, today) {
                Ok(subject) => subjects.push(subject),
                // Other text may only look like a token, so its sender may still be a known contact.
                Err(TokenRefusal::Token(TokenError::Forged)) => {
                    refused = refused.or(Some(("forged", TokenError::Forged.into())))
                }
                Err(error) => refused = Some((error.code(), error)),
            }
        }
        // A reply that contains a link of the deck as well is about that link.
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
    pub(crate) fn subject(&self, text: &str, today: NaiveDate) -> Result<Subject<'a>, TokenRefusal> {
        let token = Token::read(text, self.key, today)?;
        let label = Period::containing(token.period, self.first_month).map(|period| period.label());
        let label = label.unwrap_or_else(|| token.period.to_string());
        let row = match self.rows.get(&token.account) {
            Some(row) if row.period == label => *row,
            None if self.periods.contains(label.as_str()) => return Err(TokenRefusal::NoAccount),
            _ => return Err(TokenRefusal::OtherQuarter(label)),
        };
        let kind = SlideKind::all().into_iter().find(|kind| kind.number() == token.slide);
        let slide = kind.map(|kind| kind.name().to_owned()).unwrap_or_default();
        let known_by = KnownBy::Token;
        if token.topic == Token::topic(REPLY) && token.slide == 0 {
            return Ok(Subject { row, topic: REPLY.into(), about: REPLIED.into(), slide, known_by });
        }
        let links = self.claims.get(&row.account_id).map(|claims| claims.links.as_slice()).unwrap_or_default();
        let of_topic = || links.iter().filter(|link| Token::topic(&link.topic) == token.topic);
        let link = of_topic().find(|link| link.slide == slide).or_else(|| of_topic().next());
        let (topic, about) = match link {
            Some(link) => (link.topic.clone(), link.label.clone()),
            // The token is genuine, but the deck was rebuilt without this link: the hand still counts.
            None => (format!("topic-{}", base16ct::lower::encode_string(&token.topic)), EARLIER.to_owned()),
        };
        Ok(Subject { row, topic, about, slide, known_by })
    }
}

/// The letters of the code in a link to unsubscribe.
const CODE: usize = 22;

/// What tokens may call the account of a row.
fn tokens(row: &ManifestRow) -> impl Iterator<Item = ([u8; 8], &ManifestRow)> {
    account_hashes(&row.account_id).map(move |hash| (Token::account(&hash), row))
}

/// The subject of a reply without a link.
pub(crate) const REPLIED: &str = "a reply to the message";
