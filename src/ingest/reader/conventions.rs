//! How a source writes its cells: as it states, or as all cells of a column together show.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::time::dates::DateStyle;
use crate::base::time::moment::Zones;
use crate::config::qbr::table_file::{FileConfig, NumberStyle, PercentStyle};
use crate::ingest::cells::allowances::Unlimited;

/// Cells that mean missing where a source does not list its own.
const NULLS: [&str; 8] = ["NULL", "null", "N/A", "#N/A", "\\N", "-", "NaN", "None"];

/// Says of a column how all of its cells together write numbers.
type Judge = Box<dyn Fn(&str) -> Option<NumberStyle>>;

/// How a source writes its cells.
pub(crate) struct Conventions {
    pub(crate) numbers: Option<NumberStyle>,
    pub(crate) percent: Option<PercentStyle>,
    pub(crate) dates: Option<DateStyle>,
    /// Where the workspace says in which time zone days are told.
    pub(crate) zones: Option<Zones>,
    pub(crate) unlimited: Unlimited,
    nulls: Vec<Vec<u8>>,
    /// Bytes that some null begins with: the first byte of most cells shows that they are none.
    begins_null: [bool; 256],
    judge: Judge,
    /// What the judge said, by column.
    judged: RefCell<FxHashMap<Arc<str>, Option<NumberStyle>>>,
}

impl Conventions {
    pub fn of(file: &FileConfig) -> Self {
        let nulls: Vec<Vec<u8>> = match &file.nulls {
            Some(list) => list.0.iter().map(|null| null.trim().as_bytes().to_vec()).collect(),
            None => NULLS.iter().map(|null| null.as_bytes().to_vec()).collect(),
        };
        let mut begins_null = [false; 256];
        nulls.iter().filter_map(|null| null.first()).for_each(|byte| begins_null[usize::from(*byte)] = true);
        Self {
            numbers: file.numbers,
            percent: file.percent,
            // The workspace was checked, so a style that does not parse cannot come here.
            dates: file.dates.as_ref().and_then(|style| DateStyle::parse(style).ok()),
            zones: None,
            unlimited: Unlimited::of(file.unlimited.as_ref()),
            nulls,
            begins_null,
            judge: Box::new(|_| None),
            judged: RefCell::default(),
        }
    }

    /// The same for a workspace that may tell days in a time zone.
    pub fn told_in(self, zones: Option<Zones>) -> Self {
        Self { zones, ..self }
    }

    /// The same with a judge, which is asked once for a column, where a cell of it could mean two numbers and the source states
    /// nothing.
    pub fn judging(self, judge: impl Fn(&str) -> Option<NumberStyle> + 'static) -> Self {
        Self { judge: Box::new(judge), ..self }
    }

    /// How a column writes numbers, as its cells show.
    pub fn judged(&self, column: &Arc<str>) -> Option<NumberStyle> {
        if let Some(known) = self.judged.borrow().get(column) {
            return *known;
        }
        let style = (self.judge)(column);
        self.judged.borrow_mut().insert(Arc::clone(column), style);
        style
    }

    pub fn is_null(&self, cell: &[u8]) -> bool {
        let Some(first) = cell.first() else { return true };
        self.begins_null[usize::from(*first)] && self.nulls.iter().any(|null| null == cell)
    }
}
