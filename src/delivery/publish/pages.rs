//! The pages beside the published decks. They name nobody, list no files and load nothing.
//!
//! A deck's links lead to `raise.html`. Mail scanners follow links, so opening the page is no response: it asks for a click,
//! and the click opens a message to the vendor's team in the reader's own mail program, with the link's token as its last
//! line. The page sends nothing and has no server. Without scripts it says, in every language, where to write.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::base::html;
use crate::base::html::Slashes;
use crate::config::workspace::Workspace;
use crate::locale::error::LocaleError;
use crate::locale::languages::Languages;
use crate::locale::localizer::Localizer;
use crate::locale::message::Message;

const PAGE: &str = include_str!("response_page.html");
const STYLE: &str = include_str!("response_page.css");
const SCRIPT: &str = include_str!("response_page.js");

/// Written into each folder, so that no host lists its files.
pub const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex, \
                         nofollow\">\n<title>Nothing here</title>\n</html>\n";

pub const ROBOTS: &str = "User-agent: *\nDisallow: /\n";

/// The texts of the page in one language.
#[derive(serde::Serialize)]
struct Page {
    language: String,
    title: String,
    lead: String,
    button: String,
    lost: String,
    no_script: String,
    subject: String,
    line: String,
}

/// The page that asks for a click, in every language of decks, the workspace's own first.
pub fn response_page(workspace: &Workspace) -> Result<String, LocaleError> {
    let languages = Languages::load(&workspace.root)?;
    let own = languages.localizer(&workspace.config.locale)?;
    let vendor = workspace.config.vendor.name.as_str();
    let to = workspace.config.vendor.team.email.as_str();
    let mut pages = vec![Page::new(&own, vendor, to)];
    for tag in languages.tags() {
        let localizer = languages.localizer(tag)?;
        if localizer.language != own.language {
            pages.push(Page::new(&localizer, vendor, to));
        }
    }
    let mut environment = html::environment(Slashes::Escaped);
    environment.add_template("response_page.html", PAGE).expect("the page is a sound template");
    let facts = context! {
        pages => Value::from(Serde(&pages)), to => to, style => STYLE, script => SCRIPT,
        style_hash => html::hash_source(STYLE), script_hash => html::hash_source(SCRIPT),
    };
    let template = environment.get_template("response_page.html").expect("it was added");
    Ok(template.render(facts).expect("every place of the page has its text"))
}

impl Page {
    fn new(localizer: &Localizer, vendor: &str, to: &str) -> Self {
        Self {
            language: localizer.language.clone(),
            title: localizer.word("next-live"),
            lead: localizer.say(&Message::new("raise-lead").with("vendor", vendor)),
            button: localizer.word("raise-button"),
            lost: localizer.word("raise-lost"),
            no_script: localizer.say(&Message::new("raise-no-script").with("address", to)),
            subject: localizer.word("raise-subject"),
            line: localizer.say(&Message::new("mail-reference").with("token", "{token}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lists_nothing_names_nobody() {
        for page in [INDEX, ROBOTS] {
            assert!(page.lines().all(|line| !line.starts_with(' ') && !line.contains("href")), "{page}");
        }
    }

    #[test]
    fn the_policy_allows_the_pages_own_style_and_script_alone() {
        // The policy's hash covers the whitespace around a script, so there must be none.
        assert!(
            PAGE.contains("<style>{{ style|safe }}</style>") && PAGE.contains("<script>{{ script|safe }}</script>")
        );
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
        for call in ["fetch", "XMLHttpRequest", "sendBeacon", "import(", "innerHTML", "eval", ".submit", "open("] {
            assert!(!SCRIPT.contains(call), "{call}");
        }
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</"));
    }

    /// A phone is 360 pixels wide.
    #[test]
    fn nothing_is_wider_than_a_phone_and_a_long_word_is_broken() {
        let sizes = STYLE.split("min-width: ").skip(1).filter_map(|rest| rest.split("rem").next()?.parse::<f32>().ok());
        assert!(sizes.fold(0.0, f32::max) < 22.5 && STYLE.contains("overflow-wrap"));
        assert!(!STYLE.contains("break-all") && PAGE.contains("width=device-width"));
    }

    #[test]
    fn the_message_is_begun_by_a_click_and_by_nothing_else() {
        let (before, after) = SCRIPT.split_once("addEventListener(\"click\"").unwrap();
        assert!(!before.contains("mailto:") && !before.contains("location.href"));
        assert!(after.contains("event.isTrusted") && after.matches("location.href").count() == 1);
    }
}
