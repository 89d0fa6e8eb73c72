//! A small workspace with something for every slide: seven bakeries that bake with Tern.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use quarterdeck::pipeline::factory::DeckFactory;

use super::Folder;

/// `qbr.yaml` without the cohort.
const QBR: &str = "\
vendor: {name: Tern, website: 'https://tern.example', team: {name: Tern team, email: team@tern.example}}
period: 2026-Q3
as_of: 2026-09-30
metrics:
  - {id: wau, name: Weekly bakers, one: weekly baker, other: weekly bakers, per_week: max, per_quarter: mean}
  - {id: mau, name: Active seats, one: active seat, other: active seats, per_week: last, per_quarter: last,
     entitlement: seats_licensed}
  - {id: loaves, name: Loaves, one: loaf, other: loaves, entitlement: loaves, entitlement_per: month}
  - {id: rolls, name: Rolls, one: roll, other: rolls}
roles: {active_seats: mau, wau: wau}
links: {book: 'https://tern.example/book', changelog: 'https://tern.example/changes', campaign: review}
value: {metric: loaves, minutes_each: 3}
thresholds: {freshness_days: 92}
sources:
  accounts:
    file: accounts.csv
    columns: {id: id, name: name, segment: segment, plan: plan, industry: industry, region: region, seats_licensed: seats,
              status: status, arr: arr, health: health, churn_risk: churn, note: note, contact_name: contact,
              contact_email: contact_email, csm_name: csm, csm_email: csm_email, locale: locale}
    entitlements: {loaves: loaves}
  usage: {file: usage.csv, account: id, date: day, metrics: {wau: wau, mau: mau, loaves: loaves, rolls: rolls}}
  feature_usage: {file: features.csv, account: id, feature: feature, date: day, users: users, uses: uses}
  requests: {file: requests.csv, id: id, account: account, title: title, requested_on: asked, status: status,
             shipped_on: shipped, url: url}
  tickets: {file: tickets.csv, account: account, opened_at: opened, solved_at: solved, first_reply_minutes: reply}
  outcomes: {file: outcomes.csv, account: account, goal: goal, target: target, actual: actual, unit: unit}
";

/// The metrics' words in `QBR`: name, one, other.
const METRICS: [[&str; 3]; 4] = [
    ["Weekly bakers", "weekly baker", "weekly bakers"],
    ["Active seats", "active seat", "active seats"],
    ["Loaves", "loaf", "loaves"],
    ["Rolls", "roll", "rolls"],
];

const CATALOGUE: &str = "\
plans:
  - {id: oven, name: Oven}
features:
  - {id: dough, name: Dough timer, benefit: Know when to knead, url: 'https://tern.example/dough'}
  - {id: shop, name: Shop window, benefit: Show what is fresh, url: 'https://tern.example/shop'}
  - {id: till, name: Till, benefit: Take money without a queue}
  - {id: crumbs, name: Crumb report, benefit: See what was left over}
products:
  - {id: van, name: Van, pitch: Bread at the door, url: 'https://tern.example/van', launched_on: 2026-07-01,
     because: {metric: loaves, then: a van would carry them}}
shipped:
  - {title: Night mode, shipped_on: 2026-08-03, url: 'https://tern.example/night'}
";

#[derive(Debug, Clone)]
pub struct Bakery {
    /// Joins the tables.
    pub id: String,
    pub name: String,
    pub segment: String,
    /// ARR, health, churn risk, note and status, as in the CSV file.
    pub internal: [String; 5],
    /// Name and address of the recipient.
    pub contact: [String; 2],
    /// Name and address of the CSM.
    pub csm: [String; 2],
    /// Industry and region; rules for cohorts and products may use them.
    pub place: [String; 2],
    pub seats: u32,
    /// Loaves a month in the plan; `None` for an empty cell.
    pub loaves: Option<u32>,
    /// Rows of 26 weeks from 30 March 2026: `wau,mau,loaves,rolls`.
    pub weeks: Vec<String>,
    /// Rows of used features: `feature,day,users,uses`.
    pub features: Vec<String>,
    /// Titles of requests; the first one has shipped.
    pub requests: Vec<String>,
    /// Goals of the success plan.
    pub goals: Vec<String>,
    /// Empty for the workspace's locale.
    pub locale: String,
}

impl Bakery {
    /// A bakery with rows in every table; its figures grow with `size`.
    pub fn new(id: &str, name: &str, size: u32) -> Self {
        let week = |w: u32| format!("{},{},{},{}", size + w / 5, size + 2 + w / 4, size * 10 + w, size * 7);
        Self {
            id: id.into(),
            name: name.into(),
            segment: "corner".into(),
            internal: ["1200", "green", "low", "", "active"].map(String::from),
            contact: ["Ada Crumb".into(), "ada@crumb.example".into()],
            csm: ["Robin Tern".into(), "robin@tern.example".into()],
            place: ["food".into(), "GB".into()],
            seats: size * 2 + 12,
            loaves: Some(size * 60),
            weeks: (0..26).map(week).collect(),
            features: vec![format!("dough,2026-08-01,{size},40"), format!("shop,2026-05-01,{size},9")],
            requests: vec!["Rye recipes".into(), "Longer timers".into()],
            goals: vec!["Less left over".into()],
            locale: String::new(),
        }
    }
}

