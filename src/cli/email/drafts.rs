//! `quarterdeck email drafts`: writes a message for each account, for a person to open and send.

use std::io::Write as _;

use chrono::Utc;
use clap::Args;
use serde_json::json;

use crate::cli::arguments::accounts::BuiltAccounts;
use crate::cli::arguments::built::{BaseUrl, Built, On};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::not_sent::{large_decks, note_suppression, without};
use crate::cli::output::print::{counted, said, size};
use crate::cli::output::status_bar::StatusBar;
use crate::delivery::drafts::{FOLDER, draft};
use crate::delivery::message::{Carry, EmailWriter};
use crate::delivery::outbox::OutboxPolicy;
use crate::delivery::selection::chosen;
use crate::delivery::suppression::lists::Suppression;
use crate::delivery::suppression::stopped::Stopped;
use crate::pipeline::options::Progress;

const EXAMPLES: &str = "\
Examples:
  quarterdeck email drafts                          drafts of the decks in out/, into out/drafts/
  quarterdeck email drafts decks/2026-Q3 --workspace acme-reviews
  quarterdeck email drafts --csm sam@vendor.example   of this CSM's accounts alone; other drafts stay
  quarterdeck email drafts --link                   a link to the published deck instead of the deck itself

A draft comes from the account's CSM and opens in a mail client as a message that is not yet sent. Subject, text and HTML are \
those of the deck's language, or templates of the workspace's own: email/subject.txt, email/body.txt, email/body.html, and \
email/de/… for one language. Accounts without a deck or a contact are listed.

Exit status: 0 all accounted for, 1 the run failed, 2 usage or configuration.";

/// Write a draft for each account with a deck and a contact's address
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Drafts {
    #[command(flatten)]
    built: Built,
    #[command(flatten)]
    site: BaseUrl,
    #[command(flatten)]
    accounts: BuiltAccounts,
    /// Link to the published deck instead of attaching it
    #[arg(long)]
    link: bool,
    #[command(flatten)]
    on: On,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
    /// Print what was done as JSON
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
}

impl Run for Drafts {
    fn run(self) -> Result<u8, Failure> {
        let failed = |error: anyhow::Error| Failure::Run(error);
        let wrong = |error: anyhow::Error| Failure::Configuration(error);
        let workspace = self.site.of(self.built.workspace()?)?;
        let key = workspace.make_key().map_err(|e| failed(e.into()))?;
        let (outbox, decided) = (self.built.outbox(&workspace)?, self.built.decided(&workspace)?);
        let lists = workspace.config.delivery.as_ref().map_or(&[][..], |delivery| &delivery.suppress.0);
        let mut suppression = Suppression::load(&workspace.root, lists).map_err(|e| wrong(e.into()))?;
        if let Some(key) = &key {
            suppression = suppression.with(Stopped::load(&workspace.state(), key).map_err(|e| failed(e.into()))?);
        }
        if !self.quiet {
            note_suppression(&suppression)?;
        }
        let carry = if self.link { Carry::Linked } else { Carry::Attached };
        let languages = outbox.rows().iter().filter(|row| !row.language.is_empty()).map(|row| row.language.as_str());
        let writer = EmailWriter::new(&workspace, key.as_deref(), languages, carry).map_err(|e| wrong(e.into()))?;

        let day = Some(self.on.day(&workspace));
        let only = chosen(&self.accounts.selection(), outbox.rows())?;
        let policy = OutboxPolicy {
            decided: &decided,
            day,
            suppression: Some(&suppression),
            approvals: None,
            only: only.as_ref(),
        };
        let bar = StatusBar::new(!self.quiet && !self.json);
        let going = outbox.partition(&policy).0;
        bar.show(Progress::Decks(going.len()));
        let drafted =
            draft(&outbox, &policy, &writer, Utc::now(), &|| bar.show(Progress::One)).map_err(|e| failed(e.into()))?;
        drop(bar);

        let mut out = said();
        if self.json {
            let result = json!({"drafts": drafted.files, "bytes": drafted.bytes, "without": drafted.withheld, "removed": drafted.removed});
            writeln!(out, "{result:#}")?;
        } else if !self.quiet {
            let folder = self.built.out.join(FOLDER);
            let drafts = counted(drafted.files.len() as u64, "draft");
            writeln!(out, "{drafts} in {}, {}.", folder.display(), size(drafted.bytes as usize))?;
            out.write_all(large_decks(going).as_bytes())?;
            out.write_all(without(&drafted.withheld, "a draft").as_bytes())?;
        }
        out.flush()?;
        Ok(0)
    }
}
