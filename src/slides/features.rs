//! 5: what do we own and not use? Left out where the use of features was not measured.

use crate::account::{Account, Activity, FeatureUse};
use crate::chart::{Dot, Dots};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Frame, Item, Path, Point, Pt, Rect, Shape, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Message, Voice};
use crate::workspace::Workspace;

use super::Omitted;
use super::kit::{GUTTER, Page};
use super::links::Link;

/// The most rows of the plot.
const ROWS: usize = 9;

/// Features of the plan and where to start.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// What the page is about.
    pub kicker: String,
    /// The answer.
    pub title: String,
    /// You and your peers, feature by feature; `None` where neither users nor peers are known.
    pub chart: Option<Dots>,
    /// Features in use, where there is no chart.
    pub in_use: Vec<String>,
    /// What the list of features in use is called.
    pub in_use_title: String,
    /// What the picks are called.
    pub picks_title: String,
    /// At most three.
    pub picks: Vec<Pick>,
    /// Definitions.
    pub note: String,
}

/// A feature to start with.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Its name.
    pub name: String,
    /// What it does for you.
    pub benefit: String,
    /// How to start.
    pub link: Option<Link>,
}

impl Features {
    /// What the page says.
    pub fn from_account(
        account: &Account,
        _: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let features = account.features.as_ref().ok_or(Omitted::NotMeasured)?;
        let (used, total) = (features.used(), features.all.len());
        let mut picks = insight::picks(features, workspace);
        let all_used = picks.is_empty();
        if all_used {
            let advanced = |f: &&FeatureUse| workspace.catalogue.features[f.index].advanced;
            picks = features.all.iter().filter(advanced).take(3).collect();
        }
        let count = match picks.len() {
            1 => "count-one",
            2 => "count-two",
            _ => "count-three",
        };
        let name = |f: &FeatureUse| workspace.catalogue.features[f.index].name.clone();
        let title = match (all_used, account.activity) {
            (true, _) => Message::new("features-title-all").with("total", total),
            (_, Activity::Active) => {
                let message = Message::new("features-title").with("left", total - used).with("total", total);
                message.with("picks", Message::new(count)).with("first", name(picks[0]).as_str())
            }
            _ => Message::new("features-title-start").with("total", total).with("picks", Message::new(count)),
        };
        let heading = if all_used { "features-advanced" } else { "features-picks" };
        let mut note = vec![voice.say(&Message::new("features-note-used").with("quarter", account.period))];
        let rows = rows(account, &picks);
        let n = rows.iter().filter_map(|f| f.peers.map(|p| p.n)).min();
        if rows.iter().any(|f| f.used && f.users.is_some()) && account.seats.is_some() {
            note.push(voice.word("features-note-own"));
        }
        note.extend(n.map(|n| voice.say(&Message::new("features-note").with("n", n))));
        Ok(Self {
            kicker: voice.word("features-kicker"),
            title: voice.say(&title),
            chart: chart(&rows, account, workspace, voice),
            in_use: features.all.iter().filter(|f| f.used).map(name).collect(),
            in_use_title: voice.word("features-list-used"),
            picks_title: voice.say(&Message::new(heading).with("n", picks.len())),
            picks: picks.iter().map(|f| pick(f, workspace, voice)).collect(),
            note: note.join(" · "),
        })
    }

    /// Where it stands: the plot on the left, the picks as cards on the right; cards alone where there is no plot.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts) -> Frame {
        let mut page = Page::new(theme, fonts, &self.kicker, &self.title);
        let content = page.content();
        let picks = match &self.chart {
            Some(_) if self.picks.is_empty() => content,
            Some(chart) => {
                let (left, right) = content.split_left(448.0);
                page.push(chart.draw(left, theme, fonts));
                Rect::new(right.x + 28.0, right.y, right.width - 28.0, right.height)
            }
            None if self.in_use.is_empty() => content,
            None => {
                let (left, right) = content.split_left(300.0);
                self.list(&mut page, left);
                Rect::new(right.x + 28.0, right.y, right.width - 28.0, right.height)
            }
        };
        if self.picks.is_empty() {
            if let Some(chart) = &self.chart {
                page.push(chart.draw(content, theme, fonts));
            }
        } else {
            self.cards(&mut page, picks);
        }
        page.note(&self.note);
        page.finish()
    }

    /// Features in use, ticked, in the order of the catalogue.
    fn list(&self, page: &mut Page, area: Rect) {
        let heading = page.theme.style(Weight::SemiBold, page.theme.scale.body, page.theme.palette.ink);
        let mut y = area.y;
        y += page.text(Tag::Heading, &self.in_use_title, &heading, Rect::new(area.x, y, area.width, 24.0), 1) + 10.0;
        let rows = self.in_use.len().min(10) as Pt;
        let pitch = ((area.bottom() - y) / rows).min(30.0);
        for name in self.in_use.iter().take(10) {
            tick(page, Point::new(area.x + 8.0, y + 11.0));
            let body = page.body();
            page.text(Tag::Paragraph, name, &body, Rect::new(area.x + 26.0, y, area.width - 26.0, pitch), 1);
            y += pitch;
        }
    }

    fn cards(&self, page: &mut Page, area: Rect) {
        let heading = page.theme.style(Weight::SemiBold, page.theme.scale.body, page.theme.palette.ink);
        let (top, rest) = area.split_top(30.0);
        page.text(Tag::Heading, &self.picks_title, &heading, top, 1);
        let wide = area.width > 600.0;
        let cells = if wide {
            rest.columns(self.picks.len().max(2), GUTTER)
        } else {
            // Two picks are as high as three would be, and one has the room of two.
            rest.rows(self.picks.len().max(2), 10.0)
        };
        for (pick, cell) in self.picks.iter().zip(cells) {
            pick.draw(page, cell);
        }
    }
}

