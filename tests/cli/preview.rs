//! `preview` as whoever works on a deck uses it: pictures of the very deck that a build writes, held or not, again after
//! every change.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use quarterdeck::pdf::raster::{Bitmap, pages};
use serde_json::Value;

use super::workspace::{Ran, Workspace, run_in};

/// How long is waited for what takes a fraction of a second: after that it will hardly come to pass, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(600);

fn picture(file: &Path) -> Bitmap {
    let image = image::open(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).to_rgb8();
    Bitmap { width: image.width(), height: image.height(), rgb: image.into_raw() }
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

fn files(told: &Value, list: &str) -> Vec<PathBuf> {
    told[list].as_array().unwrap().iter().map(|one| PathBuf::from(one["file"].as_str().unwrap())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = entries.collect();
    names.sort();
    names
}

/// The deck of an account in an output folder.
fn deck(workspace: &Workspace, out: &str, start: &str) -> Vec<u8> {
    let name = names(&workspace.path(out)).into_iter().find(|name| name.starts_with(start) && name.ends_with(".pdf"));
    fs::read(workspace.path(out).join(name.unwrap())).unwrap()
}

/// A strip of a picture's columns.
fn columns(picture: &Bitmap, from: u32, count: u32) -> Vec<u8> {
    let rows = picture.rgb.chunks(3 * picture.width as usize);
    rows.flat_map(|row| &row[3 * from as usize..3 * (from + count) as usize]).copied().collect()
}

#[test]
fn a_preview_shows_the_very_deck_that_a_build_writes() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--account", "a-1", "--quiet"]).ended(0);
    let told = json(&workspace.run(&["preview", "acme bakeries", "--width", "640", "--json"]).ended(0));
    assert_eq!((&told["account_id"], &told["held"]), (&"a-1".into(), &Value::Null));
    let built = pages(&deck(&workspace, "out", "acme"), 640).unwrap();
    let shown: Vec<_> = files(&told, "slides").iter().map(|file| picture(&workspace.path("").join(file))).collect();
    assert!(built.len() >= 6 && shown == built);
    assert_eq!(told["slides"][0]["slide"], "cover");

    let home = workspace.path(".quarterdeck/preview");
    let sheet = workspace.path("").join(told["sheet"].as_str().unwrap());
    let folder = sheet.parent().unwrap();
    assert_eq!((folder.parent().unwrap(), names(&home).len()), (home.as_path(), 2));
    let mut expected: Vec<_> = (1..=built.len()).map(|page| format!("slide-{page}.png")).collect();
    expected.insert(0, "sheet.png".to_owned());
    assert_eq!(names(folder), expected, "pictures and nothing else");
    assert_eq!(picture(&sheet).width, 2560);
}

#[test]
fn in_a_pipe_paths_alone_are_printed() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("pictures")).unwrap();
    fs::write(workspace.path("pictures/slide-9.png"), "of an earlier deck").unwrap();
    let ran = workspace.run(&["preview", "a-1", ".", "--dir", "pictures", "--width", "320"]).ended(0);
    let printed: Vec<_> = ran.out.lines().collect();
    assert_eq!((printed[0], printed[1]), ("pictures/sheet.png", "pictures/slide-1.png"));
    let mut sorted: Vec<_> = printed.iter().map(|path| path.replace("pictures/", "")).collect();
    sorted.sort();
    assert_eq!(names(&workspace.path("pictures")), sorted);
    assert!(!workspace.path("out").exists() && !workspace.path(".quarterdeck/preview").exists());
    assert_eq!(ran.err, "");
}

