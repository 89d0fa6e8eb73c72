//! Horizontal bars: used of included, with the peer median as a tick.
//!
//! Each row has its own unit, so each track is that row's full potential. All tracks end at one line, and what was
//! used beyond the limit passes it. The peer tick and the limit differ in shape, not only in colour.

use plotters::chart::ChartBuilder;

use crate::layout::chart::backend::{pixels, sheet};
use crate::layout::chart::bars::layout::rows;
use crate::layout::chart::bars::spec::{Bar, Bars, TICK_ABOVE, TICK_BELOW, TICK_HEAD};
use crate::layout::chart::figure::Chart;
use crate::layout::chart::label::Label;
use crate::layout::chart::marks::{ChartMark, capsule, fill};
use crate::layout::chart::series::measured;
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Path, Point, Pt, Rect};
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::Weight;
use crate::layout::theme::palette::Palette;
use crate::layout::theme::resolved::Theme;

/// How far a bar may pass the line of the limits before its own track is shortened instead.
const MOST_OVER: f64 = 1.35;
/// The width of a mark together with its clear edge.
const HALO: Pt = 4.5;
/// The least that is seen of a bar over zero.
const LEAST: Pt = 2.0;
/// Between the rows and the legend.
const LEGEND_GAP: Pt = 12.0;

/// A row on the width of its bar: 0 is its left end, 1 its right end.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scaled {
    used: Option<f64>,
    limit: Option<f64>,
    peer: Option<f64>,
}

impl Chart for Bars {
    fn alt(&self) -> &str {
        &self.alt
    }