impl Pick {
    /// Name and link on one line, the benefit under it.
    fn draw(&self, page: &mut Page, area: Rect) {
        page.card(area);
        page.push(Item::block(Rect::new(area.x, area.y + 12.0, 4.0, 22.0), 2.0, page.theme.palette.accent));
        let inner = area.inset(20.0, 11.0);
        let strong = page.strong();
        let link = page.link_style();
        let mut width = inner.width;
        if let Some(how_to) = &self.link {
            let extent = page.block(&how_to.label, &link, Rect { height: 18.0, ..inner }, 1).size.width;
            width -= extent + 16.0;
            page.link(how_to, &link, Rect::new(inner.right() - extent, inner.y + 2.0, extent + 1.0, 18.0));
        }
        let y =
            inner.y + page.text(Tag::Heading, &self.name, &strong, Rect::new(inner.x, inner.y, width, 24.0), 1) + 2.0;
        let body = page.body();
        page.text(Tag::Paragraph, &self.benefit, &body, Rect::new(inner.x, y, inner.width, inner.bottom() - y), 4);
    }
}

/// A tick mark in the accent.
pub(super) fn tick(page: &mut Page, at: Point) {
    let path = Path::poly(
        &[Point::new(at.x - 5.0, at.y), Point::new(at.x - 1.5, at.y + 4.0), Point::new(at.x + 5.5, at.y - 4.5)],
        false,
    );
    let stroke = crate::frame::Stroke { color: page.theme.palette.accent, width: 2.0, dash: Vec::new(), round: true };
    page.push(Item::Shape(Shape { path, fill: None, stroke: Some(stroke) }));
}

/// The plot's rows: the picks first, then what is used most, then the rest, at most [`ROWS`].
fn rows<'a>(account: &'a Account, picks: &[&'a FeatureUse]) -> Vec<&'a FeatureUse> {
    let Some(features) = &account.features else { return Vec::new() };
    let mut used: Vec<_> = features.all.iter().filter(|f| f.used && !picks.iter().any(|p| p.id == f.id)).collect();
    let amount = |f: &FeatureUse| f.users.or(f.uses).unwrap_or(0.0);
    used.sort_by(|a, b| amount(b).total_cmp(&amount(a)).then(a.index.cmp(&b.index)));
    let mut rows: Vec<_> = used.into_iter().take(ROWS - picks.len().min(3)).collect();
    rows.extend(picks.iter().copied());
    rows
}

fn chart(rows: &[&FeatureUse], account: &Account, workspace: &Workspace, voice: &Voice) -> Option<Dots> {
    let known = rows.iter().filter(|f| f.peers.is_some()).count();
    let seats = account.seats.as_ref().map(|s| s.active.max(1.0));
    let with_users = rows.iter().filter(|f| f.users.is_some()).count();
    // One scale for all rows: the share of active seats that use a feature beside the share of peers that do. Without
    // either there is nothing to plot.
    if account.activity != Activity::Active || rows.len() < 2 || (known < 2 && (seats.is_none() || with_users < 2)) {
        return None;
    }
    let dot = |f: &&FeatureUse| {
        let users = f.users.filter(|_| f.used);
        let own_label = match (f.used, users, f.uses) {
            (false, ..) => voice.word("features-own-unused"),
            (_, Some(users), _) => voice.say(&Message::new("features-own-users").with("users", users)),
            (_, _, Some(uses)) => voice.say(&Message::new("features-own-uses").with("uses", uses)),
            _ => voice.word("features-own-used"),
        };
        let own = match (f.used, users, seats) {
            (false, ..) => Some(0.0),
            (_, Some(users), Some(seats)) => Some((users / seats).min(1.0)),
            _ => None,
        };
        Dot {
            label: workspace.catalogue.features[f.index].name.clone(),
            own,
            own_label,
            peers: f.peers.map(|p| p.share),
            peers_label: f.peers.map(|p| voice.share(p.share)).unwrap_or_default(),
        }
    };
    let features = account.features.as_ref()?;
    let n = rows.iter().filter_map(|f| f.peers.map(|p| p.n)).min();
    let left = features.all.len() - features.used();
    Some(Dots {
        rows: rows.iter().map(dot).collect(),
        own_title: voice.word("features-own"),
        peers_title: n.map(|n| voice.say(&Message::new("features-peers-title").with("n", n))),
        alt: voice.say(&Message::new("features-alt").with("used", features.used()).with("left", left)),
    })
}

fn pick(feature: &FeatureUse, workspace: &Workspace, voice: &Voice) -> Pick {
    let entry = &workspace.catalogue.features[feature.index];
    Pick {
        name: entry.name.clone(),
        benefit: entry.benefit.clone(),
        link: (entry.url.as_ref())
            .map(|url| Link::page(voice.word("link-how-to"), url, format!("feature-{}", entry.id), workspace)),
    }
}
