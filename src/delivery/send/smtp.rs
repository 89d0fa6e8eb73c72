//! Sends one message over SMTP stage by stage, so that the caller knows how far it came.

use std::path::Path;
use std::time::Duration;

use lettre::transport::smtp::authentication::{DEFAULT_MECHANISMS, Mechanism};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::{Category, Code, Detail, Severity};

use crate::base::io::IoError;
use crate::base::limits;
use crate::config::qbr::delivery::{Security, Smtp};
use crate::delivery::message::ReviewEmail;
use crate::delivery::send::credentials::Credentials;
use crate::delivery::send::encryption::{Encryption, EncryptionError};
use crate::delivery::send::wire::{Wire, WireError, said};

/// The timeout for an answer.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The timeout for the answer to a message's data (RFC 5321, 4.5.3.2.6).
const DATA_TIMEOUT: Duration = Duration::from_secs(600);

pub struct Server {
    host: String,
    port: u16,
    security: Security,
    encryption: Option<Encryption>,
    credentials: Option<Credentials>,
    timeouts: (Duration, Duration),
}

/// Errors after which trying again does not help.
#[derive(Debug, thiserror::Error)]
pub enum SmtpError {
    #[error(transparent)]
    Io(#[from] IoError),
    #[error("failed to set up encryption")]
    Encryption(#[from] EncryptionError),
    /// The password would be sent unencrypted.
    #[error("`smtp.security: none` sends everything in the clear, the password too; use starttls or tls, or no login")]
    Clear,
    /// The certificate is of another host, or nobody trusted has signed it.
    #[error(
        "{server} is not whom it says it is, or cannot be encrypted to; nothing was sent. Its host must be named as its certificate does"
    )]
    Identity {
        /// Host and port.
        server: String,
        source: WireError,
    },
    #[error("{0} offers no STARTTLS; nothing was sent. If it encrypts from the first byte, say `security: tls`")]
    NoTls(String),
    #[error("{server} refused the login of \"{user}\"; nothing was sent")]
    Login {
        /// Host and port.
        server: String,
        user: String,
        source: WireError,
    },
}

/// 421, "service not available, closing the channel".
const CLOSING: Code =
    Code { severity: Severity::TransientNegativeCompletion, category: Category::Connections, detail: Detail::One };

/// The result of one try.
#[derive(Debug)]
pub(crate) enum Fate {
    /// The server accepted it. Those of its further recipients whom it refused for good get nothing, each with its answer.
    Taken { said: String, refused: Vec<String> },
    /// The server refused it for good.
    Refused(Stage, String),
    /// The server refused it for now. With `closes` it also closes the connection.
    Later { stage: Stage, said: String, closes: bool },
    /// The connection broke before the message's data: nothing was sent.
    Broken(String),
    /// The connection broke after the data, so the server may have accepted the message.
    Unknown(String),
}

/// The SMTP command that a message has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    Data,
}

#[derive(Debug)]
pub(crate) enum Unconnected {
    /// Trying again may help.
    Later(String),
    /// Trying again does not help.
    Never(SmtpError),
}

impl Server {
    pub fn new(smtp: &Smtp, root: &Path, credentials: Option<Credentials>) -> Result<Self, SmtpError> {
        if smtp.security == Security::None && credentials.is_some() {
            return Err(SmtpError::Clear);
        }
        let ca = smtp.ca.as_ref().map(|ca| root.join(ca));
        let pem = ca
            .as_ref()
            .map(|path| limits::read(path, limits::PEM_BYTES).map_err(IoError::at("read the certificate", path)));
        let pem = pem.transpose()?;
        let encryption = match smtp.security {
            Security::None => None,
            Security::Starttls | Security::Tls => {
                Some(Encryption::new(smtp.host.trim_matches(['[', ']']), pem.as_deref())?)
            }
        };
        let timeouts = (TIMEOUT, DATA_TIMEOUT);
        Ok(Self {
            host: smtp.host.clone(),
            port: smtp.port(),
            security: smtp.security,
            encryption,
            credentials,
            timeouts,
        })
    }

    /// Replaces both timeouts.
    #[must_use]
    pub fn waiting(self, timeout: Duration) -> Self {
        Self { timeouts: (timeout, timeout), ..self }
    }