    fn items(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Vec<Item> {
        let scaled = scale(&self.rows);
        let muted = theme.style(Weight::Regular, theme.scale.small, theme.palette.muted);
        let shown = |text: &Option<String>, on: &dyn Fn(&Scaled) -> bool| {
            let text = text.as_deref().filter(|_| scaled.iter().any(on))?;
            let label = Label::new(text, &muted, area.width - 4.0 * TICK_HEAD, fonts);
            (!label.is_empty()).then_some(label)
        };
        let legend = [
            (true, shown(&self.peer_label, &|row| row.peer.is_some())),
            (false, shown(&self.limit_label, &|row| row.used.zip(row.limit).is_some_and(|(used, limit)| used > limit))),
        ];
        let legend: Vec<_> = legend.into_iter().filter_map(|(peer, label)| Some((peer, label?))).collect();
        let footer = legend.first().map_or(0.0, |(_, label)| label.height() + LEGEND_GAP);

        let (sheet, canvas) = sheet(area, Some(fonts));
        let rows = rows(self, Rect { height: area.height - footer, ..area }, theme, fonts);
        let bottom = rows.iter().map(|row| row.bar.bottom() + TICK_BELOW).fold(area.y, Pt::max);
        let left = rows.first().map_or(area.x, |row| row.bar.x);
        for (row, scaled) in rows.iter().zip(scaled) {
            let mut chart = ChartBuilder::on(&sheet)
                .margin_left(pixels(row.bar.x - area.x))
                .margin_top(pixels(row.bar.y - area.y))
                .margin_right(pixels(area.right() - row.bar.right()))
                .margin_bottom(pixels(area.bottom() - row.bar.bottom()))
                .build_cartesian_2d(0.0..1.0, 0.0..1.0)
                .expect("the margins leave a bar");
            let shares = [Some(0.0), scaled.limit, scaled.used, scaled.peer];
            let points = shares.map(|share| (share.unwrap_or(0.0), 0.5)).to_vec();
            let (bar, palette) = (row.bar, &theme.palette);
            let paint = |at: &[Point], canvas: &mut Vec<Item>| {
                let place = |i: usize, share: Option<f64>| share.map(|_| at[i].x);
                let (limit, used, peer) = (place(1, scaled.limit), place(2, scaled.used), place(3, scaled.peer));
                paint_bar(Rect { x: at[0].x, ..bar }, limit, used, theme, canvas);
                if let Some(x) = peer {
                    let x = snap(x.min(area.right() - TICK_HEAD).max(area.x + TICK_HEAD));
                    peer_tick(Point::new(x, bar.y), bar.height, palette, canvas);
                }
            };
            chart.draw_series([ChartMark::new(points, paint)]).expect("a frame takes every mark");
        }
        let mut items = canvas.take();
        for row in rows {
            items.extend(row.name.into_iter().map(Item::Glyphs));
            for (label, at) in row.texts {
                label.draw(at, &mut items);
            }
        }
        let mut x = left;
        for (peer, label) in legend {
            let middle = bottom + LEGEND_GAP + label.height() / 2.0;
            let width = label.width + 4.0 * TICK_HEAD;
            if x > left && x + width > area.right() {
                break;
            }
            x = x.min(area.right() - width);
            let sign = Point::new(snap(x + TICK_HEAD), snap(middle - 1.0));
            if peer {
                peer_tick(sign, 4.0, &theme.palette, &mut items);
            } else {
                let (from, to) =
                    (Point::new(sign.x, sign.y - TICK_ABOVE), Point::new(sign.x, sign.y + 4.0 + TICK_BELOW));
                items.push(Item::line(from, to, theme.palette.ink, 1.5));
            }
            let at = Point::new(x + 4.0 * TICK_HEAD, label.baseline_at(middle));
            label.draw(at, &mut items);
            x += width + 5.0 * TICK_HEAD;
        }
        items
    }
}

/// Puts all limits on one line, as far right as the longest bar beyond it allows.
fn scale(rows: &[Bar]) -> Vec<Scaled> {
    let limit = |row: &Bar| measured(Some(row.included)).filter(|&limit| limit > 0.0);
    let of = |share: Option<f64>, limit: f64| measured(share).map(|share| share / limit);
    let parts = || rows.iter().filter_map(|row| Some((row, limit(row)?)));
    let longest = parts().flat_map(|(row, limit)| [of(Some(row.used), limit), of(row.peer, limit)]).flatten();
    let width = longest.fold(1.0, f64::max).min(MOST_OVER);
    let scaled = rows.iter().map(|row| {
        let Some(limit) = limit(row) else {
            let within = |share: Option<f64>| measured(share).map(|share| share.min(1.0));
            return Scaled { used: within(Some(row.used)), limit: None, peer: within(row.peer) };
        };
        let width = of(Some(row.used), limit).unwrap_or(0.0).max(width);
        let within = |share: Option<f64>| of(share, limit).map(|share| (share / width).min(1.0));
        let used = within(Some(row.used)).map(|share| if share.is_nan() { 1.0 } else { share });
        Scaled { used, limit: Some(1.0 / width), peer: within(row.peer).filter(|share| share.is_finite()) }
    });
    scaled.collect()
}

/// The track up to the limit, what is used of it, and what is used beyond it.
fn paint_bar(bar: Rect, limit: Option<Pt>, used: Option<Pt>, theme: &Theme, canvas: &mut Vec<Item>) {
    let palette = &theme.palette;
    let radius = theme.radius.min(bar.height / 2.0);
    let part = |from: Pt, to: Pt| Rect::new(from, bar.y, (to - from).max(0.0), bar.height);
    if let Some(limit) = limit {
        canvas.push(fill(capsule(part(bar.x, limit), radius, radius), palette.accent_soft));
    }
    let Some(used) = used.filter(|&used| used > bar.x) else { return };
    let over = limit.filter(|&limit| used > limit + 0.5);
    let inner = part(bar.x, over.unwrap_or(used).max(bar.x + LEAST));
    let right = if over.is_some() { 0.0 } else { radius };
    if inner.width < 2.0 * radius && over.is_none() {
        // Too short for its own round ends: it shows what the track's round end leaves of it.
        let items = vec![fill(Path::rounded(inner, 0.0), palette.accent)];
        canvas.push(Item::Clipped { area: part(bar.x, limit.unwrap_or(bar.right())), radius, items });
    } else {
        canvas.push(fill(capsule(inner, radius, right), palette.accent));
    }
    if let Some(limit) = over {
        let beyond = palette.accent.mix(palette.ink, 0.55);
        canvas.push(fill(capsule(part(limit, used), 0.0, radius), beyond));
        let mark = |x: Pt| (Point::new(x, bar.y - TICK_BELOW), Point::new(x, bar.bottom() + TICK_BELOW));
        let edges = (bar.x + HALO / 2.0, bar.right() - HALO / 2.0);
        let (from, to) = mark(limit.min(edges.1).max(edges.0));
        canvas.push(Item::line(from, to, palette.surface, HALO));
        canvas.push(Item::line(from, to, palette.ink, 1.5));
    }
}

/// A line through a bar that begins at `top`, with a head that points to it.
fn peer_tick(top: Point, height: Pt, palette: &Palette, canvas: &mut Vec<Item>) {
    let end = Point::new(top.x, top.y + height + TICK_BELOW);
    canvas.push(Item::line(top, end, palette.surface, HALO));
    canvas.push(Item::line(top, end, palette.ink, 1.5));
    let head = top.y - TICK_ABOVE + 1.0;
    let corners = [Point::new(top.x - TICK_HEAD, head), Point::new(top.x + TICK_HEAD, head), top];
    canvas.push(fill(Path::poly(&corners, true), palette.ink));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chart::laws::{LOOK, parts, texts};
    use crate::layout::color::Color;
    use crate::layout::frame::Paint;

    const AREA: Rect = Rect::new(50.0, 100.0, 600.0, 300.0);

    fn bar(used: f64, included: f64, peer: Option<f64>) -> Bar {
        Bar { label: "Seats".into(), used, included, peer, value: "62 of 100".into(), note: String::new() }
    }

    fn draw(rows: &[Bar]) -> Item {
        let peer_label = Some("Median of 24 teams like yours".into());
        let limit_label = Some("Included".into());
        Bars { rows: rows.to_vec(), peer_label, limit_label, alt: String::new() }.draw(AREA, &LOOK.0, &LOOK.1)
    }

    /// The boxes of what is filled with a colour.
    fn filled(item: &Item, color: Color) -> Vec<Rect> {
        let is = |fill: &Option<Paint>| matches!(fill, Some(Paint::Solid(is, _)) if *is == color);
        parts(item).0.into_iter().filter(|s| is(&s.fill)).filter_map(|s| s.path.bounds()).collect()
    }

    #[test]
    fn bars_start_at_zero() {
        let palette = &LOOK.0.palette;
        let item = draw(&[bar(0.5, 1.0, None), bar(0.25, 1.0, None), bar(0.001, 1.0, None)]);
        let (used, tracks) = (filled(&item, palette.accent), filled(&item, palette.accent_soft));
        for (used, track) in used.iter().zip(&tracks) {
            assert_eq!(used.x, track.x);
        }
        assert!((used[0].width / tracks[0].width - 0.5).abs() < 0.001);
        assert!((used[1].width / tracks[1].width - 0.25).abs() < 0.001);
    }

    #[test]
    fn nothing_used_is_an_empty_track() {
        let item = draw(&[bar(0.0, 1.0, None), bar(f64::NAN, 1.0, None)]);
        assert!(filled(&item, LOOK.0.palette.accent).is_empty());
        assert_eq!(filled(&item, LOOK.0.palette.accent_soft).len(), 2);
    }

    #[test]
    fn over_the_limit_passes_the_end_of_the_tracks() {
        let palette = &LOOK.0.palette;
        let item = draw(&[bar(0.5, 1.0, None), bar(1.2, 1.0, None)]);
        let tracks = filled(&item, palette.accent_soft);
        assert!((tracks[0].right() - tracks[1].right()).abs() < 0.1, "all limits are on one line");
        let beyond = filled(&item, palette.accent.mix(palette.ink, 0.55));
        assert!(beyond[0].right() > tracks[1].right() + 50.0);
        let whole = beyond[0].right() - tracks[1].x;
        assert!((whole / tracks[1].width - 1.2).abs() < 0.01);
    }

    #[test]
    fn far_over_the_limit_shortens_its_own_track_alone() {
        let scaled = scale(&[bar(0.5, 1.0, None), bar(1.0, 0.1, None)]);
        assert_eq!(scaled[0].limit, Some(1.0 / MOST_OVER));
        assert_eq!((scaled[1].used, scaled[1].limit), (Some(1.0), Some(0.1)));
    }

    #[test]
    fn peers_are_explained_once_and_only_if_shown() {
        let legends = |item: &Item| texts(item).iter().filter(|text| text.starts_with("Median")).count();
        assert_eq!(legends(&draw(&[bar(0.5, 1.0, Some(0.6)), bar(0.5, 1.0, Some(0.7))])), 1);
        assert_eq!(legends(&draw(&[bar(0.5, 1.0, None)])), 0);
    }

    #[test]
    fn the_end_of_a_track_is_named_where_a_row_passes_it() {
        let named = |item: &Item| texts(item).contains(&"Included".to_owned());
        assert!(named(&draw(&[bar(0.5, 1.0, Some(0.6)), bar(1.2, 1.0, None)])));
        assert!(!named(&draw(&[bar(0.5, 1.0, Some(0.6))])));
    }

    #[test]
    fn a_figure_is_never_cut_for_its_name() {
        let row = Bar {
            label: "Deposits collected at the time of booking by all of the practices".into(),
            value: "R$ 524.730,00".into(),
            note: "upper quarter of peers R$ 1.524.730,00".into(),
            ..bar(0.5, 1.0, None)
        };
        for width in [220.0, 320.0, 460.0, 880.0] {
            for height in [66.0, 100.0] {
                let bars = Bars { rows: vec![row.clone()], peer_label: None, limit_label: None, alt: String::new() };
                let said = texts(&bars.draw(Rect { width, height, ..AREA }, &LOOK.0, &LOOK.1));
                assert!(said.contains(&row.value), "{width} {height} {said:?}");
                assert!(width < 880.0 || height < 100.0 || !said.concat().contains('…'), "{width} {height} {said:?}");
            }
        }
    }

    #[test]
    fn without_a_limit_there_is_no_track() {
        for included in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(filled(&draw(&[bar(0.5, included, None)]), LOOK.0.palette.accent_soft).is_empty());
        }
    }
}
