//! The rows of the quarter on one page: why, what was asked for, and what to decide, each with the page that shows it.

use serde::Serialize;

use crate::account::figure::{FigureId, MetricFigure};
use crate::account::view::{Account, Activity};
use crate::base::amounts::rounding::whole;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::slides::trend::slide::chosen;
use crate::insight::actions::{self, source, steps};
use crate::insight::follow_up::follow_ups;
use crate::insight::model::{Insight, InsightId, InsightKind, Topic};
use crate::insight::registry::leading;
use crate::insight::rules::carried::CARRIED;
use crate::insight::rules::features::{ADOPTED, BREADTH, FEATURE, MOST_USED, is_lapsed};
use crate::insight::rules::goals::GOAL;
use crate::insight::rules::limits::LIMIT;
use crate::insight::rules::milestones::MILESTONE;
use crate::insight::rules::offers::OFFER;
use crate::insight::rules::requests::REQUESTS;
use crate::insight::rules::seats::{READY, SEATS};
use crate::insight::rules::service::SERVICE;
use crate::insight::rules::stickiness::STICKINESS;
use crate::insight::rules::trend::TREND;
use crate::insight::tone::{Tone, fills_up, tone};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// At most so many rows.
const ROWS: usize = 3;

/// A sentence with its heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The insight that it expresses, if a rule found it.
    #[serde(skip)]
    pub insight: Option<InsightId>,
    #[serde(skip)]
    pub of: Vec<FigureId>,
    /// The slide that shows more of it.
    pub page: Option<SlideKind>,
    /// "What you asked for"
    pub kicker: String,
    pub text: String,
}

/// The rows of an active account, under the figures that are `shown`.
pub fn rows(
    account: &Account,
    insights: &[Insight],
    shown: &[FigureId],
    workspace: &Workspace,
    localizer: &Localizer,
) -> Vec<Row> {
    let row = |kicker, of: &[&Insight]| row(kicker, of, account, workspace, localizer);
    let lead = leading(insights, account, workspace);
    let falling = tone(account, workspace) == Tone::Falling;
    let decision = decision(account, insights, workspace, localizer);
    // Neither the title's insight nor what the decision or the arithmetic says is told twice.
    let volume = account.people_and_volume.as_ref().filter(|_| insights.iter().any(|i| i.id.topic == CARRIED));
    let told = |insight: &&Insight| {
        let is_lead = lead.is_some_and(|lead| lead.id == insight.id);
        let is_decision = insight.step.as_ref().is_some_and(|step| Some(&step.id.to_string()) == decision.1.as_ref());
        let is_volume = volume.is_some_and(|found| insight.id == TREND.of(&found.volume));
        !is_lead && !is_decision && !is_volume && insight.id.topic != REQUESTS
    };
    let mut rows: Vec<Row> = Vec::new();
    let since = follow_ups(account, workspace).into_iter().find(|follow_up| {
        let repeats = |lead: &Insight| follow_up.repeats.contains(&lead.id);
        follow_up.done && !lead.is_some_and(repeats)
    });
    let mut repeated = Vec::new();
    if let Some(since) = since.filter(|_| !falling) {
        repeated = since.repeats;
        rows.push(Row {
            insight: None,
            of: since.figures,
            page: Some(SlideKind::NextSteps),
            kicker: localizer.say(&Message::new("since-kicker").with("quarter", account.previous)),
            text: localizer.sentence(&since.claim),
        });
    }
    let found = insights.iter().filter(told).filter(|insight| !repeated.contains(&insight.id));
    let mut found: Vec<_> = found.collect();
    // What a figure above says already comes last.
    found.sort_by_key(|insight| !falling && insight.id.topic == TREND && is_shown(insight, shown));
    if falling {
        // What fell beside the message, or a feature that stopped; then what stayed.
        let arithmetic = insights.iter().find(|i| i.id.topic == CARRIED);
        let fell = insights.iter().find(|i| is_lapsed(i)).or_else(|| found.iter().copied().find(|i| is_fall(i)));
        let seen: Vec<_> = arithmetic.into_iter().chain(fell).collect();
        if !seen.is_empty() {
            let seen = row("glance-fell", &seen);
            // The arithmetic's page is that of what stayed.
            let page = fell.filter(|fell| is_lapsed(fell)).and_then(|fell| page_of(fell.id.topic)).or(seen.page);
            rows.push(Row { page, ..seen });
        }
    }
    if falling && let Some(each) = each_carries_more(account, localizer) {
        let (insight, of) = (Some(CARRIED.of("each")), vec![FigureId::EachCarries, FigureId::EachCarriedBefore]);
        let kicker = localizer.word("glance-stayed");
        rows.push(Row { insight, of, page: Some(SlideKind::Trend), kicker, text: each });
    }
    let stands = |i: &&&Insight| i.kind != InsightKind::Gap && (!falling || has_stayed(i, account, workspace));
    let is_message = lead.is_some_and(|lead| lead.id.topic == REQUESTS);
    let asked = asked(account, insights, workspace, localizer).filter(|_| !is_message);
    let room = ROWS - 1 - usize::from(asked.is_some());
    for insight in found.iter().filter(stands) {
        let is_told = |row: &Row| row.insight.as_ref().is_some_and(|id| id.topic == insight.id.topic);
        if rows.len() >= room || rows.iter().any(is_told) {
            continue;
        }
        // Two gains of a kind are one row.
        let of_a_kind = |i: &&&Insight| i.id.topic == insight.id.topic && i.kind == insight.kind && i.may_repeat;
        let second =
            found.iter().filter(stands).filter(of_a_kind).nth(1).filter(|_| insight.kind == InsightKind::Strength);
        let both: Vec<&Insight> = std::iter::once(*insight).chain(second.copied()).collect();
        rows.push(row(if falling { "glance-stayed" } else { kicker(insight) }, &both));
    }
    rows.truncate(room);
    rows.extend(asked);
    if account.first_review() && rows.len() < ROWS - 1 {
        let text = localizer.sentence(&Message::new("glance-first"));
        let kicker = localizer.word("glance-first-kicker");
        rows.push(Row { insight: None, of: Vec::new(), page: None, kicker, text });
    }
    rows.extend(decision.0);
    rows
}

