//! A logo drawn as outlines looks like the same logo drawn as pixels.
//!
//! The pixels are resvg's: a rectangle that shows nothing, but is painted with a gradient, makes a logo pixels.

use std::fs;

use super::common::bakery::{self, Bakery};
use super::draw::{self, Picture};

const UNSEEN: &str = "<linearGradient id='unseen'><stop stop-opacity='0'/><stop offset='1' stop-opacity='0'/>\
    </linearGradient><rect width='40' height='40' fill='url(#unseen)'/>";

/// Pixels a point, so that the pixels of the page are about those of the logo.
const SCALE: f32 = 4.0;

/// Some of everything that outlines can say.
const SHAPES: [&str; 8] = [
    "<circle cx='20' cy='20' r='18' fill='#0a6'/>",
    "<path fill-rule='evenodd' fill='#a31' d='M2 2H38V38H2ZM10 10H30V30H10Z'/>",
    "<path fill='#a31' d='M20 2L31 37L2 15H38L9 37Z'/>",
    "<g transform='translate(20 20)'><g transform='rotate(30) scale(.5)'><rect x='-25' y='-15' width='50' height='30' \
     rx='6' fill='#246' stroke='#e90' stroke-width='6' opacity='1'/></g></g>",
    "<path d='M5 20Q12 -5 20 20T35 20' fill='none' stroke='#515' stroke-width='5' stroke-linecap='round'/>",
    "<path d='M6 34L20 8L34 34' fill='none' stroke='#063' stroke-width='6' stroke-linejoin='round' \
     stroke-linecap='square'/><path d='M4 5H36' stroke='#063' stroke-width='3' stroke-dasharray='5 2' \
     stroke-dashoffset='2'/>",
    "<rect x='2' y='2' width='26' height='26' fill='#c22'/><rect x='12' y='12' width='26' height='26' fill='#22c' \
     opacity='.4'/><circle cx='20' cy='20' r='9' fill='none' stroke='#fff' stroke-width='4' stroke-opacity='.7'/>",
    "<clipPath id='c'><path clip-rule='evenodd' d='M0 0H40V40H0ZM14 14H26V26H14Z'/></clipPath>\
     <g clip-path='url(#c)'><circle cx='20' cy='20' r='18' fill='#077'/></g><rect x='30' width='60' height='9'/>",
];

/// Covers of decks whose customers have these logos, and how many objects of pixels each deck holds.
fn covers(logos: &[String]) -> Vec<(Picture, usize)> {
    // Without goals, of which each bakery reaches another share, all covers say the same.
    let bakery = |n: usize| Bakery { goals: Vec::new(), ..Bakery::new(&format!("T-{n}"), "Bakery", 12) };
    let bakeries: Vec<_> = (0..logos.len()).map(bakery).collect();
    let folder = bakery::folder(&bakeries, 5);
    let edit = |file: &str, change: &dyn Fn(String) -> String| {
        let path = folder.path().join(file);
        fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    };
    edit("accounts.csv", &|text| {
        let mark = |at: usize| at.checked_sub(1).map_or("mark".to_owned(), |n| format!("{n}.svg"));
        text.lines().enumerate().map(|(at, line)| format!("{line},{}\n", mark(at))).collect()
    });
    edit("qbr.yaml", &|text| text.replace("name: name,", "name: name, logo: mark,"));
    for (n, logo) in logos.iter().enumerate() {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>{logo}</svg>");
        fs::write(folder.path().join(format!("{n}.svg")), text).unwrap();
    }
    let factory = bakery::factory(&folder);
    let cover = |at: usize| {
        let pdf = factory.deck(at).pdf.unwrap();
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        let pixels = document.objects.values().filter_map(|object| object.as_stream().ok()?.dict.get(b"Subtype").ok());
        let pixels = pixels.filter(|kind| kind.as_name().is_ok_and(|name| name == b"Image")).count();
        (draw::pages_at(SCALE, &pdf, &[0]).unwrap().remove(0), pixels)
    };
    (0..logos.len()).map(cover).collect()
}

/// The share of the differing pixels' weight in a logo of the usual size: 0 where all pixels are the same, 1 where all
/// are as different as black and white.
fn difference(one: &Picture, other: &Picture) -> f64 {
    let channels = one.rgb.as_flattened().iter().zip(other.rgb.as_flattened());
    let sum: u64 = channels.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let logo = 64.0 * 64.0 * f64::from(SCALE * SCALE) * 3.0 * 255.0;
    sum as f64 / logo
}

#[test]
fn outlines_look_like_the_pixels_they_stand_for_and_need_none() {
    let logos: Vec<_> = SHAPES.iter().flat_map(|shape| [(*shape).to_owned(), format!("{shape}{UNSEEN}")]).collect();
    let covers = covers(&logos);
    for (at, pair) in covers.chunks_exact(2).enumerate() {
        let [(outlines, none), (pixels, some)] = pair else { panic!("covers come in pairs") };
        assert!(*none == 0 && *some > 0, "logo {at}: {none} and {some} objects of pixels");
        let apart = difference(outlines, pixels);
        assert!(apart < 0.002, "logo {at} differs by {apart:.4}");
        let (other, _) = &covers[(2 * at + 2) % covers.len()];
        assert!(difference(outlines, other) > 0.02, "logo {at} cannot be told from the next");
    }
}
