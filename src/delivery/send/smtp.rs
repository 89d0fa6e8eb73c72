//! One message over SMTP, stage by stage, so that it is known how far it came.

use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{DEFAULT_MECHANISMS, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::{Category, Code, Detail, Response, Severity};

use crate::base::io::IoError;
use crate::config::qbr::delivery::{Security, Smtp};
use crate::delivery::message::ReviewEmail;
use crate::delivery::send::credentials::Credentials;

/// How long a server may take for an answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long it may take for the answer to a whole message (RFC 5321, 4.5.3.2.6).
const PATIENCE_FOR_DATA: Duration = Duration::from_secs(600);

/// A mail server, ready to be connected to.
pub struct Server {
    host: String,
    port: u16,
    security: Security,
    tls: TlsParameters,
    credentials: Option<Credentials>,
    patience: (Duration, Duration),
}

/// Why a server cannot be used at all: to try again would not help.
#[derive(Debug, thiserror::Error)]
pub enum SmtpError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// Encryption cannot be set up.
    #[error("failed to set up encryption")]
    Tls(#[source] Error),
    /// A password would go over the wire in the clear.
    #[error("`smtp.security: none` sends everything in the clear, the password too; use starttls or tls, or no login")]
    Clear,
    /// The server's certificate is not its own, or of nobody that is trusted.
    #[error(
        "{server} is not whom it says it is, or cannot be encrypted to; nothing was sent. Its host must be named as its certificate does"
    )]
    Identity {
        /// Host and port.
        server: String,
        source: Error,
    },
    /// The server does not offer encryption.
    #[error("{0} offers no STARTTLS; nothing was sent. If it encrypts from the first byte, say `security: tls`")]
    NoTls(String),
    /// It does not know us.
    #[error("{server} refused the login of \"{user}\"; nothing was sent")]
    Login {
        /// Host and port.
        server: String,
        /// The user's name.
        user: String,
        source: Error,
    },
}

/// 421, "service not available, closing the channel".
const CLOSING: Code =
    Code { severity: Severity::TransientNegativeCompletion, category: Category::Connections, detail: Detail::One };

/// What became of a message.
#[derive(Debug)]
pub(crate) enum Fate {
    /// The server took it.
    Taken(String),
    /// The server refused it for good, at this stage.
    Refused(Stage, String),
    /// The server refused it for now, at this stage.
    Later { stage: Stage, said: String, closes: bool },
    /// The connection broke before the message's data: nothing was sent.
    Broken(String),
    /// It broke after: the message may have been taken.
    Unknown(String),
}

/// How far a message came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Its sender was named.
    Sender,
    /// Its recipient was named.
    Recipient,
    Data,
}

/// Why there is no connection.
#[derive(Debug)]
pub(crate) enum Unconnected {
    /// Trying again may help.
    Later(String),
    /// It will not.
    Never(SmtpError),
}

impl Server {
    /// The server of a workspace.
    pub fn new(smtp: &Smtp, root: &Path, credentials: Option<Credentials>) -> Result<Self, SmtpError> {
        if smtp.security == Security::None && credentials.is_some() {
            return Err(SmtpError::Clear);
        }
        let mut tls = TlsParameters::builder(smtp.host.clone());
        if let Some(ca) = &smtp.ca {
            let path = root.join(ca);
            let failed = IoError::at("read the certificate", &path);
            let pem = fs::read(&path).map_err(failed)?;
            tls = tls.add_root_certificate(Certificate::from_pem(&pem).map_err(|e| failed(io::Error::other(e)))?);
        }
        let tls = tls.build().map_err(SmtpError::Tls)?;
        let patience = (PATIENCE, PATIENCE_FOR_DATA);
        Ok(Self { host: smtp.host.clone(), port: smtp.port(), security: smtp.security, tls, credentials, patience })
    }

    /// The same with other patience.
    #[must_use]
    pub fn waiting(self, patience: Duration) -> Self {
        Self { patience: (patience, patience), ..self }
    }

