//! Filler: the most from your plan, from the catalogue. Left out where the catalogue has too little to show.

use chrono::NaiveDate;

use crate::account::Account;
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Frame, Item, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;
use crate::workspace::catalogue::Feature;

use super::Omitted;
use super::kit::{GUTTER, Page};
use super::links::Link;

/// The most cards.
const CARDS: usize = 6;
/// The fewest that make a page.
const FEWEST: usize = 3;

/// What the plan holds.
#[derive(Debug, Clone, PartialEq)]
pub struct YourPlan {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// Features not yet used first.
    pub cards: Vec<Card>,
    /// Definitions.
    pub note: String,
}

/// A feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Its name.
    pub name: String,
    /// What it does.
    pub benefit: String,
    /// How to start.
    pub link: Option<Link>,
}

impl YourPlan {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        _: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let last: NaiveDate = account.period.end.min(account.as_of);
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
        let card = |f: &&Feature| Card {
            name: f.name.clone(),
            benefit: f.benefit.clone(),
            link: (f.url.as_ref())
                .map(|url| Link::page(voice.word("link-how-to"), url, format!("plan-{}", f.id), workspace)),
        };
        let title = match plan {
            Some(plan) => Message::new("plan-title").with("plan", plan.name.as_str()),
            None => Message::new("plan-title-unnamed"),
        };
        Ok(Self {
            kicker: voice.word("plan-kicker"),
            title: voice.say(&title.with("n", all.len())),
            cards: shown.iter().take(CARDS).map(card).collect(),
            note: voice.say(&Message::new("plan-note").with("date", Arg::Date(last))),
        })
    }

    /// Where it stands: cards in three columns and one or two rows.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let columns = if self.cards.len() == 4 { 2 } else { 3 };
        let rows = self.cards.len().div_ceil(columns);
        let area = if rows == 1 { Rect { height: 190.0, ..content } } else { content };
        let cells = area.rows(rows, 16.0).into_iter().flat_map(|row| row.columns(columns, GUTTER));
        for (card, cell) in self.cards.iter().zip(cells) {
            page.card(cell);
            page.push(Item::block(Rect::new(cell.x, cell.y + 18.0, 4.0, 22.0), 2.0, theme.palette.accent));
            let inner = cell.inset(20.0, 15.0);
            let strong = theme.style(Weight::SemiBold, theme.scale.body, theme.palette.ink);
            let y = inner.y + page.text(Tag::Heading, &card.name, &strong, Rect { height: 24.0, ..inner }, 1) + 3.0;
            let foot = if card.link.is_some() { 24.0 } else { 0.0 };
            let body = page.body();
            let room = Rect::new(inner.x, y, inner.width, inner.bottom() - y - foot);
            page.text(Tag::Paragraph, &card.benefit, &body, room, 3);
            if let Some(how_to) = &card.link {
                let style = page.link_style();
                page.link(how_to, &style, Rect::new(inner.x, inner.bottom() - 19.0, inner.width, 19.0));
            }
        }
        page.note(&self.note);
        page.finish()
    }
}
