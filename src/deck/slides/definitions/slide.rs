//! The page behind the last slide: what the words of the deck mean and how its figures are counted.
//!
//! It is none of the six to eight slides and answers nobody's question of the product, so that the slides themselves keep their
//! reasons and leave the definitions here. It is there where `definitions` in `qbr.yaml` says so.

use std::cmp::Reverse;

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::config::qbr::slides::SlideKind;
use crate::deck::slide::{ChosenSlide, PageContext, Slide, SlideContext};
use crate::deck::slides::definitions::collect::{Entry, of_deck};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::{TextStyle, Weight};

/// More lines than a definition can have.
const LINES: usize = 12;

/// Up to so many definitions stand in two columns.
const FEW: usize = 8;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DefinitionsSlide {
    pub kicker: String,
    pub title: String,
    pub entries: Vec<Entry>,
}

impl DefinitionsSlide {
    /// The page of the chosen slides.
    pub fn of(chosen: &[ChosenSlide], context: &SlideContext<'_>) -> ChosenSlide {
        let entries = of_deck(chosen, context);
        let word = |id| context.localizer.word(id);
        let slide = Self { kicker: word("definitions-kicker"), title: word("definitions-title"), entries };
        ChosenSlide { kind: SlideKind::Definitions, slide: Box::new(slide) }
    }

    /// The entries in rows of one height each, in the largest setting in which they fit; if none holds all, without the least
    /// used, of these the last first.
    fn rows<'s>(&'s self, page: &SlidePage) -> Vec<Vec<(&'s Entry, VStack)>> {
        let scale = &page.theme.scale;
        let height = page.columns(0, 12).height;
        let mut kept: Vec<_> = self.entries.iter().enumerate().collect();
        loop {
            let settings: &[(usize, Pt)] = match kept.len() <= FEW {
                true => &[(2, scale.body), (2, scale.small), (3, scale.small)],
                false => &[(3, scale.small)],
            };
            let tried = settings.iter().map(|(columns, size)| set(page, &kept, *columns, *size));
            if let Some(rows) = tried.into_iter().find(|rows| total(page, rows) <= height) {
                return rows;
            }
            let least = kept.iter().enumerate().min_by_key(|(_, (at, entry))| (entry.uses, Reverse(*at)));
            let Some((least, _)) = least else { return Vec::new() };
            kept.remove(least);
        }
    }
}

impl Slide for DefinitionsSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &[]
    }

    fn rank(&self) -> u32 {
        0
    }

    /// A term and its sentence below a hairline each, row by row in two or three columns.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &[]);
        let rows = self.rows(&page);
        let content = page.columns(0, 12);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
        let cells = content.columns(columns, theme.space.l);
        let free = content.height - total(&page, &rows);
        // What is left of the page goes between the rows, as far as they still read as one list.
        let gap = theme.space.m + (free / rows.len().max(1) as Pt).clamp(0.0, theme.space.l);
        let mut y = content.y;
        let mut list = Vec::new();
        for row in rows {
            let height = row.iter().map(|(_, stack)| stack.height()).fold(0.0, Pt::max);
            for ((_, stack), cell) in row.into_iter().zip(&cells) {
                page.rule(Rect { y, ..*cell }, theme.palette.line);
                list.push(Item::tagged(Tag::ListItem, stack.items(Point::new(cell.x, y + theme.space.s))));
            }
            y += theme.space.s + height + gap;
        }
        page.push(Item::tagged(Tag::List, list));
        page.finish()
    }
}

/// The entries set in `columns` columns in one size.
fn set<'s>(
    page: &SlidePage,
    entries: &[(usize, &'s Entry)],
    columns: usize,
    size: Pt,
) -> Vec<Vec<(&'s Entry, VStack)>> {
    let theme = page.theme;
    let width = page.columns(0, 12).columns(columns, theme.space.l)[0].width;
    let term = TextStyle { size, ..theme.style(Weight::SemiBold, size, theme.palette.ink) };
    let text = TextStyle { size, ..theme.style(Weight::Regular, size, theme.palette.muted) };
    let stack = |(_, entry): &(usize, &'s Entry)| {
        let mut stack = VStack::default();
        stack.paragraph(page, &entry.definition.term, &term, width, 2);
        stack.gap(theme.space.xs).paragraph(page, &entry.definition.text, &text, width, LINES);
        (*entry, stack)
    };
    entries.chunks(columns).map(|row| row.iter().map(stack).collect()).collect()
}

/// How high the rows are with the least space between them; higher than any page if a text is cut.
fn total(page: &SlidePage, rows: &[Vec<(&Entry, VStack)>]) -> Pt {
    if rows.iter().flatten().any(|(_, stack)| !stack.is_whole()) {
        return Pt::MAX;
    }
    let space = page.theme.space;
    let highest = |row: &Vec<(&Entry, VStack)>| row.iter().map(|(_, stack)| stack.height()).fold(0.0, Pt::max);
    rows.iter().map(|row| space.s + highest(row)).sum::<Pt>() + space.m * rows.len().saturating_sub(1) as Pt
}
