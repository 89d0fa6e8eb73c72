//! A vector picture: a logo that consists only of paths, plain colours and clips.
//!
//! Its marks can do more than those of a slide: lines have caps, joins and opacity, and either fill rule is possible, because
//! a logo must look as its maker drew it.

use crate::layout::color::Color;
use crate::layout::geometry::{Path, Pt, Segment};

/// Marks in painting order, in the pixel coordinates of the [`crate::layout::frame::Image`] that holds the drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub marks: Vec<Mark>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    Fill {
        path: Path,
        rule: Rule,
        color: Color,
        /// From 0 to 1.
        opacity: f32,
    },
    /// A line along an outline.
    Line {
        path: Path,
        pen: Pen,
        color: Color,
        /// From 0 to 1.
        opacity: f32,
    },
    /// Marks seen only inside an outline.
    Clipped { path: Path, rule: Rule, marks: Vec<Mark> },
}

/// The fill rule: which points an outline that crosses itself encloses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Nonzero: points that the outline winds around.
    NonZero,
    /// Even–odd: points reached after an odd number of crossings.
    EvenOdd,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Pen {
    pub width: Pt,
    pub cap: Cap,
    pub join: Join,
    /// How many times its width a sharp corner may reach before it is cut off.
    pub miter_limit: f64,
    /// Dash and gap lengths; empty for a solid line.
    pub dash: Vec<Pt>,
    /// How far into the dashes the line begins.
    pub dash_start: Pt,
}

/// The ends of a line, numbered as a PDF numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Cut off at the end.
    Butt = 0,
    /// A half circle around the end.
    Round = 1,
    /// Half a width beyond the end.
    Square = 2,
}

/// The corners of a line, numbered as a PDF numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    Miter = 0,
    Round = 1,
    /// Cut off.
    Bevel = 2,
}

impl Drawing {
    /// The memory that the outlines take, in bytes.
    pub fn bytes(&self) -> usize {
        fn of(marks: &[Mark]) -> usize {
            let outline = |path: &Path| path.segments.len() * size_of::<Segment>();
            let mark = |mark: &Mark| match mark {
                Mark::Fill { path, .. } | Mark::Line { path, .. } => outline(path),
                Mark::Clipped { path, marks, .. } => outline(path) + of(marks),
            };
            size_of_val(marks) + marks.iter().map(mark).sum::<usize>()
        }
        of(&self.marks)
    }

    /// Whether anything shows through a mark.
    pub fn is_see_through(&self) -> bool {
        fn any(marks: &[Mark]) -> bool {
            marks.iter().any(|mark| match mark {
                Mark::Fill { opacity, .. } | Mark::Line { opacity, .. } => *opacity < 1.0,
                Mark::Clipped { marks, .. } => any(marks),
            })
        }
        any(&self.marks)
    }
}
