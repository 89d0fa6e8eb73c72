//! What a theme must hold: WCAG AA contrasts, readable sizes, sensible lengths.

use std::fmt;

use super::{Grid, LogoRules, Palette, Spacing, TypeScale};
use crate::frame::Color;

/// What text needs (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// What graphics need (WCAG 2.2, 1.4.11).
const GRAPHICS: f64 = 3.0;

/// Two colours that are too much alike for what they are used for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LowContrast {
    /// The role and colour in front.
    pub front: (&'static str, Color),
    /// The role and colour behind.
    pub back: (&'static str, Color),
    /// Their contrast.
    pub ratio: f64,
    /// What is needed.
    pub needed: f64,
}

impl fmt::Display for LowContrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { front: (front, a), back: (back, b), ratio, needed } = self;
        // Rounded down, so that 4.499 is not said to be 4.50.
        let ratio = (ratio * 100.0).floor() / 100.0;
        write!(f, "{front} {} on {back} {} has {ratio:.2}:1, needs {needed:.1}:1", a.to_hex(), b.to_hex())
    }
}

/// Every pair of roles that is too low in contrast.
pub(super) fn low_contrasts(palette: &Palette) -> Vec<LowContrast> {
    let p = palette;
    let surface = ("surface", p.surface);
    let card = ("card", p.card);
    let accent = ("accent", p.accent);
    let covers = [("cover[0]", p.cover.0), ("cover[1]", p.cover.1)];
    let on_pages = |front, needed| [surface, card].map(|back| (front, back, needed));
    let mut pairs = Vec::new();
    for text in
        [("ink", p.ink), ("muted", p.muted), ("positive", p.positive), ("caution", p.caution), ("accent", p.accent)]
    {
        pairs.extend(on_pages(text, TEXT));
    }
    pairs.extend(on_pages(("compare", p.compare), GRAPHICS));
    pairs.push((("on_accent", p.on_accent), accent, TEXT));
    pairs.push((("ink", p.ink), ("accent_soft", p.accent_soft), TEXT));
    pairs.push((accent, ("accent_soft", p.accent_soft), GRAPHICS));
    for text in [("on_cover", p.on_cover), ("on_cover_muted", p.on_cover_muted)] {
        pairs.extend(covers.map(|cover| (text, cover, TEXT)));
    }
    pairs
        .into_iter()
        .map(|(front, back, needed)| LowContrast { front, back, ratio: front.1.contrast(back.1), needed })
        .filter(|pair| pair.ratio < pair.needed)
        .collect()
}

/// What is wrong with the lengths of a theme, if anything.
pub(super) fn wrong_length(scale: &TypeScale, radius: f64, logo: &LogoRules) -> Option<String> {
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

/// What is wrong with the grid or the distances, if anything.
pub(super) fn wrong_measure(grid: &Grid, space: &Spacing) -> Option<String> {
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
