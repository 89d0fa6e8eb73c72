//! `accounts`: one row per id, however often the files repeat it.
//!
//! Rows that repeat an id are merged where they agree or where one says more than the other; where they disagree
//! the first one counts and the field is noted, which holds the account. What cannot be read and could hold an account
//! (a row that does not fit its header or ends before such a cell, a renewal date) holds it too.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::base::amounts::currency::Currency;
use crate::base::amounts::rounding::whole;
use crate::base::finding::Severity;
use crate::base::spelling::entities::decoded;
use crate::base::spelling::folding::folded;
use crate::base::text::is_locale;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::metrics::{MetricConfig, MetricUnit};
use crate::config::qbr::sources::accounts::AccountsSource;
use crate::config::workspace::Workspace;
use crate::ingest::cells::booleans::is_no;
use crate::ingest::cells::own_words::OwnWords;
use crate::ingest::cells::products_owned;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::keys::references;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader, Unused};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::records::{AccountRow, FigurePart, Refused, Unreadable};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::recipients;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// The longest id that is taken from a row that does not fit.
const LONGEST_ID: usize = 200;

/// Fills the accounts, sorted by id.
#[derive(Default)]
pub(crate) struct Accounts {
    rows: Vec<AccountRow>,
    index: AccountIndex,
    /// Accounts of which no row could be read so far.
    bare: FxHashSet<u32>,
    /// Whether rows of each account say that it is held or not.
    holds: Vec<Option<bool>>,
}

/// The columns of a source.
pub(crate) struct Columns<'w> {
    source: &'w AccountsSource,
    /// The place of the source among those of the table.
    number: usize,
    id: ColumnId,
    fields: BTreeMap<AccountField, ColumnId>,
    /// Those that could hold an account.
    holding: Vec<ColumnId>,
    entitlements: Vec<(&'w str, ColumnId)>,
    products: Option<ColumnId>,
    /// What means held.
    holds: OwnWords<'w>,
}

impl Table for Accounts {
    const NAME: &'static str = "accounts";
    type Source = AccountsSource;
    type Columns<'w> = Columns<'w>;

    fn new(_: &LoadContext) -> Self {
        Self::default()
    }

