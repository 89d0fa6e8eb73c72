//! What was read is kept for builds of one account: the same decks, never stale, safe to delete, safe with two users.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod common;

use std::cell::Cell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use common::bakery::{self, Bakery};
use common::{Folder, today};
use quarterdeck::config::flags::Flags;
use quarterdeck::config::workspace::Workspace;
use quarterdeck::ingest::selection::Selection;
use quarterdeck::pipeline::factory::DeckFactory;
use quarterdeck::pipeline::finished_deck::FinishedDeck;
use quarterdeck::pipeline::options::{BuildOptions, Progress, Scope};
use quarterdeck::pipeline::run;
use quarterdeck::pipeline::run_report::RunReport;
use quarterdeck::store::manifest::Manifest;
use quarterdeck::store::manifest_row::Outcome;
use redb::ReadableTable as _;
use sha2::{Digest as _, Sha256};

/// Seven bakeries of one cohort, and their workspace.
fn bakeries() -> Folder {
    let bakeries: Vec<_> = (1..8).map(|n| Bakery::new(&format!("B{n}"), &format!("Bakery {n}"), n + 4)).collect();
    bakery::folder(&bakeries, 5)
}

fn only(account: &str) -> Selection {
    Selection { accounts: vec![account.to_owned()], ..Selection::default() }
}

fn order(workspace: &Path, out: &Path, selection: Selection) -> BuildOptions {
    BuildOptions { workspace: workspace.to_owned(), out: out.to_owned(), selection, ..BuildOptions::default() }
}

/// Builds, and says how many tables were read.
fn build(order: &BuildOptions) -> (RunReport, usize) {
    let read = AtomicUsize::new(0);
    let progress = |progress: Progress<'_>| {
        read.fetch_add(usize::from(matches!(progress, Progress::Reading(_))), Ordering::SeqCst);
    };
    let report = run::run(order, today(), &progress, &common::GO_ON).unwrap();
    (report, read.into_inner())
}

/// Builds one account into a folder of its own, and says whether the data was read for it.
fn reads(workspace: &Path, account: &str) -> bool {
    let out = tempfile::tempdir().unwrap();
    build(&order(workspace, out.path(), only(account))).1 > 0
}

/// One account's deck by the way of a build of one account.
fn alone(workspace: &Path, flags: &Flags, account: &str) -> FinishedDeck {
    let wanted = Scope { workspace, flags, selection: &only(account) };
    run::factory(wanted, today()).unwrap().0.deck(0)
}

/// All accounts' decks by the way of a run of all, which uses no cache.
fn bulk(workspace: &Path, flags: &Flags) -> (DeckFactory, Vec<String>) {
    let mut workspace = Workspace::load(workspace, flags, today()).unwrap();
    workspace.key = workspace.make_key().unwrap();
    let workspace = Arc::new(workspace);
    let (tables, _) = quarterdeck::ingest::load::load(&workspace, &|_| ()).unwrap();
    let ids = tables.accounts.iter().map(|row| row.id.clone()).collect();
    (DeckFactory::new(workspace, tables).unwrap(), ids)
}

fn same(ours: &FinishedDeck, theirs: &FinishedDeck) {
    assert_eq!(ours.record, theirs.record);
    assert_eq!(ours.claims, theirs.claims);
    assert!(ours.pdf == theirs.pdf, "the bytes of {} differ", ours.record.name);
}

/// An account made alone is the one that the data gives now.
fn is_current(workspace: &Path, account: &str) {
    let (factory, ids) = bulk(workspace, &Flags::default());
    let at = ids.iter().position(|id| id == account).unwrap();
    same(&alone(workspace, &Flags::default(), account), &factory.deck(at));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (path, name) = (entry.path(), entry.file_name());
        match path.is_dir() {
            true if name == ".quarterdeck" => {}
            true => copy(&path, &to.join(name)),
            false => drop(fs::copy(&path, to.join(name)).unwrap()),
        }
    }
}

fn caches(workspace: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(workspace.join(".quarterdeck/cache")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "redb")).collect()
}

