//! The name somebody may have meant.

/// The most similar of `names`, where any is similar at all. Case, spaces, hyphens and underscores count little.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(200).collect()
    };
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
    fn part_of_a_name_is_understood() {
        assert_eq!(nearest("seats", ["name", "seats_licensed"]), Some("seats_licensed"));
    }

    #[test]
    fn what_is_like_nothing_suggests_nothing() {
        assert_eq!(nearest("xyz", ["account_id", "name"]), None);
        assert_eq!(nearest("", ["account_id"]), None);
    }
}
