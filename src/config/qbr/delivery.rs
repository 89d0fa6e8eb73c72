//! The section `delivery`: how decks reach people. Without it a workspace only makes decks.

use std::num::NonZeroU32;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::config::qbr::one_or_many::OneOrMany;

/// How decks reach people.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// The file of the key that signs links and seals manifests and records, from the workspace. The first build makes it.
    #[serde(default = "Delivery::standard_key")]
    pub key: PathBuf,
    /// The folder of the e-mail templates, from the workspace.
    #[serde(default = "Delivery::standard_templates")]
    pub templates: PathBuf,
    /// The sender of all messages, an address or `Name <address>`. Without this key, each message comes from its account's CSM.
    /// With it, answers still go to the CSM.
    #[serde(default)]
    pub from: Option<String>,
    /// The address that answers to messages go to, for accounts that name none of their own. Without this key they go to the CSM.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Domains to which any account's deck may go, such as an agency's. A recipient of another domain than the account's own marks the
    /// deck for review.
    #[serde(default)]
    pub domains: Vec<String>,
    /// The base address of the published decks, which begins with `https://`. A deck's link is this, a token and the file's name.
    #[serde(default)]
    pub base_url: Option<String>,
    /// The mail server.
    #[serde(default)]
    pub smtp: Option<Smtp>,
    /// How many messages may be sent per minute.
    #[serde(default = "Delivery::standard_per_minute")]
    #[schemars(range(min = 1, max = 100_000))]
    pub per_minute: NonZeroU32,
    /// How many messages may be sent in 24 hours.
    #[serde(default = "Delivery::standard_per_day")]
    #[schemars(range(min = 1, max = 10_000_000))]
    pub per_day: NonZeroU32,
    /// Which page of the deck a message shows as a picture.
    #[serde(default)]
    pub picture: MailPicture,
    /// A file, or a list of files, with addresses that get no messages: one per line, or a table with a column of them. If a file
    /// is missing or a line of it is not understood, nothing is sent.
    #[serde(default)]
    pub suppress: OneOrMany<SuppressionList>,
    /// How a reader unsubscribes.
    #[serde(default)]
    pub unsubscribe: Option<Unsubscribe>,
    /// How a reader asks for a review with one click. Without this key links carry no token.
    #[serde(default)]
    pub hand_raise: Option<HandRaise>,
}

/// The page that a message shows as a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MailPicture {
    /// The second page, which carries the answer: the quarter on one page, or a person's note.
    #[default]
    Glance,
    Cover,
}

/// A mail server. Its login is never written here: it comes from the environment or from a file outside the workspace.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// The server's name, which must be in its certificate.
    pub host: String,
    /// Its port. Without one 587, with `tls` 465, with `none` 25.
    #[serde(default)]
    #[schemars(range(min = 1, max = 65_535))]
    pub port: Option<u16>,
    /// How the connection is encrypted.
    #[serde(default)]
    pub security: Security,
    /// A file with a certificate authority (PEM), from the workspace, that is trusted in addition to those of the system.
    #[serde(default)]
    pub ca: Option<PathBuf>,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Encryption begins after the greeting (STARTTLS). A server that does not offer it is not used.
    #[default]
    Starttls,
    /// Encrypted from the first byte.
    Tls,
    /// Not encrypted: only for a relay on this machine, and never with a password.
    None,
}

/// How a reader gets no more messages, as mail programs offer it: by one click with a page, by a message with an address. One
/// of them, or both.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unsubscribe {
    /// An `https://` address that takes a POST; `{token}` in it stands for the recipient, and nobody can guess it.
    #[serde(default)]
    pub page: Option<String>,
    /// An e-mail address that takes such messages.
    #[serde(default)]
    pub email: Option<String>,
}

/// A list of addresses that get no messages. A text alone is the path.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, remote = "Self")]
#[schemars(transform = crate::config::qbr::schema_shapes::or_text)]
pub struct SuppressionList {
    /// The file, from the workspace.
    pub path: PathBuf,
    /// The column of a table that holds the addresses. Without this key a column with a usual name is used (`Email`,
    /// `E-Mail-Adresse`, `メールアドレス`), and addresses in other columns count as well.
    #[serde(default)]
    pub column: Option<String>,
    /// The encoding's label. Without this key the file is UTF-8 or UTF-16.
    #[serde(default)]
    #[schemars(example = &"windows-1252")]
    pub encoding: Option<String>,
}

/// How a reader asks for a review with one click.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandRaise {
    /// The page that asks for a click, such as the `raise.html` that `publish` writes: "Book a live review" leads there. Without
    /// it that leads to `links.book`, or begins a message.
    #[serde(default)]
    pub page: Option<String>,
    /// For how many days after the quarter a link still works.
    #[serde(default = "HandRaise::standard_days")]
    #[schemars(range(min = 1, max = 3_650))]
    pub valid_days: u16,
}

impl Delivery {
    /// The problem with a base address of published decks, if any.
    pub fn fault_of_base(url: &str) -> Option<String> {
        if !crate::base::text::is_web_address(url) || !url.to_ascii_lowercase().starts_with("https://") {
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
    /// The port, or the default of the connection's security.
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

impl<'de> Deserialize<'de> for SuppressionList {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = SuppressionList;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a path, or a mapping with `path`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SuppressionList, E> {
                Ok(SuppressionList { path: text.into(), column: None, encoding: None })
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<SuppressionList, A::Error> {
                // Calls the function that `remote = "Self"` derives, not this one.
                SuppressionList::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
