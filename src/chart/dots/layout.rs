//! Where a dot plot's names, scale and direct labels stand.

use super::super::backend::snap_rect;
use super::super::label::Label;
use super::{AROUND, Dot, Dots, GAP, REACH, share};
use crate::frame::text::{Fonts, Weight};
use crate::frame::{Pt, Rect};
use crate::theme::Theme;

/// The most that one row takes of the height.
const MOST_PITCH: Pt = 56.0;
/// The share of the width that the rows' names may take.
const NAMES: f64 = 0.34;
/// The share of the width that a direct label may take, and the share of what the names leave that the scale must
/// then keep; where it does not, labels are cut shorter.
const DIRECT: [(f64, f64); 3] = [(0.3, 0.4), (0.2, 0.25), (0.14, 0.0)];
/// How many widths of the scale are tried.
const TRIES: u32 = 32;
/// What a label may need before the scale begins; a longer one stands elsewhere.
const GUTTER: Pt = 40.0;
/// Between a label and a line, and between two labels.
const CLEAR: Pt = 5.0;

/// Where the lower dot's label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    /// Left of its dot.
    Before,
    /// Right of its dot, on the line to the other one.
    Between,
    /// Right of both dots, before the higher one's label.
    After,
}

/// A row's texts, measured.
pub(super) struct Row {
    /// The row's name.
    pub(super) name: Label,
    /// The lower dot's label.
    pub(super) low: Label,
    /// The higher dot's label.
    pub(super) high: Label,
    /// The shares of the lower and the higher dot.
    pub(super) ends: (f64, f64),
    side: Side,
}

/// Where a row's labels begin, and what they take of its line.
pub(super) struct Places {
    /// Where the lower dot's label begins.
    pub(super) low: Pt,
    /// Where the higher dot's label begins.
    pub(super) high: Pt,
    /// From where to where texts stand.
    pub(super) taken: Vec<(Pt, Pt)>,
}

impl Row {
    /// Where the labels stand when the dots stand at `low` and `high`.
    pub(super) fn places(&self, low: Pt, high: Pt) -> Places {
        let right = high + REACH;
        let (low, high) = match self.side {
            Side::Before => (low - REACH - self.low.width, right),
            Side::Between => (low + REACH, right),
            Side::After => (right, right + self.low.width + 2.0 * CLEAR),
        };
        let taken = [(&self.low, low), (&self.high, high)].into_iter().filter(|(label, _)| !label.is_empty());
        let taken = taken.map(|(label, x)| (x - CLEAR, x + label.width + CLEAR)).collect();
        Places { low, high, taken }
    }

    /// What the row needs left of its lower dot.
    fn left(&self) -> Pt {
        if self.side == Side::Before && !self.low.is_empty() { self.low.width + REACH } else { AROUND }
    }

    /// What the row needs right of its higher dot.
    fn right(&self) -> Pt {
        let before = if self.side == Side::After { self.low.width + 2.0 * CLEAR } else { 0.0 };
        if before == 0.0 && self.high.is_empty() { AROUND } else { REACH + before + self.high.width }
    }

    /// Chooses the lower label's side for a scale of this width.
    fn settle(&mut self, scale: Pt) {
        let (low, high) = self.ends;
        self.side = Side::Before;
        if self.left() - low * scale > GUTTER {
            let between = (high - low) * scale >= self.low.width + 2.0 * REACH + CLEAR;
            self.side = if between { Side::Between } else { Side::After };
        }
    }
}

/// The rows of `dots` with all texts measured, and where their scale stands in `area`.
pub(super) fn divide(dots: &Dots, area: Rect, theme: &Theme, fonts: &Fonts) -> (Vec<Row>, Rect) {
    let count = dots.rows.len().max(1) as Pt;
    let pitch = (area.height / count).min(MOST_PITCH);
    let mut rows = Vec::new();
    for (share, least) in DIRECT {
        rows = dots.rows.iter().map(|row| measure(row, area.width, share, pitch, theme, fonts)).collect();
        let names = match rows.iter().map(|row| row.name.width).fold(0.0, Pt::max) {
            width if width > 0.0 => width + GAP,
            _ => 0.0,
        };
        let width = area.width - names;
        if let Some((left, scale)) = widest(&mut rows, width).filter(|found| found.1 >= least * width) {
            return (rows, snap_rect(Rect::new(area.x + names + left, area.y, scale, pitch * count)));
        }
    }
    (rows, snap_rect(Rect::new(area.x, area.y, area.width.max(1.0), pitch * count)))
}

/// The widest scale that leaves `width` for the labels around it, and what stands left of it.
fn widest(rows: &mut [Row], width: Pt) -> Option<(Pt, Pt)> {
    // A wider scale holds more of the labels beside its dots but leaves less room outside, so both must be tried.
    (1..=TRIES).rev().find_map(|step| {
        let scale = (width - 2.0 * AROUND) * Pt::from(step) / Pt::from(TRIES);
        rows.iter_mut().for_each(|row| row.settle(scale));
        let left = rows.iter().map(|row| row.left() - row.ends.0 * scale).fold(AROUND, Pt::max);
        let right = rows.iter().map(|row| row.right() - (1.0 - row.ends.1) * scale).fold(AROUND, Pt::max);
        (left + scale + right <= width).then_some((left, scale))
    })
}

fn measure(dot: &Dot, width: Pt, direct: f64, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Row {
    let (small, palette) = (theme.scale.small, &theme.palette);
    let size = if pitch >= Label::height_of(theme.scale.body) + 6.0 { theme.scale.body } else { small };
    let name = Label::new(&dot.label, &theme.style(Weight::Regular, size, palette.ink), width * NAMES, fonts);
    let set = |text: &str, weight, color| Label::new(text, &theme.style(weight, small, color), width * direct, fonts);
    let own_label = || match share(dot.own) {
        Some(_) => set(&dot.own_label, Weight::SemiBold, palette.ink),
        None => set(&dot.own_label, Weight::Regular, palette.ink),
    };
    let peers_label = || set(&dot.peers_label, Weight::Regular, palette.muted);
    let none = || set("", Weight::Regular, palette.muted);
    let (low, high, ends) = match (share(dot.own), share(dot.peers)) {
        (Some(own), Some(peers)) if own > peers => (peers_label(), own_label(), (peers, own)),
        (Some(own), Some(peers)) => (own_label(), peers_label(), (own, peers)),
        (Some(own), None) => (none(), own_label(), (own, own)),
        // What was not measured has no dot; what is said of it stands where the scale begins.
        (None, Some(peers)) => (own_label(), peers_label(), (0.0, peers)),
        (None, None) => (none(), own_label(), (0.0, 0.0)),
    };
    Row { name, low, high, ends, side: Side::Before }
}
