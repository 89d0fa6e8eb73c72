//! A mail server whose faults a test chooses. It counts the messages that it accepted.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What the server does with a recipient's message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quirk {
    /// Refuses the sender with this code.
    Sender(u16),
    /// Refuses the recipient with this code.
    Recipient(u16),
    /// Refuses the data with this code after its end.
    Data(u16),
    /// Hangs up at RCPT TO.
    DropAtRecipient,
    /// Hangs up at DATA.
    DropAtData,
    /// Hangs up in the middle of the data.
    DropInData,
    /// Accepts the message and hangs up without an answer.
    TakeAndDrop,
    /// Accepts the message, and answers with text that is no SMTP.
    TakeAndBabble,
    /// Answers late.
    Slow,
    /// Accepts the message and answers once the test says so.
    Held,
}

/// What the server does on every connection.
#[derive(Debug, Clone, Default)]
pub struct Manners {
    /// Offers STARTTLS.
    pub starttls: bool,
    /// Encrypts from the first byte.
    pub tls: bool,
    /// The host name in the certificate.
    pub certified: Option<&'static str>,
    /// Requires this login, `user\0password`.
    pub login: Option<(&'static str, &'static str)>,
    /// Hangs up on this number of connections at first.
    pub deaf: usize,
}

#[derive(Debug, Default)]
struct Books {
    taken: Vec<(String, Vec<u8>)>,
    /// The quirks that are left for each recipient, in reverse order.
    quirks: BTreeMap<String, Vec<Quirk>>,
    connections: usize,
    in_the_clear: Vec<String>,
    released: bool,
}

/// A server that runs until the test ends.
pub struct Server {
    pub port: u16,
    /// The certificate that clients must trust, as PEM.
    pub certificate: String,
    books: Arc<Mutex<Books>>,
}

trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

impl Server {
    pub fn start(manners: Manners) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let name = manners.certified.unwrap_or("localhost");
        let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
        let (config, books) = (Arc::new(config), Arc::new(Mutex::new(Books::default())));
        let shared = Arc::clone(&books);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (config, books, manners) = (Arc::clone(&config), Arc::clone(&shared), manners.clone());
                // When the server hangs up on purpose, this thread sees an error too.
                std::thread::spawn(move || drop(serve(stream, &config, &books, &manners)));
            }
        });
        Self { port, certificate: made.cert.pem(), books }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap()
    }

    /// Sets the quirks for a recipient's messages, one after the other. Later messages are accepted.
    pub fn will(&self, recipient: &str, quirks: &[Quirk]) {
        let quirks = quirks.iter().rev().copied().collect();
        self.books().quirks.insert(recipient.to_owned(), quirks);
    }

    /// The number of messages that each recipient has got.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        self.books().taken.iter().for_each(|(to, _)| *counts.entry(to.clone()).or_default() += 1);
        counts
    }

    /// The messages with their recipients.
    pub fn taken(&self) -> Vec<(String, Vec<u8>)> {
        self.books().taken.clone()
    }

    /// Lets the server answer where it was told to wait.
    pub fn release(&self) {
        self.books().released = true;
    }

    pub fn connections(&self) -> usize {
        self.books().connections
    }

    /// Commands that the client sent unencrypted.
    pub fn in_the_clear(&self) -> Vec<String> {
        self.books().in_the_clear.clone()
    }
}

