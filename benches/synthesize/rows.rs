//! The tables, written as the accounts come.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};

use super::account::{Account, Case, WEEKS};
use super::names;
use super::random::Random;

/// Catalogue ids, those of the smallest plan first, with the share of active seats that use one and how often.
pub const FEATURES: [(&str, f64, f64); 11] = [
    ("capture", 0.75, 7.0),
    ("reports", 0.55, 2.2),
    ("approvals", 0.32, 9.0),
    ("inbox", 0.2, 22.0),
    ("mobile", 0.3, 6.0),
    ("orders", 0.16, 7.0),
    ("budgets", 0.12, 4.0),
    ("cards", 0.18, 5.0),
    ("sync", 0.05, 14.0),
    ("delegation", 0.06, 2.0),
    ("forecast", 0.04, 3.0),
];
const TITLES: [&str; 12] = [
    "Approve several expenses at once",
    "Set budgets by cost centre",
    "Split one invoice across projects",
    "Remind approvers after two days",
    "Match partial deliveries to an order",
    "Export a report with its receipts",
    "Show supplier history beside an invoice",
    "Recurring purchase orders",
    "Warn about a duplicate invoice number",
    "Approval limits by role",
    "Orders in two currencies",
    "Faster search across all receipts",
];
const GOALS: [&str; 4] = [
    "Invoices approved within three days",
    "Receipts captured on the day",
    "Invoices matched to an order",
    "Spend under an approved budget",
];
const DESKS: [(&str, &str); 3] = [
    ("Pennywharf Americas desk", "americas@pennywharf.example"),
    ("Pennywharf Europe and Gulf desk", "emea@pennywharf.example"),
    ("", ""),
];

/// The files of a workspace, open for writing.
pub struct Files {
    accounts: Table,
    contacts: Table,
    usage: Table,
    features: Table,
    requests: Table,
    tickets: Table,
    outcomes: Table,
    dates: [String; WEEKS],
}

struct Table {
    out: BufWriter<File>,
    rows: u64,
}

impl Files {
    /// Opens them and writes the headers.
    pub fn create(dir: &Path) -> Result<Self> {
        let table = |name: &str, header: &str| -> Result<Table> {
            let path = dir.join(name);
            let file = File::create(&path).with_context(|| format!("failed to write {}", path.display()))?;
            let mut out = BufWriter::with_capacity(1 << 18, file);
            out.write_all(header.as_bytes())?;
            Ok(Table { out, rows: 0 })
        };
        let first = day(2026, 3, 30);
        Ok(Self {
            accounts: table(
                "accounts.csv",
                "account_id,company,segment,plan,industry,country,locale,currency,seats,storage_gb,invoices_per_month,\
                 customer_since,renewal_date,status,hold,owner,owner_email,arr_usd,health\n",
            )?,
            contacts: table("contacts.csv", "account_id,first_name,last_name,email\n")?,
            usage: table(
                "usage.csv",
                "account_id,week,weekly_users,active_seats,daily_users,invoices,approvals,storage_gb\n",
            )?,
            features: table("feature_usage.csv", "account_id,feature,date,users,uses\n")?,
            requests: table("requests.ndjson", "")?,
            tickets: table("tickets.csv", "account_id,opened_at,solved_at,first_reply_minutes,priority,escalated\n")?,
            outcomes: table("outcomes.csv", "account_id,goal,target,actual,unit\n")?,
            dates: std::array::from_fn(|week| (first + Days::new(7 * week as u64)).to_string()),
        })
    }

    /// Writes everything about one account.
    pub fn write(&mut self, account: &Account) -> Result<()> {
        let id = format!("ACC-{:06}", account.number);
        let random = &mut *account.random.borrow_mut();
        self.write_account(&id, account, random)?;
        self.write_usage(&id, account)?;
        self.write_features(&id, account, random)?;
        self.write_requests(&id, account, random)?;
        self.write_tickets(&id, account, random)?;
        if random.chance(150) {
            let target = 70 + random.below(25);
            let actual = (target + random.below(12)).saturating_sub(4).min(100);
            self.outcomes.row(format_args!("{id},{},{target},{actual},%\n", random.pick(&GOALS)))?;
        }
        Ok(())
    }

    /// Closes the files; returns how many rows they have.
    pub fn finish(self) -> Result<u64> {
        let mut rows = 0;
        for mut table in
            [self.accounts, self.contacts, self.usage, self.features, self.requests, self.tickets, self.outcomes]
        {
            table.out.flush().context("failed to write the last rows")?;
            rows += table.rows;
        }
        Ok(rows)
    }

