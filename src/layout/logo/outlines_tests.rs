//! Which SVG logos are outlines, and which outlines they are.

use crate::layout::color::Color;
use crate::layout::drawing::{Cap, Join, Mark, Pen, Rule};
use crate::layout::geometry::Rect;
use crate::layout::logo::outlines::MOST_STEPS;
use crate::layout::logo::svg;

/// The outlines of a drawing of 40 × 20, twice as large.
fn outlined(inner: &str) -> Option<Vec<Mark>> {
    let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{inner}</svg>");
    svg::decode(text.as_bytes(), 80).unwrap().drawing.map(|drawing| drawing.marks)
}

fn one(inner: &str) -> Mark {
    let marks = outlined(inner).unwrap();
    let [mark] = marks.as_slice() else { panic!("{marks:?} is not one mark") };
    mark.clone()
}

fn bounds(mark: &Mark) -> [f64; 4] {
    let (Mark::Fill { path, .. } | Mark::Line { path, .. } | Mark::Clipped { path, .. }) = mark;
    let Rect { x, y, width, height } = path.bounds().unwrap();
    [x, y, width, height].map(|length| (length * 100.0).round() / 100.0)
}

#[test]
fn a_path_stands_where_all_transforms_around_it_put_it() {
    let nested = "<g transform='translate(10 5)'><g transform='scale(2)'><g transform='rotate(90)'>\
        <rect x='1' y='-3' width='2' height='1' fill='#123456'/></g></g></g>";
    let mark = one(nested);
    // Turned: x 2–3, y 1–3; doubled and moved: x 14–16, y 7–11; in pixels twice that.
    assert_eq!(bounds(&mark), [28.0, 14.0, 4.0, 8.0]);
    assert!(matches!(mark, Mark::Fill { color: Color { r: 0x12, g: 0x34, b: 0x56 }, opacity: 1.0, .. }));
}

#[test]
fn the_rule_and_the_opacity_of_a_fill_are_kept() {
    let mark = one("<path fill-rule='evenodd' fill-opacity='.5' opacity='.5' d='M0 0H9V9H0ZM2 2H5V5H2Z'/>");
    assert!(matches!(mark, Mark::Fill { rule: Rule::EvenOdd, opacity: 0.25, .. }), "{mark:?}");
    assert!(matches!(one("<path d='M0 0H9V9Z'/>"), Mark::Fill { rule: Rule::NonZero, .. }));
}

#[test]
fn a_line_keeps_its_width_ends_corners_and_dashes() {
    let line = "<path d='M1 1H30L9 9' fill='none' stroke='#00f' stroke-opacity='.5' stroke-width='3' \
        stroke-linecap='square' stroke-linejoin='bevel' stroke-dasharray='4 1' stroke-dashoffset='-1'/>";
    let Mark::Line { pen, opacity, .. } = one(line) else { panic!("it is a line") };
    let expected = Pen {
        width: 6.0,
        cap: Cap::Square,
        join: Join::Bevel,
        miter_limit: 4.0,
        dash: vec![8.0, 2.0],
        dash_start: 8.0,
    };
    assert_eq!((pen, opacity), (expected, 0.5));
}

#[test]
fn a_line_under_its_fill_comes_first() {
    let both = "<rect width='9' height='9' stroke='red' paint-order='stroke'/>";
    assert!(matches!(outlined(both).unwrap().as_slice(), [Mark::Line { .. }, Mark::Fill { .. }]));
}

#[test]
fn a_clip_of_one_outline_is_kept_and_one_around_everything_is_none() {
    let clip = |shape: &str| {
        format!("<clipPath id='c'>{shape}</clipPath><g clip-path='url(#c)'><rect width='40' height='9'/></g>")
    };
    let Mark::Clipped { marks, .. } = one(&clip("<circle cx='9' cy='9' r='9'/>")) else { panic!("it is clipped") };
    assert_eq!(marks.len(), 1);
    assert!(matches!(one(&clip("<rect width='40' height='20'/>")), Mark::Fill { .. }));
    assert_eq!(outlined(&clip("<rect width='9' height='9'/><circle cx='20' cy='9' r='9'/>")), None);
}

