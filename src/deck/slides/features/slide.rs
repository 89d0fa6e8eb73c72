//! 5: what do we own and not use? Left out if the use of features was not measured.

use serde::Serialize;

use crate::account::figure::{FeatureFigure, FigureId};
use crate::account::view::{Account, Activity, FeatureUse};
use crate::account::withheld::WithheldFigure;
use crate::config::qbr::slides::SlideKind;
use crate::config::wording::Wording;
use crate::config::workspace::Workspace;
use crate::deck::links::Link;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{Definition, PageContext, Slide, SlideContext, SlideSpec};
use crate::deck::slide_setup::missing_feature_usage;
use crate::deck::slides::features::cards::{HIGH, Pick, all_cards, own_label, own_use, pick, tick};
use crate::deck::widgets::lang_text::spoken;
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::CardBody;
use crate::deck::widgets::word_budget;
use crate::insight::picks::picks;
use crate::insight::rules::features::until;
use crate::layout::chart::dots::spec::{Dot, Dots};
use crate::layout::chart::figure::Chart as _;
use crate::layout::frame::{Frame, Item, Tag};
use crate::layout::geometry::{Point, Pt, Rect};
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

/// The maximum number of rows of the plot.
const ROWS: usize = 9;

/// The maximum number of cards beside the plot.
const PICKS: usize = 3;

/// If a plan has at most so many features and all are in use, each gets a card.
const FEW: usize = 3;

/// The maximum number of cards if there is no plot.
const CARDS: usize = 6;

pub const SPEC: SlideSpec = SlideSpec {
    missing_setup: |workspace, _| missing_feature_usage(workspace),
    needs: |figure| *figure == WithheldFigure::Features,
    ..SlideSpec::new(SlideKind::Features, |context| Ok(Box::new(FeaturesSlide::from_context(context)?)))
};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeaturesSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    pub kicker: String,
    pub title: String,
    /// You and your peers, feature by feature; `None` if neither users nor peers are known.
    pub chart: Option<Dots>,
    /// Features in use, if there is no chart.
    pub in_use: Vec<Wording>,
    /// The heading of `in_use`.
    pub in_use_title: String,
    /// At most three features to start with; then, if all features of the plan fit on cards, those in use.
    pub picks: Vec<Pick>,
    /// How many of `picks` are features to start with.
    pub starts: usize,
    pub note: Vec<String>,
    #[serde(skip)]
    pub definitions: Vec<Definition>,
}

