//! A deck's first page as a small picture: its marks, rounded to whole points, as JSON that the report's script draws.
//!
//! A mark is an array that begins with its kind. The pictures of a run share most of their marks, and `Album` writes shared
//! ones once. To compare them quickly, a mark is kept as JSON text from the start.

use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::layout::frame::{Frame, GlyphRun, Item, Paint, Shape};
use crate::layout::geometry::{Path, Pt, Rect, Segment};
use crate::layout::text::fonts::Fonts;
use crate::report::script_json;
use crate::report::thumbnail::Thumbnails;

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    marks: Box<[Mark]>,
}

/// Keeps marks that several pictures share in memory once.
#[derive(Debug, Default)]
pub struct Marks {
    shared: FxHashSet<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Mark {
    /// A shape or a text, as JSON.
    Drawn(Arc<str>),
    /// A logo: its place as JSON, and its data URI.
    Logo(Arc<str>, Arc<str>),
}

/// The most bytes for all logos of a report; further logos are left out.
const LOGOS: usize = 2 << 20;

/// The pictures of a report: the shared marks, and each picture as a JSON array of its marks, where a shared mark is replaced
/// by its number.
#[derive(Debug, Default)]
pub(crate) struct Album {
    /// The shared marks, as a JSON array.
    pub shared: String,
    /// For each picture, in the order of the input.
    pub pictures: Vec<String>,
}

impl Picture {
    /// The picture of a page that is set in `fonts`.
    pub fn of(frame: &Frame, fonts: &Fonts, thumbnails: &Thumbnails) -> Self {
        let mut marks = Vec::with_capacity(32);
        add(&mut marks, &frame.items, fonts, thumbnails);
        Self { marks: marks.into() }
    }

    /// Reads marks as [`Album`] wrote them, shared ones by their number. `None` if a number is unknown.
    pub(crate) fn read(marks: &[&str], shared: &[Self]) -> Option<Self> {
        let mark = |json: &&str| match json.parse::<usize>() {
            Ok(number) => shared.get(number)?.marks.first().cloned(),
            Err(_) => Some(Mark::read(json)),
        };
        Some(Self { marks: marks.iter().map(mark).collect::<Option<_>>()? })
    }
}

impl Marks {
    /// The same picture, with known marks shared instead of copied.
    pub fn share(&mut self, mut picture: Picture) -> Picture {
        for mark in &mut picture.marks {
            let Mark::Drawn(json) = mark else { continue };
            match self.shared.get(json) {
                Some(shared) => *json = Arc::clone(shared),
                None => drop(self.shared.insert(Arc::clone(json))),
            }
        }
        picture
    }
}

fn add(marks: &mut Vec<Mark>, items: &[Item], fonts: &Fonts, thumbnails: &Thumbnails) {
    for item in items {
        match item {
            Item::Shape(shape) => marks.extend(shape_mark(shape).map(|mark| Mark::Drawn(mark.into()))),
            Item::Glyphs(run) => marks.push(Mark::Drawn(text_mark(run, fonts).into())),
            Item::Picture { area, image } => {
                if let Some(data) = thumbnails.of(image, area) {
                    marks.push(Mark::Logo(corners(area).into(), data));
                }
            }
            // Clips are ignored: only charts have them, and what they cut off is too small to be seen here.
            Item::Clipped { items, .. } | Item::Tagged { items, .. } => add(marks, items, fonts, thumbnails),
        }
    }
}

impl Album {
    pub fn of<'p>(pictures: impl Iterator<Item = &'p Picture> + Clone) -> Self {
        let mut uses: FxHashMap<&Mark, usize> = FxHashMap::default();
        for mark in pictures.clone().flat_map(|picture| picture.marks.iter()) {
            *uses.entry(mark).or_default() += 1;
        }
        let mut numbers: FxHashMap<&Mark, usize> = FxHashMap::default();
        let (mut album, mut logos) = (Self::default(), LOGOS);
        for picture in pictures {
            let mut marks = Vec::with_capacity(picture.marks.len());
            for mark in &picture.marks {
                if let Some(number) = numbers.get(mark) {
                    marks.push(number.to_string());
                    continue;
                }
                let Some(json) = mark.json(&mut logos) else { continue };
                if uses[mark] == 1 {
                    marks.push(json);
                    continue;
                }
                let number = numbers.len();
                numbers.insert(mark, number);
                album.shared.push_str(if number == 0 { "" } else { "," });
                album.shared.push_str(&json);
                marks.push(number.to_string());
            }
            album.pictures.push(format!("[{}]", marks.join(",")));
        }
        album.shared = format!("[{}]", album.shared);
        album
    }
}

impl Eq for Mark {}

impl std::hash::Hash for Mark {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        match self {
            Mark::Drawn(json) => json.hash(state),
            Mark::Logo(place, data) => (place, data).hash(state),
        }
    }
}

impl Mark {
    fn read(json: &str) -> Self {
        let logo = || json.strip_prefix("[3,")?.strip_suffix("\"]")?.split_once(",\"");
        match logo() {
            Some((place, data)) => Mark::Logo(place.into(), data.into()),
            None => Mark::Drawn(json.into()),
        }
    }

    /// The mark as JSON; `None` if it is a logo that exceeds the remaining bytes.
    fn json(&self, logos: &mut usize) -> Option<String> {
        match self {
            Mark::Drawn(json) => Some(json.to_string()),
            Mark::Logo(place, data) => {
                *logos = logos.checked_sub(data.len())?;
                Some(format!("[3,{place},\"{data}\"]"))
            }
        }
    }
}

