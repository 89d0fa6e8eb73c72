//! The sources: required columns, metric and feature ids, and what a file's conventions may say.

use crate::base::dates::DateStyle;
use crate::config::catalogue::Catalogue;
use crate::config::check::problems::Problems;
use crate::config::qbr::account_field::AccountField;
use crate::config::qbr::file::Config;
use crate::config::qbr::keys::KeyConfig;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::qbr::table_file::FileConfig;
use crate::config::yaml::step::Step;
use crate::config::yaml::step::Step::{Index, Key};

/// Adds what is wrong.
pub fn check(config: &Config, catalogue: &Catalogue, problems: &mut Problems) {
    let sources = &config.sources;
    if sources.accounts.0.is_empty() {
        problems.at(&[Key("sources")], "there is no source of accounts");
    }
    each("accounts", &sources.accounts, |source, at| {
        file(&source.file, at, problems);
        if !source.columns.contains_key(&AccountField::Id) {
            problems.at(&of(at, &["columns"]), "the column with the account's id is missing: add `id`");
        }
        if !source.columns.contains_key(&AccountField::Name) {
            problems.at(&of(at, &["columns"]), "the column with the account's name is missing: add `name`");
        }
    });
    let metrics = || config.metrics.iter().map(|m| m.id.as_str());
    each("usage", &sources.usage, |source, at| {
        file(&source.file, at, problems);
        key(&source.account, at, problems);
        required(at, &[("date", &source.date)], problems);
        match (&source.metric, &source.value, source.metrics.is_empty()) {
            (Some(_), Some(_), true) | (None, None, false) => {}
            _ => problems.at(at, "give either `metric` and `value` (one row a value) or `metrics` (one column each)"),
        }
        for metric in source.metrics.keys() {
            problems.known(&of(at, &["metrics", metric]), "metric", metric, metrics());
        }
        for (name, metric) in &source.names {
            problems.known(&of(at, &["names", name]), "metric", metric, metrics());
        }
    });
    each("events", &sources.events, |source, at| {
        file(&source.file, at, problems);
        key(&source.account, at, problems);
        required(at, &[("timestamp", &source.timestamp)], problems);
        let by_user = [
            ("weekly_users", &source.weekly_users),
            ("monthly_users", &source.monthly_users),
            ("daily_users", &source.daily_users),
        ];
        for (field, metric) in by_user.iter().chain(&[("events", &source.events)]) {
            if let Some(metric) = metric {
                problems.known(&of(at, &[field]), "metric", metric, metrics());
            }
        }
        for (event, metric) in &source.by_event {
            problems.known(&of(at, &["by_event", event]), "metric", metric, metrics());
        }
        if source.user.is_none() && by_user.iter().any(|(_, metric)| metric.is_some()) {
            problems.at(at, "distinct users need the `user` column");
        }
        if source.event.is_none() && !source.by_event.is_empty() {
            problems.at(at, "`by_event` needs the `event` column");
        }
        if source.events.is_none() && source.by_event.is_empty() && by_user.iter().all(|(_, m)| m.is_none()) {
            problems.at(
                at,
                "nothing is counted: give `events`, `by_event`, `weekly_users`, `monthly_users` or `daily_users`",
            );
        }
    });
    each("feature_usage", &sources.feature_usage, |source, at| {
        file(&source.file, at, problems);
        account(source.account.as_ref(), at, problems);
        required(at, &[("feature", &source.feature)], problems);
        for (name, feature) in &source.names {
            let ids = catalogue.features.iter().map(|f| f.id.as_str());
            problems.known(&of(at, &["names", name]), "feature of the catalogue", feature, ids);
        }
    });
    each("requests", &sources.requests, |source, at| {
        file(&source.file, at, problems);
        match &source.account {
            Some(config) => key(config, at, problems),
            None if source.everybody => {}
            None => problems.at(
                at,
                "requests without `account` would stand in everybody's decks: name the column of `account`, or say \
                 `everybody: true` if that is meant",
            ),
        }
        required(at, &[("id", &source.id), ("title", &source.title)], problems);
        problems.language(&of(at, &["title_language"]), source.title_language.as_deref());
    });
    each("tickets", &sources.tickets, |source, at| {
        file(&source.file, at, problems);
        account(source.account.as_ref(), at, problems);
        required(at, &[("opened_at", &source.opened_at)], problems);
    });
    each("outcomes", &sources.outcomes, |source, at| {
        file(&source.file, at, problems);
        account(source.account.as_ref(), at, problems);
        required(at, &[("goal", &source.goal)], problems);
    });
    each("contacts", &sources.contacts, |source, at| {
        file(&source.file, at, problems);
        account(source.account.as_ref(), at, problems);
        use AccountField::*;
        for field in source.columns.keys() {
            if !matches!(field, ContactName | ContactEmail | CsmName | CsmEmail | Locale) {
                problems.at(
                    &of(at, &["columns"]),
                    "contacts give contact_name, contact_email, csm_name, csm_email and locale only",
                );
                break;
            }
        }
        if source.columns.is_empty() && source.contact_name_from.0.is_empty() {
            problems.at(at, "no column is mapped: give `columns` or `contact_name_from`");
        }
    });
}