impl FeaturesSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, workspace, localizer, .. } = *context;
        let features = account.features.as_ref().ok_or(match account.in_plan.is_empty() {
            true => Omitted::NoFeatures,
            false => Omitted::NotMeasured,
        })?;
        let (used, total) = (features.used(), features.all.len());
        let picks = picks(features, &account.account_override, workspace);
        let all_used = picks.is_empty();
        let count = match picks.len() {
            1 => "count-one",
            2 => "count-two",
            _ => "count-three",
        };
        let name = |f: &FeatureUse| workspace.catalogue.features[f.index].name.clone();
        // What was used before is not untouched.
        let idle = features.all.iter().any(|f| !f.used && f.used_earlier);
        let titles = match (all_used, account.activity) {
            (true, _) => vec![Message::new("features-title-all").with("total", total)],
            (_, Activity::Active) => {
                let say = |id| Message::new(id).with("left", total - used).with("total", total);
                let first = name(picks[0]);
                let lapsed = picks[0].months.lapsed;
                let lapsed = lapsed.map(|l| until(l, ["features-title-lapsed", "features-title-lapsed-users"]));
                let ids = match idle {
                    true => ["features-title-idle-first", "features-title-idle"],
                    false => ["features-title-first", "features-title"],
                };
                let lapsed = lapsed.map(|title| title.with("first", first.as_str()));
                let others =
                    [say(ids[0]).with("first", first.as_str()), say(ids[1]).with("picks", Message::new(count))];
                lapsed.into_iter().chain(others).collect()
            }
            _ => vec![Message::new("features-title-start").with("total", total).with("picks", Message::new(count))],
        };
        let defined = |term, text: &Message| crate::deck::phrases::defined(term, text, localizer);
        let used_text = Message::new("define-used").with("quarter", account.period);
        let mut definitions = vec![defined("define-used-term", &used_text)];
        let rows = rows(account, &picks);
        let n = rows.iter().filter_map(|f| f.peers.map(|p| p.n)).min();
        if rows.iter().any(|f| f.used && f.users.is_some()) && account.seats.is_some() {
            definitions.push(defined("define-own-term", &Message::new("define-own")));
        }
        definitions.extend(n.map(|n| defined("define-peers-term", &Message::new("define-peers").with("n", n))));
        let note = Vec::new();
        let plotted = chart(&rows, account, workspace, localizer);
        let few_rows = if plotted.is_some() { rows.as_slice() } else { picks.as_slice() };
        let mut shown = vec![FigureId::FeaturesUsed, FigureId::FeaturesAll];
        shown.extend(few_rows.iter().flat_map(|feature| figures_of(feature)));
        let (kicker, title) = (localizer.word("features-kicker"), word_budget::title(titles, localizer));
        let chart = plotted;
        let few = all_used && (total <= FEW || (chart.is_none() && total <= CARDS));
        if few || (chart.is_none() && used > 0 && total <= FEW) {
            let (in_use, in_use_title, starts) = (Vec::new(), String::new(), picks.len());
            let others = features.all.iter().filter(|f| !picks.iter().any(|p| p.id == f.id));
            let picks = all_cards(&picks, others, workspace, localizer);
            return Ok(Self {
                shown,
                kicker,
                title,
                chart: None,
                in_use,
                in_use_title,
                picks,
                starts,
                note,
                definitions,
            });
        }
        Ok(Self {
            shown,
            kicker,
            title,
            chart,
            in_use: features.all.iter().filter(|f| f.used).map(name).collect(),
            in_use_title: localizer.word("features-list-used"),
            starts: picks.len(),
            picks: if all_used {
                let advanced = |f: &&FeatureUse| workspace.catalogue.features[f.index].advanced;
                all_cards(&[], features.all.iter().filter(advanced).take(PICKS), workspace, localizer)
            } else {
                picks.iter().map(|f| pick(f, workspace, localizer)).collect()
            },
            note,
            definitions,
        })
    }
    /// Draws the features in use with ticks, in the order of the catalogue; in two columns if there is enough width.
    fn list(&self, page: &mut SlidePage, area: Rect) {
        let style = page.strong();
        let top = page.text(Tag::Heading, &self.in_use_title, &style, Rect { height: 24.0, ..area }, 1);
        let area = area.split_top(top + page.theme.space.m).1;
        let columns = match self.in_use.len() {
            few @ 1..=FEW_IN_USE if area.width > 600.0 => few,
            _ if area.width > 600.0 => 2,
            _ => 1,
        };
        let rows = self.in_use.len().div_ceil(columns).min(IN_USE);
        let pitch = (area.height / rows as Pt).min(page.theme.space.xl);
        let cells = area.columns(columns, page.theme.grid.gutter);
        let mut list = Vec::new();
        for (i, name) in self.in_use.iter().take(rows * columns).enumerate() {
            let cell = cells[i / rows];
            let y = cell.y + pitch * (i % rows) as Pt;
            page.push(tick(page.theme, Point::new(cell.x + 8.0, y + 11.0)));
            let x = cell.x + page.theme.space.xl;
            let block = page.block(name, &page.body(), Rect::new(x, y, cell.right() - x, 24.0), 1);
            list.push(Item::tagged(Tag::ListItem, spoken(name.foreign(), block.place(Point::new(x, y)))));
        }
        page.push(Item::tagged(Tag::List, list));
    }

    fn cards(&self, page: &mut SlidePage, cells: Vec<Rect>) {
        let alone = |at: usize| at == 0 && (self.starts == 1 || self.picks.len() == 1);
        let mut rows: Vec<(Pt, Vec<CardBody>)> = Vec::new();
        for (at, (pick, cell)) in self.picks.iter().zip(cells).enumerate() {
            if cell.height < HIGH {
                pick.draw(page, cell);
                continue;
            }
            let stack = pick.draw_high(page, cell, alone(at));
            match rows.last_mut() {
                Some((y, row)) if *y == cell.y => row.push(stack),
                _ => rows.push((cell.y, vec![stack])),
            }
        }
        for (_, row) in rows {
            CardBody::draw_all(row, page);
        }
    }
}

impl Slide for FeaturesSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn definitions(&self) -> Vec<Definition> {
        self.definitions.clone()
    }

    fn note(&mut self) -> Option<&mut Vec<String>> {
        Some(&mut self.note)
    }

    fn rank(&self) -> u32 {
        90
    }

    fn links(&mut self) -> Vec<&mut Link> {
        self.picks.iter_mut().filter_map(|pick| pick.link.as_mut()).collect()
    }

    /// The plot on the left, the picks as cards on the right; only cards if there is no plot.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, .. } = *page;
        let mut page = SlidePage::new(theme, fonts, &self.kicker, &self.title, &self.note);
        let gap = theme.space.m;
        match (&self.chart, self.picks.len()) {
            (Some(chart), 0) => page.push(chart.draw(page.columns(0, 12), theme, fonts)),
            (Some(chart), count) => {
                page.push(chart.draw(page.columns(0, 7), theme, fonts));
                let cells = page.columns(7, 5).rows(count, gap);
                self.cards(&mut page, cells);
            }
            (None, count) if self.in_use.is_empty() => {
                let columns = if count > FEW { count.div_ceil(2) } else { count };
                let rows = page.columns(0, 12).rows(count.div_ceil(columns), gap);
                let cells = rows.into_iter().flat_map(|row| row.columns(columns, theme.grid.gutter)).collect();
                self.cards(&mut page, cells);
            }
            (None, 0) => {
                let area = page.columns(0, 12);
                self.list(&mut page, area);
            }
            (None, count) if self.in_use.len() <= FEW_IN_USE => {
                let (band, rest) = page.columns(0, 12).split_top(BAND);
                self.list(&mut page, band);
                let cells = rest.columns(count, theme.grid.gutter);
                self.cards(&mut page, cells);
            }
            (None, count) => {
                let (left, cells) = (page.columns(0, 4), page.columns(5, 7).rows(count, gap));
                self.list(&mut page, left);
                self.cards(&mut page, cells);
            }
        }
        page.finish()
    }
}

