//! Optional: what did we get for it? Goals of the success plan, else workflows × minutes, conservative and labelled
//! estimated. Left out where any input is missing.

use crate::account::{Account, Activity, Goal};
use crate::chart::{Bar, Bars};
use crate::frame::text::{Align, Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Pt, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::Page;

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
        /// Workflows, minutes and hours, each with what it is.
        terms: [(String, String); 3],
    },
}

impl Value {
    /// What the page says.
    pub fn from_account(account: &Account, _: &[Insight], _: &Workspace, voice: &Voice) -> Result<Self, Omitted> {
        let mut goals: Vec<_> = account.goals.iter().filter(|g| g.target > 0.0 && g.actual >= 0.0).collect();
        if goals.iter().any(|g| g.actual > 0.0) {
            let reached = goals.iter().filter(|g| g.actual >= g.target).count();
            let title = Message::new("value-title-goals").with("reached", reached).with("n", goals.len());
            goals.truncate(GOALS);
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
                terms: [
                    (voice.number(saved.workflows), saved.noun.other.clone()),
                    (voice.number(saved.minutes_each), voice.word("value-saved-each")),
                    (voice.number(saved.hours()), voice.word("value-saved-label")),
                ],
            },
            note: say("value-saved-note"),
        })
    }

    /// Where it stands.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        match &self.body {
            Body::Goals(bars) => {
                let height = content.height.min(70.0 + 84.0 * bars.rows.len() as Pt);
                page.push(bars.draw(Rect { height, ..content }, theme, fonts));
            }
            Body::Saved { terms } => {
                // An equation: two terms on cards, the result on the accent.
                let row = Rect { height: (content.height - 24.0).min(230.0), ..content };
                for (i, ((figure, label), area)) in terms.iter().zip(row.columns(3, 56.0)).enumerate() {
                    let result = i == 2;
                    let colors = &theme.palette;
                    let (ground, ink) =
                        if result { (colors.accent, colors.on_accent) } else { (colors.card, colors.ink) };
                    page.push(Item::block(area, theme.radius, ground));
                    let inner = area.inset(24.0, 20.0);
                    let size = theme.scale.display;
                    let large = theme.style(Weight::Bold, size, ink);
                    let small = theme.style(Weight::SemiBold, theme.scale.body, ink);
                    let (upper, lower) = inner.split_top(inner.height * 0.58);
                    let low = Rect::new(upper.x, upper.bottom() - size * 1.3, upper.width, size * 1.3);
                    page.text(Tag::Paragraph, figure, &large, low, 1);
                    page.text(Tag::Paragraph, label, &small, lower, 3);
                    if i < 2 {
                        let sign = TextStyle {
                            align: Align::Center,
                            ..theme.style(Weight::SemiBold, theme.scale.title, colors.muted)
                        };
                        let between = Rect::new(area.right(), area.y, 56.0, area.height);
                        page.middle(Tag::Paragraph, if i == 0 { "×" } else { "=" }, &sign, between, 1);
                    }
                }
            }
        }
        page.note(&self.note);
        page.finish()
    }
}

fn bar(goal: &Goal, account: &Account, voice: &Voice) -> Bar {
    let full = goal.actual.max(goal.target);
    let amount = |value: f64| match goal.unit.as_deref() {
        Some("%") => voice.say(&Message::new("percent").with("n", voice.exact(value).as_str())),
        Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => {
            voice.say(&Message::new("text").with("text", Arg::Money(value, code.to_owned())))
        }
        Some("currency") => voice.say(&Message::new("text").with("text", Arg::Money(value, account.currency.clone()))),
        Some(unit) => format!("{}\u{a0}{unit}", voice.exact(value)),
        None => voice.exact(value),
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