    fn write_account(&mut self, id: &str, account: &Account, random: &mut Random) -> io::Result<()> {
        let Account { seats, case, .. } = *account;
        let (region, locale, currency) = account.place;
        let since = match case {
            Case::FirstQuarter => day(2026, 7, 6),
            _ => day(2021, 1, 4) + Days::new(random.below(1800)),
        };
        let renews = match case {
            Case::RenewsSoon => day(2026, 10, 1) + Days::new(random.below(28)),
            _ => day(2026, 11, 10) + Days::new(random.below(320)),
        };
        let status = if case == Case::Churned { "Churned" } else { "Active" };
        let hold = if case == Case::Hold { "yes" } else { "" };
        let (owner, owner_email) = random.pick(&DESKS);
        let health = random.pick(&["green", "green", "amber", "red"]);
        let bought = match case {
            Case::NoEntitlement => ",,".to_owned(),
            // Four gigabytes and twenty invoices a month come with each seat.
            _ => format!("{seats},{},{}", (seats * 4).max(20), (seats * 20).max(100)),
        };
        self.accounts.row(format_args!(
            "{id},{},{},{},{},{region},{locale},{currency},{bought},{since},{renews},{status},{hold},{owner},{owner_email},{},{health}\n",
            account.company.name,
            account.segment,
            account.plan.0,
            account.industry,
            u64::from(seats) * 320,
        ))?;
        let (first, last) = names::person(random);
        let mailbox = first.to_ascii_lowercase();
        self.contacts.row(format_args!("{id},{first},{last},{mailbox}@{}\n", account.company.domain))
    }

    fn write_usage(&mut self, id: &str, account: &Account) -> io::Result<()> {
        for (date, week) in self.dates.iter().zip(&account.weeks) {
            let Some(week) = week else { continue };
            let (daily, storage) = (week.tenths_of_daily_users, week.tenths_of_storage);
            self.usage.row(format_args!(
                "{id},{date},{},{},{}.{},{},{},{}.{}\n",
                week.weekly_users,
                week.active_seats,
                daily / 10,
                daily % 10,
                week.invoices,
                week.approvals,
                storage / 10,
                storage % 10,
            ))?;
        }
        Ok(())
    }

    /// One row a feature and quarter, zeros for those not used, as a product's own reports have it.
    fn write_features(&mut self, id: &str, account: &Account, random: &mut Random) -> io::Result<()> {
        let keen = random.between(0.5, 1.2);
        for (place, (feature, reach, uses)) in FEATURES.into_iter().enumerate() {
            let wanted = random.share() < keen * (reach + 0.25).min(0.95);
            let adopted = place < account.plan.1 && wanted;
            let reach = reach * random.around_one(0.2);
            for (date, last_week) in [("2026-06-30", 12), ("2026-09-30", WEEKS - 1)] {
                let Some(week) = account.weeks[..=last_week].iter().rev().take(4).flatten().next() else { continue };
                let active = week.active_seats;
                let users = match active {
                    0 => 0,
                    _ if !adopted => 0,
                    _ => (f64::from(active) * reach * random.around_one(0.04)).round().clamp(1.0, f64::from(active))
                        as u32,
                };
                let times = (f64::from(users) * uses * 3.0 * random.around_one(0.1)).round() as u32;
                self.features.row(format_args!("{id},{feature},{date},{users},{times}\n"))?;
            }
        }
        Ok(())
    }

    fn write_requests(&mut self, id: &str, account: &Account, random: &mut Random) -> io::Result<()> {
        let first = random.below(12);
        for ask in 0..random.below(4) {
            let title = TITLES[((first + ask * 5) % 12) as usize];
            // A customer since July asks from July on.
            let (asked, live) = match account.case {
                Case::FirstQuarter => (day(2026, 7, 8) + Days::new(random.below(30)), day(2026, 8, 17)),
                _ => (day(2026, 1, 5) + Days::new(random.below(170)), day(2026, 7, 1)),
            };
            let (state, live) = match random.below(100) {
                0..55 => ("shipped", format!("\"{}\"", live + Days::new(random.below(40)))),
                55..95 => ("planned", "null".to_owned()),
                _ => ("declined", "null".to_owned()),
            };
            self.requests.row(format_args!(
                "{{\"id\":\"REQ-{}-{ask}\",\"account_id\":\"{id}\",\"title\":\"{title}\",\"asked_on\":\"{asked}\",\"state\":\"{state}\",\"live_on\":{live}}}\n",
                &id[4..],
            ))?;
        }
        Ok(())
    }

    fn write_tickets(&mut self, id: &str, account: &Account, random: &mut Random) -> io::Result<()> {
        let first = if account.case == Case::FirstQuarter { day(2026, 7, 7) } else { day(2026, 6, 1) };
        for _ in 0..random.below(6) {
            let opened = first + Days::new(random.below(80));
            let solved = opened + Days::new(random.below(4));
            let hour = 8 + random.below(9);
            let reply = 5 + random.below(110);
            let priority = random.pick(&["low", "normal", "normal", "high"]);
            self.tickets
                .row(format_args!("{id},{opened} {hour:02}:15:00,{solved} 18:30:00,{reply},{priority},no\n"))?;
        }
        if account.case == Case::Escalated {
            self.tickets.row(format_args!("{id},2026-09-17 09:12:00,,42,urgent,yes\n"))?;
        }
        Ok(())
    }
}

impl Table {
    fn row(&mut self, row: std::fmt::Arguments<'_>) -> io::Result<()> {
        self.rows += 1;
        self.out.write_fmt(row)
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the days written here exist")
}
