//! The languages of the copy: those that are built in, and what a workspace's own files make of them.
//!
//! A voice is made of layers, the later over the earlier: the built-in language, the built-in words of its region, the
//! workspace's `voice/de.ftl`, its `voice/de-AT.ftl`. Whatever all of them lack is said in English.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use fluent_bundle::FluentResource;
use icu_locale::{LanguageIdentifier, Locale};
use sha2::{Digest, Sha256};

use super::check::{self, Fault};
use super::{ENGLISH, Voice, VoiceError};
use crate::limits;

/// The built-in languages, by the tag of their copy.
const LANGUAGES: [(&str, &str); 6] = [
    ("en", ENGLISH),
    ("de", include_str!("locales/de.ftl")),
    ("fr", include_str!("locales/fr.ftl")),
    ("es", include_str!("locales/es.ftl")),
    ("pt-BR", include_str!("locales/pt-BR.ftl")),
    ("ja", include_str!("locales/ja.ftl")),
];

/// Where a region writes percentages or money unlike the language: CLDR 48, `numbers/percentFormats` and
/// `numbers/currencyFormats`.
const REGIONS: [(&str, &[&str], &str); 6] = [
    ("de", &["AT"], include_str!("locales/regions/de-AT.ftl")),
    ("de", &["CH", "LI"], include_str!("locales/regions/de-CH.ftl")),
    ("fr", &["CH"], include_str!("locales/regions/fr-CH.ftl")),
    ("es", LATIN_AMERICA, include_str!("locales/regions/es-419.ftl")),
    ("es", &["PE", "PY", "UY"], include_str!("locales/regions/es-PE.ftl")),
    ("pt", &["PT"], include_str!("locales/regions/pt-PT.ftl")),
];

/// Where Spanish is written with a sign before the amount.
const LATIN_AMERICA: &[&str] = &[
    "419", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "US",
    "UY", "VE",
];

/// What is built in, parsed once.
static BUILT_IN: LazyLock<Vec<Layer>> = LazyLock::new(|| {
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
struct Layer {
    tag: String,
    language: String,
    regions: Option<Vec<String>>,
    resource: Arc<FluentResource>,
}

/// All languages of a run.
#[derive(Clone, Default)]
pub struct Languages {
    own: Vec<Layer>,
    incomplete: Vec<Incomplete>,
    fingerprint: Vec<u8>,
}

/// A language that the workspace adds and that does not say everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incomplete {
    /// The file, relative to the workspace.
    pub file: String,
    /// The messages it lacks.
    pub missing: Vec<String>,
    /// How many there are.
    pub all: usize,
}

impl std::fmt::Debug for Languages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Languages").field("own", &self.own.iter().map(|l| &l.tag).collect::<Vec<_>>()).finish()
    }
}

impl Languages {
    /// From here on stand the signs of East Asia, which no theme's own face draws.
    pub const EAST_ASIA: char = '\u{2E80}';

    /// The built-in languages and the files of a workspace's folder `voice`.
    pub fn load(root: &Path) -> Result<Self, VoiceError> {
        let folder = root.join("voice");
        let unreadable = |why: std::io::Error| VoiceError::Unreadable { path: folder.clone(), why };
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            paths.push(entry.map_err(unreadable)?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ftl"));
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let text = limits::read(&path, limits::YAML_BYTES)
                .map_err(|why| VoiceError::Unreadable { path: path.clone(), why })?;
            files.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
        Self::of(files)
    }

    /// With the texts of a workspace's files, by the tags that are their names.
    fn of(files: Vec<(String, Vec<u8>)>) -> Result<Self, VoiceError> {
        let (mut languages, mut faults) = (Self::default(), Vec::new());
        let mut hash = Sha256::new();
        for (name, bytes) in &files {
            hash.update((name.len() as u64).to_be_bytes());
            hash.update(name);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
            let file = format!("voice/{name}.ftl");
            match layer(name, bytes, &file) {
                Ok(layer) => languages.add(layer, file),
                Err(wrong) => faults.extend(wrong),
            }
        }
        if !faults.is_empty() {
            return Err(VoiceError::Files(faults));
        }
        if !files.is_empty() {
            languages.fingerprint = hash.finalize().to_vec();
        }
        // A region's words over those of the language.
        languages.own.sort_by_key(|layer| layer.regions.is_some());
        Ok(languages)
    }

    fn add(&mut self, layer: Layer, file: String) {
        let known = BUILT_IN.iter().any(|built_in| built_in.language == layer.language);
        if !known && layer.regions.is_none() {
            let said = check::ids(&layer.resource);
            let all = check::ids(english());
            let missing: Vec<_> = all.iter().filter(|id| !said.contains(*id)).map(|id| (*id).to_owned()).collect();
            if !missing.is_empty() {
                self.incomplete.push(Incomplete { file, missing, all: all.len() });
            }
        }
        self.own.push(layer);
    }

    /// The voice for a customer's locale. Where there is no such language it speaks English, with the region's formats.
    pub fn voice(&self, locale: &str) -> Result<Voice, VoiceError> {
        let wanted: Locale = locale.replace('_', "-").parse().map_err(|_| VoiceError::Locale(locale.into()))?;
        let layers: Vec<_> = BUILT_IN.iter().chain(&self.own).filter(|layer| layer.is_for(&wanted)).collect();
        match layers.first() {
            Some(first) => {
                Voice::of(first.tag.clone(), wanted, layers.iter().map(|l| Arc::clone(&l.resource)).collect())
            }
            None => {
                let mut id = LanguageIdentifier::UNKNOWN;
                id.language = "en".parse().expect("en is a language");
                id.region = wanted.id.region;
                self.voice(&id.to_string())
            }
        }
    }

    /// Whether a locale's language is among them.
    pub fn speak(&self, locale: &str) -> bool {
        locale.replace('_', "-").parse().is_ok_and(|wanted| BUILT_IN.iter().chain(&self.own).any(|l| l.is_for(&wanted)))
    }

    /// The tags of all languages, in the order of their making.
    pub fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = Vec::new();
        for layer in BUILT_IN.iter().filter(|layer| layer.regions.is_none()).chain(&self.own) {
            if !tags.contains(&layer.tag.as_str()) {
                tags.push(&layer.tag);
            }
        }
        tags
    }

