//! A workspace: `qbr.yaml` and the catalogue, loaded and checked.
//!
//! Nothing here reads data. All problems of both files are reported at once, each with its place, so that they can be fixed
//! in one go.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::base::finding::Location;
use crate::base::io::IoError;
use crate::base::limits;
use crate::base::limits::YAML_BYTES;
use crate::base::paths::{OLD_KEYS, STATE};
use crate::base::period::{DaySpan, Period};
use crate::base::signing::key::{Key, KeyError};
use crate::base::web_address;
use crate::base::web_address::is_of;
use crate::base::week_grid::WeekGrid;
use crate::config::catalogue::Catalogue;
use crate::config::flags::Flags;
use crate::config::lookup::Lookups;
use crate::config::problem::{Problem, WorkspaceError};
use crate::config::qbr::file::Config;
use crate::config::qbr::theme_choice::ThemeChoice;
use crate::config::translations::{CatalogueNames, Names, Untranslated};
use crate::config::wording::Wording;
use crate::config::yaml::step::Step;

#[derive(Debug, Clone)]
pub struct Workspace {
    pub root: PathBuf,
    /// The name of its YAML file, as messages show it.
    pub file: String,
    /// The folder that the sources' paths are relative to.
    pub data_root: PathBuf,
    /// Whether `data_root` was given as a flag: then sources are also found there by their file names alone.
    pub data_given: bool,
    /// `qbr.yaml`, with the flags applied.
    pub config: Config,
    /// Empty if there is no catalogue.
    pub catalogue: Catalogue,
    /// Signs links, manifests and records, if there is a `delivery` section. Set by callers that may create the key's file.
    pub key: Option<Arc<Key>>,
    /// Finds the catalogue entry or metric that a text of the data means.
    pub lookup: Arc<Lookups>,
    /// The texts of both files in all languages.
    names: Arc<Names>,
    /// The language of its texts; `None` for the workspace as read.
    edition: Option<Arc<str>>,
    pub period: Period,
    /// The one before.
    pub previous: Period,
    /// The day up to which the data counts.
    pub as_of: NaiveDate,
    /// The complete weeks.
    pub grid: WeekGrid,
    /// Settings that are valid, but probably a mistake.
    pub doubts: Vec<Problem>,
    /// SHA-256 of `qbr.yaml` and of the catalogue, if there is one, by file name.
    pub hashes: Vec<(String, [u8; 32])>,
}

