//! 2: what happened? Always there; without any use it shows how far everything is ready.

use crate::account::view::{Account, Activity};
use crate::base::noun::Unit;
use crate::config::qbr::metrics::Aggregate;
use crate::config::workspace::Workspace;
use crate::deck::omitted::Omitted;
use crate::deck::slides::glance::figure::{FIGURES, Figure, figures, record};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::follow_up::follow_ups;
use crate::insight::model::{Insight, InsightKind};
use crate::insight::registry;
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The height that figures need with their weeks.
const FIGURES_HEIGHT: Pt = 144.0;

/// The quarter in figures and sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// One to four figures; the first is the one the title speaks of.
    pub figures: Vec<Figure>,
    /// Up to three sentences.
    pub remarks: Vec<Remark>,
    /// Definitions and windows.
    pub note: Vec<String>,
}

/// A sentence and what it is to the customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// "What went well"
    pub kicker: String,
    /// The sentence.
    pub text: String,
}

impl Glance {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        insights: &[Insight],
        workspace: &Workspace,
        voice: &Localizer,
    ) -> Result<Self, Omitted> {
        let (title, said) = title(account);
        let (figures, remarks, said_of_users) = if account.activity == Activity::Active {
            let (remarks, said_of_users) = remarks(account, insights, said, workspace, voice);
            (figures(account, said, voice), remarks, said_of_users)
        } else {
            (record(account, voice), beginnings(account, voice), false)
        };
        Ok(Self {
            kicker: voice.word("glance-kicker"),
            title: word_budget::title([title], voice),
            remarks: with_room(remarks, &figures),
            figures,
            note: note(account, said_of_users, voice),
        })
    }

    /// Where it stands: the first figure large on the accent, the others in rows beside it, the sentences below.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let space = theme.space;
        let content = page.columns(0, 12);
        // Fewer sentences are wider, and leave the figures their room.
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
        stack.text(page, 0.0, Tag::Paragraph, &self.kicker, &page.link_style(), width, 1);
        stack.text(page, page.theme.space.xs, Tag::Paragraph, &self.text, &page.body(), width, 4);
        stack
    }
}

/// The sentences that the figures leave room for, but one at least.
fn with_room(remarks: Vec<Remark>, figures: &[Figure]) -> Vec<Remark> {
    let mut room = word_budget::WordBudget::of_a_page();
    room.spend(figures.iter().flat_map(|figure| [figure.value.as_str(), &figure.label]));
    let stand = |(at, remark): &(usize, Remark)| room.take([remark.text.as_str()]) || *at == 0;
    remarks.into_iter().enumerate().filter(stand).map(|(_, remark)| remark).collect()
}

/// Up to three sentences, and whether one of them speaks of the share of users that come back.
fn remarks(
    account: &Account,
    insights: &[Insight],
    said: &str,
    workspace: &Workspace,
    voice: &Localizer,
) -> (Vec<Remark>, bool) {
    let mut skip = vec![said.to_owned()];
    // The cover has just said it.
    skip.extend(insights.first().map(|insight| insight.id.clone()));
    skip.extend(account.metrics.first().map(|m| format!("trend:{}", m.id)));
    if said.starts_with("seats:") {
        // The title has just said how many seats are at work.
        skip.extend(workspace.config.roles.active_seats.iter().map(|id| format!("trend:{id}")));
        skip.extend(["seats:more".to_owned(), "seats:in-use".to_owned()]);
    }
    // A fall is told once, with what may help, on the page of the trend.
    skip.extend(
        insights.iter().filter(|i| i.kind == InsightKind::Gap && i.id.starts_with("trend:")).map(|i| i.id.clone()),
    );
    let seats_said = |step: &str| said.starts_with("seats:") && step == "step-seats";
    let mut came_true: Vec<_> = follow_ups(account, workspace).into_iter().filter(|f| f.done).collect();
    // The title has just told of seats: another suggestion goes before theirs.
    came_true.sort_by_key(|follow_up| seats_said(&follow_up.step));
    let came_true = came_true.into_iter().next();
    if let Some(follow_up) = &came_true {
        skip.extend(insights.iter().filter(|i| tells(i, &follow_up.step, workspace)).map(|i| i.id.clone()));
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
            Remark { kicker: voice.word(kicker), text: voice.sentence(&insight.claim) }
        })
        .collect();
    if let Some(came_true) = came_true {
        let kicker = voice.say(&Message::new("since-kicker").with("quarter", account.previous));
        remarks.truncate(2);
        remarks.insert(0, Remark { kicker, text: voice.sentence(&came_true.claim) });
    }
    if first {
        let text = voice.sentence(&Message::new("glance-first"));
        remarks.push(Remark { kicker: voice.word("glance-first-kicker"), text });
    }
    (remarks, chosen.iter().any(|i| i.id.starts_with("stickiness:")))
}

