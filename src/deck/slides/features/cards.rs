//! The card of a feature: what it does, why this account, what it takes and how to start.
//!
//! The filled block of the accent stands once in a deck, on its decision, so this card has an outline.

use serde::Serialize;

use crate::account::figure::{FeatureFigure, FigureId, MetricFigure};
use crate::account::offers::figure_behind;
use crate::account::view::{Account, FeatureUse, OfferReason};
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::insight::rules::offers::reason;
use crate::layout::frame::{Item, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// A feature on a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pick {
    /// "Start here"; empty if the card suggests no start.
    pub label: String,
    pub name: Wording,
    /// What it does; empty if the catalogue does not say so.
    pub benefit: Wording,
    /// Why this account: a figure of its own, else how many teams like it use the feature; empty if neither is known.
    pub because: Wording,
    /// What it takes to start; empty if the catalogue does not say so.
    pub takes: Wording,
    pub link: Option<Link>,
    /// The figures behind the reason.
    #[serde(skip)]
    pub figures: Vec<FigureId>,
}

/// The height of the button.
const BUTTON: Pt = 40.0;

impl Pick {
    /// The feature to start with.
    pub(crate) fn start(feature: &FeatureUse, account: &Account, workspace: &Workspace, localizer: &Localizer) -> Self {
        let entry = &workspace.catalogue.features[feature.index];
        let lapsed = feature.months.lapsed.is_some();
        let own = entry.because.as_ref().and_then(|rule| {
            let figure = figure_behind(rule, &workspace.catalogue, &account.metrics, account.features.as_ref())?;
            let said = localizer.sentence(&reason(rule, &figure));
            Some((Wording::like(said, Some(&rule.then)), figure_id(&figure, rule.feature.as_deref())))
        });
        let peers = || {
            let share = feature.peers.and_then(|peers| peers.share())?;
            let message = Message::new("reason-peers").with("share", Arg::Share(share));
            Some((localizer.sentence(&message).into(), FigureId::feature(&feature.id, FeatureFigure::PeersShare)))
        };
        let (because, figure) = own.or_else(peers).unzip();
        let takes = entry.takes.as_ref().filter(|takes| !takes.trim().is_empty()).map(|takes| {
            let said = localizer.sentence(&Message::new("features-pick-takes").with("takes", takes.as_str()));
            Wording::like(said, Some(takes))
        });
        Self {
            label: localizer.word(if lapsed { "features-pick-again" } else { "features-pick-start" }),
            because: because.unwrap_or_default(),
            takes: takes.unwrap_or_default(),
            figures: figure.into_iter().collect(),
            ..Self::of(feature, workspace, localizer)
        }
    }

    /// A feature that is in use already.
    pub(crate) fn of(feature: &FeatureUse, workspace: &Workspace, localizer: &Localizer) -> Self {
        let entry = &workspace.catalogue.features[feature.index];
        let link = entry.url.as_ref();
        Self {
            label: String::new(),
            name: entry.name.clone(),
            benefit: entry.benefit.clone(),
            because: Wording::default(),
            takes: Wording::default(),
            link: link
                .map(|url| Link::page(localizer.word("link-how-to"), url, format!("feature-{}", entry.id), workspace)),
            figures: Vec::new(),
        }
    }

    /// Draws the card from the top of `area`, as high as its content needs and at least `least`; returns its height.
    pub(crate) fn draw(&self, page: &mut SlidePage, area: Rect, least: Pt) -> Pt {
        let space = page.theme.space;
        let inner = page.inside(area);
        let width = inner.width;
        // One button a page: what is in use already is only linked.
        let is_start = !self.label.is_empty();
        let link = VStack::foot(page, self.link.as_ref().filter(|_| !is_start), &page.link_style(), width);
        let foot = match self.link {
            Some(_) if is_start => BUTTON + space.l,
            Some(_) => link.height() + space.m,
            None => 0.0,
        };
        let room = inner.height - foot;
        let muted = |style| crate::layout::text::style::TextStyle { color: page.theme.palette.muted, ..style };
        let settings =
            [(3, 4, 6, 3), (2, 4, 5, 2), (2, 3, 4, 2), (2, 3, 4, 0), (2, 0, 4, 0), (2, 2, 0, 0), (1, 0, 0, 0)];
        let stack = VStack::fitting(room, settings, |(name, benefit, because, takes)| {
            let mut stack = VStack::default();
            stack.paragraph(page, &self.label, &page.label(), width, 1);
            stack.gap(space.xs).heading(page, &self.name, &page.heading(), width, name);
            stack.gap(space.s).paragraph(page, &self.benefit, &page.body(), width, benefit);
            stack.gap(space.l).paragraph(page, &self.because, &page.body(), width, because);
            stack.gap(space.s).paragraph(page, &self.takes, &muted(page.body()), width, takes);
            stack
        });
        let around = area.height - inner.height;
        let height = (stack.height() + foot + around).max(least).min(area.height);
        let card = page.outlined_card(Rect { height, ..area });
        stack.draw(page, Point::new(card.inner.x, card.inner.y));
        let inside = Rect { height: height - around, ..inner };
        match &self.link {
            Some(link) if is_start => {
                let (surface, accent) = (page.theme.palette.surface, page.theme.palette.accent);
                page.outlined_button(
                    link,
                    Rect { y: inside.bottom() - BUTTON, height: BUTTON, ..inside },
                    surface,
                    accent,
                );
            }
            _ => link.bottom(page, inside),
        }
        height
    }
}

/// The figure that a reason quotes.
fn figure_id(figure: &OfferReason, feature: Option<&str>) -> FigureId {
    match figure {
        OfferReason::Metric { id, .. } => FigureId::metric(id, MetricFigure::Value),
        OfferReason::Feature { .. } => FigureId::feature(feature.unwrap_or_default(), FeatureFigure::Users),
    }
}

/// A tick mark in the accent colour.
pub(crate) fn tick(theme: &Theme, at: Point) -> Item {
    let corners = [(-5.0, 0.0), (-1.5, 4.0), (5.5, -4.5)].map(|(x, y)| Point::new(at.x + x, at.y + y));
    let stroke = Stroke { color: theme.palette.accent, width: 2.0, dash: Vec::new(), round: true };
    Item::Shape(Shape { path: Path::poly(&corners, false), fill: None, stroke: Some(stroke) })
}
