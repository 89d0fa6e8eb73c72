//! Which people carry which accounts, in layers: how many it takes, and whom to move before somebody is hired.

use std::num::NonZeroU32;

use crate::base::amounts::rounding::rounded;
use crate::base::count::count;
use crate::config::qbr::team::layers::Benchmark;
use crate::config::qbr::team::section::TeamConfig;
use crate::team::cell::Cell;
use crate::team::coverage::addition::{Addition, by_layer};
use crate::team::coverage::base::LayeredBase;
use crate::team::coverage::layers::{Layer, layers};
use crate::team::coverage::limits::{Limits, limits};
use crate::team::coverage::moves::{Move, Promotion, demotions, promotions};
use crate::team::coverage::need::Seats;
use crate::team::coverage::outlook::{Advice, Outlook};
use crate::team::coverage::tables::{Shown, range, tables};
use crate::team::data::TeamData;
use crate::team::error::ReportError;
use crate::team::forms::words::{number, text};
use crate::team::report::{Input, InputSource, Missing, Report};
use crate::team::roster::Roster;
use crate::team::spec::{ReportKind, ReportSpec};

pub const SPEC: ReportSpec = ReportSpec {
    kind: ReportKind::Coverage,
    name: "coverage",
    title: "Coverage",
    question: "Are there enough people for each layer, and whom to move before somebody is hired?",
    reader: "the head of customer success, each quarter and before each hire",
};

/// The report of the base with accounts that are yet to come, or what it cannot do without.
pub fn report(data: &TeamData, add: &[Addition], csms: Option<NonZeroU32>) -> Result<Report, ReportError> {
    let workspace = data.workspace();
    let (team, currency) = (&workspace.config.team, workspace.config.currency());
    let (layers, roster) = (layers(team, &workspace.lookup), Roster::of(data));
    let (limits, limit_inputs) = limits(&team.coverage, currency);
    let (csms, people) = people(team, &roster, csms)?;
    if roster.accounts.is_empty() {
        return Err(ReportError::NoAccounts);
    }
    let added = by_layer(add, &layers)?;
    let base = LayeredBase::of(&roster, &layers);
    let later: Vec<u64> = base.counts.iter().zip(&added).map(|(now, more)| now + more).collect();
    let (now, then) = (Outlook::of(&base.counts, &layers, csms), Outlook::of(&later, &layers, csms));
    let (demoted, need_after_moves) = demotions(&base.members, &later, &layers, csms);
    let advice = then.advice(need_after_moves, limits.most_one_to_one);
    let moves = match advice {
        Advice::Enough => {
            let limits = Promotion { from: limits.promote_from, load: limits.load };
            promotions(&base.members, &later, &layers, csms, limits)
        }
        // Nobody is moved where that spares nobody.
        Advice::Hire(people) if people == then.short() => Vec::new(),
        Advice::Redesign | Advice::Hire(_) => demoted,
    };
    let shown = Shown { roster: &roster, base: &base, layers: &layers, added: &added, limits: &limits, currency };
    let mut verdict = vec![needs(&now)];
    verdict.extend((then.accounts > now.accounts).then(|| grown(&now, &then)));
    verdict.push(advised(advice, &then, &moves, &layers, &later, &limits));
    verdict.extend(shown.warned());
    verdict.extend(cross_check(&roster, &limits, &shown));
    Ok(Report {
        kind: ReportKind::Coverage,
        as_of: workspace.as_of,
        verdict,
        missing: missing(&base),
        inputs: [people, layer_input(team)].into_iter().chain(limit_inputs).collect(),
        tables: tables(&shown, &now, &then, &moves),
    })
}

/// How many people there are, and that with where it is from.
fn people(team: &TeamConfig, roster: &Roster, csms: Option<NonZeroU32>) -> Result<(u64, Input), ReportError> {
    let counted = roster.owners().len() as u64;
    let (number, key, from) = match (csms, team.equation.csms) {
        (Some(csms), _) => (u64::from(csms.get()), "--csms", InputSource::Flag),
        (None, Some(csms)) => (u64::from(csms), "team.equation.csms", InputSource::Configured),
        (None, None) => (counted, "team.equation.csms", InputSource::Data),
    };
    let name = match from {
        InputSource::Data => "CSMs: different addresses or names in the accounts",
        _ => "CSMs",
    };
    let input = Input { key: key.to_owned(), name: name.to_owned(), value: Cell::Count(number), from };
    (number > 0).then_some((number, input)).ok_or(ReportError::NoCsms)
}

fn layer_input(team: &TeamConfig) -> Input {
    let (key, value, from) = match (team.layers.len(), team.benchmark) {
        (0, Benchmark::Close) => ("benchmark", "close", "benchmark, in US dollars; `wide` and `three` are others"),
        (0, Benchmark::Wide) => ("benchmark", "wide", ""),
        (0, Benchmark::Three) => ("benchmark", "three", ""),
        _ => ("layers", "your own", ""),
    };
    let from = if from.is_empty() { InputSource::Configured } else { InputSource::Assumed(from) };
    Input { key: format!("team.{key}"), name: "Layers".to_owned(), value: Cell::text(value), from }
}