/// Every account of a workspace, or every `step`-th, made alone: of the data the first time, of the cache from then on.
fn every_account_is_the_same(workspace: &Path, flags: &Flags, step: usize) {
    let (factory, ids) = bulk(workspace, flags);
    for (at, id) in ids.iter().enumerate().step_by(step) {
        let deck = factory.deck(at);
        same(&alone(workspace, flags, id), &deck);
    }
    assert_eq!(caches(workspace).len(), 1);
    let all = Selection { limit: Some(ids.len()), ..Selection::default() };
    let (kept, _) = run::factory(Scope { workspace, flags, selection: &all }, today()).unwrap();
    assert_eq!((kept.len(), kept.census()), (ids.len(), factory.census()));
    let print = |factory: &DeckFactory, at| factory.plan(at).map(|draft| (draft.record, draft.claims));
    for (at, id) in ids.iter().enumerate() {
        assert_eq!(print(&kept, at), print(&factory, at), "{id}");
    }
}

#[test]
fn every_account_of_the_sample_is_the_same_alone_and_in_the_whole_run() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"), folder.path());
    every_account_is_the_same(folder.path(), &Flags::default(), 4);
}

#[test]
fn accounts_of_real_data_are_the_same_alone_and_in_the_whole_run() {
    let Some(data) = common::shared("data/ravenstack") else { return };
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/ravenstack"), folder.path());
    let flags = Flags { data: Some(data), ..Flags::default() };
    every_account_is_the_same(folder.path(), &flags, 25);
}

#[test]
fn a_whole_run_and_builds_of_one_account_leave_the_same_files() {
    let folder = bakeries();
    let (all, one, cold) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(build(&order(folder.path(), all.path(), Selection::default())).1 > 0);
    for n in 1..8 {
        let selection = only(&format!("Bakery {n}"));
        let (report, read) = build(&order(folder.path(), one.path(), selection.clone()));
        assert_eq!((report.accounts, report.tally.built, read), (7, 1, 0));
        fs::remove_dir_all(folder.path().join(".quarterdeck/cache")).unwrap();
        assert!(build(&order(folder.path(), cold.path(), selection)).1 > 0);
    }
    let rows = |out: &Path| Manifest::load(out).unwrap().unwrap().into_rows();
    for out in [one.path(), cold.path()] {
        assert_eq!(rows(out), rows(all.path()));
        let files = rows(out).into_iter().map(|row| row.file);
        for file in files.chain(["manifest.csv", "insights.jsonl"].map(str::to_owned)) {
            assert!(fs::read(out.join(&file)).unwrap() == fs::read(all.path().join(&file)).unwrap(), "{file}");
        }
    }
    // The report and the run's own account of itself tell the same findings.
    let page = |out: &Path| fs::read(out.join("report.html")).unwrap();
    assert!(page(one.path()) == page(cold.path()));
}

#[cfg(unix)]
#[test]
fn a_build_of_one_account_that_changes_nothing_leaves_the_manifest_and_what_was_told_alone() {
    use std::os::unix::fs::MetadataExt;
    let (folder, out) = (bakeries(), tempfile::tempdir().unwrap());
    build(&order(folder.path(), out.path(), Selection::default()));
    let files = ["manifest.jsonl", "manifest.csv", "insights.jsonl"].map(|file| out.path().join(file));
    let numbers = || files.each_ref().map(|file| fs::metadata(file).unwrap().ino());
    let (before, one) = (numbers(), order(folder.path(), out.path(), only("B4")));
    let (report, _) = build(&one);
    assert_eq!((report.tally.count(Outcome::Unchanged), report.summary.rows, numbers()), (1, 7, before));
    // A table that somebody saved from a spreadsheet is put right all the same.
    fs::write(&files[1], "account_id\n").unwrap();
    build(&one);
    assert!(Manifest::load(out.path()).unwrap().unwrap().is_spelled_in(out.path()));
}

