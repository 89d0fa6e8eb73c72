//! A plane of two measures, divided into named regions: a small picture for people, data for programs.

/// One measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub key: &'static str,
    pub title: &'static str,
    /// Where the plane is judged, and how that is written; in the order in which it is drawn, from left or from above.
    pub steps: Vec<(f64, String)>,
    /// Where the base is.
    pub at: f64,
}

/// The plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    pub across: Axis,
    pub up: Axis,
    /// `[up][across]`: the region at each step.
    pub regions: Vec<Vec<&'static str>>,
    /// The regions' names, each with a first letter of its own.
    pub names: Vec<&'static str>,
}

impl Axis {
    /// The step nearest to where the base is. Steps grow by factors, so it is the factor that counts.
    pub fn nearest(&self) -> usize {
        let far = |step: f64| (step.ln() - self.at.max(f64::MIN_POSITIVE).ln()).abs();
        let steps = self.steps.iter().enumerate();
        steps.min_by(|(_, a), (_, b)| far(a.0).total_cmp(&far(b.0))).map_or(0, |(at, _)| at)
    }
}

impl Plane {
    /// The picture: the first letter of each region, a mark where the base is.
    pub fn lines(&self) -> Vec<String> {
        let here = (self.up.nearest(), self.across.nearest());
        let letter = |row: usize, column: usize, name: &str| {
            if (row, column) == here { '●' } else { name.chars().next().unwrap_or(' ') }
        };
        let row = |(at, names): (usize, &Vec<&'static str>)| {
            let letters: String =
                names.iter().enumerate().map(|(column, name)| format!("{:>5}", letter(at, column, name))).collect();
            format!("{:>4}{letters}", self.up.steps[at].1)
        };
        let across: String = self.across.steps.iter().map(|(_, label)| format!("{label:>5}")).collect();
        let legend = self.names.iter().map(|name| format!("{} {name}", name.chars().next().unwrap_or(' ')));
        let mut lines: Vec<String> = vec![self.up.title.to_owned()];
        lines.extend(self.regions.iter().enumerate().map(row));
        lines.push(format!("    {across}  {}", self.across.title));
        lines.push(legend.chain(["● this base".to_owned()]).collect::<Vec<_>>().join(", "));
        lines
    }
}
