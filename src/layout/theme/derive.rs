//! Derives a whole palette from one or two brand colours.
//!
//! It works in OKLCH (Ottosson, 2020): hues stay the brand's, and lightness moves step by step, only as far as necessary,
//! until all rules of `check` hold. Each step tests the final 8-bit colour, so rounding cannot break a rule, and every rule
//! holds for a colour close enough to black or white. A brand colour that already keeps the rules is the accent, unchanged.

use palette::convert::FromColorUnclamped as _;
use palette::{FromColor, LinSrgb, Oklch, Srgb};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::layout::color::Color;
use crate::layout::theme::check::{AREAS, GRAPHICS, LINES, TEXT};
use crate::layout::theme::palette::Palette;
use crate::layout::theme::vision::{least_difference, linear};

/// What the pages are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// White pages, a cover in the brand's colour.
    #[default]
    Light,
    /// Dark pages.
    Dark,
    /// White throughout, with tones that stay apart in black and white.
    Print,
}

impl Mode {
    /// All modes, by the names that follow a theme's.
    pub const ALL: [(&'static str, Self); 3] = [("light", Self::Light), ("dark", Self::Dark), ("print", Self::Print)];

    /// The theme and the mode that a name like `harbor-dark` consists of.
    pub(crate) fn split(name: &str) -> Option<(&str, Self)> {
        let (theme, suffix) = name.rsplit_once('-')?;
        let (_, mode) = Self::ALL.into_iter().find(|(known, _)| *known == suffix)?;
        Some((theme, mode))
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, mode)| *mode == self).map_or("", |(name, _)| name)
    }
}

/// The least difference of the cover's two colours: five times what an eye sees between neighbouring areas, so that two
/// shades of one hue do not look like a printing error.
const COVER_APART: f64 = 0.10;

/// The least contrast of text on the cover. It leaves room for the secondary text, which has less.
const COVER_TEXT: f64 = 5.5;

/// The step of lightness, too small to be seen.
const STEP: f64 = 0.005;

/// A colour below this chroma has no hue to keep.
const COLOURLESS: f64 = 0.02;

/// The hues of good and bad changes. Both are far from red.
const GREEN: f64 = 160.0;
const AMBER: f64 = 75.0;

const WHITE: Color = Color { r: 255, g: 255, b: 255 };
const BLACK: Color = Color { r: 0, g: 0, b: 0 };

/// The palette for a brand. The second colour sets the hue of the comparison series, and the second colour of the cover.
pub(crate) fn palette(brand: Color, second: Option<Color>, mode: Mode) -> Palette {
    let tones = Tones::of(mode);
    let main = Hue::of(brand);
    let other = second.map_or(main, Hue::of);
    let surface = in_gamut(main.at(tones.surface, tones.page_tint));
    let card = in_gamut(main.at(tones.card, tones.tint));
    let reads = |color: Color, needed: f64| [surface, card].iter().all(|page| color.contrast(*page) >= needed);
    let text = |start: Oklch<f64>, needed: f64| nearest(start, |color| reads(color, needed));

    // Greyer than the accent, whatever the second colour is: the comparison series must not dominate.
    let compare = text(other.at(tones.compare, if second.is_some() { 0.07 } else { 0.018 }), GRAPHICS);
    let accent_soft = nearest(main.at(tones.soft, (main.chroma * 0.35).min(0.055)), |color| {
        [surface, card].iter().all(|page| least_difference(color, *page).1 >= AREAS)
    });
    let fits_accent = |color: Color| {
        reads(color, TEXT)
            && color.contrast(accent_soft) >= GRAPHICS
            && color.contrast(compare) >= tones.accent_on_compare
            && [compare, accent_soft].iter().all(|near| least_difference(color, *near).1 >= LINES)
    };
    let accent = if fits_accent(brand) { brand } else { nearest(main.at(main.lightness, main.chroma), fits_accent) };
    let cover = cover(brand, second, mode, accent_soft);
    Palette {
        surface,
        card,
        ink: text(main.at(tones.ink, 0.02), 12.0),
        muted: text(main.at(tones.muted, 0.02), TEXT + 0.5),
        line: in_gamut(main.at(tones.line, tones.tint)),
        accent,
        accent_soft,
        on_accent: if WHITE.contrast(accent) >= TEXT { WHITE } else { BLACK },
        compare,
        positive: text(Oklch::new(tones.signal, 0.11, GREEN), TEXT),
        caution: text(Oklch::new(tones.signal, 0.11, AMBER), TEXT),
        cover: cover.ground,
        on_cover: cover.text,
        on_cover_muted: cover.muted,
    }
}