#[test]
fn what_others_were_told_and_somebody_edited_stops_a_build_of_one_before_its_deck() {
    let (folder, out) = (bakeries(), tempfile::tempdir().unwrap());
    build(&order(folder.path(), out.path(), Selection::default()));
    let told = out.path().join("insights.jsonl");
    let text = fs::read_to_string(&told).unwrap();
    let last = text.lines().last().unwrap();
    fs::write(&told, text.replace(last, "{\"account_id\":\"B7\"}")).unwrap();
    let one = order(folder.path(), out.path(), only("B1"));
    let deck = out.path().join(&Manifest::load(out.path()).unwrap().unwrap().row("B1").unwrap().file);
    let bytes = fs::read(&deck).unwrap();
    let usage = fs::read_to_string(folder.path().join("usage.csv")).unwrap();
    fs::write(folder.path().join("usage.csv"), usage.replace("\"B1\",2026-09-21,", "\"B1\",2026-09-21,9")).unwrap();
    let refused = run::run(&one, today(), &|_| (), &common::GO_ON).unwrap_err();
    assert!(refused.to_string().contains("insights.jsonl is not as a build of this workspace left it"), "{refused}");
    assert!(fs::read(&deck).unwrap() == bytes);
    fs::write(&told, &text).unwrap();
    build(&one);
    assert!(fs::read(&deck).unwrap() != bytes);
}

#[test]
fn whatever_changes_in_the_data_is_read() {
    let folder = bakeries();
    let root = folder.path();
    let edit = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(from), "{file} holds {from}");
        fs::write(root.join(file), text.replacen(from, to, 1)).unwrap();
    };
    let usage = root.join("usage.csv");
    let with_times_kept = |change: &dyn Fn()| {
        let modified = fs::metadata(&usage).unwrap().modified().unwrap();
        change();
        File::options().write(true).open(&usage).unwrap().set_modified(modified).unwrap();
    };
    assert!(reads(root, "B3") && !reads(root, "B3"));
    let changes: [(&str, &dyn Fn()); 6] = [
        ("a row", &|| edit("usage.csv", "\"B3\",2026-09-21,", "\"B3\",2026-09-21,9")),
        ("another account's row", &|| edit("usage.csv", "\"B5\",2026-09-21,", "\"B5\",2026-09-21,9")),
        ("size with the time kept", &|| {
            with_times_kept(&|| edit("usage.csv", "\"B4\",2026-09-21,", "\"B4\",2026-09-21,9"))
        }),
        ("size and time kept", &|| {
            with_times_kept(&|| edit("usage.csv", "\"B3\",2026-09-14,11,", "\"B3\",2026-09-14,31,"))
        }),
        ("a file in another's place", &|| {
            let text = fs::read_to_string(&usage).unwrap().replacen("\"B6\",2026-09-21,", "\"B6\",2026-09-22,", 1);
            fs::write(root.join("new.csv"), text).unwrap();
            fs::rename(root.join("new.csv"), &usage).unwrap();
        }),
        ("qbr.yaml", &|| edit("qbr.yaml", "minimum: 5", "minimum: 6")),
    ];
    for (what, change) in changes {
        change();
        is_current(root, "B3");
        assert!(!reads(root, "B3"), "{what} is kept");
        change_back_is_read(root, &usage);
    }
    edit("catalogue.yaml", "Dough timer", "Dough clock");
    is_current(root, "B3");
}

/// A file that is changed and changed back within one moment is what it was, and is not read into tables again.
fn change_back_is_read(root: &Path, file: &Path) {
    let text = fs::read(file).unwrap();
    fs::write(file, b"id,day\n").unwrap();
    fs::write(file, text).unwrap();
    assert!(!reads(root, "B3"), "the same content is the same input");
}

#[test]
fn every_change_makes_the_data_be_read() {
    let folder = bakeries();
    let root = folder.path();
    assert!(reads(root, "B1"));
    for file in ["usage.csv", "features.csv", "requests.csv", "tickets.csv", "outcomes.csv", "accounts.csv", "qbr.yaml"]
    {
        let mut text = fs::read(root.join(file)).unwrap();
        text.extend(b"\n");
        fs::write(root.join(file), text).unwrap();
        assert!(reads(root, "B1"), "{file} has changed");
        assert!(!reads(root, "B1"), "{file} is as it was read");
    }
}

