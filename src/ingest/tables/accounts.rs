//! `accounts`: one row an id, whatever the files repeat.
//!
//! Rows that repeat an id are merged where they agree or where one says more than the other; where they disagree
//! the first one counts and the field is noted, which holds the account. What cannot be read and could hold an account
//! (a row that does not fit its header or ends before such a cell, a renewal date) holds it too.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::base::finding::Severity;
use crate::base::spelling::folding::folded;
use crate::base::text::is_locale;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::sources::accounts::AccountsSource;
use crate::config::workspace::Workspace;
use crate::ingest::catalogue_check;
use crate::ingest::cells::booleans::{is_no, is_yes};
use crate::ingest::cells::products_owned;
use crate::ingest::keys::account_index::AccountIndex;
use crate::ingest::keys::references;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
use crate::ingest::records::{AccountRow, FigurePart, Refused, Unreadable};
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// The longest id that is taken from a row that does not fit.
const LONGEST_ID: usize = 200;

/// Fills the accounts, sorted by id.
pub(crate) struct Accounts;

impl Table for Accounts {
    fn name(&self) -> &'static str {
        "accounts"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let workspace = cx.workspace;
        let mut reading = cx.reader(self);
        let mut rows: Vec<AccountRow> = Vec::new();
        let mut index = AccountIndex::default();
        // Accounts of which no row was read so far.
        let mut bare = FxHashSet::default();
        // Whether rows of each account say that it is held or not.
        let mut holds: Vec<Option<bool>> = Vec::new();
        for (number, source) in workspace.config.sources.accounts.0.iter().enumerate() {
            let mut schema = Schema::default();
            let renewals_hold = workspace.config.thresholds.hold_before_renewal_days > 0;
            let columns = Columns::new(source, renewals_hold, &mut schema);
            reading.source(source, schema, &mut |line| {
                let account = if line.fits { columns.account(source, workspace, line) } else { columns.misfit(line) };
                let Some((mut account, hold)) = account else { return line.missing(columns.id) };
                account.source = number;
                match index.get(account.id.as_bytes()) {
                    Some(place) if !line.fits => rows[place as usize].unreadable.extend(account.unreadable),
                    Some(place) if bare.remove(&place) => {
                        let known = &mut rows[place as usize];
                        let unreadable = [&known.unreadable[..], &account.unreadable].concat();
                        *known = AccountRow { unreadable, ..account };
                        holds[place as usize] = hold;
                    }
                    Some(place) => {
                        let place = place as usize;
                        merge(&mut rows[place], account, (&mut holds[place], hold), line, columns.id);
                    }
                    None if !line.kept => return RowOutcome::LeftOut,
                    None if line.last && !references::elsewhere(workspace, &account.id) => {
                        line.footer(columns.id);
                        return RowOutcome::LeftOut;
                    }
                    None => {
                        if !line.fits {
                            bare.insert(rows.len() as u32);
                        }
                        index.insert(account.id.as_bytes(), rows.len() as u32);
                        rows.push(account);
                        holds.push(hold);
                    }
                }
                RowOutcome::Used
            });
        }
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        for row in &mut rows {
            row.unreadable.sort_unstable();
            row.unreadable.dedup();
        }
        catalogue_check::check(workspace, &rows, &mut reading.findings);
        LoadedTable::new(reading, Refusals::default(), |tables| tables.accounts = rows)
    }
}

/// The slots of a source's columns.
struct Columns {
    id: ColumnId,
    fields: BTreeMap<AccountField, ColumnId>,
    /// Those that could hold an account.
    holding: Vec<ColumnId>,
    entitlements: Vec<(String, ColumnId)>,
    products: Option<ColumnId>,
}

