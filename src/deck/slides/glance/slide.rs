//! 2: what happened? Always present; for an account without use it shows what is available.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, Activity};
use crate::base::noun::Unit;
use crate::config::qbr::metrics::Aggregate;
use crate::config::qbr::slides::SlideKind;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, ShownClaim, Slide, SlideContext, SlideSpec};
use crate::deck::slides::glance::figure::{FIGURES, KeyFigure, figures, record};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::follow_up::follow_ups;
use crate::insight::model::{Evidence, Insight, InsightId, InsightKind, Topic};
use crate::insight::registry;
use crate::insight::rules::features::BREADTH;
use crate::insight::rules::seats::SEATS;
use crate::insight::rules::start::START;
use crate::insight::rules::stickiness::STICKINESS;
use crate::insight::rules::trend::{TREND, subject};
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The minimum height of the figures with their weeks.
const FIGURES_HEIGHT: Pt = 144.0;

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::Glance, |context| Ok(Box::new(GlanceSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// One to four figures; the first is the one in the title.
    pub figures: Vec<KeyFigure>,
    /// Up to three sentences.
    pub remarks: Vec<Remark>,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

/// A sentence and its kicker.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Remark {
    /// The insight that it expresses, if a rule found it.
    #[serde(skip)]
    pub insight: Option<InsightId>,
    #[serde(skip)]
    pub of: Vec<FigureId>,
    /// "What went well"
    pub kicker: String,
    pub text: String,
}

impl GlanceSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let (title, title_topic) = title(account);
        let (figures, remarks, mentions_users) = if account.activity == Activity::Active {
            let (remarks, mentions_users) = remarks(account, insights, title_topic, workspace, localizer);
            (figures(account, title_topic, localizer), remarks, mentions_users)
        } else {
            (record(account, localizer), beginnings(account, localizer), false)
        };
        let remarks = with_room(remarks, &figures);
        let mut shown: Vec<FigureId> = figures.iter().flat_map(|figure| figure.of.iter().cloned()).collect();
        if title_topic == Some(SEATS) {
            shown.extend([FigureId::SeatsActive, FigureId::SeatsLicensed]);
        }
        shown.extend(remarks.iter().flat_map(|remark| remark.of.iter().cloned()));
        Ok(Self {
            kicker: localizer.word("glance-kicker"),
            title: word_budget::title([title], localizer),
            remarks,
            shown,
            figures,
            note: word_budget::note(note(account, localizer)),
            definitions: definitions(account, mentions_users, localizer),
        })
    }
}

impl Slide for GlanceSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn claims(&self) -> Vec<ShownClaim> {
        let claim = |remark: &Remark| ShownClaim { text: remark.text.clone(), insight: remark.insight.clone() };
        self.remarks.iter().map(claim).collect()
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        100
    }

    /// The first figure large on the accent card, the others in rows beside it, the sentences below.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let content = page.columns(0, 12);
        // Fewer sentences get wider columns and so leave the figures more height.
        let set = |count: usize| {
            let width = 12 / count.max(1);
            let stand = self.remarks.iter().take(count);
            let stacks: Vec<_> = stand.map(|r| r.stack(&page, theme.grid.span(0, width).1)).collect();
            let text = stacks.iter().map(VStack::height).fold(0.0, Pt::max);
            let foot = if stacks.is_empty() { 0.0 } else { text + space.m + space.xl };
            (width, stacks, content.height - foot)
        };
        let settings = (self.remarks.len().min(1)..=self.remarks.len()).rev().map(set);
        let (width, stacks, height) = first_that(settings, |(_, _, height)| *height >= FIGURES_HEIGHT)
            .expect("at least one number of sentences is tried");
        let height = height.max(96.0);
        match self.figures.as_slice() {
            [] => {}
            [only] => only.lead(&mut page, Rect { height, ..content }, true),
            [first, second] => {
                let (left, right) = (page.columns(0, 7), page.columns(7, 5));
                first.lead(&mut page, Rect { height, ..left }, false);
                second.card(&mut page, Rect { height, ..right });
            }
            [first, others @ ..] => {
                let (left, right) = (page.columns(0, 5), page.columns(5, 7));
                first.lead(&mut page, Rect { height, ..left }, false);
                let right = Rect { height, ..right };
                for (i, (figure, area)) in others.iter().zip(right.rows(others.len(), 0.0)).enumerate() {
                    if i > 0 {
                        page.rule(area, theme.palette.line);
                    }
                    figure.row(&mut page, area);
                }
            }
        }
        let top = content.y + height + space.xl;
        let mut list = Vec::new();
        for (i, stack) in stacks.into_iter().enumerate() {
            let (x, extent) = theme.grid.span(i * width, width);
            page.rule(Rect::new(x, top, extent, 0.0), theme.palette.muted);
            list.push(Item::tagged(Tag::ListItem, stack.items(Point::new(x, top + space.m))));
        }
        if !list.is_empty() {
            page.push(Item::tagged(Tag::List, list));
        }
        page.finish()
    }
}

