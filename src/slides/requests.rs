//! 6: did you listen? Without requests of this customer's own it shows what went live for everybody, and never says "you
//! asked"; without that either it is left out.

use chrono::Days;

use crate::account::{Account, Request};
use crate::frame::text::{Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, Paint, Path, Point, Pt, Rect, Shape, Stroke, Tag};
use crate::insight::Insight;
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{Page, link_tag};
use super::links::Link;

/// The most rows.
const ROWS: usize = 6;

/// Up to so many requests of its own leave room for what went live for everybody.
const FEW: usize = 3;

/// What was asked for and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Requests {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// Whether the rows are this customer's own requests.
    pub own: bool,
    /// At most six.
    pub rows: Vec<Row>,
    /// What else went live for everybody, where there is room: heading, and title with date.
    pub also: Option<(String, Vec<(String, String)>)>,
    /// How many more there are, in words.
    pub more: String,
    /// A link to all changes.
    pub all: Option<Link>,
    /// Definitions.
    pub note: String,
}

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What for.
    pub title: String,
    /// When it was asked for, in words; empty where not known.
    pub asked: String,
    /// Where it stands, in words.
    pub state: String,
    /// How long it took, in words.
    pub took: String,
    /// Whether it is live.
    pub live: bool,
    /// Where it is described.
    pub link: Option<Link>,
}

impl Requests {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        _: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let own = !account.requests.is_empty();
        let list: &[Request] = if own { &account.requests } else { &account.shipped };
        if list.is_empty() {
            return Err(Omitted::Nothing);
        }
        let live = list.iter().filter(|r| r.live).count();
        let title = match (own, live == list.len()) {
            (true, _) if account.more_requests => {
                Message::new("requests-title-some").with("total", list.len()).with("live", live)
            }
            (true, true) => Message::new("requests-title-all").with("total", list.len()),
            (true, false) => Message::new("requests-title").with("total", list.len()).with("live", live),
            (false, _) => Message::new("requests-title-shipped").with("n", list.len()).with("quarter", account.period),
        };
        let more = list.len().saturating_sub(ROWS);
        let more_id = if own { "requests-more" } else { "requests-more-shipped" };
        let note = if own {
            Message::new("requests-note").with("date", Arg::Date(account.as_of))
        } else {
            Message::new("requests-note-shipped").with("quarter", account.period)
        };
        let mut also = None;
        if own && list.len() <= FEW && !account.shipped.is_empty() {
            let heading = voice.say(&Message::new("requests-also").with("quarter", account.period));
            let line = |r: &Request| {
                let since =
                    r.shipped_on.map(|on| voice.say(&Message::new("requests-live").with("date", Arg::Date(on))));
                (r.title.clone(), since.unwrap_or_default())
            };
            also = Some((heading, account.shipped.iter().take(5 - list.len()).map(line).collect()));
        }
        let changelog = workspace.config.links.changelog.as_ref();
        Ok(Self {
            kicker: voice.word("requests-kicker"),
            title: voice.say(&title),
            own,
            rows: list.iter().take(ROWS).map(|r| row(r, own, workspace, voice)).collect(),
            also,
            more: if more > 0 { voice.say(&Message::new(more_id).with("n", more)) } else { String::new() },
            all: changelog.map(|url| Link::page(voice.word("link-changelog"), url, "requests".into(), workspace)),
            note: voice.say(&note),
        })
    }

    /// Where it stands: a row a request with its way from asked to live; three have room for larger type.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let foot = if self.more.is_empty() && self.all.is_none() { 0.0 } else { 30.0 };
        let count = self.rows.len() as Pt;
        let gap = 10.0;
        let also = self.also.as_ref().map_or(0.0, |(_, lines)| 44.0 + 30.0 * lines.len() as Pt);
        let height = ((content.height - foot - also - gap * (count - 1.0)) / count).min(88.0);
        let mut list = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            let y = content.y + (height + gap) * i as Pt;
            let mut part = Part { page: &mut page, items: Vec::new() };
            row.draw(&mut part, Rect::new(content.x, y, content.width, height));
            list.push(Item::tagged(Tag::ListItem, part.items));
        }
        page.push(Item::tagged(Tag::List, list));
        let mut y = content.y + (height + gap) * count + 4.0;
        if let Some((heading, lines)) = &self.also {
            let strong = page.strong();
            page.text(Tag::Heading, heading, &strong, Rect::new(content.x, y + 8.0, content.width, 24.0), 1);
            y += 40.0;
            for (title, since) in lines {
                super::features::tick(&mut page, Point::new(content.x + 28.0, y + 11.0));
                let (body, small) = (page.body(), page.small());
                page.text(Tag::Paragraph, title, &body, Rect::new(content.x + 56.0, y, 410.0, 24.0), 1);
                page.text(Tag::Paragraph, since, &small, Rect::new(content.x + 490.0, y + 3.0, 228.0, 18.0), 1);
                y += 30.0;
            }
        }
        let mut x = content.x;
        if !self.more.is_empty() {
            let style = page.body();
            x += page.block(&self.more, &style, Rect::new(x, y, 500.0, 24.0), 1).size.width + 20.0;
            page.text(Tag::Paragraph, &self.more, &style, Rect::new(content.x, y, 500.0, 24.0), 1);
        }
        if let Some(all) = &self.all {
            let style = page.link_style();
            page.link(all, &style, Rect::new(x, y + 3.0, 300.0, 20.0));
        }
        page.note(&self.note);
        page.finish()
    }
}