#[test]
fn what_outlines_cannot_say_makes_all_of_it_pixels() {
    let rect = |attributes: &str| format!("<rect width='9' height='9' {attributes}/><rect width='4' height='4'/>");
    let gradient = "<linearGradient id='p'><stop stop-color='red'/><stop offset='1'/></linearGradient>";
    let pattern = "<pattern id='p' width='2' height='2' patternUnits='userSpaceOnUse'><rect width='1' height='1'/>\
        </pattern>";
    let mask = "<mask id='p'><rect width='5' height='5' fill='white'/></mask>";
    let filter = "<filter id='p'><feGaussianBlur stdDeviation='1'/></filter>";
    for (definition, used) in [
        (gradient, "fill='url(#p)'"),
        (gradient, "stroke='url(#p)'"),
        (pattern, "fill='url(#p)'"),
        (mask, "mask='url(#p)'"),
        (filter, "filter='url(#p)'"),
        ("", "style='mix-blend-mode:multiply'"),
        ("", "stroke='red' opacity='.5'"),
        ("", "stroke='red' transform='scale(1 2)'"),
        ("", "stroke='red' stroke-linejoin='miter-clip'"),
    ] {
        assert_eq!(outlined(&format!("<defs>{definition}</defs>{}", rect(used))), None, "{used}");
    }
    assert!(outlined(&rect("fill='red' opacity='.5' transform='scale(1 2)'")).is_some());
}

#[test]
fn a_drawing_of_too_many_steps_or_dashes_is_pixels() {
    let zigzag = |corners: usize| format!("<path d='M0 0{}'/>", "L9 9L9 1".repeat(corners / 2));
    assert!(outlined(&zigzag(MOST_STEPS - 2)).is_some());
    assert_eq!(outlined(&zigzag(MOST_STEPS)), None);
    assert_eq!(outlined(&"<path d='M0 0H9V9Z'/>".repeat(MOST_STEPS / 4 + 1)), None);
    let dashes = |length: &str| format!("<path d='M0 1H40' stroke='red' stroke-dasharray='{length}'/>");
    assert!(outlined(&dashes("1")).is_some());
    assert_eq!(outlined(&dashes(".01")), None);
}

#[test]
fn a_huge_view_box_is_scaled_into_the_logo() {
    let text = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-1e7 -1e7 4e7 2e7'>\
        <rect width='1e7' height='1e7'/></svg>";
    let image = svg::decode(text.as_bytes(), 80).unwrap();
    assert_eq!(bounds(&image.drawing.unwrap().marks[0]), [20.0, 20.0, 20.0, 20.0]);
}

#[test]
fn what_reaches_far_beyond_the_box_is_pixels() {
    assert_eq!(outlined("<rect width='9' height='1e5'/>"), None);
    assert!(outlined("<rect width='9' height='1e3'/>").is_some());
}

#[test]
fn numbers_that_are_none_end_a_path_and_nothing_else() {
    let rest = "<rect width='4' height='4'/>";
    for path in ["M0 0LNaN 9", "M0 0L1e39 9L9 9", "M0 0Linf 5", "M1 1L2 nan 3 3Z"] {
        let inner = format!("<path d='{path}' stroke='red'/>{rest}");
        let marks = outlined(&inner).unwrap();
        assert!(marks.iter().flat_map(bounds).all(f64::is_finite), "{path}");
        assert_eq!(bounds(marks.last().unwrap()), [0.0, 0.0, 8.0, 8.0], "{path}");
    }
    let zero = "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='20'><rect width='4' height='4'/></svg>";
    assert!(svg::decode(zero.as_bytes(), 80).is_err());
}

#[test]
fn what_encloses_nothing_is_not_filled() {
    let marks = outlined("<path d='M0 5H9'/><rect width='0' height='9'/><rect width='4' height='4'/>").unwrap();
    assert_eq!(marks.len(), 1);
}