    /// Host and port.
    pub fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Connects, encrypts and logs in.
    pub(crate) fn connect(&self) -> Result<Connection, Unconnected> {
        let hello = ClientId::default();
        let wrapped = self.encryption.as_ref().filter(|_| self.security == Security::Tls);
        let address = (self.host.trim_matches(['[', ']']), self.port);
        let connected = Wire::connect(address, self.timeouts.0, &hello, wrapped);
        let mut connection = connected.map_err(|error| self.unconnected(error))?;
        if let Some(encryption) = self.encryption.as_ref().filter(|_| self.security == Security::Starttls) {
            if !connection.supports(Extension::StartTls) {
                connection.quit();
                return Err(Unconnected::Never(SmtpError::NoTls(self.name())));
            }
            connection.encrypt(encryption, &hello).map_err(|error| self.unconnected(error))?;
        }
        if let Some(credentials) = &self.credentials {
            let mechanisms: &[Mechanism] = DEFAULT_MECHANISMS;
            if let Err(error) = connection.login(mechanisms, &credentials.for_server()) {
                connection.quit();
                let is_refused = error.is_permanent() || matches!(error, WireError::NoLogin | WireError::Library(_));
                if !is_refused {
                    return Err(Unconnected::Later(error_text(&error)));
                }
                let (server, user) = (self.name(), credentials.user.clone());
                return Err(Unconnected::Never(SmtpError::Login { server, user, source: error }));
            }
        }
        Ok(Connection { connection, timeouts: self.timeouts })
    }

    fn unconnected(&self, error: WireError) -> Unconnected {
        if error.is_encryption() {
            return Unconnected::Never(SmtpError::Identity { server: self.name(), source: error });
        }
        Unconnected::Later(error_text(&error))
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("name", &self.name()).finish_non_exhaustive()
    }
}

pub(crate) struct Connection {
    connection: Wire,
    timeouts: (Duration, Duration),
}

impl Connection {
    /// Transfers a message. Calls `begin` just before its data. If `begin` fails, nothing is sent and the caller must drop the
    /// connection.
    pub(crate) fn deliver<E>(&mut self, email: &ReviewEmail, begin: impl FnOnce() -> Result<(), E>) -> Result<Fate, E> {
        let mut addresses = [&email.from, &email.to].into_iter().chain(&email.others);
        let is_ascii = addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii());
        let mut parameters = Vec::new();
        if !is_ascii {
            if !self.connection.supports(Extension::SmtpUtfEight) {
                let said = "the server takes no addresses outside ASCII (SMTPUTF8)".to_owned();
                return Ok(Fate::Refused(Stage::Recipient, said));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let sender = self.connection.command(Mail::new(Some(email.from.clone()), parameters));
        if let Err(error) = sender {
            return Ok(self.refused(Stage::Sender, &error));
        }
        if let Err(error) = self.connection.command(Rcpt::new(email.to.clone(), Vec::new())) {
            return Ok(self.refused(Stage::Recipient, &error));
        }
        let mut refused = Vec::new();
        for other in &email.others {
            match self.connection.command(Rcpt::new(other.clone(), Vec::new())) {
                Ok(_) => {}
                Err(error) if error.is_permanent() => refused.push(format!("{other}: {}", error_text(&error))),
                Err(error) => return Ok(self.refused(Stage::Recipient, &error)),
            }
        }
        if let Err(error) = self.connection.command(Data) {
            return Ok(self.refused(Stage::Data, &error));
        }
        // If this fails the caller drops the connection. A server accepts no message without the end of its data.
        begin()?;
        // An error only leaves the shorter timeout in place.
        let _ = self.connection.set_timeout(self.timeouts.1);
        let answer = self.connection.message(&email.bytes);
        let _ = self.connection.set_timeout(self.timeouts.0);
        Ok(match answer {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => {
                Fate::Taken { said: said(&answer), refused }
            }
            Ok(answer) => Fate::Unknown(said(&answer)),
            Err(error) if error.code().is_some() => self.refused(Stage::Data, &error),
            Err(error) => Fate::Unknown(error_text(&error)),
        })
    }

    /// Classifies a refusal, and resets the connection for the next message.
    fn refused(&mut self, stage: Stage, error: &WireError) -> Fate {
        let said = error_text(error);
        match error.code() {
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

    pub(crate) fn is_open(&mut self) -> bool {
        self.connection.is_open()
    }

    pub(crate) fn quit(mut self) {
        self.connection.quit();
    }
}

/// An error with its causes, on one line.
fn error_text(error: &WireError) -> String {
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