/// Items that will become one list entry.
struct Part<'p, 'a> {
    page: &'p mut Page<'a>,
    items: Vec<Item>,
}

impl Part<'_, '_> {
    fn text(&mut self, text: &str, style: &TextStyle, area: Rect, lines: usize) -> Pt {
        let block = self.page.block(text, style, area, lines);
        let top = area.y + (area.height - block.size.height) / 2.0;
        let width = block.size.width;
        self.items.extend(block.place(Point::new(area.x, top)));
        width
    }
}

impl Row {
    fn draw(&self, part: &mut Part, area: Rect) {
        let theme = part.page.theme;
        let colors = &theme.palette;
        part.page.card(area);
        let center = Point::new(area.x + 28.0, area.center().y);
        let radius = (area.height * 0.2).clamp(8.0, 12.0);
        let (fill, stroke) = if self.live {
            (Some(Paint::Solid(colors.accent, 1.0)), None)
        } else {
            let ring = Stroke { color: colors.compare, width: 2.0, dash: Vec::new(), round: false };
            (None, Some(ring))
        };
        part.page.push(Item::Shape(Shape { path: Path::circle(center, radius), fill, stroke }));
        if self.live {
            let s = radius / 12.0;
            let p = |x: Pt, y: Pt| Point::new(center.x + x * s, center.y + y * s);
            let path = Path::poly(&[p(-5.0, 0.5), p(-1.5, 4.0), p(5.5, -4.0)], false);
            let stroke = Stroke { color: colors.on_accent, width: 2.0, dash: Vec::new(), round: true };
            part.page.push(Item::Shape(Shape { path, fill: None, stroke: Some(stroke) }));
        }
        let text = Rect::new(area.x + 56.0, area.y + 4.0, 410.0, area.height - 8.0);
        let strong = theme.style(Weight::SemiBold, theme.scale.body, colors.ink);
        part.text(&self.title, &strong, text, 2);
        let state = Rect::new(area.x + 490.0, area.y + 4.0, 228.0, area.height - 8.0);
        let color = if self.live { colors.positive } else { colors.muted };
        let style = theme.style(Weight::SemiBold, theme.scale.small + 1.0, color);
        let lower = [self.asked.as_str(), self.took.as_str()];
        let lower = lower.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ");
        if lower.is_empty() {
            part.text(&self.state, &style, state, 1);
        } else {
            let line = 18.0;
            let top = area.center().y - line;
            part.text(&self.state, &style, Rect::new(state.x, top, state.width, line), 1);
            let small = part.page.small();
            part.text(&lower, &small, Rect::new(state.x, top + line, state.width, line), 1);
        }
        if let Some(link) = &self.link {
            let style = part.page.link_style();
            let box_ = Rect::new(area.x + 736.0, area.center().y - 9.0, area.right() - area.x - 752.0, 18.0);
            let block = part.page.block(&link.label, &style, box_, 1);
            let extent = Rect::new(box_.x, box_.y - 4.0, block.size.width, 26.0);
            part.items.push(Item::tagged(link_tag(link, extent), block.place(Point::new(box_.x, box_.y))));
        }
    }
}

fn row(request: &Request, own: bool, workspace: &Workspace, voice: &Voice) -> Row {
    let state = match (request.live, request.shipped_on) {
        (true, Some(on)) => voice.say(&Message::new("requests-live").with("date", Arg::Date(on))),
        (true, None) => voice.word("requests-live-undated"),
        (false, _) => voice.word("requests-open"),
    };
    let asked = request.requested_on.filter(|_| own);
    let took = asked.zip(request.shipped_on).filter(|(a, s)| *s >= *a + Days::new(1)).map(|(a, s)| (s - a).num_days());
    Row {
        title: request.title.clone(),
        asked: asked
            .map(|on| voice.say(&Message::new("requests-asked").with("date", Arg::Date(on))))
            .unwrap_or_default(),
        took: took.map(|days| voice.say(&Message::new("requests-days").with("days", days as f64))).unwrap_or_default(),
        state,
        live: request.live,
        link: request
            .url
            .as_ref()
            .filter(|_| request.live)
            .map(|url| Link::page(voice.word("link-read"), url, format!("request-{}", request.id), workspace)),
    }
}
