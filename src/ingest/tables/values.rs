//! Where a source of usage has its values: one column a metric, or one row a value.

use crate::base::finding::Severity;
use crate::base::nearest::did_you_mean;
use crate::config::qbr::sources::usage::UsageSource;
use crate::config::workspace::Workspace;
use crate::ingest::cells::catalogue_name::NameLookup;
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowReader, Unused};

/// Where a source's values are.
pub(crate) enum Values<'w> {
    Wide(Vec<(usize, ColumnId)>),
    Long { metric: ColumnId, value: ColumnId, names: NameLookup<'w> },
}

impl<'w> Values<'w> {
    /// The metrics that a row which cannot be used may have values of.
    pub fn may_fill(&mut self, row: &mut RowReader) -> Vec<usize> {
        match self {
            Self::Wide(metrics) => {
                let given = metrics.iter().filter(|(_, column)| !row.fits || row.has(*column));
                given.map(|(metric, _)| *metric).collect()
            }
            Self::Long { value, .. } if row.fits && !row.has(*value) => Vec::new(),
            Self::Long { metric, names, .. } => match row.key(*metric).filter(|_| row.fits) {
                Some(name) => names.find(&name).or_else(|| names.near(&name)).into_iter().collect(),
                None => (0..names.len()).collect(),
            },
        }
    }

    /// The metrics that its rows may have values of.
    pub fn metrics(&self) -> Box<dyn Iterator<Item = usize> + '_> {
        match self {
            Self::Wide(metrics) => Box::new(metrics.iter().map(|(metric, _)| *metric)),
            Self::Long { names, .. } => Box::new(0..names.len()),
        }
    }

    /// The column that names a row's metric, where one does.
    pub fn name(&self) -> Option<ColumnId> {
        match self {
            Self::Wide(_) => None,
            Self::Long { metric, .. } => Some(*metric),
        }
    }

    /// The metrics that a row may have values of, each with its column.
    pub fn given(&mut self, row: &mut RowReader) -> Vec<(usize, ColumnId)> {
        match self {
            Self::Wide(metrics) => metrics.clone(),
            Self::Long { metric, value, names } => {
                let found = row.key(*metric).and_then(|name| names.find(&name));
                found.map(|metric| (metric, *value)).into_iter().collect()
            }
        }
    }

    pub fn of(workspace: &'w Workspace, source: &UsageSource, schema: &mut Schema) -> Self {
        let metrics = &workspace.config.metrics;
        let place = |id: &str| metrics.iter().position(|m| m.id == id);
        if let (Some(metric), Some(value)) = (&source.metric, &source.value) {
            let (metric, value) = (schema.add(metric, true), schema.figure(value, true));
            return Values::Long { metric, value, names: NameLookup::of(&workspace.lookup.metrics, &source.names) };
        }
        let columns = source.metrics.iter().filter_map(|(id, column)| Some((place(id)?, column)));
        let values: Vec<_> = columns.map(|(metric, column)| (metric, schema.figure(column, false))).collect();
        schema.any_of = values.iter().map(|(_, column)| *column).collect();
        Values::Wide(values)
    }
}

/// Reports a row without any value, which says nothing; a value that cannot be read has its own finding.
pub(super) fn nothing_measured(row: &mut RowReader, metrics: &[(usize, ColumnId)]) {
    if let Some((_, first)) = metrics.first()
        && metrics.iter().all(|(_, column)| row.bytes(*column).is_none())
    {
        row.add_finding(Severity::Note, "blank", *first, |_, _| {
            "no metric has a value here; the row is set aside. Missing is not zero: write 0 where nothing was used"
                .to_owned()
        });
    }
}

/// Reports a name that is no metric's.
pub(super) fn unknown_metric(row: &mut RowReader, column: ColumnId, name: &[u8], workspace: &Workspace) -> Unused {
    let at = CellAt::new(row.cells.line(), Some(row.schema.name(column)), Some(name));
    row.report.orphan(Severity::Warning, "unknown_metric", at, |shown| {
        let ids = workspace.config.metrics.iter().map(|m| m.id.as_str());
        format!(
            "which is no metric{}; list it under `names`, or keep its rows out with `where`",
            did_you_mean(shown, ids)
        )
    });
    Unused::SetAside
}
