//! `feature_usage`: who uses what, in the period and the one before.
//!
//! Amounts that several files may give are kept by feature, day and file until all are read: what a later file gives again
//! takes the earlier file's place. Rows that are single uses only add up.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::base::finding::{Finding, Findings, Location, Severity};
use crate::base::nearest::did_you_mean;
use crate::base::period::{DaySpan, months_between};
use crate::base::text::shown;
use crate::config::catalogue::Feature;
use crate::config::qbr::sources::feature_usage::FeatureUsageSource;
use crate::config::qbr::sources::source::Repeated;
use crate::config::workspace::Workspace;
use crate::ingest::cells::catalogue_name::NameLookup;
use crate::ingest::duplicates::{EarlierRows, Mapping, SeenRows, repeated};
use crate::ingest::feeds::Feed;
use crate::ingest::keys::key_maps::{AccountResolver, check_start};
use crate::ingest::reader::file_report::CellAt;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{FeatureCell, FigurePart, MONTHS};
use crate::ingest::refused::Refusals;
use crate::ingest::superseded::SupersededValues;
use crate::ingest::tables::repeats::{KeyColumns, Question, Repeats};
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};
use crate::ingest::{input_paths, records};

/// Fills the use of features.
pub(crate) struct FeatureUsage {
    table: records::FeatureUsage,
    windows: Windows,
    seen: SeenRows,
    earlier: EarlierRows,
    /// Where more than one file may give amounts: what they give.
    amounts: Option<Amounts>,
    feeds: Vec<Feed>,
    refusals: Refusals,
}

pub(crate) struct Columns<'w> {
    source: &'w FeatureUsageSource,
    account: AccountResolver,
    feature: ColumnId,
    date: Option<ColumnId>,
    users: Option<ColumnId>,
    uses: Option<ColumnId>,
    names: NameLookup<'w>,
    mapping: Mapping,
    repeats: Repeats,
    feed: Feed,
}

impl Table for FeatureUsage {
    const NAME: &'static str = "feature_usage";
    type Source = FeatureUsageSource;
    type Columns<'w> = Columns<'w>;

