//! Finds the catalogue entry or metric that a text of the data means: by its id, its name in any language, or `also`,
//! ignoring case and spaces.
//!
//! Features, products, plans and metrics all use this lookup, for cells of the data and for what the catalogue and overrides
//! refer to. A text that is the name of two entries means neither.

use rustc_hash::FxHashMap;

use crate::base::nearest::is_slip;
use crate::base::spelling::folding::folded;
use crate::config::catalogue::Catalogue;
use crate::config::qbr::metrics::MetricConfig;
use crate::config::translations::Names;

/// The lookups of a catalogue's lists.
#[derive(Debug, Clone, Default)]
pub struct Lookups {
    pub features: Lookup,
    pub products: Lookup,
    pub plans: Lookup,
    pub metrics: Lookup,
}

/// Finds the index of an entry in one list of the catalogue.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    ids: FxHashMap<String, usize>,
    /// All entries with this folded id.
    folded_ids: FxHashMap<String, Vec<usize>>,
    /// All entries with this folded id, name or other spelling.
    words: FxHashMap<String, Vec<usize>>,
}

impl Lookups {
    /// Builds the lookups from the catalogue, the metrics and their names in all languages.
    pub(crate) fn of(catalogue: &Catalogue, metrics: &[MetricConfig], names: &Names) -> Self {
        let features = catalogue.features.iter().map(|entry| (entry.id.as_str(), &*entry.name, &entry.also.0));
        let products = catalogue.products.iter().map(|entry| (entry.id.as_str(), &*entry.name, &entry.also.0));
        let plans = catalogue.plans.iter().map(|entry| (entry.id.as_str(), entry.name.as_str(), &entry.also.0));
        let [of_features, of_products, of_plans] = names.catalogue.all();
        let none = Vec::new();
        let of_metrics = metrics.iter().map(|metric| (metric.id.as_str(), metric.name.as_str(), &none));
        Self {
            features: Lookup::of(features, of_features),
            products: Lookup::of(products, of_products),
            plans: Lookup::of(plans, of_plans),
            metrics: Lookup::of(of_metrics, names.config.metric_names()),
        }
    }

    /// Replaces what entries of the catalogue call each other by ids. What is not known stays, for the check to report.
    pub(crate) fn settle(&self, catalogue: &mut Catalogue, metrics: &[MetricConfig]) {
        let owned = |ids: &mut dyn Iterator<Item = &String>| ids.cloned().collect::<Vec<_>>();
        let features = owned(&mut catalogue.features.iter().map(|entry| &entry.id));
        let products = owned(&mut catalogue.products.iter().map(|entry| &entry.id));
        let plans = owned(&mut catalogue.plans.iter().map(|entry| &entry.id));
        let metrics = owned(&mut metrics.iter().map(|entry| &entry.id));
        let settle = |lookup: &Lookup, ids: &[String], name: &mut String| {
            if let Some(place) = lookup.find(name) {
                name.clone_from(&ids[place]);
            }
        };
        for plan in catalogue.features.iter_mut().filter_map(|feature| feature.plans.as_mut()).flatten() {
            settle(&self.plans, &plans, plan);
        }
        for shipped in &mut catalogue.shipped {
            let named = shipped.feature.iter_mut().chain(&mut shipped.features.0);
            named.for_each(|feature| settle(&self.features, &features, feature));
            shipped.plans.iter_mut().flatten().for_each(|plan| settle(&self.plans, &plans, plan));
        }
        for product in &mut catalogue.products {
            let who = &mut product.eligibility;
            who.plans.iter_mut().flatten().for_each(|plan| settle(&self.plans, &plans, plan));
            who.uses.iter_mut().for_each(|feature| settle(&self.features, &features, feature));
            who.without.iter_mut().for_each(|other| settle(&self.products, &products, other));
            let least = std::mem::take(&mut who.at_least).into_iter();
            who.at_least = least
                .map(|(mut metric, least)| {
                    settle(&self.metrics, &metrics, &mut metric);
                    (metric, least)
                })
                .collect();
        }
        let of_features = catalogue.features.iter_mut().filter_map(|feature| feature.because.as_mut());
        let of_products = catalogue.products.iter_mut().filter_map(|product| product.because.as_mut());
        for because in of_features.chain(of_products) {
            because.metric.iter_mut().for_each(|metric| settle(&self.metrics, &metrics, metric));
            because.feature.iter_mut().for_each(|feature| settle(&self.features, &features, feature));
        }
    }
}

