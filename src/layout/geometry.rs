//! Lengths, points, rectangles and paths in points; the origin is the top left, y grows downwards.

/// A length in points (1/72 in).
pub type Pt = f64;

/// A place on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: Pt,
    pub y: Pt,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    pub width: Pt,
    pub height: Pt,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub x: Pt,
    pub y: Pt,
    pub width: Pt,
    pub height: Pt,
}

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a new subpath here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic Bézier with two control points to here.
    Curve(Point, Point, Point),
    /// A straight line back to the last `Move`.
    Close,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    pub segments: Vec<Segment>,
}

impl Point {
    pub const fn new(x: Pt, y: Pt) -> Self {
        Self { x, y }
    }
}

impl Rect {
    pub const fn new(x: Pt, y: Pt, width: Pt, height: Pt) -> Self {
        Self { x, y, width, height }
    }

    pub fn right(&self) -> Pt {
        self.x + self.width
    }

    pub fn bottom(&self) -> Pt {
        self.y + self.height
    }

    pub fn center(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The rectangle reduced by `dx` on the left and right and by `dy` above and below.
    pub fn inset(&self, dx: Pt, dy: Pt) -> Self {
        Self::new(self.x + dx, self.y + dy, (self.width - 2.0 * dx).max(0.0), (self.height - 2.0 * dy).max(0.0))
    }

    /// `count` columns of equal width with `gap` between them.
    pub fn columns(&self, count: usize, gap: Pt) -> Vec<Self> {
        let each = (self.width - gap * (count.max(1) - 1) as Pt) / count.max(1) as Pt;
        (0..count).map(|i| Self::new(self.x + (each + gap) * i as Pt, self.y, each, self.height)).collect()
    }

    /// `count` rows of equal height with `gap` between them.
    pub fn rows(&self, count: usize, gap: Pt) -> Vec<Self> {
        let each = (self.height - gap * (count.max(1) - 1) as Pt) / count.max(1) as Pt;
        (0..count).map(|i| Self::new(self.x, self.y + (each + gap) * i as Pt, self.width, each)).collect()
    }

    /// The top part of this height, and the rest.
    pub fn split_top(&self, height: Pt) -> (Self, Self) {
        let height = height.min(self.height);
        (
            Self::new(self.x, self.y, self.width, height),
            Self::new(self.x, self.y + height, self.width, self.height - height),
        )
    }

    /// Whether `other` lies inside, with a tolerance of `slack`.
    pub fn contains(&self, other: &Self, slack: Pt) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// Whether the two overlap by more than `slack` in both directions.
    pub fn overlaps(&self, other: &Self, slack: Pt) -> bool {
        self.right().min(other.right()) - self.x.max(other.x) > slack
            && self.bottom().min(other.bottom()) - self.y.max(other.y) > slack
    }
}

impl Path {
    pub fn line(from: Point, to: Point) -> Self {
        Self { segments: vec![Segment::Move(from), Segment::Line(to)] }
    }

    /// Straight lines through `points`; a polygon if `closed`.
    pub fn poly(points: &[Point], closed: bool) -> Self {
        let mut segments: Vec<_> =
            points.iter().enumerate().map(|(i, &p)| if i == 0 { Segment::Move(p) } else { Segment::Line(p) }).collect();
        if closed && !segments.is_empty() {
            segments.push(Segment::Close);
        }
        Self { segments }
    }

    /// A rectangle whose corners are rounded by `radius`, at most half its shorter side.
    pub fn rounded(area: Rect, radius: Pt) -> Self {
        let r = radius.min(area.width / 2.0).min(area.height / 2.0).max(0.0);
        let (l, t, right, b) = (area.x, area.y, area.right(), area.bottom());
        let p = Point::new;
        if r == 0.0 {
            return Self::poly(&[p(l, t), p(right, t), p(right, b), p(l, b)], true);
        }
        // The control point distance of the cubic that is closest to a quarter circle.
        let k = r * (1.0 - 0.552_284_75);
        use Segment::{Close, Curve, Line, Move};
        Self {
            segments: vec![
                Move(p(l + r, t)),
                Line(p(right - r, t)),
                Curve(p(right - k, t), p(right, t + k), p(right, t + r)),
                Line(p(right, b - r)),
                Curve(p(right, b - k), p(right - k, b), p(right - r, b)),
                Line(p(l + r, b)),
                Curve(p(l + k, b), p(l, b - k), p(l, b - r)),
                Line(p(l, t + r)),
                Curve(p(l, t + k), p(l + k, t), p(l + r, t)),
                Close,
            ],
        }
    }

    pub fn circle(center: Point, radius: Pt) -> Self {
        Self::rounded(Rect::new(center.x - radius, center.y - radius, radius * 2.0, radius * 2.0), radius)
    }

    /// The smallest rectangle around all points, including control points; `None` if the path is empty.
    pub fn bounds(&self) -> Option<Rect> {
        let mut points = self.segments.iter().flat_map(|s| match *s {
            Segment::Move(p) | Segment::Line(p) => vec![p],
            Segment::Curve(a, b, c) => vec![a, b, c],
            Segment::Close => Vec::new(),
        });
        let first = points.next()?;
        let (mut l, mut t, mut r, mut b) = (first.x, first.y, first.x, first.y);
        for p in points {
            l = l.min(p.x);
            t = t.min(p.y);
            r = r.max(p.x);
            b = b.max(p.y);
        }
        Some(Rect::new(l, t, r - l, b - t))
    }
}
