//! 8: what now? Always there: three actions and the ways to raise a hand.

use crate::account::{Account, Period};
use crate::frame::text::{Align, Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Paint, Path, Point, Rect, Shape, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::Page;
use super::links::Link;

/// What to do next.
#[derive(Debug, Clone, PartialEq)]
pub struct NextSteps {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// Three.
    pub steps: Vec<Step>,
    /// Heading of the hand-raise.
    pub live: String,
    /// What a live review is.
    pub live_text: String,
    /// The button.
    pub book: Link,
    /// Reply.
    pub reply: Link,
    /// For whoever is not the right person.
    pub wrong_person: Link,
}

/// One action.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What.
    pub title: String,
    /// Why or how.
    pub detail: String,
    /// How to start, or where it is described.
    pub link: Option<Link>,
}

impl NextSteps {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        insights: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let steps: Vec<_> = insight::steps(insights, account, workspace)
            .into_iter()
            .map(|step| Step {
                title: voice.say(&step.title),
                detail: voice.say(&step.detail),
                link: (step.link).map(|(label, url)| Link::page(voice.say(&label), &url, step.id, workspace)),
            })
            .collect();
        let next =
            account.period.end.succ_opt().and_then(|d| Period::containing(d, workspace.config.fiscal_year_starts));
        let subject =
            |id| voice.say(&Message::new(id).with("quarter", account.period).with("account", account.name.as_str()));
        let email = account.csm.email.as_str();
        let mail = |label, id| Link::mail(label, email, Some(subject(id)));
        let book = match &workspace.config.links.book {
            Some(url) => Link::page(voice.word("next-book"), url, "book".into(), workspace),
            None => mail(voice.word("next-book"), "next-subject-book"),
        };
        let say = |id, name, text: &str| voice.say(&Message::new(id).with(name, text));
        Ok(Self {
            kicker: voice.word("next-kicker"),
            title: voice.say(
                &Message::new("next-title").with("n", steps.len()).with("quarter", next.unwrap_or(account.period)),
            ),
            steps,
            live: voice.word("next-live"),
            live_text: say("next-live-text", "csm", &account.csm.name),
            book,
            reply: mail(say("next-reply", "email", email), "next-subject-reply"),
            wrong_person: mail(voice.word("next-wrong-person"), "next-subject-person"),
        })
    }

    /// Where it stands: numbered actions over eight columns, the hand-raise in a card beside them.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let (left, right) = content.split_left(548.0);
        for (i, (step, area)) in self.steps.iter().zip(left.rows(self.steps.len().max(3), 14.0)).enumerate() {
            step.draw(&mut page, area, i + 1);
        }
        let card = Rect::new(right.x + 28.0, right.y, right.width - 28.0, right.height);
        page.push(Item::block(card, theme.radius, theme.palette.accent_soft));
        let inner = card.inset(24.0, 24.0);
        let heading = page.heading();
        let mut y = inner.y;
        y += page.text(Tag::Heading, &self.live, &heading, Rect { height: 60.0, ..inner }, 2) + 8.0;
        let body = page.body();
        page.text(Tag::Paragraph, &self.live_text, &body, Rect::new(inner.x, y, inner.width, 120.0), 5);
        let button = Rect::new(inner.x, inner.bottom() - 124.0, inner.width, 44.0);
        page.button(&self.book, button);
        let ink = theme.style(Weight::SemiBold, theme.scale.small, theme.palette.ink);
        let at = |y, height| Rect::new(inner.x, y, inner.width, height);
        page.link(&self.reply, &ink, at(inner.bottom() - 66.0, 36.0));
        page.link(&self.wrong_person, &ink, at(inner.bottom() - 18.0, 18.0));
        page.finish()
    }
}

impl Step {
    fn draw(&self, page: &mut Page, area: Rect, number: usize) {
        let theme = page.theme;
        page.card(area);
        let center = Point::new(area.x + 40.0, area.center().y);
        let disc = Path::circle(center, 18.0);
        page.push(Item::Shape(Shape { path: disc, fill: Some(Paint::Solid(theme.palette.accent, 1.0)), stroke: None }));
        let style = theme.style(Weight::Bold, theme.scale.body, theme.palette.on_accent);
        let style = TextStyle { align: Align::Center, ..style };
        let box_ = Rect::new(center.x - 16.0, center.y - 14.0, 32.0, 28.0);
        page.middle(Tag::Paragraph, &number.to_string(), &style, box_, 1);
        let inner = Rect::new(area.x + 76.0, area.y + 10.0, area.width - 96.0, area.height - 20.0);
        let title = theme.style(Weight::SemiBold, theme.scale.body + 2.0, theme.palette.ink);
        let foot = if self.link.is_some() { 20.0 } else { 0.0 };
        let title = page.block(&self.title, &title, Rect { height: 48.0, ..inner }, 2);
        let body = page.body();
        let room = inner.height - title.size.height - foot - 2.0;
        let detail = page.block(&self.detail, &body, Rect { height: room, ..inner }, 2);
        let total = title.size.height + detail.size.height + foot + 2.0;
        let mut y = inner.y + (inner.height - total).max(0.0) / 2.0;
        let height = title.size.height;
        page.push(Item::tagged(Tag::Heading, title.place(Point::new(inner.x, y))));
        y += height + 2.0;
        let height = detail.size.height;
        page.push(Item::tagged(Tag::Paragraph, detail.place(Point::new(inner.x, y))));
        y += height + 2.0;
        if let Some(link) = &self.link {
            let style = page.link_style();
            page.link(link, &style, Rect::new(inner.x, y, inner.width, 18.0));
        }
    }
}
