//! 7: what is new and relevant to us? Two products at most, the account's own reason first. Left out if its figures give no reason
//! for any, and where use fell or a goal is missed: then nothing is sold.

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
use crate::deck::title_claim::{JudgedTitle, TitleClaim, strongest};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::{CardBody, VStack, first_that};
use crate::deck::widgets::word_budget;
use crate::insight::tone::{Tone, tone};
use crate::layout::frame::Frame;
use crate::layout::geometry::{Pt, Rect};
use crate::layout::text::style::TextStyle;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of cards.
const CARDS: usize = 2;

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
    #[serde(skip)]
    pub claim: ProductsClaim,
    pub body: ProductsBody,
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
    /// What the product does; empty if there is no room for it.
    pub pitch: Wording,
    /// What it costs to try, where the catalogue says so.
    pub trial: Wording,
    pub link: Option<Link>,
}

impl ProductsSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        if let Some(why) = Omitted::without_use(account.activity) {
            return Err(why);
        }
        // An account that uses less, or misses what it came for, gets help and no offer.
        if account.goals.iter().any(|goal| !goal.is_reached()) {
            return Err(Omitted::GoalMissed);
        }
        if tone(account, workspace) == Tone::Falling {
            return Err(Omitted::UseFell);
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
            let (figure, _) = card.figure.clone().unwrap_or_default();
            [card.name.clone(), figure.into(), card.reason.clone(), card.pitch.clone(), card.trial.clone()]
        };
        let all: Vec<_> = cards.iter().flat_map(texts).collect();
        if !word_budget::WordBudget::of_a_page().take(all.iter().map(Wording::as_str)) && cards.len() > 1 {
            cards.iter_mut().for_each(|card| card.pitch = Wording::default());
        }
        let body = ProductsBody {
            reasons: offers.iter().map(|(offer, _)| offer.because.clone()).collect(),
            because: because.clone(),
            name: workspace.catalogue.products[first.index].name.to_string(),
            cards,
        };
        let claim = strongest::<ProductsClaim>(&body).ok_or(Omitted::Nothing)?;
        // Without the product's name, in case it is long.
        let plain = [ProductsClaim::Fits, ProductsClaim::One].into_iter().filter(|claim| claim.holds(&body));
        let titles = [claim].into_iter().chain(plain).map(|claim| claim.message(&body));
        Ok(Self {
            shown: offers.iter().map(|(offer, _)| FigureId::OfferReason(offer.id.clone())).collect(),
            kicker: localizer.word("products-kicker"),
            title: word_budget::title(titles, localizer),
            claim,
            body,
            note: vec![localizer.say(&Message::new("products-note").with("quarter", account.period))],
        })
    }
}

/// All that the slide shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductsBody {
    pub cards: Vec<ProductCard>,
    /// Why each product is offered, in the order of the cards.
    #[serde(skip)]
    pub reasons: Vec<OfferReason>,
    /// The first reason as a sentence.
    #[serde(skip)]
    pub because: Message,
    /// The first product's name.
    #[serde(skip)]
    pub name: String,
}

/// What the title says of the products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductsClaim {
    /// The only product's reason.
    Because,
    /// Two figures of the account, of different things, on which a product each builds.
    Figures,
    /// What one figure speaks for, or several that are no amounts.
    Fits,
    One,
}

impl TitleClaim for ProductsClaim {
    type Shown = ProductsBody;

    const ALL: &'static [Self] = &[Self::Because, Self::Figures, Self::Fits, Self::One];

    fn holds(self, body: &ProductsBody) -> bool {
        let every_has_a_reason =
            body.cards.len() == body.reasons.len() && body.cards.iter().all(|card| !card.reason.as_str().is_empty());
        every_has_a_reason
            && match self {
                Self::Because | Self::One => body.cards.len() == 1,
                Self::Figures => match body.reasons.as_slice() {
                    [OfferReason::Metric { id, noun, .. }, OfferReason::Metric { id: next, noun: others, .. }] => {
                        let counted = noun.unit == Unit::Count && others.unit == Unit::Count;
                        counted && id != next && noun.other != others.other
                    }
                    _ => false,
                },
                Self::Fits => !body.cards.is_empty(),
            }
    }

