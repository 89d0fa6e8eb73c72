//! 7: what is new and relevant to us? Left out where no product has a reason in the account's own figures.

use crate::account::{Account, Activity, Offer, OfferReason};
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Pt, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{GUTTER, Page};
use super::links::Link;

/// The most cards.
const CARDS: usize = 3;

/// Products with their reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Products {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// One to three.
    pub cards: Vec<Card>,
    /// Where the choice comes from.
    pub note: String,
}

/// A product.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Its name.
    pub name: String,
    /// The account's own figure that speaks for it.
    pub because: String,
    /// That figure alone, and what it counts; for a page with one product.
    pub figure: Option<(String, String)>,
    /// What it does.
    pub pitch: String,
    /// Where it is described.
    pub link: Option<Link>,
}

impl Products {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        _: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        if account.activity != Activity::Active {
            return Err(Omitted::NoUse);
        }
        let mut cards = Vec::new();
        for offer in account.offers.iter().take(CARDS) {
            let product = &workspace.catalogue.products[offer.index];
            let Some(because) = crate::insight::because(offer, workspace) else { continue };
            cards.push(Card {
                name: product.name.clone(),
                because: voice.sentence(&because),
                figure: figure(offer, account, voice),
                pitch: product.pitch.clone(),
                link: (product.url.as_ref())
                    .map(|url| Link::page(voice.word("link-read"), url, format!("product-{}", product.id), workspace)),
            });
        }
        let first = cards.first().ok_or(Omitted::Nothing)?;
        // With one product the title is the reason itself, where it is short enough to be one.
        let title = match cards.len() {
            1 if first.because.split_whitespace().count() <= 14 => first.because.trim_end_matches('.').to_owned(),
            n => voice.say(&Message::new("products-title").with("n", n).with("product", first.name.as_str())),
        };
        Ok(Self {
            kicker: voice.word("products-kicker"),
            title,
            cards,
            note: voice.say(&Message::new("products-note").with("quarter", account.period)),
        })
    }

    /// Where it stands: columns, or one wide card.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        if let [card] = self.cards.as_slice() {
            let said = self.title.trim_end_matches('.') == card.because.trim_end_matches('.');
            card.draw_alone(&mut page, Rect { height: 250.0, ..content }, said);
            page.note(&self.note);
            return page.finish();
        }
        let area = Rect { height: content.height.min(300.0), ..content };
        for (card, cell) in self.cards.iter().zip(area.columns(self.cards.len(), GUTTER)) {
            card.draw(&mut page, cell);
        }
        page.note(&self.note);
        page.finish()
    }
}

impl Card {
    /// The product, its reason in the accent, what it does.
    fn draw(&self, page: &mut Page, area: Rect) {
        let theme = page.theme;
        page.card(area);
        page.push(Item::block(Rect::new(area.x, area.y + 24.0, 4.0, 26.0), 2.0, theme.palette.accent));
        let inner = area.inset(26.0, 22.0);
        let at = |y: Pt, height: Pt| Rect::new(inner.x, y, inner.width, height);
        let heading = page.heading();
        let mut y = inner.y;
        y += page.text(Tag::Heading, &self.name, &heading, at(y, 60.0), 2) + 8.0;
        let style = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.accent);
        y += page.text(Tag::Paragraph, &self.because, &style, at(y, 96.0), 4) + 10.0;
        let body = TextStyle { leading: 1.4, ..page.body() };
        let room = inner.bottom() - 30.0 - y;
        page.text(Tag::Paragraph, &self.pitch, &body, at(y, room), 6);
        if let Some(link) = &self.link {
            let style = page.link_style();
            page.link(link, &style, at(inner.bottom() - 20.0, 20.0));
        }
    }

    /// One product has the page: what it does on the left in larger type, the account's figure on the accent. `said`
    /// leaves out a reason that the title gives.
    fn draw_alone(&self, page: &mut Page, area: Rect, said: bool) {
        let theme = page.theme;
        let (left, right) = area.split_left(if self.figure.is_some() { 560.0 } else { area.width });
        page.card(left);
        page.push(Item::block(Rect::new(left.x, left.y + 30.0, 4.0, 30.0), 2.0, theme.palette.accent));
        let inner = left.inset(32.0, 26.0);
        let at = |y: Pt, height: Pt| Rect::new(inner.x, y, inner.width, height);
        let name = theme.style(Weight::Bold, theme.scale.title, theme.palette.ink);
        let mut y = inner.y;
        y += page.text(Tag::Heading, &self.name, &name, at(y, 44.0), 1) + 10.0;
        let pitch = theme.style(Weight::Regular, theme.scale.body + 2.0, theme.palette.ink);
        y += page.text(Tag::Paragraph, &self.pitch, &pitch, at(y, 84.0), 3) + 10.0;
        if !said {
            let style = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.accent);
            page.text(Tag::Paragraph, &self.because, &style, at(y, (inner.bottom() - 26.0 - y).max(24.0)), 2);
        }
        if let Some(link) = &self.link {
            let style = page.link_style();
            page.link(link, &style, at(inner.bottom() - 18.0, 20.0));
        }
        if let Some((figure, label)) = &self.figure {
            let block = Rect::new(right.x + 24.0, right.y, right.width - 24.0, right.height);
            page.push(Item::block(block, theme.radius, theme.palette.accent));
            let inner = block.inset(28.0, 26.0);
            let large = theme.style(Weight::Bold, theme.scale.display, theme.palette.on_accent);
            let y = inner.y + inner.height * 0.22;
            let height = page.text(Tag::Paragraph, figure, &large, Rect { y, height: 76.0, ..inner }, 1);
            let small = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.on_accent);
            page.text(Tag::Paragraph, label, &small, Rect { y: y + height + 2.0, height: 70.0, ..inner }, 3);
        }
    }
}

/// The figure that speaks for an offer, and what it counts.
fn figure(offer: &Offer, account: &Account, voice: &Voice) -> Option<(String, String)> {
    let (value, id, noun) = match offer.because.as_ref()? {
        OfferReason::Metric { value, adds_up: true, noun, .. } => (*value, "products-figure-quarter", noun.clone()),
        OfferReason::Metric { value, noun, .. } => (*value, "products-figure", noun.clone()),
        OfferReason::Feature { users, name } => {
            let message = Message::new("products-figure-users").with("feature", name.as_str());
            return users.filter(|u| *u > 1.0).map(|u| (voice.number(u), voice.say(&message)));
        }
    };
    let noun = Arg::Text(if value == 1.0 { noun.one } else { noun.other });
    let message = Message::new(id).with("noun", noun).with("quarter", account.period);
    Some((voice.number(value), voice.say(&message)))
}
