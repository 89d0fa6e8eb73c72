//! Shares of what may be used, all on one scale: own bars, the peers' middle half behind them, and the limit they have in common.
//!
//! The rows are of different units, so only their shares are drawn; each figure stands in its own unit beside its name.

use serde::Serialize;

use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{capsule, fill};
use crate::layout::chart::series::measured;
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::resolved::Theme;

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShareRow {
    pub label: String,
    /// "252 of 400 a month"; never cut.
    pub value: String,
    /// Used of the limit; over 1 where it was passed.
    pub used: f64,
    /// Between which shares the middle half of the peers is.
    pub band: Option<(f64, f64)>,
}

/// Rows of shares, at least one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shares {
    pub rows: Vec<ShareRow>,
    /// What the band is, with n; drawn once where a row has one.
    pub band_label: Option<String>,
    /// What the end of the tracks is ("All that your plan includes").
    pub limit_label: String,
    /// Alternative text.
    pub alt: String,
}

/// The most of the height that a row takes.
const MOST_PITCH: Pt = 132.0;
/// The thinnest track, the thickest one in a low row, and the share that it has of a high one; and the share of it that the own bar
/// takes.
const TRACK: (Pt, Pt) = (8.0, 20.0);
const GROWN: f64 = 0.3;
/// From this height on, rows have large texts.
const HIGH: Pt = 88.0;
const OWN: f64 = 0.5;
/// How far beyond the limit a bar may reach; a longer one ends there.
const MOST_OVER: f64 = 1.35;
/// Between a name and its figure, and between texts and their track.
const GAP: Pt = 12.0;
const ABOVE: Pt = 3.0;
/// How far the limit's mark rises above a track and reaches below it.
const MARK: Pt = 3.0;
/// The least width of a bar or band that is drawn.
const LEAST: Pt = 2.0;
/// The width of the legend's signs.
const SIGN: Pt = 18.0;

/// The texts of a row.
struct Texts {
    name: Label,
    value: Label,
}

impl Shares {
    /// The height that shows the rows well.
    pub fn height(&self, theme: &Theme) -> Pt {
        MOST_PITCH * self.rows.len() as Pt + self.legend_height(theme)
    }

    fn legend_height(&self, theme: &Theme) -> Pt {
        let lines = 1.0 + if self.has_band() { 1.0 } else { 0.0 };
        lines * (Label::height_of(theme.scale.small) + 4.0) + 4.0
    }

    fn has_band(&self) -> bool {
        self.band_label.is_some() && self.rows.iter().any(|row| band(row).is_some())
    }

    /// Names and figures on one line, or below each other if one row has no room for both.
    fn texts(&self, size: Pt, width: Pt, theme: &Theme, fonts: &Fonts) -> (Vec<Texts>, bool) {
        let ink = theme.palette.ink;
        let name = theme.style(Weight::SemiBold, size, ink);
        let value = theme.style(Weight::Regular, size, ink);
        let set = |most: Pt| {
            let row = |row: &ShareRow| Texts {
                name: Label::new(&row.label, &name, most, fonts),
                value: Label::new(&row.value, &value, width, fonts),
            };
            self.rows.iter().map(row).collect::<Vec<_>>()
        };
        let texts = set(width);
        let is_stacked = texts.iter().any(|row| row.name.width + GAP + row.value.width > width);
        (texts, is_stacked)
    }

    fn legend(&self, area: Rect, limit: Pt, theme: &Theme, fonts: &Fonts, items: &mut Vec<Item>) {
        let style = theme.style(Weight::Regular, theme.scale.small, theme.palette.muted);
        let mut y = area.y + 4.0;
        let line = Label::height_of(theme.scale.small) + 4.0;
        let band = self.band_label.as_deref().filter(|_| self.has_band());
        for (text, is_band) in [(Some(self.limit_label.as_str()), false), (band, true)] {
            let Some(text) = text else { continue };
            let label = Label::new(text, &style, area.width - SIGN - GAP, fonts);
            if label.is_empty() {
                continue;
            }
            let middle = y + line / 2.0;
            let x = if is_band { area.x } else { (limit - label.width - 2.0 * MARK).max(area.x + MARK) };
            if is_band {
                let sign = Rect::new(snap(x), snap(middle - 4.0), SIGN, 8.0);
                items.push(fill(Path::rounded(sign, 0.0), band_color(theme)));
            }
            let at = Point::new(if is_band { x + SIGN + MARK * 2.0 } else { x }, label.baseline_at(middle));
            label.draw(at, items);
            y += line;
        }
    }
}

