//! One customer: who it is, and the weeks it had.
//!
//! Most are ordinary. Some in a thousand are each of the cases a deck has to get right (first quarter, gaps, nothing
//! used, over the limit, no seats known), and three in a hundred must be held, so that coverage stays above 95%.

use super::names::{self, Company};
use super::random::Random;

/// Weeks written: this quarter and the one before.
pub const WEEKS: usize = 26;
const QUARTER: usize = 13;

/// Region, locale, currency, and how many in a hundred.
const PLACES: [(&str, &str, &str, u64); 9] = [
    ("US", "en-US", "USD", 44),
    ("GB", "en-GB", "GBP", 16),
    ("DE", "de-DE", "EUR", 11),
    ("FR", "fr-FR", "EUR", 7),
    ("CA", "en-CA", "CAD", 7),
    ("AU", "en-AU", "AUD", 6),
    ("BR", "pt-BR", "BRL", 4),
    ("JP", "ja-JP", "JPY", 3),
    ("AE", "ar-AE", "AED", 2),
];
const INDUSTRIES: [&str; 8] =
    ["Retail", "Logistics", "Health care", "Manufacturing", "Hospitality", "Education", "Energy", "Media"];

/// What is special about an account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Nothing.
    Ordinary,
    /// A customer since this quarter.
    FirstQuarter,
    /// Measured in one week out of three.
    Sparse,
    /// Signed up and never signed in.
    Unused,
    /// More seats in use than bought.
    OverLimit,
    /// Nobody wrote down what was bought.
    NoEntitlement,
    /// Held: a hold mark.
    Hold,
    /// Held: gave notice.
    Churned,
    /// Held: renews within days.
    RenewsSoon,
    /// Held: an escalated ticket is open.
    Escalated,
    /// Held: the data ends in July.
    Stale,
}

/// A plan: its id, and how many of [`rows::FEATURES`](super::rows::FEATURES) it includes, from the first.
#[derive(Clone, Copy)]
pub struct Plan(pub &'static str, pub usize);

/// One customer.
pub struct Account {
    pub number: u64,
    pub company: Company,
    pub segment: &'static str,
    pub plan: Plan,
    pub industry: &'static str,
    pub place: (&'static str, &'static str, &'static str),
    pub seats: u32,
    pub case: Case,
    /// Weekly users, and 30-day active seats, of each week; `None` where nothing was measured.
    pub weeks: [Option<Week>; WEEKS],
    /// For what is written beside the weeks.
    pub random: std::cell::RefCell<Random>,
}

/// What was measured in a week.
#[derive(Clone, Copy)]
pub struct Week {
    pub weekly_users: u32,
    pub active_seats: u32,
    pub tenths_of_daily_users: u32,
    pub invoices: u32,
    pub approvals: u32,
    pub tenths_of_storage: u32,
}

impl Account {
    /// The account with this number.
    pub fn new(seed: u64, number: u64) -> Self {
        let mut random = Random::of(seed, number);
        let company = names::company(seed, number, &mut random);
        let (segment, plan, seats) = size(&mut random);
        let case = case(&mut random);
        let weeks = weeks(seats, case, &mut random);
        let place = place(&mut random);
        let industry = random.pick(&INDUSTRIES);
        Self { number, company, segment, plan, industry, place, seats, case, weeks, random: random.into() }
    }
}

fn size(random: &mut Random) -> (&'static str, Plan, u32) {
    let (start, grow, scale) = (Plan("start", 5), Plan("grow", 11), Plan("scale", 11));
    // Cubed, so that small ones are many and large ones few.
    let skewed = random.share().powi(3);
    let seats = |low: f64, high: f64| (low + (high - low) * skewed) as u32;
    match random.below(100) {
        0..60 => ("Small business", if random.chance(600) { start } else { grow }, seats(2.0, 50.0)),
        60..92 => ("Mid-market", if random.chance(800) { grow } else { scale }, seats(40.0, 260.0)),
        _ => ("Enterprise", scale, seats(220.0, 6000.0)),
    }
}

fn case(random: &mut Random) -> Case {
    match random.below(1000) {
        0..8 => Case::Churned,
        8..13 => Case::Hold,
        13..20 => Case::RenewsSoon,
        20..25 => Case::Escalated,
        25..31 => Case::Stale,
        31..71 => Case::FirstQuarter,
        71..91 => Case::Sparse,
        91..99 => Case::Unused,
        99..114 => Case::OverLimit,
        114..124 => Case::NoEntitlement,
        _ => Case::Ordinary,
    }
}

fn place(random: &mut Random) -> (&'static str, &'static str, &'static str) {
    let mut left = random.below(100);
    for (region, locale, currency, share) in PLACES {
        if left < share {
            return (region, locale, currency);
        }
        left -= share;
    }
    ("US", "en-US", "USD")
}

fn weeks(seats: u32, case: Case, random: &mut Random) -> [Option<Week>; WEEKS] {
    let reach = if case == Case::OverLimit { random.between(0.95, 1.1) } else { random.between(0.2, 0.85) };
    let growth = random.around_one(0.16).clamp(0.5, 1.6);
    let limit = if case == Case::OverLimit { u32::MAX } else { seats };
    let invoices_each = random.between(1.5, 5.0);
    let approvals_share = random.between(0.4, 1.0);
    let daily_share = random.between(0.35, 0.65);
    let mut storage = f64::from(seats) * random.between(8.0, 30.0);

    let users: [u32; WEEKS] = std::array::from_fn(|week| {
        let level = f64::from(seats) * reach * (1.0 + (growth - 1.0) * (week as f64 - 12.5) / 13.0);
        let users = (level * season(week) * random.around_one(0.05)).round().max(1.0) as u32;
        users.min(limit)
    });
    std::array::from_fn(|week| {
        let seen = users[week.saturating_sub(3)..=week].iter().copied().max().unwrap_or(0);
        let active = (f64::from(seen) * random.between(1.05, 1.2)).round() as u32;
        storage *= random.between(1.002, 1.012);
        let invoices = f64::from(users[week]) * invoices_each * random.around_one(0.08);
        let full = Week {
            weekly_users: users[week],
            active_seats: active.clamp(users[week], limit),
            tenths_of_daily_users: (f64::from(users[week]) * 10.0 * daily_share * random.around_one(0.04)) as u32,
            invoices: invoices as u32,
            approvals: (invoices * approvals_share * random.around_one(0.05)) as u32,
            tenths_of_storage: storage as u32,
        };
        let nothing = Week {
            weekly_users: 0,
            active_seats: 0,
            tenths_of_daily_users: 0,
            invoices: 0,
            approvals: 0,
            tenths_of_storage: 2,
        };
        match case {
            Case::FirstQuarter if week < QUARTER + 1 => None,
            Case::Sparse if week % 3 != 1 => None,
            Case::Stale if week > QUARTER + 3 => None,
            Case::Unused => Some(nothing),
            _ => Some(full),
        }
    })
}

/// Easter in the first weeks, August in the eighteenth to the twenty-first.
fn season(week: usize) -> f64 {
    match week {
        0 | 1 => 0.95,
        18..=21 => 0.93,
        _ => 1.0,
    }
}
