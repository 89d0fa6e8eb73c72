//! The token of a link: its account, quarter, topic and slide, and the last day on which it counts.
//!
//! Thirty-six bytes, forty-eight letters of an address. Nobody without the key can read one or make one: what it covers is
//! authenticated first and then hidden under a stream made from that very code (the way of SIV, RFC 5297). Names, addresses
//! and amounts are not in it; account and topic are in it as hashes. Two bytes of checksum, made without the key, tell a
//! token that suffered on its way from one that somebody else made.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Days, NaiveDate};
use sha2::{Digest, Sha256};

use crate::base::signing::key::{Key, same};

/// What a link means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The first bytes of the SHA-256 of the account's id.
    pub account: [u8; 8],
    /// The first day of the quarter under review.
    pub period: NaiveDate,
    /// The first bytes of the SHA-256 of the topic.
    pub topic: [u8; 4],
    /// The number of the slide's kind.
    pub slide: u8,
    /// The last day on which it counts.
    pub expires: NaiveDate,
}

/// Why a token does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It has another shape.
    #[error("this is no token: a token has {LETTERS} letters, digits, - and _")]
    Shape,
    /// It was cut, mistyped or changed.
    #[error("the token was altered on its way: its checksum does not fit")]
    Altered,
    /// It is whole, and was not made with this key.
    #[error("the token is forged: it was not made with this workspace's key")]
    Forged,
    /// It is genuine, and its time is over.
    #[error("the token expired on {0}")]
    Expired(NaiveDate),
}

/// Letters of a token.
const LETTERS: usize = 48;
const BODY: usize = 17;
const CODE: usize = 16;
const VERSION: u8 = 1;

impl Token {
    /// A token's account from its id's hash in hex digits.
    pub fn account(id_hash: &str) -> [u8; 8] {
        let mut bytes = [0; 8];
        base16ct::lower::decode(id_hash.get(..16).unwrap_or_default(), &mut bytes).expect("a hash in hex digits");
        bytes
    }

    /// A token's topic.
    pub fn topic(topic: &str) -> [u8; 4] {
        let hash = Sha256::digest(topic.as_bytes());
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// The token in letters.
    pub fn sign(&self, key: &Key) -> String {
        let mut bytes = Vec::with_capacity(BODY + CODE + 3);
        bytes.push(VERSION);
        bytes.extend(self.account);
        bytes.extend(day_number(self.period));
        bytes.extend(self.topic);
        bytes.push(self.slide);
        bytes.extend(day_number(self.expires));
        let code = key.code("link", &[&bytes[1..]]);
        let veil = key.code("link veil", &[&code[..CODE]]);
        bytes[1..].iter_mut().zip(veil).for_each(|(byte, veil)| *byte ^= veil);
        bytes.extend(&code[..CODE]);
        let sum = checksum(&bytes);
        bytes.extend(sum);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a token, which counts on `today` or not.
    pub fn read(text: &str, key: &Key, today: NaiveDate) -> Result<Self, TokenError> {
        let token = Self::read_whenever(text, key)?;
        if today > token.expires { Err(TokenError::Expired(token.expires)) } else { Ok(token) }
    }

    /// The same, of whatever age it is. It may be made with a key that the workspace had before.
    pub fn read_whenever(text: &str, key: &Key) -> Result<Self, TokenError> {
        let mut tries = key.all().map(|key| Self::read_with(text, key));
        let forged = |tried: &Result<Self, TokenError>| matches!(tried, Err(TokenError::Forged));
        tries.find(|tried| !forged(tried)).unwrap_or(Err(TokenError::Forged))
    }

    fn read_with(text: &str, key: &Key) -> Result<Self, TokenError> {
        if text.len() != LETTERS || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(TokenError::Shape);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| TokenError::Altered)?;
        let (signed, sum) = bytes.split_at(1 + BODY + CODE);
        if sum != checksum(signed) {
            return Err(TokenError::Altered);
        }
        let (body, code) = signed.split_at(1 + BODY);
        let veil = key.code("link veil", &[code]);
        let mut plain = [0; BODY];
        plain.iter_mut().zip(&body[1..]).zip(veil).for_each(|((plain, byte), veil)| *plain = byte ^ veil);
        if body[0] != VERSION || !same(&key.code("link", &[&plain])[..CODE], code) {
            return Err(TokenError::Forged);
        }
        let part = |from: usize| [plain[from], plain[from + 1]];
        Ok(Self {
            account: plain[..8].try_into().expect("eight bytes"),
            period: day(part(8)),
            topic: plain[10..14].try_into().expect("four bytes"),
            slide: plain[14],
            expires: day(part(15)),
        })
    }

    /// The tokens of a text, each once, in their order: of a reply that quotes the link it answers.
    pub fn all_in<'t>(text: &'t str) -> Vec<&'t str> {
        let mut found: Vec<&'t str> = Vec::new();
        for word in words_of(text, LETTERS) {
            let sums = URL_SAFE_NO_PAD.decode(word).is_ok_and(|bytes| {
                let (signed, sum) = bytes.split_at(1 + BODY + CODE);
                sum == checksum(signed)
            });
            if sums && !found.contains(&word) {
                found.push(word);
            }
        }
        found
    }
}

