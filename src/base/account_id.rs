//! An account id in its two forms: Salesforce writes 15 characters, or 18 with check letters.

/// The 18 characters of a 15-character Salesforce id, or the 15 of an 18-character one.
pub(crate) fn other_form(id: &[u8]) -> Option<Vec<u8>> {
    if !id.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    match id.len() {
        15 => Some([id, &check_letters(id)[..]].concat()),
        18 if id[15..].eq_ignore_ascii_case(&check_letters(&id[..15])) => Some(id[..15].to_vec()),
        _ => None,
    }
}

/// Three characters, each for five: bit n is set where the n-th is a capital.
pub(crate) fn check_letters(id: &[u8]) -> [u8; 3] {
    let mut letters = [0; 3];
    for (letter, five) in letters.iter_mut().zip(id.chunks(5)) {
        let bits = five.iter().enumerate().filter(|(_, b)| b.is_ascii_uppercase()).map(|(n, _)| 1 << n).sum::<u8>();
        *letter = if bits < 26 { b'A' + bits } else { b'0' + bits - 26 };
    }
    letters
}

/// Whether what is given means the account with an id.
pub fn means(given: &str, id: &str) -> bool {
    given == id || other_form(given.as_bytes()).is_some_and(|other| other == id.as_bytes())
}
