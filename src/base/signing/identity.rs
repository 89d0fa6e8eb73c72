//! Which workspace it is: sixteen random bytes in a file of its own. They are no secret: they only distinguish an output
//! folder of this workspace from another one's.

use std::path::Path;

use crate::base::io::IoError;
use crate::base::limits;
use crate::base::signing::key::{KeyError, put_new, random};

/// What the file begins with.
pub(crate) const MARK: &str = "quarterdeck-workspace-1 ";

/// The workspace's identity in hex digits, out of its file, which is made where it is missing.
pub fn identity(path: &Path) -> Result<String, KeyError> {
    match read(path) {
        Err(KeyError::Io(error)) if error.is_not_found() => {}
        read => return read,
    }
    let failed = IoError::at("make the key", path);
    let digits = base16ct::lower::encode_string(&random::<16>().map_err(failed)?);
    if put_new(path, &format!("{MARK}{digits}\n")).map_err(failed)? { Ok(digits) } else { read(path) }
}

fn read(path: &Path) -> Result<String, KeyError> {
    let text = limits::read_text(path, 200).map_err(IoError::at("read the key", path))?;
    identity_in(&text).map(str::to_owned).ok_or_else(|| KeyError::Identity(path.to_owned()))
}

/// The identity that the text of such a file says.
pub(crate) fn identity_in(text: &str) -> Option<&str> {
    let digits = text.trim_end().strip_prefix(MARK)?;
    (digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_workspace_is_the_same_one_every_time_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("a/workspace"), folder.path().join("b/workspace"));
        let first = identity(&one).unwrap();
        assert_eq!(identity(&one).unwrap(), first);
        assert_ne!(identity(&other).unwrap(), first);
        fs::write(&one, "something else").unwrap();
        assert!(matches!(identity(&one), Err(KeyError::Identity(_))));
    }
}