/// The words of so many letters in a text that may be what a link of ours bears, however a scanner rewrote the link.
pub fn words_of(text: &str, letters: usize) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    words.filter_map(move |word| {
        // Behind an escaped "=" (`=3D`, `%3D`, `%253D`) a word begins with more.
        let (before, word) = word.split_at(word.len().checked_sub(letters)?);
        (before.is_empty() || before.ends_with("3D") || before.ends_with("3d")).then_some(word)
    })
}

fn checksum(bytes: &[u8]) -> [u8; 2] {
    let hash = Sha256::digest(bytes);
    [hash[0], hash[1]]
}

/// Days since 2000-01-01; two bytes last until 2179.
fn day_number(day: NaiveDate) -> [u8; 2] {
    let days = (day - first_day()).num_days().clamp(0, i64::from(u16::MAX));
    u16::try_from(days).expect("it was clamped").to_be_bytes()
}

fn day(number: [u8; 2]) -> NaiveDate {
    first_day() + Days::new(u16::from_be_bytes(number).into())
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn token() -> Token {
        Token {
            account: [1, 2, 3, 4, 5, 6, 7, 8],
            period: date("2026-07-01"),
            topic: Token::topic("feature-budgets"),
            slide: 5,
            expires: date("2027-03-29"),
        }
    }

    #[test]
    fn what_is_signed_is_read_back_until_it_expires() {
        let key = Key::of_tests(1);
        let text = token().sign(&key);
        assert_eq!(text.len(), LETTERS);
        assert_eq!(Token::read(&text, &key, date("2027-03-29")), Ok(token()));
        assert_eq!(Token::read(&text, &key, date("2027-03-30")), Err(TokenError::Expired(date("2027-03-29"))));
    }

    #[test]
    fn another_keys_token_is_forged_and_a_changed_one_altered() {
        let (key, today) = (Key::of_tests(1), date("2026-10-10"));
        assert_eq!(Token::read(&token().sign(&Key::of_tests(2)), &key, today), Err(TokenError::Forged));
        let key = key.with_earlier(vec![Key::of_tests(3), Key::of_tests(2)]);
        assert_eq!(Token::read(&token().sign(&Key::of_tests(2)), &key, today), Ok(token()), "of a key of before");
        assert_eq!(token().sign(&key), token().sign(&Key::of_tests(1)));
        let text = token().sign(&key);
        for place in 0..text.len() {
            let mut letters: Vec<char> = text.chars().collect();
            letters[place] = if letters[place] == 'A' { 'B' } else { 'A' };
            let altered: String = letters.into_iter().collect();
            assert_eq!(Token::read(&altered, &key, today), Err(TokenError::Altered), "{place}");
        }
        for text in ["", "abc", &text[1..], &format!("{text}A"), &"é".repeat(24)] {
            assert_eq!(Token::read(text, &key, today), Err(TokenError::Shape), "{text}");
        }
    }

    #[test]
    fn a_changed_topic_with_its_checksum_put_right_is_forged() {
        let key = Key::of_tests(1);
        let mut bytes = URL_SAFE_NO_PAD.decode(token().sign(&key)).unwrap();
        bytes[12] ^= 1;
        bytes.truncate(1 + BODY + CODE);
        let sum = checksum(&bytes);
        bytes.extend(sum);
        let text = URL_SAFE_NO_PAD.encode(bytes);
        assert_eq!(Token::read(&text, &key, date("2026-10-10")), Err(TokenError::Forged));
    }

    #[test]
    fn nothing_of_what_it_covers_can_be_read_from_it() {
        let (key, other) = (Key::of_tests(1), Token { slide: 6, ..token() });
        let bytes = |token: Token| URL_SAFE_NO_PAD.decode(token.sign(&key)).unwrap();
        let (one, two) = (bytes(token()), bytes(other));
        let alike = one[1..=BODY].iter().zip(&two[1..=BODY]).filter(|(a, b)| a == b).count();
        assert!(alike <= 3, "two tokens of one account share {alike} bytes");
        assert!(!one.windows(8).any(|window| window == token().account));
    }

    #[test]
    fn tokens_are_found_in_a_reply() {
        let text = token().sign(&Key::of_tests(1));
        let reply =
            format!("Yes please!\r\n> Reference: {text}\r\n> https://a.example/?t={text}&x=1 {}", "x".repeat(48));
        assert_eq!(Token::all_in(&reply), [text.as_str()]);
        for escaped in ["%3D", "%3d", "=3D", "%253D", "-3D"] {
            let rewritten = format!("https://links.example/?url=https%3A%2F%2Fa.example%2F%3Ft{escaped}{text}&x=1");
            assert_eq!(Token::all_in(&rewritten), [text.as_str()]);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,60}|[A-Za-z0-9_-]{48}") {
            prop_assert!(Token::read_whenever(&text, &Key::of_tests(1)).is_err());
        }
    }
}
