//! Records raised hands until somebody has answered.
//!
//! A hand is the interest of one account in one topic, from one slide of one quarter's deck. It is recorded once, however often
//! its link is used or a mailbox is read. A token contains no names: these come from the manifest and from what each deck
//! claims.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};

use crate::base::io::IoError;
use crate::base::signing::key::Key;
use crate::delivery::responses::decks::Decks;
use crate::delivery::responses::error::ResponseError;
use crate::delivery::responses::log::{Hand, Hands, PURPOSE, ResponseEntry, Subject, path};
use crate::delivery::responses::outcome::{Mail, Recorded, TokenRefusal};
use crate::delivery::responses::reply::{Reply, ReplyKind};
use crate::delivery::suppression::stopped::{StopCause, StopEntry, StopLog};
use crate::store::audit_log::AuditLog;
use crate::store::audit_log_error::AuditLogError;

/// When responses are recorded.
#[derive(Debug, Clone, Copy)]
pub struct RecordingTime {
    /// The day on which tokens must not have expired.
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
}

/// The record of raised hands, open for writing.
#[derive(Debug)]
pub struct Recorder<'a> {
    log: AuditLog<'a, ResponseEntry>,
    hands: Hands,
    stops: StopLog<'a>,
}

impl<'a> Recorder<'a> {
    pub fn open(state: &Path, key: &'a Key) -> Result<Self, AuditLogError> {
        let (log, entries) = AuditLog::open(&path(state), PURPOSE, key)?;
        Ok(Self { log, hands: Hands::from_entries(entries), stops: StopLog::open(state, key)? })
    }

    /// Records the hand of a token, unless the token has expired or is not valid.
    pub fn token(
        &mut self,
        text: &str,
        decks: &Decks,
        time: RecordingTime,
    ) -> Result<Result<Recorded, TokenRefusal>, AuditLogError> {
        match decks.subject(text, time.today) {
            Ok(subject) => self.record(&subject, String::new(), time.now).map(Ok),
            Err(refused) => Ok(Err(refused)),
        }
    }

    /// Records the hands of a mailbox's messages.
    pub fn mailbox(&mut self, file: &Path, decks: &Decks, time: RecordingTime) -> Result<Mail, ResponseError> {
        let failed = IoError::at("read the mailbox", file);
        let mut mail = Mail::default();
        for message in crate::delivery::responses::mailbox::open(file).map_err(failed)? {
            let message = message.map_err(failed)?;
            mail.messages += 1;
            match Reply::read(&message, decks.our_lines()) {
                Some(reply) => self.reply((&reply, &message), decks, time, &mut mail)?,
                None => mail.pass(None, "unreadable", "it is no message that can be read".into()),
            }
        }
        Ok(mail)
    }

    fn reply(
        &mut self,
        (reply, bytes): (&Reply, &[u8]),
        decks: &Decks,
        time: RecordingTime,
        mail: &mut Mail,
    ) -> Result<(), ResponseError> {
        let asks = reply.kind == ReplyKind::Stop || decks.is_for_stopping(reply);
        // A list passes on what people write and what programs answer. Only who answers us, or is known, is taken for a person.
        let is_program = reply.through_list && !decks.is_answer(reply) && !(asks && decks.is_contact(&reply.from));
        match reply.kind {
            ReplyKind::Report => return self.report((reply, bytes), decks, time, mail),
            _ if decks.is_own(&reply.from) => {
                mail.pass(Some(reply), "own", "your own team wrote it".into());
                return Ok(());
            }
            // Some providers write for their reader to the address for it.
            ReplyKind::Automatic(mark) if !decks.is_for_stopping(reply) => {
                mail.pass(Some(reply), "automatic", format!("a program wrote it, as {mark} says"));
                return Ok(());
            }
            _ if is_program => {
                let reason = "it came through a mailing list, as Precedence says, and answers no message of yours";
                mail.pass(Some(reply), "automatic", reason.into());
                return Ok(());
            }
            _ if asks => {
                for address in decks.asks_for(reply) {
                    self.stop(&address, (StopCause::Message, &reply.from), bytes, time)?;
                    mail.stop(&address);
                }
                return Ok(());
            }
            ReplyKind::Stop | ReplyKind::Automatic(_) | ReplyKind::Personal => {}
        }
        match decks.subjects(reply, time.today) {
            Ok(subjects) => {
                let written = reply.written.filter(|written| *written <= time.now).unwrap_or(time.now);
                for subject in subjects {
                    match self.record(&subject, reply.from.clone(), written)? {
                        Recorded::New(hand) => mail.new.push(hand),
                        Recorded::Before(hand, _) => mail.before.push(hand),
                    }
                }
            }
            Err((code, reason)) => mail.pass(Some(reply), code, reason),
        }
        Ok(())
    }

    /// A report marks the accounts whose contact it says was refused for good.
    fn report(
        &mut self,
        (report, bytes): (&Reply, &[u8]),
        decks: &Decks,
        time: RecordingTime,
        mail: &mut Mail,
    ) -> Result<(), ResponseError> {
        let bounced = decks.bounced(report);
        if bounced.is_empty() {
            mail.pass(Some(report), "report", "it reports on a delivery".into());
        }
        for bounce in bounced {
            self.stop(&bounce.address, (StopCause::Bounced, &report.from), bytes, time)?;
            if !mail.bounced.contains(&bounce) {
                mail.bounced.push(bounce);
            }
        }
        Ok(())
    }

    /// Records that the reader of a link to unsubscribe gets no more; `None` where the text holds no such link.
    pub fn link<'d>(
        &mut self,
        text: &str,
        decks: &Decks<'d>,
        time: RecordingTime,
    ) -> Result<Option<&'d str>, AuditLogError> {
        let Some(reader) = decks.reader_of(text) else { return Ok(None) };
        self.stop(reader, (StopCause::Link, reader), &[], time)?;
        Ok(Some(reader))
    }

    fn stop(
        &mut self,
        address: &str,
        (cause, by): (StopCause, &str),
        message: &[u8],
        time: RecordingTime,
    ) -> Result<(), AuditLogError> {
        let hash = base16ct::lower::encode_string(&Sha256::digest(message)[..16]);
        let message = if message.is_empty() { String::new() } else { hash };
        self.stops.stop(StopEntry { at: time.now, address: address.to_owned(), cause, by: by.to_owned(), message })
    }

    fn record(&mut self, subject: &Subject, from: String, at: DateTime<Utc>) -> Result<Recorded, AuditLogError> {
        if let Some((hand, done)) = self.hands.existing(subject) {
            return Ok(Recorded::Before(hand.clone(), done.clone()));
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
        self.append(ResponseEntry::Raised(Box::new(hand.clone())))?;
        Ok(Recorded::New(hand))
    }

    /// Records that somebody answered.
    pub fn done(&mut self, id: u64, by: &str, at: DateTime<Utc>) -> Result<Hand, ResponseError> {
        let (hand, done) = self.hands.by_number.get(&id).cloned().ok_or(ResponseError::NoHand(id))?;
        if let Some(done) = done {
            return Err(ResponseError::DoneBefore { id, done });
        }
        self.append(ResponseEntry::Done { id, at, by: by.to_owned() })?;
        Ok(hand)
    }

    fn append(&mut self, entry: ResponseEntry) -> Result<(), AuditLogError> {
        self.log.append(&entry)?;
        self.hands.note(entry);
        Ok(())
    }
}
