//! `quarterdeck email send`: sends approved decks to their contacts, each exactly once.

use std::io;
use std::io::Write as _;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use clap::{Args, ValueHint};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;

use crate::base::address::Address;
use crate::cli::arguments::accounts::BuiltAccounts;
use crate::cli::arguments::built::{BaseUrl, Built, On};
use crate::cli::command::Run;
use crate::cli::failure::{Failure, STOPPED};
use crate::cli::interrupt;
use crate::cli::output::not_sent::{large_decks, listed, note_suppression, withheld, without};
use crate::cli::output::print::{counted, said, size, time, warned};
use crate::config::qbr::delivery::Delivery;
use crate::config::workspace::Workspace;
use crate::delivery::message::{Carry, EmailWriter};
use crate::delivery::not_sent::NotSent;
use crate::delivery::outbox::Outbox;
use crate::delivery::recipient::is_large;
use crate::delivery::send::credentials;
use crate::delivery::send::credentials::Credentials;
use crate::delivery::send::ledger::{Ledger, SentRecord};
use crate::delivery::send::pace::Pace;
use crate::delivery::send::report::{SendOutcome, SendPlan, SendProgress, SendReport};
use crate::delivery::send::run::{due, send};
use crate::delivery::send::smtp::Server;
use crate::delivery::suppression::lists::Suppression;
use crate::store::manifest_row::ManifestRow;

const EXAMPLES: &str = "\
Examples:
  quarterdeck email send out                            a dry run: who would get what, how large it is, how long it takes
  quarterdeck email send out --to me@vendor.example --limit 3 --send      a trial: three of them to yourself
  quarterdeck email send out --send
  quarterdeck email send out --account a-1042 --send    to this account's contact alone
  quarterdeck email send out --send --link              a link to the published deck instead of the deck itself

Only decks that were approved as they are go out (`quarterdeck approve`), to the contact they were approved for, and only while \
their data is fresh. Nobody gets a message twice: what was sent is recorded in the workspace, in .quarterdeck/sent.jsonl. A run \
that was stopped, by Ctrl-C or by anything else, goes on where it was when the same command is given again. Where a connection \
breaks just as the server should answer, nobody can tell whether it took the message: that is reported, and the message is not \
sent again (`quarterdeck email sent` lists these, and lets you say what became of them).

The server stands in qbr.yaml under `delivery.smtp`. The login comes from QUARTERDECK_SMTP_USER and QUARTERDECK_SMTP_PASSWORD, or \
from a file outside the workspace, with the lines `user: NAME` and `password: PASSWORD`.

Exit status: 0 every message went out, 1 the run failed, 2 usage or configuration, 3 some messages did not go out, 130 stopped by \
Ctrl-C.";

/// The exit status if some messages did not go out.
const NOT_ALL: u8 = 3;

/// The approximate size of a message without its deck, in bytes: the picture and the text, encoded.
const AROUND: usize = 130_000;