impl Columns {
    fn new(source: &AccountsSource, renewals_hold: bool, schema: &mut Schema) -> Self {
        let mut fields = BTreeMap::new();
        for (field, column) in &source.columns {
            let slot = match field {
                AccountField::SeatsLicensed => schema.figure(column, false),
                AccountField::Hold | AccountField::Status => schema.holding(column),
                AccountField::RenewalOn if renewals_hold => schema.holding(column),
                AccountField::Id | AccountField::Name => schema.add(column, true),
                _ => schema.add(column, false),
            };
            if field.is_one_line() {
                schema.one_line(slot);
            }
            fields.insert(*field, slot);
        }
        schema.could_hold = true;
        schema.reaches_people = true;
        let holding = fields.values().copied().filter(|slot| schema.columns[slot.0].holds).collect();
        let entitlements =
            source.entitlements.iter().map(|(name, c)| (name.clone(), schema.figure(c, false))).collect();
        // Without it everything would be offered to those who own it.
        let products = source.products_owned.as_ref().map(|column| schema.add(column, true));
        // The workspace was checked: there is an id.
        let id = fields.get(&AccountField::Id).copied().unwrap_or(ColumnId(0));
        Self { id, fields, holding, entitlements, products }
    }

    /// An account of which a row cannot be read: nothing is taken from it but the account that it seems to be of.
    fn misfit(&self, line: &mut RowReader) -> Option<(AccountRow, Option<bool>)> {
        line.text(self.id)?;
        let id =
            line.key(self.id).filter(|id| id.len() <= LONGEST_ID && memchr::memchr2(b'\n', b'\r', id).is_none())?;
        let id = String::from_utf8(id.into_owned()).ok()?;
        let name = line.string(self.fields.get(&AccountField::Name).copied());
        let at = Some(line.location());
        Some((AccountRow { id, name, at, unreadable: vec![Unreadable::Row], ..AccountRow::default() }, None))
    }

    /// The row as an account, and whether it says that it is held or not; `None` without an id.
    fn account(
        &self,
        source: &AccountsSource,
        workspace: &Workspace,
        line: &mut RowReader,
    ) -> Option<(AccountRow, Option<bool>)> {
        use AccountField as F;
        // As it is written, for other tables name it so; but not where nothing of it can be seen.
        line.display_text(Some(self.id))?;
        let id = String::from_utf8(line.key(self.id)?.into_owned()).ok()?;
        let slot = |field: F| self.fields.get(&field).copied();
        let mut text = |field: F| {
            let slot = slot(field);
            // What could hold a deck counts however long it is, and what is internal is never shown.
            let any = matches!(field, F::Hold | F::Status | F::Health | F::ChurnRisk | F::Note);
            let text = if any { line.string(slot) } else { line.display_text(slot) }?;
            let given = source.values.get(&field).and_then(|map| translated(map, &text));
            Some(given.cloned().unwrap_or(text))
        };
        let mut account = AccountRow {
            name: text(F::Name),
            segment: text(F::Segment),
            plan: text(F::Plan),
            industry: text(F::Industry),
            region: text(F::Region),
            locale: text(F::Locale),
            currency: text(F::Currency),
            status: text(F::Status),
            csm_name: text(F::CsmName),
            contact_name: text(F::ContactName),
            logo: text(F::Logo),
            theme: text(F::Theme),
            health: text(F::Health),
            churn_risk: text(F::ChurnRisk),
            note: text(F::Note),
            ..AccountRow::default()
        };
        let mark = text(F::Hold);
        let own = source.hold_values.as_ref().map(|words| words.0.as_slice());
        let hold = mark.map(|mark| {
            let yes = is_yes(&mark, own);
            account.hold = yes || (own.is_none() && !is_no(&mark));
            account.hold_reason = (account.hold && !yes).then_some(mark);
            account.hold
        });
        account.csm_email = line.email(slot(F::CsmEmail));
        account.contact_email = line.email(slot(F::ContactEmail));
        let refused =
            |part, slot: ColumnId, line: &RowReader| Refused { part, day: None, at: line.place(slot), cells: 1 };
        if let Some(slot) = slot(F::SeatsLicensed) {
            account.seats_licensed = line.amount(slot);
            if account.seats_licensed.is_none() && line.has(slot) {
                account.refused.push(refused(FigurePart::Seats, slot, line));
            }
        }
        account.arr = slot(F::Arr).and_then(|s| line.number(s));
        account.started_on = slot(F::StartedOn).and_then(|s| line.day(s));
        if let Some(slot) = slot(F::RenewalOn) {
            account.renewal_on = line.day(slot);
            if account.renewal_on.is_none() && line.bytes(slot).is_some() {
                account.unreadable.push(Unreadable::Renewal);
            }
        }
        if self.holding.iter().any(|slot| line.row.is_cut(*slot)) {
            account.unreadable.push(Unreadable::Row);
        }
        for slot in self.holding.iter().filter(|slot| line.has_failed(**slot)).copied().collect::<Vec<_>>() {
            account.unreadable.push(Unreadable::Row);
            line.wrong("hold", slot, "the error of a formula, which may stand for anything; the account is held");
        }
        for (name, slot) in &self.entitlements {
            if let Some(value) = line.amount(*slot) {
                account.entitlements.insert(name.clone(), value);
            } else if line.has(*slot) {
                account.refused.push(refused(FigurePart::Entitlement(name.clone()), *slot, line));
            }
        }
        if let Some(cell) = self.products.and_then(|slot| line.bytes(slot)) {
            let owned = products_owned::read(&String::from_utf8_lossy(cell), workspace);
            (account.products_owned, account.products_unknown) = (Some(owned.ids), owned.unknown);
        } else if let Some(slot) = self.products.filter(|slot| line.has_failed(*slot)) {
            let cell = line.row.get(slot).map(|cell| cell.bytes.trim_ascii()).unwrap_or_default();
            account.products_unknown = vec![String::from_utf8_lossy(cell).into_owned()];
        }
        if let Some(slot) = self.products.filter(|slot| !account.products_unknown.is_empty() || line.row.is_cut(*slot))
        {
            account.refused.push(refused(FigurePart::Products, slot, line));
        }
        self.check_forms(&mut account, line);
        account.at = Some(line.location());
        if account.name.is_none()
            && let Some(slot) = slot(F::Name)
        {
            line.add_finding(Severity::Warning, "name", slot, |column, value| {
                format!("\"{column}\" is \"{value}\", which is no name; the account gets no deck. Write its name into the cell")
            });
        }
        account.id = id;
        Some((account, hold))
    }

