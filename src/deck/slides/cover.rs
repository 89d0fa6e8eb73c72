//! 1: is it mine, what is the point? Always present: the customer's name, the deck's message, and the weeks behind it.

use serde::Serialize;

use crate::account::figure::FigureId;
use crate::account::metric::Metric;
use crate::account::view::{Account, Activity, Goal};
use crate::base::amounts::rounding;
use crate::config::qbr::slides::SlideKind;
use crate::deck::links::Link;
use crate::deck::logos::Logos;
use crate::deck::monogram::monogram;
use crate::deck::omitted::Omitted;
use crate::deck::slide::{PageContext, ShownClaim, Slide, SlideContext, SlideSpec};
use crate::deck::widgets::page::SlidePage;
use crate::deck::widgets::vstack::VStack;
use crate::insight::model::{Insight, InsightId, InsightKind, Topic};
use crate::insight::registry;
use crate::insight::rules::carried::CARRIED;
use crate::insight::rules::goals::{GOAL, amount};
use crate::insight::rules::trend::{TREND, slows};
use crate::layout::color::Color;
use crate::layout::frame::{Frame, Item, PAGE, Paint, Shape, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect, Segment};
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::theme::form::CoverForm;
use crate::locale::localizer::Localizer;
use crate::locale::message::{Arg, Message};

pub const SPEC: SlideSpec =
    SlideSpec::new(SlideKind::Cover, |context| Ok(Box::new(CoverSlide::from_context(context)?)));

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverSlide {
    #[serde(skip)]
    pub shown: Vec<FigureId>,
    /// The insight of the headline; `None` if a person wrote the headline or there is no insight.
    #[serde(skip)]
    pub first: Option<InsightId>,
    /// The customer's.
    pub name: String,
    /// "Q3 2026 in review".
    pub review: String,
    /// The document's title.
    pub title: String,
    pub headline: String,
    /// What the message consists of; may be empty.
    pub support: String,
    pub vendor: String,
    /// Who prepared it, and where to reach them.
    pub prepared: String,
    /// An e-mail to them.
    pub email: Link,
    pub as_of: String,
    /// The customer's initials, shown if there is no logo.
    pub monogram: String,
    /// The lead metric's weeks, drawn as a silhouette without a scale; the trend's page shows them with their figures.
    pub skyline: Option<Vec<Option<f64>>>,
    /// Its last week's figure; empty if that was not measured.
    pub latest: String,
    pub logo_alt: String,
    pub vendor_logo_alt: String,
}

