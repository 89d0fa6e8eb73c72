//! What `make dist` hands out: everything that belongs to the program, in the same bytes each time.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn ran(command: &mut Command) -> String {
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Packs the program as it was built for the tests. It is large, so it is pressed lightly.
fn packed(folder: &Path) -> PathBuf {
    let mut pack = Command::new("tests/dist.sh");
    pack.arg(env!("CARGO_BIN_EXE_quarterdeck")).arg(folder);
    pack.env("SOURCE_DATE_EPOCH", "1790000000").env("DIST_LEVEL", "1");
    PathBuf::from(ran(&mut pack).trim())
}

#[test]
fn the_archive_holds_all_of_it_in_the_same_bytes_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let archive = packed(&folder.path().join("a"));
    let again = packed(&folder.path().join("b"));
    assert!(fs::read(&archive).unwrap() == fs::read(&again).unwrap(), "packed twice it differs");

    let name = archive.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with(&format!("quarterdeck-{}-", env!("CARGO_PKG_VERSION"))), "{name}");
    let hash = fs::read_to_string(archive.with_file_name(format!("{name}.sha256"))).unwrap();
    assert!(hash.ends_with(&format!("  {name}\n")), "{hash}");
    ran(Command::new("sh")
        .args(["-c", "cd \"$0\" && sha256sum --check --quiet *.sha256"])
        .arg(folder.path().join("a")));

    let listed = ran(Command::new("tar").arg("-tvzf").arg(&archive));
    assert!(listed.lines().all(|line| line.contains(" 0/0 ")), "one owner: {listed}");
    let stem = name.strip_suffix(".tar.gz").unwrap();
    let names: BTreeSet<&str> = listed
        .lines()
        .map(|line| line.split_once(&format!("{stem}/")).unwrap().1)
        .filter(|name| !name.ends_with('/'))
        .collect();
    for wanted in [
        "quarterdeck",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "licences/inter.txt",
        "licences/noto-sans-jp.txt",
        "man/man1/quarterdeck.1",
        "man/man1/quarterdeck-email-send.1",
        "completions/quarterdeck.bash",
        "completions/_quarterdeck",
        "completions/quarterdeck.fish",
        "schemas/qbr.schema.json",
        "schemas/theme.schema.json",
    ] {
        assert!(names.contains(wanted), "{wanted} is not among {names:?}");
    }
    // What is packed runs where it is unpacked.
    ran(Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(folder.path()));
    let said = ran(Command::new(folder.path().join(stem).join("quarterdeck")).arg("--version"));
    assert_eq!(said.trim(), format!("quarterdeck {}", env!("CARGO_PKG_VERSION")));
}
