//! Checks what the types of an override cannot express: ids that must exist, lengths that fit a page, and contradictions.

use crate::base::address::is_address;
use crate::base::address_list::{MOST, plain};
use crate::base::spelling::words::{spelled, stands_in};
use crate::base::text::is_web_address;
use crate::base::web_address::domains;
use crate::config::check::problems::Problems;
use crate::config::overrides::file::{Contact, Override};
use crate::config::problem::Problem;
use crate::config::qbr::slides::{Presence, SlideKind, SlidePlace};
use crate::config::workspace::Workspace;
use crate::config::yaml::step::Step;
use crate::config::yaml::step::Step::{Index, Key};

/// The length of a text that a page can show completely in every theme and script.
#[derive(Debug, Clone, Copy)]
struct TextLimit {
    characters: usize,
    words: usize,
}

const HEADLINE: TextLimit = TextLimit { characters: 140, words: 22 };
const NOTE: TextLimit = TextLimit { characters: 300, words: 40 };
const PARAGRAPHS: usize = 3;
const STEP: TextLimit = TextLimit { characters: 60, words: 9 };
const DETAIL: TextLimit = TextLimit { characters: 140, words: 20 };
const LABEL: TextLimit = TextLimit { characters: 30, words: 5 };
const STEPS: usize = 3;
/// The greatest number of features that a deck suggests.
const PINS: usize = 3;

pub(crate) fn check(read: &Override, workspace: &Workspace, file: &str, text: &[u8]) -> Vec<Problem> {
    let mut problems = Problems::new(file, text);
    texts(read, workspace, &mut problems);
    slides(read, &mut problems);
    ids(read, workspace, &mut problems);
    if let Some(language) = &read.language {
        problems.language(&[Key("language")], Some(language));
    }
    contact(&read.contact, &mut problems);
    for (kind, why) in &read.release {
        if why.is_empty() {
            let code = kind.code();
            let message = format!("say why the deck may leave: {code}: they asked for it on the phone");
            problems.at(&[Key("release"), Key(code.as_str())], message);
        }
    }
    if !read.release.is_empty() && read.until.is_none() {
        let message = "say with `until` how long the release counts: what holds the account later was not looked at";
        problems.at(&[Key("release")], message);
    }
    if read.hold.is_some() && !read.release.is_empty() {
        problems.at(&[Key("release")], "an account is either held or released; `hold` stands here too");
    }
    problems.done().0
}

fn contact(contact: &Contact, problems: &mut Problems) {
    for (key, email) in [("email", &contact.email), ("reply_to", &contact.reply_to)] {
        if let Some(email) = email.as_deref().filter(|email| !is_address(email)) {
            problems.at(&[Key("contact"), Key(key)], format!("\"{email}\" is no e-mail address"));
        }
    }
    for (key, list) in [("also", &contact.also), ("cc", &contact.cc)] {
        let Some(list) = list else { continue };
        let mut count = 0;
        for (index, text) in list.iter().enumerate() {
            let addresses = plain(text);
            if addresses.is_none() {
                let message =
                    format!("\"{text}\" is no e-mail address; write a list: [ada@example.com, bo@example.com]");
                problems.at(&[Key("contact"), Key(key), Index(index)], message);
            }
            count += addresses.map_or(1, |addresses| addresses.len());
        }
        if count > MOST {
            let message = format!("{count} addresses; a message to more than {MOST} is a mailing list's");
            problems.at(&[Key("contact"), Key(key)], message);
        }
    }
    for (index, text) in contact.domains.iter().flat_map(|list| list.iter().enumerate()) {
        if domains(text).is_none_or(|domains| domains.is_empty()) {
            let message = format!("\"{text}\" is no domain and no website; write it as acme.example");
            problems.at(&[Key("contact"), Key("domains"), Index(index)], message);
        }
    }
}