    fn message(self, body: &ProductsBody) -> Message {
        let amount = |reason: &OfferReason| match reason {
            OfferReason::Metric { value, noun, .. } => Arg::Quantity(*value, noun.clone()),
            OfferReason::Feature { name, .. } => Arg::Text(name.clone()),
        };
        let n = body.cards.len();
        match (self, body.reasons.as_slice()) {
            (Self::Because, _) => body.because.clone(),
            (Self::Figures, [first, second, ..]) => {
                let message = Message::new("products-title-figures").with("n", n);
                message.with("first", amount(first)).with("second", amount(second))
            }
            (Self::One, _) => Message::new("products-title-one"),
            (Self::Fits | Self::Figures, _) => {
                Message::new("products-title").with("n", n).with("product", body.name.as_str())
            }
        }
    }
}

impl Slide for ProductsSlide {
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
        70
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.body.cards.iter_mut().filter_map(|card| card.link.as_mut()).collect()
    }

    /// One card per product, all in one size, headed by the account's own figure; a single product gets the whole width.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let cards = &self.body.cards;
        let cells = page.columns(0, 12).columns(cards.len(), theme.grid.gutter);
        let inner: Vec<_> = cells.into_iter().map(|cell| page.card(cell).inner).collect();
        let figures = cards.iter().any(|card| card.figure.is_some());
        let foot = |card: &ProductCard, width| VStack::foot(&page, card.link.as_ref(), &page.link_style(), width);
        // All cards are set alike: in the first setting in which each is whole, else the last.
        let (lead, strong) = (page.lead(), page.strong());
        let settings =
            [(&lead, 4, 9), (&strong, 6, 9), (&strong, 4, 4), (&strong, 4, 2), (&strong, 6, 0), (&strong, 2, 0)];
        let set = |(reason, lines, pitch)| {
            let stack =
                |(card, inner): (&ProductCard, &Rect)| card.stack(&page, inner.width, figures, (reason, lines, pitch));
            cards.iter().zip(&inner).map(stack).collect::<Vec<_>>()
        };
        let fits = |stacks: &Vec<VStack>| {
            let fit = |((card, inner), stack): ((&ProductCard, &Rect), &VStack)| {
                let room = inner.height - foot(card, inner.width).height() - theme.space.s;
                stack.is_whole() && stack.height() <= room
            };
            cards.iter().zip(&inner).zip(stacks).all(fit)
        };
        let stacks = first_that(settings.map(set), fits).unwrap_or_default();
        let body = |((card, inner), content): ((&ProductCard, &Rect), VStack)| CardBody {
            content,
            foot: foot(card, inner.width),
            inner: *inner,
        };
        let bodies: Vec<_> = cards.iter().zip(&inner).zip(stacks).map(body).collect();
        CardBody::draw_all(bodies, &mut page);
        page.finish()
    }
}

impl ProductCard {
    /// The figure and the reason, then the product, what it does and what it costs to try. If neighbours have `figures`, a
    /// product without one leaves their space empty, so that the reasons are aligned.
    fn stack(
        &self,
        page: &SlidePage,
        width: Pt,
        figures: bool,
        (reason, lines, pitch): (&TextStyle, usize, usize),
    ) -> VStack {
        let space = page.theme.space;
        let mut stack = VStack::default();
        if figures && self.figure.is_none() {
            let (display, label) = (page.display(), page.label());
            stack.leave(display.size * display.leading + label.size * label.leading + space.m);
        }
        if let Some((figure, label)) = &self.figure {
            let style = TextStyle { color: page.theme.palette.accent, ..page.display() };
            stack.paragraph(page, figure, &style, width, 1);
            stack.paragraph(page, label, &page.label(), width, 2);
        }
        stack.gap(space.s).paragraph(page, &self.reason, reason, width, lines);
        stack.gap(space.l).heading(page, &self.name, &page.heading(), width, 2);
        stack.gap(space.xs).paragraph(page, &self.pitch, &page.body(), width, pitch);
        stack.gap(space.s).paragraph(page, &self.trial, &page.strong(), width, 2);
        stack
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
        trial: product.trial.clone().unwrap_or_default(),
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