impl Workspace {
    /// The text of all its own files: `qbr.yaml`, the catalogue, and the messages in `voice/`.
    pub fn own_words(&self) -> std::io::Result<String> {
        let mut files = vec![self.root.join(&self.file), self.root.join(&self.config.catalogue)];
        if let Ok(voice) = std::fs::read_dir(self.root.join("voice")) {
            files.extend(voice.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()));
        }
        let read = |path: &PathBuf| crate::base::limits::read(path, crate::base::limits::YAML_BYTES);
        let texts = files.iter().filter(|path| path.exists()).map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(texts.iter().map(|text| String::from_utf8_lossy(text)).collect::<Vec<_>>().join("\n"))
    }

    /// Loads a folder's `qbr.yaml`, or the given YAML file, and its catalogue. `today` only decides the quarter (the last
    /// completed one) if none is configured.
    pub fn load(path: &Path, flags: &Flags, today: NaiveDate) -> Result<Self, WorkspaceError> {
        let file = if path.is_dir() { path.join("qbr.yaml") } else { path.to_path_buf() };
        let shown = file.file_name().map_or_else(|| file.display().to_string(), |n| n.to_string_lossy().into_owned());
        let root = file.parent().map(Path::to_path_buf).unwrap_or_default();
        let root = if root.as_os_str().is_empty() { PathBuf::from(".") } else { root };
        let text = read(&file)?.ok_or_else(|| WorkspaceError::Absent(path.to_path_buf()))?;
        let mut config: Config =
            crate::config::yaml::parse::parse(&shown, &text).map_err(|p| WorkspaceError::Invalid(vec![p]))?;
        if let Some(theme) = &flags.theme {
            config.theme = ThemeChoice { default: theme.clone(), given: true, ..ThemeChoice::default() };
        }

        let mut problems = crate::config::check::problems::Problems::new(&shown, &text);
        let catalogue_name = config.catalogue.display().to_string();
        let config_names =
            crate::config::yaml::parse::parse(&shown, &text).map_err(|p| WorkspaceError::Invalid(vec![p]))?;
        let (mut catalogue, catalogue_names, catalogue_text) = load_catalogue(&root, &config, &mut problems)?;
        let names = Arc::new(Names { config: config_names, catalogue: catalogue_names });
        let lookup = Arc::new(Lookups::of(&catalogue, &config.metrics, &names));
        crate::config::check::qbr::check(&config, &catalogue, &lookup, &mut problems);
        problems.hidden_signs();
        let time = crate::config::check::time::check(&config, flags, today, &mut problems);
        let (mut problems, mut doubts) = problems.done();
        let mut of_catalogue = crate::config::check::problems::Problems::new(&catalogue_name, &catalogue_text);
        crate::config::check::catalogue::check(&catalogue, &config, &lookup, &mut of_catalogue);
        of_catalogue.hidden_signs();
        let (of_catalogue, unsure) = of_catalogue.done();
        problems.extend(of_catalogue);
        doubts.extend(unsure);

        let Some((period, previous, as_of, grid)) = time.filter(|_| problems.is_empty()) else {
            return Err(WorkspaceError::Invalid(problems));
        };
        let data_root = flags.data.clone().unwrap_or_else(|| root.clone());
        let data_given = flags.data.is_some();
        lookup.settle(&mut catalogue, &config.metrics);
        catalogue.drop_empty_benefits();
        let mut hashes = vec![(shown.clone(), Sha256::digest(&text).into())];
        if root.join(&config.catalogue).exists() {
            hashes.push((catalogue_name, Sha256::digest(&catalogue_text).into()));
        }
        let file = shown;
        Ok(Self {
            root,
            file,
            doubts,
            hashes,
            data_root,
            data_given,
            config,
            catalogue,
            key: None,
            lookup,
            names,
            edition: None,
            period,
            previous,
            as_of,
            grid,
        })
    }

    /// The quarter's days up to `as_of`.
    pub fn days(&self) -> DaySpan {
        self.period.days_until(self.as_of)
    }

    /// The days of the quarter before that they are compared with.
    pub fn days_before(&self) -> DaySpan {
        self.period.days_compared(&self.previous, self.as_of)
    }

    /// The same workspace with its names and texts in a language, a BCP 47 tag.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        let mut workspace = Self { edition: Some(language.into()), ..self.clone() };
        let own = self.language();
        self.names.put_into(&mut workspace.config, &mut workspace.catalogue, language, own);
        workspace.catalogue.drop_empty_benefits();
        workspace
    }

    /// The language that its texts are in: that of a copy made for it, else its own.
    pub fn spoken(&self) -> &str {
        self.edition.as_deref().unwrap_or_else(|| self.language())
    }

    /// The folder of files that must not be lost: the key, the identity and the logs.
    pub fn state(&self) -> PathBuf {
        self.root.join(STATE)
    }

    /// The key of the workspace, created if missing, with those it had before; `None` without a `delivery` section.
    pub fn make_key(&self) -> Result<Option<Arc<Key>>, KeyError> {
        if let Some(key) = &self.key {
            return Ok(Some(Arc::clone(key)));
        }
        let delivery = self.config.delivery.as_ref();
        let Some(delivery) = delivery else { return Ok(None) };
        let key = Key::load_or_make(&self.root.join(&delivery.key))?;
        Ok(Some(Arc::new(key.with_earlier(Key::load_all(&self.state().join(OLD_KEYS))?))))
    }

    /// The settings for readers' responses (`hand_raise`).
    pub fn hand_raise(&self) -> Option<&crate::config::qbr::delivery::HandRaise> {
        self.config.delivery.as_ref()?.hand_raise.as_ref()
    }

    /// The page for readers' responses; `None` without a key, because then no token would say whose response it is.
    pub fn hand_raise_page(&self) -> Option<&str> {
        self.key.as_ref()?;
        self.hand_raise()?.page.as_deref()
    }

    /// Whether a host is one that `qbr.yaml` names as the vendor's, or lies below one.
    pub fn owns_host(&self, host: &str) -> bool {
        let links = &self.config.links;
        let delivery = self.config.delivery.as_ref();
        let pages = [
            self.config.vendor.website.as_deref(),
            links.book.as_deref(),
            links.changelog.as_deref(),
            delivery.and_then(|delivery| delivery.base_url.as_deref()),
            self.hand_raise().and_then(|raise| raise.page.as_deref()),
        ];
        let named = pages.into_iter().flatten().filter_map(web_address::host);
        named.chain(links.hosts.iter().filter_map(|host| web_address::host_alone(host))).any(|own| is_of(host, &own))
    }

    /// The language of texts without a language tag.
    pub fn language(&self) -> &str {
        self.catalogue.language.as_ref().unwrap_or(&self.config.locale)
    }

    /// What of `qbr.yaml` and the catalogue has no text in a language.
    pub fn untranslated(&self, language: &str) -> Vec<Untranslated> {
        self.names.untranslated(language, self.language())
    }

    /// A text of the data, which is in `language`, for decks in this workspace's language.
    pub fn wording(&self, text: &str, language: &str) -> Wording {
        Wording::new(text, language, self.edition.as_deref().unwrap_or(language))
    }
}