    fn new(cx: &LoadContext) -> Self {
        let (workspace, accounts) = (cx.workspace, cx.accounts.len());
        let sources = || workspace.config.sources.feature_usage.iter();
        let files: usize = sources().map(|source| input_paths::count(workspace, &source.file)).sum();
        let replaces = sources().any(|source| source.repeated == Some(Repeated::Latest));
        Self {
            table: records::FeatureUsage {
                features: workspace.catalogue.features.iter().map(|f| f.id.clone()).collect(),
                cells: vec![Vec::new(); accounts],
                measured: vec![false; accounts],
                measured_before: vec![false; accounts],
                measured_months: vec![[false; MONTHS]; accounts],
            },
            windows: Windows::of(workspace),
            seen: SeenRows::new(accounts),
            earlier: EarlierRows::default(),
            amounts: (files > 1 || replaces).then(|| Amounts { rows: vec![Vec::new(); accounts], files: Vec::new() }),
            feeds: Vec::new(),
            refusals: Refusals::default(),
        }
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w FeatureUsageSource, schema: &mut Schema) -> Option<Columns<'w>> {
        let account = cx.key_maps.resolver(source.account.as_ref()?, schema);
        let feature = schema.add(&source.feature, true);
        let date = source.date.as_ref().map(|column| schema.figure(column, true));
        let key = KeyColumns { account: account.column, date, by_week: false, names: vec![feature] };
        let columns = Columns {
            source,
            account,
            feature,
            date,
            repeats: Repeats::of(source.repeated, &source.file, key, schema, cx.accounts.len()),
            users: schema.maybe_figure(source.users.as_ref()),
            uses: schema.maybe_figure(source.uses.as_ref()),
            names: NameLookup::of(&cx.workspace.lookup.features, &source.names),
            mapping: Mapping::of(&(
                (&source.account, &source.date, &source.file.keep),
                (&source.feature, &source.users, &source.uses),
            )),
            feed: Feed::new(Self::NAME, &source.file, cx.workspace, cx.accounts.len()),
        };
        schema.any_of = columns.amounts().collect();
        Some(columns)
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let mut refuse = |account: u32, day: Option<NaiveDate>, at: Location| {
            self.refusals.add(account, FigurePart::Features, day, at);
        };
        let found = columns.account.sound_account(row, &cx.index, |account, at| refuse(account, None, at));
        let ((account, starts), feature) = (found?, columns.feature);
        let day = columns.date.map(|column| cx.dates.day_or_month(row, column)).transpose();
        if let (Err(Unused::SetAside), Some(column)) = (day, columns.date) {
            refuse(account, None, row.place(column));
        }
        let day = day?;
        let Some(name) = row.key(feature) else {
            refuse(account, day, row.place(feature));
            return Err(row.missing(feature));
        };
        let Some(place) = columns.names.find(&name).and_then(|place| u16::try_from(place).ok()) else {
            unknown_feature(row, feature, &name, cx.workspace);
            if columns.names.near(&name).is_some() {
                refuse(account, day, row.place(feature));
            }
            return Err(Unused::SetAside);
        };
        // Rows with amounts are sums of somebody's; rows that are single uses may well be alike within a file.
        let (counted, print) = (columns.amounts().next().is_some(), row.cells.fingerprint());
        let new = if counted {
            self.seen.insert(account, columns.mapping, print)
        } else {
            self.earlier.insert(&row.report.file, columns.mapping, print)
        };
        if !new {
            return Err(repeated(row, columns.account.column));
        }
        let key = if counted { columns.repeats.note(account, row, || 0) } else { None };
        if let (Some(column), Some(day)) = (columns.date, day) {
            check_start(row, column, day, starts);
        }
        let mut amount = |column: ColumnId| {
            let amount = row.amount(column);
            if amount.is_none() && row.has(column) {
                refuse(account, day, row.place(column));
            }
            amount
        };
        let users = columns.users.and_then(&mut amount);
        let uses = if counted { columns.uses.and_then(&mut amount) } else { Some(1.0) };
        let shown = columns.amounts().find(|column| row.bytes(*column).is_some());
        if users.is_none() && uses.is_none() {
            // An amount that cannot be read has its own finding.
            let first = columns.amounts().next().filter(|_| shown.is_none());
            return Err(first.map_or(Unused::SetAside, |column| row.missing(column)));
        }
        if let Some(day) = day {
            columns.feed.seen(day);
            columns.feed.used(account, day, self.windows.now.contains(day));
        }
        let (table, windows, at) = (&mut self.table, &self.windows, account as usize);
        table.measured[at] |= day.is_none_or(|day| windows.now.contains(day));
        table.measured_before[at] |= day.is_some_and(|day| windows.before.contains(day));
        if let Some(month) = day.and_then(|day| windows.month(day)) {
            table.measured_months[at][month] = true;
        }
        if let Some(amounts) = self.amounts.as_mut().filter(|_| counted) {
            let before =
                amounts.add(account, &row.report.file, Amount { feature: place, day, key, file: 0, users, uses });
            if let (Some(before), Some(column), Some(now)) = (before, shown, users.or(uses)) {
                before.report(now, row, column);
            }
        } else {
            windows.add(cell(&mut table.cells[at], place), day, users, uses);
        }
        Ok(())
    }

    fn end_source(&mut self, cx: &LoadContext, mut columns: Columns, reader: &mut SourceReader) {
        if columns.repeats.ask() {
            self.ask_about_repeats(cx, &mut columns, reader);
        }
        reader.findings.extend(found_by_name(&columns, &cx.workspace.catalogue.features));
        self.feeds.push(columns.feed);
    }

    fn finish(self, cx: &LoadContext, reader: SourceReader) -> LoadedTable {
        let Self { mut table, windows, feeds, .. } = self;
        cx.put_feeds(feeds);
        for (account, rows) in self.amounts.iter().flat_map(|amounts| amounts.rows.iter().enumerate()) {
            for Amount { feature, day, users, uses, .. } in rows {
                windows.add(cell(&mut table.cells[account], *feature), *day, *users, *uses);
            }
        }
        table.cells.iter_mut().for_each(Vec::shrink_to_fit);
        LoadedTable::new(reader, self.refusals, |tables| tables.features = table)
    }
}