#[test]
fn a_held_account_has_pictures_and_is_said_to_be_held() {
    let workspace = Workspace::new();
    let run = || workspace.run(&["preview", "a-7", "--dir", "pictures", "--width", "320", "--json"]).ended(0);
    let (held, told) = (run(), "held: the account is marked to be held");
    assert!(held.err.starts_with(told) && held.err.contains("not to be sent"), "{}", held.err);
    assert_eq!(json(&held)["held"]["outcome"], "held");
    assert!(fs::read_to_string(workspace.path("pictures/HELD.txt")).unwrap().starts_with(told));
    let striped = picture(&workspace.path("pictures/sheet.png"));

    // Once nothing holds it, the build writes what was shown.
    workspace.write("accounts.csv", &Workspace::accounts().replace("40,yes", "40,"));
    workspace.run(&["build", "--account", "a-7", "--quiet"]).ended(0);
    let built = pages(&deck(&workspace, "out", "wayne"), 320).unwrap();
    let shown: Vec<_> =
        files(&json(&held), "slides").iter().map(|file| picture(&workspace.path("").join(file))).collect();
    assert!(shown == built);
    let clear = run();
    assert_eq!((clear.err.as_str(), &json(&clear)["held"]), ("", &Value::Null));
    assert!(!workspace.path("pictures/HELD.txt").exists());
    assert_ne!(picture(&workspace.path("pictures/sheet.png")), striped);
}

#[test]
fn an_account_without_a_deck_has_no_pictures_and_the_reason() {
    let workspace = Workspace::new();
    workspace.write("accounts.csv", &format!("{}a-8,,SMB,grow,40,,\n", Workspace::accounts()));
    workspace.run(&["preview", "a-1", "--dir", "pictures"]).ended(0);
    let ran = workspace.run(&["preview", "a-8", "--dir", "pictures"]).ended(1);
    assert!(ran.err.contains("(a-8) gets no deck") && ran.err.contains("no usable name"), "{}", ran.err);
    assert!(names(&workspace.path("pictures")).is_empty(), "pictures of another deck");
    let ran = workspace.run(&["preview", "Zanzibar"]).ended(2);
    assert!(ran.err.contains("no account has the id or name \"Zanzibar\""), "{}", ran.err);
}

#[test]
fn pictures_never_stand_among_decks() {
    let workspace = Workspace::new();
    workspace.run(&["build", "--account", "a-1", "--quiet"]).ended(0);
    let before = names(&workspace.path("out"));
    let ran = workspace.run(&["preview", "a-1", "--dir", "out"]).ended(2);
    assert!(ran.err.contains("out is the output folder of a build") && ran.err.contains("--dir"), "{}", ran.err);
    assert_eq!(names(&workspace.path("out")), before);
}

