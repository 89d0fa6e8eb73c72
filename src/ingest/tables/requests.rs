//! `requests`: what was asked for and what became of it.
//!
//! A row without an account is everybody's only where its source says so; else it is nobody's, as is a row of an account that is
//! not known, and set aside, never shown to others. A date after `as_of` is a plan and not announced: it is left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::count::count;
use crate::base::finding::{Finding, Location, Severity};
use crate::base::nearest::did_you_mean;
use crate::base::spelling::markup::plain;
use crate::base::text::shown;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::requests::RequestsSource;
use crate::ingest::cells::booleans::among;
use crate::ingest::keys::key_maps::{AccountResolver, Resolution};
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{FigurePart, RequestRow, RequestState};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// Statuses that mean live.
const SHIPPED: [&str; 9] =
    ["shipped", "done", "released", "live", "closed", "complete", "completed", "launched", "delivered"];
/// Statuses that mean it will not be built.
const DECLINED: [&str; 12] = [
    "declined",
    "rejected",
    "won't do",
    "wont do",
    "won't fix",
    "wontfix",
    "cancelled",
    "canceled",
    "duplicate",
    "invalid",
    "not planned",
    "out of scope",
];

/// Statuses that mean it is being built.
const IN_PROGRESS: [&str; 5] = ["in progress", "in development", "started", "building", "doing"];
/// Statuses that mean it will be built.
const PLANNED: [&str; 4] = ["planned", "scheduled", "accepted", "on the roadmap"];
/// Statuses that mean it is being considered.
const UNDER_REVIEW: [&str; 4] = ["under review", "under consideration", "considering", "reviewing"];

/// Statuses that mean nothing has been decided.
const OPEN: [&str; 14] = [
    "open",
    "new",
    "backlog",
    "to do",
    "todo",
    "requested",
    "submitted",
    "received",
    "waiting",
    "pending",
    "idea",
    "draft",
    "triage",
    "future",
];

/// So many statuses that no list knows are told.
const TOLD: usize = 8;

/// Fills requests, sorted by account, then id.
#[derive(Default)]
pub(crate) struct Requests {
    rows: Vec<RequestRow>,
    /// The title of each id so far.
    seen: FxHashMap<(Option<u32>, String), String>,
    refusals: Refusals,
}

pub(crate) struct Columns<'w> {
    source: &'w RequestsSource,
    account: Option<AccountResolver>,
    id: ColumnId,
    title: ColumnId,
    requested_on: Option<ColumnId>,
    shipped_on: Option<ColumnId>,
    status: Option<ColumnId>,
    url: Option<ColumnId>,
    feature: Option<ColumnId>,
    benefit: Option<ColumnId>,
    reason: Option<ColumnId>,
    title_language: Option<Arc<str>>,
    /// Statuses that no list knows, with how many requests have them.
    unknown: BTreeMap<String, u64>,
}

impl Table for Requests {
    const NAME: &'static str = "requests";
    type Source = RequestsSource;
    type Columns<'w> = Columns<'w>;