impl CoverSlide {
    pub fn from_context(context: &SlideContext<'_>) -> Result<Self, Omitted> {
        let SlideContext { account, insights, workspace, localizer } = *context;
        let first = registry::leading(insights, account, workspace);
        let first = first.filter(|_| account.account_override.headline.is_none());
        let (support, of_support) = support(first, insights, account, localizer);
        let mut shown = vec![FigureId::Name, FigureId::Csm];
        shown.extend(of_support);
        shown.extend(first.into_iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone())));
        let name = |n: &str| Message::new("logo-alt").with("name", n);
        // The weeks are those that the message is of.
        let of_message = first.and_then(|first| {
            let evidence = first.evidence.iter().find_map(|evidence| match &evidence.figure {
                FigureId::Metric(id, _) => Some(id),
                _ => None,
            })?;
            account.metrics.iter().find(|metric| metric.id == *evidence)
        });
        let lead = of_message.or(account.lead());
        let lead = lead.filter(|m| account.activity == Activity::Active && m.measured() >= 3);
        Ok(Self {
            shown,
            first: first.map(|insight| insight.id.clone()),
            name: account.name.clone(),
            review: localizer.say(&Message::new("cover-in-review").with("quarter", Arg::QuarterInFull(account.period))),
            title: crate::deck::phrases::deck_title(account, localizer),
            headline: localizer.sentence(&registry::headline(insights, account, workspace)),
            support,
            vendor: workspace.config.vendor.name.clone(),
            prepared: localizer.say(&Message::new("cover-prepared").with("csm", account.csm.name.as_str())),
            email: Link::mail(account.csm.email.clone(), &account.csm.email, None, "reply"),
            as_of: localizer.say(&Message::new("cover-as-of").with("date", Arg::Date(account.as_of))),
            monogram: monogram(&account.name),
            latest: lead.and_then(|metric| latest(metric, account, localizer)).unwrap_or_default(),
            skyline: lead.map(|m| m.weeks.clone()).filter(|weeks| weeks.iter().flatten().any(|v| *v > 0.0)),
            logo_alt: localizer.say(&name(&account.name)),
            vendor_logo_alt: localizer.say(&name(&workspace.config.vendor.name)),
        })
    }

    /// Draws the background; returns its colour and the colours that are readable on it.
    fn ground(&self, page: &mut SlidePage) -> (Color, Color, Color) {
        let theme = page.theme;
        let colors = &theme.palette;
        let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
        match theme.cover {
            CoverForm::Horizon => {
                let (from, to) = (Point::new(0.0, 0.0), Point::new(PAGE.width, PAGE.height));
                let fill = Paint::Linear { from, to, start: colors.cover.0, end: colors.cover.1 };
                page.push(Item::Shape(Shape { path: Path::rounded(full, 0.0), fill: Some(fill), stroke: None }));
                if let Some(skyline) = &self.skyline {
                    page.push(skyline_of(skyline, full, HORIZON, colors.on_cover, 0.09));
                }
                (colors.cover.0, colors.on_cover, colors.on_cover_muted)
            }
            CoverForm::Band => {
                page.push(Item::block(full, 0.0, colors.surface));
                let band = Rect { y: PAGE.height - BAND, height: BAND, ..full };
                page.push(Item::block(Rect { height: theme.space.s, ..full }, 0.0, colors.accent));
                if let Some(skyline) = &self.skyline {
                    page.push(skyline_of(skyline, band, BAND, colors.accent_soft, 1.0));
                }
                (colors.surface, colors.ink, colors.muted)
            }
            CoverForm::Poster => {
                page.push(Item::block(full, 0.0, colors.cover.0));
                let fill = Some(Paint::Solid(colors.cover.1, 1.0));
                page.push(Item::Shape(Shape { path: quarter_disc(full, POSTER), fill, stroke: None }));
                (colors.cover.0, colors.on_cover, colors.on_cover_muted)
            }
        }
    }

    /// Labels the horizon's end with its last figure, where texts that end at `under` leave room.
    fn label(&self, page: &mut SlidePage, under: Pt, color: Color) {
        let high = match page.theme.cover {
            CoverForm::Horizon => HORIZON,
            CoverForm::Band => BAND,
            CoverForm::Poster => return,
        };
        let Some(skyline) = self.skyline.as_deref().filter(|_| !self.latest.is_empty()) else { return };
        let Some(last) = skyline.last().copied().flatten() else { return };
        let area = Rect::new(0.0, PAGE.height - high, PAGE.width, high);
        let y = horizon(skyline, area, high).height_of(last);
        let style = TextStyle { align: Align::Right, color, ..page.label() };
        let (x, width) = page.theme.grid.span(6, 6);
        let line = style.size * style.leading;
        let top = y - line - page.theme.space.xs;
        if top >= under {
            page.text(Tag::Paragraph, &self.latest, &style, Rect::new(x, top, width, line + 1.0), 1);
        }
    }

    /// Draws the customer's logo, or its initials on a chip.
    fn mark(&self, page: &mut SlidePage, top: Rect, (ground, ink): (Color, Color), logos: &Logos) {
        let theme = page.theme;
        match &logos.customer {
            Some(logo) => {
                let width = theme.logo.max_width;
                let area = Rect { x: top.right() - width, width, ..top };
                page.logo(logo, area, ground, true, &self.logo_alt);
            }
            None if !self.monogram.is_empty() => {
                let chip = Rect::new(top.right() - top.height, top.y, top.height, top.height);
                page.push(Item::block(chip, theme.radius, ink));
                let style = theme.style(Weight::Bold, theme.scale.heading, ground);
                let style = TextStyle { align: Align::Center, ..style };
                let inner = chip.inset(theme.space.xs, theme.space.xs);
                let block = page.block(&self.monogram, &style, inner, 1);
                let y = chip.y + (chip.height - block.size.height) / 2.0;
                let items = block.place(Point::new(inner.x, y));
                page.push(Item::tagged(Tag::Figure { alt: self.logo_alt.clone() }, items));
            }
            None => {}
        }
    }
}

impl Slide for CoverSlide {
    fn title(&self) -> &str {
        &self.title
    }

    fn figures(&self) -> &[FigureId] {
        &self.shown
    }

    fn claims(&self) -> Vec<ShownClaim> {
        vec![ShownClaim { text: self.headline.clone(), insight: self.first.clone() }]
    }

    fn rank(&self) -> u32 {
        100
    }

    fn links(&mut self) -> Vec<&mut Link> {
        vec![&mut self.email]
    }

