//! The languages that are built in, each one file of messages; and the words of their regions.

use std::sync::{Arc, LazyLock};

use fluent_bundle::FluentResource;
use icu_locale::{LanguageIdentifier, Locale};

use crate::locale::check;
use crate::locale::check::MessageFault;

/// The first character of the scripts of East Asia, which no theme's own face draws.
pub const EAST_ASIA: char = '\u{2E80}';

/// The built-in languages, by the tag of their copy.
pub(crate) const LANGUAGES: [(&str, &str); 6] = [
    ("en", ENGLISH),
    ("de", include_str!("messages/de.ftl")),
    ("fr", include_str!("messages/fr.ftl")),
    ("es", include_str!("messages/es.ftl")),
    ("pt-BR", include_str!("messages/pt-BR.ftl")),
    ("ja", include_str!("messages/ja.ftl")),
];

/// Where a region writes percentages or money unlike the language: CLDR 48, `numbers/percentFormats` and
/// `numbers/currencyFormats`.
pub(crate) const REGIONS: [(&str, &[&str], &str); 6] = [
    ("de", &["AT"], include_str!("messages/regions/de-AT.ftl")),
    ("de", &["CH", "LI"], include_str!("messages/regions/de-CH.ftl")),
    ("fr", &["CH"], include_str!("messages/regions/fr-CH.ftl")),
    ("es", LATIN_AMERICA, include_str!("messages/regions/es-419.ftl")),
    ("es", &["PE", "PY", "UY"], include_str!("messages/regions/es-PE.ftl")),
    ("pt", &["PT"], include_str!("messages/regions/pt-PT.ftl")),
];

/// Where Spanish is written with a sign before the amount.
pub(crate) const LATIN_AMERICA: &[&str] = &[
    "419", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "US",
    "UY", "VE",
];

/// What is built in, parsed once.
pub(crate) static BUILT_IN: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    let parsed = |text: &str| {
        let parsed = FluentResource::try_new(text.to_owned());
        Arc::new(parsed.unwrap_or_else(|(_, faults)| panic!("a built-in language file is broken: {faults:?}")))
    };
    let language = |tag: &str| tag.split('-').next().unwrap_or(tag).to_owned();
    let whole = LANGUAGES.iter().map(|(tag, text)| Layer {
        tag: (*tag).to_owned(),
        language: language(tag),
        regions: None,
        resource: parsed(text),
    });
    let parts = REGIONS.iter().map(|(tag, regions, text)| Layer {
        tag: (*tag).to_owned(),
        language: language(tag),
        regions: Some(regions.iter().map(|region| (*region).to_owned()).collect()),
        resource: parsed(text),
    });
    whole.chain(parts).collect()
});

/// All that the built-in languages say, without remarks.
pub fn built_in_text() -> String {
    let lines = LANGUAGES.iter().flat_map(|(_, text)| text.lines());
    lines.filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n")
}

/// Messages for a language, or for some of its regions only.
#[derive(Clone)]
pub(crate) struct Layer {
    pub(crate) tag: String,
    pub(crate) language: String,
    pub(crate) regions: Option<Vec<String>>,
    pub(crate) resource: Arc<FluentResource>,
}

impl Layer {
    pub(crate) fn is_for(&self, locale: &Locale) -> bool {
        let region = locale.id.region;
        let fits = |regions: &Vec<String>| region.is_some_and(|r| regions.iter().any(|own| own == r.as_str()));
        self.language == locale.id.language.as_str() && self.regions.as_ref().is_none_or(fits)
    }
}

/// The English messages, parsed.
pub fn english() -> &'static Arc<FluentResource> {
    &BUILT_IN.first().expect("English is built in").resource
}

/// The messages of a built-in language, parsed.
#[cfg(test)]
pub fn built_in(tag: &str) -> &'static FluentResource {
    let layer = BUILT_IN.iter().find(|layer| layer.tag == tag && layer.regions.is_none());
    &layer.expect("it is built in").resource
}

pub(crate) fn layer(name: &str, bytes: &[u8], file: &str) -> Result<Layer, Vec<MessageFault>> {
    let fault = |message: String| vec![MessageFault { file: file.to_owned(), line: 1, column: 1, message }];
    let tag: LanguageIdentifier = name.parse().map_err(|_| {
        fault(format!("\"{name}\" is no language; name the file by its tag, as in de.ftl or pt-BR.ftl"))
    })?;
    let text =
        std::str::from_utf8(bytes).map_err(|_| fault("this is not UTF-8 text; save the file as UTF-8".into()))?;
    let resource = check::read(file, text.strip_prefix('\u{feff}').unwrap_or(text), english())?;
    let regions = tag.region.map(|region| vec![region.as_str().to_owned()]);
    Ok(Layer {
        tag: tag.to_string(),
        language: tag.language.as_str().to_owned(),
        regions,
        resource: Arc::new(resource),
    })
}

/// The English messages, also the ones other languages fall back to.
pub(crate) const ENGLISH: &str = include_str!("messages/en.ftl");