/// The first day of one of the 26 weeks.
pub fn week(number: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 30).expect("it is a day") + Days::new(7 * number as u64)
}

/// The workspace of these bakeries. Decks show peers if there are at least `minimum` other accounts.
pub fn folder(bakeries: &[Bakery], minimum: usize) -> Folder {
    let cohort = format!("{QBR}cohort: {{by: [segment], minimum: {minimum}}}\n");
    folder_of(bakeries, &cohort, CATALOGUE)
}

/// The same with another catalogue.
pub fn folder_with_catalogue(bakeries: &[Bakery], catalogue: &str) -> Folder {
    folder_of(bakeries, &format!("{QBR}cohort: {{by: [segment], minimum: 5}}\n"), catalogue)
}

/// The same with other words for the metrics as well: name, one and other of each.
pub fn folder_in_words(bakeries: &[Bakery], metrics: &[[String; 3]; 4], catalogue: &str) -> Folder {
    let written = |[name, one, other]: [&str; 3]| format!("name: {name}, one: {one}, other: {other}");
    let mut qbr = format!("{QBR}cohort: {{by: [segment], minimum: 5}}\n");
    for (ours, theirs) in METRICS.into_iter().zip(metrics) {
        let theirs = theirs.each_ref().map(|text| scalar(text));
        qbr = qbr.replace(&written(ours), &written(theirs.each_ref().map(String::as_str)));
    }
    folder_of(bakeries, &qbr, catalogue)
}

/// Any text as a YAML scalar.
pub fn scalar(text: &str) -> String {
    let escaped = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08X}", c as u32) };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

pub fn factory(folder: &Folder) -> DeckFactory {
    let workspace = Arc::new(folder.workspace().expect("the workspace is sound"));
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).expect("there are accounts");
    DeckFactory::new(workspace, tables).expect("theme and fonts can be used")
}

/// The index of an account in the tables.
pub fn place(factory: &DeckFactory, id: &str) -> usize {
    factory.tables().accounts.iter().position(|row| row.id == id).expect("the account is in the tables")
}

fn folder_of(bakeries: &[Bakery], qbr: &str, catalogue: &str) -> Folder {
    let mut accounts = String::from(
        "id,name,segment,arr,health,churn,note,status,contact,contact_email,csm,csm_email,industry,region,plan,seats,loaves,locale\n",
    );
    let mut usage = String::from("id,day,wau,mau,loaves,rolls\n");
    let mut features = String::from("id,feature,day,users,uses\n");
    let mut requests = String::from("id,account,title,asked,status,shipped,url\n");
    let mut tickets = String::from("account,opened,solved,reply\n");
    let mut outcomes = String::from("account,goal,target,actual,unit\n");
    for (number, bakery) in bakeries.iter().enumerate() {
        let id = quoted(&bakery.id);
        let texts = [&bakery.name, &bakery.segment].into_iter();
        let texts = texts.chain(&bakery.internal).chain(&bakery.contact).chain(&bakery.csm).chain(&bakery.place);
        let texts: Vec<_> = texts.map(|text| quoted(text)).collect();
        let loaves = bakery.loaves.map(|n| n.to_string()).unwrap_or_default();
        put(&mut accounts, format_args!("{id},{},oven,{},{loaves},{}", texts.join(","), bakery.seats, bakery.locale));
        for (w, figures) in bakery.weeks.iter().enumerate() {
            put(&mut usage, format_args!("{id},{},{figures}", week(w)));
        }
        for row in &bakery.features {
            put(&mut features, format_args!("{id},{row}"));
        }
        for (r, title) in bakery.requests.iter().enumerate() {
            let state = if r == 0 { "shipped,2026-08-20,https://tern.example/rye" } else { "open,," };
            put(&mut requests, format_args!("R{number}-{r},{id},{},2026-05-0{},{state}", quoted(title), r % 9 + 1));
        }
        for day in 1..=4 {
            put(&mut tickets, format_args!("{id},2026-08-0{day} 09:00:00,2026-08-0{day} 12:00:00,{}", day * 10));
        }
        for goal in &bakery.goals {
            put(&mut outcomes, format_args!("{id},{},10,{},loaves", quoted(goal), number + 5));
        }
    }
    Folder::of(&[
        ("qbr.yaml", qbr),
        ("catalogue.yaml", catalogue),
        ("accounts.csv", &accounts),
        ("usage.csv", &usage),
        ("features.csv", &features),
        ("requests.csv", &requests),
        ("tickets.csv", &tickets),
        ("outcomes.csv", &outcomes),
    ])
}

fn put(table: &mut String, row: std::fmt::Arguments) {
    writeln!(table, "{row}").expect("a string takes all");
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