impl FeatureUsage {
    /// Asks about amounts that rows of one file give twice, and withholds the use of features that they are part of.
    fn ask_about_repeats(&mut self, cx: &LoadContext, columns: &mut Columns, reader: &mut SourceReader) {
        let amounts: Vec<ColumnId> = columns.amounts().collect();
        let Columns { source, account: resolver, date, uses, names, feature, repeats, .. } = columns;
        let mut question = Question::of(repeats);
        reader.again(&source.file, &mut |row| {
            let (account, _) = resolver.sound_account(row, &cx.index, |_, _| ())?;
            let day = date.map(|column| cx.dates.day_or_month(row, column)).transpose()?;
            let is_known = row.key(*feature).and_then(|name| names.find(&name)).is_some();
            let Some(repeated) = question.row(account, row).filter(|_| is_known) else { return Ok(()) };
            for column in &amounts {
                if let Some(amount) = row.amount(*column)
                    && question.contradicts(repeated, row, *column, amount, Some(*column) == *uses)
                {
                    self.refusals.add(account, FigurePart::Features, day, row.place(*column));
                }
            }
            Ok(())
        });
        question.findings().for_each(|finding| reader.findings.push(finding));
    }
}

impl Columns<'_> {
    /// The columns with amounts; without any, each row is one use.
    fn amounts(&self) -> impl Iterator<Item = ColumnId> + use<> {
        self.users.into_iter().chain(self.uses)
    }
}

/// The note where features are named by something else than their ids.
fn found_by_name(columns: &Columns, features: &[Feature]) -> Findings {
    let (mut findings, named) = (Findings::default(), columns.names.by_name());
    if let Some((place, cell)) = named.first_key_value() {
        let column = &columns.source.feature;
        let count = match named.len() {
            1 => "1 feature".to_owned(),
            number => format!("{number} features"),
        };
        let message = format!(
            "\"{column}\" names {count} by something else than the id, the first \"{}\" for {}; they are found as long as the \
             catalogue calls them so",
            shown(cell),
            features[*place].id
        );
        let at =
            Location { column: Some(column.as_str().into()), ..Location::file(&columns.source.file.path.0.join(", ")) };
        findings.push(Finding { severity: Severity::Note, kind: "named", at, value: Some(shown(cell)), message });
    }
    findings
}

fn unknown_feature(row: &mut RowReader, column: ColumnId, name: &[u8], workspace: &Workspace) {
    let at = CellAt::new(row.cells.line(), Some(row.schema.name(column)), Some(name));
    row.report.orphan(Severity::Warning, "unknown_feature", at, |shown| {
        let known = workspace.catalogue.features.iter();
        let near = did_you_mean(shown, known.clone().map(|f| f.id.as_str()).chain(known.map(|f| f.name.as_str())));
        format!(
            "which is no feature of the catalogue{near}; list it under `names`, add it to the catalogue, or keep its rows \
             out with `where`"
        )
    });
}

/// What the rows of one feature and day say.
#[derive(Debug, Clone, Copy)]
struct Amount {
    feature: u16,
    day: Option<NaiveDate>,
    /// Where a later row of a key takes an earlier one's place, the key.
    key: Option<u64>,
    file: u32,
    users: Option<f64>,
    uses: Option<f64>,
}

/// The amounts of each account, sorted by feature and day, and the files they may be of.
struct Amounts {
    rows: Vec<Vec<Amount>>,
    files: Vec<Arc<str>>,
}

