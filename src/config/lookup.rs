//! Finds the catalogue entry or metric that a text of the data means: by its id, its name in any language, or `also`,
//! ignoring case and spaces.
//!
//! Features, products, plans and metrics all use this lookup. A text that is the name of two entries means neither.

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
    /// By folded text; `None` if two entries share it.
    words: FxHashMap<String, Option<usize>>,
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
}

impl Lookup {
    /// `entries` have an id, a name and other spellings; `names` are the same entries' names in all languages.
    fn of<'a>(
        entries: impl Iterator<Item = (&'a str, &'a str, &'a Vec<String>)> + Clone,
        names: Vec<Vec<&str>>,
    ) -> Self {
        let mut lookup = Self::default();
        for (place, (id, ..)) in entries.clone().enumerate() {
            lookup.ids.insert(id.to_owned(), place);
            lookup.put(id, place);
        }
        // An entry's id cannot be another entry's name.
        let ids = lookup.words.clone();
        let mut names = names.into_iter();
        for (place, (_, name, also)) in entries.enumerate() {
            let other = names.next().unwrap_or_default();
            let all = other.into_iter().chain([name]).chain(also.iter().map(String::as_str));
            for text in all.filter(|text| !ids.contains_key(&folded(text))) {
                lookup.put(text, place);
            }
        }
        lookup
    }

    fn put(&mut self, text: &str, place: usize) {
        let word = folded(text);
        if !word.is_empty() {
            let known = self.words.entry(word).or_insert(Some(place));
            *known = known.filter(|known| *known == place);
        }
    }

    /// The index of the entry that a text means.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.ids.get(text.trim()).copied().or_else(|| self.words.get(&folded(text)).copied().flatten())
    }

    /// The index of the first entry that a folded text may be a misspelling of.
    pub fn near(&self, text: &str) -> Option<usize> {
        let near = self.words.iter().filter(|(word, _)| is_slip(text, word));
        near.filter_map(|(_, place)| *place).min()
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
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
    fn an_id_as_it_is_written_is_its_own_and_what_two_are_called_is_neither() {
        let lookup = lookup();
        assert_eq!((lookup.find("tax"), lookup.find("TAX"), lookup.find("Tax")), (Some(1), Some(2), None));
        assert_eq!((lookup.find("Steuer"), lookup.find("nothing"), lookup.find("")), (None, None, None));
    }
}