/// That each of the people carries more than before, where decks write it so.
fn each_carries_more(account: &Account, localizer: &Localizer) -> Option<String> {
    let found = account.people_and_volume.as_ref().filter(|found| found.weeks == account.quarter_weeks)?;
    let (now, before) = (whole(found.now.each()), whole(found.before.each()));
    let message = Message::new("claim-each").with("each", now).with("noun", Arg::NounOf(now, found.noun.clone()));
    let message = message.with("before", before).with("quarter", account.previous);
    (now > before).then(|| localizer.sentence(&message))
}

fn is_fall(insight: &Insight) -> bool {
    insight.kind == InsightKind::Gap && insight.id.topic == TREND
}

/// Whether it tells of something that did not fall with the rest. What only accumulates cannot.
fn has_stayed(insight: &Insight, account: &Account, workspace: &Workspace) -> bool {
    let is_use = [ADOPTED, SERVICE].contains(&insight.id.topic);
    let accumulates =
        account.metrics.iter().any(|metric| insight.id == TREND.of(&metric.id) && fills_up(metric, workspace));
    insight.kind == InsightKind::Strength || is_use || insight.claim.id == "claim-steady" && !accumulates
}

/// Whether a metric's figure is among those shown, and so is what it was before, if it says that.
fn is_shown(insight: &Insight, shown: &[FigureId]) -> bool {
    insight.kind == InsightKind::Fact
        && insight.evidence.iter().all(|evidence| {
            let is_before = matches!(&evidence.figure, FigureId::Metric(_, MetricFigure::Prior | MetricFigure::Change));
            is_before || shown.contains(&evidence.figure)
        })
}

fn kicker(insight: &Insight) -> &'static str {
    match insight.id.topic {
        CARRIED => "glance-why",
        _ if insight.kind == InsightKind::Strength => "glance-strength",
        ADOPTED | BREADTH | MOST_USED => "glance-use",
        SEATS | LIMIT => "glance-plan-use",
        SERVICE => "glance-service",
        STICKINESS => "glance-return",
        _ => "glance-fact",
    }
}

