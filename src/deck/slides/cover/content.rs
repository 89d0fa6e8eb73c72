//! What the cover says: the customer's name, the deck's message, and the weeks behind it.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::metric::Metric;
use crate::account::view::{Account, Activity, Goal};
use crate::deck::links::Link;
use crate::deck::monogram::monogram;
use crate::deck::omitted::Omitted;
use crate::deck::phrases::week_named;
use crate::deck::slide::SlideContext;
use crate::deck::slides::glance::figure::{KeyFigure, figures};
use crate::insight::model::{Insight, InsightId, InsightKind, Topic};
use crate::insight::registry;
use crate::insight::rules::carried::CARRIED;
use crate::insight::rules::goals::{GOAL, amount};
use crate::insight::rules::trend::{TREND, slows};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    /// The insight of the headline; `None` if a person wrote the headline or there is no insight.
    #[serde(skip)]
    pub first: Option<InsightId>,
    /// The customer's.
    pub name: String,
    /// "Q3 2026 in review".
    pub review: String,
    /// The document's title.
    pub title: String,
    pub headline: String,
    /// What the message consists of; may be empty.
    pub support: String,
    pub vendor: String,
    /// Who prepared it, and where to reach them.
    pub prepared: String,
    /// An e-mail to them.
    pub email: Link,
    pub as_of: String,
    /// The customer's initials, shown if there is no logo.
    pub monogram: String,
    /// The lead metric's weeks, drawn as a silhouette without a scale; the trend's page shows them with their figures.
    pub skyline: Option<Vec<Option<f64>>>,
    /// Its last week's figure; empty if that was not measured.
    pub latest: String,
    /// The message's own figure, and what it is of: a poster is led by it.
    pub figure: Option<(String, String)>,
    pub logo_alt: String,
    pub vendor_logo_alt: String,
}

impl CoverSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let first = registry::leading(insights, account, workspace);
        let first = first.filter(|_| account.account_override.headline.is_none());
        let (support, of_support) = support(first, insights, account, localizer);
        let mut shown = vec![FigureId::Name, FigureId::Csm];
        shown.extend(of_support);
        shown.extend(first.into_iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone())));
        let name = |n: &str| Message::new("logo-alt").with("name", n);
        // The weeks are those that the message is of.
        let of_message = first.and_then(|first| {
            let evidence = first.evidence.iter().find_map(|evidence| match &evidence.figure {
                FigureId::Metric(id, _) => Some(id),
                _ => None,
            })?;
            account.metrics.iter().find(|metric| metric.id == *evidence)
        });
        let lead = of_message.or(account.lead());
        let lead = lead.filter(|m| account.activity == Activity::Active && m.measured() >= 3);
        let is_of_message = |figure: &KeyFigure| {
            let evidence = first.into_iter().flat_map(|first| &first.evidence);
            evidence.into_iter().any(|evidence| figure.of.contains(&evidence.figure))
        };
        let figure = figures(account, insights, workspace, localizer).into_iter().find(is_of_message);
        shown.extend(figure.iter().flat_map(|figure| figure.of.iter().cloned()));
        Ok(Self {
            shown,
            figure: figure.map(|figure| (figure.value, figure.label)),
            first: first.map(|insight| insight.id.clone()),
            name: account.name.clone(),
            review: localizer.say(&Message::new("cover-in-review").with("quarter", Arg::QuarterInFull(account.period))),
            title: crate::deck::phrases::deck_title(account, localizer),
            headline: localizer.sentence(&registry::headline(insights, account, workspace)),
            support,
            vendor: workspace.config.vendor.name.clone(),
            prepared: localizer.say(&Message::new("cover-prepared").with("csm", account.csm.name.as_str())),
            email: Link::mail(account.csm.email.clone(), &account.csm.email, None, "reply"),
            as_of: localizer.say(&Message::new("cover-as-of").with("date", Arg::Date(account.as_of))),
            monogram: monogram(&account.name),
            latest: lead.and_then(|metric| latest(metric, account, localizer)).unwrap_or_default(),
            skyline: lead.map(|m| m.weeks.clone()).filter(|weeks| weeks.iter().flatten().any(|v| *v > 0.0)),
            logo_alt: localizer.say(&name(&account.name)),
            vendor_logo_alt: localizer.say(&name(&workspace.config.vendor.name)),
        })
    }
}

/// What the message consists of, and its figures: the goals that were reached, or the arithmetic of the volume.
fn support(
    lead: Option<&Insight>,
    insights: &[Insight],
    account: &Account,
    localizer: &Localizer,
) -> (String, Vec<FigureId>) {
    let is_of = |topic: Topic| lead.is_some_and(|lead| lead.id.topic == topic);
    if is_of(GOAL) && account.goals.len() > 1 && account.goals.iter().all(Goal::is_reached) {
        let say = |goal: &Goal| {
            let value = localizer.say(&Message::new("text").with("text", amount(goal, goal.actual)));
            localizer.say(&Message::new("cover-goal").with("goal", goal.goal.as_str()).with("value", value.as_str()))
        };
        return (account.goals.iter().map(say).collect::<Vec<_>>().join(" · "), Vec::new());
    }
    let arithmetic = insights.iter().find(|insight| insight.id.topic == CARRIED).filter(|_| is_of(TREND));
    let figures = arithmetic.into_iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone()));
    // Of a fall it is said whether it goes on.
    let fell = lead.filter(|lead| lead.id.topic == TREND && lead.kind == InsightKind::Gap);
    let metric = fell.and_then(|lead| account.metrics.iter().find(|metric| metric.id == lead.id.subject));
    // It stands behind the message, whose fall it is.
    let claims = metric.and_then(slows).into_iter().chain(arithmetic.map(|insight| insight.claim.clone()));
    (localizer.sentences(claims), figures.collect())
}

/// The last week's figure with its week.
fn latest(metric: &Metric, account: &Account, localizer: &Localizer) -> Option<String> {
    let value = metric.weeks.last().copied().flatten()?;
    let message = Message::new("cover-latest").with("amount", Arg::Quantity(value, metric.noun.clone()));
    Some(localizer.say(&message.with("day", week_named(account, *account.weeks.last()?))))
}