#[test]
fn a_file_more_or_fewer_that_a_pattern_means_is_another_input() {
    let folder = bakeries();
    let root = folder.path();
    let qbr = fs::read_to_string(root.join("qbr.yaml")).unwrap();
    fs::write(root.join("qbr.yaml"), qbr.replace("file: usage.csv", "file: 'usage*.csv'")).unwrap();
    assert!(reads(root, "B2") && !reads(root, "B2"));
    let header = "id,day,wau,mau,loaves,rolls\n";
    fs::write(root.join("usage-2.csv"), format!("{header}B2,2026-09-24,99,99,99,99\n")).unwrap();
    is_current(root, "B2");
    assert!(!reads(root, "B2"));
    fs::remove_file(root.join("usage-2.csv")).unwrap();
    assert!(reads(root, "B2"));
    is_current(root, "B2");
}

#[test]
fn another_folder_of_data_another_quarter_and_another_day_have_caches_of_their_own() {
    let (folder, other) = (bakeries(), tempfile::tempdir().unwrap());
    let root = folder.path();
    copy(root, other.path());
    let usage = fs::read_to_string(root.join("usage.csv")).unwrap();
    fs::write(other.path().join("usage.csv"), usage.replace("\"B1\",2026-09-21,", "\"B1\",2026-09-21,9")).unwrap();
    let data = Flags { data: Some(other.path().to_owned()), ..Flags::default() };
    let quarter = Flags { period: Some("2026-Q2".into()), as_of: "2026-06-30".parse().ok(), ..Flags::default() };
    let day = Flags { as_of: "2026-09-20".parse().ok(), ..Flags::default() };
    for flags in [Flags::default(), data.clone(), quarter, day, Flags::default(), data] {
        let deck = bulk(root, &flags).0.deck(0);
        // Of the data the first time, and of the cache the second.
        for _ in 0..2 {
            same(&alone(root, &flags, "B1"), &deck);
        }
        assert!(caches(root).len() <= 3, "the oldest made room");
    }
}

#[test]
fn another_build_of_the_program_reads_the_data_itself() {
    let folder = bakeries();
    let programs = tempfile::tempdir().unwrap();
    let other = programs.path().join("quarterdeck");
    fs::copy(env!("CARGO_BIN_EXE_quarterdeck"), &other).unwrap();
    let kept_by = |program: &Path| {
        let mut command = Command::new(program);
        command.arg("build").arg(folder.path()).args(["--quiet", "--account", "B1", "--out"]);
        assert!(command.arg(programs.path().join("out")).status().unwrap().success());
        let [cache] = caches(folder.path()).try_into().unwrap();
        fs::metadata(cache).unwrap().modified().unwrap()
    };
    let ours = Path::new(env!("CARGO_BIN_EXE_quarterdeck"));
    let first = kept_by(ours);
    assert_eq!(kept_by(ours), first);
    assert_ne!(kept_by(&other), first);
}

/// Rewrites the cache's stamp with another number of the format: the first byte after the value's hash.
fn set_format(cache: &Path, change: impl Fn(u8) -> u8) {
    let all = redb::TableDefinition::<&str, &[u8]>::new("all");
    let write = redb::Database::open(cache).unwrap().begin_write().unwrap();
    {
        let mut table = write.open_table(all).unwrap();
        let mut stamp = table.get("stamp").unwrap().unwrap().value().to_vec();
        stamp[8] = change(stamp[8]);
        let hash = Sha256::digest(&stamp[8..]);
        stamp[..8].copy_from_slice(&hash[..8]);
        table.insert("stamp", stamp.as_slice()).unwrap();
    }
    write.commit().unwrap();
}

#[test]
fn a_cache_of_another_format_is_made_anew() {
    let folder = bakeries();
    let root = folder.path();
    assert!(reads(root, "B1"));
    let [cache] = caches(root).try_into().unwrap();
    set_format(&cache, |format| format);
    assert!(!reads(root, "B1"), "rewriting the stamp itself does no harm");
    set_format(&cache, |format| format + 1);
    assert!(reads(root, "B1"));
    assert!(!reads(root, "B1"));
}

