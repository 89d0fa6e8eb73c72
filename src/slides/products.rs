//! 7: what is new and relevant to us? Left out where no product has a reason in the account's own figures.

use crate::account::{Account, Activity};
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Pt, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Message, Voice};
use crate::workspace::Workspace;

use super::kit::{CONTENT, GUTTER, Page};
use super::{Omitted, links};

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
    /// What it does.
    pub pitch: String,
    /// What the link says, and where it leads.
    pub link: Option<(String, String)>,
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
                pitch: product.pitch.clone(),
                link: product.url.as_ref().map(|url| {
                    (voice.word("link-read"), links::page(url, &format!("product-{}", product.id), workspace))
                }),
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
        let area =
            if self.cards.len() == 1 { Rect { height: 250.0, ..CONTENT } } else { Rect { height: 286.0, ..CONTENT } };
        for (card, cell) in self.cards.iter().zip(area.columns(self.cards.len(), GUTTER)) {
            card.draw(
                &mut page,
                cell,
                self.cards.len() == 1 && self.title.trim_end_matches('.') == card.because.trim_end_matches('.'),
            );
        }
        page.note(&self.note);
        page.finish()
    }
}

impl Card {
    /// The reason on a band of the soft accent, the product below; `said` leaves out a reason the title gives.
    fn draw(&self, page: &mut Page, area: Rect, said: bool) {
        let theme = page.theme;
        page.card(area);
        page.push(Item::block(Rect::new(area.x, area.y + 24.0, 4.0, 26.0), 2.0, theme.palette.accent));
        let inner = area.inset(26.0, 22.0);
        let at = |y: Pt, height: Pt| Rect::new(inner.x, y, inner.width, height);
        let heading = page.heading();
        let mut y = inner.y;
        y += page.text(Tag::Heading, &self.name, &heading, at(y, 60.0), 2) + 8.0;
        if !said {
            let style = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.accent);
            y += page.text(Tag::Paragraph, &self.because, &style, at(y, 96.0), 4) + 10.0;
        }
        let body = TextStyle { leading: 1.4, ..page.body() };
        let room = inner.bottom() - 30.0 - y;
        page.text(Tag::Paragraph, &self.pitch, &body, at(y, room), 6);
        if let Some((label, url)) = &self.link {
            let style = page.link_style();
            page.link(label, url, &style, at(inner.bottom() - 20.0, 20.0));
        }
    }
}
