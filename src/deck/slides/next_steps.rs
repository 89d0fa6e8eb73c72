//! 10: what now? Always present: one decision with its answers, two further steps, and the ways to respond.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::Account;
use crate::base::period::Period;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::widgets::page::{Card, SlidePage};
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::follow_up::follow_ups;
use crate::insight::model::{InsightKind, NextAction, Question, Who};
use crate::layout::frame::{Frame, Item, Shape, Stroke, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::NextSteps, |context| Ok(Box::new(NextStepsSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextStepsSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// The outcome of each of last quarter's suggestions, and whether it was followed; empty if there was no deck then.
    pub since: Vec<(String, bool)>,
    /// The heading of `since`.
    pub since_title: String,
    /// The decision first.
    pub steps: Vec<ShownStep>,
    /// What the decision asks, or an invitation to say yes.
    pub question: String,
    pub answers: Vec<Link>,
    pub book: Link,
    pub reply: Link,
    /// For a reader who is not the right person.
    pub wrong_person: Link,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownStep {
    pub title: String,
    /// Why, out of the account's own figures; may be empty.
    pub reason: String,
    /// What it brings, or how; empty if the page has no room for it.
    pub detail: Wording,
    pub who: String,
    pub when: String,
    /// A page about it.
    pub link: Option<Link>,
    /// Says yes to it; `None` of the decision, which has its answers.
    pub yes: Option<Link>,
}

impl NextStepsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let steps = crate::insight::actions::steps(insights, account, workspace);
        let behind =
            insights.iter().filter(|i| i.step.as_ref().is_some_and(|step| steps.iter().any(|s| s.id == step.id)));
        let shown = behind.clone().flat_map(|insight| &insight.evidence).map(|evidence| evidence.figure.clone());
        let shown: Vec<FigureId> = std::iter::once(FigureId::Csm).chain(shown).collect();
        let next =
            account.period.end.succ_opt().and_then(|d| Period::containing(d, workspace.config.fiscal_year_starts));
        let quarter = next.unwrap_or(account.period);
        let decision = steps.first();
        // A fall or an open goal asks; all else proposes.
        let asks = decision.and_then(|step| {
            let of = behind.clone().find(|i| i.step.as_ref().is_some_and(|known| known.id == step.id))?;
            step.question.as_ref().filter(|_| of.kind == InsightKind::Gap)
        });
        let say = |id| Message::new(id).with("n", steps.len()).with("quarter", quarter);
        let titles = (asks.map(|question| question.text.clone()).into_iter())
            .chain(decision.and_then(|first| Some(say("next-title").with("subject", first.subject.clone()?))))
            .chain([say("next-title-short")]);
        let title = word_budget::title(titles, localizer);
        let answers = Answers { account, workspace, localizer };
        let (question, links) = match decision {
            Some(step) => answers.of_decision(step, asks.is_some()),
            None => (String::new(), Vec::new()),
        };
        let when = localizer.say(&Message::new("next-when").with("quarter", quarter));
        let shown_step = |(at, step): (usize, &NextAction)| ShownStep {
            title: localizer.say(&step.title),
            reason: step.reason.as_ref().map(|reason| localizer.sentence(reason)).unwrap_or_default(),
            detail: match step.detail.wording() {
                Some(wording) if !wording.is_empty() => Wording::like(localizer.sentence(&step.detail), Some(wording)),
                _ => Wording::like(localizer.say(&step.detail), None),
            },
            who: localizer.word(match step.who {
                Who::You => "next-you",
                Who::Both => "next-both",
            }),
            when: when.clone(),
            link: (step.link.as_ref())
                .map(|(label, url)| Link::page(localizer.say(label), url, step.id.to_string(), workspace)),
            yes: (at > 0).then(|| answers.link(step, &localizer.say(&step.title), "answer-yes-please")),
        };
        let mut shown_steps: Vec<_> = steps.iter().enumerate().map(shown_step).collect();
        keep_room(&mut shown_steps, &question);
        let subject = |id| {
            localizer.say(&Message::new(id).with("quarter", account.period).with("account", account.name.as_str()))
        };
        let email = account.csm.email.as_str();
        let mail = |label, id, topic| Link::mail(label, email, Some(subject(id)), topic);
        let label = localizer.say(&Message::new("next-book"));
        let book = match workspace.hand_raise_page().or(workspace.config.links.book.as_deref()) {
            Some(url) => Link::page(label, url, "book".into(), workspace),
            None => mail(label, "next-subject-book", "book"),
        };
        Ok(Self {
            shown,
            kicker: localizer.word("next-kicker"),
            title,
            since: follow_ups(account, workspace)
                .iter()
                .map(|follow_up| (localizer.sentence(&follow_up.claim), follow_up.done))
                .collect(),
            since_title: localizer.say(&Message::new("since-kicker").with("quarter", account.previous)),
            steps: shown_steps,
            question,
            answers: links,
            book,
            reply: mail(localizer.say(&Message::new("next-reply").with("email", email)), "next-subject-reply", "reply"),
            wrong_person: mail(localizer.word("next-wrong-person"), "next-subject-person", "person"),
        })
    }
}

/// Leaves out details, those of later steps first, and then reasons, where there are more words than a page may have.
fn keep_room(steps: &mut [ShownStep], question: &str) {
    let mut room = word_budget::WordBudget::of_reasons();
    room.spend([question]);
    // The numbers of the steps.
    let numbers: Vec<_> = (1..=steps.len()).map(|number| number.to_string()).collect();
    room.spend(numbers.iter().map(String::as_str).chain(steps.iter().map(|step| step.title.as_str())));
    for step in steps.iter_mut().filter(|step| !room.take([step.reason.as_str()])) {
        step.reason.clear();
    }
    for step in steps.iter_mut().filter(|step| !room.take([step.detail.as_str()])) {
        step.detail = Wording::default();
    }
}

/// Makes the links that answer.
struct Answers<'a> {
    account: &'a Account,
    workspace: &'a Workspace,
    localizer: &'a Localizer,
}

