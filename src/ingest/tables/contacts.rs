//! `contacts`: people for accounts whose own row leaves them out.
//!
//! A name and an address are one person's: they are taken together from an account's first row that has either, and
//! never mixed with half a person that the account row gives.

use rustc_hash::FxHashMap;

use crate::base::address;
use crate::base::finding::Location;
use crate::base::text::is_locale;
use crate::config::qbr::account_field::AccountField as F;
use crate::ingest::reader::row::Schema;
use crate::ingest::reader::row_reader::RowOutcome;
use crate::ingest::refused::Refusals;
use crate::ingest::tables::table::{LoadContext, LoadedTable, Table};

/// A name and an address.
type Person = (Option<String>, Option<String>);

/// Fills in people and languages that the accounts' own rows leave out.
pub(crate) struct Contacts;

impl Table for Contacts {
    fn name(&self) -> &'static str {
        "contacts"
    }

    fn load(&self, cx: &LoadContext) -> LoadedTable {
        let LoadContext { workspace, index, .. } = cx;
        let mut reading = cx.reader(self);
        let mut contacts: FxHashMap<u32, Person> = FxHashMap::default();
        let mut csms: FxHashMap<u32, Person> = FxHashMap::default();
        let mut csms_at: FxHashMap<u32, Location> = FxHashMap::default();
        let mut locales: FxHashMap<u32, (String, Location)> = FxHashMap::default();
        for source in &workspace.config.sources.contacts.0 {
            let Some(key) = &source.account else { continue };
            let mut schema = Schema { reaches_people: true, ..Schema::default() };
            let mut resolver = cx.key_maps.resolver(key, &mut schema);
            let mut column = |field: F| {
                let column = schema.maybe(source.columns.get(&field))?;
                Some(if field.is_one_line() { schema.one_line(column) } else { column })
            };
            let (name, email) = (column(F::ContactName), column(F::ContactEmail));
            let (csm_name, csm_email, locale) = (column(F::CsmName), column(F::CsmEmail), column(F::Locale));
            let mut part = |column| {
                let column = schema.add(column, false);
                schema.one_line(column)
            };
            let parts: Vec<_> = source.contact_name_from.0.iter().map(|column| part(column)).collect();
            reading.source(source, schema, &mut |row| {
                let (account, _) = match resolver.account(row, index) {
                    Ok(found) => found,
                    Err(outcome) => return outcome,
                };
                let joined =
                    parts.iter().filter_map(|column| row.display_text(Some(*column))).collect::<Vec<_>>().join(" ");
                let contact = (row.display_text(name).or((!joined.is_empty()).then_some(joined)), row.email(email));
                let csm = (row.display_text(csm_name), row.email(csm_email));
                if let (true, Some(column)) = (csm.0.is_some(), csm_name) {
                    csms_at.entry(account).or_insert_with(|| row.place(column));
                }
                for (people, person) in [(&mut contacts, contact), (&mut csms, csm)] {
                    if person.0.is_some() || person.1.is_some() {
                        people.entry(account).or_insert(person);
                    }
                }
                let tag = row.checked(
                    locale,
                    "locale",
                    is_locale,
                    "expected a language tag as en-GB; the workspace's is used",
                );
                if let (Some(tag), Some(column)) = (tag, locale) {
                    locales.entry(account).or_insert_with(|| (tag, row.place(column)));
                }
                RowOutcome::Used
            });
        }
        LoadedTable::new(reading, Refusals::default(), move |tables| {
            for (place, row) in tables.accounts.iter_mut().enumerate() {
                let place = place as u32;
                if row.locale.is_none()
                    && let Some((tag, at)) = locales.remove(&place)
                {
                    row.locale = Some(tag);
                    row.filled.push((F::Locale, at));
                }
                complete(&mut row.contact_name, &mut row.contact_email, contacts.remove(&place));
                let unnamed = row.csm_name.is_none();
                complete(&mut row.csm_name, &mut row.csm_email, csms.remove(&place));
                if unnamed && row.csm_name.is_some() {
                    row.filled.extend(csms_at.remove(&place).map(|at| (F::CsmName, at)));
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
    if nobody || agree(name, &other_name, str::to_lowercase) || agree(email, &other_email, address::key) {
        *name = name.take().or(other_name);
        *email = email.take().or(other_email);
    }
}