impl Lookup {
    /// `entries` have an id, a name and other spellings; `names` are the same entries' names in all languages.
    fn of<'a>(entries: impl Iterator<Item = (&'a str, &'a str, &'a Vec<String>)>, names: Vec<Vec<&str>>) -> Self {
        let mut lookup = Self::default();
        let mut names = names.into_iter();
        for (place, (id, name, also)) in entries.enumerate() {
            lookup.ids.insert(id.to_owned(), place);
            put(&mut lookup.folded_ids, id, place);
            let other = names.next().unwrap_or_default();
            let all = [id, name].into_iter().chain(other).chain(also.iter().map(String::as_str));
            all.for_each(|text| put(&mut lookup.words, text, place));
        }
        lookup
    }

    /// The index of the entry that a text means.
    pub fn find(&self, text: &str) -> Option<usize> {
        if let Some(place) = self.ids.get(text.trim()) {
            return Some(*place);
        }
        match self.meanings(text) {
            [place] => Some(*place),
            _ => None,
        }
    }

    /// Whether a text is an id, case and spaces apart.
    pub fn is_id(&self, text: &str) -> bool {
        self.folded_ids.contains_key(&folded(text))
    }

    /// The indexes of all entries that a text may mean, case and spaces apart. An entry's id is no other entry's name.
    pub fn meanings(&self, text: &str) -> &[usize] {
        let word = folded(text);
        self.folded_ids.get(&word).or_else(|| self.words.get(&word)).map_or(&[], Vec::as_slice)
    }

    /// The texts that mean several entries, with their indexes, sorted.
    pub fn ambiguous(&self) -> Vec<(&str, &[usize])> {
        let several = self.words.iter().filter(|(_, places)| places.len() > 1);
        let mut several: Vec<_> = several.map(|(word, places)| (word.as_str(), places.as_slice())).collect();
        several.sort_unstable();
        several
    }

    /// The index of the first entry that a folded text may be a misspelling of.
    pub fn near(&self, text: &str) -> Option<usize> {
        let near = self.words.iter().filter(|(word, _)| is_slip(text, word));
        near.filter_map(|(_, places)| <[usize; 1]>::try_from(places.as_slice()).ok()).map(|[place]| place).min()
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

fn put(words: &mut FxHashMap<String, Vec<usize>>, text: &str, place: usize) {
    let word = folded(text);
    if !word.is_empty() {
        let known = words.entry(word).or_default();
        if !known.contains(&place) {
            known.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup() -> Lookup {
        let also = vec!["Treasury".to_owned()];
        let none = Vec::new();
        let entries =
            [("cash", "Cash Forecast", &also), ("tax", "Tax", &none), ("TAX", "Tax (old)", &none), ("x", "Tax", &none)];
        let names = vec![vec!["Cash Forecast", "Liquiditätsplanung"], vec!["Tax", "Steuer"], vec![], vec!["Steuer"]];
        Lookup::of(entries.into_iter(), names)
    }

    #[test]
    fn an_entry_is_found_by_id_name_in_any_language_and_other_spelling() {
        let lookup = lookup();
        for text in
            ["cash", "CASH", " Cash ", "cash forecast", "CashForecast", "Cash\u{a0}Forecast", "treasury", "ＣＡＳＨ"]
        {
            assert_eq!(lookup.find(text), Some(0), "{text}");
        }
        assert_eq!(lookup.find("LIQUIDITÄTSPLANUNG"), Some(0));
    }

    #[test]
    fn letters_are_compared_as_unicode_folds_them() {
        let none = Vec::new();
        let entries = [("a", "Straßenmaut", &none), ("b", "Οδός", &none), ("c", "İhracat", &none)];
        let lookup = Lookup::of(entries.into_iter(), Vec::new());
        for (text, place) in [("STRASSENMAUT", 0), ("ΟΔΌΣ", 1), ("I\u{307}HRACAT", 2), ("Ο\u{3b4}ό\u{3c3}", 1)] {
            assert_eq!(lookup.find(text), Some(place), "{text}");
        }
    }

    #[test]
    fn what_several_entries_are_called_is_told() {
        let lookup = lookup();
        assert_eq!(lookup.ambiguous(), [("steuer", &[1, 3][..]), ("tax", &[1, 2, 3])]);
        assert_eq!((lookup.meanings("TAX"), lookup.meanings("steuer")), (&[1, 2][..], &[1, 3][..]));
    }

    #[test]
    fn an_id_as_it_is_written_is_its_own_and_what_two_are_called_is_neither() {
        let lookup = lookup();
        assert_eq!((lookup.find("tax"), lookup.find("TAX"), lookup.find("Tax")), (Some(1), Some(2), None));
        assert_eq!((lookup.find("Steuer"), lookup.find("nothing"), lookup.find("")), (None, None, None));
    }
}
