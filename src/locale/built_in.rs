//! The languages that are built in. To add one, write its file of messages, add its entry to [`LANGUAGES`], and the feature
//! of its hyphenation to `hypher` in `Cargo.toml` where there is one.

use crate::base::text::primary_language;

/// The first character of the scripts of East Asia, which no theme's own face draws.
pub const EAST_ASIA: char = '\u{2E80}';

/// A language that is built in.
pub struct BuiltIn {
    /// Of its messages: `pt-BR` is also what readers in Portugal get.
    pub tag: &'static str,
    /// The formats of its examples in `docs/copy`.
    pub example_locale: &'static str,
    /// The text of its file.
    pub messages: &'static str,
    /// What decks of figures by the month say instead of some of them.
    pub monthly: &'static str,
    /// What a letter to one person says instead of some of them.
    pub to_one: &'static str,
    /// What such a letter says of figures by the month.
    pub monthly_to_one: &'static str,
    /// The messages of regions that write percentages or money in another way: CLDR 48, `numbers/percentFormats` and
    /// `numbers/currencyFormats`.
    pub regions: &'static [(&'static [&'static str], &'static str)],
    /// Signs of foreign currencies by their codes: CLDR 48, `common/main/*.xml`, `numbers/currencies/currency/symbol`.
    pub signs: &'static [(&'static str, &'static str)],
    /// Whether a number takes a counter that depends on what is counted, as in 41名.
    pub uses_counters: bool,
}

/// All of them. English comes first: the others fall back to it.
pub const LANGUAGES: &[BuiltIn] = &[
    BuiltIn {
        tag: "en",
        example_locale: "en-GB",
        messages: include_str!("messages/en.ftl"),
        monthly: include_str!("messages/monthly/en.ftl"),
        to_one: include_str!("messages/one_person/en.ftl"),
        monthly_to_one: include_str!("messages/monthly/one_person/en.ftl"),
        regions: &[],
        signs: &[
            ("USD", "US$"),
            ("CAD", "CA$"),
            ("AUD", "A$"),
            ("NZD", "NZ$"),
            ("MXN", "MX$"),
            ("BRL", "R$"),
            ("GBP", "£"),
            ("JPY", "JP¥"),
        ],
        uses_counters: false,
    },
    BuiltIn {
        tag: "de",
        example_locale: "de-DE",
        messages: include_str!("messages/de.ftl"),
        monthly: include_str!("messages/monthly/de.ftl"),
        to_one: include_str!("messages/one_person/de.ftl"),
        monthly_to_one: include_str!("messages/monthly/one_person/de.ftl"),
        regions: &[
            (&["AT"], include_str!("messages/regions/de-AT.ftl")),
            (&["CH", "LI"], include_str!("messages/regions/de-CH.ftl")),
        ],
        signs: &[
            ("USD", "$"),
            ("CAD", "CA$"),
            ("AUD", "AU$"),
            ("NZD", "NZ$"),
            ("MXN", "MX$"),
            ("BRL", "R$"),
            ("GBP", "£"),
            ("JPY", "¥"),
        ],
        uses_counters: false,
    },
    BuiltIn {
        tag: "fr",
        example_locale: "fr-FR",
        messages: include_str!("messages/fr.ftl"),
        monthly: include_str!("messages/monthly/fr.ftl"),
        to_one: include_str!("messages/one_person/fr.ftl"),
        monthly_to_one: include_str!("messages/monthly/one_person/fr.ftl"),
        regions: &[(&["CH"], include_str!("messages/regions/fr-CH.ftl"))],
        signs: &[
            ("USD", "$US"),
            ("CAD", "$CA"),
            ("AUD", "$AU"),
            ("NZD", "$NZ"),
            ("MXN", "$MX"),
            ("BRL", "R$"),
            ("GBP", "£GB"),
        ],
        uses_counters: false,
    },
    BuiltIn {
        tag: "es",
        example_locale: "es-ES",
        messages: include_str!("messages/es.ftl"),
        monthly: include_str!("messages/monthly/es.ftl"),
        to_one: include_str!("messages/one_person/es.ftl"),
        monthly_to_one: include_str!("messages/monthly/one_person/es.ftl"),
        regions: &[
            (LATIN_AMERICA, include_str!("messages/regions/es-419.ftl")),
            (&["PE", "PY", "UY"], include_str!("messages/regions/es-PE.ftl")),
        ],
        signs: &[("USD", "US$")],
        uses_counters: false,
    },
    BuiltIn {
        tag: "pt-BR",
        example_locale: "pt-BR",
        messages: include_str!("messages/pt-BR.ftl"),
        monthly: include_str!("messages/monthly/pt-BR.ftl"),
        to_one: include_str!("messages/one_person/pt-BR.ftl"),
        monthly_to_one: include_str!("messages/monthly/one_person/pt-BR.ftl"),
        regions: &[(&["PT"], include_str!("messages/regions/pt-PT.ftl"))],
        signs: &[
            ("USD", "US$"),
            ("CAD", "CA$"),
            ("AUD", "AU$"),
            ("NZD", "NZ$"),
            ("MXN", "MX$"),
            ("BRL", "R$"),
            ("GBP", "£"),
            ("JPY", "JP¥"),
        ],
        uses_counters: false,
    },
    BuiltIn {
        tag: "ja",
        example_locale: "ja-JP",
        messages: include_str!("messages/ja.ftl"),
        monthly: include_str!("messages/monthly/ja.ftl"),
        to_one: include_str!("messages/one_person/ja.ftl"),
        monthly_to_one: include_str!("messages/monthly/one_person/ja.ftl"),
        regions: &[],
        signs: &[
            ("USD", "$"),
            ("CAD", "CA$"),
            ("AUD", "A$"),
            ("NZD", "NZ$"),
            ("MXN", "MX$"),
            ("BRL", "R$"),
            ("GBP", "£"),
            ("JPY", "¥"),
        ],
        uses_counters: true,
    },
];

/// Where Spanish is written with a sign before the amount.
const LATIN_AMERICA: &[&str] = &[
    "419", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "US",
    "UY", "VE",
];

impl BuiltIn {
    /// Without the region: `pt`.
    pub fn language(&self) -> &'static str {
        primary_language(self.tag)
    }
}

/// All that the built-in languages say, without remarks.
pub fn built_in_text() -> String {
    let lines = LANGUAGES.iter().flat_map(|language| language.messages.lines());
    lines.filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n")
}