/// The figures shown for a feature: its use by the account and by peers.
fn figures_of(feature: &FeatureUse) -> Vec<FigureId> {
    let own = match (feature.users, feature.uses) {
        (Some(_), _) => Some(FeatureFigure::Users),
        (None, uses) => uses.map(|_| FeatureFigure::Uses),
    };
    let peers = feature.peers.map(|_| FeatureFigure::PeersShare);
    let lapsed = feature.months.lapsed.and_then(|lapsed| lapsed.users);
    let own = own.filter(|_| feature.used).or(lapsed.map(|_| FeatureFigure::Lapsed));
    own.into_iter().chain(peers).map(|figure| FigureId::feature(&feature.id, figure)).collect()
}

/// Up to so many features in use are listed side by side above the cards.
const FEW_IN_USE: usize = 3;
/// The height of that list.
const BAND: Pt = 84.0;
/// The maximum number of features in use in a column.
const IN_USE: usize = 10;
/// The plot's rows: the picks first, then the most used features, then the rest, at most [`ROWS`].
fn rows<'a>(account: &'a Account, picks: &[&'a FeatureUse]) -> Vec<&'a FeatureUse> {
    let Some(features) = &account.features else { return Vec::new() };
    let mut used: Vec<_> = features.all.iter().filter(|f| f.used && !picks.iter().any(|p| p.id == f.id)).collect();
    let amount = |f: &FeatureUse| f.users.or(f.uses).unwrap_or(0.0);
    used.sort_by(|a, b| amount(b).total_cmp(&amount(a)).then(a.index.cmp(&b.index)));
    let mut rows: Vec<_> = used.into_iter().take(ROWS - picks.len().min(PICKS)).collect();
    rows.extend(picks.iter().copied());
    // The title counts all unused features, so as many of them as fit are shown.
    let others = features.all.iter().filter(|f| !f.used && !picks.iter().any(|p| p.id == f.id));
    rows.extend(others.take(ROWS.saturating_sub(rows.len())));
    rows
}

fn chart(rows: &[&FeatureUse], account: &Account, workspace: &Workspace, localizer: &Localizer) -> Option<Dots> {
    let known = rows.iter().filter(|f| f.peers.is_some()).count();
    let seats = account.seats.as_ref().map(|s| s.active.max(1.0));
    let with_users = rows.iter().filter(|f| f.users.is_some()).count();
    // All rows share one scale: the share of active seats that use a feature, and the share of peers that do. Without either
    // there is nothing to plot.
    if account.activity != Activity::Active || rows.len() < 2 || (known < 2 && (seats.is_none() || with_users < 2)) {
        return None;
    }
    // A dot at zero is meaningful only if the features in use have dots too.
    let measured = rows.iter().all(|f| !f.used || (f.users.is_some() && seats.is_some()));
    let dot = |f: &&FeatureUse| {
        let users = f.users.filter(|_| f.used);
        let own_label = own_label(f, localizer);
        let own = match (f.used, users, seats) {
            (false, ..) if measured => Some(0.0),
            (true, Some(users), Some(seats)) if measured => Some((users / seats).min(1.0)),
            _ => None,
        };
        Dot {
            label: workspace.catalogue.features[f.index].name.to_string(),
            own,
            own_label,
            peers: f.peers.map(|p| p.share),
            peers_label: f.peers.map(|p| localizer.share(p.share)).unwrap_or_default(),
        }
    };
    let features = account.features.as_ref()?;
    let n = rows.iter().filter_map(|f| f.peers.map(|p| p.n)).min();
    let left = features.all.len() - features.used();
    let own: Vec<_> = rows.iter().map(|f| own_use(f, localizer)).collect();
    let rows: Vec<_> = rows.iter().map(dot).collect();
    let row_alt = |(dot, own): (&Dot, &String)| match dot.peers {
        Some(peers) => Message::new("features-alt-row")
            .with("feature", dot.label.as_str())
            .with("own", own.as_str())
            .with("share", Arg::Share(peers)),
        None => Message::new("alt-row").with("label", dot.label.as_str()).with("value", own.as_str()),
    };
    let about = Message::new("features-alt").with("used", features.used()).with("left", left);
    Some(Dots {
        alt: crate::deck::phrases::alt_text(about, rows.iter().zip(&own).map(row_alt), localizer),
        rows,
        own_title: localizer.word("features-own"),
        peers_title: n.map(|n| localizer.say(&Message::new("features-peers-title").with("n", n))),
    })
}
