//! Names of companies that do not exist: two million different ones, two in a hundred in another script.
//!
//! The stem is the account's number, shuffled and written in syllables, so no two are alike and none is a part of
//! another: a search of one deck for all other names means something.

use super::random::Random;

const STEMS: u64 = 1 << 17;
const NOUNS: [&str; 16] = [
    "Foods", "Freight", "Textiles", "Clinics", "Hotels", "Labs", "Energy", "Media", "Farms", "Motors", "Studios",
    "Pharma", "Foundry", "Marine", "Optics", "Schools",
];
const ONSETS: &[u8; 16] = b"BCDFGHKLMNPRSTVW";
const INNER: &[u8; 8] = b"bdglmntv";
const RIMES: [&str; 4] = ["ar", "el", "or", "in"];
const CODAS: [&str; 4] = ["en", "is", "on", "ay"];
const FIRST: [&str; 16] = [
    "Ada", "Bela", "Ciro", "Dova", "Elin", "Faro", "Gita", "Hale", "Iden", "Joss", "Kira", "Lio", "Mira", "Nilo",
    "Oona", "Pell",
];
const LAST: [&str; 16] = [
    "Arrowell",
    "Brindle",
    "Coombe",
    "Dravic",
    "Elmsett",
    "Farrant",
    "Gorsky",
    "Hallam",
    "Ibarren",
    "Jessop",
    "Kettle",
    "Lindqvar",
    "Marsh",
    "Norrin",
    "Ostrander",
    "Penhale",
];
const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";
/// For a to z; letters that no name has are empty.
const CYRILLIC: [&str; 26] = [
    "а", "б", "ц", "д", "е", "ф", "г", "х", "и", "", "к", "л", "м", "н", "о", "п", "", "р", "с", "т", "у", "в", "ш",
    "кс", "й", "з",
];
const GREEK: [&str; 26] = [
    "α", "μπ", "ξ", "δ", "ε", "φ", "γ", "η", "ι", "", "κ", "λ", "μ", "ν", "ο", "π", "", "ρ", "σ", "τ", "ου", "β", "ω",
    "ψ", "υ", "ζ",
];
const ARABIC: [&str; 26] = [
    "ا", "ب", "ق", "د", "اي", "ف", "غ", "ه", "ي", "", "ك", "ل", "م", "ن", "و", "ث", "", "ر", "س", "ت", "و", "ذ", "ؤ",
    "خ", "ئ", "ز",
];

/// A company.
pub struct Company {
    /// As customers write it.
    pub name: String,
    /// For addresses: ASCII, lower case, its own.
    pub domain: String,
}

/// The company with this number.
pub fn company(seed: u64, number: u64, random: &mut Random) -> Company {
    let shuffled = (number.wrapping_mul(0x9E37_79B1) ^ Random::of(seed, 0).next()) % STEMS;
    let round = number / STEMS;
    let stem = stem(shuffled);
    let noun = NOUNS[((shuffled / 7 + round) % 16) as usize];
    let latin = match round / 16 {
        0 => format!("{stem} {noun}"),
        more => format!("{stem} {noun} {}", more + 1),
    };
    let domain = format!("{}.example", latin.to_ascii_lowercase().replace(' ', "-"));
    let name = match random.below(1000) {
        0..6 => format!("株式会社{}", katakana(shuffled + round * STEMS)),
        6..10 => format!("ООО «{}»", titled(&spelled(&latin, &CYRILLIC))),
        10..14 => format!("{} ΑΕ", titled(&final_sigma(&spelled(&latin, &GREEK)))),
        14..17 => format!("شركة {}", spelled(&latin, &ARABIC)),
        17..20 => format!("{stem}er Präzisionsmaschinenbaugesellschaft mbH"),
        _ => latin,
    };
    Company { name, domain }
}

/// The name of somebody who does not exist.
pub fn person(random: &mut Random) -> (&'static str, &'static str) {
    (random.pick(&FIRST), random.pick(&LAST))
}

/// Three syllables for a number below [`STEMS`]; each part has a fixed length, so different numbers read differently.
fn stem(number: u64) -> String {
    let digit = |shift: u32, size: u64| ((number >> shift) % size) as usize;
    let mut text = String::with_capacity(8);
    text.push(char::from(ONSETS[digit(0, 16)]));
    text.push_str(RIMES[digit(4, 4)]);
    text.push(char::from(INNER[digit(6, 8)]));
    text.push(char::from(b"aeio"[digit(9, 4)]));
    text.push(char::from(ONSETS[digit(11, 16)].to_ascii_lowercase()));
    text.push_str(CODAS[digit(15, 4)]);
    text
}

/// Four signs, enough for three million numbers.
fn katakana(mut number: u64) -> String {
    let signs: Vec<char> = KATAKANA.chars().collect();
    let mut text = String::new();
    for _ in 0..4 {
        text.push(signs[(number % signs.len() as u64) as usize]);
        number /= signs.len() as u64;
    }
    text
}

fn spelled(latin: &str, letters: &[&str; 26]) -> String {
    let mut text = String::new();
    for sign in latin.chars() {
        match sign.to_ascii_lowercase() {
            letter @ 'a'..='z' => text.push_str(letters[usize::from(letter as u8 - b'a')]),
            other => text.push(other),
        }
    }
    text
}

/// With a sigma at the end of a word written as one.
fn final_sigma(text: &str) -> String {
    each_word(text, |word| word.strip_suffix('σ').map_or(word.to_owned(), |start| format!("{start}ς")))
}

fn titled(text: &str) -> String {
    each_word(text, |word| {
        let mut signs = word.chars();
        signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
    })
}

fn each_word(text: &str, change: impl Fn(&str) -> String) -> String {
    text.split(' ').map(change).collect::<Vec<_>>().join(" ")
}