    /// A locale or currency that is none becomes missing, so that the workspace's is used.
    fn check_forms(&self, account: &mut AccountRow, line: &mut RowReader) {
        if let (Some(slot), Some(locale)) = (self.fields.get(&AccountField::Locale), &account.locale)
            && !is_locale(locale)
        {
            account.locale = None;
            line.wrong("locale", *slot, "expected a language tag as en-GB; the workspace's is used");
        }
        if let (Some(slot), Some(currency)) = (self.fields.get(&AccountField::Currency), &mut account.currency) {
            currency.make_ascii_uppercase();
            if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
                account.currency = None;
                line.wrong("currency", *slot, "expected an ISO 4217 code as EUR; no money is shown to the account");
                account.refused.push(Refused {
                    part: FigurePart::Currency,
                    day: None,
                    at: line.place(*slot),
                    cells: 1,
                });
            }
        }
    }
}

/// What a cell is to be read as: as it is written, else case and spaces apart.
fn translated<'m>(map: &'m BTreeMap<String, String>, text: &str) -> Option<&'m String> {
    map.get(text).or_else(|| {
        let text = folded(text);
        map.iter().find(|(cell, _)| folded(cell) == text).map(|(_, value)| value)
    })
}

/// Brings a repeated row into the account that is there. `holds` is what the rows so far and this one say of a hold.
fn merge(
    known: &mut AccountRow,
    new: AccountRow,
    holds: (&mut Option<bool>, Option<bool>),
    line: &mut RowReader,
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
        line.add_finding(Severity::Note, "duplicate", id, |_, value| {
            format!(
                "the account \"{value}\" stands here again (first in line {first}), saying nothing else; both rows are one"
            )
        });
    } else {
        line.add_finding(Severity::Warning, "conflict", id, |_, value| {
            let fields = differing.join(", ");
            format!(
                "the account \"{value}\" stands here again (first in line {first}) with another {fields}; it is held. \
                 Leave the right row in the file"
            )
        });
        known.conflicts.extend(differing);
    }
}