#[test]
fn last_quarters_slide_stands_beside_this_one() {
    let workspace = Workspace::new();
    let old = ["build", "--period", "2026-Q2", "--as-of", "2026-06-30", "--out", "old", "--quiet"];
    workspace.run(&old).ended(0);
    let arguments = ["preview", "a-1", "--compare", "old", "--dir", "pictures", "--width", "320", "--json"];
    let ran = workspace.run(&arguments).ended(0);
    assert!(ran.err.contains("compared with 2026-Q2"), "{}", ran.err);
    let told = json(&ran);
    let compared = &told["compared"];
    assert_eq!((&compared["period"], &compared["by_place"]), (&"2026-Q2".into(), &false.into()));
    let before = pages(&deck(&workspace, "old", "acme"), 320).unwrap();
    let now: Vec<_> = files(&told, "slides").iter().map(|file| picture(&workspace.path("").join(file))).collect();
    let pairs = compared["pairs"].as_array().unwrap();
    let (mut olds, mut news) = (Vec::new(), Vec::new());
    for pair in pairs {
        let both = picture(&workspace.path("").join(pair["file"].as_str().unwrap()));
        assert_eq!(both.height, now[0].height);
        if let Some(page) = pair["old"].as_u64() {
            assert!(columns(&both, 0, 320) == before[page as usize - 1].rgb, "{pair}");
            olds.push(page);
        }
        if let Some(page) = pair["new"].as_u64() {
            assert!(columns(&both, both.width - 320, 320) == now[page as usize - 1].rgb, "{pair}");
            assert_eq!(pair["slide"], told["slides"][page as usize - 1]["slide"]);
            news.push(page);
        }
    }
    olds.sort_unstable();
    assert_eq!(olds, (1..=before.len() as u64).collect::<Vec<_>>());
    assert_eq!(news, (1..=now.len() as u64).collect::<Vec<_>>());
    assert_eq!(pairs[0]["slide"], "cover");
    assert_eq!(picture(&workspace.path("pictures/compare.png")).width, 2560);

    // A build that did not tell its slides: page by page, and that is said.
    let insights = fs::read_to_string(workspace.path("old/insights.jsonl")).unwrap();
    let untold: String = insights
        .lines()
        .map(|line| {
            let mut told: Value = serde_json::from_str(line).unwrap();
            assert!(told.as_object_mut().unwrap().remove("slides").is_some());
            format!("{told}\n")
        })
        .collect();
    workspace.write("old/insights.jsonl", &untold);
    workspace.age("old");
    let ran = workspace.run(&arguments).ended(0);
    assert!(json(&ran)["compared"]["by_place"] == true && ran.err.contains("in their order"), "{}", ran.err);

    // An account that had no deck is shown alone, and what was compared before is gone.
    let mut arguments = arguments;
    arguments[1] = "a-7";
    let ran = workspace.run(&arguments).ended(0);
    assert!(ran.err.contains("nothing to compare with: old has no deck of \"a-7\" for 2026-Q2"), "{}", ran.err);
    assert!(json(&ran)["compared"].is_null() && !workspace.path("pictures/compare.png").exists());
    let ran = workspace.run(&["preview", "a-1", "--compare", "nowhere"]).ended(2);
    assert!(ran.err.contains("--compare takes the output folder of an earlier `quarterdeck build`"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn the_sheet_is_opened_in_the_systems_viewer_only_where_it_is_asked_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::new();
    let viewer = workspace.path("bin/xdg-open");
    fs::create_dir(workspace.path("bin")).unwrap();
    fs::write(&viewer, format!("#!/bin/sh\necho \"$1\" > {}\n", workspace.path("opened").display())).unwrap();
    fs::set_permissions(&viewer, fs::Permissions::from_mode(0o755)).unwrap();
    let run = |open: &[&str]| {
        let path = format!("{}:{}", workspace.path("bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        command.args(["preview", "a-1", "--dir", "pictures", "--width", "320"]).args(open).env("PATH", path);
        command.current_dir(workspace.path("")).env("DISPLAY", ":0").stdin(Stdio::null()).output().unwrap()
    };
    assert!(run(&[]).status.success() && run(&["--no-open"]).status.success());
    assert!(!workspace.path("opened").exists(), "a pipe has nobody before it");
    assert!(run(&["--open"]).status.success());
    let opened = || fs::read_to_string(workspace.path("opened")).unwrap_or_default();
    let begun = Instant::now();
    while !opened().ends_with('\n') && begun.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(10));
    }
    assert!(opened().trim_end().ends_with("pictures/sheet.png"), "{:?}", opened());
}

/// A preview that watches, and what it prints.
struct Watching {
    child: Child,
    made: Receiver<Value>,
    said: Receiver<String>,
}

impl Watching {
    fn new(workspace: &Workspace) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        command.args(["preview", "a-1", "--watch", "--json", "--dir", "pictures", "--width", "320", "--theme", "own"]);
        command.current_dir(workspace.path("")).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (lines, made) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            out.lines().try_for_each(|line| lines.send(serde_json::from_str(&line.unwrap()).unwrap()))
        });
        let (lines, said) = channel();
        let err = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || err.lines().try_for_each(|line| lines.send(line.unwrap())));
        Self { child, made, said }
    }

    /// The pages that are others than before, of the next pictures that differ.
    fn changed(&self) -> Vec<u64> {
        loop {
            let told = self.made.recv_timeout(PATIENCE).unwrap();
            let slides = told["slides"].as_array().unwrap().iter();
            let changed: Vec<_> =
                slides.filter(|slide| slide["changed"] == true).map(|slide| slide["page"].as_u64().unwrap()).collect();
            if !changed.is_empty() {
                return changed;
            }
        }
    }

    /// Waits for a line on standard error that has these words.
    fn says(&self, words: &str) {
        while !self.said.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("nothing says {words}")).contains(words) {}
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // Already over where the test got to its end.
        let _ = self.child.kill();
    }
}

