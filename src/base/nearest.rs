//! The name somebody may have meant.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::spelling::folding::one_case;

/// The most similar of `names`, where any is similar at all. Case, spaces, hyphens and underscores count little.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| -> String { one_case(text).chars().filter(|c| c.is_alphanumeric()).take(200).collect() };
    let wanted = plain(name);
    let mut best: Option<(f64, &str)> = None;
    for candidate in names {
        let text = plain(candidate);
        let alike = if !wanted.is_empty() && (text.contains(&wanted) || (wanted.contains(&text) && !text.is_empty())) {
            0.8 + 0.2 * strsim::normalized_damerau_levenshtein(&wanted, &text)
        } else {
            strsim::normalized_damerau_levenshtein(&wanted, &text).max(strsim::jaro_winkler(&wanted, &text) - 0.15)
        };
        if alike >= 0.5 && best.is_none_or(|(score, _)| alike > score) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// So alike are two words of which one is the other with a slip or two: "harcasel" and "harcastle" are 0.89, "imports" and
/// "exports" 0.71.
const ALIKE: f64 = 0.75;

/// The places of those that can be meant: their id or name contains `given`, or else is the most like it, where any is
/// like it at all; the likest first. A name is meant by one of its words too.
pub fn meant<'a>(given: &str, all: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Vec<usize> {
    let wanted = letters(given);
    if wanted.is_empty() {
        return Vec::new();
    }
    let has = |(id, name): (&str, &str)| letters(id).contains(&wanted) || letters(name).contains(&wanted);
    let having: Vec<usize> = all.clone().enumerate().filter(|(_, row)| has(*row)).map(|(at, _)| at).collect();
    if !having.is_empty() {
        return having;
    }
    let like = |text: &str| strsim::normalized_damerau_levenshtein(&wanted, &letters(text));
    let likeness = |(id, name): (&str, &str)| {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
        words.map(like).fold(like(id).max(like(name)), f64::max)
    };
    let mut alike: Vec<(usize, f64)> = all.map(likeness).enumerate().filter(|(_, like)| *like >= ALIKE).collect();
    alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    alike.into_iter().map(|(at, _)| at).collect()
}

/// Whether one word may be a slip for the other: letters alike but for one or two, digits the same. Marks between them count
/// nothing.
pub fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    !one.is_empty()
        && digits(&one) == digits(&other)
        && (one == other || strsim::normalized_damerau_levenshtein(&one, &other) >= ALIKE)
}

/// Letters and digits alone, small and without their accents, for comparing names.
fn letters(text: &str) -> String {
    one_case(text).nfd().filter(|c| c.is_alphanumeric()).take(200).collect()
}

/// The end of a message that suggests the most similar name; empty where there is none.
pub fn did_you_mean<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, names).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        assert_eq!(nearest("acount_id", ["account_id", "name"]), Some("account_id"));
        assert_eq!(nearest("Account Id", ["account_id", "name"]), Some("account_id"));
        assert_eq!(nearest("colums", ["columns", "file"]), Some("columns"));
    }

    #[test]
    fn a_slip_is_told_from_another_word() {
        for (one, other) in
            [("approvls", "approvals"), ("month-end reports", "Monthend_Reports"), ("budget", "budgets")]
        {
            assert!(super::is_slip(one, other), "{one} {other}");
        }
        for (one, other) in [("imports", "exports"), ("feature_1", "feature_2"), ("reports", "reporting"), ("", "")] {
            assert!(!super::is_slip(one, other), "{one} {other}");
        }
    }

    #[test]
    fn part_of_a_name_is_understood() {
        assert_eq!(nearest("seats", ["name", "seats_licensed"]), Some("seats_licensed"));
    }

    #[test]
    fn an_account_is_meant_by_part_of_its_name_or_with_a_slip() {
        let all =
            [("C-1", "Harcastle Freight"), ("C-2", "Café Noir"), ("C-3", "Noir & Sons"), ("C-10", "株式会社みなと")];
        let meant = |given| super::meant(given, all.into_iter());
        assert_eq!(meant("freight"), [0]);
        assert_eq!(meant("harcasel"), [0]);
        assert_eq!(meant("Harcastle Frieght"), [0]);
        assert_eq!(meant("cafe noir"), [1]);
        assert_eq!(meant("noir"), [1, 2]);
        assert_eq!(meant("みなと"), [3]);
        assert_eq!((meant("zzz"), meant("&")), (vec![], vec![]));
    }

    #[test]
    fn what_is_like_nothing_suggests_nothing() {
        assert_eq!(nearest("xyz", ["account_id", "name"]), None);
        assert_eq!(nearest("", ["account_id"]), None);
    }
}