impl Remark {
    fn stack(&self, page: &SlidePage, width: Pt) -> VStack {
        let mut stack = VStack::default();
        stack.paragraph(page, &self.kicker, &page.link_style(), width, 1);
        stack.gap(page.theme.space.xs).paragraph(page, &self.text, &page.body(), width, 4);
        stack
    }
}

/// The sentences that fit beside the figures' words, but at least one.
fn with_room(remarks: Vec<Remark>, figures: &[KeyFigure]) -> Vec<Remark> {
    let mut room = word_budget::WordBudget::of_a_page();
    room.spend(figures.iter().flat_map(|figure| [figure.value.as_str(), &figure.label]));
    let stand = |(at, remark): &(usize, Remark)| room.take([remark.text.as_str()]) || *at == 0;
    remarks.into_iter().enumerate().filter(stand).map(|(_, remark)| remark).collect()
}

/// Up to three sentences, and whether one of them is about the share of users that come back.
fn remarks(
    account: &Account,
    insights: &[Insight],
    title_topic: Option<Topic>,
    workspace: &Workspace,
    localizer: &Localizer,
) -> (Vec<Remark>, bool) {
    // The cover says it.
    let mut skip: Vec<InsightId> = insights.first().map(|insight| insight.id.clone()).into_iter().collect();
    skip.extend(account.metrics.first().map(|metric| TREND.of(&metric.id)));
    // The title says it; for seats it also gives the metric's value.
    skip.extend(
        insights.iter().filter(|insight| title_topic == Some(insight.id.topic)).map(|insight| insight.id.clone()),
    );
    if title_topic == Some(SEATS) {
        skip.extend(workspace.config.roles.active_seats.iter().map(|id| TREND.of(id)));
    }
    // A decline is described once, on the trend's page, with what may help.
    let falls = insights.iter().filter(|i| i.kind == InsightKind::Gap && i.id.topic == TREND);
    skip.extend(falls.map(|insight| insight.id.clone()));
    let mut came_true: Vec<_> = follow_ups(account, workspace).into_iter().filter(|f| f.done).collect();
    // What the title is about comes last.
    came_true.sort_by_key(|follow_up| follow_up.repeats.iter().any(|id| Some(id.topic) == title_topic));
    let came_true = came_true.into_iter().next();
    if let Some(follow_up) = &came_true {
        skip.extend(follow_up.repeats.iter().cloned());
    }
    let mut chosen = registry::sentences(insights, &skip);
    let first = account.first_review();
    if first {
        chosen.truncate(2);
    }
    let mut seen: Vec<InsightKind> = Vec::new();
    let mut remarks: Vec<_> = chosen
        .iter()
        .map(|insight| {
            let again = seen.contains(&insight.kind);
            seen.push(insight.kind);
            let kicker = match (insight.kind, again) {
                (InsightKind::Strength, false) => "glance-strength",
                (InsightKind::Strength, true) => "glance-strength-again",
                (InsightKind::Fact, false) => "glance-fact",
                (InsightKind::Fact, true) => "glance-fact-again",
                (InsightKind::Gap, false) => "glance-gap",
                (InsightKind::Gap, true) => "glance-gap-again",
            };
            Remark {
                insight: Some(insight.id.clone()),
                of: figures_of(&insight.evidence),
                kicker: localizer.word(kicker),
                text: localizer.sentence(&insight.claim),
            }
        })
        .collect();
    if let Some(came_true) = came_true {
        let kicker = localizer.say(&Message::new("since-kicker").with("quarter", account.previous));
        remarks.truncate(2);
        let of = came_true.figures;
        remarks.insert(0, Remark { insight: None, of, kicker, text: localizer.sentence(&came_true.claim) });
    }
    if first {
        let text = localizer.sentence(&Message::new("glance-first"));
        remarks.push(Remark { insight: None, of: Vec::new(), kicker: localizer.word("glance-first-kicker"), text });
    }
    (remarks, chosen.iter().any(|insight| insight.id.topic == STICKINESS))
}

fn figures_of(evidence: &[Evidence]) -> Vec<FigureId> {
    evidence.iter().map(|evidence| evidence.figure.clone()).collect()
}

