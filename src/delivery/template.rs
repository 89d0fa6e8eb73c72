//! The text of a message: three templates (subject, text, HTML) that use an account's facts.
//!
//! The built-in templates contain no words: these come from the deck's language. A workspace may replace each template, for all
//! languages (`body.txt`) or for one (`de/body.txt`). An unknown placeholder is an error before anything is written, and
//! internal values are not among the facts.

use std::io;
use std::path::Path;

use minijinja::value::Value;
use minijinja::{Environment, ErrorKind};

use crate::base::html;
use crate::base::html::Slashes;
use crate::base::io::IoError;
use crate::base::limits;
use crate::base::nearest::nearest;
use crate::base::text::primary_language;

/// The file names of the templates.
pub const PARTS: [&str; 3] = ["subject.txt", "body.txt", "body.html"];

const BUILT_IN: [&str; 3] =
    [include_str!("templates/subject.txt"), include_str!("templates/body.txt"), include_str!("templates/body.html")];

/// Templates that use known facts only.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error(transparent)]
    Io(#[from] IoError),
    #[error("{file}:{line}: {message}")]
    Syntax {
        file: String,
        /// The line, from 1.
        line: usize,
        message: String,
    },
    /// The template uses an unknown fact.
    #[error("{file}:{line}: there is no \"{name}\"{hint}")]
    Unknown {
        file: String,
        /// The line, from 1.
        line: usize,
        name: String,
        /// Suggests a similar name, or lists all names.
        hint: String,
    },
    /// The template failed for an account.
    #[error("{file}: {message}")]
    Render { file: String, message: String },
}

impl Templates {
    /// Loads the built-in templates and those of `folder`, if it exists. Templates may use the names in `facts`.
    pub fn load(folder: &Path, facts: &[String]) -> Result<Self, TemplateError> {
        let mut templates = Self { environment: html::environment(Slashes::Kept) };
        for (part, text) in PARTS.iter().zip(BUILT_IN) {
            templates.add(part, text.to_owned(), facts)?;
        }
        let mut folders = vec![(folder.to_owned(), String::new())];
        if folder.is_dir() {
            for entry in std::fs::read_dir(folder).map_err(IoError::at("read the template", folder))? {
                let path = entry.map_err(IoError::at("read the template", folder))?.path();
                if let (true, Some(language)) = (path.is_dir(), path.file_name().and_then(|name| name.to_str())) {
                    folders.push((path.clone(), format!("{language}/")));
                }
            }
        }
        folders.sort();
        for (folder, language) in folders {
            for part in PARTS {
                let path = folder.join(part);
                match limits::read(&path, limits::YAML_BYTES) {
                    Ok(bytes) => {
                        let text = String::from_utf8(bytes)
                            .map_err(|e| IoError::at("read the template", &path)(io::Error::other(e)))?;
                        templates.add(&format!("{language}{part}"), text, facts)?;
                    }
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(IoError::at("read the template", &path)(error).into()),
                }
            }
        }
        Ok(templates)
    }

    fn add(&mut self, name: &str, text: String, facts: &[String]) -> Result<(), TemplateError> {
        add(&mut self.environment, name, text, facts)
    }

    /// Fills in a part of a message in a language.
    pub fn fill(&self, part: &str, language: &str, facts: &Value) -> Result<String, TemplateError> {
        let primary = primary_language(language);
        let names = [format!("{language}/{part}"), format!("{primary}/{part}"), part.to_owned()];
        let template = names.iter().find_map(|name| self.environment.get_template(name).ok());
        let template = template.expect("every part has a built-in template");
        template
            .render(facts)
            .map_err(|error| TemplateError::Render { file: template.name().to_owned(), message: error_text(&error) })
    }
}

/// Adds a template, which may use only names in `facts`.
pub(crate) fn add(
    environment: &mut Environment<'static>,
    name: &str,
    text: String,
    facts: &[String],
) -> Result<(), TemplateError> {
    environment.add_template_owned(name.to_owned(), text.clone()).map_err(|error| TemplateError::Syntax {
        file: name.to_owned(),
        line: error.line().unwrap_or(1),
        message: error_text(&error),
    })?;
    let template = environment.get_template(name).expect("it was just added");
    let mut used: Vec<String> = template.undeclared_variables(true).into_iter().collect();
    used.sort();
    for used in used {
        let is_known = facts.contains(&used) || facts.iter().any(|fact| fact.starts_with(&format!("{used}.")));
        if !is_known {
            let line = text.lines().position(|line| line.contains(&used)).map_or(1, |at| at + 1);
            let hint = match nearest(&used, facts.iter().map(String::as_str)) {
                Some(near) => format!("; did you mean \"{near}\"?"),
                None => format!("; there are {}", facts.join(", ")),
            };
            return Err(TemplateError::Unknown { file: name.to_owned(), line, name: used, hint });
        }
    }
    Ok(())
}

/// The text of a template's error, without the file and line, which the caller adds.
fn error_text(error: &minijinja::Error) -> String {
    match (error.kind(), error.detail()) {
        (ErrorKind::UndefinedError, _) => "a fact is missing; test for it with `if` first".to_owned(),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(files: &[(&str, &str)]) -> Result<Templates, TemplateError> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Templates::load(folder.path(), &crate::delivery::facts::email_names())
    }

    fn fill(templates: &Templates, part: &str, language: &str) -> String {
        let facts =
            minijinja::context! { account => "Acme <&>", link => (), words => minijinja::context!{ greeting => "Hi" } };
        templates.fill(part, language, &facts).unwrap()
    }

    #[test]
    fn a_workspaces_template_takes_the_built_in_ones_place_in_its_language() {
        let templates = with(&[("subject.txt", "All {{ account }}"), ("de/subject.txt", "Nur {{ account }}")]).unwrap();
        assert_eq!(fill(&templates, "subject.txt", "fr"), "All Acme <&>");
        for language in ["de", "de-AT", "de_AT"] {
            assert_eq!(fill(&templates, "subject.txt", language), "Nur Acme <&>");
        }
    }

    #[test]
    fn html_is_escaped_and_text_is_not() {
        let templates = with(&[("body.txt", "{{ account }}"), ("body.html", "{{ account }}{{ \"/'\" }}")]).unwrap();
        assert_eq!(fill(&templates, "body.txt", "en"), "Acme <&>");
        assert_eq!(fill(&templates, "body.html", "en"), "Acme &lt;&amp;&gt;/&#39;");
        assert!(with(&[("body.txt", "{{ link.nothing }}")]).is_err(), "what is not there is an error");
    }

    #[test]
    fn an_unknown_placeholder_is_an_error_that_says_where_and_what_was_meant() {
        let message = with(&[("de/body.txt", "Hi\n{{ acount }}")]).unwrap_err().to_string();
        assert_eq!(message, "de/body.txt:2: there is no \"acount\"; did you mean \"account\"?");
        let internal = with(&[("body.txt", "{{ health }}")]).unwrap_err().to_string();
        assert!(internal.starts_with("body.txt:1: there is no \"health\""), "{internal}");
        let syntax = with(&[("body.txt", "a\n{% if %}")]).unwrap_err().to_string();
        assert!(syntax.starts_with("body.txt:2: "), "{syntax}");
    }
}
