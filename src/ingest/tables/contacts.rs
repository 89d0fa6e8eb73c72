//! `contacts`: people for accounts whose own row leaves them out.
//!
//! A name and an address are one person's: they are taken together from an account's first row that has either, and
//! never mixed with half a person that the account row gives. A table of facts (tickets, opportunities) names whom each row has: where
//! a source names several for an account, it is told that the first was taken.

use rustc_hash::FxHashMap;

use crate::base::address;
use crate::base::finding::{Location, Severity};
use crate::base::spelling::words::spelled;
use crate::base::text::{is_locale, shown};
use crate::config::qbr::account_field::AccountField as F;
use crate::config::qbr::sources::contacts::ContactsSource;
use crate::ingest::keys::key_maps::AccountResolver;
use crate::ingest::reader::row::{ColumnId, Schema};
use crate::ingest::reader::row_reader::{RowOutcome, RowReader};
use crate::ingest::reader::source::SourceReader;
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// A name and an address.
type Person = (Option<String>, Option<String>);

/// The first person of an account.
struct First {
    person: Person,
    /// Of which source, by its place.
    source: usize,
    /// Whether another one of the source was told.
    told: bool,
}

/// Fills in people and languages that the accounts' own rows leave out.
#[derive(Default)]
pub(crate) struct Contacts {
    contacts: FxHashMap<u32, First>,
    csms: FxHashMap<u32, First>,
    csms_at: FxHashMap<u32, Location>,
    locales: FxHashMap<u32, (String, Location)>,
}

pub(crate) struct Columns {
    /// The place of the source among those of the table.
    source: usize,
    account: AccountResolver,
    name: Option<ColumnId>,
    email: Option<ColumnId>,
    csm_name: Option<ColumnId>,
    csm_email: Option<ColumnId>,
    locale: Option<ColumnId>,
    /// Those that make the name together.
    name_parts: Vec<ColumnId>,
}

impl Table for Contacts {
    const NAME: &'static str = "contacts";
    type Source = ContactsSource;
    type Columns<'w> = Columns;

    fn new(_: &LoadContext) -> Self {
        Self::default()
    }

    fn columns(cx: &LoadContext, source: &ContactsSource, schema: &mut Schema) -> Option<Columns> {
        schema.reaches_people = true;
        let account = cx.key_maps.resolver(source.account.as_ref()?, schema);
        let mut column = |field: F| {
            let column = schema.maybe(source.columns.get(&field))?;
            Some(if field.is_one_line() { schema.one_line(column) } else { column })
        };
        Some(Columns {
            source: cx.workspace.config.sources.contacts.iter().position(|other| std::ptr::eq(other, source))?,
            account,
            name: column(F::ContactName),
            email: column(F::ContactEmail),
            csm_name: column(F::CsmName),
            csm_email: column(F::CsmEmail),
            locale: column(F::Locale),
            name_parts: source.contact_name_from.iter().map(|part| schema.add_one_line(part, false)).collect(),
        })
    }

    fn row(&mut self, cx: &LoadContext, columns: &mut Columns, row: &mut RowReader) -> RowOutcome {
        let (account, _) = columns.account.account(row, &cx.index)?;
        let parts = columns.name_parts.iter().filter_map(|column| row.name_text(Some(*column)));
        let joined = parts.collect::<Vec<_>>().join(" ");
        let name = row.name_text(columns.name).or((!joined.is_empty()).then_some(joined));
        let name = row.person(columns.name.or(columns.name_parts.first().copied()), name);
        let contact = (name, row.email(columns.email));
        let csm_name = row.name_text(columns.csm_name);
        let csm = (row.person(columns.csm_name, csm_name), row.email(columns.csm_email));
        if let (true, Some(column)) = (csm.0.is_some(), columns.csm_name) {
            self.csms_at.entry(account).or_insert_with(|| row.place(column));
        }
        let given = |column: &ColumnId| row.bytes(*column).is_some();
        let contact_at =
            [columns.email, columns.name].into_iter().flatten().chain(columns.name_parts.iter().copied()).find(given);
        let csm_at = [columns.csm_email, columns.csm_name].into_iter().flatten().find(given);
        for (people, person, at) in [(&mut self.contacts, contact, contact_at), (&mut self.csms, csm, csm_at)] {
            if person.0.is_none() && person.1.is_none() {
                continue;
            }
            let Some(first) = people.get_mut(&account) else {
                people.insert(account, First { person, source: columns.source, told: false });
                continue;
            };
            let is_other = first.source == columns.source && !is_same(&first.person, &person);
            if let Some(at) = at.filter(|_| is_other && !std::mem::replace(&mut first.told, true)) {
                tell_of_first(row, at, columns.account.column, &first.person);
            }
        }
        let expected = "expected a language tag as en-GB; the workspace's is used";
        if let (Some(tag), Some(column)) = (row.checked(columns.locale, "locale", is_locale, expected), columns.locale)
        {
            self.locales.entry(account).or_insert_with(|| (tag, row.place(column)));
        }
        Ok(())
    }

    fn finish(mut self, _: &LoadContext, reader: SourceReader) -> LoadedTable {
        LoadedTable::new(reader, Refusals::default(), move |tables| {
            for (place, row) in tables.accounts.iter_mut().enumerate() {
                let place = place as u32;
                if row.locale.is_none()
                    && let Some((tag, at)) = self.locales.remove(&place)
                {
                    row.locale = Some(tag);
                    row.filled.push((F::Locale, at));
                }
                complete(&mut row.contact_name, &mut row.contact_email, self.contacts.remove(&place));
                let unnamed = row.csm_name.is_none();
                complete(&mut row.csm_name, &mut row.csm_email, self.csms.remove(&place));
                if unnamed && row.csm_name.is_some() {
                    row.filled.extend(self.csms_at.remove(&place).map(|at| (F::CsmName, at)));
                }
            }
        })
    }
}

/// Says that an account's first person was taken, and not the one of this row.
fn tell_of_first(row: &mut RowReader, at: ColumnId, account: ColumnId, first: &Person) {
    let taken = shown(first.0.as_deref().or(first.1.as_deref()).unwrap_or_default());
    let account = shown(&row.text(account).unwrap_or_default());
    row.add_finding(Severity::Note, "first_taken", at, |column, value| {
        format!(
            "\"{column}\" is \"{value}\" for \"{account}\", of whom an earlier row names \"{taken}\", which is taken. Keep those \
             that are meant with `where`, or let them come first"
        )
    });
}

fn agree(a: &Option<String>, b: &Option<String>, same: fn(&str) -> String) -> bool {
    a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| same(a) == same(b))
}

/// Whether two rows name one person: by the address where both have one.
fn is_same(one: &Person, other: &Person) -> bool {
    match (&one.1, &other.1) {
        (Some(_), Some(_)) => agree(&one.1, &other.1, address::key),
        _ => agree(&one.0, &other.0, spelled),
    }
}

fn complete(name: &mut Option<String>, email: &mut Option<String>, first: Option<First>) {
    let Some((other_name, other_email)) = first.map(|first| first.person) else { return };
    let nobody = name.is_none() && email.is_none();
    if nobody || agree(name, &other_name, spelled) || agree(email, &other_email, address::key) {
        *name = name.take().or(other_name);
        *email = email.take().or(other_email);
    }
}