fn missing(base: &LayeredBase) -> Vec<Missing> {
    let mut missing = vec![Missing {
        what: "who is spoken with how often".to_owned(),
        remedy: "no table has touches; close attention is told by whose CSM carries one-to-one accounts as well"
            .to_owned(),
    }];
    let told = |what: String, remedy: &str| Missing { what, remedy: remedy.to_owned() };
    if !base.without_value.is_empty() {
        let accounts = count(base.without_value.len() as u64);
        let remedy = "map `arr` of `sources: accounts:` and fill it; they are in the table below and count in no layer";
        missing.push(told(format!("the layer of {accounts} accounts without a contract value"), remedy));
    }
    if !base.nowhere.is_empty() {
        let accounts = count(base.nowhere.len() as u64);
        let remedy = "end `team: layers:` with a layer that has neither `at_least` nor `plans`";
        missing.push(told(format!("the layer of {accounts} accounts that none takes"), remedy));
    }
    missing
}

fn needs(now: &Outlook) -> String {
    let (csms, accounts, each) = (people_of(now.csms), count(now.accounts), decimal(now.each));
    format!("{csms} for {accounts} accounts are {each} each; the layers ask for {}.", text(&range(now.needed)))
}

fn grown(now: &Outlook, then: &Outlook) -> String {
    let more = count(then.accounts - now.accounts);
    let (before, after) = (decimal(now.each), decimal(then.each));
    format!("With {more} more, {before} would become {after}, and the layers ask for {}.", text(&range(then.needed)))
}

fn advised(
    advice: Advice,
    then: &Outlook,
    moves: &[Move],
    layers: &[Layer],
    counts: &[u64],
    limits: &Limits,
) -> String {
    match advice {
        Advice::Enough => {
            let seats = then.seats.as_ref().map(|seats| spread(seats, layers, counts)).unwrap_or_default();
            format!("No hire: {seats}.")
        }
        Advice::Redesign if then.one_to_one_each > limits.most_one_to_one => format!(
            "Redesign before hiring: {} one-to-one accounts a CSM are over {}. With these layers it takes {} more.",
            decimal(then.one_to_one_each),
            decimal(limits.most_one_to_one),
            people_of(then.short())
        ),
        Advice::Redesign => format!(
            "Redesign before hiring: with {} accounts a layer lower the {} are enough; without, it takes {} more.",
            count(moves.len() as u64),
            people_of(then.csms),
            people_of(then.short())
        ),
        Advice::Hire(people) if moves.is_empty() => {
            format!("It takes {} more; no account that may go a layer lower spares one.", people_of(people))
        }
        Advice::Hire(people) => format!(
            "It takes {} more, with {} accounts a layer lower; without, it takes {}.",
            people_of(people),
            count(moves.len() as u64),
            people_of(then.short())
        ),
    }
}

/// "Top 30 by 3, Pooled 200 by 4".
fn spread(seats: &Seats, layers: &[Layer], counts: &[u64]) -> String {
    let decimals = if seats.whole { 0 } else { 2 };
    let each = layers.iter().zip(counts).zip(&seats.by_layer).filter(|((_, accounts), _)| **accounts > 0);
    let each = each.map(|((layer, accounts), people)| {
        format!("{} {} by {}", layer.config.name, count(*accounts), number(*people, decimals))
    });
    let mut told = each.collect::<Vec<_>>().join(", ");
    if !seats.whole {
        told.push_str("; some work in two layers");
    }
    if seats.spare > 0 {
        told.push_str(&format!("; no layer asks for {} more", people_of(seats.spare)));
    }
    told
}

/// What the rule of thumb says, with what is wrong with it.
fn cross_check(roster: &Roster, limits: &Limits, shown: &Shown<'_>) -> Option<String> {
    let values = roster.values();
    let (all, most) = (values.iter().sum::<f64>(), values.last().copied()?);
    if all <= 0.0 {
        return None;
    }
    let rule = text(&Cell::Money(limits.arr_a_csm, shown.currency));
    let (csms, share) = (decimal(all / limits.arr_a_csm), text(&Cell::Share(most / all)));
    Some(format!(
        "Cross-check: at {rule} a CSM it would be {csms}. That rule counts money and not work: one account pays {share} of it."
    ))
}

fn people_of(csms: u64) -> String {
    if csms == 1 { "1 CSM".to_owned() } else { format!("{} CSMs", count(csms)) }
}

fn decimal(value: f64) -> String {
    number(value, usize::from(rounded(value, 1).fract() != 0.0))
}
