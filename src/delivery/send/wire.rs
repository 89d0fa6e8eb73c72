//! The lines of an SMTP session, each of them bounded: the mail library reads a line to its end, however long a server makes it.
//!
//! Commands and answers are the library's.

use std::io;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs as _};
use std::time::{Duration, Instant};

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::commands::{Auth, Ehlo, Noop, Quit, Starttls};
use lettre::transport::smtp::extension::{ClientId, Extension, ServerInfo};
use lettre::transport::smtp::response::{Code, Response, Severity};

use crate::delivery::send::encryption::Encryption;

/// The most bytes of a line, and of an answer.
const LINE_BYTES: usize = 2_048;
const ANSWER_BYTES: usize = 100_000;

/// The most questions that a login is asked.
const CHALLENGES: usize = 10;

/// Why a step of a session failed.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    #[error("{}", said(.0))]
    Refused(Response),
    #[error("the server does not speak SMTP: {0}")]
    Nonsense(&'static str),
    #[error("the connection failed")]
    Io(#[from] io::Error),
    #[error("encryption failed")]
    Encryption(#[from] rustls::Error),
    #[error(transparent)]
    Library(#[from] Error),
    #[error("the server offers no kind of login that sends a password")]
    NoLogin,
}

impl WireError {
    /// The code of an answer that refused.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused(answer) => Some(answer.code()),
            _ => None,
        }
    }

    pub fn is_permanent(&self) -> bool {
        self.code().is_some_and(|code| code.severity == Severity::PermanentNegativeCompletion)
    }

    /// Whether encryption failed. A handshake fails as a network error.
    pub fn is_encryption(&self) -> bool {
        match self {
            Self::Encryption(_) => true,
            Self::Io(error) => error.kind() == io::ErrorKind::InvalidData,
            _ => false,
        }
    }
}

/// A server's answer, on one line.
pub(crate) fn said(answer: &Response) -> String {
    let words: Vec<&str> = answer.message().collect();
    crate::base::text::shown(&format!("{} {}", answer.code(), words.join(" ")))
}

/// What a session goes over.
trait Stream: Read + Write + Send {}

impl<S: Read + Write + Send> Stream for S {}

/// A session with a server.
pub(crate) struct Wire {
    stream: BufReader<Box<dyn Stream>>,
    /// What is below the stream.
    socket: TcpStream,
    timeout: Duration,
    server: ServerInfo,
}

impl Wire {
    /// Connects, from the first byte encrypted where that is `wrapped`, and greets.
    pub fn connect(
        address: (&str, u16),
        timeout: Duration,
        hello: &ClientId,
        wrapped: Option<&Encryption>,
    ) -> Result<Self, WireError> {
        let socket = connected(address, timeout)?;
        let stream: BufReader<Box<dyn Stream>> = BufReader::new(Box::new(socket.try_clone()?));
        let mut wire = Self { stream, socket, timeout, server: ServerInfo::default() };
        wire.set_timeout(timeout)?;
        if let Some(encryption) = wrapped {
            wire.wrap(encryption)?;
        }
        wire.answer()?;
        wire.greet(hello)?;
        Ok(wire)
    }

    pub fn set_timeout(&mut self, timeout: Duration) -> io::Result<()> {
        self.timeout = timeout;
        self.socket.set_read_timeout(Some(timeout))?;
        self.socket.set_write_timeout(Some(timeout))
    }

    pub fn supports(&self, extension: Extension) -> bool {
        self.server.supports_feature(extension)
    }

    /// Encrypts the session.
    pub fn encrypt(&mut self, encryption: &Encryption, hello: &ClientId) -> Result<(), WireError> {
        self.command(Starttls)?;
        if !self.stream.buffer().is_empty() {
            return Err(WireError::Nonsense("it goes on in the clear after STARTTLS"));
        }
        self.wrap(encryption)?;
        self.greet(hello)
    }

    fn wrap(&mut self, encryption: &Encryption) -> Result<(), WireError> {
        self.stream = BufReader::new(Box::new(encryption.over(self.socket.try_clone()?)?));
        Ok(())
    }

    pub fn login(&mut self, mechanisms: &[Mechanism], credentials: &Credentials) -> Result<(), WireError> {
        let mechanism = self.server.get_auth_mechanism(mechanisms).ok_or(WireError::NoLogin)?;
        let mut answer = self.command(Auth::new(mechanism, credentials.clone(), None)?)?;
        for _ in 0..CHALLENGES {
            if !answer.has_code(334) {
                return Ok(());
            }
            answer = self.command(Auth::new_from_response(mechanism, credentials.clone(), &answer)?)?;
        }
        Err(WireError::Nonsense("its login asks without end"))
    }

    /// Sends a command, and returns the answer to it if that does not refuse.
    pub fn command(&mut self, command: impl std::fmt::Display) -> Result<Response, WireError> {
        self.write(command.to_string().as_bytes())?;
        self.answer()
    }

    /// Sends the data of a message and the line that ends it.
    pub fn message(&mut self, bytes: &[u8]) -> Result<Response, WireError> {
        let mut data = Vec::with_capacity(bytes.len() + 8);
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            // A line that is a full stop would end the message (RFC 5321, 4.5.2).
            if line.starts_with(b".") {
                data.push(b'.');
            }
            data.extend_from_slice(line);
        }
        if !data.ends_with(b"\r\n") {
            data.extend_from_slice(b"\r\n");
        }
        data.extend_from_slice(b".\r\n");
        self.write(&data)?;
        self.answer()
    }

    pub fn is_open(&mut self) -> bool {
        self.command(Noop).is_ok()
    }

    pub fn quit(&mut self) {
        // What was taken is taken, whatever the server says to this.
        let _ = self.command(Quit);
        let _ = self.socket.shutdown(Shutdown::Both);
    }

    fn greet(&mut self, hello: &ClientId) -> Result<(), WireError> {
        let answer = self.command(Ehlo::new(hello.clone()))?;
        self.server = ServerInfo::from_response(&answer)?;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes)?;
        self.stream.get_mut().flush()
    }

    fn answer(&mut self) -> Result<Response, WireError> {
        let text = read_answer(&mut self.stream, Instant::now() + self.timeout)?;
        let answer: Response = text.parse().map_err(|_| WireError::Nonsense("its answer is none"))?;
        if answer.is_positive() { Ok(answer) } else { Err(WireError::Refused(answer)) }
    }
}

