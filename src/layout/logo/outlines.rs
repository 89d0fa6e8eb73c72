//! Converts SVG logos to outlines, which stay sharp at any size and take fewer bytes than pixels.
//!
//! A logo becomes outlines as a whole or not at all. If a part needs more than paths, plain colours and clips (gradients,
//! patterns, masks, filters, blend modes, group opacity), the whole logo is shown as pixels, so that no part looks different
//! from its neighbours. The same holds for a drawing with so many segments that pixels are smaller, and for one that reaches
//! far beyond its box, where PDF readers' numbers end.

use resvg::tiny_skia::Transform;
use resvg::usvg::{BlendMode, Group, Node, Paint, PaintOrder, Tree};
use resvg::{tiny_skia as skia, usvg};

use crate::layout::color::Color;
use crate::layout::drawing::{Drawing, Mark, Rule};
use crate::layout::geometry::Rect;
use crate::layout::logo::geometry::{Outline, covers, is_flat, pen};

/// The greatest number of segments of all outlines.
pub(crate) const MOST_STEPS: usize = 2_000;
/// The drawing in a box of `width` × `height` pixels, scaled by `scale`; `None` if it must be shown as pixels.
pub(crate) fn outlined(tree: &Tree, scale: f32, width: u32, height: u32) -> Option<Drawing> {
    let canvas = Rect::new(0.0, 0.0, width.into(), height.into());
    let mut pencil = Pencil { canvas, steps: 0 };
    let mut marks = Vec::new();
    pencil.nodes(tree.root(), Transform::from_scale(scale, scale), &mut marks)?;
    Some(Drawing { marks })
}

struct Pencil {
    canvas: Rect,
    steps: usize,
}

impl Pencil {
    fn nodes(&mut self, group: &Group, place: Transform, marks: &mut Vec<Mark>) -> Option<()> {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, place, marks)?,
                Node::Path(path) if path.is_visible() => self.path(path, place, marks)?,
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => return None,
            }
        }
        Some(())
    }

    fn group(&mut self, group: &Group, place: Transform, marks: &mut Vec<Mark>) -> Option<()> {
        if group.blend_mode() != BlendMode::Normal || group.mask().is_some() || !group.filters().is_empty() {
            return None;
        }
        let place = place.pre_concat(group.transform());
        let mut inner = Vec::new();
        self.nodes(group, place, &mut inner)?;
        if group.opacity().get() < 1.0 {
            fade(&mut inner, group.opacity().get())?;
        }
        match group.clip_path() {
            Some(clip) => marks.extend(self.clipped(clip, place, inner)?),
            None => marks.append(&mut inner),
        }
        Some(())
    }

    /// The marks inside a clip, which must be a single outline.
    fn clipped(&mut self, clip: &usvg::ClipPath, place: Transform, marks: Vec<Mark>) -> Option<Vec<Mark>> {
        if clip.clip_path().is_some() {
            return None;
        }
        let mut found = Vec::new();
        clip_outlines(clip.root(), place.pre_concat(clip.transform()), &mut found)?;
        let (fill, data, place) = match found.as_slice() {
            [] => return Some(Vec::new()),
            [(fill, data, place)] => (*fill, *data, *place),
            _ => return None,
        };
        if is_flat(data) {
            return Some(Vec::new());
        }
        let Outline { path, .. } = self.outline(data, place)?;
        Some(if covers(&path, &self.canvas) { marks } else { vec![Mark::Clipped { path, rule: rule(fill), marks }] })
    }

    fn path(&mut self, path: &usvg::Path, place: Transform, marks: &mut Vec<Mark>) -> Option<()> {
        let fill = match path.fill().filter(|_| !is_flat(path.data())) {
            Some(fill) => {
                let color = plain(fill.paint())?;
                let Outline { path, .. } = self.outline(path.data(), place)?;
                Some(Mark::Fill { path, rule: rule(fill), color, opacity: fill.opacity().get() })
            }
            None => None,
        };
        let line = match path.stroke() {
            Some(stroke) => {
                let color = plain(stroke.paint())?;
                let outline = self.outline(path.data(), place)?;
                let pen = pen(stroke, place, outline.length)?;
                Some(Mark::Line { path: outline.path, pen, color, opacity: stroke.opacity().get() })
            }
            None => None,
        };
        match path.paint_order() {
            PaintOrder::FillAndStroke => marks.extend(fill.into_iter().chain(line)),
            PaintOrder::StrokeAndFill => marks.extend(line.into_iter().chain(fill)),
        }
        Some(())
    }

    fn outline(&mut self, data: &skia::Path, place: Transform) -> Option<Outline> {
        self.steps = self.steps.saturating_add(data.len());
        if self.steps <= MOST_STEPS { Outline::of(data, place) } else { None }
    }
}

/// Applies a group's opacity to its only mark. `None` for several marks: they may overlap, and would show through each other.
fn fade(marks: &mut [Mark], by: f32) -> Option<()> {
    match marks {
        [] => Some(()),
        [Mark::Fill { opacity, .. } | Mark::Line { opacity, .. }] => {
            *opacity *= by;
            Some(())
        }
        [Mark::Clipped { marks, .. }] => fade(marks, by),
        _ => None,
    }
}

type ClipOutline<'a> = (&'a usvg::Fill, &'a skia::Path, Transform);

/// Collects the outlines of a clip.
fn clip_outlines<'a>(group: &'a Group, place: Transform, found: &mut Vec<ClipOutline<'a>>) -> Option<()> {
    for node in group.children() {
        match node {
            Node::Path(path) => {
                found.extend(path.fill().filter(|_| path.is_visible()).map(|fill| (fill, path.data(), place)));
            }
            Node::Group(group) if group.clip_path().is_none() => {
                clip_outlines(group, place.pre_concat(group.transform()), found)?;
            }
            Node::Group(_) | Node::Image(_) | Node::Text(_) => return None,
        }
    }
    Some(())
}

fn plain(paint: &Paint) -> Option<Color> {
    match paint {
        Paint::Color(color) => Some(Color { r: color.red, g: color.green, b: color.blue }),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) | Paint::Pattern(_) => None,
    }
}

fn rule(fill: &usvg::Fill) -> Rule {
    match fill.rule() {
        usvg::FillRule::NonZero => Rule::NonZero,
        usvg::FillRule::EvenOdd => Rule::EvenOdd,
    }
}
