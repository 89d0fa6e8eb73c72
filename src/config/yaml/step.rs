//! A step of the way to a value in a YAML file.

/// One step of the way to a value.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Into a mapping.
    Key(&'a str),
    /// Into a list; where the file has a single entry instead of a list, the step stays where it is.
    Index(usize),
}
