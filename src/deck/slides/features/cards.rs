//! Cards of features: what each does, how to start, and how many use it.

use serde::Serialize;

use crate::account::view::{Adoption, FeatureUse};
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{CardBody, VStack};
use crate::deck::widgets::word_budget;
use crate::insight::rules::features::{until, until_month};
use crate::layout::frame::{Item, Shape, Stroke};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::theme::resolved::Theme;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// A feature on a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pick {
    pub name: Wording,
    pub benefit: Wording,
    /// How many peers use it, how much the account uses it, or until when it did; empty if that may not be shown.
    pub evidence: String,
    pub link: Option<Link>,
}

/// From this height on, a card has room for its parts one below the other.
pub(crate) const HIGH: Pt = 170.0;

/// From this inner height on, a card's name is set as a heading.
pub(crate) const ROOMY: Pt = 88.0;

impl Pick {
    /// Draws name and link on one line and the benefit below; if the name is too long for that, the link comes last.
    pub(crate) fn draw(&self, page: &mut SlidePage, area: Rect) {
        let card = page.card(area);
        let (inner, space) = (card.inner, page.theme.space);
        let style = page.link_style();
        let link = self.link.as_ref().map(|link| (link, page.block(&link.label, &style, inner, 1).size.width));
        let taken = link.as_ref().map_or(0.0, |(_, width)| width + space.m);
        let heading = if inner.height >= ROOMY { page.heading() } else { page.strong() };
        let stack = |name: Pt, (lines, benefit): (usize, usize)| {
            let mut stack = VStack::default();
            stack.heading(page, &self.name, &heading, name, lines);
            stack.gap(space.xs).paragraph(page, &self.benefit, &page.body(), inner.width, benefit);
            stack
        };
        let beside = VStack::fitting(inner.height, [(1, 3), (1, 2), (1, 1)], |lines| stack(inner.width - taken, lines));
        if !beside.is_whole() || beside.height() > inner.height {
            let room = Rect { y: area.y + space.xs, height: area.height - 2.0 * space.xs, ..inner };
            let settings =
                [(2, 3, true), (2, 2, true), (2, 1, true), (2, 2, false), (2, 0, true), (1, 1, true), (1, 1, false)];
            let below = VStack::fitting(room.height, settings, |(name, benefit, linked)| {
                let mut stack = stack(inner.width, (name, benefit));
                if let Some(link) = self.link.as_ref().filter(|_| linked) {
                    stack.gap(space.xs).link(page, link, &style, inner.width);
                }
                stack
            });
            return below.middle(page, room);
        }
        let stack = beside;
        let top = inner.y + (inner.height - stack.height()).max(0.0) / 2.0;
        stack.draw(page, Point::new(inner.x, top));
        if let Some((link, width)) = link {
            page.link(link, &style, Rect::new(inner.right() - width, top + 3.0, width + 1.0, 18.0));
        }
    }

    /// Draws the card, with the accent colour if it is the only one; returns its content (name, benefit and evidence) and, as its
    /// foot, the link.
    pub(crate) fn draw_high(&self, page: &mut SlidePage, area: Rect, alone: bool) -> CardBody {
        let card = if alone { page.accent_card(area) } else { page.card(area) };
        let (inner, space) = (card.inner, page.theme.space);
        let width = inner.width;
        let benefit = if alone { page.lead() } else { page.body() };
        let style = if alone { card.ink(page.link_style()) } else { page.link_style() };
        let foot = VStack::foot(page, self.link.as_ref(), &style, width);
        let room = inner.height - foot.height() - space.s;
        let settings = [(2, 8, 3), (2, 4, 2), (2, 8, 0), (2, 2, 2), (2, 2, 1), (1, 2, 1), (1, 2, 0), (1, 1, 0)];
        let stack = VStack::fitting(room, settings, |(name, lines, evidence)| {
            let mut stack = VStack::default();
            stack.heading(page, &self.name, &card.ink(page.heading()), width, name);
            stack.gap(space.s).paragraph(page, &self.benefit, &card.ink(benefit), width, lines);
            stack.gap(space.m).paragraph(page, &self.evidence, &card.muted(page.body()), width, evidence);
            stack
        });
        CardBody { content: stack, foot, inner }
    }
}

/// A tick mark in the accent colour.
pub(crate) fn tick(theme: &Theme, at: Point) -> Item {
    let corners = [(-5.0, 0.0), (-1.5, 4.0), (5.5, -4.5)].map(|(x, y)| Point::new(at.x + x, at.y + y));
    let stroke = Stroke { color: theme.palette.accent, width: 2.0, dash: Vec::new(), round: true };
    Item::Shape(Shape { path: Path::poly(&corners, false), fill: None, stroke: Some(stroke) })
}

pub(crate) fn pick(feature: &FeatureUse, workspace: &Workspace, localizer: &Localizer) -> Pick {
    let entry = &workspace.catalogue.features[feature.index];
    let peers = |peers: Adoption| {
        localizer.say(&Message::new("features-pick-peers").with("share", Arg::Share(peers.share)).with("n", peers.n))
    };
    Pick {
        name: entry.name.clone(),
        benefit: entry.benefit.clone(),
        evidence: match feature.months.lapsed {
            Some(_) => own_use(feature, localizer),
            None => feature.peers.filter(|p| p.share > 0.0).map(peers).unwrap_or_default(),
        },
        link: (entry.url.as_ref())
            .map(|url| Link::page(localizer.word("link-how-to"), url, format!("feature-{}", entry.id), workspace)),
    }
}

/// A card for each feature, the picks first. If there are too many words, the benefits are dropped.
pub(crate) fn all_cards<'a>(
    picks: &[&FeatureUse],
    others: impl Iterator<Item = &'a FeatureUse>,
    workspace: &Workspace,
    localizer: &Localizer,
) -> Vec<Pick> {
    let card = |f| Pick { evidence: own_use(f, localizer), link: None, ..pick(f, workspace, localizer) };
    let mut cards: Vec<_> = picks.iter().map(|f| pick(f, workspace, localizer)).collect();
    cards.extend(others.map(card));
    let texts = |card: &Pick| [card.name.clone(), card.benefit.clone(), card.evidence.clone().into()];
    let all: Vec<_> = cards.iter().flat_map(texts).collect();
    if !word_budget::WordBudget::of_a_page().take(all.iter().map(Wording::as_str)) {
        cards.iter_mut().for_each(|card| card.benefit = Wording::default());
    }
    cards
}

pub(crate) fn own_use(feature: &FeatureUse, localizer: &Localizer) -> String {
    if let Some(lapsed) = feature.months.lapsed {
        return localizer.say(&until(lapsed, ["features-own-lapsed", "features-own-lapsed-users"]));
    }
    match (feature.used, feature.users, feature.uses) {
        (false, ..) if feature.used_earlier => localizer.word("features-own-idle"),
        (false, ..) => localizer.word("features-own-unused"),
        (_, Some(users), _) if users > 0.0 => localizer.say(&Message::new("features-own-users").with("users", users)),
        (_, _, Some(uses)) => localizer.say(&Message::new("features-own-uses").with("uses", uses)),
        _ => localizer.word("features-own-used"),
    }
}

/// The same as short as a chart's label has to be: "22 until May".
pub(crate) fn own_label(feature: &FeatureUse, localizer: &Localizer) -> String {
    let Some(lapsed) = feature.months.lapsed else { return own_use(feature, localizer) };
    let month = Arg::Text(localizer.month(lapsed.until));
    localizer.say(&until_month(month, lapsed.users, ["features-label-lapsed", "features-label-lapsed-users"]))
}
