//! What the cover says: the customer's name, the deck's message, and the picture of it.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::Account;
use crate::deck::links::Link;
use crate::deck::monogram::monogram;
use crate::deck::omitted::Omitted;
use crate::deck::slide::SlideContext;
use crate::deck::slides::cover::picture::{Picture, Subject};
use crate::deck::slides::glance::figure::{KeyFigure, figures};
use crate::insight::model::{Insight, InsightId, InsightKind};
use crate::insight::registry;
use crate::insight::rules::carried::CARRIED;
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
    pub picture: Option<Picture>,
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
        let picture = Subject { account, localizer, message: first }.picture();
        shown.extend(picture.iter().flat_map(|picture| picture.shown.iter().cloned()));
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
            picture,
            logo_alt: localizer.say(&name(&account.name)),
            vendor_logo_alt: localizer.say(&name(&workspace.config.vendor.name)),
        })
    }
}

/// What the message consists of, or what moved with it, and the figures: the arithmetic of the volume, else the first rise. Goals
/// stand in the picture.
fn support(
    lead: Option<&Insight>,
    insights: &[Insight],
    account: &Account,
    localizer: &Localizer,
) -> (String, Vec<FigureId>) {
    let arithmetic = lead.and_then(|lead| {
        let carried = insights.iter().find(|insight| insight.id.topic == CARRIED);
        if lead.id.topic == TREND {
            return carried;
        }
        let rose = |insight: &&Insight| insight.id.topic == TREND && insight.kind == InsightKind::Strength;
        carried.or_else(|| insights.iter().find(rose)).filter(|moved| moved.id != lead.id)
    });
    let figures = arithmetic.into_iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone()));
    // Of a fall it is said whether it goes on.
    let fell = lead.filter(|lead| lead.id.topic == TREND && lead.kind == InsightKind::Gap);
    let metric = fell.and_then(|lead| account.metrics.iter().find(|metric| metric.id == lead.id.subject));
    // It stands behind the message, whose fall it is.
    let claims = metric.and_then(slows).into_iter().chain(arithmetic.map(|insight| insight.claim.clone()));
    (localizer.sentences(claims), figures.collect())
}
