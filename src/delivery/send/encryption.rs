//! Encryption to a server that proves who it is: by a certificate of its own host, signed by whom the system trusts or by `smtp.ca`.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// How to encrypt to one host.
pub(crate) struct Encryption {
    config: Arc<ClientConfig>,
    host: ServerName<'static>,
}

/// Why encryption cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum EncryptionError {
    #[error("\"{0}\" is no name of a host")]
    Host(String),
    #[error("it holds no certificate in PEM")]
    NoPem,
    #[error(transparent)]
    Library(#[from] rustls::Error),
}

impl Encryption {
    /// To a host. `ca` is the text of a file of certificates that are trusted besides the system's.
    pub fn new(host: &str, ca: Option<&[u8]>) -> Result<Self, EncryptionError> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| EncryptionError::Host(host.to_owned()))?;
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if let Some(pem) = ca {
            let own: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
            let own = own.ok().filter(|own| !own.is_empty()).ok_or(EncryptionError::NoPem)?;
            own.into_iter().try_for_each(|certificate| roots.add(certificate))?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let config = Arc::new(config.with_root_certificates(roots).with_no_client_auth());
        Ok(Self { config, host: name })
    }

    /// Encrypts what goes over a socket.
    pub fn over(&self, socket: TcpStream) -> Result<StreamOwned<ClientConnection, Socket>, rustls::Error> {
        let connection = ClientConnection::new(Arc::clone(&self.config), self.host.clone())?;
        Ok(StreamOwned::new(connection, Socket(socket)))
    }
}

/// A socket that is written to piece by piece: only so does a peer that is gone raise no SIGPIPE, which means something else here.
pub struct Socket(TcpStream);

impl Read for Socket {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
