//! Support tickets of one customer, and the goals of its success plan.

use std::collections::BTreeMap;

use crate::account::assembly::portfolio::Portfolio;
use crate::account::view::{Goal, NoService, Service};
use crate::account::withheld::{Gaps, WithheldFigure};
use crate::base::amounts::currency::Currency;
use crate::base::period::{DaySpan, months_between};
use crate::ingest::records::{OutcomeRow, TicketRow};

/// With fewer tickets the service is not shown.
const SERVICE_TICKETS: usize = 3;

impl Portfolio {
    pub(crate) fn service(&self, at: usize, tickets: &[TicketRow]) -> Result<Service, NoService> {
        let (days, before) = (self.workspace.days(), self.workspace.days_before());
        let within = |days: DaySpan| tickets.iter().filter(move |t| days.contains(t.opened_at.date()));
        let open = |t: &TicketRow| t.escalated && t.solved_at.is_none_or(|s| s.date() > self.workspace.as_of);
        let now: Vec<_> = within(days).collect();
        let gaps = Gaps::of(&self.tables.accounts[at], &self.workspace);
        if gaps.has(&WithheldFigure::Service) {
            return Err(NoService::Unreadable);
        }
        if tickets.iter().any(open) {
            return Err(NoService::OpenEscalation);
        }
        if now.len() < SERVICE_TICKETS {
            return Err(NoService::TooFewTickets { have: now.len(), need: SERVICE_TICKETS });
        }
        let replies = |list: &mut dyn Iterator<Item = &TicketRow>| {
            let mut minutes: Vec<f64> = list.filter_map(|t| t.first_reply_minutes).collect();
            minutes.sort_by(f64::total_cmp);
            (minutes.len() >= SERVICE_TICKETS).then_some(minutes)
        };
        let own = replies(&mut now.iter().copied()).filter(|_| !gaps.has(&WithheldFigure::FirstReplies));
        let solved = now.iter().filter(|t| t.solved_at.is_some_and(|s| s.date() <= self.workspace.as_of)).count();
        let begun = self.workspace.period.months().into_iter().filter(|first| *first <= days.last);
        let opened_in = |first| now.iter().filter(|t| months_between(first, t.opened_at.date()) == 0).count();
        let by_month = begun.map(|first| (first, opened_in(first))).collect();
        Ok(Service {
            opened: now.len(),
            solved: Some(solved)
                .filter(|_| tickets.iter().any(|t| t.solved_at.is_some()) && !gaps.has(&WithheldFigure::Solved)),
            opened_before: within(before).count(),
            first_reply: own.as_ref().map(|minutes| (median(minutes), minutes.len())),
            first_reply_before: replies(&mut within(before))
                .filter(|_| !gaps.has(&WithheldFigure::FirstRepliesBefore))
                .map(|minutes| median(&minutes)),
            replies: own.unwrap_or_default(),
            promised: self.workspace.config.service.as_ref().map(|service| service.first_reply_minutes),
            by_month,
        })
    }

    /// The goals; empty if one of them could not be read, because a deck says how many of all were reached. `home` is the
    /// account's currency.
    pub(crate) fn goals(&self, at: usize, home: Currency) -> Vec<Goal> {
        if Gaps::of(&self.tables.accounts[at], &self.workspace).has(&WithheldFigure::Goals) {
            return Vec::new();
        }
        let rows = &self.tables.outcomes;
        let from = rows.partition_point(|o| (o.account as usize) < at);
        let own = || rows[from..].iter().take_while(|o| o.account as usize == at);
        let reviewed = self.workspace.period;
        let is_now = |o: &&OutcomeRow| o.period.is_none_or(|period| period == reviewed);
        own()
            .filter(is_now)
            .filter_map(|o| {
                let (target, actual) = (o.target?, o.actual?);
                let currency = match o.unit.as_deref() {
                    Some("currency") => Some(home),
                    unit => unit.and_then(Currency::parse),
                };
                let same = own().filter(|other| other.goal == o.goal && other.unit == o.unit);
                let before = same.filter_map(|other| Some((other.period.filter(|p| *p < reviewed)?, other.actual?)));
                // Of two results of one quarter the later row counts.
                let history: BTreeMap<_, _> = before.collect();
                let (goal, unit) = (o.goal.clone(), o.unit.clone());
                let history = history.into_iter().collect();
                Some(Goal { goal, target, actual, history, unit, currency, more_is_better: o.more_is_better })
            })
            .collect()
    }
}

/// The median of sorted values: 3, 5, 9, 12 is 7.
fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { (sorted[half - 1] + sorted[half]) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_lies_in_the_middle() {
        assert_eq!(median(&[3.0, 5.0, 9.0]), 5.0);
        assert_eq!(median(&[3.0, 5.0, 9.0, 12.0]), 7.0);
    }
}