#[cfg(target_os = "linux")]
#[test]
fn data_in_a_folder_with_a_name_that_is_not_text_is_only_not_kept() {
    use std::os::unix::ffi::OsStrExt as _;
    let (folder, other) = (bakeries(), tempfile::tempdir().unwrap());
    let data = other.path().join(std::ffi::OsStr::from_bytes(b"data\xff"));
    copy(folder.path(), &data);
    let out = tempfile::tempdir().unwrap();
    let flags = Flags { data: Some(data), ..Flags::default() };
    let (report, read) = build(&BuildOptions { flags, ..order(folder.path(), out.path(), only("B1")) });
    assert!(read > 0 && report.exit_status() == 0 && report.cache_failure.is_some());
}

#[test]
fn a_cache_is_safe_to_delete_and_what_is_wrong_with_it_is_never_an_error() {
    let folder = bakeries();
    let root = folder.path();
    let expected = bulk(root, &Flags::default()).0.deck(2);
    let build = || same(&alone(root, &Flags::default(), "B3"), &expected);
    build();
    let [cache] = caches(root).try_into().unwrap();
    let whole = fs::read(&cache).unwrap();
    let seen = fs::read(cache.with_extension("seen")).unwrap();
    let spoil: [&dyn Fn(); 7] = [
        &|| fs::remove_file(&cache).unwrap(),
        &|| fs::remove_file(cache.with_extension("seen")).unwrap(),
        &|| fs::remove_dir_all(root.join(".quarterdeck")).unwrap(),
        &|| fs::write(&cache, b"").unwrap(),
        &|| fs::write(&cache, b"something else").unwrap(),
        &|| fs::write(&cache, &whole[..whole.len() / 2]).unwrap(),
        &|| fs::write(cache.with_extension("seen"), &seen[..seen.len() / 2]).unwrap(),
    ];
    for spoil in spoil {
        spoil();
        build();
        assert!(!reads(root, "B3"), "it is made anew");
    }
}

#[test]
fn a_byte_that_the_disk_changed_reaches_no_deck() {
    let folder = bakeries();
    let root = folder.path();
    let expected = bulk(root, &Flags::default()).0.deck(2);
    same(&alone(root, &Flags::default(), "B3"), &expected);
    let [cache] = caches(root).try_into().unwrap();
    let whole = fs::read(&cache).unwrap();
    let used: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let told = Cell::new(0);
    for at in used.iter().step_by(used.len() / 30) {
        let mut broken = whole.clone();
        broken[*at] ^= 0x21;
        fs::write(&cache, &broken).unwrap();
        same(&alone(root, &Flags::default(), "B3"), &expected);
        told.set(told.get() + usize::from(fs::read(&cache).unwrap() != broken));
    }
    assert!(told.get() > 0, "some of them are in what this account needs, and the cache was made anew");
}