    /// Host and port.
    pub fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// A connection over which messages can go.
    pub(crate) fn connect(&self) -> Result<Line, Unconnected> {
        let hello = ClientId::default();
        let wrapped = (self.security == Security::Tls).then_some(&self.tls);
        let address = (self.host.trim_matches(['[', ']']), self.port);
        let connected = SmtpConnection::connect(address, Some(self.patience.0), &hello, wrapped, None);
        let mut connection = connected.map_err(|error| self.unconnected(error))?;
        if self.security == Security::Starttls {
            if !connection.can_starttls() {
                connection.abort();
                return Err(Unconnected::Never(SmtpError::NoTls(self.name())));
            }
            connection.starttls(&self.tls, &hello).map_err(|error| self.unconnected(error))?;
        }
        if let Some(credentials) = &self.credentials {
            let mechanisms: &[Mechanism] = DEFAULT_MECHANISMS;
            if let Err(error) = connection.auth(mechanisms, &credentials.for_server()) {
                connection.abort();
                if error.is_transient() || (error.status().is_none() && !error.is_client()) {
                    return Err(Unconnected::Later(told(&error)));
                }
                let (server, user) = (self.name(), credentials.user.clone());
                return Err(Unconnected::Never(SmtpError::Login { server, user, source: error }));
            }
        }
        Ok(Line { connection, patience: self.patience })
    }

    fn unconnected(&self, error: Error) -> Unconnected {
        if error.is_tls() || is_encryption(&error) {
            return Unconnected::Never(SmtpError::Identity { server: self.name(), source: error });
        }
        Unconnected::Later(told(&error))
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("name", &self.name()).finish_non_exhaustive()
    }
}

/// A connection.
pub(crate) struct Line {
    connection: SmtpConnection,
    patience: (Duration, Duration),
}

impl Line {
    /// Brings a message over. `begin` is called when its data is about to go; if that fails, nothing goes, and the
    /// connection is of no use any more.
    pub(crate) fn deliver<E>(
        &mut self,
        letter: &ReviewEmail,
        begin: impl FnOnce() -> Result<(), E>,
    ) -> Result<Fate, E> {
        let addresses = [&letter.from, &letter.to];
        let is_ascii = addresses.iter().all(|address| AsRef::<str>::as_ref(*address).is_ascii());
        let mut parameters = Vec::new();
        if !is_ascii {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                let said = "the server takes no addresses outside ASCII (SMTPUTF8)".to_owned();
                return Ok(Fate::Refused(Stage::Recipient, said));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let sender = self.connection.command(Mail::new(Some(letter.from.clone()), parameters));
        if let Err(error) = sender {
            return Ok(self.refused(Stage::Sender, &error));
        }
        if let Err(error) = self.connection.command(Rcpt::new(letter.to.clone(), Vec::new())) {
            return Ok(self.refused(Stage::Recipient, &error));
        }
        if let Err(error) = self.connection.command(Data) {
            return Ok(self.refused(Stage::Data, &error));
        }
        // Where that fails the connection is dropped: without its end a server does not take a message.
        begin()?;
        // What cannot be set is not set: the answer is then waited for as long as for any other.
        let _ = self.connection.set_timeout(Some(self.patience.1));
        let answer = self.connection.message(&letter.bytes);
        let _ = self.connection.set_timeout(Some(self.patience.0));
        Ok(match answer {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => Fate::Taken(words(&answer)),
            Ok(answer) => Fate::Unknown(words(&answer)),
            Err(error) if error.status().is_some() => self.refused(Stage::Data, &error),
            Err(error) => Fate::Unknown(told(&error)),
        })
    }

    /// What a refusal means; the connection is made ready for the next message.
    fn refused(&mut self, stage: Stage, error: &Error) -> Fate {
        let said = told(error);
        match error.status() {
            Some(_) if error.is_permanent() => {
                let _ = self.connection.command(Rset);
                Fate::Refused(stage, said)
            }
            Some(code) => {
                let _ = self.connection.command(Rset);
                Fate::Later { stage, said, closes: code == CLOSING }
            }
            None => Fate::Broken(said),
        }
    }

    /// Whether it still answers.
    pub(crate) fn is_open(&mut self) -> bool {
        self.connection.test_connected()
    }

    /// Ends it in order.
    pub(crate) fn quit(mut self) {
        // A server that does not answer to a farewell has taken its messages all the same.
        let _ = self.connection.quit();
    }
}

/// What a server said, on one line.
fn words(answer: &Response) -> String {
    let words: Vec<&str> = answer.message().collect();
    crate::base::text::shown(&format!("{} {}", answer.code(), words.join(" ")))
}

/// An error with its causes, on one line.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text = format!("{text}: {inner_text}");
        }
        cause = inner.source();
    }
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect()
}

/// Whether a connection failed in its encryption, which the library tells as a fault of the network.
fn is_encryption(error: &Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<io::Error>() {
            return io.kind() == io::ErrorKind::InvalidData && !io.to_string().contains("UTF-8");
        }
        cause = inner.source();
    }
    false
}