/// The lightnesses that a mode starts from, and how strongly the brand colours its pages.
struct Tones {
    surface: f64,
    card: f64,
    line: f64,
    ink: f64,
    muted: f64,
    compare: f64,
    soft: f64,
    signal: f64,
    page_tint: f64,
    tint: f64,
    accent_on_compare: f64,
}

impl Tones {
    fn of(mode: Mode) -> Self {
        let light = Self {
            surface: 1.0,
            card: 0.975,
            line: 0.915,
            ink: 0.25,
            muted: 0.49,
            compare: 0.66,
            soft: 0.915,
            signal: 0.5,
            page_tint: 0.0,
            tint: 0.01,
            accent_on_compare: 1.0,
        };
        match mode {
            Mode::Light => light,
            // In black and white only luminance remains, so the tones must differ in contrast too.
            Mode::Print => Self { compare: 0.64, tint: 0.003, accent_on_compare: 2.0, ..light },
            Mode::Dark => Self {
                surface: 0.195,
                card: 0.245,
                line: 0.34,
                ink: 0.955,
                muted: 0.74,
                compare: 0.56,
                soft: 0.34,
                signal: 0.8,
                page_tint: 0.018,
                tint: 0.018,
                accent_on_compare: 1.0,
            },
        }
    }
}

