//! Rules that every finished page keeps, for property tests: finite numbers, marks on the page, no text over text, no empty
//! alternative text.

use crate::layout::frame::{Frame, GlyphRun, Item, PAGE, Paint, Shape, Tag};
use crate::layout::geometry::{Point, Pt, Rect};

/// How far marks may overlap, or reach beyond their box.
const SLACK: Pt = 0.5;

/// The rules that a page breaks, one sentence each; empty if it breaks none.
pub fn violations(frame: &Frame) -> Vec<String> {
    let mut check = Check::default();
    check.items(&frame.items, Inside::default());
    for (number, (text, area)) in check.texts.iter().enumerate() {
        for (other, other_area) in &check.texts[number + 1..] {
            if area.overlaps(other_area, SLACK) {
                check.found.push(format!("text {text:?} lies over text {other:?}"));
            }
        }
    }
    check.found
}

/// The area that the ink of a glyph run may cover, including accents and descenders.
pub fn ink(run: &GlyphRun) -> Rect {
    Rect::new(run.origin.x, run.origin.y - 0.75 * run.size, run.width(), 0.97 * run.size)
}

#[derive(Default)]
struct Check {
    found: Vec<String>,
    texts: Vec<(String, Rect)>,
    /// Cards and buttons painted so far.
    boxes: Vec<Rect>,
}

/// What a mark is part of.
#[derive(Clone, Copy, Default)]
struct Inside {
    /// A chart: its labels may overlap bars.
    figure: bool,
    clip: Option<Rect>,
}

impl Check {
    fn items(&mut self, items: &[Item], inside: Inside) {
        for item in items {
            match item {
                Item::Shape(shape) => {
                    self.shape(shape, inside);
                    if !inside.figure {
                        self.boxes.extend(card(shape));
                    }
                }
                Item::Glyphs(run) => {
                    self.run(run);
                    self.box_of(run, inside);
                }
                Item::Picture { area, .. } => self.area("a picture", Some(*area)),
                Item::Clipped { area, items, .. } => {
                    self.area("a clipped area", Some(*area));
                    self.items(items, Inside { clip: Some(*area), ..inside });
                }
                Item::Tagged { tag, items } => {
                    self.tag(tag);
                    let figure = inside.figure || matches!(tag, Tag::Figure { .. });
                    self.items(items, Inside { figure, ..inside });
                }
            }
        }
    }