/// The answers to a step without a question.
const YES_OR_LATER: [&str; 2] = ["answer-yes", "answer-later"];

impl Answers<'_> {
    /// The heading above the answers to the decision, and these. Where the question is the page's title it is not repeated.
    fn of_decision(&self, step: &NextAction, is_title: bool) -> (String, Vec<Link>) {
        let (asked, heading, answers) = match &step.question {
            Some(Question { text, answers }) => {
                let text = self.localizer.say(text);
                let heading = if is_title { self.localizer.word("next-answer") } else { text.clone() };
                (text, heading, *answers)
            }
            None => (self.localizer.say(&step.title), self.localizer.word("next-yes"), YES_OR_LATER.as_slice()),
        };
        (heading, answers.iter().map(|answer| self.link(step, &asked, answer)).collect())
    }

    /// A link that gives an answer: with a token of its own to the vendor's page, else as an e-mail that is begun.
    fn link(&self, step: &NextAction, asked: &str, answer: &'static str) -> Link {
        let label = self.localizer.word(answer);
        let topic = format!("{}={}", step.id, answer.trim_start_matches("answer-"));
        let link = match self.workspace.hand_raise_page() {
            Some(url) => Link::page(label, url, topic, self.workspace),
            None => {
                let subject = Message::new("next-subject-answer").with("account", self.account.name.as_str());
                let subject = subject.with("asked", asked).with("answer", label.as_str());
                Link::mail(label, &self.account.csm.email, Some(self.localizer.say(&subject)), &topic)
            }
        };
        Link { asked: Some(asked.to_owned()), ..link }
    }
}

impl Slide for NextStepsSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn rank(&self) -> u32 {
        100
    }

    fn links(&mut self) -> Vec<&mut Link> {
        let steps = self.steps.iter_mut().flat_map(|step| step.link.iter_mut().chain(&mut step.yes));
        let answers = self.answers.iter_mut();
        steps.chain(answers).chain([&mut self.book, &mut self.reply, &mut self.wrong_person]).collect()
    }

    /// The steps as rows under hairlines in eight columns, the decision's answers on the accent card beside them.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        let left = page.columns(0, 8);
        // The steps have priority: as many outcomes of the last suggestions are shown as leave the steps whole.
        let looks = (self.since.len().min(1)..=self.since.len()).rev().map(|count| self.look_back(&page, left, count));
        let settings: Vec<_> = looks.flat_map(|look| SETTINGS.map(|setting| (look.clone(), setting))).collect();
        let fits = |((_, strip), setting): &((Vec<TextBlock>, Pt), StepSetting)| {
            StepTable::new(self, &page, *setting).is_some_and(|table| table.height <= left.height - strip)
        };
        let ((assets, strip), setting) = first_that(settings, fits).unwrap_or_default();
        if let Some(table) = StepTable::new(self, &page, setting).or_else(|| StepTable::new(self, &page, LAST)) {
            let list = table.draw(&mut page, Rect { height: left.height - strip, ..left });
            page.push(Item::tagged(Tag::List, list));
        }
        self.draw_look_back(&mut page, left, assets, strip);
        let card = page.accent_card(page.columns(8, 4));
        self.draw_answers(&mut page, &card);
        page.finish()
    }
}