/// A colour in OKLCH; almost grey colours have no hue.
#[derive(Debug, Clone, Copy)]
struct Hue {
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Hue {
    fn of(color: Color) -> Self {
        let lch = Oklch::from_color(linear(color));
        let chroma = if lch.chroma < COLOURLESS { 0.0 } else { lch.chroma };
        Self { lightness: lch.l, chroma, hue: lch.hue.into_degrees() }
    }

    /// This hue at another lightness, with at most this chroma.
    fn at(self, lightness: f64, most: f64) -> Oklch<f64> {
        Oklch::new(lightness, self.chroma.min(most), self.hue)
    }
}

struct Cover {
    ground: (Color, Color),
    text: Color,
    muted: Color,
}

/// The cover: the brand's colour itself if text is readable on it, and the second colour, or else another shade.
fn cover(brand: Color, second: Option<Color>, mode: Mode, accent_soft: Color) -> Cover {
    let (main, other) = (Hue::of(brand), Hue::of(second.unwrap_or(brand)));
    let (from, to) = match mode {
        Mode::Light => (main.lightness, other.lightness),
        Mode::Dark => (main.lightness.min(0.2), other.lightness.min(0.34)),
        Mode::Print => (1.0, 0.0),
    };
    // White text is usual on brand colours; dark text is for brands that are too light.
    let light = mode != Mode::Print && from < 0.72;
    let text = in_gamut(main.at(if light { 0.985 } else { 0.2 }, 0.02));
    let reads = |color: Color| color.contrast(text) >= COVER_TEXT;
    let ground = if mode == Mode::Print {
        (WHITE, accent_soft)
    } else {
        let first = nearest(main.at(from, main.chroma), reads);
        let apart = |color: Color| reads(color) && least_difference(color, first).1 >= COVER_APART;
        (first, nearest(other.at(to, other.chroma), apart))
    };
    let holds = |color: &Color| color.contrast(ground.0) >= TEXT && color.contrast(ground.1) >= TEXT;
    let quieter = [0.3, 0.22, 0.15, 0.08].map(|share| text.mix(ground.0, share));
    Cover { ground, text, muted: quieter.into_iter().find(holds).unwrap_or(text) }
}

/// The colour of this hue that keeps a rule, with the lightness nearest to `start`.
fn nearest(start: Oklch<f64>, holds: impl Fn(Color) -> bool) -> Color {
    let steps = (1.0 / STEP) as i32;
    let lightnesses = (0..=steps).flat_map(|step| [start.l - f64::from(step) * STEP, start.l + f64::from(step) * STEP]);
    let colors = lightnesses.filter(|l| (0.0..=1.0).contains(l)).map(|l| in_gamut(Oklch { l, ..start }));
    let ends = if start.l < 0.5 { [BLACK, WHITE] } else { [WHITE, BLACK] };
    colors.chain(ends).find(|color| holds(*color)).expect("each rule holds for black or for white")
}

/// The nearest sRGB colour, with as much chroma as sRGB allows.
fn in_gamut(color: Oklch<f64>) -> Color {
    // The plain conversion would clip each channel separately, which shifts the hue.
    let shown = |chroma: f64| LinSrgb::from_color_unclamped(Oklch { chroma, ..color });
    let fits = |c: &LinSrgb<f64>| [c.red, c.green, c.blue].iter().all(|v| (-1e-4..=1.0001).contains(v));
    let mut found = shown(color.chroma);
    if !fits(&found) {
        let (mut fitting, mut outside) = (0.0, color.chroma);
        for _ in 0..12 {
            let middle = (fitting + outside) / 2.0;
            if fits(&shown(middle)) { fitting = middle } else { outside = middle }
        }
        found = shown(fitting);
    }
    let Srgb { red, green, blue, .. } = Srgb::<u8>::from_linear(found);
    Color { r: red, g: green, b: blue }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::theme::check::wrong_colors;

    const MODES: [Mode; 3] = [Mode::ALL[0].1, Mode::ALL[1].1, Mode::ALL[2].1];

    fn color(hex: &str) -> Color {
        Color::from_hex(hex).unwrap()
    }

    /// The rules for any derived palette: those of all themes, and two distinct cover colours.
    fn assert_sound(brand: Color, second: Option<Color>, mode: Mode) {
        let palette = palette(brand, second, mode);
        let of = || format!("{} {:?} {mode:?}", brand.to_hex(), second.map(Color::to_hex));
        let wrong = wrong_colors(&palette);
        assert!(wrong.is_empty(), "{}: {}", of(), wrong.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
        let cover = least_difference(palette.cover.0, palette.cover.1).1;
        let needed = if mode == Mode::Print { AREAS } else { COVER_APART };
        assert!(cover >= needed, "{}: the cover's colours are {cover:.3} apart", of());
        let (brand, accent) = (Hue::of(brand), Hue::of(palette.accent));
        // A grey or a very dark accent has no hue to speak of; elsewhere 8 bits allow for a few degrees.
        if brand.chroma > 0.05 && accent.chroma > 0.05 {
            let turn = (brand.hue - accent.hue + 540.0).rem_euclid(360.0) - 180.0;
            assert!(turn.abs() < 6.0, "{}: the hue moved by {turn:.1}°", of());
        }
    }

    #[test]
    fn any_brand_colour_gives_a_palette_that_holds_all_rules() {
        let levels = [0, 64, 128, 192, 255];
        for mode in MODES {
            for (r, g, b) in levels.iter().flat_map(|r| levels.iter().flat_map(move |g| levels.map(|b| (*r, *g, b)))) {
                assert_sound(Color { r, g, b }, None, mode);
            }
            for grey in (0..=255).step_by(15) {
                assert_sound(Color { r: grey, g: grey, b: grey }, None, mode);
            }
        }
    }

    #[test]
    fn two_brand_colours_that_are_one_are_told_apart() {
        for mode in MODES {
            for hex in ["#000000", "#ffffff", "#ffff00", "#0e607c", "#7f7f7f", "#e4002b", "#00ff00", "#0000ff"] {
                assert_sound(color(hex), Some(color(hex)), mode);
            }
        }
    }

    #[test]
    fn a_brand_colour_that_fits_is_the_accent_as_it_stands() {
        for hex in ["#0e607c", "#1f3f63", "#6a1b9a", "#9c1c2e"] {
            assert_eq!(palette(color(hex), None, Mode::Light).accent.to_hex(), hex);
        }
        assert_eq!(palette(color("#58bfd3"), None, Mode::Dark).accent.to_hex(), "#58bfd3");
    }

    #[test]
    fn a_bright_brand_keeps_its_colour_on_the_cover_under_dark_text() {
        let palette = palette(color("#ffd400"), None, Mode::Light);
        assert_eq!(palette.cover.0.to_hex(), "#ffd400");
        assert!(palette.on_cover.contrast(BLACK) < 2.0);
    }

    #[test]
    fn a_second_colour_gives_the_comparison_its_hue_and_the_cover_its_other_end() {
        let palette = palette(color("#123c69"), Some(color("#b4581c")), Mode::Light);
        let (second, compare) = (Hue::of(color("#b4581c")), Hue::of(palette.compare));
        assert!((second.hue - compare.hue).abs() < 6.0);
        assert!((second.hue - Hue::of(palette.cover.1).hue).abs() < 6.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn any_two_brand_colours_give_a_palette_that_holds_all_rules(
            brand in any::<(u8, u8, u8)>(), second in proptest::option::of(any::<(u8, u8, u8)>()), mode in 0_usize..3,
        ) {
            let of = |(r, g, b): (u8, u8, u8)| Color { r, g, b };
            assert_sound(of(brand), second.map(of), MODES[mode]);
        }
    }
}