#[test]
fn where_nothing_can_be_kept_the_build_goes_on_and_says_so() {
    let folder = bakeries();
    fs::create_dir(folder.path().join(".quarterdeck")).unwrap();
    fs::write(folder.path().join(".quarterdeck/cache"), "in the way").unwrap();
    let out = tempfile::tempdir().unwrap();
    for selection in [only("B1"), Selection::default()] {
        let (report, read) = build(&order(folder.path(), out.path(), selection));
        assert!(read > 0 && report.exit_status() == 0 && report.findings.count_kind("cache") == 0);
        assert!(report.cache_failure.unwrap().path.starts_with(folder.path()));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    command.arg("build").arg(folder.path()).args(["--account", "B1", "--out"]).arg(out.path());
    let told = String::from_utf8(command.output().unwrap().stderr).unwrap();
    assert!(told.starts_with("note: what was read is not kept"), "{told}");
}

#[test]
fn a_file_that_is_long_unchanged_is_not_read_again_and_one_that_was_touched_is_read_once() {
    let folder = bakeries();
    let root = folder.path();
    std::thread::sleep(Duration::from_millis(2_200));
    assert!(reads(root, "B1"));
    let [cache] = caches(root).try_into().unwrap();
    let seen = || fs::metadata(cache.with_extension("seen")).unwrap().modified().unwrap();
    let first = seen();
    assert!(!reads(root, "B1"));
    assert_eq!(seen(), first, "nothing had to be hashed");
    let usage = File::options().write(true).open(root.join("usage.csv")).unwrap();
    usage.set_modified(SystemTime::now() - Duration::from_secs(90)).unwrap();
    std::thread::sleep(Duration::from_millis(2_200));
    assert!(!reads(root, "B1"), "the content is the same");
    let second = seen();
    assert_ne!(second, first, "it was hashed");
    assert!(!reads(root, "B1"));
    assert_eq!(seen(), second, "and need not be again");
}

#[cfg(unix)]
#[test]
fn who_may_not_read_the_data_may_not_read_the_cache() {
    use std::os::unix::fs::PermissionsExt;
    let folder = bakeries();
    let private = fs::Permissions::from_mode(0o600);
    fs::set_permissions(folder.path().join("contacts.csv"), private.clone()).ok();
    fs::set_permissions(folder.path().join("accounts.csv"), private).unwrap();
    assert!(reads(folder.path(), "B1"));
    let closed = |folder: &Path| {
        let [cache] = caches(folder).try_into().unwrap();
        for file in [cache.with_extension("seen"), cache] {
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
        }
    };
    closed(folder.path());

    // Nor what was kept while they might, or what the folders on the way keep from them.
    let open = bakeries();
    fs::set_permissions(open.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(reads(open.path(), "B1"));
    fs::set_permissions(open.path().join("accounts.csv"), fs::Permissions::from_mode(0o600)).unwrap();
    assert!(reads(open.path(), "B1"), "it is kept again, for fewer");
    closed(open.path());
    let behind = bakeries();
    fs::set_permissions(behind.path(), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(reads(behind.path(), "B1"));
    closed(behind.path());
}

#[test]
fn processes_that_build_at_once_while_the_cache_is_written_and_deleted_all_make_their_decks() {
    let folder = bakeries();
    let root = folder.path();
    let (factory, ids) = bulk(root, &Flags::default());
    let out = tempfile::tempdir().unwrap();
    for round in 0..2 {
        let start = |id: &String| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
            command.arg("build").arg(root).args(["--force", "--quiet", "--account", id, "--out"]);
            command.arg(out.path().join(id)).stdin(Stdio::null()).stdout(Stdio::null());
            command.spawn().unwrap()
        };
        let children: Vec<_> = ids.iter().map(start).collect();
        if round == 1 {
            caches(root).iter().for_each(|cache| fs::remove_file(cache).unwrap());
        }
        for mut child in children {
            assert!(child.wait().unwrap().success());
        }
        for (at, id) in ids.iter().enumerate() {
            let deck = factory.deck(at);
            assert!(fs::read(out.path().join(id).join(&deck.record.file)).unwrap() == deck.pdf.unwrap(), "{id}");
        }
        let left = fs::read_dir(root.join(".quarterdeck/cache")).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_str().unwrap().ends_with(".part")).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn accounts_are_chosen_as_they_are_from_the_data() {
    let folder = bakeries();
    let root = folder.path();
    let choose = |selection: &Selection| {
        let wanted = Scope { workspace: root, flags: &Flags::default(), selection };
        let chosen = run::factory(wanted, today())
            .map(|(factory, _)| factory.tables().accounts.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
        chosen.map_err(|error| error.to_string())
    };
    let filtered = |filter: &str| Selection { filters: vec![filter.parse().unwrap()], ..Selection::default() };
    let selections = [
        only("b3"),
        only("BAKERY 3"),
        only("Bakery 33"),
        filtered("segment=CORNER"),
        filtered("segment=corner shop"),
        Selection { limit: Some(2), ..Selection::default() },
    ];
    let cold: Vec<_> = selections
        .iter()
        .map(|selection| {
            fs::remove_dir_all(root.join(".quarterdeck")).ok();
            choose(selection)
        })
        .collect();
    assert!(choose(&only("B1")).is_ok() && !reads(root, "B1"));
    assert_eq!(selections.iter().map(choose).collect::<Vec<_>>(), cold);
    assert_eq!(cold[1], Ok(vec!["B3".to_owned()]));
    assert!(cold[2].as_ref().unwrap_err().contains("did you mean"), "{:?}", cold[2]);
}
