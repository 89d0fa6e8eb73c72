//! The rules for themes: WCAG AA contrasts, colours that are distinct for all kinds of colour vision, readable sizes,
//! sensible lengths.

use std::fmt;

use palette::{FromColor, Oklch};

use crate::layout::color::Color;
use crate::layout::theme::logo::LogoRules;
use crate::layout::theme::measures::{Grid, Spacing};
use crate::layout::theme::palette::{Palette, TypeScale};
use crate::layout::theme::vision::{Vision, least_difference, linear};

/// The least contrast of text (WCAG 2.2, 1.4.3).
pub(crate) const TEXT: f64 = 4.5;
/// The least contrast of graphics (WCAG 2.2, 1.4.11).
pub(crate) const GRAPHICS: f64 = 3.0;
/// The least difference of two chart colours, in OKLab: six times what an eye sees between neighbouring areas, because lines
/// and ticks are thin and apart from each other.
pub(crate) const LINES: f64 = 0.12;
/// The least difference between an area and the page behind it.
pub(crate) const AREAS: f64 = 0.05;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColorFault {
    /// Two colours with too little contrast for their use.
    Contrast {
        /// The role and colour in front.
        front: (&'static str, Color),
        /// The role and colour behind.
        back: (&'static str, Color),
        ratio: f64,
        needed: f64,
    },
    /// Two chart colours that are too similar.
    Alike {
        /// The first role and its colour.
        one: (&'static str, Color),
        other: (&'static str, Color),
        /// The colour vision for which they differ least.
        vision: Vision,
        /// Their difference in OKLab.
        difference: f64,
        needed: f64,
    },
    /// A change shown in red.
    Red { role: (&'static str, Color) },
}

impl fmt::Display for ColorFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contrast { front: (front, a), back: (back, b), ratio, needed } => {
                // Rounded down, so that 4.499 is not shown as 4.50.
                let ratio = (ratio * 100.0).floor() / 100.0;
                write!(f, "{front} {} on {back} {} has {ratio:.2}:1, needs {needed:.1}:1", a.to_hex(), b.to_hex())
            }
            Self::Alike { one: (one, a), other: (other, b), vision, difference, needed } => {
                let difference = (difference * 1000.0).floor() / 1000.0;
                let (a, b) = (a.to_hex(), b.to_hex());
                write!(f, "{one} {a} and {other} {b} differ by {difference:.3} for {vision}, need {needed:.2}")
            }
            Self::Red { role: (role, color) } => {
                write!(f, "{role} {} is red, which reads as an alarm; choose a green or an amber", color.to_hex())
            }
        }
    }
}

/// All rules that a palette breaks.
pub(crate) fn wrong_colors(palette: &Palette) -> Vec<ColorFault> {
    let p = palette;
    let surface = ("surface", p.surface);
    let card = ("card", p.card);
    let accent = ("accent", p.accent);
    let soft = ("accent_soft", p.accent_soft);
    let compare = ("compare", p.compare);
    let covers = [("cover[0]", p.cover.0), ("cover[1]", p.cover.1)];
    let signals = [("positive", p.positive), ("caution", p.caution)];

    let on_pages = |front, needed| [surface, card].map(|back| (front, back, needed));
    let mut pairs = Vec::new();
    for text in [("ink", p.ink), ("muted", p.muted), signals[0], signals[1], accent] {
        pairs.extend(on_pages(text, TEXT));
    }
    pairs.extend(on_pages(compare, GRAPHICS));
    pairs.push((("on_accent", p.on_accent), accent, TEXT));
    pairs.push((("ink", p.ink), soft, TEXT));
    pairs.push((accent, soft, GRAPHICS));
    for text in [("on_cover", p.on_cover), ("on_cover_muted", p.on_cover_muted)] {
        pairs.extend(covers.map(|cover| (text, cover, TEXT)));
    }
    let low = pairs.into_iter().filter_map(|(front, back, needed)| {
        let ratio = front.1.contrast(back.1);
        (ratio < needed).then_some(ColorFault::Contrast { front, back, ratio, needed })
    });

    let series = [
        (accent, compare, LINES),
        (accent, soft, LINES),
        (compare, soft, LINES),
        (compare, surface, LINES),
        (soft, surface, AREAS),
        (soft, card, AREAS),
    ];
    let alike = series.into_iter().filter_map(|(one, other, needed)| {
        let (vision, difference) = least_difference(one.1, other.1);
        (difference < needed).then_some(ColorFault::Alike { one, other, vision, difference, needed })
    });
    let red = signals.into_iter().filter(|(_, color)| is_red(*color)).map(|role| ColorFault::Red { role });
    low.chain(alike).chain(red).collect()
}

/// Whether people would call a colour red, by its hue in OKLCH: pure red is 29°, and orange begins near 45°.
fn is_red(color: Color) -> bool {
    let lch = Oklch::from_color(linear(color));
    lch.chroma > 0.05 && (-20.0..45.0).contains(&lch.hue.into_degrees())
}

/// The first problem with the lengths of a theme.
pub(crate) fn wrong_length(scale: &TypeScale, radius: f64, logo: &LogoRules) -> Option<String> {
    let sizes = [
        ("display", scale.display),
        ("title", scale.title),
        ("heading", scale.heading),
        ("body", scale.body),
        ("small", scale.small),
    ];
    let falls = || {
        let pair = sizes.windows(2).find(|pair| pair[0].1 < pair[1].1)?;
        Some(format!("sizes.{} is {}, less than sizes.{} ({})", pair[0].0, pair[0].1, pair[1].0, pair[1].1))
    };
    outside("sizes.small", scale.small, 11.0, 24.0)
        .or_else(|| outside("sizes.body", scale.body, 16.0, 36.0))
        .or_else(|| outside("sizes.display", scale.display, 16.0, 120.0))
        .or_else(falls)
        .or_else(|| outside("radius", radius, 0.0, 40.0))
        .or_else(|| outside("logo.max_width", logo.max_width, 10.0, 480.0))
        .or_else(|| outside("logo.max_height", logo.max_height, 10.0, 270.0))
        .or_else(|| outside("logo.clear_space", logo.clear_space, 0.0, 2.0))
}

/// The first problem with the grid or the distances.
pub(crate) fn wrong_measure(grid: &Grid, space: &Spacing) -> Option<String> {
    let steps = space.steps();
    let stays = || {
        let pair = steps.windows(2).find(|pair| pair[0].1 >= pair[1].1)?;
        Some(format!("spacing.{} is {}, not more than spacing.{} ({})", pair[1].0, pair[1].1, pair[0].0, pair[0].1))
    };
    outside("grid.margin", grid.margin, 20.0, 120.0)
        .or_else(|| outside("grid.gutter", grid.gutter, 4.0, 40.0))
        .or_else(|| outside("spacing.xs", space.xs, 1.0, 20.0))
        .or_else(|| outside("spacing.xxl", space.xxl, 6.0, 120.0))
        .or_else(stays)
}

fn outside(name: &str, value: f64, least: f64, most: f64) -> Option<String> {
    (!(least..=most).contains(&value)).then(|| format!("{name} is {value}, expected {least} to {most}"))
}