/// Send approved decks to their contacts, each once; a dry run unless --send is given
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Send {
    #[command(flatten)]
    built: Built,
    #[command(flatten)]
    site: BaseUrl,
    #[command(flatten)]
    accounts: BuiltAccounts,
    /// Send; without it nothing leaves
    #[arg(long)]
    send: bool,
    /// Send everything to this address instead: a trial, of which nothing is recorded
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// At most this many messages
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Link to the published deck instead of attaching it
    #[arg(long)]
    link: bool,
    /// A file with the login, outside the workspace [default: the environment]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    credentials: Option<PathBuf>,
    /// How often a message is tried that the server refuses for now
    #[arg(long, value_name = "N", default_value_t = NonZeroU32::new(4).expect("it is not zero"))]
    tries: NonZeroU32,
    /// The pause before the second try; it doubles with each
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    pause: f64,
    #[command(flatten)]
    on: On,
    /// Print what was done as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Send {
    fn run(self) -> Result<u8, Failure> {
        let workspace = self.site.of(self.built.workspace()?)?;
        let key = self.built.key(&workspace)?;
        let delivery = workspace.config.delivery.as_ref().expect("a workspace with a key has the section");
        let watch = self.built.watch(&workspace, &key, self.on.day(&workspace), &self.accounts)?;
        let outbox = Arc::clone(watch.outbox());
        note_suppression(watch.suppression())?;
        let trial = self.trial(&outbox, watch.suppression())?;

        // Whoever records nothing may look while another one sends.
        let (state, records) = (workspace.state(), self.send && self.to.is_none());
        let ledger = records.then(|| Ledger::open(&state, &key)).transpose();
        let mut ledger = ledger.map_err(|error| Failure::Run(error.into()))?;
        let looked_up = if records {
            SentRecord::default()
        } else {
            SentRecord::load(&state, &key).map_err(|e| Failure::Run(e.into()))?
        };
        let sent = ledger.as_ref().map_or(&looked_up, Ledger::record);
        note_ahead(sent)?;
        // A trial goes to its own sender, so what was not approved yet can be looked at.
        let policy = if trial.is_some() { watch.trial_policy() } else { watch.policy() };
        let (going, mut stays) = outbox.partition(&policy);
        let (mut rows, settled) = if self.to.is_some() { (going, Vec::new()) } else { due(going, sent) };
        stays.extend(settled);
        stays.sort_by(|a, b| a.account_id.cmp(&b.account_id));
        let more = rows.len().saturating_sub(self.limit.unwrap_or(usize::MAX));
        rows.truncate(self.limit.unwrap_or(usize::MAX));

        let pace = Pace {
            per_minute: delivery.per_minute,
            per_day: delivery.per_day,
            tries: self.tries.get(),
            pause: Duration::from_secs_f64(self.pause),
        };
        let forecast = self.forecast(&rows, &pace);
        if !self.send {
            // A dry run verifies every deck too.
            rows.iter().try_for_each(|row| outbox.deck(row).map(drop)).map_err(|error| Failure::Run(error.into()))?;
            return self.tell_forecast(&forecast, &rows, &stays);
        }
        if !self.json {
            writeln!(warned(), "{forecast}")?;
        }
        let server = self.server(&workspace, delivery)?;
        let carry = if self.link { Carry::Linked } else { Carry::Attached };
        let languages = rows.iter().map(|row| row.language.as_str());
        let writer = EmailWriter::new(&workspace, Some(&key), languages, carry);
        let writer = writer.map_err(|error| Failure::Configuration(error.into()))?;
        let stop = interrupt::watch()?;
        let bar = bar(rows.len(), !self.json);
        let mut plan = SendPlan { watch, writer: &writer, server: &server, pace, trial };
        let show = |progress| match progress {
            SendProgress::One => {
                bar.set_message("");
                bar.inc(1);
            }
            SendProgress::Waiting(left) => bar.set_message(format!("waiting {}", time(left))),
        };
        let sent = send(&mut plan, &rows, ledger.as_mut(), &show, stop);
        bar.finish_and_clear();
        let report = sent.map_err(|error| Failure::Run(error.into()))?;
        self.tell(&report, &stays, more)
    }
}

impl Send {
    /// The recipient of a trial, who must not be a customer, in whatever spelling.
    fn trial(&self, outbox: &Outbox, suppression: &Suppression) -> Result<Option<Address>, Failure> {
        let Some(to) = &self.to else { return Ok(None) };
        let wrong = |message: String| Err(Failure::Configuration(anyhow::Error::msg(message)));
        let Ok(address) = Address::parse(to) else {
            return wrong(format!("--to takes an address, and \"{to}\" is none"));
        };
        let owner = address.owner();
        let is_contact =
            |row: &&ManifestRow| row.recipients().any(|to| Address::parse(to).is_ok_and(|to| to.owner() == owner));
        if let Some(row) = outbox.rows().iter().find(is_contact) {
            let account = &row.account_id;
            return wrong(format!("{to} is the contact of {account}: a trial would show it other accounts' decks"));
        }
        if suppression.holds(&address) {
            return wrong(format!("{to} is on the suppression list"));
        }
        Ok(Some(address))
    }

    fn server(&self, workspace: &Workspace, delivery: &Delivery) -> Result<Server, Failure> {
        let wrong = |error: anyhow::Error| Failure::Configuration(error);
        let missing = || anyhow::Error::msg("qbr.yaml names no mail server; say `delivery.smtp.host`");
        let smtp = delivery.smtp.as_ref().ok_or_else(|| wrong(missing()))?;
        let credentials = match &self.credentials {
            Some(path) => {
                Some(Credentials::load(path, &[&workspace.root, &self.built.out]).map_err(|e| wrong(e.into()))?)
            }
            None => {
                let variable = |name| std::env::var(name).ok();
                Credentials::of_environment(variable(credentials::USER), variable(credentials::PASSWORD))
                    .map_err(|e| wrong(e.into()))?
            }
        };
        Server::new(smtp, &workspace.root, credentials).map_err(|e| wrong(e.into()))
    }

    /// The expected number of messages, their size, and the time to send them.
    fn forecast(&self, rows: &[&ManifestRow], pace: &Pace) -> String {
        let bytes: usize = rows.iter().map(|row| self.attached(row) + AROUND).sum();
        let messages = counted(rows.len() as u64, "message");
        let to = self.to.as_ref().map(|to| format!(", all to {to}")).unwrap_or_default();
        format!("{messages}{to}, about {} in all, in about {}", size(bytes), time(pace.expected(rows.len())))
    }