    /// The vendor small, the customer large, and the quarter's own figure, in the cover form of the theme.
    fn layout(&self, page: &PageContext<'_>) -> Frame {
        let PageContext { theme, fonts, logos, .. } = *page;
        let mut page = SlidePage::bare(theme, fonts, &self.title);
        let (ground, ink, muted) = self.ground(&mut page);
        let space = theme.space;
        let top = theme.grid.area(0, 12, 44.0, 64.0);
        let vendor = theme.style(Weight::SemiBold, theme.scale.body, ink);
        match &logos.vendor {
            Some(logo) => {
                let height = theme.logo.max_height.min(44.0);
                let area = Rect::new(top.x, top.y, theme.logo.max_width, height);
                let drawn = page.logo(logo, area, ground, false, &self.vendor_logo_alt);
                // A mark has the name beside it; a wide logo is the name.
                if drawn.width < WORDMARK * drawn.height {
                    // An outline and its pixels may differ by a part of a point in width.
                    let x = top.x + (rounding::down(drawn.width / STEP, 0) + 1.0) * STEP + space.m;
                    page.middle(Tag::Paragraph, &self.vendor, &vendor, Rect { x, width: top.width * 0.5, ..drawn }, 1);
                }
            }
            None => {
                let area = Rect { width: top.width * 0.6, height: 24.0, ..top };
                page.text(Tag::Paragraph, &self.vendor, &vendor, area, 1);
            }
        }
        self.mark(&mut page, top, (ground, ink), logos);

        let width = theme.grid.span(0, 10).1;
        let style = TextStyle { align: Align::Left, ..theme.style(Weight::Bold, theme.scale.display, ink) };
        let fit =
            Fit { width, height: 2.0 * style.size * style.leading + 1.0, max_lines: 2, min_size: theme.scale.heading };
        let name = fonts.fit_balanced(&self.name, &style, fit);
        let review = theme.style(Weight::Regular, theme.scale.heading, muted);
        let review = page.block(&self.review, &review, Rect::new(0.0, 0.0, width, 32.0), 1);
        let headline = TextStyle { align: Align::Left, ..theme.style(Weight::SemiBold, theme.scale.title, ink) };
        let wide = theme.grid.span(0, 10).1;
        let high = 2.0 * headline.size * headline.leading + 1.0;
        let fit = Fit { width: wide, height: high, max_lines: 3, min_size: theme.scale.heading * 0.9 };
        let headline = fonts.fit_balanced(&self.headline, &headline, fit);
        let support = theme.style(Weight::Regular, theme.scale.body, muted);
        let support = page.block(&self.support, &support, Rect::new(0.0, 0.0, theme.grid.span(0, 9).1, 48.0), 2);
        // Name and quarter end at a fixed position, lower if the name is high; the headline follows.
        let low = name.overhang(fonts);
        let line = LINE.max(top.bottom() + space.l + low + name.size.height);
        let up = line - low - name.size.height;
        let mut items = name.clone().place(Point::new(top.x, up.max(top.bottom() + space.l)));
        items.extend(review.clone().place(Point::new(top.x, line + space.xs)));
        page.push(Item::tagged(Tag::Title, items));
        let below = line + space.xs + review.size.height + space.l;
        let under = below + headline.size.height + space.s;
        page.push(Item::tagged(Tag::Paragraph, headline.place(Point::new(top.x, below))));
        if !self.support.is_empty() {
            page.push(Item::tagged(Tag::Paragraph, support.clone().place(Point::new(top.x, under))));
        }
        let end = if self.support.is_empty() { under } else { under + support.size.height };
        self.label(&mut page, end, ink);

        let strong = theme.style(Weight::SemiBold, theme.scale.small, ink);
        let small = theme.style(Weight::Regular, theme.scale.small, muted);
        let foot = Rect::new(top.x, 468.0, theme.grid.span(0, 6).1, 40.0);
        let mut stack = VStack::default();
        stack.paragraph(&page, &self.prepared, &strong, foot.width, 1);
        stack.gap(space.xs).link(&page, &self.email, &small, foot.width);
        stack.bottom(&mut page, foot);
        let right = TextStyle { align: Align::Right, ..small };
        let mut stack = VStack::default();
        let (x, width) = theme.grid.span(6, 6);
        stack.paragraph(&page, &self.as_of, &right, width, 1);
        stack.bottom(&mut page, Rect { x, width, ..foot });
        page.finish()
    }
}

/// Where the name ends.
const LINE: Pt = 216.0;
/// A logo at least so many times as wide as high is the vendor's name.
const WORDMARK: f64 = 2.0;
/// The widths of marks are told apart in such steps.
const STEP: Pt = 8.0;