    /// Languages of the workspace's own that do not say everything.
    pub fn incomplete(&self) -> &[Incomplete] {
        &self.incomplete
    }

    /// A hash of the workspace's own files; empty without any.
    pub fn fingerprint(&self) -> &[u8] {
        &self.fingerprint
    }

    /// Every sign that any of the languages may say, once, for the shared font subset.
    ///
    /// But for those of East Asia: decks have subsets of their own for them, and a run without them need not look for
    /// their fonts.
    pub fn alphabet(&self) -> String {
        let texts = BUILT_IN.iter().chain(&self.own).map(|layer| layer.resource.source());
        let signs = texts.flat_map(str::chars).filter(|c| !c.is_control() && *c < Self::EAST_ASIA);
        signs.collect::<std::collections::BTreeSet<char>>().into_iter().collect()
    }
}

impl Layer {
    fn is_for(&self, locale: &Locale) -> bool {
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

fn layer(name: &str, bytes: &[u8], file: &str) -> Result<Layer, Vec<Fault>> {
    let fault = |message: String| vec![Fault { file: file.to_owned(), line: 1, column: 1, message }];
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::Message;

    fn languages(files: &[(&str, &str)]) -> Result<Languages, VoiceError> {
        Languages::of(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
    }

    #[test]
    fn the_copy_follows_the_language_and_falls_back_to_english() {
        let languages = Languages::default();
        let of = |locale| languages.voice(locale).unwrap().language;
        assert_eq!(of("en-GB"), "en");
        assert_eq!(of("de-AT"), "de");
        assert_eq!(of("pt_PT"), "pt-BR");
        assert_eq!(of("ja"), "ja");
        assert_eq!(of("nl-NL"), "en");
        assert!(languages.speak("fr-CA") && !languages.speak("nl-NL"));
    }

    #[test]
    fn a_file_of_the_workspace_changes_single_sentences() {
        let languages =
            languages(&[("de", "claim-start = Es kann losgehen\n"), ("de-AT", "text = »{ $text }«\n")]).unwrap();
        let say = |locale, message: &Message| languages.voice(locale).unwrap().say(message);
        assert_eq!(say("de-DE", &Message::new("claim-start")), "Es kann losgehen");
        assert_eq!(say("de-AT", &Message::new("text").with("text", "a")), "»a«");
        assert_eq!(say("de-DE", &Message::new("text").with("text", "a")), "a");
        assert_ne!(say("en-GB", &Message::new("claim-start")), "Es kann losgehen");
        assert!(languages.incomplete().is_empty());
        assert!(!languages.fingerprint().is_empty());
    }

    #[test]
    fn a_new_language_says_the_rest_in_english_and_is_told_of_once() {
        let languages = languages(&[("it", "claim-start = Tutto è pronto\n")]).unwrap();
        let voice = languages.voice("it-IT").unwrap();
        assert_eq!(voice.language, "it");
        assert_eq!(voice.word("claim-start"), "Tutto è pronto");
        assert_eq!(voice.word("glance-plan"), Voice::new("en").unwrap().word("glance-plan"));
        let [incomplete] = languages.incomplete() else { panic!("one language is incomplete") };
        assert_eq!(incomplete.file, "voice/it.ftl");
        assert_eq!(incomplete.missing.len() + 1, incomplete.all);
        assert!(languages.alphabet().contains('è'));
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_place() {
        let told = |name, text| languages(&[(name, text)]).unwrap_err().to_string();
        assert!(told("d", "").starts_with("voice/d.ftl:1:1: \"d\" is no language"));
        assert!(told("de", "claim-start Los\n").starts_with("voice/de.ftl:1:"));
        assert!(
            told("de", "\nclaim-strat = Los\n")
                .contains("voice/de.ftl:2:1: no message is called \"claim-strat\"; did you mean \"claim-start\"?")
        );
        assert!(told("de", "text = { $txet }\n").contains("voice/de.ftl:1:"));
    }
}
