//! The languages of the copy: those that are built in, and what a workspace's own files make of them.
//!
//! A voice is made of layers, the later over the earlier: the built-in language, the built-in words of its region, what decks of
//! figures by the month and letters to one person say instead, the workspace's `voice/de.ftl`, its `voice/de-AT.ftl`. Whatever all of them lack is said in
//! English.

use std::path::Path;
use std::sync::Arc;

use icu_locale::{LanguageIdentifier, Locale};
use sha2::{Digest, Sha256};

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::time::calendar::Calendar;
use crate::base::week::WeekStart;
use crate::locale::built_in::EAST_ASIA;
use crate::locale::check;
use crate::locale::check::MessageFault;
use crate::locale::error::LocaleError;
use crate::locale::layer::{BUILT_IN, EDITIONS, Layer, Reader, english, layer};
use crate::locale::localizer::Localizer;

/// All languages of a run.
#[derive(Clone, Default)]
pub struct Languages {
    own: Vec<Layer>,
    incomplete: Vec<Incomplete>,
    unknown: Vec<MessageFault>,
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

impl Localizer {
    /// The localizer for a customer's locale, of the built-in languages alone.
    pub fn new(locale: &str) -> Result<Self, LocaleError> {
        Languages::default().localizer(locale)
    }
}

impl Languages {
    /// The built-in languages and the files of a workspace's folder `voice`.
    pub fn load(root: &Path) -> Result<Self, LocaleError> {
        let folder = root.join("voice");
        let failed = IoError::at("read", &folder);
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ftl"));
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let text = limits::read(&path, limits::YAML_BYTES).map_err(IoError::at("read", &path))?;
            files.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
        Self::of(files)
    }

