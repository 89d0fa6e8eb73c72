//! `quarterdeck show`: explains one account: its figures, the lines that they come from, and its deck.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueHint};
use serde_json::{Value, json};

use crate::account::withheld::Withheld;
use crate::base::finding::{Finding, Location};
use crate::cli::arguments::input::{Input, today};
use crate::cli::command::Run;
use crate::cli::failure::Failure;
use crate::cli::output::print::said;
use crate::cli::output::status_bar::StatusBar;
use crate::cli::show::origin::origin;
use crate::inspect::explanation::{ExplainedClaim, ExplainedSlide};
use crate::inspect::session::SessionOptions;
use crate::inspect::sources::{ExplainedAccount, show};

const EXAMPLES: &str = "\
Examples:
  quarterdeck show C-1005                          of the workspace in this folder
  quarterdeck show harcastle acme-reviews          part of a name will do, and so will a typing mistake
  quarterdeck show C-1005 --out decks/2026-Q3      and what changed since that build
  quarterdeck show C-1005 --json | jq '.facts[] | select(.name == \"invoices.value\").sources'

Facts stand with the lines of the files that they were read from. Sentences stand with the facts that they rest on. Nothing is \
written, and a held account is shown like any other.

Exit status: 0 shown, 1 the data cannot be read, 2 usage or configuration, also where several accounts may be meant.";

/// Say what is known of an account, from which lines, and what its deck says
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    /// The account, by its id, its name or a part of that
    #[arg(value_name = "ACCOUNT")]
    account: String,
    #[command(flatten)]
    input: Input,
    /// The output folder of the last build, for what changed since
    #[arg(long, value_name = "DIR", default_value = "out", value_hint = ValueHint::DirPath)]
    out: PathBuf,
    /// The output folder of the quarter before: the deck says what became of its suggestions
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    previous: Option<PathBuf>,
    /// Print all of it as JSON
    #[arg(long)]
    json: bool,
}

impl Run for Show {
    fn run(self) -> Result<u8, Failure> {
        let (workspace, flags) = self.input.split();
        let options =
            SessionOptions { workspace, flags, account: self.account, loosely: true, previous: self.previous };
        let bar = StatusBar::new(!self.json);
        let shown = show(options, &self.out, today(), &|progress| bar.show(progress))?;
        drop(bar);
        let mut out = said();
        if self.json {
            writeln!(out, "{:#}", whole(&shown))?;
        } else {
            out.write_all(crate::cli::show::text::page(&shown, &self.out).as_bytes())?;
        }
        out.flush()?;
        Ok(0)
    }
}

/// For a program.
fn whole(shown: &ExplainedAccount) -> Value {
    let ExplainedAccount { explanation, .. } = shown;
    let record = &explanation.record;
    let facts = explanation.facts.iter().zip(&shown.sources).map(|(fact, sources)| {
        json!({
            "name": fact.id.to_string(), "value": fact.value, "text": fact.text, "sources": sources, "from": origin(&fact.origin),
        })
    });
    let page = |page: &ExplainedSlide| json!({"slide": page.slide.name(), "title": page.title, "facts": page.facts.iter().map(ToString::to_string).collect::<Vec<_>>()});
    let sentence = |said: &ExplainedClaim| {
        let evidence: Vec<_> =
            said.evidence.iter().map(|e| json!({"fact": e.figure.to_string(), "value": e.value})).collect();
        json!({"id": said.id.as_ref().map_or_else(|| "own".to_owned(), ToString::to_string), "text": said.text, "leads": said.leads, "evidence": evidence})
    };
    let cell = |(at, cells): &(Location, u32)| {
        json!({
            "file": &*at.file, "line": at.record.unwrap_or(at.line), "column": at.column.as_deref(), "cells": cells,
        })
    };
    let withheld = |withheld: &Withheld| json!({"figure": withheld.figure.name(), "cells": withheld.cells.iter().map(cell).collect::<Vec<_>>()});
    let finding = |finding: &Finding| {
        json!({
            "severity": finding.severity, "kind": finding.kind, "file": &*finding.at.file, "line": finding.at.line,
            "column": finding.at.column.as_deref(), "value": finding.value, "message": finding.message,
        })
    };
    json!({
        "id": shown.id, "name": record.name, "period": shown.period, "as_of": shown.as_of,
        "outcome": record.outcome, "reason_code": record.code(), "reason": record.reason, "review": record.review,
        "contact": {"name": record.contact_name, "email": record.contact_email},
        "csm": {"name": record.csm_name, "email": record.csm_email},
        "language": record.language, "theme": record.theme, "headline": record.headline,
        "override": {"file": shown.override_file, "decides": record.overrides},
        "slides": explanation.slides.iter().map(page).collect::<Vec<_>>(),
        "steps": explanation.steps,
        "omitted": explanation.omitted.iter().map(|(slide, why)| json!({"slide": slide.name(), "reason": why})).collect::<Vec<_>>(),
        "sentences": explanation.sentences.iter().map(sentence).collect::<Vec<_>>(),
        "facts": facts.collect::<Vec<_>>(),
        "withheld": explanation.withheld.iter().map(withheld).collect::<Vec<_>>(),
        "findings": shown.findings.iter().map(finding).collect::<Vec<_>>(),
        "since": shown.since,
    })
}
