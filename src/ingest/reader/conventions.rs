//! How a source writes its cells: as it states, or as all cells of a column together show.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::time::dates::DateStyle;
use crate::base::time::moment::Zones;
use crate::config::qbr::table_file::{FileConfig, NumberStyle, PercentStyle};
use crate::ingest::cells::allowances::Unlimited;
use crate::ingest::cells::date_formats::DateFit;

/// Cells that mean missing where a source does not list its own.
const NULLS: [&str; 8] = ["NULL", "null", "N/A", "#N/A", "\\N", "-", "NaN", "None"];

/// Says of a column what all of its cells together show.
type Judge<T> = Box<dyn Fn(&str) -> T>;

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
    of_numbers: Judge<Option<NumberStyle>>,
    of_dates: Judge<DateFit>,
    /// What the judges said, by column.
    numbers_of: RefCell<FxHashMap<Arc<str>, Option<NumberStyle>>>,
    dates_of: RefCell<FxHashMap<Arc<str>, DateFit>>,
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
            of_numbers: Box::new(|_| None),
            of_dates: Box::new(|_| DateFit::Nothing),
            numbers_of: RefCell::default(),
            dates_of: RefCell::default(),
        }
    }

    /// The same for a workspace that may tell days in a time zone.
    pub fn told_in(self, zones: Option<Zones>) -> Self {
        Self { zones, ..self }
    }

    /// The same with judges, each asked once for a column: of numbers where a cell of it could mean two and the source states
    /// nothing, of dates where a cell cannot be read.
    pub fn judging(
        self,
        of_numbers: impl Fn(&str) -> Option<NumberStyle> + 'static,
        of_dates: impl Fn(&str) -> DateFit + 'static,
    ) -> Self {
        Self { of_numbers: Box::new(of_numbers), of_dates: Box::new(of_dates), ..self }
    }

    /// How a column writes numbers, as its cells show.
    pub fn judged(&self, column: &Arc<str>) -> Option<NumberStyle> {
        once(&self.numbers_of, column, &self.of_numbers)
    }

    /// The formats that read the dates of a column.
    pub fn date_fit(&self, column: &Arc<str>) -> DateFit {
        once(&self.dates_of, column, &self.of_dates)
    }

    pub fn is_null(&self, cell: &[u8]) -> bool {
        let Some(first) = cell.first() else { return true };
        self.begins_null[usize::from(*first)] && self.nulls.iter().any(|null| null == cell)
    }
}

/// What a judge says of a column, which is asked once.
fn once<T: Clone>(known: &RefCell<FxHashMap<Arc<str>, T>>, column: &Arc<str>, judge: &Judge<T>) -> T {
    if let Some(known) = known.borrow().get(column) {
        return known.clone();
    }
    let found = judge(column);
    known.borrow_mut().insert(Arc::clone(column), found.clone());
    found
}
