//! The places of the rows' names, bars and figures: all texts of the rows share one size, the largest at which all have room.

use crate::layout::chart::adoption::spec::{Adoption, AdoptionRow, GAP, GUTTER, LINE};
use crate::layout::chart::label::Label;
use crate::layout::geometry::{Pt, Rect};
use crate::layout::text::block::TextBlock;
use crate::layout::text::fonts::Fonts;
use crate::layout::text::style::{Align, Fit, TextStyle, Weight};
use crate::layout::theme::resolved::Theme;

/// The most that a row takes of the height, in its text's size.
const MOST_PITCH: Pt = 2.6;
/// The share of the height that a few rows take at least.
const FILLED: f64 = 0.7;
/// The space between the lines of neighbouring rows.
const CLEAR: Pt = 2.0;
/// The most that the names take of the width, and what the own column takes of the rest where there are peers.
const NAMES: f64 = 0.36;
const OWN: f64 = 0.54;
/// The most lines of a column's title.
const TITLE_LINES: usize = 3;
/// The least width of a bar that can be compared with others.
const LEAST_BAR: Pt = 40.0;

/// Where everything is.
pub(crate) struct Places {
    /// The titles of the columns, each with its left edge; their last lines end together.
    pub(crate) titles: Vec<(Pt, TextBlock)>,
    /// The height of the titles.
    pub(crate) head: Pt,
    pub(crate) pitch: Pt,
    pub(crate) rows: Vec<RowTexts>,
    /// Where the small lines begin, if there are any.
    pub(crate) line: Option<Pt>,
    /// Where the own bars begin, and how long the longest is.
    pub(crate) own: (Pt, Pt),
    /// The same of the peers' bars, the longest being all of them.
    pub(crate) peers: Option<(Pt, Pt)>,
}

/// A row's texts, measured.
pub(crate) struct RowTexts {
    pub(crate) name: TextBlock,
    pub(crate) own: TextBlock,
    pub(crate) peers: Label,
}

/// What is tried: the size of the rows' texts, and whether the months have a small line.
#[derive(Debug, Clone, Copy)]
struct Setting {
    size: Pt,
    line: bool,
}

impl Adoption {
    /// Divides `area`: the largest size at which nothing is cut, first with the small lines, then without.
    pub(crate) fn divide(&self, area: Rect, theme: &Theme, fonts: &Fonts) -> Places {
        let scale = &theme.scale;
        let sizes: &[Pt] =
            if self.rows.len() <= FEW { &[scale.heading, scale.body, scale.small] } else { &[scale.body, scale.small] };
        let has_lines = self.rows.iter().any(has_line);
        let settings = [has_lines, false];
        let settings = sizes.iter().flat_map(|size| settings.map(|line| Setting { size: *size, line }));
        let mut last = None;
        for setting in settings {
            let (places, fits) = self.places(area, setting, theme, fonts);
            if fits {
                return places;
            }
            last = Some(places);
        }
        last.expect("there is a setting")
    }

