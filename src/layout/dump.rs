//! A stable text form of frames for snapshots: one mark per line, indented by tag, numbers rounded to a tenth of a point.

use std::fmt::Write;

use crate::layout::frame::{Destination, Frame, GlyphRun, Item, Paint, Shape, Tag};
use crate::layout::geometry::{Path, Point, Pt, Rect, Segment};
use crate::layout::text::fonts::Fonts;

/// The text form of a frame. With `fonts`, glyph runs name their face; without, its number.
pub fn dump(frame: &Frame, fonts: Option<&Fonts>) -> String {
    let mut out = Dump { out: format!("frame {:?}\n", frame.title), depth: 1, fonts };
    out.items(&frame.items);
    out.out
}

struct Dump<'a> {
    out: String,
    depth: usize,
    fonts: Option<&'a Fonts>,
}

impl Dump<'_> {
    fn line(&mut self, text: &str) {
        let indent = self.depth * 2;
        writeln!(self.out, "{:indent$}{text}", "").expect("writing to a string does not fail");
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Shape(shape) => self.line(&shape_text(shape)),
                Item::Glyphs(run) => {
                    let text = self.run_text(run);
                    self.line(&text);
                }
                Item::Picture { area, image } => {
                    let (kind, width, height) =
                        (if image.drawing.is_some() { "drawing" } else { "picture" }, image.width, image.height);
                    self.line(&format!("{kind} {} of {width}×{height} pixels", rect(area)));
                }
                Item::Clipped { area, radius, items } => {
                    self.nested(&format!("clip {} radius {}", rect(area), number(*radius)), items);
                }
                Item::Tagged { tag, items } => self.nested(&tag_text(tag), items),
            }
        }
    }

    fn nested(&mut self, head: &str, items: &[Item]) {
        self.line(head);
        self.depth += 1;
        self.items(items);
        self.depth -= 1;
    }

    fn run_text(&self, run: &GlyphRun) -> String {
        let face = match self.fonts {
            Some(fonts) => fonts.face(run.face).name.clone(),
            None => format!("face {}", run.face.0),
        };
        let direction = if run.rtl { " rtl" } else { "" };
        let (size, color, at) = (number(run.size), run.color.to_hex(), point(run.origin));
        format!("text {:?} at {at} width {} {face} {size} {color}{direction}", run.text, number(run.width()))
    }
}

fn tag_text(tag: &Tag) -> String {
    match tag {
        Tag::Figure { alt } => format!("<figure alt={alt:?}>"),
        Tag::Link { to, label, area } => {
            let to = match to {
                Destination::Url(url) => format!("{url:?}"),
                Destination::Page(page) => format!("page {}", page + 1),
            };
            format!("<link {to} label={label:?} area={}>", rect(area))
        }
        Tag::Passage { language } => format!("<passage {language}>"),
        Tag::Footer => "<footer>".to_owned(),
        Tag::Title => "<title>".to_owned(),
        Tag::Heading => "<heading>".to_owned(),
        Tag::Paragraph => "<paragraph>".to_owned(),
        Tag::List => "<list>".to_owned(),
        Tag::ListItem => "<item>".to_owned(),
        Tag::Label => "<label>".to_owned(),
        Tag::Table => "<table>".to_owned(),
        Tag::Row => "<row>".to_owned(),
        Tag::HeaderCell => "<header cell>".to_owned(),
        Tag::Cell => "<cell>".to_owned(),
    }
}

fn shape_text(shape: &Shape) -> String {
    let mut text = format!("path {}", path(&shape.path));
    match &shape.fill {
        Some(Paint::Solid(color, opacity)) if *opacity >= 1.0 => text += &format!(" fill {}", color.to_hex()),
        Some(Paint::Solid(color, opacity)) => text += &format!(" fill {} at {opacity:.2}", color.to_hex()),
        Some(Paint::Linear { from, to, start, end }) => {
            let (from, to) = (point(*from), point(*to));
            text += &format!(" fill {} {from} to {} {to}", start.to_hex(), end.to_hex());
        }
        None => {}
    }
    if let Some(stroke) = &shape.stroke {
        text += &format!(" stroke {} {}", stroke.color.to_hex(), number(stroke.width));
        if !stroke.dash.is_empty() {
            let dash: Vec<_> = stroke.dash.iter().map(|d| number(*d)).collect();
            text += &format!(" dash {}", dash.join(" "));
        }
        text += if stroke.round { " round" } else { "" };
    }
    text
}

fn path(path: &Path) -> String {
    let segments = path.segments.iter().map(|segment| match segment {
        Segment::Move(p) => format!("M {}", point(*p)),
        Segment::Line(p) => format!("L {}", point(*p)),
        Segment::Curve(a, b, c) => format!("C {} {} {}", point(*a), point(*b), point(*c)),
        Segment::Close => "Z".to_owned(),
    });
    segments.collect::<Vec<_>>().join(" ")
}

fn rect(area: &Rect) -> String {
    format!("{},{} {}×{}", number(area.x), number(area.y), number(area.width), number(area.height))
}

fn point(at: Point) -> String {
    format!("{},{}", number(at.x), number(at.y))
}

/// Rounded to a tenth, without negative zero and trailing ".0".
fn number(value: Pt) -> String {
    let tenths = (value * 10.0).round() / 10.0 + 0.0;
    format!("{tenths}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::color::Color;
    use crate::layout::frame::Stroke;
    use crate::layout::text::style::tests::{fonts, style};

    #[test]
    fn shows_every_kind_of_mark() {
        let fonts = fonts();
        let black = Color { r: 0, g: 0, b: 0 };
        let words = fonts.shape("62 seats", &style(16.0)).into_iter().map(Item::Glyphs).collect();
        let line = Item::Shape(Shape {
            path: Path::line(Point::new(1.0, 2.04), Point::new(3.26, -0.01)),
            fill: None,
            stroke: Some(Stroke { color: black, width: 0.5, dash: vec![2.0, 1.0], round: true }),
        });
        let figure = Item::tagged(Tag::Figure { alt: "a line".to_owned() }, vec![line]);
        let area = Rect::new(0.0, 0.0, 10.0, 10.0);
        let clip = Item::Clipped { area, radius: 2.0, items: vec![Item::block(area, 0.0, black)] };
        let items = vec![Item::tagged(Tag::Title, words), figure, clip];
        let frame = Frame { title: "Usage".to_owned(), items };
        let expected = "frame \"Usage\"\n  <title>\n    text \"62 seats\" at 0,0 width 64.6 Inter-Regular 16 #000000\n  \
            <figure alt=\"a line\">\n    path M 1,2 L 3.3,0 stroke #000000 0.5 dash 2 1 round\n  \
            clip 0,0 10×10 radius 2\n    path M 0,0 L 10,0 L 10,10 L 0,10 Z fill #000000\n";
        assert_eq!(dump(&frame, Some(&fonts)), expected);
    }
}
