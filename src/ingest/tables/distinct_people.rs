//! Distinct people of a log of events: of a week, of a day, of the 30 days to a week's end.

use chrono::{Datelike, NaiveDate};

/// Days of a "month" of users.
pub(crate) const MONTH: u64 = 30;

/// The triples of the 30 days to a week's end; both ends only move forward.
#[derive(Default)]
pub(crate) struct Days30 {
    begin: usize,
    end: usize,
    users: Vec<u32>,
}

/// Distinct users of the week, average of its days' distinct users, distinct users of the 30 days to its end.
pub(crate) fn people_of(triples: &[(u32, i32, u32)], first: NaiveDate, last: NaiveDate, days: &mut Days30) -> [f64; 3] {
    let (first, last) = (first.num_days_from_ce(), last.num_days_from_ce());
    while triples.get(days.end).is_some_and(|t| t.1 <= last) {
        days.end += 1;
    }
    while days.begin < days.end && triples[days.begin].1 <= last - MONTH as i32 {
        days.begin += 1;
    }
    let month = &triples[days.begin..days.end];
    // A month of the calendar may have a day more than thirty.
    let so_far = &triples[..days.end];
    let week = &so_far[so_far.partition_point(|t| t.1 < first)..];
    // Triples are distinct, so the week's triples are its daily distinct users added up.
    let daily = week.len() as f64 / f64::from(last - first + 1);
    let mut distinct = |part: &[(u32, i32, u32)]| {
        days.users.clear();
        days.users.extend(part.iter().map(|t| t.2));
        days.users.sort_unstable();
        days.users.dedup();
        days.users.len() as f64
    };
    [distinct(week), daily, distinct(month)]
}