    /// With the texts of a workspace's files, by the tags that are their names.
    fn of(files: Vec<(String, Vec<u8>)>) -> Result<Self, LocaleError> {
        let (mut languages, mut faults) = (Self::default(), Vec::new());
        let mut hash = Sha256::new();
        for (name, bytes) in &files {
            hash.update((name.len() as u64).to_be_bytes());
            hash.update(name);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
            let file = format!("voice/{name}.ftl");
            match layer(name, bytes, &file) {
                Ok((layer, unknown)) => {
                    languages.unknown.extend(unknown);
                    languages.add(layer, file);
                }
                Err(wrong) => faults.extend(wrong),
            }
        }
        if !faults.is_empty() {
            return Err(LocaleError::Files(faults));
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
    pub fn localizer(&self, locale: &str) -> Result<Localizer, LocaleError> {
        self.localizer_to(Reader::Team, Calendar::Weeks(WeekStart::Monday), locale)
    }

    /// The same for a reader, who is told in weeks or months.
    pub fn localizer_to(&self, reader: Reader, calendar: Calendar, locale: &str) -> Result<Localizer, LocaleError> {
        let wanted: Locale = locale.replace('_', "-").parse().map_err(|_| LocaleError::Locale(locale.into()))?;
        let editions = EDITIONS.iter().filter(|(edition, _)| edition.is_for(reader, calendar));
        let editions = editions.flat_map(|(_, layers)| layers);
        let layers = BUILT_IN.iter().chain(editions).chain(&self.own);
        let layers: Vec<_> = layers.filter(|layer| layer.is_for(&wanted)).collect();
        match layers.first() {
            Some(first) => {
                Localizer::of(first.tag.clone(), wanted, layers.iter().map(|l| Arc::clone(&l.resource)).collect())
            }
            None => {
                let mut id = LanguageIdentifier::UNKNOWN;
                id.language = "en".parse().expect("en is a language");
                id.region = wanted.id.region;
                self.localizer_to(reader, calendar, &id.to_string())
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

    /// Messages of the workspace's own files that decks do not say.
    pub fn unknown(&self) -> &[MessageFault] {
        &self.unknown
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
        let editions = EDITIONS.iter().flat_map(|(_, layers)| layers);
        let texts = BUILT_IN.iter().chain(editions).chain(&self.own).map(|layer| layer.resource.source());
        let signs = texts.flat_map(str::chars).filter(|c| !c.is_control() && *c < EAST_ASIA);
        signs.collect::<std::collections::BTreeSet<char>>().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::message::Message;

    fn languages(files: &[(&str, &str)]) -> Result<Languages, LocaleError> {
        Languages::of(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
    }

    #[test]
    fn the_copy_follows_the_language_and_falls_back_to_english() {
        let languages = Languages::default();
        let of = |locale| languages.localizer(locale).unwrap().language;
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
        let say = |locale, message: &Message| languages.localizer(locale).unwrap().say(message);
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
        let localizer = languages.localizer("it-IT").unwrap();
        assert_eq!(localizer.language, "it");
        assert_eq!(localizer.word("claim-start"), "Tutto è pronto");
        assert_eq!(localizer.word("glance-plan"), Localizer::new("en").unwrap().word("glance-plan"));
        let [incomplete] = languages.incomplete() else { panic!("one language is incomplete") };
        assert_eq!(incomplete.file, "voice/it.ftl");
        assert_eq!(incomplete.missing.len() + 1, incomplete.all);
        assert!(languages.alphabet().contains('è'));
    }

    #[test]
    fn a_message_that_died_is_told_and_the_others_speak_on() {
        let languages =
            languages(&[("de", "claim-of-old = { $gone } alt\nclaim-start = Es kann losgehen\nclaim-strat = Los\n")]);
        let languages = languages.unwrap();
        let told: Vec<_> = languages.unknown().iter().map(ToString::to_string).collect();
        let [of_old, misspelt] = told.as_slice() else { panic!("{told:?}") };
        assert!(of_old.starts_with("voice/de.ftl:1:1: no message is called \"claim-of-old\""), "{of_old}");
        assert!(
            misspelt.starts_with("voice/de.ftl:3:1: ") && misspelt.ends_with("; did you mean \"claim-start\"?"),
            "{misspelt}"
        );
        assert_eq!(languages.localizer("de-DE").unwrap().word("claim-start"), "Es kann losgehen");
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_place() {
        let message = |name, text| languages(&[(name, text)]).unwrap_err().to_string();
        assert!(message("d", "").starts_with("voice/d.ftl:1:1: \"d\" is no language"));
        assert!(message("de", "claim-start Los\n").starts_with("voice/de.ftl:1:"));
        assert!(message("de", "text = { $txet }\n").contains("voice/de.ftl:1:"));
    }

    #[test]
    fn an_edition_says_the_same_messages_otherwise_unless_the_workspace_does() {
        const WEEKS: Calendar = Calendar::Weeks(WeekStart::Monday);
        let file = ("en", "reason-peers = { $share } do\n");
        let languages = languages(&[file]).unwrap();
        let say = |reader, locale, id| languages.localizer_to(reader, WEEKS, locale).unwrap().word(id);
        assert_eq!(say(Reader::Team, "en-GB", "define-peers-term"), "Teams like yours");
        assert_eq!(say(Reader::OnePerson, "en-GB", "define-peers-term"), "Customers like you");
        assert_eq!(say(Reader::OnePerson, "nl-NL", "define-peers-term"), "Customers like you");
        let peers = Message::new("reason-peers").with("share", crate::locale::message::Arg::Share(0.5));
        assert_eq!(languages.localizer_to(Reader::OnePerson, WEEKS, "en-GB").unwrap().say(&peers), "50% do");
        let few = |reader, calendar| languages.localizer_to(reader, calendar, "en-GB").unwrap().word("trend-few");
        assert!(few(Reader::Team, Calendar::Months).contains("every month"));
        assert!(few(Reader::OnePerson, Calendar::Months).contains("a single month"));
        assert!(few(Reader::OnePerson, WEEKS).contains("a single week"));
        for layer in EDITIONS.iter().flat_map(|(_, layers)| layers) {
            let read = check::read(&layer.tag, layer.resource.source(), english());
            assert!(read.is_ok_and(|read| read.unknown.is_empty()), "{}", layer.tag);
        }
    }
}