impl Workspace {
    /// The place of a key in an entry of a list of the catalogue.
    pub fn place_in_catalogue(&self, list: &str, index: usize, key: &str) -> Location {
        let path = [Step::Key(list), Step::Index(index), Step::Key(key)];
        place(&self.root.join(&self.config.catalogue), &self.config.catalogue.display().to_string(), &path, key)
    }

    /// The place of a key in an entry of a list of `qbr.yaml`.
    pub fn place_in_config(&self, list: &str, index: usize, key: &str) -> Location {
        place(&self.root.join(&self.file), &self.file, &[Step::Key(list), Step::Index(index), Step::Key(key)], key)
    }

    /// The place of a key of `qbr.yaml`, written with dots: `vendor.logo`.
    pub fn place_of_key(&self, key: &str) -> Location {
        let path: Vec<Step> = key.split('.').map(Step::Key).collect();
        place(&self.root.join(&self.file), &self.file, &path, key)
    }
}

/// The place of a value in the file on disk; the line is 0 if the value cannot be found there.
fn place(file: &Path, shown: &str, path: &[Step], column: &str) -> Location {
    let at = read(file).ok().flatten().and_then(|text| crate::config::yaml::parse::locate(&text, path));
    Location { line: at.map_or(0, |(line, _)| line as u64), column: Some(column.into()), ..Location::file(shown) }
}

/// The catalogue, its texts in all languages, and the file's content. The file may be missing at the default path, but not at
/// a configured one.
fn load_catalogue(
    root: &Path,
    config: &Config,
    problems: &mut crate::config::check::problems::Problems,
) -> Result<(Catalogue, CatalogueNames, Vec<u8>), WorkspaceError> {
    let Some(text) = read(&root.join(&config.catalogue))? else {
        if config.catalogue != crate::config::qbr::file::default_catalogue() {
            problems.at(&[Step::Key("catalogue")], format!("there is no file {}", config.catalogue.display()));
        }
        return Ok(Default::default());
    };
    let name = config.catalogue.display().to_string();
    let invalid = |problem| WorkspaceError::Invalid(vec![problem]);
    let catalogue = crate::config::yaml::parse::parse::<Option<Catalogue>>(&name, &text).map_err(invalid)?;
    let names = crate::config::yaml::parse::parse::<Option<CatalogueNames>>(&name, &text).map_err(invalid)?;
    Ok((catalogue.unwrap_or_default(), names.unwrap_or_default(), text))
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, WorkspaceError> {
    let mut bytes = Vec::new();
    // One byte more than the parser accepts, so that it can reject a file that is too large.
    let limit = YAML_BYTES as u64 + 1;
    match limits::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(IoError::at("read", path)(source).into()),
    }
}
