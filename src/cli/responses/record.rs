//! `quarterdeck responses record`: records who responded, by a token or by the replies of a mailbox.

use std::collections::BTreeMap;
use std::io;
use std::io::Write as _;
use std::path::PathBuf;

use chrono::{NaiveDate, Utc};
use clap::{Args, ValueHint};
use serde_json::json;

use crate::base::count::count;
use crate::base::signing::token::Token;
use crate::cli::arguments::built::Built;
use crate::cli::arguments::input::{day, today};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::{counted, one_line, printable, said, warned};
use crate::config::workspace::Workspace;
use crate::delivery::outbox::Outbox;
use crate::delivery::responses::decks::Decks;
use crate::delivery::responses::log::{Hand, KnownBy};
use crate::delivery::responses::outcome::{Mail, Recorded};
use crate::delivery::responses::record::{Recorder, RecordingTime};
use crate::locale::languages::Languages;
use crate::store::claims;
use crate::store::claims::{ClaimsFile, DeckClaims};
use crate::store::folder_contents::Contents;

const EXAMPLES: &str = "\
Examples:
  quarterdeck responses record AX3b…                     a token, or the whole link that bears it
  quarterdeck responses record --mailbox replies.mbox
  quarterdeck responses record https://reviews.example/stop/k3J…   the link to unsubscribe that somebody used
  quarterdeck responses record AX3b… --out decks/2026-Q3 --workspace acme-reviews

A token stands in the deck's links and in what readers send. Replies are known by the message they answer, by a token in their \
text or subject, or, without one, by a sender who is the contact of just one account; anybody can write any sender, so that is noted. \
Automatic answers, delivery reports and your own team's messages raise nothing. Whoever asks for no more messages, in a message or \
by the link to unsubscribe, gets none from then on, nor does a mailbox that refused one for good; `responses stops` lists them. One account's \
interest in one topic from one slide is recorded once, however often it is said.

Exit status: 0 recorded, now or before, 1 the token is forged, altered, expired or of another quarter, or the run failed, 2 usage or \
configuration.";

/// How many entries of a list are printed.
const LISTED: usize = 20;

