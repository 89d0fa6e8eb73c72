//! Filler: the most from your plan, from the catalogue. Left out if the catalogue has too few features.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::config::catalogue::Feature;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Filler, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::missing_features;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{CardBody, VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::layout::frame::Frame;
use crate::layout::geometry::Pt;
use crate::layout::text::style::TextStyle;
use crate::locale::message::{Arg, Message};

/// The maximum number of cards.
const CARDS: usize = 6;
/// The minimum number of cards.
const FEWEST: usize = 3;

pub const SPEC: SlideSpec = SlideSpec {
    filler: Some(Filler::Plan),
    missing_setup: |workspace, _| missing_features(workspace),
    ..SlideSpec::new(SlideKind::YourPlan, |context| Ok(Box::new(YourPlanSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YourPlanSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// Features that are not used yet come first.
    pub cards: Vec<FeatureCard>,
    /// Further content of the plan, and definitions.
    pub note: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeatureCard {
    pub name: Wording,
    pub benefit: Wording,
    pub link: Option<Link>,
}

impl FeatureCard {
    /// Name and benefit with these maximum numbers of lines.
    fn stack(
        &self,
        page: &SlidePage,
        styles: &(TextStyle, TextStyle),
        width: Pt,
        (name, lines): (usize, usize),
    ) -> VStack {
        let mut stack = VStack::default();
        stack.heading(page, &self.name, &styles.0, width, name);
        stack.gap(page.theme.space.xs).paragraph(page, &self.benefit, &styles.1, width, lines);
        stack
    }
}

impl YourPlanSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        let last = account.period.days_until(account.as_of).last;
        let plan = account.plan.as_ref();
        let all: Vec<&Feature> = account.in_plan.iter().map(|&index| &workspace.catalogue.features[index]).collect();
        if all.len() < FEWEST {
            return Err(Omitted::Nothing);
        }
        let used = |f: &Feature| {
            account.features.as_ref().is_some_and(|features| features.all.iter().any(|u| u.id == f.id && u.used))
        };
        let mut shown = all.clone();
        shown.sort_by_key(|f| (used(f), f.advanced));
        let card = |f: &&Feature| FeatureCard {
            name: f.name.clone(),
            benefit: f.benefit.clone(),
            link: (f.url.as_ref())
                .map(|url| Link::page(localizer.word("link-how-to"), url, format!("plan-{}", f.id), workspace)),
        };
        let title = match plan {
            Some(plan) => Message::new("plan-title").with("plan", plan.name.as_str()),
            None => Message::new("plan-title-unnamed"),
        };
        let mut room = word_budget::WordBudget::of_a_page();
        let mut cards: Vec<_> = shown.iter().take(CARDS).map(card).collect();
        let mut has_room =
            |(at, card): (usize, &FeatureCard)| room.take([card.name.as_str(), &card.benefit]) || at < FEWEST;
        let fitting = cards.iter().enumerate().take_while(|&entry| has_room(entry)).count();
        cards.truncate(fitting);
        let mut note = Vec::new();
        let others: Vec<_> = shown[cards.len()..].iter().map(|f| f.name.to_string()).collect();
        if (1..=CARDS).contains(&others.len()) {
            note.push(localizer.say(&Message::new("plan-note-others").with("names", Arg::Features(others))));
        }
        note.push(localizer.say(&Message::new("plan-note").with("date", Arg::Date(last))));
        let shown =
            plan.map(|_| FigureId::Plan).into_iter().chain(account.features.iter().map(|_| FigureId::FeaturesAll));
        let shown = shown.collect();
        Ok(Self {
            shown,
            kicker: localizer.word("plan-kicker"),
            title: localizer.say(&title.with("n", all.len())),
            cards,
            note: word_budget::note(note),
        })
    }
}

impl Slide for YourPlanSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        10
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.cards.iter_mut().filter_map(|card| card.link.as_mut()).collect()
    }

    /// Cards in two or three columns and one or two rows.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let columns = if self.cards.len() == 4 { 2 } else { 3 };
        let rows = self.cards.len().div_ceil(columns);
        let areas = page.columns(0, 12).rows(rows, theme.space.m);
        // All cards use one size: the largest in which the longest text fits.
        let cells: Vec<_> = areas.iter().flat_map(|row| row.columns(columns, theme.grid.gutter)).collect();
        let large = [(page.heading(), page.lead()), (page.heading(), page.body()), (page.strong(), page.body())];
        let whole = |styles: &(TextStyle, TextStyle)| {
            self.cards.iter().zip(&cells).all(|(card, cell)| {
                let inner = page.inside(*cell);
                let foot = VStack::foot(&page, card.link.as_ref(), &page.link_style(), inner.width).height();
                let stack = card.stack(&page, styles, inner.width, (2, 4));
                stack.is_whole() && stack.height() <= inner.height - foot - theme.space.m
            })
        };
        let styles = first_that(large, whole).expect("three settings are tried");
        for (cards, cells) in self.cards.chunks(columns).zip(cells.chunks(columns)) {
            let bodies = cards.iter().zip(cells).map(|(card, cell)| {
                let inner = page.card(*cell).inner;
                let foot = VStack::foot(&page, card.link.as_ref(), &page.link_style(), inner.width);
                let room = inner.height - foot.height() - theme.space.xs;
                let settings = [(2, 8), (2, 4), (2, 3), (2, 2), (1, 2), (1, 1)];
                let content = VStack::fitting(room, settings, |lines| card.stack(&page, &styles, inner.width, lines));
                CardBody { content, foot, inner }
            });
            CardBody::draw_all(bodies.collect(), &mut page);
        }
        page.finish()
    }
}
