//! The messages of a language or of some of its regions, parsed, from the program or from a workspace.

use std::sync::{Arc, LazyLock};

use fluent_bundle::FluentResource;
use icu_locale::{LanguageIdentifier, Locale};

use crate::base::time::calendar::Calendar;
use crate::locale::built_in::{BuiltIn, LANGUAGES};
use crate::locale::check;
use crate::locale::check::{MessageFault, Read};

/// What is built in, parsed once: the languages, then their regions.
pub(crate) static BUILT_IN: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    let whole = LANGUAGES.iter().map(|own| layer_of(own.language(), own.tag, None, own.messages));
    let parts = LANGUAGES.iter().flat_map(|own| {
        own.regions.iter().map(move |(regions, text)| layer_of(own.language(), own.tag, Some(regions), text))
    });
    whole.chain(parts).collect()
});

/// What decks of some readers say instead of some messages, parsed once: of each edition, one layer a language.
pub(crate) static EDITIONS: LazyLock<Vec<(Edition, Vec<Layer>)>> = LazyLock::new(|| {
    let texts = |edition: &Edition| {
        let text = |own: &'static BuiltIn| match edition {
            Edition::Monthly => own.monthly,
            Edition::OnePerson => own.to_one,
            Edition::MonthlyToOnePerson => own.monthly_to_one,
        };
        LANGUAGES.iter().map(|own| layer_of(own.language(), own.tag, None, text(own))).collect()
    };
    Edition::ALL.map(|edition| (edition, texts(&edition))).into()
});

/// What makes some messages say something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    /// Figures come by the month.
    Monthly,
    /// The deck is a letter to one person.
    OnePerson,
    /// Both at once.
    MonthlyToOnePerson,
}

impl Edition {
    /// All of them, the later over the earlier.
    const ALL: [Self; 3] = [Self::Monthly, Self::OnePerson, Self::MonthlyToOnePerson];

    /// Whether it is for a reader who is told in weeks or months.
    pub(crate) fn is_for(self, reader: Reader, calendar: Calendar) -> bool {
        let to_one = reader == Reader::OnePerson;
        match self {
            Self::Monthly => calendar.is_monthly(),
            Self::OnePerson => to_one,
            Self::MonthlyToOnePerson => to_one && calendar.is_monthly(),
        }
    }
}

/// Whom a deck speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Team,
    OnePerson,
}

fn layer_of(language: &str, tag: &str, regions: Option<&[&str]>, text: &str) -> Layer {
    let parsed = FluentResource::try_new(text.to_owned());
    let resource = parsed.unwrap_or_else(|(_, faults)| panic!("a built-in language file is broken: {faults:?}"));
    let regions = regions.map(|regions| regions.iter().map(|region| (*region).to_owned()).collect());
    Layer { tag: tag.to_owned(), language: language.to_owned(), regions, resource: Arc::new(resource) }
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

/// A file of a workspace, by the tag that is its name, and its messages that nothing says.
pub(crate) fn layer(name: &str, bytes: &[u8], file: &str) -> Result<(Layer, Vec<MessageFault>), Vec<MessageFault>> {
    let fault = |message: String| vec![MessageFault { file: file.to_owned(), line: 1, column: 1, message }];
    let tag: LanguageIdentifier = name.parse().map_err(|_| {
        fault(format!("\"{name}\" is no language; name the file by its tag, as in de.ftl or pt-BR.ftl"))
    })?;
    let text =
        std::str::from_utf8(bytes).map_err(|_| fault("this is not UTF-8 text; save the file as UTF-8".into()))?;
    let Read { resource, unknown } = check::read(file, text.strip_prefix('\u{feff}').unwrap_or(text), english())?;
    let regions = tag.region.map(|region| vec![region.as_str().to_owned()]);
    let language = tag.language.as_str().to_owned();
    Ok((Layer { tag: tag.to_string(), language, regions, resource: Arc::new(resource) }, unknown))
}
