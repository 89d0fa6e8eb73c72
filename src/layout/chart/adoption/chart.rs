//! The drawing of two measures side by side: the account's figures as bars, the peers' shares as thin ones.

use crate::layout::chart::adoption::layout::{FEW, Places, RowTexts, has_line};
use crate::layout::chart::adoption::spec::{Adoption, AdoptionRow, GAP, LINE, THICK};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::marks::{capsule, fill};
use crate::layout::chart::snap::snap;
use crate::layout::chart::sparkline::{Ink, Sparkline};
use crate::layout::color::Color;
use crate::layout::frame::{GlyphRun, Item};
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::fonts::Fonts;
use crate::layout::theme::palette::Palette;
use crate::layout::theme::resolved::Theme;

/// How thick the rule above the last rows is, and the lines between the others.
const RULE: (Pt, Pt) = (1.5, 0.75);
/// The width of the mark at the figure of a quarter before, within its bar.
const MARK: Pt = 2.0;
/// The least length of a bar that is not zero.
const LEAST: Pt = 2.0;

impl Chart for Adoption {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let Places { titles, head, pitch, rows, line, own, peers } = self.divide(area, theme, fonts);
        let palette = &theme.palette;
        let mut items = Vec::new();
        for (x, title) in titles {
            let top = area.y + head - GAP - title.size.height;
            items.extend(title.place(Point::new(x, top)));
        }
        let figures = self.rows.iter().flat_map(|row| [figure(row), earlier(row)]);
        let most = figures.flatten().fold(0.0, f64::max);
        let first_below = self.rows.len().saturating_sub(self.below);
        for (at, (row, texts)) in self.rows.iter().zip(rows).enumerate() {
            let top = area.y + head + pitch * at as Pt;
            if top + pitch > area.bottom() + 0.5 {
                break;
            }
            let is_rule = self.below > 0 && at == first_below && at > 0;
            let (color, thickness) = if is_rule { (palette.accent, RULE.0) } else { (palette.line, RULE.1) };
            let inset = RULE.0 / 2.0;
            let (left, right) =
                (Point::new(area.x + inset, top + inset), Point::new(area.right() - inset, top + inset));
            items.push(Item::line(left, right, color, thickness));
            let middle = snap(top + pitch / 2.0);
            if self.rows.len() <= FEW && at + 1 == self.rows.len() {
                let end = (top + pitch).min(area.bottom() - inset);
                let (left, right) = (Point::new(left.x, end), Point::new(right.x, end));
                items.push(Item::line(left, right, palette.line, RULE.1));
            }
            let on_page = OnPage { area, middle, pitch, line, own, peers, most };
            items.extend(paint(row, texts, &on_page, theme, fonts));
        }
        items
    }
}

/// Where a row's marks are.
struct OnPage {
    area: Rect,
    middle: Pt,
    pitch: Pt,
    line: Option<Pt>,
    own: (Pt, Pt),
    peers: Option<(Pt, Pt)>,
    /// The longest bar's figure.
    most: f64,
}

fn paint(row: &AdoptionRow, texts: RowTexts, on_page: &OnPage, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
    let (palette, middle) = (&theme.palette, on_page.middle);
    let RowTexts { name, own, peers } = texts;
    let mut items = centred(name, on_page.area.x, middle, row.marked.then_some(palette.accent));
    if let Some(x) = on_page.line.filter(|_| has_line(row)) {
        let height = LINE.1.min(on_page.pitch);
        let place = Rect::new(x, middle - height / 2.0, LINE.0, height);
        let line = Sparkline { values: row.months.clone(), prior: Vec::new(), alt: String::new() };
        items.extend(line.inked(ink(palette)).items(place, theme, fonts));
    }
    let (x, longest) = on_page.own;
    let label_x = match figure(row) {
        Some(value) => {
            let length_of = |value: f64| if on_page.most > 0.0 { value / on_page.most * longest } else { 0.0 };
            let thick = THICK.0.min(on_page.pitch - 4.0);
            let before = earlier(row).map_or(0.0, length_of);
            // What is no more is as long as it was, behind what is.
            let was = if before > length_of(value) { before } else { 0.0 };
            let length = bar(&mut items, (x, middle), was, thick, palette.line).max(bar(
                &mut items,
                (x, middle),
                length_of(value),
                thick,
                palette.accent,
            ));
            if was == 0.0 && before > LEAST && before < length - LEAST {
                let mark = Rect::new(snap(x + before), snap(middle - thick / 2.0), MARK, thick.max(1.0));
                items.push(fill(Path::rounded(mark, 0.0), palette.surface));
            }
            if length > 0.0 { x + length + GAP } else { x }
        }
        None => x,
    };
    items.extend(centred(own, label_x, middle, row.own.is_none().then_some(palette.muted)));
    if let Some(((x, longest), share)) = on_page.peers.zip(row.peers.filter(|share| share.is_finite())) {
        let color = if row.marked { palette.accent } else { palette.compare };
        let length = bar(&mut items, (x, middle), share.clamp(0.0, 1.0) * longest, THICK.1, color);
        let at = Point::new(if length > 0.0 { x + length + GAP } else { x }, peers.baseline_at(middle));
        for mut run in peers.runs_at(at) {
            run.color = palette.muted;
            items.push(Item::Glyphs(run));
        }
    }
    items
}

/// A bar from `from` on; returns its length.
fn bar(items: &mut Vec<Item>, (x, middle): (Pt, Pt), length: Pt, thick: Pt, color: Color) -> Pt {
    if length <= 0.0 {
        return 0.0;
    }
    let (length, thick) = (length.max(LEAST), thick.max(1.0));
    let area = Rect::new(snap(x), snap(middle - thick / 2.0), length, thick);
    let path = if thick > THICK.1 { capsule(area, 0.0, 2.0) } else { Path::rounded(area, 0.0) };
    items.push(fill(path, color));
    length
}

/// A text with its middle at `middle`, in another colour than it was set in where one is given.
fn centred(block: TextBlock, x: Pt, middle: Pt, color: Option<Color>) -> Vec<Item> {
    let top = middle - block.size.height / 2.0;
    let recoloured = |mut run: GlyphRun| {
        if let Some(color) = color {
            run.color = color;
        }
        run
    };
    let block = TextBlock { runs: block.runs.into_iter().map(recoloured).collect(), ..block };
    block.place(Point::new(x, top))
}

/// The figure of a row's bar, if it can be drawn.
fn figure(row: &AdoptionRow) -> Option<f64> {
    row.own.map(|value| if value.is_finite() { value.max(0.0) } else { 0.0 })
}

/// The figure of a quarter before, beside one of today.
fn earlier(row: &AdoptionRow) -> Option<f64> {
    row.own.and(row.before).filter(|value| value.is_finite() && *value > 0.0)
}

/// A small line on the page itself.
fn ink(palette: &Palette) -> Ink {
    Ink { line: palette.compare, prior: palette.compare, area: palette.surface, ground: palette.surface }
}
