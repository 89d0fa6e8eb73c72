//! `delivery`: how decks reach people. A workspace without it makes decks and no more.

use std::num::NonZeroU32;
use std::path::PathBuf;

use serde::Deserialize;

use super::sources::OneOrMany;

/// How decks reach people.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// The file of the key that signs links and seals what is recorded, relative to the workspace; made where it is missing.
    #[serde(default = "Delivery::standard_key")]
    pub key: PathBuf,
    /// The folder of the e-mail's templates, relative to the workspace.
    #[serde(default = "Delivery::standard_templates")]
    pub templates: PathBuf,
    /// The sender of all messages, `Name <address>` or an address; without one each comes from its account's CSM.
    #[serde(default)]
    pub from: Option<String>,
    /// Where the published decks stand; a deck's link is `base_url/TOKEN/FILE`.
    #[serde(default)]
    pub base_url: Option<String>,
    /// The mail server.
    #[serde(default)]
    pub smtp: Option<Smtp>,
    /// The most messages a minute.
    #[serde(default = "Delivery::standard_per_minute")]
    pub per_minute: NonZeroU32,
    /// The most messages a day.
    #[serde(default = "Delivery::standard_per_day")]
    pub per_day: NonZeroU32,
    /// Files of addresses that get nothing, an address a line or a CSV with a column of them.
    #[serde(default)]
    pub suppress: OneOrMany<PathBuf>,
    /// How a reader gets no more messages.
    #[serde(default)]
    pub unsubscribe: Option<Unsubscribe>,
    /// How a reader raises a hand.
    #[serde(default)]
    pub hand_raise: Option<HandRaise>,
}

/// A mail server.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// Its port; 465 with `tls`, else 587.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the connection is encrypted.
    #[serde(default)]
    pub security: Security,
    /// A certificate authority (PEM) that is trusted beside those of the system, relative to the workspace.
    #[serde(default)]
    pub ca: Option<PathBuf>,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// From a greeting in the clear on; a server that does not offer it is not used.
    #[default]
    Starttls,
    /// From the first byte.
    Tls,
    /// Not at all: for a relay on this machine, and never with a password.
    None,
}

/// How a reader gets no more messages: `List-Unsubscribe` (RFC 2369), and one click of it (RFC 8058) with a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsubscribe {
    /// An https address that takes a POST; `{token}` in it stands for the recipient.
    #[serde(default)]
    pub page: Option<String>,
    /// An address that takes messages.
    #[serde(default)]
    pub email: Option<String>,
}

/// How a reader raises a hand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandRaise {
    /// The page that asks for a confirming click; links to it get the token as `t`. Without one a hand is raised by mail.
    #[serde(default)]
    pub page: Option<String>,
    /// How many days after the quarter a link still raises a hand.
    #[serde(default = "HandRaise::standard_days")]
    pub valid_days: u16,
}

impl Delivery {
    /// What is wrong with an address of published decks.
    pub fn fault_of_base(url: &str) -> Option<String> {
        if !crate::data::text::is_web_address(url) || !url.to_lowercase().starts_with("https://") {
            return Some(format!("\"{url}\" is no address that begins with https://"));
        }
        let message = "published decks stand below this address: it can hold no `?` and no `#`";
        url.contains(['?', '#']).then(|| message.to_owned())
    }

    fn standard_key() -> PathBuf {
        ".quarterdeck/key".into()
    }
    fn standard_templates() -> PathBuf {
        "email".into()
    }
    fn standard_per_minute() -> NonZeroU32 {
        NonZeroU32::new(30).expect("it is not zero")
    }
    fn standard_per_day() -> NonZeroU32 {
        NonZeroU32::new(2_000).expect("it is not zero")
    }
}

impl Smtp {
    /// The port that is meant.
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            Security::Tls => 465,
            Security::Starttls => 587,
            Security::None => 25,
        })
    }
}

impl HandRaise {
    fn standard_days() -> u16 {
        180
    }
}