/// Connects to the first address of a host that answers.
fn connected(address: (&str, u16), timeout: Duration) -> io::Result<TcpStream> {
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "its name leads to no address");
    for address in address.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, timeout) {
            Ok(socket) => return Ok(socket),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// The lines of an answer, up to the one that ends it.
fn read_answer(stream: &mut impl BufRead, until: Instant) -> Result<String, WireError> {
    let mut answer = Vec::new();
    loop {
        let begin = answer.len();
        read_line(stream, &mut answer, until)?;
        if answer.len() > ANSWER_BYTES {
            return Err(WireError::Nonsense("its answer does not end"));
        }
        // `250-` goes on, `250 ` ends.
        if answer.get(begin + 3) != Some(&b'-') {
            return String::from_utf8(answer).map_err(|_| WireError::Nonsense("its answer is no text"));
        }
    }
}

fn read_line(stream: &mut impl BufRead, line: &mut Vec<u8>, until: Instant) -> Result<(), WireError> {
    let begin = line.len();
    loop {
        if Instant::now() > until {
            return Err(io::Error::from(io::ErrorKind::TimedOut).into());
        }
        let there = match stream.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            there => there?,
        };
        if there.is_empty() {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        let end = there.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        let length = end.unwrap_or(there.len());
        line.extend_from_slice(&there[..length]);
        stream.consume(length);
        if line.len() - begin > LINE_BYTES {
            return Err(WireError::Nonsense("a line of its answer does not end"));
        }
        if end.is_some() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, WireError> {
        read_answer(&mut BufReader::with_capacity(64, bytes), Instant::now() + Duration::from_secs(60))
    }

    #[test]
    fn an_answer_is_read_to_its_last_line_and_no_further() {
        assert_eq!(read(b"250-one\r\n250 two\r\n221 bye\r\n").unwrap(), "250-one\r\n250 two\r\n");
        assert!(matches!(read(b"250-one\r\n250"), Err(WireError::Io(_))), "the connection broke");
        assert!(matches!(read(b"250 \xff\r\n"), Err(WireError::Nonsense(_))));
    }

    #[test]
    fn neither_a_line_nor_an_answer_without_end_is_read() {
        let endless = std::iter::repeat_n(b'2', 10 << 20).collect::<Vec<u8>>();
        assert!(matches!(read(&endless), Err(WireError::Nonsense(_))));
        assert!(matches!(read(&b"250-x\r\n".repeat(1 << 20)), Err(WireError::Nonsense(_))));
    }
}
