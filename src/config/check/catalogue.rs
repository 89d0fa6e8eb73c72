//! Checks the catalogue: ids that must exist, names that must not be empty, addresses.

use std::collections::BTreeMap;

use crate::base::limits::CATALOGUE_ENTRIES;
use crate::base::spelling::folding::folded;
use crate::config::catalogue::{Because, Catalogue};
use crate::config::check::problems::Problems;
use crate::config::lookup::{Lookup, Lookups};
use crate::config::qbr::file::Config;
use crate::config::qbr::one_or_many::OneOrMany;
use crate::config::yaml::step::Step;
use crate::config::yaml::step::Step::{Index, Key};

pub fn check(catalogue: &Catalogue, config: &Config, lookup: &Lookups, problems: &mut Problems) {
    let features: Vec<&str> = catalogue.features.iter().map(|f| f.id.as_str()).collect();
    let products: Vec<&str> = catalogue.products.iter().map(|p| p.id.as_str()).collect();
    let plans: Vec<&str> = catalogue.plans.iter().map(|p| p.id.as_str()).collect();
    let metrics: Vec<&str> = config.metrics.iter().map(|m| m.id.as_str()).collect();
    let lists = [
        ("features", &features, &lookup.features),
        ("products", &products, &lookup.products),
        ("plans", &plans, &lookup.plans),
    ];
    let features_named = Names { what: "feature", lookup: &lookup.features, ids: &features };
    let products_named = Names { what: "product", lookup: &lookup.products, ids: &products };
    let plans_named = Names { what: "plan", lookup: &lookup.plans, ids: &plans };
    let metrics_named = Names { what: "metric", lookup: &lookup.metrics, ids: &metrics };
    problems.language(&[Key("language")], catalogue.language.as_deref());
    for (list, ids, lookup) in lists {
        problems.ids(list, ids.iter().copied());
        ambiguous(list, ids, lookup, problems);
    }
    let lengths = [
        ("features", catalogue.features.len()),
        ("products", catalogue.products.len()),
        ("plans", catalogue.plans.len()),
        ("shipped", catalogue.shipped.len()),
    ];
    if let Some((list, entries)) = lengths.into_iter().find(|(_, entries)| *entries > CATALOGUE_ENTRIES) {
        let message =
            format!("there are {entries} {list}; at most {CATALOGUE_ENTRIES} are read. Leave out what is not shown");
        // Stop here: the checks below compare each entry with all others.
        return problems.at(&[Key(list)], message);
    }
    for (index, feature) in catalogue.features.iter().enumerate() {
        let of = |key| [Key("features"), Index(index), Key(key)];
        not_empty(&of("name"), &feature.name, problems);
        problems.url(&of("url"), feature.url.as_deref());
        if let Some(because) = &feature.because {
            one_reason(because, &of("because"), (&metrics_named, &features_named), problems);
        }
        for (at, plan) in feature.plans.iter().flatten().enumerate() {
            plans_named.meant(&[&of("plans")[..], &[Index(at)]].concat(), plan, problems);
        }
    }
    for (index, product) in catalogue.products.iter().enumerate() {
        let of = |keys: &[&'static str]| {
            [Key("products"), Index(index)].into_iter().chain(keys.iter().map(|k| Key(k))).collect::<Vec<_>>()
        };
        not_empty(&of(&["name"]), &product.name, problems);
        problems.url(&of(&["url"]), product.url.as_deref());
        let who = &product.eligibility;
        for plan in who.plans.iter().flatten() {
            plans_named.meant(&of(&["eligibility", "plans"]), plan, problems);
        }
        for (metric, least) in &who.at_least {
            metrics_named.meant(&of(&["eligibility", "at_least"]), metric, problems);
            if !least.is_finite() {
                problems.at(&of(&["eligibility", "at_least"]), format!("{least} is no figure"));
            }
        }
        for feature in &who.uses {
            features_named.meant(&of(&["eligibility", "uses"]), feature, problems);
        }
        for other in &who.without {
            products_named.meant(&of(&["eligibility", "without"]), other, problems);
        }
        if let Some(because) = &product.because {
            one_reason(because, &of(&["because"]), (&metrics_named, &features_named), problems);
        }
    }
    for (index, plan) in catalogue.plans.iter().enumerate() {
        not_empty(&[Key("plans"), Index(index), Key("name")], &plan.name, problems);
    }
    spellings("features", catalogue.features.iter().map(|of| (&of.id, &*of.name, &of.also)), problems);
    spellings("products", catalogue.products.iter().map(|of| (&of.id, &*of.name, &of.also)), problems);
    spellings("plans", catalogue.plans.iter().map(|of| (&of.id, of.name.as_str(), &of.also)), problems);
    for (index, shipped) in catalogue.shipped.iter().enumerate() {
        let of = |key| [Key("shipped"), Index(index), Key(key)];
        not_empty(&of("title"), &shipped.title, problems);
        problems.url(&of("url"), shipped.url.as_deref());
        if let Some(feature) = &shipped.feature {
            features_named.meant(&of("feature"), feature, problems);
        }
        for (at, feature) in shipped.features.iter().enumerate() {
            features_named.meant(&[&of("features")[..], &[Index(at)]].concat(), feature, problems);
        }
        for (at, plan) in shipped.plans.iter().flatten().enumerate() {
            plans_named.meant(&[&of("plans")[..], &[Index(at)]].concat(), plan, problems);
        }
    }
}

