//! 7: what is new and relevant to us? Left out if the account's own figures give no reason for any product.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::view::{Account, Covers, Offer, OfferReason};
use crate::account::withheld::WithheldFigure;
use crate::base::noun::Unit;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{MissingSetup, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::is_metric;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{CardBody, VStack};
use crate::deck::widgets::word_budget;
use crate::layout::frame::Frame;
use crate::layout::geometry::Rect;
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of cards.
const CARDS: usize = 3;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| {
        workspace.catalogue.products.is_empty().then_some(MissingSetup {
            reason: "the catalogue lists no products",
            remedy: "list what else can be bought under `products` in the catalogue",
        })
    },
    needs: |figure| is_metric(figure) || *figure == WithheldFigure::Offers,
    ..SlideSpec::new(SlideKind::Products, |context| Ok(Box::new(ProductsSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductsSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    pub cards: Vec<ProductCard>,
    /// How the products were chosen.
    pub note: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductCard {
    pub name: Wording,
    /// The account's own figure that is the reason for it, and what it counts.
    pub figure: Option<(String, String)>,
    /// What the product would improve; includes the figure unless `figure` shows it.
    pub reason: Wording,
    /// What the product does; empty if three products leave no room for it.
    pub pitch: Wording,
    pub link: Option<Link>,
}

impl ProductsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if let Some(why) = Omitted::without_use(account.activity) {
            return Err(why);
        }
        let offers: Vec<_> = (account.offers.iter())
            .filter_map(|offer| Some((offer, crate::insight::rules::offers::because(offer, workspace)?)))
            .take(CARDS)
            .collect();
        let (first, because) = offers.first().ok_or(Omitted::Nothing)?;
        let mut cards: Vec<_> =
            offers.iter().map(|(offer, because)| card(offer, because, account, workspace, localizer)).collect();
        // If there are too many words, the pitch is dropped and the reason stays.
        let texts = |card: &ProductCard| {
            let (figure, label) = card.figure.clone().unwrap_or_default();
            [card.name.clone(), figure.into(), label.into(), card.reason.clone(), card.pitch.clone()]
        };
        let all: Vec<_> = cards.iter().flat_map(texts).collect();
        if !word_budget::WordBudget::of_a_page().take(all.iter().map(Wording::as_str)) && cards.len() > 1 {
            cards.iter_mut().for_each(|card| card.pitch = Wording::default());
        }
        let name = workspace.catalogue.products[first.index].name.as_str();
        let plain = Message::new("products-title").with("n", cards.len()).with("product", name);
        let figures = |a: Arg, b: Arg| {
            Message::new("products-title-figures").with("n", cards.len()).with("first", a).with("second", b)
        };
        // The reason of a single product is the title, if it is short enough.
        let telling = match offers.as_slice() {
            [_] => Some(because.clone()),
            several => match several.iter().filter_map(|(offer, _)| amount(offer)).collect::<Vec<_>>().as_slice() {
                [a, b, ..] => Some(figures(a.clone(), b.clone())),
                _ => None,
            },
        };
        // Without the product's name, in case it is long.
        let nameless = (cards.len() == 1).then(|| Message::new("products-title-one"));
        let title = word_budget::title(telling.into_iter().chain([plain]).chain(nameless), localizer);
        Ok(Self {
            shown: offers.iter().map(|(offer, _)| FigureId::OfferReason(offer.id.clone())).collect(),
            kicker: localizer.word("products-kicker"),
            title,
            cards,
            note: vec![localizer.say(&Message::new("products-note").with("quarter", account.period))],
        })
    }
}

impl Slide for ProductsSlide {
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
        70
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.cards.iter_mut().filter_map(|card| card.link.as_mut()).collect()
    }

    /// One card per product, headed by the account's own figure; a single product gets the whole page.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        if let [card] = self.cards.as_slice() {
            card.draw_alone(&mut page);
        } else {
            let cells = page.columns(0, 12).columns(self.cards.len(), theme.grid.gutter);
            let figures = self.cards.iter().any(|card| card.figure.is_some());
            let stacks = self.cards.iter().zip(cells).map(|(card, cell)| card.draw(&mut page, cell, figures)).collect();
            CardBody::draw_all(stacks, &mut page);
        }
        page.finish()
    }
}

