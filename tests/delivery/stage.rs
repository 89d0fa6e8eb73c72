//! The sample's workspace with a `delivery` section and hostile names, its decks built and approved.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// Where the published decks stand.
pub const BASE: &str = "https://reviews.pennywharf.example";

/// A day on which the sample's data is fresh.
pub const TODAY: &str = "2026-10-05";

/// Names that a list has to carry, by account.
pub const NAMES: [(&str, &str); 7] = [
    ("C-1001", "Commas, Quotes \"and\" Sons; Ltd"),
    ("C-1002", "=HYPERLINK(\"http://evil.example\",\"Acme\")"),
    ("C-1003", "شركة النور, ש\"ע"),
    ("C-1004", "🚀 Rocket & 火箭"),
    ("C-1005", "+49 Agency"),
    ("C-1006", "@handle"),
    ("C-1007", "-2+3 Numbers"),
];

/// An address that begins like a formula and is none.
pub const PLUS: (&str, &str) = ("C-1007", "+sam.o'neil@numbers.example");

/// Two accounts with one contact.
pub const SHARED: (&str, &str, &str) = ("C-1008", "C-1009", "Both@shared.example");

pub struct Stage {
    folder: TempDir,
}

/// What a command did.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Stage {
    /// The workspace `ws`, its output folder `out`, and every deck approved.
    pub fn approved() -> Self {
        let stage = Self::built();
        stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--all", "--by", "Robin"]).ended(0);
        // What is marked for review is named.
        let rows = stage.rows();
        let looks: Vec<&str> = rows
            .iter()
            .filter(|row| !row["file"].as_str().unwrap().is_empty() && !row["review"].as_str().unwrap().is_empty())
            .map(|row| row["account_id"].as_str().unwrap())
            .collect();
        for account in looks {
            stage.run(&["approve", "out", "-w", "ws", "--on", TODAY, "--account", account, "--by", "Robin"]).ended(0);
        }
        stage
    }

    /// The workspace of a case as `ws`, not built.
    pub fn of_case(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name), &folder.path().join("ws"));
        Self { folder }
    }

    /// The same, with nothing approved.
    pub fn built() -> Self {
        static BUILT: OnceLock<TempDir> = OnceLock::new();
        let built = BUILT.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"), &folder.path().join("ws"));
            let stage = Self { folder };
            stage.edit("ws/qbr.yaml", "\ndelivery:\n", "\ndelivery:\n  suppress: suppressed.txt\n");
            fs::write(stage.path("ws/suppressed.txt"), "# nobody yet\n").unwrap();
            stage.rename();
            stage.run(&["build", "ws", "--out", "out"]).ended(0);
            stage.folder
        });
        let folder = tempfile::tempdir().unwrap();
        copy(built.path(), folder.path());
        Self { folder }
    }

    /// Gives some accounts hostile names and addresses.
    fn rename(&self) {
        let mut reader = csv::Reader::from_path(self.path("ws/accounts.csv")).unwrap();
        let header = reader.headers().unwrap().clone();
        let place = |column: &str| header.iter().position(|name| name == column).unwrap();
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let mut set = |id: &str, column: &str, value: &str| {
            let row = rows.iter_mut().find(|row| row[place("account_id")] == id).unwrap();
            row[place(column)] = value.to_owned();
        };
        for (id, name) in NAMES {
            set(id, "company", name);
            set(id, "contact", name);
        }
        set(PLUS.0, "contact_email", PLUS.1);
        set(SHARED.0, "contact_email", SHARED.2);
        set(SHARED.1, "contact_email", &SHARED.2.to_lowercase());
        let mut writer = csv::Writer::from_path(self.path("ws/accounts.csv")).unwrap();
        writer.write_record(&header).unwrap();
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        let output = command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The manifest's rows.
    pub fn rows(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.path("out/manifest.jsonl")).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The manifest's row of an account.
    pub fn row(&self, account: &str) -> Value {
        self.rows().into_iter().find(|row| row["account_id"] == account).unwrap()
    }

    /// Where the deck of an account stands.
    pub fn deck(&self, account: &str) -> PathBuf {
        self.path("out").join(self.row(account)["file"].as_str().unwrap())
    }

    /// Replaces text that has to be there.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from:?}");
        fs::write(self.path(name), text.replacen(from, to, 1)).unwrap();
    }
}

impl Ran {
    /// Asserts the exit status, showing what was printed where it is another.
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// What was printed as JSON.
    pub fn json(self) -> Value {
        serde_json::from_str(&self.ended(0).out).unwrap()
    }
}

/// What somebody does to a folder so that a deck would go to another account, and a name for it.
pub type Tampering = (&'static str, fn(&Stage));

/// All that an attacker or an accident can do without the key.
pub const TAMPERING: [Tampering; 6] = [
    ("a recipient in the manifest is another", |stage| {
        stage.edit("out/manifest.jsonl", "dale@oakhollowdental.example", "eve@rival.example");
    }),
    ("a row's file is another account's", |stage| {
        let (one, two) = (stage.row("C-1010"), stage.row("C-1011"));
        stage.edit("out/manifest.jsonl", one["file"].as_str().unwrap(), two["file"].as_str().unwrap());
    }),
    ("two decks have changed places", |stage| {
        let (one, two) = (stage.deck("C-1010"), stage.deck("C-1011"));
        let first = fs::read(&one).unwrap();
        fs::copy(&two, &one).unwrap();
        fs::write(&two, first).unwrap();
    }),
    ("a deck is another account's", |stage| {
        fs::copy(stage.deck("C-1011"), stage.deck("C-1010")).unwrap();
    }),
    ("a deck was changed by a byte", |stage| {
        let mut bytes = fs::read(stage.deck("C-1010")).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(stage.deck("C-1010"), bytes).unwrap();
    }),
    ("a deck is gone", |stage| fs::remove_file(stage.deck("C-1010")).unwrap()),
];

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(drop).unwrap() }
    }
}

/// What a strict reader of RFC 4180 takes a file for; anything else is a panic. Every row has as many cells as the first.
pub fn strict_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match letter {
            '"' => {
                assert!(cell.is_empty(), "a quote in the middle of a cell: {cell}");
                loop {
                    match letters.next().expect("a quote is closed") {
                        '"' if letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
                        '"' => break,
                        inner => cell.push(inner),
                    }
                }
                assert!(matches!(letters.peek(), None | Some(',' | '\r')), "letters behind a closing quote: {cell}");
            }
            ',' => row.push(String::new()),
            '\r' => {
                assert_eq!(letters.next(), Some('\n'), "a line ends with CRLF");
                rows.push(vec![String::new()]);
            }
            '\n' => panic!("a line ends with CRLF"),
            plain => cell.push(plain),
        }
    }
    assert_eq!(rows.pop().unwrap(), [""], "the last line ends");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "every row has all columns");
    rows
}
