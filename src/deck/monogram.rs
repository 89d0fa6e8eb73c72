//! The letters that stand on the cover where there is no logo: those of the name, not of its legal form.
//!
//! Forms are looked for where their language puts them, before or behind the name, so that "AG Insurance" keeps its own.

/// Forms behind a name, in small letters without dots; those of several words are written with a space.
const BEHIND: &[&str] = &[
    // German
    "gmbh",
    "mbh",
    "ggmbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "ug",
    "ek",
    "ev",
    "eg",
    "gbr",
    "se",
    "haftungsbeschränkt",
    // English
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "llp",
    "lp",
    "pllc",
    "pty",
    "pte",
    "pvt",
    "private",
    "sdn",
    "bhd",
    "cic",
    // French, Spanish, Portuguese, Italian
    "sa",
    "sas",
    "sasu",
    "sarl",
    "sàrl",
    "eurl",
    "snc",
    "sci",
    "scop",
    "sl",
    "slu",
    "sll",
    "sau",
    "scl",
    "srl",
    "srls",
    "spa",
    "sapi",
    "sa de cv",
    "sapi de cv",
    "s de rl de cv",
    "s de rl",
    "sab de cv",
    "ltda",
    "cia",
    "epp",
    "eireli",
    "mei",
    "lda",
    // The Netherlands and the North
    "nv",
    "bv",
    "vof",
    "oy",
    "oyj",
    "ab",
    "as",
    "asa",
    "aps",
    "hf",
    "ehf",
    // The East
    "kft",
    "zrt",
    "nyrt",
    "doo",
    "dd",
    "sro",
    "sp zoo",
    "sp z oo",
    "sp k",
    "ood",
    "eood",
    "oü",
    "uab",
    "sia",
    "аг",
    "оод",
    "еоод",
    "ад",
    "ооо",
    "ао",
    // Turkish, Greek, Hebrew
    "aş",
    "şti",
    "ltd şti",
    "anonim şirketi",
    "limited şirketi",
    "αε",
    "επε",
    "ικε",
    "בעמ",
    // Arabic and the languages of India, Indonesia and Thailand
    "شمم",
    "شمك",
    "شذمم",
    "ذمم",
    "المحدودة",
    "محدودة",
    "لمیتد",
    "लिमिटेड",
    "प्राइवेट",
    "tbk",
    "จำกัด",
    "มหาชน",
];

/// Forms before a name.
const BEFORE: &[&str] = &[
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "ип",
    "тов",
    "пат",
    "пп",
    "тоо",
    "شركة",
    "شرکت",
    "مؤسسة",
    "مجموعة",
    "pt",
    "บริษัท",
    "sarl",
    "sas",
    "eurl",
    "sci",
    "công ty tnhh",
    "công ty cổ phần",
    "công ty",
    "주식회사",
    "유한회사",
];

/// Forms that are written together with the name, before it or behind it.
const TOGETHER: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "一般社団法人",
    "一般財団法人",
    "学校法人",
    "医療法人",
    "（株）",
    "(株)",
    "㈱",
    "（有）",
    "(有)",
    "㈲",
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "有限公司",
    "公司",
    "주식회사",
    "유한회사",
    "（주）",
    "(주)",
    "㈜",
];

/// The article that Arabic writes together with its noun.
const ARTICLE: &str = "ال";

/// Up to two letters: the first ones of the first and the last word that have any; one where the script has no capitals.
pub fn monogram(name: &str) -> String {
    let words = words(name);
    let mut letters = words.iter().filter_map(|word| letter(word));
    let Some(first) = letters.next() else { return String::new() };
    let cased = |c: char| c.is_uppercase() || c.is_lowercase();
    let second = letters.next_back().filter(|second| cased(first) && cased(*second));
    std::iter::once(first).chain(second).flat_map(char::to_uppercase).collect()
}

/// The words of a name without its legal form; all of them where nothing else is left.
fn words(name: &str) -> Vec<String> {
    let all = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut bare = name.trim().trim_matches(['"', '«', '»', '“', '”', '„']).trim();
    while let Some(rest) = TOGETHER.iter().find_map(|form| bare.strip_prefix(form).or_else(|| bare.strip_suffix(form)))
    {
        bare = rest.trim();
    }
    let mut words = all(bare);
    while let Some(len) = BEFORE.iter().find_map(|form| is_at(form, &words, true)) {
        words.drain(..len);
    }
    loop {
        let form = BEHIND.iter().find_map(|form| is_at(form, &words, false));
        // The "&" of "GmbH & Co. KG" goes with them.
        let sign = || words.last().is_some_and(|word| letter(word).is_none()).then_some(1);
        let Some(len) = form.or_else(sign) else { break };
        words.truncate(words.len() - len);
    }
    if words.iter().any(|word| letter(word).is_some()) { words } else { all(name) }
}

/// How many words a form is of, if the name begins or ends with it.
fn is_at(form: &str, words: &[String], before: bool) -> Option<usize> {
    let len = form.split(' ').count();
    let at = words.len().checked_sub(len)?;
    let own = if before { &words[..len] } else { &words[at..] };
    own.iter().map(|word| plain(word)).eq(form.split(' ')).then_some(len)
}

/// A word in small letters, without dots, commas and brackets: "S.A." is "sa".
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether it is a vowel sign or a mark over a letter, as Hindi and Thai have them.
fn is_mark(c: char) -> bool {
    unicode_bidi::bidi_class(c) == unicode_bidi::BidiClass::NSM || matches!(c, '\u{900}'..='\u{97F}')
}

/// The first letter of a word; digits are none.
fn letter(word: &str) -> Option<char> {
    let bare = word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() > 1).unwrap_or(word);
    bare.chars().find(|c| c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monogram_has_the_outer_letters() {
        for (name, letters) in [
            ("Harcastle Foods", "HF"),
            ("acme", "A"),
            ("The Very Long Name", "TN"),
            ("Œuvre d’Art", "ŒD"),
            ("=2+3", ""),
            ("", ""),
        ] {
            assert_eq!(monogram(name), letters, "{name}");
        }
    }

    #[test]
    fn digits_are_no_letters() {
        assert_eq!([monogram("3M & Sons"), monogram("Studio 54"), monogram("1-2-3")], ["MS", "S", ""]);
    }

    #[test]
    fn a_legal_form_is_no_part_of_it_in_any_script() {
        for (name, letters) in [
            ("Acme Corp", "A"),
            ("Dachwerk mbH", "D"),
            ("Dachwerk GmbH & Co. KG", "D"),
            ("Nord Licht AG", "NL"),
            ("Boulangerie Martin S.A.S.", "BM"),
            ("SARL Dupont", "D"),
            ("Aceros del Norte, S.A. de C.V.", "AN"),
            ("Padaria Aurora Ltda.", "PA"),
            ("Tideline Ltd", "T"),
            ("Cobalt Yard, Inc.", "CY"),
            ("Vistula Sp. z o.o.", "V"),
            ("Deniz Gıda A.Ş.", "DG"),
            ("ООО «Ромашка»", "Р"),
            ("株式会社みなと計測", "み"),
            ("青空商事（株）", "青"),
            ("北京蓝天有限公司", "北"),
            ("주식회사 한빛", "한"),
            ("شركة النور للتجارة", "ن"),
            ("כרמל בע\"מ", "כ"),
        ] {
            assert_eq!(monogram(name), letters, "{name}");
        }
    }

    #[test]
    fn a_name_that_only_looks_like_a_form_keeps_its_letters() {
        assert_eq!([monogram("AG Insurance"), monogram("SE"), monogram("Co Op")], ["AI", "S", "CO"]);
    }
}