impl Chart for Shares {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let mut items = Vec::new();
        let palette = &theme.palette;
        // The limit's mark is drawn around the end of the track.
        let inner = Rect { width: (area.width - 1.0).max(1.0), ..area };
        let legend = self.legend_height(theme);
        let pitch = ((area.height - legend) / self.rows.len().max(1) as Pt).clamp(1.0, MOST_PITCH);
        let set = |size: Pt| (size, self.texts(size, inner.width, theme, fonts));
        let large = Some(set(theme.scale.heading)).filter(|(_, (_, is_stacked))| pitch >= HIGH && !is_stacked);
        let (size, (texts, is_stacked)) = large.unwrap_or_else(|| set(theme.scale.body));
        let line = Label::height_of(size);
        let text = line * if is_stacked { 2.0 } else { 1.0 } + ABOVE + MARK;
        let thick = (pitch - text - MARK - GAP).clamp(TRACK.0, TRACK.1.max(pitch * GROWN));
        let longest = self.rows.iter().map(|row| used(row).max(band(row).map_or(0.0, |band| band.1)));
        let scale = longest.fold(1.0, f64::max).min(MOST_OVER);
        let x = |share: f64| inner.x + inner.width * (share.clamp(0.0, scale) / scale);
        let limit = snap(x(1.0));
        for (at, (row, texts)) in self.rows.iter().zip(texts).enumerate() {
            let top = area.y + pitch * at as Pt;
            let track = snap(top + text);
            let part =
                |from: Pt, to: Pt, inset: Pt| Rect::new(from, track + inset, (to - from).max(0.0), thick - 2.0 * inset);
            let radius = theme.radius.min(3.0);
            items.push(fill(capsule(part(inner.x, limit, 0.0), radius, 0.0), palette.accent_soft));
            if let Some((low, high)) = band(row) {
                let from = x(low).min(inner.right() - LEAST);
                let to = x(high).max(from + LEAST);
                items.push(fill(Path::rounded(part(from, to, 0.0), 0.0), band_color(theme)));
            }
            let share = used(row);
            if share > 0.0 {
                let end = x(share).max(inner.x + LEAST);
                let inset = thick * (1.0 - OWN) / 2.0;
                items.push(fill(capsule(part(inner.x, end.min(limit), inset), 1.0, 1.0), palette.accent));
                if end > limit + 0.5 {
                    let beyond = palette.accent.mix(palette.ink, 0.55);
                    items.push(fill(capsule(part(limit, end, inset), 0.0, 1.0), beyond));
                }
            }
            let mark = |y: Pt| Point::new(limit, y);
            items.push(Item::line(mark(track - MARK), mark(track + thick + MARK), palette.ink, 1.5));
            let baseline = texts.name.baseline_below(top);
            let value = match is_stacked {
                true => Point::new(inner.x, baseline + line),
                false => Point::new(inner.right() - texts.value.width, baseline),
            };
            texts.name.draw(Point::new(inner.x, baseline), &mut items);
            texts.value.draw(value, &mut items);
        }
        let bottom = area.y + pitch * (self.rows.len().max(1) - 1) as Pt + text + thick + MARK;
        self.legend(Rect { y: bottom, height: legend, ..inner }, limit, theme, fonts, &mut items);
        items
    }
}

/// What is drawn of a row's share.
fn used(row: &ShareRow) -> f64 {
    if row.used == f64::INFINITY { MOST_OVER } else { measured(Some(row.used)).unwrap_or(0.0).max(0.0) }
}

fn band(row: &ShareRow) -> Option<(f64, f64)> {
    row.band.filter(|(low, high)| low.is_finite() && high.is_finite() && *low >= 0.0 && low <= high)
}

/// Behind the own bar, and darker than the track.
fn band_color(theme: &Theme) -> crate::layout::color::Color {
    theme.palette.accent_soft.mix(theme.palette.compare, 0.55)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};

    const AREA: Rect = Rect::new(50.0, 100.0, 400.0, 300.0);

    fn shares(rows: &[(f64, Option<(f64, f64)>)]) -> Item {
        let row = |(used, band): &(f64, Option<(f64, f64)>)| ShareRow {
            label: "Invoices".into(),
            value: "252 of 400 a month".into(),
            used: *used,
            band: *band,
        };
        let chart = Shares {
            rows: rows.iter().map(row).collect(),
            band_label: Some("Middle half of 19 teams".into()),
            limit_label: "Included".into(),
            alt: String::new(),
        };
        chart.draw(AREA, &LOOK.0, &LOOK.1)
    }

    /// The widths of what is drawn in a colour.
    fn widths(item: &Item, color: crate::layout::color::Color) -> Vec<Pt> {
        let is = |shape: &&&crate::layout::frame::Shape| matches!(shape.fill, Some(crate::layout::frame::Paint::Solid(fill, _)) if fill == color);
        parts(item).0.iter().filter(is).filter_map(|shape| shape.path.bounds()).map(|bounds| bounds.width).collect()
    }

    #[test]
    fn all_rows_have_one_scale() {
        let accent = LOOK.0.palette.accent;
        let drawn = widths(&shares(&[(0.5, None), (0.25, None)]), accent);
        assert!((drawn[0] - 2.0 * drawn[1]).abs() < 0.1, "{drawn:?}");
        let beside_one_over = widths(&shares(&[(0.5, None), (1.25, None)]), accent);
        assert!((beside_one_over[0] * 1.25 - drawn[0]).abs() < 0.1, "the limit moves for both: {beside_one_over:?}");
    }

    #[test]
    fn the_band_is_named_once_where_there_is_one() {
        let named = |item: &Item| texts(item).iter().filter(|text| text.starts_with("Middle half")).count();
        assert_eq!(named(&shares(&[(0.5, Some((0.2, 0.4))), (0.5, Some((0.3, 0.6)))])), 1);
        assert_eq!(named(&shares(&[(0.5, None)])), 0);
    }
}
