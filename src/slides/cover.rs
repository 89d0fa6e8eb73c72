//! 1: what is this, is it mine? Always there.

use crate::account::{Account, Activity};
use crate::chart::Sparkline;
use crate::frame::text::{Align, Fit, Fonts, TextStyle, Weight};
use crate::frame::{Frame, Item, PAGE, Paint, Path, Point, Rect, Segment, Shape, Tag};
use crate::insight::{self, Insight};
use crate::theme::Theme;
use crate::voice::{Arg, Message, Voice};
use crate::workspace::Workspace;

use super::kit::{MARGIN, Page};
use super::links::Link;
use super::{Logos, Omitted};

/// The cover's values.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The customer's name.
    pub name: String,
    /// "Q3 2026 in review".
    pub review: String,
    /// The document's title.
    pub title: String,
    /// The headline.
    pub headline: String,
    /// The vendor's name.
    pub vendor: String,
    /// Who prepared it, and where to reach them.
    pub prepared: String,
    /// A message to them.
    pub email: Link,
    /// The data's date.
    pub as_of: String,
    /// The customer's initials, where there is no logo.
    pub monogram: String,
    /// The lead metric's weeks, drawn as a silhouette.
    pub skyline: Option<Sparkline>,
    /// Alternative text of the customer's logo.
    pub logo_alt: String,
    /// Alternative text of the vendor's logo.
    pub vendor_logo_alt: String,
}

impl Cover {
    /// What the cover says.
    pub fn from_account(
        account: &Account,
        insights: &[Insight],
        workspace: &Workspace,
        voice: &Voice,
    ) -> Result<Self, Omitted> {
        let name = |n: &str| Message::new("logo-alt").with("name", n);
        let lead = account.lead().filter(|m| account.activity == Activity::Active && m.measured() >= 3);
        let skyline = lead.map(|metric| Sparkline {
            values: metric.weeks.clone(),
            alt: voice.say(
                &Message::new("cover-figure-alt").with("name", metric.name.as_str()).with("weeks", account.weeks.len()),
            ),
        });
        Ok(Self {
            name: account.name.clone(),
            review: voice.say(&Message::new("cover-in-review").with("quarter", account.period)),
            title: super::deck_title(account, voice),
            headline: voice.sentence(&insight::headline(insights, account)),
            vendor: workspace.config.vendor.name.clone(),
            prepared: voice.say(&Message::new("cover-prepared").with("csm", account.csm.name.as_str())),
            email: Link::mail(account.csm.email.clone(), &account.csm.email, None),
            as_of: voice.say(&Message::new("cover-as-of").with("date", Arg::Date(account.as_of))),
            monogram: monogram(&account.name),
            skyline,
            logo_alt: voice.say(&name(&account.name)),
            vendor_logo_alt: voice.say(&name(&workspace.config.vendor.name)),
        })
    }

    /// Where it stands: the vendor small at the top, the customer large, the quarter's silhouette at the foot.
    pub fn layout(&self, theme: &Theme, fonts: &Fonts, logos: &Logos) -> Frame {
        let mut page = Page::bare(theme, fonts, &self.title);
        let colors = &theme.palette;
        let full = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
        page.push(Item::Shape(Shape {
            path: Path::rounded(full, 0.0),
            fill: Some(Paint::Linear {
                from: Point::new(0.0, 0.0),
                to: Point::new(PAGE.width, PAGE.height),
                start: colors.cover.0,
                end: colors.cover.1,
            }),
            stroke: None,
        }));
        if let Some(skyline) = &self.skyline {
            page.push(silhouette(skyline, theme));
        }
        let on_cover = |weight, size| theme.style(weight, size, colors.on_cover);
        let muted = |size| theme.style(Weight::Regular, size, colors.on_cover_muted);

        match &logos.vendor {
            Some(logo) => {
                let area = Rect::new(MARGIN, 44.0, theme.logo.max_width, theme.logo.max_height.min(44.0));
                page.logo(logo, area, false, &self.vendor_logo_alt);
            }
            None => {
                let style = on_cover(Weight::SemiBold, theme.scale.body);
                page.text(Tag::Paragraph, &self.vendor, &style, Rect::new(MARGIN, 50.0, 500.0, 24.0), 1);
            }
        }
        let mark = Rect::new(PAGE.width - MARGIN - 76.0, 44.0, 76.0, 76.0);
        match &logos.customer {
            Some(logo) => {
                let wide = Rect::new(PAGE.width - MARGIN - theme.logo.max_width, 44.0, theme.logo.max_width, 64.0);
                page.logo(logo, wide, true, &self.logo_alt);
            }
            None if !self.monogram.is_empty() => {
                page.push(Item::block(mark, theme.radius * 1.6, colors.on_cover));
                let style = theme.style(Weight::Bold, theme.scale.title, colors.cover.0);
                let style = TextStyle { align: Align::Center, ..style };
                let block = page.block(&self.monogram, &style, mark.inset(4.0, 4.0), 1);
                let top = mark.y + (mark.height - block.size.height) / 2.0;
                let items = block.place(Point::new(mark.x + 4.0, top));
                page.push(Item::tagged(Tag::Figure { alt: self.logo_alt.clone() }, items));
            }
            None => {}
        }

        let style = TextStyle { align: Align::Left, ..on_cover(Weight::Bold, theme.scale.display) };
        let fit = Fit { width: 760.0, height: 132.0, max_lines: 2, min_size: theme.scale.title * 0.8 };
        let name = fonts.fit_balanced(&self.name, &style, fit);
        let bottom = 268.0;
        let top = bottom - name.size.height;
        let mut items = name.place(Point::new(MARGIN, top));
        let review = fonts.fit(
            &self.review,
            &muted(theme.scale.heading),
            Fit { width: 760.0, height: 32.0, max_lines: 1, min_size: theme.scale.body },
        );
        items.extend(review.place(Point::new(MARGIN, bottom + 4.0)));
        page.push(Item::tagged(Tag::Title, items));

        let headline = on_cover(Weight::SemiBold, theme.scale.heading);
        page.text(Tag::Paragraph, &self.headline, &headline, Rect::new(MARGIN, 322.0, 700.0, 64.0), 2);

        let small = theme.scale.body - 2.0;
        page.text(
            Tag::Paragraph,
            &self.prepared,
            &on_cover(Weight::SemiBold, small),
            Rect::new(MARGIN, 462.0, 420.0, 20.0),
            1,
        );
        let link = muted(small);
        page.link(&self.email, &link, Rect::new(MARGIN, 484.0, 420.0, 20.0));
        let right = TextStyle { align: Align::Right, ..muted(small) };
        page.text(Tag::Paragraph, &self.as_of, &right, Rect::new(PAGE.width - MARGIN - 300.0, 484.0, 300.0, 20.0), 1);
        page.finish()
    }
}

