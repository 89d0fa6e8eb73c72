//! The login for the mail server, from the environment or from a file outside the workspace. It is never printed.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::base::io::IoError;
use crate::base::limits;

pub const USER: &str = "QUARTERDECK_SMTP_USER";
pub const PASSWORD: &str = "QUARTERDECK_SMTP_PASSWORD";

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    pub user: String,
    password: String,
}

#[derive(Debug, thiserror::Error)]
pub enum CredentialsError {
    #[error(transparent)]
    Io(#[from] IoError),
    /// The error does not quote the file, which may contain the password.
    #[error("{} holds no credentials; expected two lines, `user: NAME` and `password: PASSWORD`", .0.display())]
    Shape(PathBuf),
    #[error("the credentials {} stand in {}, which may be shared; keep them elsewhere", path.display(), within.display())]
    Within {
        path: PathBuf,
        /// The workspace or the output folder.
        within: PathBuf,
    },
    #[error("others can read the credentials {}; `chmod 600` them", .0.display())]
    Open(PathBuf),
    #[error("{0} is set and {1} is not; set both, or neither for a server without a login")]
    Half(&'static str, &'static str),
}

impl Credentials {
    /// From the values of the two variables; `None` if neither is set.
    pub fn of_environment(user: Option<String>, password: Option<String>) -> Result<Option<Self>, CredentialsError> {
        match (user.filter(|text| !text.is_empty()), password.filter(|text| !text.is_empty())) {
            (Some(user), Some(password)) => Ok(Some(Self { user, password })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(CredentialsError::Half(USER, PASSWORD)),
            (None, Some(_)) => Err(CredentialsError::Half(PASSWORD, USER)),
        }
    }

    /// Reads a file, which must be in none of the folders `outside` and readable only for its owner.
    pub fn load(path: &Path, outside: &[&Path]) -> Result<Self, CredentialsError> {
        let failed = IoError::at("read the credentials", path);
        let real = path.canonicalize().map_err(failed)?;
        for folder in outside {
            if folder.canonicalize().is_ok_and(|folder| real.starts_with(folder)) {
                return Err(CredentialsError::Within { path: path.to_owned(), within: (*folder).to_owned() });
            }
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            if real.metadata().map_err(failed)?.mode() & 0o077 != 0 {
                return Err(CredentialsError::Open(path.to_owned()));
            }
        }
        let bytes = limits::read(&real, 10_000).map_err(failed)?;
        serde_yaml::from_slice(&bytes).map_err(|_| CredentialsError::Shape(path.to_owned()))
    }

    pub(crate) fn for_server(&self) -> lettre::transport::smtp::authentication::Credentials {
        lettre::transport::smtp::authentication::Credentials::new(self.user.clone(), self.password.clone())
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<credentials>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_them_is_an_error_and_none_is_none() {
        let some = |text: &str| Some(text.to_owned());
        assert!(Credentials::of_environment(None, None).unwrap().is_none());
        assert!(Credentials::of_environment(some("a"), None).is_err());
        assert!(Credentials::of_environment(some(""), some("b")).is_err());
        let both = Credentials::of_environment(some("a"), some("hunter2")).unwrap().unwrap();
        assert_eq!(format!("{both:?}"), "<credentials>");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_the_workspace_or_one_that_others_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let (workspace, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let write = |folder: &Path, mode| {
            let path = folder.join("smtp.yaml");
            std::fs::write(&path, "user: a\npassword: hunter2\n").unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            path
        };
        let load = |path: &Path| Credentials::load(path, &[workspace.path()]);
        assert!(matches!(load(&write(workspace.path(), 0o600)), Err(CredentialsError::Within { .. })));
        assert!(matches!(load(&write(home.path(), 0o644)), Err(CredentialsError::Open(_))));
        assert_eq!(load(&write(home.path(), 0o600)).unwrap().user, "a");
    }

    #[test]
    fn an_error_does_not_say_what_the_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("smtp.yaml");
        let mut file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        std::io::Write::write_all(&mut file, b"user: a\npasswort: hunter2\n").unwrap();
        file.persist(&path).unwrap();
        let message = anyhow::Error::new(Credentials::load(&path, &[]).unwrap_err());
        assert!(!format!("{message:#}").contains("hunter2"), "{message:#}");
    }
}
