//! Clearance: whether a deck may be sent without a person checking it first.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::base::row::codes::ReasonCode;
use crate::base::spelling::folding::folded;
use crate::config::overrides::file::HoldKind;
use crate::config::qbr::file::Thresholds;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::ingest::records::{AccountRow, Decision, OldestSource, TicketRow, Unreadable};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clearance {
    Clear,
    Held(Hold),
}

/// Why a person must check the deck first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// Rows with this id disagree.
    Conflict(Vec<String>),
    /// The account's hold column is set, with its text if that is more than a yes.
    Marked(Option<String>),
    OpenEscalation,
    /// A name that decks or messages say has a mark for colleagues.
    MarkedName(String),
    /// The status is a churn notice.
    ChurnNotice,
    /// The status is a legal dispute.
    Dispute,
    /// The renewal is near.
    RenewalSoon(NaiveDate),
    /// The newest figure is too old.
    StaleData(NaiveDate),
    /// The newest row of a source that the deck would show is too old.
    StaleSource(OldestSource),
    /// A cell or row that could be a reason to hold cannot be read.
    Unreadable(Unreadable),
    /// No available font has the language's letters; the text says what would help.
    Script(String),
    Person(String),
    /// An override cannot be used; the text says why.
    Override(String),
}

impl Hold {
    /// The kind of hold that a person may release; `None` if a person set it, or if the deck would be unreadable.
    pub fn kind(&self) -> Option<HoldKind> {
        Some(match self {
            Hold::Conflict(_) => HoldKind::ConflictingRows,
            Hold::Marked(_) => HoldKind::HoldMark,
            Hold::OpenEscalation => HoldKind::OpenEscalation,
            Hold::MarkedName(_) => HoldKind::MarkedName,
            Hold::ChurnNotice => HoldKind::ChurnNotice,
            Hold::Dispute => HoldKind::LegalDispute,
            Hold::RenewalSoon(_) => HoldKind::RenewalSoon,
            Hold::StaleData(_) | Hold::StaleSource(_) => HoldKind::StaleData,
            Hold::Unreadable(Unreadable::Row) => HoldKind::UnreadableRow,
            Hold::Unreadable(Unreadable::Renewal) => HoldKind::UnreadableRenewal,
            Hold::Unreadable(Unreadable::Ticket) => HoldKind::UnreadableTicket,
            Hold::Script(_) | Hold::Person(_) | Hold::Override(_) => return None,
        })
    }

    /// The code in the manifest.
    pub fn code(&self) -> ReasonCode {
        match (self.kind(), self) {
            (Some(kind), _) => kind.code(),
            (None, Hold::Override(_)) => ReasonCode::Override,
            (None, Hold::Script(_)) => ReasonCode::UnreadableScript,
            (None, _) => ReasonCode::HeldByHand,
        }
    }

    /// The reason in words, for operations.
    pub fn reason(&self) -> String {
        match self {
            Hold::Conflict(fields) => format!("rows with this id disagree on {}", fields.join(", ")),
            Hold::Marked(None) => "the account is marked to be held".into(),
            Hold::Marked(Some(text)) => format!("the account is marked to be held: {text}"),
            Hold::OpenEscalation => "an escalated ticket is open".into(),
            Hold::MarkedName(name) => format!("the name \"{name}\" has a mark for colleagues"),
            Hold::ChurnNotice => "the account has given notice or left".into(),
            Hold::Dispute => "a legal dispute is open".into(),
            Hold::RenewalSoon(on) => format!("renews on {on}, within the days set for a personal review"),
            Hold::StaleData(on) => format!("the newest figure is of {on}, older than the freshness limit"),
            Hold::StaleSource(OldestSource { name, newest }) => {
                format!("its deck would show {name}, whose newest row is of {newest}, older than the freshness limit")
            }
            Hold::Unreadable(Unreadable::Row) => {
                "a row of this account cannot be read whole, so a mark to hold it may stand in it".into()
            }
            Hold::Unreadable(Unreadable::Renewal) => "the renewal date is unreadable".into(),
            Hold::Unreadable(Unreadable::Ticket) => "a ticket that may be an open escalation is unreadable".into(),
            Hold::Script(why) => why.clone(),
            Hold::Person(why) => format!("a person decided it: {why}"),
            Hold::Override(why) => format!("its override cannot be used: {why}"),
        }
    }
}

