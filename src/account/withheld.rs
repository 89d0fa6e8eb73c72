//! Withheld figures: those that are not shown because a cell could not be read.
//!
//! An unreadable cell is not an empty one: a sum without it would be wrong. So a figure is withheld if one of its cells is
//! unreadable, and other accounts are not compared with it either.

use chrono::NaiveDate;

use crate::base::finding::Location;
use crate::base::row::anomaly::Anomaly;
use crate::base::row::codes::AnomalyKind;
use crate::base::week::Week;
use crate::config::qbr::metrics::{MetricConfig, MetricUnit};
use crate::config::workspace::Workspace;
use crate::ingest::records::{AccountRow, FigurePart, Refused};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithheldFigure {
    /// A metric, by its id.
    Metric(String),
    /// A metric's figure of the quarter before.
    MetricBefore(String),
    /// The best earlier quarter of a metric.
    MetricBest(String),
    /// The use of features.
    Features,
    /// The use of features before the period.
    FeaturesBefore,
    /// Licensed seats.
    Seats,
    /// Another entitlement, by its name.
    Entitlement(String),
    Money,
    Service,
    /// How many tickets were solved.
    Solved,
    /// How long tickets waited for a reply.
    FirstReplies,
    /// How long they waited in the quarter before.
    FirstRepliesBefore,
    Goals,
    /// How many requests there are.
    Requests,
    /// Products to offer.
    Offers,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    pub figure: WithheldFigure,
    /// The first unreadable cell of each day, and how many there are on that day.
    pub cells: Vec<(Location, u32)>,
}

impl WithheldFigure {
    /// The stable name, in the style of figure names.
    pub fn name(&self) -> String {
        match self {
            Self::Metric(id) => format!("{id}.value"),
            Self::MetricBefore(id) => format!("{id}.prior"),
            Self::MetricBest(id) => format!("{id}.potential"),
            Self::Features => "features".into(),
            Self::FeaturesBefore => "features.before".into(),
            Self::Seats => "seats.licensed".into(),
            Self::Entitlement(name) => format!("{name}.entitlement"),
            Self::Money => "money".into(),
            Self::Service => "service".into(),
            Self::Solved => "service.solved".into(),
            Self::FirstReplies => "service.first_reply_minutes".into(),
            Self::FirstRepliesBefore => "service.first_reply_minutes.before".into(),
            Self::Goals => "goals".into(),
            Self::Requests => "requests.all".into(),
            Self::Offers => "offers".into(),
        }
    }

    /// Whether it is about a time before the quarter.
    pub fn is_before(&self) -> bool {
        matches!(self, Self::MetricBefore(_) | Self::FeaturesBefore)
    }
}

impl Withheld {
    /// For the person who reviews the deck: `figure_refused: invoices.value (usage.csv:3 "invoices", 18 cells)`.
    pub fn anomaly(&self) -> Anomaly {
        let cells: u32 = self.cells.iter().map(|(_, cells)| cells).sum();
        let place = self.cells.first().map_or(String::new(), |(at, _)| {
            let line = at.record.unwrap_or(at.line);
            let column = at.column.as_ref().map(|column| format!(" \"{column}\"")).unwrap_or_default();
            format!("{}:{line}{column}", at.file)
        });
        let many = if cells > 1 { format!(", {cells} cells") } else { String::new() };
        Anomaly::new(AnomalyKind::FigureRefused, format!("{} ({place}{many})", self.figure.name()))
    }
}

/// The unreadable cells of an account, looked up by figure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gaps<'a> {
    refused: &'a [Refused],
    workspace: &'a Workspace,
}

impl<'a> Gaps<'a> {
    pub fn of(row: &'a AccountRow, workspace: &'a Workspace) -> Self {
        Self { refused: &row.refused, workspace }
    }

    /// Whether a figure has a cell that could not be read.
    pub fn has(self, figure: &WithheldFigure) -> bool {
        !self.refused.is_empty() && self.cells(figure).next().is_some()
    }

    /// Whether a metric's figure of the quarter has an unreadable cell. For amounts of money the currency counts too.
    pub fn has_metric(self, config: &MetricConfig) -> bool {
        !self.refused.is_empty()
            && (self.has(&WithheldFigure::Metric(config.id.clone()))
                || config.unit == MetricUnit::Money && self.has(&WithheldFigure::Money))
    }

    /// Whether a metric has an unreadable cell in one of these weeks.
    pub fn has_metric_cell(self, config: &MetricConfig, weeks: impl Iterator<Item = Week> + Clone) -> bool {
        let metric = self.workspace.config.metrics.iter().position(|other| other.id == config.id);
        let calendar = self.workspace.grid.calendar;
        self.refused.iter().any(|Refused { part, day, .. }| {
            matches!(part, FigurePart::Metric(of) if Some(usize::from(*of)) == metric)
                && day.is_none_or(|day| weeks.clone().any(|week| week == calendar.week_of(day)))
        })
    }

