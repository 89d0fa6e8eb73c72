//! Pairs the slides of last quarter's deck with those of this quarter's.
//!
//! Slides are matched by kind, which is unique in a deck, while titles and positions change every quarter. The kinds come from
//! `insights.jsonl`; decks of older builds, which did not record them, are matched by position.

/// Two slides of one kind, or one without a counterpart. Positions count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// As in `qbr.yaml`; for slides matched by position this quarter's kind.
    pub kind: Option<String>,
    /// The position in last quarter's deck.
    pub old: Option<usize>,
    /// The position in this quarter's deck.
    pub new: Option<usize>,
}

/// Pairs in the order of this quarter's deck; a slide without a successor comes after the one that it followed last quarter.
/// `old` are last quarter's kinds, or `None` if only the number of pages is known.
pub fn pairs(old: Option<&[String]>, old_pages: usize, new: &[String]) -> Vec<Pair> {
    let Some(old) = old.filter(|kinds| kinds.len() == old_pages) else {
        return (0..old_pages.max(new.len()))
            .map(|place| Pair {
                kind: new.get(place).cloned(),
                old: (place < old_pages).then_some(place),
                new: (place < new.len()).then_some(place),
            })
            .collect();
    };
    let in_old = |kind: &String| old.iter().position(|known| known == kind);
    let mut pairs: Vec<Pair> = (0..)
        .zip(new)
        .map(|(place, kind)| Pair { kind: Some(kind.clone()), old: in_old(kind), new: Some(place) })
        .collect();
    for (place, kind) in old.iter().enumerate().filter(|(_, kind)| !new.contains(kind)) {
        // All earlier old slides have been placed already.
        let before = pairs.iter().position(|pair| place > 0 && pair.old == Some(place - 1));
        let gone = Pair { kind: Some(kind.clone()), old: Some(place), new: None };
        pairs.insert(before.map_or(0, |before| before + 1), gone);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    fn paired(old: Option<&str>, pages: usize, new: &str) -> String {
        let old = old.map(kinds);
        let place = |place: Option<usize>| place.map_or("-".to_owned(), |place| place.to_string());
        let pairs = pairs(old.as_deref(), pages, &kinds(new));
        let lines = pairs
            .into_iter()
            .map(|pair| format!("{} {}|{}", pair.kind.unwrap_or_default(), place(pair.old), place(pair.new)));
        lines.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn slides_of_one_kind_stand_beside_each_other_wherever_they_stood() {
        assert_eq!(
            paired(Some("cover trend value next"), 4, "cover requests trend next"),
            "cover 0|0, requests -|1, trend 1|2, value 2|-, next 3|3"
        );
        assert_eq!(paired(Some("value cover"), 2, "cover"), "value 0|-, cover 1|0");
    }

    #[test]
    fn a_deck_of_unknown_kinds_is_matched_place_by_place() {
        assert_eq!(paired(None, 3, "cover trend"), "cover 0|0, trend 1|1,  2|-");
        assert_eq!(paired(Some("cover trend"), 3, "cover"), "cover 0|0,  1|-,  2|-", "kinds that are not its pages'");
    }

    proptest! {
        #[test]
        fn every_slide_of_both_decks_is_in_one_pair(
            old in proptest::sample::subsequence(kinds("a b c d e f g h i"), 0..=9).prop_shuffle(),
            new in proptest::sample::subsequence(kinds("a b c d e f g h i"), 0..=9).prop_shuffle(),
        ) {
            let pairs = pairs(Some(&old), old.len(), &new);
            let mut olds: Vec<_> = pairs.iter().filter_map(|pair| pair.old).collect();
            olds.sort_unstable();
            prop_assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
            let news: Vec<_> = pairs.iter().filter_map(|pair| pair.new).collect();
            prop_assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
            for pair in pairs {
                let kind = pair.kind.unwrap();
                prop_assert!(pair.old.is_none_or(|place| old[place] == kind));
                prop_assert!(pair.new.is_none_or(|place| new[place] == kind));
            }
        }
    }
}