/// Decides for one account and returns the gravest hold. An unreadable hold mark holds the account. An override may hold it,
/// and may release it from the holds it names.
pub fn decide(
    row: &AccountRow,
    tickets: &[TicketRow],
    newest: Option<NaiveDate>,
    as_of: NaiveDate,
    thresholds: &Thresholds,
) -> Clearance {
    match &row.decision {
        Decision::Broken(why) => return Clearance::Held(Hold::Override(why.clone())),
        Decision::Stands(decided) if decided.hold.is_some() => {
            return Clearance::Held(Hold::Person(decided.hold.clone().unwrap_or_default()));
        }
        Decision::Stands(_) | Decision::None => {}
    }
    let released = |hold: &Hold| {
        row.overridden().zip(hold.kind()).is_some_and(|(decided, kind)| decided.release.contains_key(&kind))
    };
    let mut holds = holds(row, tickets, newest, as_of, thresholds).filter(|hold| !released(hold));
    holds.next().map_or(Clearance::Clear, Clearance::Held)
}

/// All holds of an account, the gravest first.
fn holds<'a>(
    row: &'a AccountRow,
    tickets: &'a [TicketRow],
    newest: Option<NaiveDate>,
    as_of: NaiveDate,
    thresholds: &'a Thresholds,
) -> impl Iterator<Item = Hold> + 'a {
    // A ticket that was opened after the day of the data is open too.
    let open = |t: &TicketRow| t.escalated && t.solved_at.is_none_or(|solved| solved.date() > as_of);
    let soon = as_of.checked_add_days(Days::new(thresholds.hold_before_renewal_days.max(0) as u64));
    let renewals = thresholds.hold_before_renewal_days > 0;
    let renews = row.renewal_on.filter(|on| renewals && soon.is_some_and(|soon| (as_of..=soon).contains(on)));
    let is_stale = |newest: &NaiveDate| (as_of - *newest).num_days() > thresholds.freshness_days;
    let stale = newest.filter(is_stale);
    let stale_source = row.oldest_source.clone().filter(|source| is_stale(&source.newest)).map(Hold::StaleSource);
    let graver = [
        (!row.conflicts.is_empty()).then(|| Hold::Conflict(row.conflicts.clone())),
        row.hold.then(|| Hold::Marked(row.hold_reason.clone())),
        has_status(row, &thresholds.dispute_statuses).then_some(Hold::Dispute),
        has_left(row, thresholds).then_some(Hold::ChurnNotice),
        tickets.iter().any(open).then_some(Hold::OpenEscalation),
        row.marked_name().map(|(_, name, _)| Hold::MarkedName(name.to_owned())),
    ];
    let unreadable = row.unreadable.iter().filter(move |what| renewals || **what != Unreadable::Renewal);
    let last = [renews.map(Hold::RenewalSoon), stale.map(Hold::StaleData), stale_source];
    graver.into_iter().flatten().chain(unreadable.map(|what| Hold::Unreadable(*what))).chain(last.into_iter().flatten())
}

/// Whether the account has given notice or left.
pub fn has_left(row: &AccountRow, thresholds: &Thresholds) -> bool {
    has_status(row, &thresholds.churn_statuses)
}

/// Whether its status is one of a list. A JSON list arrives joined by semicolons: one matching word is enough.
fn has_status(row: &AccountRow, list: &OneOrMany<String>) -> bool {
    let status = row.status.as_deref().map(folded);
    let is_one = |word: &str| list.0.iter().any(|listed| folded(listed) == word);
    status.is_some_and(|status| is_one(&status) || status.split(';').any(is_one))
}