/// Record who responded, about what and from which slide
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Record {
    /// The token, or a link or text that bears it
    #[arg(required_unless_present = "mailbox", conflicts_with = "mailbox")]
    token: Option<String>,
    /// Read the replies of this mailbox (mbox)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    mailbox: Option<PathBuf>,
    /// The output folder of the build that made the decks
    #[arg(long, value_name = "DIR", default_value = "out", value_hint = ValueHint::DirPath)]
    out: PathBuf,
    /// The workspace that the folder was built from
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    /// Judge expiry as of this day [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<NaiveDate>,
    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Record {
    fn run(self) -> Result<u8, Failure> {
        let failed = |error: anyhow::Error| Failure::Run(error);
        let built = Built { out: self.out, workspace: self.workspace };
        let workspace = built.workspace()?;
        let key = built.key(&workspace)?;
        let outbox = built.outbox(&workspace)?;
        let claims = claims_of(&built, &workspace, &outbox)?;
        let languages = Languages::load(&workspace.root).map_err(|e| failed(e.into()))?;
        let decks = Decks::new(&outbox, claims, (&workspace, &languages), &key);
        let mut recorder = Recorder::open(&workspace.state(), &key).map_err(|e| failed(e.into()))?;
        let time = RecordingTime { today: self.on.unwrap_or_else(today), now: Utc::now() };
        if let Some(mailbox) = &self.mailbox {
            let mail = recorder.mailbox(mailbox, &decks, time).map_err(|e| failed(e.into()))?;
            tell_mail(&mail, self.json)?;
            return Ok(0);
        }
        // A link that begins a message has its token behind an encoded blank.
        let text = self.token.unwrap_or_default().replace("%20", " ");
        let token = match Token::all_in(&text)[..] {
            [token] => token,
            _ => text.trim(),
        };
        if let Some(reader) = recorder.link(&text, &decks, time).map_err(|e| failed(e.into()))? {
            tell_stop(reader, self.json)?;
            return Ok(0);
        }
        match recorder.token(token, &decks, time).map_err(|e| failed(e.into()))? {
            Ok(recorded) => tell(&recorded, self.json)?,
            Err(refused) if self.json => {
                writeln!(said(), "{:#}", json!({"refused": refused.code(), "reason": refused.to_string()}))?;
                return Ok(1);
            }
            Err(refused) => return Err(failed(refused.into())),
        }
        Ok(0)
    }
}

/// What the decks of a folder claim. The file is verified like the folder.
fn claims_of(built: &Built, workspace: &Workspace, outbox: &Outbox) -> Result<BTreeMap<String, DeckClaims>, Failure> {
    let failed = |error: anyhow::Error| Failure::Run(error);
    let ClaimsFile { by_account: claims, sha256: insights } =
        claims::read(&built.out).map_err(|e| failed(e.into()))?.unwrap_or_default();
    let found = Contents { manifest: outbox.sha256().to_owned(), insights };
    let proof = built.prover(workspace)?.prove(&built.out, &found, Some(outbox.rows()));
    if let Some(note) = proof.map_err(|e| failed(e.into()))?.and_then(|proof| proof.note(&built.out)) {
        writeln!(warned(), "note: {}", printable(&note))?;
    }
    Ok(claims)
}

/// `Acme Ltd (a-1): "Turn on budgets", slide features`
fn line(hand: &Hand) -> String {
    let slide = if hand.slide.is_empty() { String::new() } else { format!(", slide {}", hand.slide) };
    let by = if hand.known_by == KnownBy::Address { ", known by the sender's address alone" } else { "" };
    one_line(&format!("{:>4}  {} ({}): {}{slide}{by}", hand.id, hand.account, hand.account_id, hand.about), 300)
}

fn tell(recorded: &Recorded, as_json: bool) -> io::Result<()> {
    let mut out = said();
    match recorded {
        Recorded::New(hand) if as_json => writeln!(out, "{:#}", json!({"new": hand}))?,
        Recorded::Before(hand, done) if as_json => writeln!(out, "{:#}", json!({"before": hand, "done": done}))?,
        Recorded::New(hand) => writeln!(out, "Recorded:\n{}", line(hand))?,
        Recorded::Before(hand, done) => {
            let closed = done.as_ref().map(|done| format!("; {} closed it on {}", done.by, done.at.date_naive()));
            let closed = printable(&closed.unwrap_or_default());
            writeln!(out, "This response was recorded before, on {}{closed}:\n{}", hand.at.date_naive(), line(hand))?;
        }
    }
    out.flush()
}

fn tell_stop(reader: &str, as_json: bool) -> io::Result<()> {
    let mut out = said();
    match as_json {
        true => writeln!(out, "{:#}", json!({"stop": [reader]}))?,
        false => {
            writeln!(out, "{} gets no more messages. `responses stops --resume` takes it back.", printable(reader))?
        }
    }
    out.flush()
}

fn tell_mail(mail: &Mail, as_json: bool) -> io::Result<()> {
    let mut out = said();
    if as_json {
        let result = json!({
            "messages": mail.messages, "new": mail.new, "before": mail.before, "stop": mail.stop, "bounced": mail.bounced,
            "passed": mail.passed,
        });
        writeln!(out, "{result:#}")?;
        return out.flush();
    }
    let messages = counted(mail.messages as u64, "message");
    let (new, before) = (counted(mail.new.len() as u64, "response"), count(mail.before.len() as u64));
    writeln!(out, "{messages}: {new} recorded, {before} recorded before.")?;
    listed(&mut out, mail.new.iter().map(line))?;
    if !mail.stop.is_empty() {
        let people = counted(mail.stop.len() as u64, "reader");
        writeln!(
            out,
            "{people} asked for no more messages and get none from now on; `responses stops --resume` takes one back:"
        )?;
        listed(&mut out, mail.stop.iter().map(|address| format!("  {}", one_line(address, 300))))?;
    }
    if !mail.bounced.is_empty() {
        let (count, verb) = (mail.bounced.len(), if mail.bounced.len() == 1 { "gets" } else { "get" });
        let word = if count == 1 { "mailbox" } else { "mailboxes" };
        writeln!(out, "{count} {word} refused a message for good and {verb} none until another is named:")?;
        let bounced = mail.bounced.iter();
        listed(
            &mut out,
            bounced.map(|one| format!("  {}", one_line(&format!("{}: {}", one.account_id, one.address), 300))),
        )?;
    }
    if !mail.passed.is_empty() {
        writeln!(out, "{} passed over:", counted(mail.passed.len() as u64, "message"))?;
        let passed = mail.passed.iter().map(|passed| {
            one_line(&format!("  {}, \"{}\": {}", passed.from, one_line(&passed.subject, 80), passed.reason), 300)
        });
        listed(&mut out, passed)?;
    }
    out.flush()
}

fn listed(out: &mut impl io::Write, mut lines: impl ExactSizeIterator<Item = String>) -> io::Result<()> {
    let count = lines.len();
    for line in lines.by_ref().take(LISTED) {
        writeln!(out, "{line}")?;
    }
    if count > LISTED {
        writeln!(out, "  … and {} more; --json lists them all", count - LISTED)?;
    }
    Ok(())
}