impl NextStepsSlide {
    /// Question and answers from the top of the card, the ways to talk at its foot.
    fn draw_answers(&self, page: &mut SlidePage, card: &Card) {
        let (inner, space) = (card.inner, page.theme.space);
        let width = inner.width;
        let mut foot = VStack::default();
        let link = card.ink(page.link_style());
        foot.link(page, &self.reply, &link, width);
        foot.gap(space.s).link(page, &self.wrong_person, &link, width);
        let book = Rect { y: inner.bottom() - foot.height() - space.m - BUTTON, height: BUTTON, ..inner };
        // Four answers stand two by two where their words are short.
        let half = Rect { height: BUTTON, ..inner }.columns(2, space.s)[0].inset(space.m, 0.0);
        let is_short = |answer: &Link| {
            let block = page.block(&answer.label, &page.strong(), half, 1);
            !block.cut && !block.divided
        };
        let columns = if self.answers.len() > 3 && self.answers.iter().all(is_short) { 2 } else { 1 };
        let rows = self.answers.len().div_ceil(columns);
        let room = |button: Pt| book.y - space.l - inner.y - rows as Pt * (button + space.s);
        let stack = |(style, lines)| {
            let mut stack = VStack::default();
            stack.heading(page, &self.question, style, width, lines);
            stack
        };
        let (heading, strong) = (card.ink(page.heading()), card.ink(page.strong()));
        let settings = [(&heading, 2), (&heading, 3), (&strong, 3), (&strong, 4), (&strong, 2), (&strong, 1)];
        let stack = VStack::fitting(room(LOWEST_BUTTON), settings, stack);
        let button = [BUTTON, LOW_BUTTON].into_iter().find(|button| stack.height() <= room(*button));
        let button = button.unwrap_or(LOWEST_BUTTON);
        let mut y = stack.draw(page, Point::new(inner.x, inner.y)) + space.m;
        for row in self.answers.chunks(columns) {
            let cells = Rect { y, height: button, ..inner }.columns(columns, space.s);
            for (answer, cell) in row.iter().zip(cells) {
                page.outlined_button(answer, cell, page.theme.palette.accent, card.ink);
            }
            y += button + space.s;
        }
        page.button(&self.book, book, page.theme.palette.on_accent, page.theme.palette.accent);
        foot.bottom(page, inner);
    }

    /// The first `count` outcomes of last quarter's suggestions, measured, and their height at the bottom of `area`.
    fn look_back(&self, page: &SlidePage, area: Rect, count: usize) -> (Vec<TextBlock>, Pt) {
        let space = page.theme.space;
        let ink = TextStyle { color: page.theme.palette.ink, ..page.small() };
        let line = ink.size * ink.leading;
        let room = Rect { width: area.width - space.l - space.xs, height: 2.0 * line + 1.0, ..area };
        let blocks: Vec<_> = self.since.iter().take(count).map(|(text, _)| page.block(text, &ink, room, 2)).collect();
        if blocks.is_empty() {
            return (blocks, 0.0);
        }
        let high: Pt = blocks.iter().map(|block| block.size.height + space.xs).sum();
        (blocks, 2.0 * space.s + line + space.s + high)
    }

    fn draw_look_back(&self, page: &mut SlidePage, area: Rect, blocks: Vec<TextBlock>, high: Pt) {
        if blocks.is_empty() {
            return;
        }
        let (theme, space) = (page.theme, page.theme.space);
        let label = page.label();
        let line = label.size * label.leading;
        let mut y = area.bottom() - high + 2.0 * space.s;
        y += page.text(Tag::Heading, &self.since_title, &label, Rect { y, height: line + 1.0, ..area }, 1) + space.xs;
        let mut list = Vec::new();
        for (block, (_, done)) in blocks.into_iter().zip(&self.since) {
            let mark = Point::new(area.x + 6.0, y + line / 2.0);
            if *done {
                page.push(crate::deck::slides::features::cards::tick(theme, mark));
            } else {
                let ring = Stroke { color: theme.palette.compare, width: 1.5, dash: Vec::new(), round: false };
                page.push(Item::Shape(Shape { path: Path::circle(mark, 4.0), fill: None, stroke: Some(ring) }));
            }
            let high = block.size.height;
            list.push(Item::tagged(Tag::ListItem, block.place(Point::new(area.x + space.l + space.xs, y))));
            y += high + space.xs;
        }
        page.push(Item::tagged(Tag::List, list));
    }
}