    /// The places of one setting, and whether all texts have room in it.
    fn places(&self, area: Rect, setting: Setting, theme: &Theme, fonts: &Fonts) -> (Places, bool) {
        let Setting { size, line } = setting;
        let has_peers = self.peers_title.is_some();
        let style = |weight| TextStyle {
            align: Align::Left,
            leading: Label::height_of(1.0),
            ..theme.style(weight, size, theme.palette.ink)
        };
        let title_style = TextStyle {
            align: Align::Left,
            leading: Label::height_of(1.0),
            ..theme.style(Weight::SemiBold, theme.scale.small, theme.palette.muted)
        };
        let count = self.rows.len().max(1) as Pt;
        let set = |text: &str, style: &TextStyle, width: Pt, height: Pt| {
            let max_lines = ((height / (style.size * style.leading)) as usize).max(1);
            let fit = Fit { width: width.max(1.0), height: height.max(1.0), max_lines, min_size: style.size };
            fonts.fit(text, style, fit)
        };
        // The titles are set first: their height is not the rows'.
        let widest = |texts: &mut dyn Iterator<Item = &str>, style: &TextStyle| {
            texts.map(|text| fonts.width(text, style)).fold(0.0, Pt::max)
        };
        let names_style = style(Weight::SemiBold);
        let names = widest(&mut self.rows.iter().map(|row| row.name.as_str()), &names_style)
            .max(fonts.width(&self.name_title, &title_style))
            .min(area.width * NAMES)
            + 1.0;
        let rest = (area.width - names - GUTTER).max(2.0);
        let own_width = if has_peers { (rest - GUTTER) * OWN } else { rest }.max(1.0);
        let peers_width = if has_peers { (rest - GUTTER - own_width).max(1.0) } else { 0.0 };
        let own_x = area.x + names + GUTTER;
        let peers_x = own_x + own_width + GUTTER;
        let title_height = title_style.size * title_style.leading * TITLE_LINES as Pt + 0.5;
        let title = |text: &str, width: Pt| set(text, &title_style, width, title_height);
        let mut titles = vec![(area.x, title(&self.name_title, names)), (own_x, title(&self.own_title, own_width))];
        titles.extend(self.peers_title.as_ref().map(|text| (peers_x, title(text, peers_width))));
        titles.retain(|(_, block)| !block.runs.is_empty());
        let head = titles.iter().map(|(_, block)| block.size.height).fold(0.0, Pt::max);
        let head = if head > 0.0 { head + GAP } else { 0.0 };
        // A few rows take most of the height, so that they do not stand in a corner.
        let most = (size * MOST_PITCH).max((area.height - head) * FILLED / count);
        let pitch = ((area.height - head) / count).min(most).max(1.0);
        let row_height = pitch - CLEAR;

        let line_width = if line { LINE.0 + GAP * 2.0 } else { 0.0 };
        let figures = style(Weight::SemiBold);
        let words = style(Weight::Regular);
        let figure = |row: &AdoptionRow| row.own.is_some().then(|| fonts.width(&row.own_label, &figures));
        let figures_room = (own_width - line_width - LEAST_BAR - GAP).max(own_width * 0.4);
        let longest = self.rows.iter().filter_map(figure).fold(0.0, Pt::max).min(figures_room);
        let bar = own_width - line_width - longest - 1.0 - GAP;
        // A bar is as long as it is because of its figure; a very wide page makes it no clearer.
        let bar = bar.min(own_width * if has_peers { 1.0 } else { 0.6 }).max(1.0);
        let rows: Vec<_> = (self.rows.iter())
            .map(|row| RowTexts {
                name: set(&row.name, &names_style, names, row_height),
                own: match row.own {
                    Some(_) => set(&row.own_label, &figures, longest + 1.0, row_height),
                    None => set(&row.own_label, &words, own_width - line_width, row_height),
                },
                peers: Label::new(&row.peers_label, &words, peers_width, fonts),
            })
            .collect();
        let label = rows.iter().map(|row| row.peers.width).fold(0.0, Pt::max);
        let has_bars = self.rows.iter().any(|row| row.own.is_some());
        let fits = row_height >= size * Label::height_of(1.0)
            && rows.iter().all(|row| !row.name.cut && !row.name.divided && !row.own.cut && !row.own.divided)
            && (size <= theme.scale.body || rows.iter().all(|row| row.name.lines < 2 && row.own.lines < 2))
            && (!has_bars || bar >= LEAST_BAR)
            && (!line || row_height >= LINE.1);
        let places = Places {
            titles,
            head,
            pitch,
            rows,
            line: line.then_some(own_x),
            own: (own_x + line_width, bar),
            peers: has_peers.then_some((peers_x, (peers_width - label - GAP).max(1.0))),
        };
        (places, fits)
    }
}

/// Up to so many rows, their texts may be as large as headings.
pub(crate) const FEW: usize = 4;

/// Whether a row's months make a line.
pub(crate) fn has_line(row: &AdoptionRow) -> bool {
    row.months.iter().filter(|users| users.is_some()).count() > 2
}