fn each<T>(table: &str, sources: &OneOrMany<T>, mut look: impl FnMut(&T, &[Step])) {
    for (index, source) in sources.0.iter().enumerate() {
        look(source, &[Key("sources"), Key(table), Index(index)]);
    }
}

fn of<'a>(at: &[Step<'a>], keys: &[&'a str]) -> Vec<Step<'a>> {
    at.iter().copied().chain(keys.iter().map(|key| Key(key))).collect()
}

fn required(at: &[Step], columns: &[(&str, &str)], problems: &mut Problems) {
    for (field, column) in columns {
        if column.trim().is_empty() {
            problems.at(&of(at, &[field]), format!("the column of `{field}` is required here"));
        }
    }
}

fn account(config: Option<&KeyConfig>, at: &[Step], problems: &mut Problems) {
    match config {
        Some(config) => key(config, at, problems),
        None => problems.at(at, "the column of `account` is required here"),
    }
}

fn key(config: &KeyConfig, at: &[Step], problems: &mut Problems) {
    let at = of(at, &["account"]);
    let mut filled = |at: &[Step], field: &str, column: &str| {
        if column.trim().is_empty() {
            problems.at(at, format!("`{field}` must not be empty"));
        }
    };
    let key = match config {
        KeyConfig::Column(column) => return filled(&at, "account", column),
        KeyConfig::Via(key) => key,
    };
    filled(&at, "column", &key.column);
    for (place, via) in key.via.0.iter().enumerate() {
        let at: Vec<Step> = at.iter().copied().chain([Key("via"), Index(place)]).collect();
        filled(&at, "from", &via.from);
        filled(&at, "to", &via.to);
    }
    for (place, via) in key.via.0.iter().enumerate() {
        let at: Vec<Step> = at.iter().copied().chain([Key("via"), Index(place)]).collect();
        settings(&via.file, &at, problems);
    }
}

fn file(file: &FileConfig, at: &[Step], problems: &mut Problems) {
    settings(file, &of(at, &["file"]), problems);
}

/// What a file's conventions may say, wherever they stand.
fn settings(file: &FileConfig, at: &[Step], problems: &mut Problems) {
    if file.path.0.is_empty() || file.path.0.iter().any(|p| p.trim().is_empty()) {
        problems.at(at, "a source needs a path");
    }
    for path in &file.path.0 {
        if let Err(error) = glob::Pattern::new(path) {
            problems.at(&of(at, &["path"]), format!("\"{path}\" is no path or pattern: {}", error.msg));
        }
    }
    // A week or a day made of a month would be invented; what a feature was used in a month lies in one quarter.
    let months = at.iter().any(|step| matches!(step, Key("feature_usage"))) && matches!(at.last(), Some(Key("file")));
    match file.dates.as_ref().map(|style| (style, DateStyle::parse(style))) {
        Some((_, Err(wrong))) => problems.at(&of(at, &["dates"]), wrong),
        Some((style, Ok(DateStyle::Month(..)))) if !months => problems.at(
            &of(at, &["dates"]),
            format!("\"{style}\" names a month and no day, which only feature_usage can be read by"),
        ),
        _ => {}
    }
    problems.encoding(&of(at, &["encoding"]), file.encoding.as_deref());
    if let Some(delimiter) = file.delimiter
        && (!delimiter.is_ascii() || matches!(delimiter, '"' | '\n' | '\r' | '\0'))
    {
        problems.at(&of(at, &["delimiter"]), "a delimiter is one ASCII character, such as \";\"");
    }
}
