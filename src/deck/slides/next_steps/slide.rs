//! 10: what now? Always present: one decision with its answers, two further steps, and the ways to respond.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::base::period::Period;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slides::next_steps::answers::{AnswerCard, Answers};
use crate::deck::slides::next_steps::table::{LAST, SETTINGS, ShownStep, StepSetting, StepTable};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::first_that;
use crate::deck::widgets::word_budget;
use crate::insight::actions::{asked, steps};
use crate::insight::follow_up::follow_ups;
use crate::insight::model::{NextAction, Who};
use crate::layout::frame::{Frame, Item, Shape, Stroke, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;
use crate::locale::message::{Arg, Message};

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
    pub answers: AnswerCard,
}

impl NextStepsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let steps = steps(insights, account, workspace);
        let behind =
            insights.iter().filter(|i| i.step.as_ref().is_some_and(|step| steps.iter().any(|s| s.id == step.id)));
        let shown = behind.flat_map(|insight| &insight.evidence).map(|evidence| evidence.figure.clone());
        let shown: Vec<FigureId> = std::iter::once(FigureId::Csm).chain(shown).collect();
        let next =
            account.period.end.succ_opt().and_then(|d| Period::containing(d, workspace.config.fiscal_year_starts));
        let quarter = next.unwrap_or(account.period);
        let decision = steps.first();
        let asks = decision.and_then(|step| asked(step, insights));
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
        let when = |step: &NextAction| match step.before {
            Some(month) => localizer.say(&Message::new("next-before").with("month", Arg::Month(month))),
            None => localizer.say(&Message::new("next-when").with("quarter", quarter)),
        };
        let shown_step = |(at, step): (usize, &NextAction)| ShownStep {
            title: localizer.say(&step.title),
            reason: step.reason.as_ref().map(|reason| localizer.sentence(reason)).unwrap_or_default(),
            worth: step.worth.as_ref().map(|worth| localizer.sentence(worth)).unwrap_or_default(),
            detail: match step.detail.wording() {
                // The full stop is the deck's language's.
                Some(wording) if !wording.is_empty() && wording.foreign().is_none() => {
                    Wording::like(localizer.sentence(&step.detail), Some(wording))
                }
                Some(wording) => wording.clone(),
                None => Wording::like(localizer.say(&step.detail), None),
            },
            who: localizer.word(match step.who {
                Who::You => "next-you",
                Who::Both => "next-both",
            }),
            when: when(step),
            link: step.link.as_ref().map(|(label, url)| {
                let link = if step.has_imported_link { Link::imported } else { Link::page };
                link(localizer.say(label), url, step.id.to_string(), workspace)
            }),
            yes: (at > 0).then(|| answers.link(step, &localizer.say(&step.title), &Message::new("answer-yes-please"))),
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
            answers: AnswerCard {
                question,
                answers: links,
                book,
                reply: mail(
                    localizer.say(&Message::new("next-reply").with("email", email)),
                    "next-subject-reply",
                    "reply",
                ),
                wrong_person: mail(localizer.word("next-wrong-person"), "next-subject-person", "person"),
            },
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
    for step in steps.iter_mut().filter(|step| !room.take([step.worth.as_str()])) {
        step.worth.clear();
    }
    for step in steps.iter_mut().filter(|step| !room.take([step.detail.as_str()])) {
        step.detail = Wording::default();
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
        steps.chain(self.answers.links()).collect()
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
            StepTable::new(&self.steps, &page, *setting).is_some_and(|table| table.height <= left.height - strip)
        };
        let ((assets, strip), setting) = first_that(settings, fits).unwrap_or_default();
        if let Some(table) =
            StepTable::new(&self.steps, &page, setting).or_else(|| StepTable::new(&self.steps, &page, LAST))
        {
            let list = table.draw(&mut page, Rect { height: left.height - strip, ..left });
            page.push(Item::tagged(Tag::List, list));
        }
        self.draw_look_back(&mut page, left, assets, strip);
        let card = page.accent_card(page.columns(8, 4));
        self.answers.draw(&mut page, &card);
        page.finish()
    }
}

impl NextStepsSlide {
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
