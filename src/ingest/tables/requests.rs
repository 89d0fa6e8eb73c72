//! `requests`: what was asked for and what became of it.
//!
//! A row without an account is everybody's only where its source says so; else it is nobody's, as is a row of an account that is
//! not known, and set aside, never shown to others. A date after `as_of` is a plan and not announced: it is left out.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::finding::Severity;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::sources::requests::RequestsSource;
use crate::ingest::cells::booleans::among;
use crate::ingest::date_window::DateWindow;
use crate::ingest::keys::key_maps::{AccountResolver, Resolution};
use crate::ingest::reader::row::Schema;
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
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

/// Fills requests, sorted by account, then id.
pub(crate) struct Requests;

impl Table for Requests {
    fn name(&self) -> &'static str {
        "requests"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let LoadContext { workspace, index, .. } = cx;
        let mut refusals = Refusals::default();
        let mut reading = cx.reader(self);
        let calendar = DateWindow::of(workspace);
        let mut rows: Vec<RequestRow> = Vec::new();
        let mut seen = FxHashMap::default();
        for source in &workspace.config.sources.requests.0 {
            let language: Option<Arc<str>> = source.title_language.as_deref().map(Arc::from);
            let mut schema = Schema { reaches_people: true, ..Schema::default() };
            let mut resolver = source.account.as_ref().map(|key| cx.key_maps.resolver(key, &mut schema));
            if let Some(resolver) = resolver.as_ref().filter(|_| source.everybody) {
                schema.columns[resolver.column.0].empty_counts = true;
            }
            let (id_column, title) = (schema.add(&source.id, true), schema.add(&source.title, true));
            schema.one_line(id_column);
            let (requested_on, shipped_on) =
                (schema.maybe(source.requested_on.as_ref()), schema.maybe(source.shipped_on.as_ref()));
            let (status, url) = (schema.maybe(source.status.as_ref()), schema.maybe(source.url.as_ref()));
            reading.source(source, schema, &mut |row| {
                let account = match resolver.as_mut().map_or(Resolution::Missing, |r| r.find(row, index)) {
                    Resolution::Account(account, _) => Some(account),
                    // A row that ends before its account, an object in its place and a formula that failed do not say "nobody's own".
                    Resolution::Missing
                        if source.everybody
                            && resolver.as_ref().is_none_or(|r| row.cells.is_given(r.column) && !row.has_failed(r.column)) =>
                    {
                        None
                    }
                    Resolution::Missing => return nobodys(row, resolver.as_ref()),
                    Resolution::Unknown => {
                        let suspects = resolver.as_ref().map(|resolver| resolver.suspects(row, index)).unwrap_or_default();
                        let at = row.location();
                        suspects.into_iter().for_each(|account| refusals.add(account, FigurePart::Requests, None, at.clone()));
                        return RowOutcome::SetAside;
                    }
                };
                // One request more that is not shown: what is said of all of them would not be true.
                let unread = |row: &RowReader, refusals: &mut Refusals, column| {
                    account.into_iter().for_each(|at| refusals.add(at, FigurePart::Requests, None, row.place(column)));
                };
                let Some(id) = row.display_text(Some(id_column)) else {
                    unread(row, &mut refusals, id_column);
                    return row.missing(id_column);
                };
                let Some(text) = row.display_text(Some(title)) else {
                    unread(row, &mut refusals, title);
                    return row.missing(title);
                };
                let text = crate::base::spelling::markup::plain(&text).into_owned();
                if let Some(known) = seen.insert((account, id.clone()), text.clone()) {
                    if known != text {
                        unread(row, &mut refusals, id_column);
                    }
                    row.add_finding(Severity::Warning, "duplicate", id_column, |column, value| {
                        format!("\"{column}\" is \"{value}\" once more for the same account; the first row stands. Give each request an id of its own")
                    });
                    return RowOutcome::SetAside;
                }
                let asked = requested_on.and_then(|column| Some((column, row.day(column)?)));
                let mut shipped = shipped_on.and_then(|column| Some((column, row.day(column)?)));
                // A day that cannot be read may be one that has not come yet.
                let unread = [(requested_on, asked), (shipped_on, shipped)].into_iter().find_map(|(column, day)| {
                    let column = column.filter(|_| day.is_none())?;
                    row.has(column).then_some(column)
                });
                if let Some(column) = unread {
                    account.into_iter().for_each(|at| refusals.add(at, FigurePart::Requests, None, row.place(column)));
                    return RowOutcome::SetAside;
                }
                if let Some((column, day)) = asked
                    && day > workspace.as_of
                    && let Err(outcome) = calendar.counts(row, column, day)
                {
                    return outcome;
                }
                let status = row.string(status);
                let mut state = state(source, status.as_deref(), shipped.is_some());
                if let Some((column, _)) = shipped.filter(|(_, day)| *day > workspace.as_of) {
                    calendar.later(row, column, "the request is taken as not yet live");
                    shipped = None;
                    if state == RequestState::Shipped {
                        state = RequestState::Open;
                    }
                }
                let shipped_on = shipped.map(|(_, day)| day).filter(|_| state == RequestState::Shipped);
                let url = row.web_address(url);
                let (requested_on, at) = (asked.map(|(_, day)| day), row.place(title));
                let title_language = language.clone();
                rows.push(RequestRow { id, account, title: text, title_language, requested_on, state, shipped_on, url, at });
                RowOutcome::Used
            });
        }
        rows.sort_by(|a, b| (a.account, &a.id).cmp(&(b.account, &b.id)));
        LoadedTable::new(reading, refusals, |tables| tables.requests = rows)
    }
}

/// A request that names no account is shown to nobody: an empty cell is no statement that it is everybody's.
fn nobodys(row: &mut RowReader, resolver: Option<&AccountResolver>) -> RowOutcome {
    if let Some(resolver) = resolver {
        row.add_finding(Severity::Warning, "missing", resolver.column, |column, _| {
            format!(
                "\"{column}\" is empty; the row is set aside. Fill the cell in, or say `everybody: true` under the source \
                 if what names no account is everybody's"
            )
        });
    }
    RowOutcome::SetAside
}

/// What became of a request, by its status, else by whether it has a date.
fn state(source: &RequestsSource, status: Option<&str>, dated: bool) -> RequestState {
    let is = |own: &Option<OneOrMany<String>>, usual: &[&str]| {
        status.is_some_and(|status| match own {
            Some(list) => among(status, &list.0),
            None => among(status, usual),
        })
    };
    if is(&source.declined_values, &DECLINED) {
        RequestState::Declined
    } else if is(&source.shipped_values, &SHIPPED) || (status.is_none() && dated) {
        RequestState::Shipped
    } else {
        RequestState::Open
    }
}
