//! Where a page's commands are typed: a folder with the sample's workspace, and a mail server in place of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use quarterdeck::base::signing::token::Token;

use super::root;
use super::server::{Manners, Server};
use super::shell::Line;

pub struct Stage {
    folder: tempfile::TempDir,
    pub server: Server,
}

impl Stage {
    /// The sample. Its data never grows old here, no renewal comes near, and its mail server is ours.
    pub fn sample() -> Self {
        let stage = Self { folder: tempfile::tempdir().unwrap(), server: Server::start(Manners::default()) };
        copy(&root("sample_data"), stage.path());
        let qbr = stage.path().join("qbr.yaml");
        let text = fs::read_to_string(&qbr).unwrap();
        let smtp = format!("host: localhost\n    port: {}\n    security: none", stage.server.port);
        let text = text.replace("host: smtp.pennywharf.example", &smtp);
        let text = text.replace("freshness_days: 45 ", "freshness_days: 36500 ");
        let text = text.replace("hold_before_renewal_days: 30 ", "hold_before_renewal_days: 0 ");
        fs::write(&qbr, format!("{text}  per_minute: 60000\n")).unwrap();
        fs::write(stage.path().join("replies.mbox"), "").unwrap();
        stage
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), server: Server::start(Manners::default()) }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Types a command; what it printed. `page` is who wants it.
    pub fn run(&self, page: &str, line: &Line) -> String {
        let ours = Path::new(env!("CARGO_BIN_EXE_quarterdeck")).parent().unwrap();
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::env::join_paths([ours.to_owned()].into_iter().chain(std::env::split_paths(&paths))).unwrap();
        let mut shell = Command::new("sh");
        // What watches goes on until Ctrl-C.
        let (watches, command) = (line.command.contains(" --watch"), &line.command);
        let typed =
            if watches { format!("timeout --signal INT 6 {command} || [ $? -eq 124 ]") } else { command.clone() };
        shell.args(["-e", "-c", &typed]).current_dir(self.path()).stdin(Stdio::null()).env("PATH", paths);
        shell.env("USER", "sam");
        shell.env_remove("QUARTERDECK_SMTP_USER").env_remove("QUARTERDECK_SMTP_PASSWORD");
        for (name, out) in [("TOKEN", "out"), ("EARLIER", "decks/2026-Q2")] {
            if let Some(token) = self.token(out) {
                shell.env(name, token);
            }
        }
        let ran = shell.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        let told = String::from_utf8_lossy(&ran.stderr);
        let (number, wanted) = (line.number, line.status);
        assert_eq!(ran.status.code(), Some(wanted), "{page}:{number}: {command}\n{said}{told}");
        said
    }

    /// A token of a link of the first deck with one.
    fn token(&self, out: &str) -> Option<String> {
        let mut decks: Vec<_> = fs::read_dir(self.path().join(out)).ok()?.map(|entry| entry.unwrap().path()).collect();
        decks.retain(|path| path.extension().is_some_and(|e| e == "pdf"));
        decks.sort();
        decks.into_iter().find_map(|deck| {
            let document = lopdf::Document::load(deck).unwrap();
            let links = document.objects.values().filter_map(|object| {
                let action = object.as_dict().ok()?.get(b"A").ok()?;
                let (_, action) = document.dereference(action).ok()?;
                Some(String::from_utf8_lossy(action.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()?).into_owned())
            });
            links.into_iter().find_map(|link| Token::all_in(&link).first().map(|token| (*token).to_owned()))
        })
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        if path.is_dir() && name != ".quarterdeck" {
            copy(&path, &to.join(name));
        } else if path.is_file() {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}
