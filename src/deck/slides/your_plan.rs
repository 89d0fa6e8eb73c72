//! Filler: the most from your plan, from the catalogue. Left out if the catalogue has too few features.
//!
//! It holds what this plan holds and nothing else. A feature of which the catalogue says nothing is named alone; then more of them
//! have room. Where use fell, what is in use comes first: the way back is to that.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::config::catalogue::Feature;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Filler, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::missing_features;
use crate::deck::title_claim::{JudgedTitle, TitleClaim};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{CardBody, VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::tone::{Tone, tone};
use crate::layout::frame::Frame;
use crate::layout::geometry::Pt;
use crate::layout::text::style::TextStyle;
use crate::locale::message::{Arg, Message};

/// The maximum number of cards.
const CARDS: usize = 6;
/// The same where they have names alone.
const NAMES: usize = 12;
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
    #[serde(skip)]
    pub claim: YourPlanClaim,
    pub body: YourPlanBody,
    /// Further content of the plan, and definitions.
    pub note: Vec<String>,
}

/// All that the slide shows, and how many features it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YourPlanBody {
    /// The plan's name, if it is known.
    #[serde(skip)]
    pub plan: Option<String>,
    /// How many features the plan holds.
    #[serde(skip)]
    pub all: usize,
    /// Features that are not used yet come first.
    pub cards: Vec<FeatureCard>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YourPlanClaim {
    /// What each feature that is shown is for.
    Explained,
    Listed,
}

impl TitleClaim for YourPlanClaim {
    type Shown = YourPlanBody;

    const ALL: &'static [Self] = &[Self::Explained, Self::Listed];

    fn holds(self, body: &YourPlanBody) -> bool {
        let is_explained = body.cards.iter().all(|card| !card.benefit.is_empty());
        (FEWEST..=body.all).contains(&body.cards.len()) && (self == Self::Listed || is_explained)
    }

    fn message(self, body: &YourPlanBody) -> Message {
        let id = match (self, &body.plan) {
            (Self::Explained, Some(_)) => "plan-title",
            (Self::Explained, None) => "plan-title-unnamed",
            (Self::Listed, Some(_)) => "plan-title-listed",
            (Self::Listed, None) => "plan-title-listed-unnamed",
        };
        let message = Message::new(id).with("n", body.all);
        body.plan.iter().fold(message, |message, plan| message.with("plan", plan.as_str()))
    }
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
        let falling = tone(account, workspace) == Tone::Falling;
        shown.sort_by_key(|f| (used(f) != falling, f.advanced));
        let card = |f: &&Feature| FeatureCard {
            name: f.name.clone(),
            benefit: f.benefit.clone(),
            link: (f.url.as_ref())
                .map(|url| Link::page(localizer.word("link-how-to"), url, format!("plan-{}", f.id), workspace)),
        };
        let mut room = word_budget::WordBudget::of_a_page();
        let is_named_alone = shown.iter().all(|feature| feature.benefit.is_empty());
        let most = if is_named_alone { NAMES } else { CARDS };
        let mut cards: Vec<_> = shown.iter().take(most).map(card).collect();
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
        let figures =
            plan.map(|_| FigureId::Plan).into_iter().chain(account.features.iter().map(|_| FigureId::FeaturesAll));
        let body = YourPlanBody { plan: plan.map(|plan| plan.name.clone()), all: all.len(), cards };
        let (claim, title) = word_budget::claimed::<YourPlanClaim>(&body, localizer).ok_or(Omitted::Nothing)?;
        Ok(Self {
            shown: figures.collect(),
            kicker: localizer.word("plan-kicker"),
            title,
            claim,
            body,
            note: word_budget::note(note),
        })
    }
}

impl Slide for YourPlanSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn judged_title(&self) -> Option<JudgedTitle> {
        Some(JudgedTitle::of(self.claim, &self.body))
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
        self.body.cards.iter_mut().filter_map(|card| card.link.as_mut()).collect()
    }

    /// Cards in two or three columns and one or two rows.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let columns = if self.body.cards.len() == 4 { 2 } else { 3 };
        let rows = self.body.cards.len().div_ceil(columns);
        let areas = page.columns(0, 12).rows(rows, theme.space.m);
        // All cards use one size: the largest in which the longest text fits.
        let cells: Vec<_> = areas.iter().flat_map(|row| row.columns(columns, theme.grid.gutter)).collect();
        let large = [(page.heading(), page.lead()), (page.heading(), page.body()), (page.strong(), page.body())];
        let whole = |styles: &(TextStyle, TextStyle)| {
            self.body.cards.iter().zip(&cells).all(|(card, cell)| {
                let inner = page.inside(*cell);
                let foot = VStack::foot(&page, card.link.as_ref(), &page.link_style(), inner.width).height();
                let stack = card.stack(&page, styles, inner.width, (2, 4));
                stack.is_whole() && stack.height() <= inner.height - foot - theme.space.m
            })
        };
        let styles = first_that(large, whole).expect("three settings are tried");
        for (cards, cells) in self.body.cards.chunks(columns).zip(cells.chunks(columns)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_is_for_is_claimed_where_each_card_says_it() {
        let card = |benefit: &str| FeatureCard {
            name: "Export".to_owned().into(),
            benefit: benefit.to_owned().into(),
            link: None,
        };
        let claim = |benefits: &[&str], all| {
            let cards = benefits.iter().map(|benefit| card(benefit)).collect();
            crate::deck::title_claim::strongest::<YourPlanClaim>(&YourPlanBody { plan: None, all, cards })
        };
        assert_eq!(claim(&["Save time"; 3], 5), Some(YourPlanClaim::Explained));
        assert_eq!(claim(&["Save time", "", "Save time"], 5), Some(YourPlanClaim::Listed));
        assert_eq!(claim(&["Save time"; 3], 2), None, "more cards than features");
    }
}
