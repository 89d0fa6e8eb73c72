//! 8: what now? Always there: three actions and the ways to raise a hand.

use crate::account::{Account, Period};
use crate::frame::text::{Fonts, TextStyle};
use crate::frame::{Frame, Point, Pt, Rect, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{Page, Stack};
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
        let steps = insight::steps(insights, account, workspace);
        let next =
            account.period.end.succ_opt().and_then(|d| Period::containing(d, workspace.config.fiscal_year_starts));
        let say = |id| Message::new(id).with("n", steps.len()).with("quarter", next.unwrap_or(account.period));
        let titles = (steps.first())
            .map(|first| say("next-title").with("subject", first.subject.clone()))
            .into_iter()
            .chain([say("next-title-short")]);
        let title = super::title(titles, voice);
        let steps: Vec<_> = steps
            .into_iter()
            .map(|step| Step {
                title: voice.say(&step.title),
                detail: voice.say(&step.detail),
                link: (step.link).map(|(label, url)| Link::page(voice.say(&label), &url, step.id, workspace)),
            })
            .collect();
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
            title,
            steps,
            live: voice.word("next-live"),
            live_text: say("next-live-text", "csm", &account.csm.name),
            book,
            reply: mail(say("next-reply", "email", email), "next-subject-reply"),
            wrong_person: mail(voice.word("next-wrong-person"), "next-subject-person"),
        })
    }

    /// Where it stands: numbered actions over eight columns, the hand-raise on the accent beside them.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title, &[]);
        let space = theme.space;
        let cells = page.columns(0, 8).rows(self.steps.len().max(3), space.m);
        for (i, (step, area)) in self.steps.iter().zip(cells).enumerate() {
            step.draw(&mut page, area, i + 1);
        }
        let card = page.accent_card(page.columns(8, 4));
        let (inner, width) = (card.inner, card.inner.width);
        let mut stack = Stack::default();
        stack.text(&page, 0.0, Tag::Heading, &self.live, &card.ink(page.figure()), width, 2);
        stack.text(&page, space.m, Tag::Paragraph, &self.live_text, &card.ink(page.body()), width, 5);
        stack.draw(&mut page, Point::new(inner.x, inner.y));
        let mut foot = Stack::default();
        let link = card.ink(page.link_style());
        foot.link(&page, 0.0, &self.reply, &link, width);
        foot.link(&page, space.s, &self.wrong_person, &link, width);
        let button = Rect { y: inner.bottom() - foot.height() - space.l - BUTTON, height: BUTTON, ..inner };
        page.button(&self.book, button, theme.palette.on_accent, theme.palette.accent);
        foot.bottom(&mut page, inner);
        page.finish()
    }
}

/// The height of the button.
const BUTTON: Pt = 44.0;

impl Step {
    fn draw(&self, page: &mut Page, area: Rect, number: usize) {
        let card = page.card(area);
        let (inner, space) = (card.inner, page.theme.space);
        let (left, right) = inner.split_left(space.xxl);
        let figure = TextStyle { color: page.theme.palette.accent, ..page.figure() };
        page.middle(Tag::Paragraph, &number.to_string(), &figure, left, 1);
        let mut stack = Stack::default();
        let width = right.width;
        stack.text(page, 0.0, Tag::Heading, &self.title, &page.strong(), width, 2);
        stack.text(page, 0.0, Tag::Paragraph, &self.detail, &page.body(), width, 2);
        if let Some(link) = &self.link {
            stack.link(page, space.xs, link, &page.link_style(), width);
        }
        stack.middle(page, Rect { y: area.y + space.xs, height: area.height - 2.0 * space.xs, ..right });
    }
}
