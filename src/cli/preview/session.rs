//! Makes the pictures of an account's deck, once or repeatedly.

use std::io;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::anyhow;

use crate::base::paths::STATE;
use crate::cli::failure::Failure;
use crate::cli::output::print::printable;
use crate::cli::preview::messages;
use crate::cli::preview::state::PreviewState;
use crate::inspect::old_deck::{OldDeck, old_deck};
use crate::inspect::preview::folder::{Folder, FolderError};
use crate::inspect::preview::pairs::{Pair, pairs};
use crate::inspect::preview::write;
use crate::inspect::preview::write::{Beside, PagePictures, PreviewError, Side, small_for_pairs};
use crate::inspect::session::AccountSession;
use crate::pdf::raster::Bitmap;

/// The folder of pictures in the workspace's state folder.
const PICTURES: &str = "preview";

/// An account, its folder of pictures, and the deck to compare with.
pub struct PreviewSession {
    pub account: AccountSession,
    width: u32,
    folder: Folder,
    old: Option<Old>,
    /// Why the account has nothing to compare with; `None` after it was reported.
    lacking: Option<String>,
    made: usize,
}

/// The deck of an earlier build as pictures.
struct Old {
    period: String,
    slides: Option<Vec<String>>,
    pages: PagePictures,
}

impl PreviewSession {
    /// Pictures go into `dir`, or else into the workspace: they show a customer's figures, so they must not be in a folder for
    /// temporary files, which others may read.
    pub fn new(
        account: AccountSession,
        width: u32,
        dir: Option<&Path>,
        compare: Option<&Path>,
    ) -> Result<Self, Failure> {
        let mut lacking = None;
        let old = match compare.map(|folder| old_deck(folder, &account.row().id, account.prover())).transpose() {
            Ok(deck) => deck.map(|deck| Old::draw(deck, width)).transpose()?,
            Err(error) if error.is_of_the_account() => {
                lacking = Some(error.to_string());
                None
            }
            Err(error) => return Err(error.into()),
        };
        let folder = match dir {
            Some(dir) => Folder::open(dir),
            None => Folder::below(&account.root().join(STATE).join(PICTURES), &account.file_name()),
        };
        Ok(Self { folder: folder.map_err(PreviewError::from)?, account, width, old, lacking, made: 0 })
    }

    /// Makes the deck and writes its pictures.
    pub fn make(&mut self) -> Result<PreviewState, Failure> {
        let started = Instant::now();
        let deck = self.account.preview_deck();
        let row = self.account.row();
        let id = row.id.clone();
        let name = row.name.clone().unwrap_or_else(|| "the account".to_owned());
        let Some(pdf) = &deck.pdf else {
            if self.made == 0 {
                // Pictures of an earlier preview would be taken for these; whoever watches keeps the last good ones.
                self.folder.keep_only(&[])?;
            }
            let reason = &deck.record.reason;
            return Err(Failure::Run(anyhow!("{name} ({id}) gets no deck, so there is nothing to show: {reason}")));
        };
        let pages = PagePictures::of(pdf, self.width).map_err(PreviewError::from)?;
        let held = messages::withheld(&deck.record);
        let kinds: Vec<String> = deck.slides.iter().map(|kind| kind.name().to_owned()).collect();
        let (mut matched, mut beside, drawn);
        (matched, beside) = (Vec::new(), None);
        if let Some(old) = &self.old {
            matched = pairs(old.slides.as_deref(), old.pages.large.len(), &kinds);
            drawn = Drawn::new(&self.account, old, &matched, pdf, self.width)?;
            beside = Some(drawn.beside(&matched, &pages, old));
        }
        let shown = write::PreviewPictures { pages: &pages, held: held.as_deref(), beside: beside.as_deref() };
        let written = write::write(&shown, &mut self.folder)?;
        self.made += 1;
        Ok(PreviewState {
            id,
            name,
            period: self.account.period().to_owned(),
            root: self.account.root().to_owned(),
            deck,
            written,
            pairs: matched,
            old_period: self.old.as_ref().map(|old| old.period.clone()),
            by_place: self.old.as_ref().is_some_and(|old| old.slides.is_none()),
            lacking: self.lacking.take(),
            took: started.elapsed(),
            first: self.made == 1,
        })
    }
}

impl Old {
    fn draw(deck: OldDeck, width: u32) -> Result<Self, Failure> {
        let OldDeck { period, pdf, slides, note } = deck;
        if let Some(note) = note {
            writeln!(io::stderr(), "note: {}", printable(&note))?;
        }
        let pages = PagePictures::for_pairs(&pdf, width).map_err(PreviewError::from)?;
        let slides = slides.filter(|slides| slides.len() == pages.large.len());
        Ok(Self { period, slides, pages })
    }
}

/// Further pictures for pairs: this quarter's pages in the size of a pair, and labels for missing slides.
struct Drawn {
    small: Vec<Bitmap>,
    labels: Option<PagePictures>,
}

impl Drawn {
    fn new(account: &AccountSession, old: &Old, pairs: &[Pair], pdf: &[u8], width: u32) -> Result<Self, Failure> {
        let small = small_for_pairs(pdf).map_err(PreviewError::from)?;
        let texts: Vec<String> = pairs.iter().filter_map(|pair| label(pair, &old.period, account.period())).collect();
        let labels = match texts.as_slice() {
            [] => None,
            texts => {
                let pdf = account.labels(texts).map_err(|error| Failure::Run(error.into()))?;
                Some(PagePictures::for_pairs(&pdf, width).map_err(PreviewError::from)?)
            }
        };
        Ok(Self { small, labels })
    }

    fn beside<'a>(&'a self, pairs: &[Pair], new: &'a PagePictures, old: &'a Old) -> Vec<Beside<'a>> {
        let mut labels = self.labels.iter().flat_map(|pages| pages.large.iter().zip(&pages.small));
        let mut label = || labels.next().map(|(large, small)| Side { large, small });
        let pair = |pair: &Pair| {
            let of_old = pair.old.map(|at| Side { large: &old.pages.large[at], small: &old.pages.small[at] });
            let of_new = pair.new.map(|at| Side { large: &new.large[at], small: &self.small[at] });
            let missing = "a pair that lacks a slide has a label, and no pair lacks both";
            Beside { old: of_old.or_else(&mut label).expect(missing), new: of_new.or_else(&mut label).expect(missing) }
        };
        pairs.iter().map(pair).collect()
    }
}

/// The label for a slide that one of the decks lacks.
fn label(pair: &Pair, old: &str, new: &str) -> Option<String> {
    let lacking = match (pair.old, pair.new) {
        (None, Some(_)) => old,
        (Some(_), None) => new,
        _ => return None,
    };
    Some(match &pair.kind {
        Some(kind) => format!("No slide \"{}\" in {lacking}", kind.replace('_', " ")),
        None => format!("No such page in {lacking}"),
    })
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        PreviewError::from(error).into()
    }
}