    /// Text must stay inside its clip, and on the card or button under its middle.
    fn box_of(&mut self, run: &GlyphRun, inside: Inside) {
        let area = ink(run);
        let middle = Rect::new(area.center().x, area.center().y, 0.0, 0.0);
        let under = self.boxes.iter().rev().filter(|_| !inside.figure).find(|card| card.contains(&middle, 0.0));
        for place in inside.clip.iter().chain(under) {
            if !run.text.trim().is_empty() && !place.contains(&area, SLACK) {
                self.found.push(format!("text {:?} stands out of its box", run.text));
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Figure { alt } if alt.trim().is_empty() => {
                self.found.push("a figure has no alternative text".to_owned());
            }
            Tag::Link { to, label, area } => {
                if label.trim().is_empty() {
                    self.found.push(format!("the link to {to:?} has no label"));
                }
                self.area("a link", Some(*area));
            }
            _ => {}
        }
    }

    fn shape(&mut self, shape: &Shape, inside: Inside) {
        let bounds = shape.path.bounds();
        let finite = |p: &Point| p.x.is_finite() && p.y.is_finite();
        let paint_is_finite = match &shape.fill {
            Some(Paint::Linear { from, to, .. }) => finite(from) && finite(to),
            Some(Paint::Solid(_, opacity)) => (0.0..=1.0).contains(opacity),
            None => true,
        };
        let stroke_is_finite = shape
            .stroke
            .as_ref()
            .is_none_or(|s| s.width.is_finite() && s.width >= 0.0 && s.dash.iter().all(|d| d.is_finite() && *d >= 0.0));
        if !paint_is_finite || !stroke_is_finite {
            self.found.push("a shape's fill or stroke is not a number".to_owned());
        }
        if let Some(bounds) = bounds {
            let finite_points = shape.path.segments.iter().all(|segment| match segment {
                crate::layout::geometry::Segment::Move(p) | crate::layout::geometry::Segment::Line(p) => finite(p),
                crate::layout::geometry::Segment::Curve(a, b, c) => finite(a) && finite(b) && finite(c),
                crate::layout::geometry::Segment::Close => true,
            });
            // Marks inside a clip may reach beyond the page.
            let seen = if is_finite(&bounds) { inside.clip.unwrap_or(bounds) } else { bounds };
            self.area("a shape", finite_points.then_some(seen));
        }
    }

    fn run(&mut self, run: &GlyphRun) {
        let area = ink(run);
        let what = format!("text {:?}", run.text);
        if !(run.size.is_finite() && run.size > 0.0) {
            self.found.push(format!("{what} has the size {}", run.size));
        }
        if run.glyphs.iter().any(|g| g.id == 0) {
            self.found.push(format!("{what} has a missing glyph"));
        }
        self.area(&what, Some(area));
        if !run.text.trim().is_empty() {
            self.texts.push((run.text.clone(), area));
        }
    }

    /// An area must be finite and on the page; `None` means that it is not finite.
    fn area(&mut self, what: &str, area: Option<Rect>) {
        let page = Rect::new(0.0, 0.0, PAGE.width, PAGE.height);
        match area.filter(is_finite) {
            None => self.found.push(format!("{what} is not at a finite place")),
            Some(area) if !page.contains(&area, SLACK) => {
                let Rect { x, y, width, height } = area;
                self.found.push(format!("{what} leaves the page: {x:.1},{y:.1} {width:.1}×{height:.1}"));
            }
            Some(_) => {}
        }
    }
}

fn is_finite(area: &Rect) -> bool {
    [area.x, area.y, area.width, area.height].iter().all(|v| v.is_finite())
}

/// The area of a filled shape with up to four straight sides, unless it is the page's background.
fn card(shape: &Shape) -> Option<Rect> {
    let sides = shape
        .path
        .segments
        .iter()
        .filter(|segment| matches!(segment, crate::layout::geometry::Segment::Line(_)))
        .count();
    let straight = (1..=4).contains(&sides);
    let area = shape.path.bounds().filter(|area| area.width < PAGE.width || area.height < PAGE.height);
    area.filter(|_| straight && shape.fill.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::color::Color;
    use crate::layout::geometry::Path;
    use crate::layout::text::style::tests::{fonts, style};

    fn word(text: &str, x: Pt, y: Pt) -> Vec<Item> {
        let move_to = |mut run: GlyphRun| {
            run.origin = Point::new(run.origin.x + x, run.origin.y + y);
            Item::Glyphs(run)
        };
        fonts().shape(text, &style(16.0)).into_iter().map(move_to).collect()
    }

    fn page(items: Vec<Vec<Item>>) -> Frame {
        Frame { title: String::new(), items: items.into_iter().flatten().collect() }
    }

    #[test]
    fn finds_nothing_on_a_sound_page() {
        assert_eq!(violations(&page(vec![word("one", 20.0, 40.0), word("two", 20.0, 60.0)])), [""; 0]);
    }

    #[test]
    fn finds_text_over_text_and_off_the_page() {
        let found = violations(&page(vec![word("one", 20.0, 40.0), word("two", 25.0, 45.0), word("far", 950.0, 9.0)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1], "text \"one\" lies over text \"two\"");
        assert!(found[0].starts_with("text \"far\" leaves the page: 950.0,-3.0"), "{found:?}");
    }

    #[test]
    fn finds_nothing_in_what_a_clip_cuts_off() {
        let black = Color { r: 0, g: 0, b: 0 };
        let large = vec![Item::block(Rect::new(-50.0, 20.0, 2000.0, 40.0), 0.0, black)];
        let clip = |items| Item::Clipped { area: Rect::new(0.0, 0.0, 100.0, 100.0), radius: 0.0, items };
        assert_eq!(violations(&page(vec![vec![clip(large.clone())]])), [""; 0]);
        assert_eq!(violations(&page(vec![large])).len(), 1);
    }

    #[test]
    fn finds_text_that_stands_out_of_its_card_or_clip() {
        let grey = Color { r: 200, g: 200, b: 200 };
        let card = |width| vec![Item::block(Rect::new(10.0, 20.0, width, 40.0), 4.0, grey)];
        let on = |width| violations(&page(vec![card(width), word("Weekly users", 20.0, 45.0)]));
        assert_eq!(on(140.0), [""; 0]);
        assert_eq!(on(90.0), ["text \"Weekly users\" stands out of its box"]);
        let area = Rect::new(10.0, 20.0, 90.0, 40.0);
        let clip = Item::Clipped { area, radius: 0.0, items: word("Weekly users", 20.0, 45.0) };
        assert_eq!(violations(&page(vec![vec![clip]])), ["text \"Weekly users\" stands out of its box"]);
        let bar = Item::tagged(Tag::Figure { alt: "a bar".to_owned() }, [card(90.0), word("52", 90.0, 45.0)].concat());
        assert_eq!(violations(&page(vec![vec![bar]])), [""; 0]);
    }

    #[test]
    fn takes_a_silhouette_behind_text_for_no_card() {
        let (grey, hills) = (Color { r: 200, g: 200, b: 200 }, [10.0, 30.0, 50.0, 70.0, 90.0].into_iter().enumerate());
        let top = hills.map(|(i, x)| Point::new(x, if i % 2 == 0 { 30.0 } else { 25.0 }));
        let outline: Vec<_> = top.chain([Point::new(90.0, 60.0), Point::new(10.0, 60.0)]).collect();
        let fill = Some(Paint::Solid(grey, 1.0));
        let shape = Item::Shape(Shape { path: Path::poly(&outline, true), fill, stroke: None });
        assert_eq!(violations(&page(vec![vec![shape], word("Weekly users", 20.0, 45.0)])), [""; 0]);
    }

    #[test]
    fn finds_figures_without_words_and_places_that_are_not_numbers() {
        let black = Color { r: 0, g: 0, b: 0 };
        let nowhere = Item::line(Point::new(1.0, 1.0), Point::new(Pt::NAN, 2.0), black, 1.0);
        let figure = Item::tagged(Tag::Figure { alt: " ".to_owned() }, vec![nowhere]);
        let empty = Item::Shape(Shape { path: Path::default(), fill: None, stroke: None });
        let found = violations(&page(vec![vec![figure, empty]]));
        assert_eq!(found, ["a figure has no alternative text", "a shape is not at a finite place"]);
    }
}
