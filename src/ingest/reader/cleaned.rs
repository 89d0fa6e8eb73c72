//! What texts of one file were read as something else than they are written: said once a column, with how many cells and the
//! first of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::finding::Severity;
use crate::base::spelling::entities::decoded;
use crate::base::spelling::unseen::{hidden, turns_around};

/// What was done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cleaning {
    /// Entities of web pages were decoded.
    Decoded,
    /// Signs that nobody sees were left out.
    Unhidden,
    /// Among them one that turns letters around.
    Straightened,
    /// Tags of HTML were kept, since a name is a text.
    Tagged,
    /// "Last, First" was turned.
    Turned,
    /// A name with a comma was kept, since nobody can say what stands behind it.
    Unsure,
    /// A name names nobody.
    Nobody,
}

/// The first cell of a column that something was done to, and how many there are.
#[derive(Debug)]
pub(crate) struct Cleaned {
    pub line: u64,
    pub record: Option<u64>,
    cells: u64,
    pub value: String,
    read: String,
}

/// All of one file, by column.
pub(crate) type AllCleaned = BTreeMap<(Arc<str>, Cleaning), Cleaned>;

impl Cleaning {
    /// What is done to a text that a deck or a message may say.
    pub fn of(text: &str) -> impl Iterator<Item = Self> + use<> {
        let read = decoded(text);
        let sign = hidden(&read);
        let unseen = sign.map(|_| if read.chars().any(turns_around) { Self::Straightened } else { Self::Unhidden });
        (read != text).then_some(Self::Decoded).into_iter().chain(unseen)
    }

    pub fn kind(self) -> &'static str {
        match self {
            Self::Decoded => "entities",
            Self::Unhidden | Self::Straightened => "hidden_signs",
            Self::Tagged => "markup",
            Self::Turned | Self::Unsure | Self::Nobody => "person",
        }
    }

    pub fn severity(self) -> Severity {
        if self == Self::Straightened { Severity::Warning } else { Severity::Note }
    }
}

impl Cleaned {
    pub fn new(line: u64, record: Option<u64>, value: String, read: String) -> Self {
        Self { line, record, cells: 0, value, read }
    }

    /// Counts a cell.
    pub fn count(&mut self) {
        self.cells += 1;
    }

    /// What was done, for people. `first` is the cell as a message shows it.
    pub fn message(&self, column: &str, cleaning: Cleaning, first: &str) -> String {
        let Self { cells, read, .. } = self;
        let cells = if *cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") };
        match cleaning {
            Cleaning::Decoded => {
                format!(
                    "\"{column}\" has entities of web pages in {cells}, the first \"{first}\"; it is read as \"{read}\""
                )
            }
            Cleaning::Unhidden => format!(
                "\"{column}\" has signs that nobody sees in {cells}, the first \"{first}\"; they are left out of decks, file \
                 names and messages"
            ),
            Cleaning::Straightened => format!(
                "\"{column}\" has signs that turn letters around in {cells}, the first \"{first}\"; they are left out, so that \
                 it reads \"{read}\". Look whether that is meant, and write it without them"
            ),
            Cleaning::Tagged => format!(
                "\"{column}\" has tags of HTML in {cells}, the first \"{first}\"; a name is a text, so decks and messages say them as \
                 they are written. Write it as \"{read}\" where it comes from, if they are no part of the name"
            ),
            Cleaning::Turned => format!(
                "\"{column}\" is written as \"Last, First\" in {cells}, the first \"{first}\"; it is read as \"{read}\""
            ),
            Cleaning::Unsure => format!(
                "\"{column}\" has a comma in {cells} of which nobody can say what stands behind it, the first \"{first}\"; it \
                 is kept as it is written. Write \"First Last\" where that is meant"
            ),
            Cleaning::Nobody => format!(
                "\"{column}\" names nobody in {cells}, the first \"{first}\"; it is taken as missing, and a greeting has no \
                 name then"
            ),
        }
    }
}