/// `[0, outline, fill, opacity]`, `[1, outline, colour, width]` or `[2, outline, x1, y1, x2, y2, start, end]`.
fn shape_mark(shape: &Shape) -> impl Iterator<Item = String> + use<> {
    let outline = outline(&shape.path);
    let fill = shape.fill.as_ref().map(|fill| match fill {
        Paint::Solid(color, opacity) => format!("[0,\"{outline}\",\"{}\",{opacity:.2}]", color.to_hex()),
        Paint::Linear { from, to, start, end } => {
            let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(whole);
            format!("[2,\"{outline}\",{x1},{y1},{x2},{y2},\"{}\",\"{}\"]", start.to_hex(), end.to_hex())
        }
    });
    let stroke = shape.stroke.as_ref();
    let stroke = stroke.map(|line| format!("[1,\"{outline}\",\"{}\",{:.1}]", line.color.to_hex(), line.width));
    fill.into_iter().chain(stroke)
}

/// `[4, x, baseline, width, size, weight, colour, text, flags]`; flags are 1 for a face with serifs, 2 for right to left.
fn text_mark(run: &GlyphRun, fonts: &Fonts) -> String {
    let serif = fonts.face(run.face).name.contains("Serif");
    let flags = u8::from(serif) + 2 * u8::from(run.rtl);
    let text = script_json::embedded(&serde_json::to_string(&run.text).expect("text is always JSON"));
    let (x, y, width, weight) =
        (whole(run.origin.x), whole(run.origin.y), whole(run.width()), fonts.weight(run.face).number());
    format!("[4,{x},{y},{width},{:.1},{weight},\"{}\",{text},{flags}]", run.size, run.color.to_hex())
}

/// An outline as an SVG path, in whole points.
fn outline(path: &Path) -> String {
    let mut out = String::with_capacity(path.segments.len() * 8);
    let written = "writing to a string cannot fail";
    for segment in &path.segments {
        match segment {
            Segment::Move(p) => write!(out, "M{} {}", whole(p.x), whole(p.y)),
            Segment::Line(p) => write!(out, "L{} {}", whole(p.x), whole(p.y)),
            Segment::Curve(a, b, c) => {
                let [ax, ay, bx, by, cx, cy] = [a.x, a.y, b.x, b.y, c.x, c.y].map(whole);
                write!(out, "C{ax} {ay} {bx} {by} {cx} {cy}")
            }
            Segment::Close => write!(out, "Z"),
        }
        .expect(written);
    }
    out
}

fn corners(area: &Rect) -> String {
    format!("{},{},{},{}", whole(area.x), whole(area.y), whole(area.width), whole(area.height))
}

/// Rounding to points is fine enough: a point is a quarter of a pixel in the report.
fn whole(length: Pt) -> i64 {
    length.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::color::Color;
    use crate::layout::geometry::Point;

    const BLACK: Color = Color { r: 0, g: 0, b: 0 };

    fn picture(marks: &[&str]) -> Picture {
        Picture::read(marks, &[]).unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let pictures = [picture(&["[0,\"M0 0\"]", "[3,0,0,1,1,\"data:x\"]"]), picture(&["[0,\"M0 0\"]"])];
        let album = Album::of(pictures.iter());
        let marks = |json: &str| -> Vec<String> {
            let all: Vec<&serde_json::value::RawValue> = serde_json::from_str(json).unwrap();
            all.into_iter().map(|mark| mark.get().to_owned()).collect()
        };
        let shared: Vec<Picture> = marks(&album.shared).iter().map(|mark| picture(&[mark])).collect();
        for (written, picture) in album.pictures.iter().zip(&pictures) {
            let marks = marks(written);
            let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
            assert_eq!(Picture::read(&marks, &shared).as_ref(), Some(picture));
        }
        assert_eq!(Picture::read(&["7"], &shared), None);
    }

    #[test]
    fn pictures_share_the_marks_that_they_have_in_common() {
        let mut marks = Marks::default();
        let drawn = |picture: &Picture, at: usize| match &picture.marks[at] {
            Mark::Drawn(json) => Arc::clone(json),
            Mark::Logo(..) => panic!("no logo was drawn"),
        };
        let [one, other] = [["[0]", "[1]"], ["[2]", "[0]"]].map(|all| marks.share(picture(&all)));
        assert!(Arc::ptr_eq(&drawn(&one, 0), &drawn(&other, 1)) && *drawn(&other, 0) == *"[2]");
        assert_eq!(other, picture(&["[2]", "[0]"]));
    }

    #[test]
    fn a_mark_that_several_pictures_hold_is_written_once() {
        let pictures = [picture(&["[0]", "[1]"]), picture(&["[0]", "[2]"]), picture(&["[0]"])];
        let album = Album::of(pictures.iter());
        assert_eq!(album.shared, "[[0]]");
        assert_eq!(album.pictures, ["[0,[1]]", "[0,[2]]", "[0]"]);
    }

    #[test]
    fn logos_beyond_what_they_may_take_together_are_left_out() {
        let logo =
            |letter: &str| Picture { marks: [Mark::Logo("0,0,1,1".into(), letter.repeat(LOGOS / 2).into())].into() };
        let pictures = [logo("a"), logo("b"), logo("c"), logo("a")];
        let album = Album::of(pictures.iter());
        assert_eq!(album.pictures[2], "[]");
        assert!(album.pictures[1].starts_with("[[3,0,0,1,1,\"bbb") && album.pictures[3] == "[0]");
    }

    #[test]
    fn outlines_are_whole_points() {
        let path = Path::line(Point::new(1.4, 2.6), Point::new(-0.2, 9.5));
        let shape = Shape { path, fill: Some(Paint::Solid(BLACK, 0.09)), stroke: None };
        assert_eq!(shape_mark(&shape).collect::<Vec<_>>(), ["[0,\"M1 3L0 10\",\"#000000\",0.09]"]);
    }
}