fn serve(stream: TcpStream, config: &Arc<ServerConfig>, books: &Mutex<Books>, manners: &Manners) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(600)))?;
    let number = {
        let mut books = books.lock().unwrap();
        books.connections += 1;
        books.connections
    };
    if number <= manners.deaf {
        return Ok(());
    }
    let encrypted = |stream: TcpStream| -> Box<dyn Stream> {
        Box::new(StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), stream))
    };
    let mut is_encrypted = manners.tls;
    let plain = stream.try_clone()?;
    let first: Box<dyn Stream> = if manners.tls { encrypted(stream) } else { Box::new(stream) };
    let mut line = BufReader::new(first);
    say(&mut line, "220 test server")?;
    let (mut to, mut others, mut logged_in) = (String::new(), Vec::new(), manners.login.is_none());
    loop {
        let mut command = String::new();
        if line.read_line(&mut command)? == 0 {
            return Ok(());
        }
        let command = command.trim_end();
        if !is_encrypted {
            books.lock().unwrap().in_the_clear.push(command.to_owned());
        }
        let word = command.split(' ').next().unwrap().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" => {
                let starttls = if manners.starttls && !is_encrypted { "250-STARTTLS\r\n" } else { "" };
                let auth = if manners.login.is_some() { "250-AUTH PLAIN LOGIN\r\n" } else { "" };
                say(&mut line, &format!("250-test\r\n{starttls}{auth}250 8BITMIME"))?;
            }
            "STARTTLS" => {
                say(&mut line, "220 go on")?;
                line = BufReader::new(encrypted(plain.try_clone()?));
                is_encrypted = true;
            }
            "AUTH" => {
                use base64::Engine as _;
                let given = command.rsplit(' ').next().unwrap();
                let given = base64::engine::general_purpose::STANDARD.decode(given).unwrap_or_default();
                let wanted = manners.login.map(|(user, password)| format!("\0{user}\0{password}").into_bytes());
                logged_in = Some(given) == wanted;
                say(&mut line, if logged_in { "235 welcome" } else { "535 5.7.8 who are you?" })?;
            }
            "MAIL" if !logged_in => say(&mut line, "530 5.7.0 log in first")?,
            "MAIL" => {
                (to, others) = (String::new(), Vec::new());
                // Quirks for a sender are stored under the sender's address.
                let from = address(command);
                match next(books, &from) {
                    Some(Quirk::Sender(code)) => say(&mut line, &format!("{code} 4.1.8 not you"))?,
                    _ => say(&mut line, "250 ok")?,
                }
            }
            "RCPT" => {
                let one = address(command);
                match peek(books, &one) {
                    Some(Quirk::Recipient(code)) => {
                        next(books, &one);
                        say(&mut line, &format!("{code} 4.2.1 not now, or never"))?;
                    }
                    Some(Quirk::DropAtRecipient) => {
                        next(books, &one);
                        return Ok(());
                    }
                    _ => {
                        if to.is_empty() {
                            to = one;
                        } else {
                            others.push(one);
                        }
                        say(&mut line, "250 ok")?;
                    }
                }
            }
            "DATA" => {
                if peek(books, &to) == Some(Quirk::DropAtData) {
                    next(books, &to);
                    return Ok(());
                }
                say(&mut line, "354 go on")?;
                if peek(books, &to) == Some(Quirk::DropInData) {
                    next(books, &to);
                    line.read_exact(&mut [0; 500])?;
                    return Ok(());
                }
                let message = data(&mut line)?;
                let quirk = next(books, &to);
                if let Some(Quirk::Data(code)) = quirk {
                    say(&mut line, &format!("{code} 4.3.0 not this"))?;
                    continue;
                }
                let everybody = std::iter::once(&to).chain(&others);
                books.lock().unwrap().taken.extend(everybody.map(|one| (one.clone(), message.clone())));
                match quirk {
                    Some(Quirk::TakeAndDrop) => return Ok(()),
                    Some(Quirk::TakeAndBabble) => {
                        say(&mut line, "what was that?")?;
                        return Ok(());
                    }
                    Some(Quirk::Slow) => std::thread::sleep(Duration::from_millis(1_500)),
                    Some(Quirk::Held) => {
                        while !books.lock().unwrap().released {
                            std::thread::sleep(Duration::from_millis(5));
                        }
                    }
                    _ => {}
                }
                say(&mut line, "250 2.0.0 taken")?;
            }
            "RSET" | "NOOP" => say(&mut line, "250 ok")?,
            "QUIT" => {
                say(&mut line, "221 bye")?;
                return Ok(());
            }
            _ => say(&mut line, "500 what?")?,
        }
    }
}

fn say(line: &mut BufReader<Box<dyn Stream>>, text: &str) -> io::Result<()> {
    line.get_mut().write_all(format!("{text}\r\n").as_bytes())?;
    line.get_mut().flush()
}

fn address(command: &str) -> String {
    let rest = command.split_once('<').map_or("", |(_, rest)| rest);
    rest.split('>').next().unwrap().to_owned()
}

fn peek(books: &Mutex<Books>, whose: &str) -> Option<Quirk> {
    books.lock().unwrap().quirks.get(whose).and_then(|quirks| quirks.last().copied())
}

fn next(books: &Mutex<Books>, whose: &str) -> Option<Quirk> {
    books.lock().unwrap().quirks.get_mut(whose).and_then(Vec::pop)
}

/// Reads a message up to the lone dot, and undoes dot-stuffing.
fn data(line: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut message = Vec::new();
    loop {
        let mut text = Vec::new();
        if line.read_until(b'\n', &mut text)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if text == b".\r\n" {
            return Ok(message);
        }
        message.extend_from_slice(text.strip_prefix(b".").unwrap_or(&text));
    }
}
