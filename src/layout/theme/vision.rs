//! How different two colours look, also to people with a colour-vision deficiency.
//!
//! Differences are Euclidean distances in OKLab (Ottosson, 2020), where white and black are 1 apart, and an eye sees a
//! difference between neighbouring areas from about 0.02 on. Colour-vision deficiencies are simulated by the matrices of
//! Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
//! 15(6), 2009, severity 1.0, on linear sRGB.

use std::fmt;

use palette::color_difference::EuclideanDistance as _;
use palette::{FromColor, LinSrgb, Oklab, Srgb};

use crate::layout::color::Color;

/// Kinds of colour vision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vision {
    /// Normal vision, with all three kinds of cones.
    Full,
    /// No cones for long waves (red).
    Protanopia,
    /// No cones for middle waves (green).
    Deuteranopia,
    /// No cones for short waves (blue).
    Tritanopia,
}

impl Vision {
    pub const ALL: [Self; 4] = [Self::Full, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// The difference of two colours in OKLab as seen by these eyes: 0 for the same, 1 for black and white.
    pub fn difference(self, one: Color, other: Color) -> f64 {
        self.seen(one).distance(self.seen(other))
    }

    /// A colour as these eyes see it.
    fn seen(self, color: Color) -> Oklab<f64> {
        let LinSrgb { red, green, blue, .. } = linear(color);
        let Some(matrix) = self.matrix() else { return Oklab::from_color(linear(color)) };
        let [r, g, b] = matrix.map(|row| (row[0] * red + row[1] * green + row[2] * blue).clamp(0.0, 1.0));
        Oklab::from_color(LinSrgb::new(r, g, b))
    }

    fn matrix(self) -> Option<[[f64; 3]; 3]> {
        match self {
            Self::Full => None,
            Self::Protanopia => Some([
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]),
            Self::Deuteranopia => {
                Some([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]])
            }
            Self::Tritanopia => Some([
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]),
        }
    }
}

impl fmt::Display for Vision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "full colour vision",
            Self::Protanopia => "protanopia",
            Self::Deuteranopia => "deuteranopia",
            Self::Tritanopia => "tritanopia",
        })
    }
}

/// The least difference over all kinds of vision.
pub(crate) fn least_difference(one: Color, other: Color) -> (Vision, f64) {
    let differences = Vision::ALL.map(|vision| (vision, vision.difference(one, other)));
    differences.into_iter().fold(differences[0], |least, next| if next.1 < least.1 { next } else { least })
}

pub(crate) fn linear(color: Color) -> LinSrgb<f64> {
    Srgb::new(color.r, color.g, color.b).into_linear()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(hex: &str) -> Color {
        Color::from_hex(hex).unwrap()
    }

    #[test]
    fn black_and_white_are_one_apart_for_all_eyes() {
        for vision in Vision::ALL {
            let difference = vision.difference(color("#000000"), color("#ffffff"));
            assert!((difference - 1.0).abs() < 0.01, "{vision}: {difference}");
            assert_eq!(vision.difference(color("#4080c0"), color("#4080c0")), 0.0);
        }
    }

    #[test]
    fn greys_look_the_same_to_all_eyes() {
        let (dark, light) = (color("#404040"), color("#a0a0a0"));
        for vision in Vision::ALL {
            assert!((vision.difference(dark, light) - Vision::Full.difference(dark, light)).abs() < 0.01, "{vision}");
        }
    }

    #[test]
    fn red_and_green_of_one_lightness_come_together_for_two_and_blue_and_green_for_the_third() {
        let (red, green) = (color("#c05a3c"), color("#6f8a00"));
        let full = Vision::Full.difference(red, green);
        assert!(Vision::Deuteranopia.difference(red, green) < full / 2.0);
        assert!(Vision::Tritanopia.difference(red, green) > full / 2.0);
        let (blue, teal) = (color("#2a8ccc"), color("#009a8c"));
        assert!(Vision::Tritanopia.difference(blue, teal) < Vision::Full.difference(blue, teal) / 2.0);
    }
}
