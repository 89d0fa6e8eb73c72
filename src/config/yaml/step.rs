//! One step of the path to a value in a YAML file.

#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Into a mapping.
    Key(&'a str),
    /// Into a list. If the file has a single entry instead of a list, the step is skipped.
    Index(usize),
}