    /// Whether the entitlement of a metric has an unreadable cell.
    pub fn has_entitlement(self, config: &MetricConfig) -> bool {
        match config.entitlement.as_deref() {
            None => false,
            Some("seats_licensed") => self.has(&WithheldFigure::Seats),
            Some(name) => self.has(&WithheldFigure::Entitlement(name.to_owned())),
        }
    }

    /// All withheld figures, each cell reported once.
    pub fn withheld(self) -> Vec<Withheld> {
        if self.refused.is_empty() {
            return Vec::new();
        }
        let of_metric = |config: &MetricConfig| {
            let id = || config.id.clone();
            [WithheldFigure::Metric(id()), WithheldFigure::MetricBefore(id()), WithheldFigure::MetricBest(id())]
        };
        let config = &self.workspace.config;
        let mut all: Vec<WithheldFigure> = config.metrics.iter().flat_map(of_metric).collect();
        all.extend([WithheldFigure::Features, WithheldFigure::FeaturesBefore, WithheldFigure::Seats]);
        let entitlements = self.refused.iter().filter_map(|refused| match &refused.part {
            FigurePart::Entitlement(name) => Some(WithheldFigure::Entitlement(name.clone())),
            _ => None,
        });
        all.extend(entitlements);
        all.extend([
            WithheldFigure::Money,
            WithheldFigure::Service,
            WithheldFigure::Solved,
            WithheldFigure::FirstReplies,
            WithheldFigure::FirstRepliesBefore,
        ]);
        all.extend([WithheldFigure::Goals, WithheldFigure::Requests, WithheldFigure::Offers]);
        let mut withheld: Vec<Withheld> = Vec::new();
        for figure in all {
            let cells: Vec<_> = self.cells(&figure).map(|refused| (refused.at.clone(), refused.cells)).collect();
            // A cell is reported once per metric, and once for the features.
            let is_reported = |cell: &(Location, u32)| {
                withheld.iter().any(|known| known.figure.is_of(&figure) && known.cells.contains(cell))
            };
            if !cells.iter().all(is_reported) {
                withheld.push(Withheld { figure, cells });
            }
        }
        withheld
    }

    fn cells(self, figure: &WithheldFigure) -> impl Iterator<Item = &'a Refused> {
        let (days, before) = (self.workspace.days(), self.workspace.previous.days());
        let calendar = self.workspace.grid.calendar;
        let grid = &self.workspace.grid;
        let place = |id: &String| self.workspace.config.metrics.iter().position(|config| config.id == *id);
        let now = move |day: NaiveDate| days.contains(day);
        let earlier = move |day: NaiveDate| before.contains(day);
        let metric = match figure {
            WithheldFigure::Metric(id) | WithheldFigure::MetricBefore(id) | WithheldFigure::MetricBest(id) => place(id),
            _ => None,
        };
        let figure = figure.clone();
        self.refused.iter().filter(move |Refused { part, day, .. }| {
            let is_metric =
                |part: &FigurePart| matches!(part, FigurePart::Metric(of) if Some(usize::from(*of)) == metric);
            match &figure {
                WithheldFigure::Metric(_) => {
                    is_metric(part) && day.is_none_or(|day| grid.current().any(|week| week == calendar.week_of(day)))
                }
                WithheldFigure::MetricBefore(_) => {
                    is_metric(part)
                        && day.is_none_or(|day| grid.prior().flatten().any(|week| week == calendar.week_of(day)))
                }
                WithheldFigure::MetricBest(_) => {
                    is_metric(part) && day.is_none_or(|day| calendar.week_of(day) <= grid.last)
                }
                WithheldFigure::Features => *part == FigurePart::Features && day.is_none_or(now),
                WithheldFigure::FeaturesBefore => {
                    *part == FigurePart::Features && day.is_none_or(|day| day < days.first)
                }
                WithheldFigure::Seats => *part == FigurePart::Seats,
                WithheldFigure::Entitlement(name) => matches!(part, FigurePart::Entitlement(of) if of == name),
                WithheldFigure::Money => *part == FigurePart::Currency,
                WithheldFigure::Service => {
                    *part == FigurePart::Tickets && day.is_none_or(|day| now(day) || earlier(day))
                }
                WithheldFigure::Solved => *part == FigurePart::Solved && day.is_none_or(now),
                WithheldFigure::FirstReplies => *part == FigurePart::FirstReplies && day.is_none_or(now),
                WithheldFigure::FirstRepliesBefore => *part == FigurePart::FirstReplies && day.is_none_or(earlier),
                WithheldFigure::Goals => *part == FigurePart::Goals,
                WithheldFigure::Requests => *part == FigurePart::Requests,
                WithheldFigure::Offers => *part == FigurePart::Products,
            }
        })
    }
}

impl WithheldFigure {
    /// Whether `other` is about the same metric, or the features too, so that one report of a cell is enough.
    fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Metric(a) | Self::MetricBefore(a), Self::MetricBefore(b) | Self::MetricBest(b)) => a == b,
            (Self::Features, Self::FeaturesBefore) => true,
            _ => false,
        }
    }
}