const BUTTON: Pt = 38.0;
/// The height of a button where there are many.
const LOW_BUTTON: Pt = 30.0;
/// The same where the texts around them are long too.
const LOWEST_BUTTON: Pt = 24.0;

/// How steps are set: whether their titles are headings, whether their links to pages are shown, and how many of them keep
/// their details.
#[derive(Debug, Clone, Copy, Default)]
struct StepSetting {
    large: bool,
    linked: bool,
    detailed: usize,
}

/// From the fullest to the barest: reasons stay longest.
const SETTINGS: [StepSetting; 6] = [
    StepSetting { large: true, linked: true, detailed: 3 },
    StepSetting { large: false, linked: true, detailed: 3 },
    StepSetting { large: false, linked: true, detailed: 2 },
    StepSetting { large: false, linked: true, detailed: 1 },
    StepSetting { large: false, linked: true, detailed: 0 },
    LAST,
];
const LAST: StepSetting = StepSetting { large: false, linked: false, detailed: 0 };

/// The columns, of the steps' eight, of what is to be done, and of who does it when.
const WHAT: usize = 5;
const WHO: usize = 2;

/// The steps, measured.
struct StepTable {
    /// The number, what and why, and who and when.
    rows: Vec<(TextBlock, VStack, VStack)>,
    height: Pt,
}

impl StepTable {
    /// `None` where a text does not stand whole.
    fn new(slide: &NextStepsSlide, page: &SlidePage, setting: StepSetting) -> Option<Self> {
        let grid = &page.theme.grid;
        let space = page.theme.space;
        let figure = TextStyle { color: page.theme.palette.accent, ..page.figure() };
        let title = if setting.large { page.heading() } else { page.strong() };
        let (what, who) = (grid.span(1, WHAT).1, grid.span(1 + WHAT, WHO).1);
        let row = |(at, step): (usize, &ShownStep)| {
            let number = page.block(&(at + 1).to_string(), &figure, Rect::new(0.0, 0.0, grid.span(0, 1).1, 60.0), 1);
            let mut text = VStack::default();
            text.heading(page, &step.title, &title, what, 2);
            text.gap(space.xs).paragraph(page, &step.reason, &page.body(), what, 3);
            if at < setting.detailed {
                text.gap(space.xs).paragraph(page, &step.detail, &page.body(), what, 3);
            }
            if let Some(link) = step.link.as_ref().filter(|_| setting.linked) {
                text.gap(space.xs).link(page, link, &page.link_style(), what);
            }
            let mut aside = VStack::default();
            aside.paragraph(page, &step.who, &TextStyle { color: page.theme.palette.ink, ..page.label() }, who, 2);
            aside.paragraph(page, &step.when, &page.small(), who, 2);
            if let Some(yes) = &step.yes {
                aside.gap(space.s).link(page, yes, &page.link_style(), who);
            }
            (number, text, aside)
        };
        let rows: Vec<_> = slide.steps.iter().enumerate().map(row).collect();
        let high = |(_, text, aside): &(TextBlock, VStack, VStack)| text.height().max(aside.height()) + 2.0 * space.m;
        let height = rows.iter().map(high).sum();
        let is_whole = rows.iter().all(|(_, text, aside)| text.is_whole() && aside.is_whole());
        (is_whole || setting.detailed == 0).then_some(Self { rows, height })
    }

    /// Draws hairlines between the steps, which share the height, and returns their entries.
    fn draw(self, page: &mut SlidePage, area: Rect) -> Vec<Item> {
        let (grid, space) = (page.theme.grid, page.theme.space);
        let (accent, line) = (page.theme.palette.accent, page.theme.palette.line);
        // What is left over is shared, but rows far apart would fall asunder.
        let spare = ((area.height - self.height).max(0.0) / self.rows.len().max(1) as Pt).min(SPARE);
        let mut y = area.y;
        let mut list = Vec::new();
        for (at, (number, text, aside)) in self.rows.into_iter().enumerate() {
            page.rule(Rect { y, ..area }, if at == 0 { accent } else { line });
            let place = |column: usize| Point::new(grid.span(column, 1).0, y + space.m);
            let high = text.height().max(aside.height());
            let mut entry = vec![Item::tagged(Tag::Label, number.place(Point::new(area.x, y + space.m - space.xs)))];
            entry.extend(text.items(place(1)));
            entry.extend(aside.items(place(1 + WHAT)));
            list.push(Item::tagged(Tag::ListItem, entry));
            y += high + 2.0 * space.m + spare;
        }
        list
    }
}

/// The most room that a step gets beyond its text.
const SPARE: Pt = 36.0;
