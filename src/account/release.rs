//! Whether a deck may leave without a person looking first.

use chrono::{Days, NaiveDate};

use crate::data::tables::{AccountRow, TicketRow, Unreadable};
use crate::workspace::config::{OneOrMany, Thresholds};

/// Whether a deck may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Release {
    /// Yes.
    Clear,
    /// Not before a person has looked.
    Held(Hold),
}

/// Why a person must look first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// Rows with this id disagree.
    Conflict(Vec<String>),
    /// The account is marked, with what the mark says where it says more than yes.
    Marked(Option<String>),
    /// An escalated ticket is open.
    OpenEscalation,
    /// The status is a churn notice.
    ChurnNotice,
    /// The status is a legal dispute.
    Dispute,
    /// The renewal is near.
    RenewalSoon(NaiveDate),
    /// The newest figure is too old.
    StaleData(NaiveDate),
    /// What could hold it cannot be read.
    Unreadable(Unreadable),
}

impl Hold {
    /// The stable code of the manifest.
    pub fn code(&self) -> &'static str {
        match self {
            Hold::Conflict(_) => "conflicting_rows",
            Hold::Marked(_) => "hold_mark",
            Hold::OpenEscalation => "open_escalation",
            Hold::ChurnNotice => "churn_notice",
            Hold::Dispute => "legal_dispute",
            Hold::RenewalSoon(_) => "renewal_soon",
            Hold::StaleData(_) => "stale_data",
            Hold::Unreadable(Unreadable::Row) => "unreadable_row",
            Hold::Unreadable(Unreadable::Renewal) => "unreadable_renewal",
            Hold::Unreadable(Unreadable::Ticket) => "unreadable_ticket",
        }
    }

    /// The reason in words, for operations.
    pub fn reason(&self) -> String {
        match self {
            Hold::Conflict(fields) => format!("rows with this id disagree on {}", fields.join(", ")),
            Hold::Marked(None) => "the account is marked to be held".into(),
            Hold::Marked(Some(text)) => format!("the account is marked to be held: {text}"),
            Hold::OpenEscalation => "an escalated ticket is open".into(),
            Hold::ChurnNotice => "the account has given notice or left".into(),
            Hold::Dispute => "a legal dispute is open".into(),
            Hold::RenewalSoon(on) => format!("renews on {on}, within the days set for a personal review"),
            Hold::StaleData(on) => format!("the newest figure is of {on}, older than the freshness limit"),
            Hold::Unreadable(Unreadable::Row) => {
                "a row of this account does not fit its header, so a mark to hold it may stand in it".into()
            }
            Hold::Unreadable(Unreadable::Renewal) => "the renewal date is unreadable".into(),
            Hold::Unreadable(Unreadable::Ticket) => "a ticket that may be an open escalation is unreadable".into(),
        }
    }
}

