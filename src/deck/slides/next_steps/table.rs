//! The steps as rows: what and why, who and when.

use serde::Serialize;

use crate::config::wording::Wording;
use crate::deck::links::Link;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::layout::frame::{Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::style::TextStyle;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownStep {
    pub title: String,
    /// Why, out of the account's own figures; may be empty.
    pub reason: String,
    /// What it is worth by arithmetic; may be empty.
    pub worth: String,
    /// What it brings, or how; empty if the page has no room for it.
    pub detail: Wording,
    pub who: String,
    pub when: String,
    /// A page about it.
    pub link: Option<Link>,
    /// Says yes to it; `None` of the decision, which has its answers.
    pub yes: Option<Link>,
}

/// How steps are set: whether their titles are headings, whether their links to pages are shown, and how many of them keep
/// their details.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StepSetting {
    large: bool,
    linked: bool,
    detailed: usize,
}

/// From the fullest to the barest: reasons stay longest.
pub(crate) const SETTINGS: [StepSetting; 6] = [
    StepSetting { large: true, linked: true, detailed: 3 },
    StepSetting { large: false, linked: true, detailed: 3 },
    StepSetting { large: false, linked: true, detailed: 2 },
    StepSetting { large: false, linked: true, detailed: 1 },
    StepSetting { large: false, linked: true, detailed: 0 },
    LAST,
];
pub(crate) const LAST: StepSetting = StepSetting { large: false, linked: false, detailed: 0 };

/// The columns, of the steps' eight, of what is to be done, and of who does it when.
const WHAT: usize = 5;
const WHO: usize = 2;

/// The steps, measured.
pub(crate) struct StepTable {
    /// The number, what and why, and who and when.
    rows: Vec<(TextBlock, VStack, VStack)>,
    pub height: Pt,
}

impl StepTable {
    /// `None` where a text does not stand whole.
    pub fn new(steps: &[ShownStep], page: &SlidePage, setting: StepSetting) -> Option<Self> {
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
            if !step.worth.is_empty() {
                text.gap(space.xs).paragraph(page, &step.worth, &page.body(), what, 3);
            }
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
        let rows: Vec<_> = steps.iter().enumerate().map(row).collect();
        let high = |(_, text, aside): &(TextBlock, VStack, VStack)| text.height().max(aside.height()) + 2.0 * space.m;
        let height = rows.iter().map(high).sum();
        let is_whole = rows.iter().all(|(_, text, aside)| text.is_whole() && aside.is_whole());
        (is_whole || setting.detailed == 0).then_some(Self { rows, height })
    }

    /// Draws hairlines between the steps, which share the height, and returns their entries.
    pub fn draw(self, page: &mut SlidePage, area: Rect) -> Vec<Item> {
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
