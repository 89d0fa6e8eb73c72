//! `contacts`: people for accounts whose own row leaves them out.
//!
//! A name and an address are one person's: they are taken together from an account's first row that has either, and
//! never mixed with half a person that the account row gives.

use rustc_hash::FxHashMap;

use crate::base::address;
use crate::base::finding::Location;
use crate::base::spelling::words::spelled;
use crate::base::text::is_locale;
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

/// Fills in people and languages that the accounts' own rows leave out.
#[derive(Default)]
pub(crate) struct Contacts {
    contacts: FxHashMap<u32, Person>,
    csms: FxHashMap<u32, Person>,
    csms_at: FxHashMap<u32, Location>,
    locales: FxHashMap<u32, (String, Location)>,
}

pub(crate) struct Columns {
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
        let parts = columns.name_parts.iter().filter_map(|column| row.display_text(Some(*column)));
        let joined = parts.collect::<Vec<_>>().join(" ");
        let name = row.display_text(columns.name).or((!joined.is_empty()).then_some(joined));
        let contact = (name, row.email(columns.email));
        let csm = (row.display_text(columns.csm_name), row.email(columns.csm_email));
        if let (true, Some(column)) = (csm.0.is_some(), columns.csm_name) {
            self.csms_at.entry(account).or_insert_with(|| row.place(column));
        }
        for (people, person) in [(&mut self.contacts, contact), (&mut self.csms, csm)] {
            if person.0.is_some() || person.1.is_some() {
                people.entry(account).or_insert(person);
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

fn complete(name: &mut Option<String>, email: &mut Option<String>, person: Option<Person>) {
    let Some((other_name, other_email)) = person else { return };
    let agree = |a: &Option<String>, b: &Option<String>, same: fn(&str) -> String| match (a, b) {
        (Some(a), Some(b)) => same(a) == same(b),
        _ => false,
    };
    let nobody = name.is_none() && email.is_none();
    if nobody || agree(name, &other_name, spelled) || agree(email, &other_email, address::key) {
        *name = name.take().or(other_name);
        *email = email.take().or(other_email);
    }
}