/// A reason quotes one figure: that of a metric or the use of a feature.
fn one_reason(because: &Because, path: &[Step], (metrics, features): (&Names, &Names), problems: &mut Problems) {
    let of = |key| [path, &[Key(key)]].concat();
    match (&because.metric, &because.feature) {
        (Some(metric), None) => metrics.meant(&of("metric"), metric, problems),
        (None, Some(feature)) => features.meant(&of("feature"), feature, problems),
        _ => problems.at(path, "give either metric or feature"),
    }
}

/// What entries of one kind are called.
struct Names<'a> {
    what: &'static str,
    lookup: &'a Lookup,
    /// The ids of all entries.
    ids: &'a [&'a str],
}

impl Names<'_> {
    /// Adds a problem unless a name means an entry: by its id, its name in any language or another spelling.
    fn meant(&self, path: &[Step], name: &str, problems: &mut Problems) {
        if self.lookup.find(name).is_some() {
            return;
        }
        match self.lookup.meanings(name) {
            [] => problems.unknown(path, self.what, name, self.ids),
            several => {
                let ids: Vec<&str> = several.iter().map(|place| self.ids[*place]).collect();
                problems.at(path, format!("\"{name}\" may mean {}; write the id", ids.join(" or ")));
            }
        }
    }
}

/// Warns of what several entries of a list are called, in any language: a cell that says so means none of them.
pub fn ambiguous(list: &'static str, ids: &[&str], lookup: &Lookup, problems: &mut Problems) {
    for (text, places) in lookup.ambiguous() {
        let all = places.iter().map(|place| ids[*place]).collect::<Vec<_>>().join(", ");
        let meaning = match lookup.meanings(text) {
            [place] => format!("is taken for the id {}", ids[*place]),
            _ => "means none of them unless it is exactly an id".to_owned(),
        };
        let message = format!(
            "case and spaces apart, {all} are all called \"{text}\"; a cell that says so {meaning}. Give each another name or id"
        );
        problems.doubt(&[Key(list), Index(places[0])], message);
    }
}

/// A spelling must mean only one entry of its list.
fn spellings<'a>(
    list: &'static str,
    entries: impl Iterator<Item = (&'a String, &'a str, &'a OneOrMany<String>)> + Clone,
    problems: &mut Problems,
) {
    let names = entries.clone().map(|(id, name, _)| (folded(name), id));
    let mut entry_of: BTreeMap<String, &String> =
        names.chain(entries.clone().map(|(id, ..)| (folded(id), id))).collect();
    for (index, (id, _, also)) in entries.enumerate() {
        for name in &also.0 {
            let other = *entry_of.entry(folded(name)).or_insert(id);
            if other != id {
                let message = format!("\"{name}\" means both {other} and {id}");
                problems.at(&[Key(list), Index(index), Key("also")], message);
            }
        }
    }
}

fn not_empty(path: &[Step], text: &str, problems: &mut Problems) {
    if text.trim().is_empty() {
        problems.at(path, "a name must not be empty");
    }
}