    fn columns<'w>(cx: &LoadContext<'w>, source: &'w AccountsSource, schema: &mut Schema) -> Option<Columns<'w>> {
        let config = &cx.workspace.config;
        let renewals_hold = config.thresholds.hold_before_renewal_days > 0;
        let mut fields = BTreeMap::new();
        for (field, name) in &source.columns {
            let column = match field {
                AccountField::SeatsLicensed => schema.figure(name, false),
                AccountField::Hold | AccountField::Status => schema.holding(name),
                AccountField::RenewalOn if renewals_hold => schema.holding(name),
                AccountField::Id | AccountField::Name => schema.add(name, true),
                _ => schema.add(name, false),
            };
            if field.is_one_line() {
                schema.one_line(column);
            }
            fields.insert(*field, column);
        }
        schema.could_hold = true;
        schema.reaches_people = true;
        Some(Columns {
            source,
            number: config.sources.accounts.iter().position(|other| std::ptr::eq(other, source))?,
            id: *fields.get(&AccountField::Id)?,
            holding: fields.values().copied().filter(|column| schema.columns[column.0].holds).collect(),
            fields,
            entitlements: source.entitlements.iter().map(|(name, c)| (&**name, schema.figure(c, false))).collect(),
            // Without it everything would be offered to those who own it.
            products: source.products_owned.as_ref().map(|column| schema.add(column, true)),
            holds: OwnWords::of("hold_values", source.hold_values.as_ref()),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let account = if row.fits { columns.account(cx.workspace, row) } else { columns.misfit(row) };
        let (account, hold) = account.ok_or_else(|| row.missing(columns.id))?;
        let known = self.index.get(account.id.as_bytes());
        match known.map(|place| (place, &mut self.rows[place as usize], &mut self.holds[place as usize])) {
            Some((_, known, _)) if !row.fits => known.unreadable.extend(account.unreadable),
            Some((place, known, known_hold)) if self.bare.remove(&place) => {
                let unreadable = [&known.unreadable[..], &account.unreadable].concat();
                *known = AccountRow { unreadable, ..account };
                *known_hold = hold;
            }
            Some((_, known, known_hold)) => merge(known, account, (known_hold, hold), row, columns.id),
            None if !row.kept => return Err(Unused::LeftOut),
            None if row.last && !references::elsewhere(cx.workspace, &account.id) => {
                row.footer(columns.id);
                return Err(Unused::LeftOut);
            }
            None => {
                let place = self.rows.len() as u32;
                if !row.fits {
                    self.bare.insert(place);
                }
                self.index.insert(account.id.as_bytes(), place);
                self.rows.push(account);
                self.holds.push(hold);
            }
        }
        Ok(())
    }

    fn end_source(&mut self, _: &LoadContext, columns: Columns, reader: &mut SourceReader) {
        if let Some(column) = columns.source.columns.get(&AccountField::Hold) {
            columns.holds.report(column, &columns.source.file, &mut reader.findings);
        }
    }

    fn finish(mut self, _: &LoadContext, reader: SourceReader) -> LoadedTable {
        self.rows.sort_by(|a, b| a.id.cmp(&b.id));
        for row in &mut self.rows {
            row.unreadable.sort_unstable();
            row.unreadable.dedup();
        }
        LoadedTable::new(reader, Refusals::default(), |tables| tables.accounts = self.rows)
    }
}

/// Whether an id is a number in the notation that spreadsheets give to long ones, as 1.23E+11.
fn is_shortened(id: &str) -> bool {
    let Some((digits, power)) = id.split_once("E+") else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    whole.len() == 1 && is_number(whole) && is_number(rest) && power.len() >= 2 && is_number(power)
}

impl Columns<'_> {
    /// An account with a row that cannot be read: nothing is taken from the row but the account that it seems to belong to.
    fn misfit(&self, row: &mut RowReader) -> Option<(AccountRow, Option<bool>)> {
        row.text(self.id)?;
        let id = row.key(self.id).filter(|id| id.len() <= LONGEST_ID && memchr::memchr2(b'\n', b'\r', id).is_none())?;
        let id = String::from_utf8(id.into_owned()).ok()?;
        let name = row.string(self.fields.get(&AccountField::Name).copied());
        let (source, at) = (self.number, Some(row.location()));
        Some((AccountRow { id, name, source, at, unreadable: vec![Unreadable::Row], ..AccountRow::default() }, None))
    }

    /// The row as an account, and whether it says that it is held or not; `None` without an id.
    fn account(&mut self, workspace: &Workspace, row: &mut RowReader) -> Option<(AccountRow, Option<bool>)> {
        use AccountField as F;
        let source = self.source;
        // As it is written, for other tables name it so; but not where nothing of it can be seen.
        row.short_text(self.id)?;
        let id = String::from_utf8(row.key(self.id)?.into_owned()).ok()?;
        if is_shortened(&id) {
            row.add_finding(Severity::Error, "id", self.id, |column, value| {
                format!(
                    "\"{column}\" is \"{value}\", a number as spreadsheets shorten it: several ids may have become this one. Export it \
                     as text"
                )
            });
        }
        let column = |field: F| self.fields.get(&field).copied();
        let mut text = |field: F| {
            let column = column(field);
            // What could hold a deck counts however long it is, and what is internal is never shown.
            let any = matches!(field, F::Hold | F::Status | F::Health | F::ChurnRisk | F::Note);
            let text = if any { row.string(column) } else { row.name_text(column) }?;
            let given = source.values.get(&field).and_then(|map| translated(map, &text));
            Some(given.cloned().unwrap_or(text))
        };
        let currency = text(F::Currency);
        let mut account = AccountRow {
            name: text(F::Name),
            segment: text(F::Segment),
            plan: text(F::Plan),
            industry: text(F::Industry),
            region: text(F::Region),
            locale: text(F::Locale),
            status: text(F::Status),
            csm_name: text(F::CsmName),
            contact_name: text(F::ContactName),
            logo: text(F::Logo),
            theme: text(F::Theme),
            health: text(F::Health),
            churn_risk: text(F::ChurnRisk),
            note: text(F::Note),
            source: self.number,
            ..AccountRow::default()
        };
        let mark = text(F::Hold);
        account.csm_name = row.person(column(F::CsmName), account.csm_name);
        account.contact_name = row.person(column(F::ContactName), account.contact_name);
        let hold = mark.map(|mark| {
            let yes = self.holds.say_yes(&mark);
            account.hold = yes || (!self.holds.are_listed() && !is_no(&mark));
            account.hold_reason = (account.hold && !yes).then_some(mark);
            account.hold
        });
        account.csm_email = row.email(column(F::CsmEmail));
        account.contact_email = row.email(column(F::ContactEmail));
        account.contact_also = recipients::addresses(row, column(F::ContactAlso));
        account.contact_cc = recipients::addresses(row, column(F::ContactCc));
        account.reply_to = row.email(column(F::ReplyTo));
        account.domains = recipients::domains(row, column(F::Domains));
        let refused =
            |part, column: ColumnId, row: &RowReader| Refused { part, day: None, at: row.place(column), cells: 1 };
        if let Some(column) = column(F::SeatsLicensed) {
            match row.allowance(column, false) {
                Ok(seats) => account.seats_licensed = seats.map(whole),
                Err(_) => account.refused.push(refused(FigurePart::Seats, column, row)),
            }
        }
        account.arr = column(F::Arr).and_then(|s| row.number(s));
        account.started_on = column(F::StartedOn).and_then(|s| row.day(s));
        if let Some(column) = column(F::RenewalOn) {
            account.renewal_on = row.day(column);
            if account.renewal_on.is_none() && row.bytes(column).is_some() {
                account.unreadable.push(Unreadable::Renewal);
            }
        }
        if self.holding.iter().any(|column| row.cells.is_cut(*column)) {
            account.unreadable.push(Unreadable::Row);
        }
        for column in self.holding.iter().filter(|column| row.has_failed(**column)).copied().collect::<Vec<_>>() {
            account.unreadable.push(Unreadable::Row);
            row.wrong("hold", column, "the error of a formula, which may stand for anything; the account is held");
        }
        for (name, column) in &self.entitlements {
            let of = |metric: &&MetricConfig| metric.entitlement.as_deref() == Some(name);
            let is_percentage = workspace.config.metrics.iter().find(of).is_some_and(|m| m.unit == MetricUnit::Percent);
            match row.allowance(*column, is_percentage) {
                Ok(value) => account.entitlements.extend(value.map(|value| ((*name).to_owned(), value))),
                Err(_) => account.refused.push(refused(FigurePart::Entitlement((*name).to_owned()), *column, row)),
            }
        }
        if let Some(cell) = self.products.and_then(|column| row.bytes(column)) {
            let owned = products_owned::read(&decoded(&String::from_utf8_lossy(cell)), workspace);
            (account.products_owned, account.products_unknown) = (Some(owned.ids), owned.unknown);
        } else if let Some(column) = self.products.filter(|column| row.has_failed(*column)) {
            let cell = row.cells.get(column).map(|cell| cell.bytes.trim_ascii()).unwrap_or_default();
            account.products_unknown = vec![String::from_utf8_lossy(cell).into_owned()];
        }
        if let Some(column) =
            self.products.filter(|column| !account.products_unknown.is_empty() || row.cells.is_cut(*column))
        {
            account.refused.push(refused(FigurePart::Products, column, row));
        }
        self.check_forms(&mut account, currency, row);
        account.at = Some(row.location());
        if account.name.is_none()
            && let Some(column) = column(F::Name)
        {
            row.add_finding(Severity::Warning, "name", column, |column, value| {
                format!("\"{column}\" is \"{value}\", which is no name; the account gets no deck. Write its name into the cell")
            });
        }
        account.id = id;
        Some((account, hold))
    }

    /// A locale or currency that is not valid becomes missing, so that the workspace's is used.
    fn check_forms(&self, account: &mut AccountRow, currency: Option<String>, row: &mut RowReader) {
        if let (Some(column), Some(locale)) = (self.fields.get(&AccountField::Locale), &account.locale)
            && !is_locale(locale)
        {
            account.locale = None;
            row.wrong("locale", *column, "expected a language tag as en-GB; the workspace's is used");
        }
        if let (Some(column), Some(code)) = (self.fields.get(&AccountField::Currency), currency) {
            account.currency = Currency::parse(&code.to_ascii_uppercase());
            if account.currency.is_none() {
                row.wrong("currency", *column, "expected an ISO 4217 code as EUR; no money is shown to the account");
                account.refused.push(Refused {
                    part: FigurePart::Currency,
                    day: None,
                    at: row.place(*column),
                    cells: 1,
                });
            }
        }
    }
}

/// The replacement of a cell in `values`: for its exact text, or else the only one case and spaces apart.
fn translated<'m>(map: &'m BTreeMap<String, String>, text: &str) -> Option<&'m String> {
    map.get(text).or_else(|| {
        let text = folded(text);
        let mut values = map.iter().filter(|(cell, _)| folded(cell) == text).map(|(_, value)| value);
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    })
}