/// What the message consists of, and its figures: the goals that were reached, or the arithmetic of the volume.
fn support(
    lead: Option<&Insight>,
    insights: &[Insight],
    account: &Account,
    localizer: &Localizer,
) -> (String, Vec<FigureId>) {
    let is_of = |topic: Topic| lead.is_some_and(|lead| lead.id.topic == topic);
    if is_of(GOAL) && account.goals.len() > 1 && account.goals.iter().all(Goal::is_reached) {
        let say = |goal: &Goal| {
            let value = localizer.say(&Message::new("text").with("text", amount(goal, goal.actual)));
            localizer.say(&Message::new("cover-goal").with("goal", goal.goal.as_str()).with("value", value.as_str()))
        };
        return (account.goals.iter().map(say).collect::<Vec<_>>().join(" · "), Vec::new());
    }
    let arithmetic = insights.iter().find(|insight| insight.id.topic == CARRIED).filter(|_| is_of(TREND));
    let figures = arithmetic.into_iter().flat_map(|insight| insight.evidence.iter().map(|e| e.figure.clone()));
    // Of a fall it is said whether it goes on.
    let fell = lead.filter(|lead| lead.id.topic == TREND && lead.kind == InsightKind::Gap);
    let metric = fell.and_then(|lead| account.metrics.iter().find(|metric| metric.id == lead.id.subject));
    let claims = arithmetic.map(|insight| insight.claim.clone()).into_iter().chain(metric.and_then(slows));
    (localizer.sentences(claims), figures.collect())
}

/// The last week's figure with its week.
fn latest(metric: &Metric, account: &Account, localizer: &Localizer) -> Option<String> {
    let value = metric.weeks.last().copied().flatten()?;
    let message = Message::new("cover-latest").with("amount", Arg::Quantity(value, metric.noun.clone()));
    Some(localizer.say(&message.with("day", Arg::Day(*account.weeks.last()?))))
}

/// The radius of a poster's shape.
const POSTER: f64 = 250.0;
/// The height of the silhouette at the foot of a cover.
const HORIZON: f64 = 150.0;
/// The same of a cover with a band.
const BAND: f64 = 150.0;

/// The height of the text at the foot of a cover.
const GROUND: f64 = 88.0;

/// A quarter of a disc in the lower right corner of `area`.
fn quarter_disc(area: Rect, radius: f64) -> Path {
    let (right, bottom) = (area.right(), area.bottom());
    // The control point distance with which a cubic Bézier is closest to a quarter of a circle.
    let handle = radius * 0.552_284_75;
    let (left, top) = (Point::new(right - radius, bottom), Point::new(right, bottom - radius));
    let (a, b) = (Point::new(left.x, bottom - handle), Point::new(right - handle, top.y));
    let corner = Point::new(right, bottom);
    Path { segments: vec![Segment::Move(left), Segment::Curve(a, b, top), Segment::Line(corner), Segment::Close] }
}

/// The vertical scale of the silhouette.
struct Horizon {
    base: Pt,
    high: Pt,
    largest: f64,
}

impl Horizon {
    fn height_of(&self, value: f64) -> Pt {
        self.base - self.high * (value / self.largest)
    }
}

fn horizon(weeks: &[Option<f64>], area: Rect, high: f64) -> Horizon {
    let largest = weeks.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let gaps = weeks.iter().any(Option::is_none);
    let lowest = weeks.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let ground = if gaps || high * (lowest / largest) < GROUND { GROUND } else { 0.0 };
    Horizon { base: area.bottom() - ground, high: high - ground, largest }
}

/// The weeks across the foot of `area` as one shape: an area from week to week, or one column per week if some were not
/// measured. A shape that would run through the text at the foot is raised above it on a plain base.
fn skyline_of(weeks: &[Option<f64>], area: Rect, high: f64, color: Color, opacity: f32) -> Item {
    let count = weeks.len().max(2);
    let gaps = weeks.iter().any(Option::is_none);
    let scale = horizon(weeks, area, high);
    let (base, ground) = (scale.base, area.bottom() - scale.base);
    let y = |v: f64| scale.height_of(v);
    let path = if gaps {
        let cells = area.columns(weeks.len(), 4.0);
        let column = |(value, cell): (&Option<f64>, Rect)| {
            let top = y(value.filter(|v| *v > 0.0)?);
            Some(Path::rounded(Rect { y: top, height: base - top, ..cell }, 0.0).segments)
        };
        let ground = Path::rounded(Rect { y: base, height: ground, ..area }, 0.0).segments;
        Path { segments: weeks.iter().zip(cells).filter_map(column).chain([ground]).flatten().collect() }
    } else {
        let x = |i: usize| area.x + area.width * i as f64 / (count - 1) as f64;
        let line = weeks.iter().flatten().enumerate().map(|(i, v)| Point::new(x(i), y(*v)));
        let corners = [Point::new(area.right(), area.bottom()), Point::new(area.x, area.bottom())];
        Path::poly(&line.chain(corners).collect::<Vec<_>>(), true)
    };
    Item::Shape(Shape { path, fill: Some(Paint::Solid(color, opacity)), stroke: None })
}