    /// Who would get what: a line for each message, as many as are listed.
    fn recipients(&self, rows: &[&ManifestRow]) -> String {
        let line = |row: &&ManifestRow| {
            let (to, bytes) = (self.to.as_ref().unwrap_or(&row.contact_email), size(self.attached(row) + AROUND));
            format!("{} ({}) to {to}: {}, about {bytes}", row.name, row.account_id, row.file)
        };
        listed(rows.iter().map(line))
    }

    /// The size of a deck in its message, in bytes.
    fn attached(&self, row: &ManifestRow) -> usize {
        if self.link { 0 } else { row.bytes.unwrap_or_default() * 137 / 100 }
    }

    fn tell_forecast(&self, forecast: &str, rows: &[&ManifestRow], stays: &[NotSent]) -> Result<u8, Failure> {
        let mut out = said();
        if self.json {
            let to = |row: &&ManifestRow| {
                let to = self.to.as_ref().unwrap_or(&row.contact_email);
                json!({"account_id": row.account_id, "to": to, "file": row.file})
            };
            let large: Vec<_> = rows.iter().filter(|row| is_large(row)).map(|row| &row.account_id).collect();
            let result = json!({"sent": false, "messages": rows.iter().map(to).collect::<Vec<_>>(), "large": large, "without": stays});
            writeln!(out, "{result:#}")?;
        } else {
            writeln!(out, "A dry run: {forecast}. Nothing was sent; --send sends.")?;
            out.write_all(self.recipients(rows).as_bytes())?;
            out.write_all(large_decks(rows.iter().copied()).as_bytes())?;
            out.write_all(without(stays, "a message").as_bytes())?;
        }
        out.flush()?;
        Ok(0)
    }

    fn tell(&self, report: &SendReport, stays: &[NotSent], more: usize) -> Result<u8, Failure> {
        let SendReport { outcome, taken, refused, deferred, unknown, withheld: lost, left } = report;
        let mut out = said();
        if self.json {
            let ended = match outcome {
                SendOutcome::Done => "done",
                SendOutcome::Stopped => "stopped",
                SendOutcome::DayIsFull => "day_is_full",
            };
            let result = json!({
                "sent": true, "ended": ended, "taken": taken, "refused": refused, "deferred": deferred, "unknown": unknown,
                "kept": lost, "left": left + more, "without": stays, "trial": self.to,
            });
            writeln!(out, "{result:#}")?;
        } else {
            writeln!(out, "{} sent.", counted(taken.len() as u64, "message"))?;
            let groups = [
                (refused, "refused for good"),
                (deferred, "not sent; the same command tries again"),
                (unknown, "that may have been sent or not: ask the recipient, or look at the server's log"),
                (lost, "that may not go any more"),
            ];
            for (group, what) in groups.into_iter().filter(|(group, _)| !group.is_empty()) {
                writeln!(out, "{} {what}:", counted(group.len() as u64, "message"))?;
                out.write_all(withheld(group).as_bytes())?;
            }
            match outcome {
                SendOutcome::Done => {}
                SendOutcome::Stopped => {
                    writeln!(out, "Stopped; {left} were not tried. The same command goes on with them.")?
                }
                SendOutcome::DayIsFull => writeln!(
                    out,
                    "As many as `delivery.per_day` allows went out within a day; {left} are left. The same command goes on with them."
                )?,
            }
            out.write_all(without(stays, "a message").as_bytes())?;
        }
        out.flush()?;
        let all = *left == 0 && [refused, deferred, unknown, lost].iter().all(|group| group.is_empty());
        Ok(match outcome {
            SendOutcome::Stopped => STOPPED,
            _ if all => 0,
            _ => NOT_ALL,
        })
    }
}

/// Says that a clock was ahead when messages went out.
fn note_ahead(sent: &SentRecord) -> io::Result<()> {
    let messages = match sent.ahead(Utc::now()) {
        0 => return Ok(()),
        messages => counted(messages as u64, "message"),
    };
    writeln!(
        warned(),
        "note: a clock was ahead of now when {messages} went out, or is behind now; they are set aside, and do not count for \
         `delivery.per_day`"
    )
}

fn bar(messages: usize, wanted: bool) -> ProgressBar {
    let target = if wanted { ProgressDrawTarget::stderr_with_hz(5) } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(messages as u64), target);
    let style = ProgressStyle::with_template("{bar:32} {human_pos}/{human_len} messages  {eta} left  {msg}");
    bar.with_style(style.expect("the template is sound"))
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: Option<f64> = text.parse().ok().filter(|seconds: &f64| (0.0..=86_400.0).contains(seconds));
    seconds.ok_or_else(|| "expected seconds, from 0 to 86400".to_owned())
}