/// The weeks across the foot of the page: a soft area, or a soft column a week where some were not measured.
fn silhouette(skyline: &Sparkline, theme: &Theme) -> Item {
    if skyline.values.iter().any(Option::is_none) {
        return columns(skyline, theme);
    }
    let count = skyline.values.len().max(2);
    let largest = skyline.values.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let x = |i: usize| PAGE.width * i as f64 / (count - 1) as f64;
    let y = |v: f64| PAGE.height - 150.0 * (v / largest);
    let points: Vec<Point> =
        skyline.values.iter().flatten().enumerate().map(|(i, v)| Point::new(x(i), y(*v))).collect();
    let mut segments = vec![Segment::Move(Point::new(0.0, PAGE.height))];
    segments.extend(points.first().map(|p| Segment::Line(*p)));
    for pair in points.windows(2) {
        let middle = (pair[0].x + pair[1].x) / 2.0;
        segments.push(Segment::Curve(Point::new(middle, pair[0].y), Point::new(middle, pair[1].y), pair[1]));
    }
    segments.push(Segment::Line(Point::new(PAGE.width, PAGE.height)));
    segments.push(Segment::Close);
    let fill = Paint::Solid(theme.palette.on_cover, 0.09);
    let shape = Item::Shape(Shape { path: Path { segments }, fill: Some(fill), stroke: None });
    Item::tagged(Tag::Figure { alt: skyline.alt.clone() }, vec![shape])
}

fn columns(skyline: &Sparkline, theme: &Theme) -> Item {
    let largest = skyline.values.iter().flatten().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let cells = Rect::new(0.0, 0.0, PAGE.width, PAGE.height).columns(skyline.values.len(), 4.0);
    let column = |(value, cell): (&Option<f64>, Rect)| {
        let height = 130.0 * value.filter(|v| *v > 0.0)? / largest;
        Some(Item::Shape(Shape {
            path: Path::rounded(Rect { y: PAGE.height - height, height, ..cell }, 0.0),
            fill: Some(Paint::Solid(theme.palette.on_cover, 0.09)),
            stroke: None,
        }))
    };
    let items = skyline.values.iter().zip(cells).filter_map(column).collect();
    Item::tagged(Tag::Figure { alt: skyline.alt.clone() }, items)
}

/// Up to two initials: of the first and the last word that begins with a letter or digit; one character for scripts
/// without capitals.
pub fn monogram(name: &str) -> String {
    let starts = |word: &&str| word.chars().next().is_some_and(char::is_alphanumeric);
    let words: Vec<&str> = name.split_whitespace().filter(starts).collect();
    let first = |word: &str| word.chars().next();
    let Some(initial) = words.first().and_then(|w| first(w)) else { return String::new() };
    let mut mark: String = initial.to_uppercase().collect();
    let cased = |c: char| c.is_uppercase() || c.is_lowercase();
    if let Some(second) = words.last().filter(|_| words.len() > 1).and_then(|w| first(w))
        && cased(initial)
        && (cased(second) || second.is_numeric())
    {
        mark.extend(second.to_uppercase());
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monogram_has_the_outer_initials() {
        assert_eq!(monogram("Acme Corp"), "AC");
        assert_eq!(monogram("acme"), "A");
        assert_eq!(monogram("The Very Long Company"), "TC");
        assert_eq!(monogram("株式会社サンプル"), "株");
        assert_eq!(monogram("=2+3"), "");
        assert_eq!(monogram("3M & Sons"), "3");
        assert_eq!(monogram(""), "");
    }
}