/// The first day of each hold, released or not. The manifest stores these days, so that a deck can still be held on the day
/// it would be sent. A hold that applies at `as_of` begins on that day.
pub fn holds_from(
    row: &AccountRow,
    tickets: &[TicketRow],
    newest: Option<NaiveDate>,
    as_of: NaiveDate,
    thresholds: &Thresholds,
) -> BTreeMap<ReasonCode, NaiveDate> {
    let days = |days: i64| Days::new(u64::try_from(days).unwrap_or_default());
    let near = thresholds.hold_before_renewal_days;
    let renews = row.renewal_on.filter(|on| near > 0 && *on >= as_of).and_then(|on| on.checked_sub_days(days(near)));
    let oldest = newest.into_iter().chain(row.oldest_source.as_ref().map(|source| source.newest)).min();
    let stale = oldest.and_then(|newest| newest.checked_add_days(days(thresholds.freshness_days.saturating_add(1))));
    let later = [renews.map(|day| (HoldKind::RenewalSoon, day)), stale.map(|day| (HoldKind::StaleData, day))];
    let now = holds(row, tickets, newest, as_of, thresholds).filter_map(|hold| Some((hold.kind()?, as_of)));
    let later = later.into_iter().flatten().map(|(kind, day)| (kind, day.max(as_of)));
    later.chain(now).map(|(kind, day)| (kind.code(), day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::overrides::file::Override;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn held_for(row: AccountRow, tickets: &[TicketRow], newest: Option<&str>) -> Option<ReasonCode> {
        match decide(&row, tickets, newest.map(day), day("2026-09-30"), &Thresholds::default()) {
            Clearance::Clear => None,
            Clearance::Held(hold) => Some(hold.code()),
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
        assert_eq!(held_for(AccountRow::default(), &[ticket(true, None)], None), Some(ReasonCode::OpenEscalation));
        assert_eq!(held_for(AccountRow::default(), &[ticket(true, Some("2026-09-12"))], None), None);
        assert_eq!(held_for(AccountRow::default(), &[ticket(false, None)], None), None);
        // Solved on the very day of the data, and a day later.
        assert_eq!(held_for(AccountRow::default(), &[ticket(true, Some("2026-09-30"))], None), None);
        let later = held_for(AccountRow::default(), &[ticket(true, Some("2026-10-01"))], None);
        assert_eq!(later, Some(ReasonCode::OpenEscalation));
    }

    #[test]
    fn an_open_escalation_holds_whatever_its_day() {
        for opened in ["2026-10-12", "2015-01-01"] {
            let late = |solved| TicketRow { opened_at: day(opened).into(), ..ticket(true, solved) };
            assert_eq!(
                held_for(AccountRow::default(), &[late(None)], None),
                Some(ReasonCode::OpenEscalation),
                "{opened}"
            );
        }
    }

    #[test]
    fn holds_that_come_with_time_say_from_when() {
        let row = AccountRow { renewal_on: Some(day("2026-12-01")), ..AccountRow::default() };
        let of = |row: &AccountRow, tickets: &[TicketRow], newest: &str| {
            holds_from(row, tickets, Some(day(newest)), day("2026-09-30"), &Thresholds::default())
        };
        let from = of(&row, &[], "2026-09-27");
        let days: Vec<_> = from.iter().map(|(code, from)| format!("{code} {from}")).collect();
        assert_eq!(days, ["renewal_soon 2026-11-01", "stale_data 2026-11-12"]);
        let past = AccountRow { renewal_on: Some(day("2026-09-01")), ..AccountRow::default() };
        assert!(!of(&past, &[], "2026-09-27").contains_key(&ReasonCode::RenewalSoon));
        let off = Thresholds { hold_before_renewal_days: 0, ..Thresholds::default() };
        assert!(holds_from(&row, &[], None, day("2026-09-30"), &off).is_empty(), "renewals hold nothing");
    }

    #[test]
    fn what_an_override_releases_is_kept_for_the_day_it_ends() {
        let agreed = Override { release: [(HoldKind::OpenEscalation, "known".into())].into(), ..Override::default() };
        let row = AccountRow { decision: Decision::Stands(std::sync::Arc::new(agreed)), ..AccountRow::default() };
        let tickets = [ticket(true, None)];
        assert_eq!(held_for(row.clone(), &tickets, None), None);
        let from = holds_from(&row, &tickets, None, day("2026-09-30"), &Thresholds::default());
        assert_eq!(from.get(&ReasonCode::OpenEscalation), Some(&day("2026-09-30")));
    }

    #[test]
    fn a_renewal_holds_within_its_days_only() {
        let renews = |on: &str| AccountRow { renewal_on: Some(day(on)), ..AccountRow::default() };
        assert_eq!(held_for(renews("2026-10-30"), &[], None), Some(ReasonCode::RenewalSoon));
        assert_eq!(held_for(renews("2026-10-31"), &[], None), None);
        assert_eq!(held_for(renews("2026-09-29"), &[], None), None);
    }

    #[test]
    fn what_could_hold_and_cannot_be_read_holds() {
        let row = |what| AccountRow { unreadable: vec![what], ..AccountRow::default() };
        assert_eq!(held_for(row(Unreadable::Row), &[], None), Some(ReasonCode::UnreadableRow));
        assert_eq!(held_for(row(Unreadable::Renewal), &[], None), Some(ReasonCode::UnreadableRenewal));
        assert_eq!(held_for(row(Unreadable::Ticket), &[], None), Some(ReasonCode::UnreadableTicket));
        let off = Thresholds { hold_before_renewal_days: 0, ..Thresholds::default() };
        let decided = decide(&row(Unreadable::Renewal), &[], None, day("2026-09-30"), &off);
        assert_eq!(decided, Clearance::Clear);
    }

    #[test]
    fn old_data_holds_and_no_data_does_not() {
        assert_eq!(held_for(AccountRow::default(), &[], Some("2026-08-15")), Some(ReasonCode::StaleData));
        assert_eq!(held_for(AccountRow::default(), &[], Some("2026-08-16")), None);
        assert_eq!(held_for(AccountRow::default(), &[], None), None);
    }

    #[test]
    fn statuses_are_read_whatever_their_case() {
        let with = |status: &str| AccountRow { status: Some(status.into()), ..AccountRow::default() };
        assert_eq!(held_for(with("Churned"), &[], None), Some(ReasonCode::ChurnNotice));
        assert_eq!(held_for(with("Legal dispute"), &[], None), Some(ReasonCode::LegalDispute));
        assert_eq!(
            held_for(with("legal\u{a0} Dispute"), &[], None),
            Some(ReasonCode::LegalDispute),
            "spaces make no difference"
        );
        assert_eq!(held_for(with("active"), &[], None), None);
        assert_eq!(held_for(with("active;churned"), &[], None), Some(ReasonCode::ChurnNotice), "one word of several");
    }

    #[test]
    fn a_person_holds_before_all_else_and_says_why() {
        let why = Override { hold: Some("their counsel is on leave".into()), ..Override::default() };
        let decision = Decision::Stands(std::sync::Arc::new(why));
        let row = AccountRow { decision, status: Some("churned".into()), ..AccountRow::default() };
        let decided = decide(&row, &[], None, day("2026-09-30"), &Thresholds::default());
        let Clearance::Held(hold) = decided else { panic!("not held") };
        assert_eq!(hold, Hold::Person("their counsel is on leave".into()));
        assert_eq!(hold.reason(), "a person decided it: their counsel is on leave");
        assert_eq!(Hold::RenewalSoon(day("2026-10-12")).reason().split(',').next(), Some("renews on 2026-10-12"));
    }
}
