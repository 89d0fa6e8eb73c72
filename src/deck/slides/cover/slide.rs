//! 1: is it mine, what is the point? Always present, in the composition of the theme.

use crate::account::figure::FigureId;
use crate::config::qbr::slides::SlideKind;
use crate::deck::links::Link;
use crate::deck::slide::{PageContext, ShownClaim, Slide, SlideSpec};
use crate::deck::slides::cover::content::CoverSlide;
use crate::deck::slides::cover::{letter, poster, report};
use crate::deck::widgets::page::SlidePage;
use crate::layout::frame::Frame;
use crate::layout::theme::form::Composition;

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::Cover, |context| Ok(Box::new(CoverSlide::from_context(context)?)));

impl Slide for CoverSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn claims(&self) -> Vec<ShownClaim> {
        vec![ShownClaim { text: self.headline.clone(), insight: self.first.clone() }]
    }

    fn rank(&self) -> u32 {
        100
    }

    fn links(&mut self) -> Vec<&mut Link> {
        vec![&mut self.email]
    }

    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, logos, .. } = *page;
        let mut page = SlidePage::bare(theme, fonts, &self.title);
        let draw = match theme.composition {
            Composition::Report => report::draw,
            Composition::Letter => letter::draw,
            Composition::Poster => poster::draw,
        };
        draw(self, &mut page, logos);
        page.finish()
    }
}
