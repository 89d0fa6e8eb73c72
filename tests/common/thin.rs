//! The sample's accounts as thin decks that their own data fills up: they started long before, and their other slides are left out.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use super::{Folder, sample};

/// Rich, of one person, of a long name, Japanese, Arabic, German, Portuguese, falling.
pub const ACCOUNTS: [&str; 8] = ["C-2001", "C-1003", "C-2002", "C-2003", "C-2004", "C-3008", "C-3006", "C-2009"];

/// What fills up a deck by hand; of the others the trend and the features stay.
const SLIDES: &str = "slides: {with: [most_used, strongest_weeks, since_start, teams_like_yours, your_plan], \
                      without: [value, service, products, requests, potential]}\n";

/// How many weeks are known before the sample's first.
const WEEKS: u64 = 30;

/// The sample's workspace in a folder of its own, with these accounts changed.
pub fn folder() -> Folder {
    let (from, to) = (sample::folder(), Folder(tempfile::tempdir().expect("a temporary folder can be made")));
    let copy = |name: &str| {
        let path = to.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder can be made");
        std::fs::copy(from.join(name), path).expect("a file of the sample can be copied");
    };
    let files = ["qbr.yaml", "catalogue.yaml", "feature_usage.csv", "outcomes.csv", "requests.json", "tickets.csv"];
    let assets =
        ["ashgrove.png", "harcastle.png", "meridale.png", "pennywharf.svg"].map(|name| format!("assets/{name}"));
    files.into_iter().chain(assets.each_ref().map(String::as_str)).for_each(copy);
    let read = |name: &str| std::fs::read_to_string(from.join(name)).expect("a file of the sample can be read");
    let write = |name: &str, text: String| {
        let path = to.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    };
    let accounts = read("accounts.csv");
    let since = |line: &str| match line.split(',').next().filter(|id| ACCOUNTS.contains(id)) {
        Some(_) => started(line),
        None => line.to_owned(),
    };
    write("accounts.csv", accounts.lines().map(since).collect::<Vec<_>>().join("\n") + "\n");
    let first = NaiveDate::from_ymd_opt(2026, 3, 30).expect("it is a day");
    let mut usage = read("usage.csv");
    for id in ACCOUNTS {
        // One of one person, as many as a large one has of others.
        let (people, size) = if id == "C-1003" { (1, 1) } else { (20, 40) };
        for week in (1..=WEEKS).rev() {
            let day = first - Days::new(7 * week);
            let (invoices, approvals) = (size * (34 - week), size * (33 - week));
            writeln!(usage, "{id},{day},{people},{people},0.8,{invoices},{approvals},1.5").expect("a string grows");
        }
        write(&format!("overrides/{id}.yaml"), SLIDES.to_owned());
    }
    write("usage.csv", usage);
    to
}

/// An account's line with the day it started set to one before its first week.
fn started(line: &str) -> String {
    let at = line.match_indices(",20").map(|(at, _)| at).find(|at| line.as_bytes().get(at + 5) == Some(&b'-'));
    let at = at.expect("an account started on a day") + 1;
    format!("{}2025-09-01{}", &line[..at], &line[at + 10..])
}