/// Whether an insight tells once more what became of a suggestion.
fn tells(insight: &Insight, step: &str, workspace: &Workspace) -> bool {
    let (kind, subject) = step.split_once(':').unwrap_or((step, ""));
    match kind {
        "step-feature" => {
            let name = workspace.catalogue.features.iter().find(|f| f.id == subject).map(|f| f.name.as_str());
            let names = |arg: &Arg| matches!(arg, Arg::List(names) if names.iter().any(|n| Some(n.as_ref()) == name));
            insight.id.starts_with("adopted:") && insight.claim.args.iter().any(|(_, arg)| names(arg))
        }
        "step-seats" => insight.id.starts_with("seats:"),
        "step-fell" => insight.id.strip_prefix("trend:") == Some(subject),
        "step-limit" => insight.id.strip_prefix("limit:") == Some(subject),
        _ => false,
    }
}

/// The title and the insight it speaks of.
fn title(account: &Account) -> (Message, &'static str) {
    let name = |m: Message| m.with("name", account.name.as_str()).with("quarter", account.period);
    let id = |with, you| crate::deck::phrases::named(account, with, you);
    match account.activity {
        Activity::Zero => {
            return (name(Message::new(id("glance-title-start", "glance-title-start-you"))), "start:zero");
        }
        Activity::Unmeasured => return (name(Message::new(id("glance-title-record", "glance-title-record-you"))), ""),
        Activity::Active => {}
    }
    if let Some(seats) =
        account.seats.as_ref().filter(|s| s.active > 0.0 && s.licensed >= 2.0 && s.active <= s.licensed)
    {
        let say = |m: Message| name(m).with("active", seats.active).with("licensed", seats.licensed);
        let more = seats.active_before.map_or(0.0, |before| seats.active - before).floor();
        if more >= 1.0 {
            let message = Message::new(id("glance-title-seats-more", "glance-title-seats-more-you"));
            return (say(message).with("more", more), "seats:more");
        }
        return (say(Message::new(id("glance-title-seats", "glance-title-seats-you"))), "seats:in-use");
    }
    if let Some(metric) = account.lead().filter(|m| m.value > 0.0) {
        let amount = Arg::Quantity(metric.value, metric.noun.clone());
        let part = metric.measured() < metric.weeks.len();
        if metric.noun.unit != Unit::Count {
            // A percentage or a sum of money alone does not say what it is.
            let message = Message::new(match metric.aggregate {
                Aggregate::Sum if part => "glance-title-metric-part",
                Aggregate::Sum => "glance-title-metric-counts",
                Aggregate::Mean => "glance-title-metric-mean",
                Aggregate::Last => "glance-title-metric-level",
                Aggregate::Max => "glance-title-metric-peak",
            });
            let message = message.with("name", metric.name.as_str()).with("quarter", account.period);
            return (message.with("amount", amount).with("measured", metric.measured()), "");
        }
        let message = Message::new(match metric.aggregate {
            Aggregate::Sum if part => id("glance-title-part", "glance-title-part-you"),
            Aggregate::Sum => id("glance-title-counts", "glance-title-counts-you"),
            Aggregate::Mean => id("glance-title-mean", "glance-title-mean-you"),
            Aggregate::Last => id("glance-title-level", "glance-title-level-you"),
            Aggregate::Max => id("glance-title-peak", "glance-title-peak-you"),
        });
        return (name(message).with("amount", amount).with("measured", metric.measured()), "");
    }
    match &account.features {
        Some(features) => {
            let message = Message::new(id("glance-title-breadth", "glance-title-breadth-you"));
            (name(message).with("used", features.used()).with("total", features.all.len()), "breadth:features")
        }
        None => (name(Message::new(id("glance-title-record", "glance-title-record-you"))), ""),
    }
}

/// What an account without use should know: what it has, what is new, who helps.
fn beginnings(account: &Account, voice: &Localizer) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut say = |kicker, message: Message| {
        remarks.push(Remark { kicker: voice.word(kicker), text: voice.sentence(&message) });
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

fn note(account: &Account, said_of_users: bool, voice: &Localizer) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(lead) = account.lead().filter(|_| account.activity == Activity::Active) {
        let mut window = voice.say(&crate::deck::phrases::window(account, lead.measured()));
        if lead.change.is_some() {
            let compared = Message::new("note-compared").with("quarter", account.previous);
            window = voice
                .say(&Message::new("note-window-compared").with("window", window.as_str()).with("compared", compared));
        }
        parts.push(window);
    }
    let metric = |id: &str| account.metrics.iter().find(|m| m.id == id);
    if let Some(seats) = account.seats.as_ref().and_then(|seats| metric(&seats.metric)) {
        parts.push(voice.say(&Message::new("note-seats").with("name", seats.name.as_str())));
    }
    if let Some(stickiness) = account.stickiness.as_ref().filter(|_| said_of_users) {
        parts.push(voice.word(if stickiness.daily { "note-daily-share" } else { "note-weekly-share" }));
    }
    if account.features.is_some() && account.activity == Activity::Active {
        parts.push(voice.say(&Message::new("note-breadth").with("quarter", account.period)));
    }
    parts.push(voice.say(&Message::new("note-as-of").with("date", Arg::Date(account.as_of))));
    if account.activity == Activity::Active {
        parts.extend(account.metrics.iter().take(FIGURES).filter_map(|m| crate::deck::phrases::definition(m, voice)));
    }
    parts
}
