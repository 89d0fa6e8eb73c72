//! `quarterdeck responses stops`: who gets no more messages, because they asked for it or their mailbox refused one for good.

use std::io::Write as _;
use std::path::PathBuf;

use chrono::Utc;
use clap::{Args, ValueHint};
use serde_json::json;

use crate::base::address::Address;
use crate::cli::arguments::built::Built;
use crate::cli::arguments::user::decider;
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::not_sent::note_unproven_stops;
use crate::cli::output::print::{counted, one_line, said, warned};
use crate::delivery::suppression::stopped::{StopCause, StopEntry, StopLog, Stopped};

const EXAMPLES: &str = "\
Examples:
  quarterdeck responses stops                                      who gets no more messages
  quarterdeck responses stops --stop ada@acme.example --by \"Sam\"   somebody asked for it on the telephone
  quarterdeck responses stops --resume ada@acme.example --by \"Sam\" it was no such request, or they want them again

What stands here counts at once, for drafts, lists, sending and published decks, however the address is written elsewhere. It is kept \
in the workspace, in .quarterdeck/stopped.jsonl, beside the lists of `delivery.suppress`, which nothing here changes.

Exit status: 0 done, 1 the run failed, 2 usage or configuration.";

/// List who gets no more messages, add somebody, or take somebody back
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Stops {
    /// The workspace
    #[arg(long, short, value_name = "DIR", default_value = ".", value_hint = ValueHint::AnyPath)]
    workspace: PathBuf,
    /// This address gets no more messages; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    stop: Vec<String>,
    /// This address gets messages again; may be repeated
    #[arg(long, value_name = "ADDRESS")]
    resume: Vec<String>,
    /// Who decides [default: the user of this machine]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Stops {
    fn run(self) -> Result<u8, Failure> {
        let built = Built { out: PathBuf::new(), workspace: self.workspace };
        let workspace = built.workspace()?;
        let key = built.key(&workspace)?;
        let failed = |error: anyhow::Error| Failure::Run(error);
        let (stop, resume) = (addresses(&self.stop)?, addresses(&self.resume)?);
        if !stop.is_empty() || !resume.is_empty() {
            let by = decider(self.by, "who decides?")?;
            let mut log = StopLog::open(&workspace.state(), &key).map_err(|e| failed(e.into()))?;
            for address in stop {
                let (address, by) = (address.to_string(), by.clone());
                let entry = StopEntry { at: Utc::now(), address, cause: StopCause::Person, by, message: String::new() };
                log.stop(entry).map_err(|e| failed(e.into()))?;
            }
            for address in resume {
                let Some(before) = log.take_back(&address, &by, Utc::now()).map_err(|e| failed(e.into()))? else {
                    let message = format!(
                        "{address} is not among those who get no more; a list of `delivery.suppress` is changed by hand"
                    );
                    return Err(failed(anyhow::Error::msg(message)));
                };
                writeln!(warned(), "note: taken back: {}", one_line(&line(&before), 300))?;
            }
        }
        let stopped = Stopped::load(&workspace.state(), &key).map_err(|e| failed(e.into()))?;
        note_unproven_stops(&stopped)?;
        let mut out = said();
        if self.json {
            writeln!(out, "{:#}", json!(stopped.all().collect::<Vec<_>>()))?;
        } else {
            writeln!(out, "{} without messages.", counted(stopped.all().count() as u64, "reader"))?;
            for entry in stopped.all() {
                writeln!(out, "  {}", one_line(&line(entry), 300))?;
            }
        }
        out.flush()?;
        Ok(0)
    }
}

/// `ada@x.example: asked for it on 2026-10-05`
fn line(entry: &StopEntry) -> String {
    let StopEntry { at, address, cause, by, .. } = entry;
    let day = at.date_naive();
    match cause {
        StopCause::Message if by != address => format!("{address}: {by} asked for it on {day}, answering its message"),
        StopCause::Message | StopCause::TakenBack => format!("{address}: asked for it on {day}"),
        StopCause::Link => format!("{address}: asked for it on {day}, by the link"),
        StopCause::Person => format!("{address}: put down by {by} on {day}"),
        StopCause::Bounced => format!("{address}: its mailbox refused a message for good, as was read on {day}"),
    }
}

fn addresses(texts: &[String]) -> Result<Vec<Address>, Failure> {
    let parse = |text: &String| {
        Address::parse(text)
            .map_err(|why| Failure::Configuration(anyhow::Error::msg(format!("\"{text}\" is no address: {why}"))))
    };
    texts.iter().map(parse).collect()
}
