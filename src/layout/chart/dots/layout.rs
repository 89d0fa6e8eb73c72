//! The places of a dot plot's names, scale and direct labels.

use crate::layout::chart::backend::snap_rect;
use crate::layout::chart::dots::spec::{AROUND, Dot, Dots, GAP, REACH, share};
use crate::layout::chart::label::Label;
use crate::layout::chart::snap::snap;
use crate::layout::frame::Item;
use crate::layout::geometry::{Point, Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::theme::resolved::Theme;

/// The most that one row takes of the height.
const MOST_PITCH: Pt = 64.0;
/// The share of the width that the rows' names may take.
const NAMES: f64 = 0.34;
/// The share of the width that a direct label may take, what becomes of long ones, and the share of what the names
/// leave that the scale must then keep; where it does not, the next is tried.
const TRIED: [(f64, Otherwise, f64); 6] = [
    (0.3, Otherwise::Never, 0.5),
    (0.3, Otherwise::Before, 0.4),
    (0.3, Otherwise::After, 0.4),
    (0.2, Otherwise::Before, 0.3),
    (0.2, Otherwise::After, 0.25),
    (0.14, Otherwise::After, 0.0),
];
/// How many widths of the scale are tried.
const WIDTHS: u32 = 32;
/// What a label may need before the scale begins; a longer one goes elsewhere.
const GUTTER: Pt = 40.0;
/// Between a label and a line, and between two labels.
const CLEAR: Pt = 5.0;

/// The place of the lower dot's label.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    /// Left of its dot.
    Before,
    /// Right of its dot, on the line to the other one.
    Between,
    /// Right of both dots, before the higher one's label.
    After,
}

/// What becomes of long labels that have no room on the line; the first that leaves enough of the scale is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Otherwise {
    /// There are none.
    Never,
    /// All long labels are before the scale, one below the other.
    Before,
    /// They are right of both dots.
    After,
}

/// A row's texts, measured.
pub(crate) struct DotRow {
    /// The row's name.
    pub(crate) name: RowName,
    /// The lower dot's label.
    pub(crate) low: Label,
    /// The higher dot's label.
    pub(crate) high: Label,
    /// The shares of the lower and the higher dot.
    pub(crate) ends: (f64, f64),
    side: Side,
}

/// A row's name; most need one line.
pub(crate) enum RowName {
    Line(Label),
    /// Two lines, or one that was cut.
    Lines(TextBlock),
}

/// Where a row's labels begin, and what they take of its line.
pub(crate) struct Places {
    /// Where the lower dot's label begins.
    pub(crate) low: Pt,
    /// Where the higher dot's label begins.
    pub(crate) high: Pt,
    /// Where texts begin and end.
    pub(crate) taken: Vec<(Pt, Pt)>,
}

impl RowName {
    fn width(&self) -> Pt {
        match self {
            Self::Line(label) => label.width,
            Self::Lines(block) => block.size.width,
        }
    }

    /// Draws it from `left`, its middle at `middle`.
    pub(crate) fn draw(self, left: Pt, middle: Pt, canvas: &mut Vec<Item>) {
        match self {
            Self::Line(label) => {
                let at = Point::new(left, label.baseline_at(middle));
                label.draw(at, canvas);
            }
            Self::Lines(block) => {
                let top = middle - block.size.height / 2.0;
                canvas.extend(block.place(Point::new(snap(left), snap(top))));
            }
        }
    }
}