/// Puts a new file in the place of an old one, as editors do.
fn save(workspace: &Workspace, name: &str, text: &str) {
    workspace.write(".saved", text);
    fs::rename(workspace.path(".saved"), workspace.path(name)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_change_of_anything_makes_the_pictures_again_and_a_fault_ends_nothing() {
    let workspace = Workspace::new();
    fs::create_dir(workspace.path("themes")).unwrap();
    workspace.write("themes/own.yaml", "name: own\nbrand: \"#1747d6\"\n");
    let mut watching = Watching::new(&workspace);
    let all = watching.changed();
    assert!(all.len() >= 6);
    watching.says("Watching");
    let sheet = || fs::read(workspace.path("pictures/sheet.png")).unwrap();
    let first = sheet();

    save(&workspace, "themes/own.yaml", "name: own\nbrand: \"#0a7d55\"\n");
    assert_eq!(watching.changed(), all, "a colour");
    watching.says("slides changed in");
    let green = sheet();
    assert_ne!(green, first);

    save(&workspace, "themes/own.yaml", "name: own\nbrand: green\n");
    watching.says("the pictures stay as they were");
    assert_eq!(sheet(), green, "the last good pictures");
    save(&workspace, "themes/own.yaml", "name: own\nbrand: \"#1747d6\"\n");
    assert_eq!(watching.changed(), all, "the theme is fixed");
    assert_eq!(sheet(), first);

    fs::create_dir(workspace.path("voice")).unwrap();
    workspace.write("voice/en.ftl", "next-kicker = And now?\n");
    // Behind the last slide stands the page of definitions.
    assert_eq!(watching.changed(), [all.len() as u64 - 1], "a word of the last slide, in a folder that is new");

    save(&workspace, "qbr.yaml", "period: [\n");
    watching.says("the pictures stay as they were");
    save(&workspace, "voice/en.ftl", "next-kicker = What now?\n");
    watching.says("the pictures stay as they were");
    let qbr = Workspace::new();
    let text = fs::read_to_string(qbr.path("qbr.yaml")).unwrap();
    save(&workspace, "qbr.yaml", &text);
    assert_eq!(watching.changed(), [all.len() as u64 - 1], "what changed while qbr.yaml was broken");

    // Some ids differ in nothing but their case.
    let other = "A-1,Another,SMB,grow,40,,ops@a-1.example\n";
    let renamed = Workspace::accounts().replace("Acme Bakeries", "Acme Mills");
    save(&workspace, "accounts.csv", &format!("{renamed}{other}"));
    assert_eq!(watching.changed(), all, "the account's name");
    save(&workspace, "accounts.csv", &Workspace::accounts().replace("a-1,", "a-9,"));
    watching.says("no account is left by id=a-1");
    save(&workspace, "accounts.csv", &Workspace::accounts());
    assert_eq!(watching.changed(), all, "the account is back");

    fs::create_dir(workspace.path("overrides")).unwrap();
    workspace.write("overrides/a-1.yaml", "headline: A quarter of fewer forms.\n");
    assert!(watching.changed().contains(&1), "a headline on the cover");
    save(&workspace, "overrides/a-1.yaml", "headline: A quarter of fewer forms.\nhold: They asked for a call first.\n");
    watching.says("held: ");
    watching.says("no slide changed");
    assert!(workspace.path("pictures/HELD.txt").exists());

    let asked = Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status().unwrap();
    assert!(asked.success());
    assert_eq!(watching.child.wait().unwrap().code(), Some(0));
    assert_eq!(sheet(), {
        run_in(&workspace.path(""), &["preview", "a-1", "--dir", "again", "--width", "320", "--theme", "own"]).ended(0);
        fs::read(workspace.path("again/sheet.png")).unwrap()
    });
}
