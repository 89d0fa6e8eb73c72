//! Optional: what did we get for it? Goals of the success plan, else workflows × minutes, conservative and labelled
//! estimated. Left out where any input is missing.

use crate::account::{Account, Activity, Goal};
use crate::chart::{Bar, Bars};
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Pt, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{CONTENT, Page};

/// The most goals.
const GOALS: usize = 5;

/// Value delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// What was reached of what was wanted, or hours given back.
    pub body: Body,
    /// The assumption or the source.
    pub note: String,
}

/// How value is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A bar a goal.
    Goals(Bars),
    /// One large figure.
    Saved {
        /// The hours.
        figure: String,
        /// What it is.
        label: String,
        /// How it was estimated.
        how: String,
    },
}

impl Value {
    /// What the page says.
    pub fn from_account(account: &Account, _: &[Insight], _: &Workspace, voice: &Voice) -> Result<Self, Omitted> {
        let goals: Vec<_> = account.goals.iter().filter(|g| g.target > 0.0 && g.actual > 0.0).take(GOALS).collect();
        if !goals.is_empty() {
            let reached = goals.iter().filter(|g| g.actual >= g.target).count();
            let title = Message::new("value-title-goals").with("reached", reached).with("n", goals.len());
            let rows = goals.iter().map(|g| bar(g, account, voice)).collect();
            return Ok(Self {
                kicker: voice.word("value-kicker"),
                title: voice.say(&title),
                body: Body::Goals(Bars { rows, peer_label: None, alt: voice.word("value-alt") }),
                note: voice.word("value-goals-note"),
            });
        }
        let saved = account.saved.as_ref().filter(|_| account.activity == Activity::Active);
        let saved = saved.filter(|s| s.hours() >= 1.0).ok_or(Omitted::Nothing)?;
        let say = |id| {
            voice.say(
                &Message::new(id)
                    .with("hours", saved.hours())
                    .with("amount", Arg::Quantity(saved.workflows, saved.noun.clone()))
                    .with("minutes", Arg::Minutes(saved.minutes_each)),
            )
        };
        Ok(Self {
            kicker: voice.word("value-kicker"),
            title: say("value-title-saved"),
            body: Body::Saved {
                figure: voice.number(saved.hours()),
                label: voice.word("value-saved-label"),
                how: say("value-saved-how"),
            },
            note: say("value-saved-note"),
        })
    }

    /// Where it stands.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        match &self.body {
            Body::Goals(bars) => {
                let height = CONTENT.height.min(70.0 + 84.0 * bars.rows.len() as Pt);
                page.push(bars.draw(Rect { height, ..CONTENT }, theme, fonts));
            }
            Body::Saved { figure, label, how } => {
                let card = Rect { height: 230.0, ..CONTENT };
                page.card(card);
                let inner = card.inset(40.0, 36.0);
                let (left, right) = inner.split_left(inner.width * 0.46);
                let figure_style = TextStyle { size: theme.scale.display * 1.7, leading: 1.1, ..page.display() };
                let figure_style = TextStyle { color: theme.palette.accent, ..figure_style };
                let mut y = left.y;
                y += page.text(Tag::Paragraph, figure, &figure_style, Rect::new(left.x, y, left.width, 112.0), 1);
                let strong = page.strong();
                page.text(Tag::Paragraph, label, &strong, Rect::new(left.x, y + 2.0, left.width, 26.0), 1);
                let style = theme.style(Weight::SemiBold, theme.scale.heading, theme.palette.ink);
                page.middle(Tag::Paragraph, how, &style, right, 3);
            }
        }
        page.note(&self.note);
        page.finish()
    }
}

fn bar(goal: &Goal, account: &Account, voice: &Voice) -> Bar {
    let full = goal.actual.max(goal.target);
    let amount = |value: f64| match goal.unit.as_deref() {
        Some("%") => voice.say(&Message::new("percent").with("n", value)),
        Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
            voice.say(&Message::new("text").with("text", Arg::Money(value, code.to_owned())))
        }
        Some("currency") => voice.say(&Message::new("text").with("text", Arg::Money(value, account.currency.clone()))),
        Some(unit) => format!("{}\u{a0}{unit}", voice.number(value)),
        None => voice.number(value),
    };
    let id = if goal.actual >= goal.target { "value-goal-reached" } else { "value-goal" };
    Bar {
        label: goal.goal.clone(),
        used: goal.actual / full,
        included: goal.target / full,
        peer: None,
        value: voice.say(
            &Message::new(id).with("actual", amount(goal.actual).as_str()).with("target", amount(goal.target).as_str()),
        ),
    }
}