impl DotRow {
    /// The places of the labels when the dots are at `low` and `high`.
    pub(crate) fn places(&self, low: Pt, high: Pt) -> Places {
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

    /// Chooses the lower label's side for a scale of this width: before its dot where it is short or nothing else is
    /// wanted, else on the line, else on the side given for labels that have no room there, if one is.
    fn settle(&mut self, scale: Pt, otherwise: Otherwise) -> bool {
        let (low, high) = self.ends;
        self.side = Side::Before;
        if otherwise == Otherwise::Before || self.left() - low * scale <= GUTTER {
            return true;
        }
        let between = (high - low) * scale >= self.low.width + 2.0 * REACH + CLEAR;
        self.side = if between { Side::Between } else { Side::After };
        between || otherwise == Otherwise::After
    }
}

/// The rows of `dots` with all texts measured, and the place of their scale in `area`.
pub(crate) fn divide(dots: &Dots, area: Rect, theme: &Theme, fonts: &Fonts) -> (Vec<DotRow>, Rect) {
    let count = dots.rows.len().max(1) as Pt;
    let pitch = (area.height / count).min(MOST_PITCH);
    let size = name_size(dots, area.width * NAMES, pitch, theme, fonts);
    let (mut rows, mut set_with) = (Vec::new(), 0.0);
    for (direct, otherwise, least) in TRIED {
        if direct != set_with {
            let room = Room { names: area.width * NAMES, size, pitch, direct: area.width * direct };
            rows = dots.rows.iter().map(|row| measure(row, &room, theme, fonts)).collect();
            set_with = direct;
        }
        let names = match rows.iter().map(|row| row.name.width()).fold(0.0, Pt::max) {
            width if width > 0.0 => width + GAP,
            _ => 0.0,
        };
        let width = area.width - names;
        if let Some((left, scale)) = widest(&mut rows, width, otherwise).filter(|found| found.1 >= least * width) {
            return (rows, snap_rect(Rect::new(area.x + names + left, area.y, scale, pitch * count)));
        }
    }
    (rows, snap_rect(Rect::new(area.x, area.y, area.width.max(1.0), pitch * count)))
}

/// Body text where all names have room for it, else the small size.
fn name_size(dots: &Dots, most: Pt, pitch: Pt, theme: &Theme, fonts: &Fonts) -> Pt {
    let style = theme.style(Weight::Regular, theme.scale.body, theme.palette.ink);
    let high = pitch >= Label::height_of(theme.scale.body) + CLEAR;
    let fits = high && dots.rows.iter().all(|row| fonts.width(&row.label, &style) <= most);
    if fits { theme.scale.body } else { theme.scale.small }
}

/// The widest scale that leaves `width` for the labels around it, and the texts left of it.
fn widest(rows: &mut [DotRow], width: Pt, otherwise: Otherwise) -> Option<(Pt, Pt)> {
    // A wider scale holds more of the labels beside its dots but leaves less room outside, so both must be tried.
    (1..=WIDTHS).rev().find_map(|step| {
        let scale = (width - 2.0 * AROUND) * Pt::from(step) / Pt::from(WIDTHS);
        if !rows.iter_mut().all(|row| row.settle(scale, otherwise)) {
            return None;
        }
        let left = rows.iter().map(|row| row.left() - row.ends.0 * scale).fold(AROUND, Pt::max);
        let right = rows.iter().map(|row| row.right() - (1.0 - row.ends.1) * scale).fold(AROUND, Pt::max);
        (left + scale + right <= width).then_some((left, scale))
    })
}

/// What the texts of a row may take.
struct Room {
    /// The width of a name.
    names: Pt,
    /// The font size of names.
    size: Pt,
    /// The height of a row.
    pitch: Pt,
    /// The width of a direct label.
    direct: Pt,
}

fn measure(dot: &Dot, room: &Room, theme: &Theme, fonts: &Fonts) -> DotRow {
    let Room { size, .. } = *room;
    let (small, palette) = (theme.scale.small, &theme.palette);
    let style = TextStyle { align: Align::Left, leading: 1.25, ..theme.style(Weight::Regular, size, palette.ink) };
    let lines = (room.pitch / (size * 1.3)).floor().clamp(1.0, 2.0);
    let fit = Fit { width: room.names, height: size * 1.25 * lines, max_lines: lines as usize, min_size: size };
    let line = Label::new(&dot.label, &style, Pt::INFINITY, fonts);
    let name =
        if line.width <= fit.width { RowName::Line(line) } else { RowName::Lines(fonts.fit(&dot.label, &style, fit)) };
    let set = |text: &str, weight, color| Label::new(text, &theme.style(weight, small, color), room.direct, fonts);
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
        // What was not measured has no dot; its label is written where the scale begins.
        (None, Some(peers)) => (own_label(), peers_label(), (0.0, peers)),
        (None, None) => (none(), own_label(), (0.0, 0.0)),
    };
    DotRow { name, low, high, ends, side: Side::Before }
}