/// Decides for one account; the gravest reason is given. What could hold it and cannot be read holds it.
pub fn release(
    row: &AccountRow,
    tickets: &[TicketRow],
    newest: Option<NaiveDate>,
    as_of: NaiveDate,
    thresholds: &Thresholds,
) -> Release {
    let status = row.status.as_deref().map(str::to_lowercase);
    let status_in =
        |list: &OneOrMany<String>| status.as_ref().is_some_and(|s| list.0.iter().any(|l| l.to_lowercase() == *s));
    let open = |t: &TicketRow| {
        t.escalated && t.opened_at.date() <= as_of && t.solved_at.is_none_or(|solved| solved.date() > as_of)
    };
    let soon = as_of.checked_add_days(Days::new(thresholds.hold_before_renewal_days.max(0) as u64));
    if !row.conflicts.is_empty() {
        return Release::Held(Hold::Conflict(row.conflicts.clone()));
    }
    if row.hold {
        return Release::Held(Hold::Marked(row.hold_reason.clone()));
    }
    if status_in(&thresholds.dispute_statuses) {
        return Release::Held(Hold::Dispute);
    }
    if status_in(&thresholds.churn_statuses) {
        return Release::Held(Hold::ChurnNotice);
    }
    if tickets.iter().any(open) {
        return Release::Held(Hold::OpenEscalation);
    }
    let renewals = thresholds.hold_before_renewal_days > 0;
    let mut unreadable = row.unreadable.iter().filter(|what| renewals || **what != Unreadable::Renewal);
    if let Some(what) = unreadable.next() {
        return Release::Held(Hold::Unreadable(*what));
    }
    if let (Some(on), Some(soon), 1..) = (row.renewal_on, soon, thresholds.hold_before_renewal_days)
        && (as_of..=soon).contains(&on)
    {
        return Release::Held(Hold::RenewalSoon(on));
    }
    match newest {
        Some(newest) if (as_of - newest).num_days() > thresholds.freshness_days => {
            Release::Held(Hold::StaleData(newest))
        }
        _ => Release::Clear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn decide(row: AccountRow, tickets: &[TicketRow], newest: Option<&str>) -> Option<&'static str> {
        match release(&row, tickets, newest.map(day), day("2026-09-30"), &Thresholds::default()) {
            Release::Clear => None,
            Release::Held(hold) => Some(hold.code()),
        }
    }

    fn ticket(escalated: bool, solved: Option<&str>) -> TicketRow {
        let at = |d: &str| day(d).and_hms_opt(9, 0, 0).unwrap();
        TicketRow {
            account: 0,
            opened_at: at("2026-09-10"),
            solved_at: solved.map(at),
            first_reply_minutes: None,
            priority: None,
            escalated,
        }
    }

    #[test]
    fn an_open_escalation_holds_and_a_solved_one_does_not() {
        assert_eq!(decide(AccountRow::default(), &[ticket(true, None)], None), Some("open_escalation"));
        assert_eq!(decide(AccountRow::default(), &[ticket(true, Some("2026-09-12"))], None), None);
        assert_eq!(decide(AccountRow::default(), &[ticket(false, None)], None), None);
    }

    #[test]
    fn a_renewal_holds_within_its_days_only() {
        let renews = |on: &str| AccountRow { renewal_on: Some(day(on)), ..AccountRow::default() };
        assert_eq!(decide(renews("2026-10-30"), &[], None), Some("renewal_soon"));
        assert_eq!(decide(renews("2026-10-31"), &[], None), None);
        assert_eq!(decide(renews("2026-09-29"), &[], None), None);
    }

    #[test]
    fn what_could_hold_and_cannot_be_read_holds() {
        let row = |what| AccountRow { unreadable: vec![what], ..AccountRow::default() };
        assert_eq!(decide(row(Unreadable::Row), &[], None), Some("unreadable_row"));
        assert_eq!(decide(row(Unreadable::Renewal), &[], None), Some("unreadable_renewal"));
        assert_eq!(decide(row(Unreadable::Ticket), &[], None), Some("unreadable_ticket"));
        let off = Thresholds { hold_before_renewal_days: 0, ..Thresholds::default() };
        let decided = release(&row(Unreadable::Renewal), &[], None, day("2026-09-30"), &off);
        assert_eq!(decided, Release::Clear);
    }

    #[test]
    fn old_data_holds_and_no_data_does_not() {
        assert_eq!(decide(AccountRow::default(), &[], Some("2026-08-15")), Some("stale_data"));
        assert_eq!(decide(AccountRow::default(), &[], Some("2026-08-16")), None);
        assert_eq!(decide(AccountRow::default(), &[], None), None);
    }

    #[test]
    fn statuses_are_read_whatever_their_case() {
        let with = |status: &str| AccountRow { status: Some(status.into()), ..AccountRow::default() };
        assert_eq!(decide(with("Churned"), &[], None), Some("churn_notice"));
        assert_eq!(decide(with("Legal dispute"), &[], None), Some("legal_dispute"));
        assert_eq!(decide(with("active"), &[], None), None);
    }
}
