//! The email that brings one account's deck to its contact.
//!
//! `multipart/mixed` over `multipart/alternative` (the text, and in `multipart/related` the HTML with a page as a
//! picture) and the PDF. The boundaries between the parts and the message's id are derived from the account and the quarter, so
//! writing a message again gives the same bytes except for its date.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use minijinja::value::{Serde, Value};

use crate::base::address::{Address, AddressFault};
use crate::base::period::Period;
use crate::base::signing::key::Key;
use crate::base::spelling::called::greeted;
use crate::base::text::tidy;
use crate::config::qbr::delivery::MailPicture;
use crate::config::workspace::Workspace;
use crate::delivery::facts;
use crate::delivery::facts::{AccountFacts, EmailFacts, EmailWords};
use crate::delivery::link::DeliveryLinks;
use crate::delivery::mail_headers;
use crate::delivery::mail_headers::one_line;
use crate::delivery::template::{TemplateError, Templates};
use crate::locale::error::LocaleError;
use crate::locale::languages::Languages;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message as Say;
use crate::pdf::raster;
use crate::pdf::raster::PictureError;
use crate::store::manifest_row::ManifestRow;

/// In pixels: twice the width that a mail client shows.
const PICTURE_WIDTH: u32 = 1_200;

/// How a message carries its deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    Attached,
    /// As a link to the published deck.
    Linked,
}

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A person opens it in a mail client, edits it and sends it.
    Draft,
    /// It is sent as it is.
    Sending,
}

/// What all messages of an outbox share.
#[derive(Debug)]
pub struct EmailWriter<'a> {
    workspace: &'a Workspace,
    templates: Templates,
    localizers: BTreeMap<String, Localizer>,
    languages: Languages,
    links: DeliveryLinks<'a>,
    from: Option<Mailbox>,
    carry: Carry,
}

