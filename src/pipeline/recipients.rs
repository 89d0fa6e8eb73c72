//! Whom a deck's message goes to, and whether one of them may be a stranger.
//!
//! An account's own domains are those that its row names, else those of its other recipients. Whoever is of none of them, and neither
//! of the vendor nor of a domain that `delivery.domains` lets through, marks the deck: a person looks before it leaves.

use crate::base::address;
use crate::base::address::Address;
use crate::base::row::anomaly::Anomaly;
use crate::base::row::codes::AnomalyKind;
use crate::base::web_address::{host_alone, is_of};
use crate::config::workspace::Workspace;
use crate::ingest::records::AccountRow;
use crate::store::manifest_row::ManifestRow;

/// Adds an account's further recipients and where answers go to its row of the manifest.
pub(crate) fn with_recipients(record: ManifestRow, row: &AccountRow, workspace: &Workspace) -> ManifestRow {
    let mut taken = vec![address::key(&record.contact_email)];
    let mut once = |all: &Option<Vec<String>>| {
        let mut kept = Vec::new();
        for address in all.iter().flatten() {
            let key = address::key(address);
            if !taken.contains(&key) {
                taken.push(key);
                kept.push(address.clone());
            }
        }
        kept
    };
    let (contact_also, contact_cc) = (once(&row.contact_also), once(&row.contact_cc));
    let of_workspace = workspace.config.delivery.as_ref().and_then(|delivery| delivery.reply_to.as_ref());
    let reply_to = row.reply_to.as_ref().or(of_workspace).cloned().unwrap_or_default();
    ManifestRow { contact_also, contact_cc, reply_to, ..record }
}

/// The mark of a deck that would go to a domain that is not its account's.
pub(crate) fn stranger(record: &ManifestRow, row: &AccountRow, workspace: &Workspace) -> Option<Anomaly> {
    let recipients: Vec<Address> = record.recipients().filter_map(|one| Address::parse(one).ok()).collect();
    let delivery = workspace.config.delivery.as_ref();
    let let_through = delivery.into_iter().flat_map(|delivery| &delivery.domains).filter_map(|host| host_alone(host));
    let vendor = [record.csm_email.as_str(), workspace.config.vendor.team.email.as_str()];
    let vendor = vendor.into_iter().filter_map(|own| Some(Address::parse(own).ok()?.domain().to_owned()));
    let friends: Vec<String> = let_through.chain(vendor).collect();
    let own = row.domains.clone().unwrap_or_default();
    let fits =
        |domain: &str, others: &[String]| others.iter().any(|other| is_of(domain, other) || is_of(other, domain));
    let is_stranger = |(at, one): &(usize, &Address)| {
        let domain = one.domain();
        let of_others = || {
            let others = recipients.iter().enumerate().filter(|(other, _)| other != at);
            others
                .map(|(_, other)| other.domain().to_owned())
                .filter(|domain| !fits(domain, &friends))
                .collect::<Vec<_>>()
        };
        let own = if own.is_empty() { of_others() } else { own.clone() };
        !own.is_empty() && !fits(domain, &friends) && !fits(domain, &own)
    };
    let (_, one) = recipients.iter().enumerate().find(is_stranger)?;
    let known = match own.is_empty() {
        true => "its other recipients are of other domains".to_owned(),
        false => format!("its own people are of {}", own.join(", ")),
    };
    Some(Anomaly::new(AnomalyKind::StrangeDomain, format!("it would go to {one}, and {known}")))
}