impl Amounts {
    /// Adds a row of a file; says where it takes the place of an earlier file's.
    fn add(&mut self, account: u32, file: &Arc<str>, mut new: Amount) -> Option<SupersededValues> {
        if self.files.last().is_none_or(|last| !Arc::ptr_eq(last, file)) {
            self.files.push(file.clone());
        }
        new.file = self.files.len() as u32 - 1;
        let rows = &mut self.rows[account as usize];
        let at = rows.partition_point(|known| (known.feature, known.day) < (new.feature, new.day));
        let is_same = |known: &&Amount| (known.feature, known.day) == (new.feature, new.day);
        let same = at..at + rows[at..].iter().take_while(is_same).count();
        let Some(before) = rows[same.clone()].first().copied().filter(|known| known.file != new.file) else {
            match rows[same.clone()].iter_mut().find(|known| known.key == new.key) {
                Some(known) if new.key.is_some() => {
                    (known.users, known.uses) = (new.users.or(known.users), new.uses.or(known.uses));
                }
                Some(known) => {
                    (known.users, known.uses) = (largest(known.users, new.users), added(known.uses, new.uses));
                }
                None => rows.insert(same.end, new),
            }
            return None;
        };
        let before = rows.splice(same, [new]).skip(1).fold(before, |before, other| Amount {
            users: largest(before.users, other.users),
            uses: added(before.uses, other.uses),
            ..before
        });
        // The column that is shown is the first that the row has: of both, the users.
        let value = if new.users.is_some() { before.users.or(before.uses) } else { before.uses.or(before.users) };
        Some(SupersededValues { before: value?, file: self.files[before.file as usize].clone() })
    }
}

/// The cell of a feature, in a list sorted by feature.
fn cell(cells: &mut Vec<FeatureCell>, feature: u16) -> &mut FeatureCell {
    let at = cells.partition_point(|cell| cell.feature < feature);
    if cells.get(at).is_none_or(|cell| cell.feature != feature) {
        cells.insert(at, FeatureCell { feature, ..FeatureCell::default() });
    }
    &mut cells[at]
}

/// The days of the period up to `as_of`, and those of the one before that they are compared with.
struct Windows {
    now: DaySpan,
    before: DaySpan,
}

impl Windows {
    fn of(workspace: &Workspace) -> Self {
        Self { now: workspace.days(), before: workspace.days_before() }
    }

    /// The place of a day's month within the half year.
    fn month(&self, day: NaiveDate) -> Option<usize> {
        usize::try_from(months_between(self.before.first, day)).ok().filter(|place| *place < MONTHS)
    }

    /// Adds a row; one without a day is a snapshot of the period, which says nothing of when use began.
    fn add(&self, cell: &mut FeatureCell, day: Option<NaiveDate>, users: Option<f64>, uses: Option<f64>) {
        let is_use = users.is_some_and(|u| u > 0.0) || uses.is_some_and(|u| u > 0.0);
        if is_use && let Some(day) = day {
            cell.first_used = cell.first_used.into_iter().chain(Some(day)).min();
            cell.last_used = cell.last_used.max(Some(day));
        }
        if let Some(month) = day.and_then(|day| self.month(day)) {
            cell.month_users[month] = largest(cell.month_users[month], users);
            cell.used_in[month] |= is_use;
        }
        if day.is_none_or(|day| self.now.contains(day)) {
            cell.uses = added(cell.uses, uses);
            cell.users = largest(cell.users, users);
            cell.used |= is_use;
        } else if day.is_some_and(|day| self.before.contains(day)) {
            cell.uses_before = added(cell.uses_before, uses);
            cell.users_before = largest(cell.users_before, users);
            cell.used_before |= is_use;
        }
    }
}

fn added(known: Option<f64>, new: Option<f64>) -> Option<f64> {
    match (known, new) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}

fn largest(known: Option<f64>, new: Option<f64>) -> Option<f64> {
    match (known, new) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}
