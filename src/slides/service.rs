//! Optional: how was the service? Left out under three tickets or while an escalation is open.

use crate::account::{Account, Activity};
use crate::chart::{Column, Columns};
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Rect, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::Page;

/// Tickets of the quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// Label, figure and comparison, one to three.
    pub figures: Vec<(String, String, String)>,
    /// Tickets per month.
    pub chart: Columns,
    /// Definitions.
    pub note: String,
}

impl Service {
    /// What the page says.
    pub fn from_account(account: &Account, _: &[Insight], _: &Workspace, voice: &Voice) -> Result<Self, Omitted> {
        let service =
            account.service.as_ref().filter(|_| account.activity != Activity::Zero).ok_or(Omitted::Nothing)?;
        let title = match (service.first_reply, service.solved) {
            (Some((minutes, n)), _) => {
                Message::new("service-title-reply").with("duration", Arg::Minutes(minutes)).with("n", n)
            }
            (None, Some(solved)) => {
                Message::new("service-title-opened").with("opened", service.opened).with("solved", solved)
            }
            _ => Message::new("service-title-plain").with("opened", service.opened).with("quarter", account.period),
        };
        let before = |value: Option<Arg>| {
            let message = |value| Message::new("service-before").with("quarter", account.previous).with("value", value);
            value.map(|v| voice.say(&message(v))).unwrap_or_default()
        };
        let mut figures = vec![(
            voice.word("service-opened"),
            voice.number(service.opened as f64),
            before((service.opened_before > 0).then(|| Arg::from(service.opened_before))),
        )];
        if let Some(solved) = service.solved {
            figures.push((voice.word("service-solved"), voice.number(solved as f64), String::new()));
        }
        if let Some((minutes, _)) = service.first_reply {
            let text = |m| voice.say(&Message::new("text").with("text", Arg::Minutes(m)));
            let earlier = before(service.first_reply_before.map(Arg::Minutes));
            figures.push((voice.word("service-first-reply"), text(minutes), earlier));
        }
        let note = match service.first_reply {
            Some((_, n)) => Message::new("service-note").with("n", n),
            None => Message::new("service-note-plain"),
        };
        let column = |(month, n): &(chrono::NaiveDate, usize)| Column {
            label: voice.month(*month),
            value: Some(*n as f64),
            value_label: voice.number(*n as f64),
        };
        Ok(Self {
            kicker: voice.word("service-kicker"),
            title: voice.say(&title),
            figures,
            chart: Columns {
                columns: service.by_month.iter().map(column).collect(),
                axis_title: voice.word("service-axis"),
                alt: voice.say(&Message::new("service-alt").with("quarter", account.period)),
            },
            note: voice.say(&note.with("quarter", account.period)),
        })
    }

    /// Where it stands: figures as cards on the left, the months on the right.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let (left, right) = content.split_left(400.0);
        for ((label, value, before), area) in self.figures.iter().zip(left.rows(self.figures.len(), 12.0)) {
            page.card(area);
            let inner = area.inset(24.0, 10.0);
            let style = TextStyle { weight: Weight::SemiBold, ..page.small() };
            let heading = theme.style(Weight::Bold, theme.scale.title, theme.palette.ink);
            let total = 18.0 + heading.size * heading.leading + if before.is_empty() { 0.0 } else { 18.0 };
            let mut y = area.y + (area.height - total) / 2.0;
            y += page.text(Tag::Paragraph, label, &style, Rect::new(inner.x, y, inner.width, 18.0), 1);
            y += page.text(Tag::Paragraph, value, &heading, Rect::new(inner.x, y, inner.width, 44.0), 1);
            if !before.is_empty() {
                let small = page.small();
                page.text(Tag::Paragraph, before, &small, Rect::new(inner.x, y, inner.width, 18.0), 1);
            }
        }
        page.push(self.chart.draw(Rect::new(right.x + 40.0, right.y, right.width - 40.0, right.height), theme, fonts));
        page.note(&self.note);
        page.finish()
    }
}
