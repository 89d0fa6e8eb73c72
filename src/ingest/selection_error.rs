//! Why accounts cannot be chosen as somebody asks; every command says it in the same words.

/// Why a selection cannot be followed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SelectionError {
    /// No account has this id or name.
    #[error("no account has the id or name \"{given}\"{}", did_you_mean(nearest))]
    Unknown {
        given: String,
        /// The nearest id or name.
        nearest: Option<String>,
    },
    /// Several accounts may be meant.
    #[error("{count} accounts may be meant by \"{given}\"; name one of them:{}", listed(candidates, *count))]
    Several {
        given: String,
        /// Ids and names of the first candidates.
        candidates: Vec<(String, String)>,
        /// How many there are.
        count: usize,
    },
    /// Several accounts have this id or name.
    #[error(
        "{count} accounts have the id or name \"{given}\"; choose one by its id, as --where id={}:{}",
        candidates.first().map_or("", |(id, _)| id),
        listed(candidates, *count)
    )]
    Ambiguous {
        given: String,
        /// Ids and names of the first candidates.
        candidates: Vec<(String, String)>,
        /// How many there are.
        count: usize,
    },
    /// No account has this CSM.
    #[error("no account has the CSM \"{given}\"{}", did_you_mean(nearest))]
    Csm {
        given: String,
        /// The nearest name or address.
        nearest: Option<String>,
    },
    /// Accounts cannot be chosen by this field.
    #[error("accounts cannot be chosen by \"{given}\"{}; the fields are {}", did_you_mean(nearest), fields.join(", "))]
    Field {
        given: String,
        /// The nearest field.
        nearest: Option<String>,
        /// Those that accounts can be chosen by.
        fields: Vec<&'static str>,
    },
    /// Not of the form `FIELD=VALUE`.
    #[error("\"{0}\" is not of the form FIELD=VALUE, such as segment=SMB")]
    Form(String),
    /// No account meets the conditions.
    #[error("no account is left by {given}{}", did_you_mean(nearest))]
    Nothing {
        /// The conditions.
        given: String,
        /// The nearest value of the condition that no account meets.
        nearest: Option<String>,
    },
}

fn did_you_mean(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|word| format!("; did you mean \"{word}\"?")).unwrap_or_default()
}

fn listed(candidates: &[(String, String)], count: usize) -> String {
    let mut lines: String = candidates.iter().map(|(id, name)| format!("\n  {id}  {name}")).collect();
    if count > candidates.len() {
        lines.push_str(&format!("\n  … and {} more", count - candidates.len()));
    }
    lines
}