fn texts(read: &Override, workspace: &Workspace, problems: &mut Problems) {
    let mut text = |path: &[Step], text: Option<&str>, limit: TextLimit| {
        let Some(text) = text else { return };
        let (characters, words) = (text.chars().count(), text.split_whitespace().count());
        let over = [(characters, limit.characters, "characters"), (words, limit.words, "words")];
        if let Some((has, most, what)) = over.into_iter().find(|(has, most, _)| has > most) {
            problems.at(path, format!("the text has {has} {what}; a page holds {most}. Shorten it"));
        }
        let low = spelled(text);
        if let Some(word) = workspace.config.forbidden.iter().find(|word| stands_in(&spelled(word), &low)) {
            problems
                .at(path, format!("the text says \"{word}\", which `forbidden` in {} does not allow", workspace.file));
        }
    };
    text(&[Key("headline")], read.headline.as_deref(), HEADLINE);
    text(&[Key("note")], read.note.as_deref(), NOTE);
    for (index, step) in read.next_steps.iter().enumerate() {
        let at = |key| [Key("next_steps"), Index(index), Key(key)];
        text(&at("title"), Some(&step.title), STEP);
        text(&at("detail"), step.detail.as_deref(), DETAIL);
        text(&at("label"), step.label.as_deref(), LABEL);
    }
    if read.note.as_ref().is_some_and(|note| note.lines().count() > PARAGRAPHS) {
        problems.at(&[Key("note")], format!("the note has more than {PARAGRAPHS} paragraphs; join some of them"));
    }
    if read.next_steps.len() > STEPS {
        let message = format!("a deck ends with {STEPS} steps; {} are listed", read.next_steps.len());
        problems.at(&[Key("next_steps")], message);
    }
    for (index, step) in read.next_steps.iter().enumerate() {
        let at = |key| [Key("next_steps"), Index(index), Key(key)];
        if step.title.is_empty() {
            problems.at(&at("title"), "a title must not be empty");
        }
        if let Some(url) = step.url.as_deref().filter(|url| !is_web_address(url)) {
            problems.at(&at("url"), format!("\"{url}\" is no address that begins with https://"));
        }
        if step.label.is_some() && step.url.is_none() {
            problems.at(&at("label"), "the label is that of a link; its address stands under `url`");
        }
    }
}

fn slides(read: &Override, problems: &mut Problems) {
    let choice = &read.slides;
    let mut once = |key: &'static str, kinds: &[SlideKind]| {
        for (index, kind) in kinds.iter().enumerate() {
            if kinds[..index].contains(kind) {
                problems.at(
                    &[Key("slides"), Key(key), Index(index)],
                    format!("the slide {} stands here twice", kind.name()),
                );
            }
            if kind.presence() == Presence::WithDefinitions {
                let message = "the page of definitions is that of all decks: `definitions` in qbr.yaml";
                problems.at(&[Key("slides"), Key(key), Index(index)], message);
            }
        }
    };
    once("without", &choice.without);
    once("with", &choice.with);
    once("order", &choice.order);
    for (index, kind) in choice.without.iter().enumerate() {
        let path = [Key("slides"), Key("without"), Index(index)];
        match kind.presence() {
            Presence::Always => problems.at(&path, format!("the slide {} is always there", kind.name())),
            Presence::WithNote => problems.at(&path, "the note's page is left out by leaving out `note`"),
            Presence::WithContent if choice.with.contains(kind) || choice.order.contains(kind) => {
                problems.at(&path, format!("the slide {} is left out here and asked for below", kind.name()));
            }
            Presence::WithContent | Presence::WithDefinitions => {}
        }
    }
    let note = [("with", &choice.with), ("order", &choice.order)]
        .into_iter()
        .find_map(|(key, kinds)| Some((key, kinds.iter().position(|kind| kind.presence() == Presence::WithNote)?)));
    if let Some((key, index)) = note.filter(|_| read.note.is_none()) {
        problems.at(&[Key("slides"), Key(key), Index(index)], "there is no `note`, so there is no page of it");
    }
    for (at, kind) in choice.order.iter().enumerate() {
        let always = match kind.place() {
            SlidePlace::First if at > 0 => "first",
            SlidePlace::Last if at + 1 < choice.order.len() => "last",
            _ => continue,
        };
        problems.at(&[Key("slides"), Key("order")], format!("the slide {} is always {always}", kind.name()));
    }
}

fn ids(read: &Override, workspace: &Workspace, problems: &mut Problems) {
    let catalogue = &workspace.catalogue;
    let features = || catalogue.features.iter().map(|feature| feature.id.as_str());
    let picks = || features().chain(catalogue.products.iter().map(|product| product.id.as_str()));
    for (key, ids) in [("pin", &read.pin), ("drop", &read.drop)] {
        for (index, id) in ids.iter().enumerate() {
            problems.known(&[Key(key), Index(index)], "feature or product of the catalogue", id, picks());
        }
    }
    if let Some(index) = read.drop.iter().position(|id| read.pin.contains(id)) {
        problems.at(&[Key("drop"), Index(index)], format!("\"{}\" is pinned and dropped", read.drop[index]));
    }
    let pinned = read.pin.iter().filter(|id| features().any(|feature| feature == id.as_str())).count();
    if pinned > PINS {
        problems.at(&[Key("pin")], format!("a deck suggests {PINS} features at most; {pinned} are pinned"));
    }
    for (index, id) in read.hide_metrics.iter().enumerate() {
        let metrics = workspace.config.metrics.iter().map(|metric| metric.id.as_str());
        problems.known(&[Key("hide_metrics"), Index(index)], "metric", id, metrics);
    }
}