/// Merges a repeated row into its account. `holds` says whether the rows so far, and this one, hold the account.
fn merge(
    known: &mut AccountRow,
    new: AccountRow,
    holds: (&mut Option<bool>, Option<bool>),
    row: &mut RowReader,
    id: ColumnId,
) {
    fn take<T: PartialEq>(field: &str, known: &mut Option<T>, new: Option<T>, differing: &mut Vec<String>) {
        match (known.as_ref(), new) {
            (None, Some(new)) => *known = Some(new),
            (Some(a), Some(b)) if *a != b => differing.push(field.to_owned()),
            _ => {}
        }
    }
    let mut differing = Vec::new();
    macro_rules! merge_fields {
        ($($field:ident),* $(,)?) => { $(take(stringify!($field), &mut known.$field, new.$field, &mut differing);)* };
    }
    merge_fields!(
        name,
        segment,
        plan,
        industry,
        region,
        locale,
        currency,
        seats_licensed,
        started_on,
        renewal_on,
        status,
        csm_name,
        csm_email,
        contact_name,
        contact_email,
        contact_also,
        contact_cc,
        reply_to,
        domains,
        logo,
        theme,
        arr,
        health,
        churn_risk,
        note,
        products_owned,
    );
    known.unreadable.extend(new.unreadable);
    known.products_unknown.extend(new.products_unknown);
    known.refused.extend(new.refused);
    take("hold", holds.0, holds.1, &mut differing);
    // One row that says hold is enough, whatever another row says.
    known.hold |= new.hold;
    known.hold_reason = known.hold_reason.take().or(new.hold_reason);
    for (name, value) in new.entitlements {
        let mut mine = known.entitlements.get(&name).copied();
        take(&name, &mut mine, Some(value), &mut differing);
        known.entitlements.extend(mine.map(|value| (name, value)));
    }
    differing.retain(|field| !known.conflicts.contains(field));
    let first = known.at.as_ref().map_or(0, |at| at.line);
    if differing.is_empty() {
        row.add_finding(Severity::Note, "duplicate", id, |_, value| {
            format!(
                "the account \"{value}\" stands here again (first in line {first}), saying nothing else; both rows are one"
            )
        });
    } else {
        row.add_finding(Severity::Warning, "conflict", id, |_, value| {
            let fields = differing.join(", ");
            format!(
                "the account \"{value}\" stands here again (first in line {first}) with another {fields}; it is held. \
                 Leave the right row in the file"
            )
        });
        known.conflicts.extend(differing);
    }
}