/// A finished message.
#[derive(Debug, Clone)]
pub struct ReviewEmail {
    pub to: lettre::Address,
    /// The further recipients and those of copies.
    pub others: Vec<lettre::Address>,
    pub from: lettre::Address,
    /// The message id, without angle brackets.
    pub id: String,
    /// RFC 5322 with CRLF line ends.
    pub bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
pub enum ReviewEmailError {
    #[error(transparent)]
    Template(#[from] TemplateError),
    #[error(transparent)]
    Localizer(#[from] LocaleError),
    #[error(transparent)]
    Period(#[from] crate::base::period::PeriodError),
    #[error("\"{address}\" is no address that mail can go to")]
    Address { address: String, source: AddressFault },
    #[error("`delivery.from` is \"{0}\"; expected an address, or `Name <address>`")]
    From(String),
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error("failed to write the message")]
    Write(#[from] lettre::error::Error),
    #[error("a link needs `delivery.base_url`: where the published decks stand")]
    NoBase,
}

impl ReviewEmail {
    /// Whether it goes to a row's recipients and to nobody else.
    pub fn goes_to(&self, row: &ManifestRow) -> bool {
        let wanted = row.recipients().map(|address| Address::parse(address).map(|address| address.to_mail()));
        let own = std::iter::once(&self.to).chain(&self.others).cloned().map(Ok);
        wanted.eq(own)
    }
}

impl<'a> EmailWriter<'a> {
    /// `tags` are the languages of the rows. The quarter comes from each row.
    pub fn new<'l>(
        workspace: &'a Workspace,
        key: Option<&'a Key>,
        tags: impl IntoIterator<Item = &'l str>,
        carry: Carry,
    ) -> Result<Self, ReviewEmailError> {
        let delivery = workspace.config.delivery.as_ref();
        let folder = delivery.map_or_else(|| "email".into(), |delivery| delivery.templates.clone());
        let templates = Templates::load(&workspace.root.join(folder), &facts::email_names())?;
        let languages = Languages::load(&workspace.root)?;
        let mut localizers = BTreeMap::new();
        for language in tags {
            if !localizers.contains_key(language) {
                localizers.insert(language.to_owned(), languages.localizer(language)?);
            }
        }
        let from = delivery.and_then(|delivery| delivery.from.as_ref());
        let sender = |from: &String| match Address::parse_named(from) {
            Ok((name, address)) => Ok(Mailbox::new(name, address.to_mail())),
            Err(_) => Err(ReviewEmailError::From(from.clone())),
        };
        let from = from.map(sender).transpose()?;
        let links = DeliveryLinks::new(delivery, key, workspace.config.fiscal_year_starts);
        if carry == Carry::Linked && links.deck_base().is_none() {
            return Err(ReviewEmailError::NoBase);
        }
        Ok(Self { workspace, templates, localizers, languages, links, from, carry })
    }

    /// Writes the message that brings `deck` to its row's contact.
    pub fn write(
        &self,
        row: &ManifestRow,
        deck: &[u8],
        purpose: Purpose,
        at: DateTime<Utc>,
    ) -> Result<ReviewEmail, ReviewEmailError> {
        let link = (self.carry == Carry::Linked).then(|| self.links.deck(row)).flatten();
        let token = self.links.reply_token(row)?;
        let unsubscribe_mail = self.links.unsubscribe_mail();
        // A page knows one reader. Of several, a message says by its sender who asks.
        let is_one = row.recipients().nth(1).is_none() || unsubscribe_mail.is_none();
        let unsubscribe = self.links.unsubscribe_page(&row.contact_email).filter(|_| is_one);
        let shown_unsubscribe = unsubscribe.clone().or_else(|| unsubscribe_mail.map(|to| format!("mailto:{to}")));
        // A build may have replaced the row, so it may be in a language that `new` did not see.
        let other;
        let localizer = match self.localizers.get(&row.language) {
            Some(localizer) => localizer,
            None => {
                other = self.languages.localizer(&row.language)?;
                &other
            }
        };
        let mut account = AccountFacts::new(row, self.workspace, localizer)?;
        let attachment = mail_headers::attached_name(&row.name, &row.period);
        account.attachment.clone_from(&attachment);
        let facts = EmailFacts {
            account,
            link: link.as_deref(),
            picture: "page",
            unsubscribe: shown_unsubscribe.as_deref(),
            reference: self
                .links
                .is_signed()
                .then(|| localizer.say(&Say::new("mail-reference").with("token", token.as_str()))),
            rows: &row.rows,
            words: self.words(row, localizer)?,
        };
        let facts = Value::from(Serde(&facts));
        let part = |part| self.templates.fill(part, &localizer.language, &facts);
        let (subject, text, html) = (part("subject.txt")?, part("body.txt")?, part("body.html")?);
        let place = match self.picture() {
            MailPicture::Glance => 1,
            MailPicture::Cover => 0,
        };
        let picture = raster::page(deck, place, PICTURE_WIDTH)?;

        let to = mailbox(&row.contact_name, &row.contact_email)?;
        let from = match &self.from {
            Some(from) => from.clone(),
            None => mailbox(&row.csm_name, &row.csm_email)?,
        };
        let id = format!("{token}@{}", from.email.domain());
        let boundary = |number: u8| format!("qd-{number}-{}", &token[..24.min(token.len())]);
        let pdf = ContentType::parse("application/pdf").expect("a media type");
        let png = ContentType::parse("image/png").expect("a media type");
        let related = MultiPart::related()
            .boundary(boundary(3))
            .singlepart(SinglePart::html(crlf(&html)))
            .singlepart(Attachment::new_inline("page".to_owned()).body(picture, png));
        let alternative = MultiPart::alternative()
            .boundary(boundary(2))
            .singlepart(SinglePart::plain(crlf(text.trim_end())))
            .multipart(related);
        let mut mixed = MultiPart::mixed().boundary(boundary(1)).multipart(alternative);
        if self.carry == Carry::Attached {
            mixed = mixed.singlepart(Attachment::new(attachment).body(deck.to_vec(), pdf));
        }
        let mut builder = Message::builder()
            .from(from.clone())
            .to(to.clone())
            .subject(one_line(&subject))
            .date(at.into())
            .message_id(Some(format!("<{id}>")));
        let (also, copies) = (mailboxes(&row.contact_also)?, mailboxes(&row.contact_cc)?);
        // Replies go to the account's CSM, not to a shared sender.
        let answers_to = match row.reply_to.is_empty() {
            true => self.from.as_ref().map(|_| mailbox(&row.csm_name, &row.csm_email)).transpose()?,
            false => Some(mailbox("", &row.reply_to)?),
        };
        if let Some(answers_to) = &answers_to {
            builder = builder.reply_to(answers_to.clone());
        }
        let mut message = builder.multipart(mixed)?;
        message.headers_mut().insert_raw(mail_headers::mailboxes("From", std::slice::from_ref(&from)));
        let everybody: Vec<Mailbox> = std::iter::once(&to).chain(&also).cloned().collect();
        message.headers_mut().insert_raw(mail_headers::mailboxes("To", &everybody));
        if !copies.is_empty() {
            message.headers_mut().insert_raw(mail_headers::mailboxes("Cc", &copies));
        }
        if let Some(answers_to) = answers_to {
            message.headers_mut().insert_raw(mail_headers::mailboxes("Reply-To", &[answers_to]));
        }
        message.headers_mut().insert_raw(mail_headers::subject(&one_line(&subject)));
        let mut header = |name: &'static str, value: String| {
            let name = HeaderName::new_from_ascii_str(name);
            message.headers_mut().insert_raw(HeaderValue::new(name, value));
        };
        header("Content-Language", localizer.language.clone());
        match purpose {
            Purpose::Draft => header("X-Unsent", "1".into()),
            Purpose::Sending => {
                let targets =
                    [unsubscribe_mail.map(|to| format!("<mailto:{to}>")), unsubscribe.map(|page| format!("<{page}>"))];
                let has_page = targets[1].is_some();
                let targets: Vec<String> = targets.into_iter().flatten().collect();
                if !targets.is_empty() {
                    header("List-Unsubscribe", targets.join(", "));
                }
                if has_page {
                    header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into());
                }
            }
        }
        let others = also.into_iter().chain(copies).map(|one| one.email).collect();
        Ok(ReviewEmail { to: to.email, others, from: from.email, id, bytes: message.formatted() })
    }

