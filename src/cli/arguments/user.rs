//! Who decides: a name for the records of approvals and responses.

use crate::cli::failure::Failure;

/// The name given with `--by`, or else the user's login name. An empty name would leave a record of nobody: it is an error,
/// like no name at all. `question` begins the message: "who approves?".
pub(crate) fn decider(by: Option<String>, question: &str) -> Result<String, Failure> {
    let name = by.or_else(login).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    name.ok_or_else(|| Failure::Configuration(anyhow::Error::msg(format!("{question} Say so with --by NAME"))))
}

fn login() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|user| !user.is_empty())
}
