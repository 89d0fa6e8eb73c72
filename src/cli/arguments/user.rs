//! The name of the user, for records of who decided.

/// The user's login name from the environment.
pub(crate) fn user() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|user| !user.is_empty())
}