    fn new(_: &LoadContext) -> Self {
        Self::default()
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w RequestsSource, schema: &mut Schema) -> Option<Columns<'w>> {
        schema.reaches_people = true;
        let account = source.account.as_ref().map(|key| cx.key_maps.resolver(key, schema));
        if account.is_none() && !source.everybody {
            return None;
        }
        if let Some(account) = account.as_ref().filter(|_| source.everybody) {
            schema.columns[account.column.0].empty_counts = true;
        }
        Some(Columns {
            source,
            account,
            id: schema.add_one_line(&source.id, true),
            title: schema.add(&source.title, true),
            requested_on: schema.maybe(source.requested_on.as_ref()),
            shipped_on: schema.maybe(source.shipped_on.as_ref()),
            status: schema.maybe(source.status.as_ref()),
            url: schema.maybe(source.url.as_ref()),
            feature: schema.maybe(source.feature.as_ref()),
            benefit: schema.maybe(source.benefit.as_ref()),
            reason: schema.maybe(source.reason.as_ref()),
            title_language: source.title_language.as_deref().map(Arc::from),
            unknown: BTreeMap::new(),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let account = self.account(cx, columns, row)?;
        // One request more that is not shown: what is said of all of them would not be true.
        let mut refuse = |at: Location| {
            account.into_iter().for_each(|account| self.refusals.add(account, FigurePart::Requests, None, at.clone()));
        };
        let Some(id) = row.display_text(Some(columns.id)) else {
            refuse(row.place(columns.id));
            return Err(row.missing(columns.id));
        };
        let Some(title) = row.display_text(Some(columns.title)) else {
            refuse(row.place(columns.title));
            return Err(row.missing(columns.title));
        };
        let title = plain(&title).into_owned();
        if let Some(known) = self.seen.insert((account, id.clone()), title.clone()) {
            if known != title {
                refuse(row.place(columns.id));
            }
            row.add_finding(Severity::Warning, "duplicate", columns.id, |column, value| {
                format!("\"{column}\" is \"{value}\" once more for the same account; the first row stands. Give each request an id of its own")
            });
            return Err(Unused::SetAside);
        }
        let requested = columns.requested_on.and_then(|column| Some((column, row.day(column)?)));
        let mut shipped = columns.shipped_on.and_then(|column| Some((column, row.day(column)?)));
        // A day that cannot be read may be one that has not come yet.
        let mut days = [(columns.requested_on, requested), (columns.shipped_on, shipped)].into_iter();
        let unread = days.find_map(|(column, day)| column.filter(|column| day.is_none() && row.has(*column)));
        if let Some(column) = unread {
            refuse(row.place(column));
            return Err(Unused::SetAside);
        }
        if let Some((column, day)) = requested.filter(|(_, day)| *day > cx.workspace.as_of) {
            cx.dates.counts(row, column, day)?;
        }
        let requested = requested.filter(|(column, day)| {
            let live = shipped.filter(|(_, live)| live < day);
            if let Some((_, live)) = live {
                let expected = format!("expected a day before it went live ({live}); the request is told without it");
                row.wrong("date", *column, &expected);
            }
            live.is_none()
        });
        let status = row.string(columns.status);
        let mut state = state(columns.source, status.as_deref(), shipped.is_some()).unwrap_or_else(|| {
            *columns.unknown.entry(status.unwrap_or_default()).or_default() += 1;
            RequestState::Open
        });
        if let Some((column, _)) = shipped.filter(|(_, day)| *day > cx.workspace.as_of) {
            cx.dates.later(row, column, "the request is taken as not yet live");
            shipped = None;
            if state == RequestState::Shipped {
                state = RequestState::Open;
            }
        }
        let [benefit, reason] = [columns.benefit, columns.reason].map(|column| row.display_text(column));
        let said = |text: Option<String>| text.map(|text| plain(&text).into_owned());
        self.rows.push(RequestRow {
            id,
            account,
            title,
            title_language: columns.title_language.clone(),
            requested_on: requested.map(|(_, day)| day),
            state,
            shipped_on: shipped.map(|(_, day)| day).filter(|_| state == RequestState::Shipped),
            url: row.web_address(columns.url),
            feature: feature(cx, columns.feature, row),
            benefit: said(benefit),
            reason: said(reason).filter(|_| state == RequestState::Declined),
            at: row.place(columns.title),
        });
        Ok(())
    }

    fn end_source(&mut self, _: &LoadContext, columns: Columns, reader: &mut SourceReader) {
        let Some(column) = columns.source.status.as_ref().filter(|_| !columns.unknown.is_empty()) else { return };
        let told = columns.unknown.iter().take(TOLD).map(|(word, n)| format!("\"{}\" ({})", shown(word), count(*n)));
        let told = told.collect::<Vec<_>>().join(", ");
        let more = if columns.unknown.len() > TOLD { ", …" } else { "" };
        let message = format!(
            "no list knows these statuses, so their requests are told as not live yet: {told}{more}. Name them under \
             `shipped_values`, `in_progress_values`, `planned_values`, `under_review_values`, `declined_values` or `open_values`"
        );
        let at = Location { column: Some(column.as_str().into()), ..reader.last_file() };
        reader.findings.push(Finding { severity: Severity::Note, kind: "status", at, value: None, message });
    }

    fn finish(mut self, _: &LoadContext, reader: SourceReader) -> LoadedTable {
        self.rows.sort_by(|a, b| (a.account, &a.id).cmp(&(b.account, &b.id)));
        LoadedTable::new(reader, self.refusals, |tables| tables.requests = self.rows)
    }
}

impl Requests {
    /// The account of a row; `None` where it is everybody's.
    fn account(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> Result<Option<u32>, Unused> {
        let Some(resolver) = &mut columns.account else { return Ok(None) };
        match resolver.find(row, &cx.index) {
            Resolution::Account(account, _) => return Ok(Some(account)),
            // A row that ends before its account, an object in its place and a formula that failed do not say "everybody's".
            Resolution::Missing
                if columns.source.everybody
                    && row.cells.is_given(resolver.column)
                    && !row.has_failed(resolver.column) =>
            {
                return Ok(None);
            }
            // An empty cell does not say that the request is everybody's, so it is shown to nobody.
            Resolution::Missing => row.add_finding(Severity::Warning, "missing", resolver.column, |column, _| {
                format!(
                    "\"{column}\" is empty; the row is set aside. Fill the cell in, or say `everybody: true` under the \
                     source if what names no account is everybody's"
                )
            }),
            Resolution::Unknown => {
                let at = row.location();
                for account in resolver.suspects(row, &cx.index) {
                    self.refusals.add(account, FigurePart::Requests, None, at.clone());
                }
            }
        }
        Err(Unused::SetAside)
    }
}

/// The feature of the catalogue that a cell names. A name that the catalogue does not know is told, and says nothing.
fn feature(cx: &LoadContext, column: Option<ColumnId>, row: &mut RowReader) -> Option<u16> {
    let column = column?;
    let named = row.text(column)?;
    let found = cx.workspace.lookup.features.find(&named);
    if found.is_none() {
        let known = cx.workspace.catalogue.features.iter().flat_map(|feature| [feature.id.as_str(), &*feature.name]);
        let near = did_you_mean(&named, known);
        row.add_finding(Severity::Warning, "unknown_feature", column, |column, value| {
            format!(
                "\"{column}\" is \"{value}\", which is no feature of the catalogue{near}; whether it is used is not said. \
                 Name a feature by its id, or leave the cell empty"
            )
        });
    }
    found.and_then(|index| u16::try_from(index).ok())
}

/// What became of a request, by its status, else by whether it has a date; `None` for a status that no list knows.
fn state(source: &RequestsSource, status: Option<&str>, dated: bool) -> Option<RequestState> {
    let Some(status) = status else {
        return Some(if dated { RequestState::Shipped } else { RequestState::Open });
    };
    let lists: [(_, &Option<OneOrMany<String>>, &[&str]); 6] = [
        (RequestState::Declined, &source.declined_values, &DECLINED),
        (RequestState::Shipped, &source.shipped_values, &SHIPPED),
        (RequestState::InProgress, &source.in_progress_values, &IN_PROGRESS),
        (RequestState::Planned, &source.planned_values, &PLANNED),
        (RequestState::UnderReview, &source.under_review_values, &UNDER_REVIEW),
        (RequestState::Open, &source.open_values, &OPEN),
    ];
    let is_on = |own: &Option<OneOrMany<String>>, usual: &[&str]| match own {
        Some(list) => among(status, &list.0),
        None => among(status, usual),
    };
    lists.into_iter().find(|(_, own, usual)| is_on(own, usual)).map(|(state, ..)| state)
}
