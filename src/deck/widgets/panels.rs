//! Charts of one size side by side, each below what it shows.

use crate::deck::widgets::lang_text::LangText;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{VStack, first_that};
use crate::layout::chart::figure::Chart;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::style::TextStyle;

/// The most lines of a heading and of a remark.
const HEADING: usize = 3;
const REMARK: usize = 3;

pub(crate) struct Panel<'a> {
    pub(crate) heading: LangText<'a>,
    /// What is said below the heading.
    pub(crate) remarks: Vec<&'a str>,
    pub(crate) chart: &'a dyn Chart,
}

impl Panel<'_> {
    fn head(&self, page: &SlidePage, heading: &TextStyle, width: Pt) -> VStack {
        let mut stack = VStack::default();
        stack.heading(page, self.heading, heading, width, HEADING);
        for remark in &self.remarks {
            stack.gap(page.theme.space.xs).paragraph(page, *remark, &page.body(), width, REMARK);
        }
        stack
    }
}

/// Draws each panel into its area, which are of one height. All headings have one size, and all charts begin at one height.
pub(crate) fn draw(panels: &[Panel], page: &mut SlidePage, areas: &[Rect]) {
    let heads = |style: TextStyle| {
        let head = |(panel, area): (&Panel, &Rect)| panel.head(page, &style, area.width);
        panels.iter().zip(areas).map(head).collect::<Vec<_>>()
    };
    let sizes = [page.heading(), page.strong()].map(heads);
    let Some(heads) = first_that(sizes, |all| all.iter().all(VStack::is_whole)) else { return };
    let highest = heads.iter().map(VStack::height).fold(0.0, Pt::max);
    for ((panel, head), area) in panels.iter().zip(heads).zip(areas) {
        head.draw(page, Point::new(area.x, area.y));
        let room = area.split_top(highest + page.theme.space.l).1;
        page.push(panel.chart.draw(room, page.theme, page.fonts));
    }
}