/// The title and its topic.
fn title(account: &Account) -> (Message, Option<Topic>) {
    let name = |m: Message| m.with("name", account.name.as_str()).with("quarter", account.period);
    let id = |with, you| crate::deck::phrases::named(account, with, you);
    match account.activity {
        Activity::Zero => {
            return (name(Message::new(id("glance-title-start", "glance-title-start-you"))), Some(START));
        }
        Activity::Unmeasured => {
            return (name(Message::new(id("glance-title-record", "glance-title-record-you"))), None);
        }
        Activity::Active => {}
    }
    if let Some(seats) =
        account.seats.as_ref().filter(|s| s.active > 0.0 && s.licensed >= 2.0 && s.active <= s.licensed)
    {
        let say = |m: Message| name(m).with("active", seats.active).with("licensed", seats.licensed);
        let more = seats.active_before.map_or(0.0, |before| seats.active - before);
        if more >= 1.0 {
            let message = Message::new(id("glance-title-seats-more", "glance-title-seats-more-you"));
            return (say(message).with("more", more), Some(SEATS));
        }
        return (say(Message::new(id("glance-title-seats", "glance-title-seats-you"))), Some(SEATS));
    }
    if let Some(metric) = account.lead().filter(|m| m.value > 0.0) {
        let amount = Arg::Quantity(metric.value, metric.noun.clone());
        let part = !metric.is_measured_throughout();
        if metric.noun.unit != Unit::Count {
            // A percentage or an amount of money needs the metric's name.
            let message = Message::new(match metric.aggregate {
                Aggregate::Sum if part => "glance-title-metric-part",
                Aggregate::Sum => "glance-title-metric-counts",
                Aggregate::Mean => "glance-title-metric-mean",
                Aggregate::Last => "glance-title-metric-level",
                Aggregate::Max => "glance-title-metric-peak",
            });
            let message = message.with("name", subject(metric)).with("quarter", account.period);
            return (message.with("amount", amount).with("measured", metric.measured()), None);
        }
        let message = Message::new(match metric.aggregate {
            Aggregate::Sum if part => id("glance-title-part", "glance-title-part-you"),
            Aggregate::Sum => id("glance-title-counts", "glance-title-counts-you"),
            Aggregate::Mean => id("glance-title-mean", "glance-title-mean-you"),
            Aggregate::Last => id("glance-title-level", "glance-title-level-you"),
            Aggregate::Max => id("glance-title-peak", "glance-title-peak-you"),
        });
        return (name(message).with("amount", amount).with("measured", metric.measured()), None);
    }
    match &account.features {
        Some(features) => {
            let message = Message::new(id("glance-title-breadth", "glance-title-breadth-you"));
            (name(message).with("used", features.used()).with("total", features.all.len()), Some(BREADTH))
        }
        None => (name(Message::new(id("glance-title-record", "glance-title-record-you"))), None),
    }
}

/// Sentences for an account without use: what it has, what is new, who helps.
fn beginnings(account: &Account, localizer: &Localizer) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut say = |kicker, message: Message| {
        let text = localizer.sentence(&message);
        remarks.push(Remark { insight: None, of: Vec::new(), kicker: localizer.word(kicker), text });
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
    remarks.truncate(3);
    remarks
}

fn note(account: &Account, localizer: &Localizer) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(lead) = account.lead().filter(|_| account.activity == Activity::Active) {
        let mut window = localizer.say(&crate::deck::phrases::window(account, lead.measured()));
        if lead.change.is_ok() {
            let compared = Message::new("note-compared").with("quarter", account.previous);
            window = localizer
                .say(&Message::new("note-window-compared").with("window", window.as_str()).with("compared", compared));
        }
        parts.push(window);
    }
    parts
}

fn definitions(account: &Account, mentions_users: bool, localizer: &Localizer) -> Vec<Definition> {
    let mut parts = Vec::new();
    if let Some(stickiness) = account.stickiness.as_ref().filter(|_| mentions_users) {
        let text = Message::new(if stickiness.daily { "define-daily-share" } else { "define-weekly-share" });
        parts.push(crate::deck::phrases::defined("define-month-share-term", &text, localizer));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        let text = Message::new("define-used").with("quarter", account.period);
        parts.push(crate::deck::phrases::defined("define-used-term", &text, localizer));
    }
    if account.activity == Activity::Active {
        parts.extend(
            account.metrics.iter().take(FIGURES).filter_map(|m| crate::deck::phrases::definition(m, localizer)),
        );
    }
    parts
}