impl ProductCard {
    /// Draws the card: the figure, the product, the reason, and its link. If neighbours have `figures`, a product without one
    /// leaves their space empty, so that the names are aligned.
    fn draw(&self, page: &mut SlidePage, area: Rect, figures: bool) -> CardBody {
        let card = page.card(area);
        let (inner, space) = (card.inner, page.theme.space);
        let accent = page.theme.palette.accent;
        let width = inner.width;
        let foot = VStack::foot(page, self.link.as_ref(), &page.link_style(), width);
        let (lead, strong) = (page.lead(), page.strong());
        let room = inner.height - foot.height() - space.s;
        let settings =
            [(6, 9), (4, 4), (4, 2), (3, 2), (6, 0), (2, 1), (2, 0)].map(|(lines, pitch)| (&strong, lines, pitch));
        let settings = [(&lead, 4, 9)].into_iter().chain(settings);
        let stack = VStack::fitting(room, settings, |(reason, lines, pitch)| {
            let mut stack = VStack::default();
            if figures && self.figure.is_none() {
                let (display, label) = (page.display(), page.label());
                stack.leave(display.size * display.leading + label.size * label.leading + space.m);
            }
            if let Some((figure, label)) = &self.figure {
                let style = TextStyle { color: accent, ..page.display() };
                stack.paragraph(page, figure, &style, width, 1);
                stack.paragraph(page, label, &page.label(), width, 2);
            }
            stack.gap(space.m).heading(page, &self.name, &page.heading(), width, 2);
            stack.gap(space.xs).paragraph(page, &self.reason, reason, width, lines);
            stack.gap(space.s).paragraph(page, &self.pitch, &page.body(), width, pitch);
            stack
        });
        CardBody { content: stack, foot, inner }
    }

    /// Draws a single product: the account's figure on the accent card, the product beside it in larger type.
    fn draw_alone(&self, page: &mut SlidePage) {
        let space = page.theme.space;
        let area = match &self.figure {
            Some((figure, label)) => {
                let card = page.accent_card(page.columns(0, 5));
                let mut stack = VStack::default();
                stack.paragraph(page, figure, &card.ink(page.display()), card.inner.width, 1);
                stack.paragraph(page, label, &card.ink(page.strong()), card.inner.width, 3);
                stack.middle(page, card.inner);
                page.columns(5, 7)
            }
            None => page.columns(0, 12),
        };
        let card = page.card(area);
        let width = card.inner.width;
        let room = card.inner.split_top(card.inner.height - space.xl).0;
        let (lead, body) = (page.lead(), page.body());
        let settings = [(&lead, 6, 4), (&body, 9, 4), (&body, 0, 6), (&lead, 3, 3), (&body, 4, 3)];
        let stack = VStack::fitting(room.height, settings, |(pitch, lines, reason)| {
            let mut stack = VStack::default();
            stack.heading(page, &self.name, &page.figure(), width, 2);
            stack.gap(space.m).paragraph(page, &self.pitch, pitch, width, lines);
            stack.gap(space.l).paragraph(page, &self.reason, &page.strong(), width, reason);
            stack
        });
        stack.middle(page, room);
        VStack::foot(page, self.link.as_ref(), &page.link_style(), width).bottom(page, card.inner);
    }
}

/// The account's own amount that is the reason for an offer. `None` for a percentage or an amount of money, which does not say
/// what it counts.
fn amount(offer: &Offer) -> Option<Arg> {
    match &offer.because {
        OfferReason::Metric { value, noun, .. } if noun.unit == Unit::Count => {
            Some(Arg::Quantity(*value, noun.clone()))
        }
        _ => None,
    }
}

fn card(
    offer: &Offer,
    because: &Message,
    account: &Account,
    workspace: &Workspace,
    localizer: &Localizer,
) -> ProductCard {
    let product = &workspace.catalogue.products[offer.index];
    let figure = figure(offer, account, localizer);
    // The figure is shown large above the text, so the text gives only the conclusion.
    let then = product.because.as_ref().map(|rule| Message::new("text").with("text", &rule.then));
    let reason = if figure.is_some() { then.as_ref().unwrap_or(because) } else { because };
    ProductCard {
        name: product.name.clone(),
        figure,
        reason: Wording::like(localizer.sentence_of_its_own(reason), reason.wording()),
        pitch: product.pitch.clone(),
        link: (product.url.as_ref())
            .map(|url| Link::page(localizer.word("link-read"), url, format!("product-{}", product.id), workspace)),
    }
}

/// The figure that is the reason for an offer, and what it counts.
fn figure(offer: &Offer, account: &Account, localizer: &Localizer) -> Option<(String, String)> {
    let (value, id, noun) = match &offer.because {
        OfferReason::Metric { value, covers: Covers::Week, noun, .. } => (*value, "products-figure", noun.clone()),
        OfferReason::Metric { value, noun, .. } => (*value, "products-figure-quarter", noun.clone()),
        OfferReason::Feature { users, name } => {
            let message = Message::new("products-figure-users").with("feature", name.as_str());
            return users.filter(|u| *u > 1.0).map(|u| (localizer.number(u), localizer.say(&message)));
        }
    };
    let message = Message::new(id).with("noun", Arg::NounOf(value, noun.clone())).with("quarter", account.period);
    Some((localizer.figure(value, &noun), localizer.say(&message)))
}