    fn words(&self, row: &ManifestRow, localizer: &Localizer) -> Result<EmailWords, ReviewEmailError> {
        let period = Period::parse(&row.period, self.workspace.config.fiscal_year_starts)?;
        let called = greeted(&row.contact_name);
        let say = |id| {
            let message = Say::new(id)
                .with("account", row.name.as_str())
                .with("quarter", period)
                .with("pages", row.pages.unwrap_or_default())
                .with("headline", row.headline.as_str())
                .with("contact", called);
            localizer.say(&message)
        };
        Ok(EmailWords {
            subject: say("mail-subject"),
            greeting: say(if called.is_empty() { "mail-greeting-all" } else { "mail-greeting" }),
            opening: say("mail-opening"),
            pages: say(if self.carry == Carry::Linked { "mail-linked" } else { "mail-attached" }),
            open: say("mail-open"),
            live: say("mail-live"),
            person: say("mail-person"),
            closing: say("mail-closing"),
            picture: say(match self.picture() {
                MailPicture::Glance => "mail-picture-glance",
                MailPicture::Cover => "mail-picture",
            }),
            unsubscribe: say("mail-unsubscribe"),
        })
    }

    /// The page that is shown.
    fn picture(&self) -> MailPicture {
        self.workspace.config.delivery.as_ref().map(|delivery| delivery.picture).unwrap_or_default()
    }
}

/// A person's mailbox, with the name on one line.
fn mailbox(name: &str, address: &str) -> Result<Mailbox, ReviewEmailError> {
    let failed = |source| ReviewEmailError::Address { address: address.to_owned(), source };
    let name = tidy(name).filter(|name| !greeted(name).is_empty()).map(|name| name.into_owned());
    Ok(Mailbox::new(name, Address::parse(address).map_err(failed)?.to_mail()))
}

/// The mailboxes of addresses without names.
fn mailboxes(addresses: &[String]) -> Result<Vec<Mailbox>, ReviewEmailError> {
    addresses.iter().map(|address| mailbox("", address)).collect()
}

/// Text with CRLF line ends.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}
