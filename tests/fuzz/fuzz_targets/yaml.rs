//! `qbr.yaml` and the catalogue of any bytes: a workspace, or every fault with its place; soon and in little memory.
//!
//! How soon and in how much is the fuzzer's own limit. Nothing that such a workspace names is read.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use quarterdeck::config::flags::Flags;
use quarterdeck::config::problem::WorkspaceError;
use quarterdeck::config::workspace::Workspace;
use quarterdeck_fuzz::{CATALOGUE, Folder, HEAD, METRICS, sources, today};

static QBR: LazyLock<String> = LazyLock::new(|| format!("{HEAD}{METRICS}{}", sources("accounts.csv", "x.csv")));

thread_local! {
    static FOLDER: Folder = Folder::of(&[("qbr.yaml", "")]);
}

fuzz_target!(|bytes: &[u8]| {
    judge(bytes, CATALOGUE.as_bytes());
    judge(QBR.as_bytes(), bytes);
});

fn judge(qbr: &[u8], catalogue: &[u8]) {
    let load = || {
        FOLDER.with(|folder| {
            std::fs::write(folder.path().join("qbr.yaml"), qbr).expect("a file can be written");
            std::fs::write(folder.path().join("catalogue.yaml"), catalogue).expect("a file can be written");
            Workspace::load(folder.path(), &Flags::default(), today())
        })
    };
    match load() {
        Ok(workspace) => {
            assert!(workspace.previous.end < workspace.period.start);
            assert!(!workspace.config.sources.accounts.0.is_empty());
            let again = load().expect("it could be read before");
            assert_eq!(format!("{workspace:?}"), format!("{again:?}"));
        }
        Err(WorkspaceError::Invalid(problems)) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(!problem.message.trim().is_empty());
                let text = if problem.file == "qbr.yaml" { qbr } else { catalogue };
                let text = String::from_utf8_lossy(text);
                let lines = 1 + text.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
                if let Some((line, column)) = problem.at {
                    assert!(line >= 1 && column >= 1 && line <= lines + 1, "{problem}");
                }
            }
        }
        // A catalogue somewhere else.
        Err(WorkspaceError::Io(_)) => {}
        Err(WorkspaceError::Absent(path)) => panic!("{} is there", path.display()),
    }
}
