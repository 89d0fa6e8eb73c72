//! A picture made of outlines: what a logo is where paths, plain colours and clips are all there is to it.
//!
//! Kinder than the marks of a slide: lines have ends, corners and an opacity of their own, and outlines may be filled by
//! either rule, since a drawing comes from outside and is to look as its maker drew it.

use crate::layout::color::Color;
use crate::layout::geometry::{Path, Pt, Segment};

/// Marks in painting order, in the pixels of the [`crate::layout::frame::Image`] they stand for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub marks: Vec<Mark>,
}

/// One mark of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled outline.
    Fill {
        /// The outline.
        path: Path,
        /// Which side of the outline is inside.
        rule: Rule,
        /// The colour.
        color: Color,
        /// From 0 to 1.
        opacity: f32,
    },
    /// A line along an outline.
    Line {
        /// The outline.
        path: Path,
        /// How it is drawn.
        pen: Pen,
        /// The colour.
        color: Color,
        /// From 0 to 1.
        opacity: f32,
    },
    /// Marks seen only inside an outline.
    Clipped {
        /// The outline.
        path: Path,
        /// Which side of the outline is inside.
        rule: Rule,
        /// What is seen.
        marks: Vec<Mark>,
    },
}

/// Which points an outline that crosses itself encloses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Those that it winds around.
    NonZero,
    /// Those that lie behind an odd number of crossings.
    EvenOdd,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Pen {
    pub width: Pt,
    /// Its ends.
    pub cap: Cap,
    /// Its corners.
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
    /// Sharp.
    Miter = 0,
    /// Round.
    Round = 1,
    /// Cut off.
    Bevel = 2,
}

impl Drawing {
    /// The bytes of memory that its outlines take.
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