/// A row of insights on one topic, of which there is at least one.
fn row(
    kicker: &'static str,
    insights: &[&Insight],
    account: &Account,
    workspace: &Workspace,
    localizer: &Localizer,
) -> Row {
    let drawn = chosen(account, workspace).map(|metric| TREND.of(&metric.id));
    // The trend's page shows one metric.
    let page = |insight: &&Insight| {
        let is_elsewhere = insight.id.topic == TREND && drawn.as_ref() != Some(&insight.id);
        page_of(insight.id.topic).filter(|_| !is_elsewhere)
    };
    Row {
        insight: insights.first().map(|insight| insight.id.clone()),
        of: insights.iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone())).collect(),
        page: insights.iter().find_map(page),
        kicker: localizer.word(kicker),
        text: localizer.sentences(insights.iter().map(|insight| insight.claim.clone())),
    }
}

/// The slide that shows more of a topic.
fn page_of(topic: Topic) -> Option<SlideKind> {
    let pages = [
        (TREND, SlideKind::Trend),
        (CARRIED, SlideKind::Trend),
        (MILESTONE, SlideKind::Trend),
        (SEATS, SlideKind::Potential),
        (READY, SlideKind::Potential),
        (LIMIT, SlideKind::Potential),
        (ADOPTED, SlideKind::Features),
        (BREADTH, SlideKind::Features),
        (FEATURE, SlideKind::Features),
        (MOST_USED, SlideKind::Features),
        (GOAL, SlideKind::Value),
        (OFFER, SlideKind::Products),
        (SERVICE, SlideKind::Service),
    ];
    pages.into_iter().find(|(known, _)| *known == topic).map(|(_, page)| page)
}

/// What became of what was asked for: the newest that went live in the quarter, and how many of all.
fn asked(account: &Account, insights: &[Insight], workspace: &Workspace, localizer: &Localizer) -> Option<Row> {
    let insight = insights.iter().find(|insight| insight.id.topic == REQUESTS)?;
    let in_period = |on: &chrono::NaiveDate| account.period.days().contains(*on);
    let newest = account.requests.iter().filter(|request| request.is_live());
    let newest = newest.filter_map(|request| Some((request, request.shipped_on.filter(in_period)?))).next();
    let live = newest.filter(|_| account.requests.len() > 1).map(|(request, on)| {
        let message = Message::new("glance-asked-live").with("title", Arg::from(&request.title));
        message.with("day", Arg::Day(on))
    });
    let text = localizer.sentences(live.into_iter().chain([insight.claim.clone()]));
    let mut row = row("glance-asked", &[insight], account, workspace, localizer);
    (row.page, row.text) = (Some(SlideKind::Requests), text);
    Some(row)
}

/// What to decide: the first step with its reason; and the step's id.
fn decision(
    account: &Account,
    insights: &[Insight],
    workspace: &Workspace,
    localizer: &Localizer,
) -> (Option<Row>, Option<String>) {
    let Some(step) = steps(insights, account, workspace).into_iter().next() else { return (None, None) };
    let of = source(&step, insights);
    let asks = actions::asked(&step, insights);
    let text = match asks {
        Some(question) => localizer.say(&question.text),
        None => localizer.sentences(std::iter::once(step.title.clone()).chain(step.reason.clone())),
    };
    let kicker = localizer.word(if asks.is_some() { "glance-ask" } else { "glance-decide" });
    let figures = of.into_iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone()));
    let page = Some(SlideKind::NextSteps);
    let insight = of.map(|insight| insight.id.clone());
    (Some(Row { insight, of: figures.collect(), page, kicker, text }), Some(step.id.to_string()))
}

/// Rows for an account without use: what it has, what is new, who helps.
pub fn beginnings(account: &Account, localizer: &Localizer) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut say = |kicker, message: Message| {
        let text = localizer.sentence(&message);
        rows.push(Row { insight: None, of: Vec::new(), page: None, kicker: localizer.word(kicker), text });
    };
    if account.activity == Activity::Unmeasured {
        say("glance-record-kicker", Message::new("glance-not-measured").with("quarter", account.period));
    }
    let included = account.in_plan.len();
    if included > 0 {
        let message = match &account.plan {
            Some(plan) => Message::new("glance-start-features-plan").with("plan", plan.name.as_str()),
            None => Message::new("glance-start-features"),
        };
        say("glance-included-kicker", message.with("n", included));
    }
    if !account.shipped.is_empty() {
        let message = Message::new("glance-start-shipped").with("n", account.shipped.len());
        say("glance-new-kicker", message.with("quarter", account.period));
    }
    say("glance-help-kicker", Message::new("glance-start-csm").with("csm", account.csm.name.as_str()));
    rows.truncate(ROWS);
    rows
}
