//! A published folder is known by what stands in it, not by where it stands, so taken down means gone.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::stage::{Ran, Stage, TODAY, copy};

/// Publishes into a folder.
fn publish(stage: &Stage, to: &str) -> Ran {
    stage.run(&["publish", "out", "-w", "ws", "--to", to, "--on", TODAY, "--json"])
}

fn take_down(stage: &Stage, to: &str, what: &str) -> Ran {
    stage.run(&["publish", "out", "-w", "ws", "--to", to, "--take-down", what, "--json"])
}

fn revoke(stage: &Stage, account: &str) -> Ran {
    revoke_of(stage, account, true)
}

/// The same where the account's deck is at the place that is recorded, or is not.
fn revoke_of(stage: &Stage, account: &str, is_there: bool) -> Ran {
    let ran = stage.run(&["revoke", "out", "-w", "ws", "--account", account, "--by", "Robin"]);
    ran.ended(i32::from(!is_there))
}

/// What a run printed as JSON that ended with exit status 1.
fn failed(ran: Ran) -> Value {
    serde_json::from_str(&ran.ended(1).out).unwrap()
}

/// The decks in a published folder, sorted.
fn decks(root: &Path) -> Vec<PathBuf> {
    let inner = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut decks: Vec<PathBuf> =
        inner(root.to_owned()).filter(|path| path.is_dir()).flat_map(inner).filter(|path| is_deck(path)).collect();
    decks.sort();
    decks
}

fn is_deck(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "pdf")
}

/// The account's published deck, found by its bytes.
fn deck_of(stage: &Stage, root: &str, account: &str) -> PathBuf {
    let bytes = fs::read(stage.deck(account)).unwrap();
    decks(&stage.path(root)).into_iter().find(|deck| fs::read(deck).unwrap() == bytes).unwrap()
}

/// As some tools copy a folder, and as the first version left it.
fn without_its_id(stage: &Stage, root: &str) {
    fs::remove_file(stage.path(root).join("site-id.txt")).unwrap();
}

#[test]
fn a_moved_folder_is_the_same_one() {
    let stage = Stage::approved();
    let first = publish(&stage, "public").json();
    let deck = deck_of(&stage, "public", "C-1010");
    fs::create_dir(stage.path("mnt")).unwrap();
    fs::rename(stage.path("public"), stage.path("mnt/site")).unwrap();
    let moved = stage.path("mnt/site").join(deck.strip_prefix(stage.path("public")).unwrap());
    revoke_of(&stage, "C-1010", false);
    let again = publish(&stage, "mnt/site").json();
    assert_eq!((&again["new"], &again["removed"]), (&0.into(), &1.into()), "{first} {again}");
    assert!(!moved.exists());
    assert_eq!(take_down(&stage, "mnt/site", "all").json()["removed"], first["new"].as_u64().unwrap() - 1);
    assert!(decks(&stage.path("mnt/site")).is_empty());
}

#[test]
fn a_folder_whose_id_was_not_moved_along_is_known_by_its_decks() {
    for is_copy in [false, true] {
        let stage = Stage::approved();
        publish(&stage, "public").ended(0);
        copy(&stage.path("public"), &stage.path("elsewhere"));
        without_its_id(&stage, "elsewhere");
        if !is_copy {
            fs::remove_dir_all(stage.path("public")).unwrap();
            take_down(&stage, "elsewhere", "all").ended(0);
            assert!(decks(&stage.path("elsewhere")).is_empty());
        } else {
            for ran in [publish(&stage, "elsewhere"), take_down(&stage, "elsewhere", "all")] {
                assert!(ran.ended(1).err.contains("is a copy of"), "copied");
            }
        }
    }
}

#[test]
fn a_second_copy_is_refused() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    copy(&stage.path("public"), &stage.path("copy"));
    for ran in [publish(&stage, "copy"), take_down(&stage, "copy", "all"), take_down(&stage, "copy", "2026-Q3")] {
        let ran = ran.ended(1);
        assert!(ran.err.contains("is a copy of") && ran.err.contains("public"), "{}", ran.err);
    }
    publish(&stage, "public").ended(0);
    // Without the first one it is the only one.
    fs::remove_dir_all(stage.path("public")).unwrap();
    take_down(&stage, "copy", "all").ended(0);
    assert!(decks(&stage.path("copy")).is_empty());
}

#[test]
fn a_folder_that_is_not_there_takes_nothing_down_in_silence() {
    let stage = Stage::approved();
    let published = publish(&stage, "public").json();
    // A volume that is not mounted: the folder stands there, empty.
    fs::rename(stage.path("public"), stage.path("unmounted")).unwrap();
    fs::create_dir(stage.path("public")).unwrap();
    for ran in [publish(&stage, "public"), take_down(&stage, "public", "all"), take_down(&stage, "public", "2026-Q3")] {
        let ran = ran.ended(1);
        let decks = format!("decks: {}", published["new"]);
        assert!(ran.err.contains(&decks) && ran.err.contains("--site-is-gone"), "{}", ran.err);
        assert_eq!(fs::read_dir(stage.path("public")).unwrap().count(), 0);
    }
    // A slip in the name makes no folder and is no success.
    let ran = take_down(&stage, "pubilc", "all").ended(1);
    assert!(ran.err.contains("public") && ran.err.contains("nothing was published"), "{}", ran.err);
    assert!(!stage.path("pubilc").exists());
    // Back where it was, it is what it was.
    fs::remove_dir(stage.path("public")).unwrap();
    fs::rename(stage.path("unmounted"), stage.path("public")).unwrap();
    assert_eq!(take_down(&stage, "public", "all").json()["removed"], published["new"]);
}

#[test]
fn a_person_may_say_that_a_folder_is_gone() {
    let stage = Stage::approved();
    let first = publish(&stage, "public").json();
    fs::remove_dir_all(stage.path("public")).unwrap();
    let arguments = ["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY, "--json", "--site-is-gone"];
    assert_eq!(stage.run(&arguments).json()["new"], first["new"]);
    let ran = stage.run(&arguments).ended(1);
    assert!(ran.err.contains("is not gone"), "{}", ran.err);
    assert_eq!(take_down(&stage, "public", "all").json()["removed"], first["new"]);
}

#[test]
fn a_folder_without_its_id_gets_it_again_where_it_stands_and_where_it_was_moved() {
    for moved in [false, true] {
        let stage = Stage::approved();
        publish(&stage, "public").ended(0);
        without_its_id(&stage, "public");
        if moved {
            fs::rename(stage.path("public"), stage.path("site")).unwrap();
        }
        let root = if moved { "site" } else { "public" };
        let deck = deck_of(&stage, root, "C-1010");
        revoke_of(&stage, "C-1010", !moved);
        assert_eq!(publish(&stage, root).json()["removed"], 1);
        assert!(!deck.exists() && stage.path(root).join("site-id.txt").exists());
    }
}

#[test]
fn what_came_back_from_a_backup_goes_away_again() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let deck = deck_of(&stage, "public", "C-1010");
    let bytes = fs::read(&deck).unwrap();
    revoke(&stage, "C-1010");
    publish(&stage, "public").ended(0);
    let put_back = || {
        fs::create_dir_all(deck.parent().unwrap()).unwrap();
        fs::write(&deck, &bytes).unwrap();
    };
    put_back();
    assert_eq!(publish(&stage, "public").json()["removed"], 1);
    assert!(!deck.exists());
    put_back();
    take_down(&stage, "public", "2026-Q3").ended(0);
    assert!(!deck.exists());
}

#[test]
fn a_deck_that_nobody_here_put_there_is_told() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let theirs = "0123456789abcdef0123456789abcdef/acme_2026-Q1_review.pdf";
    fs::create_dir(stage.path("public/0123456789abcdef0123456789abcdef")).unwrap();
    fs::write(stage.path("public").join(theirs), "x").unwrap();
    for ran in [publish(&stage, "public"), take_down(&stage, "public", "2026-Q3"), take_down(&stage, "public", "all")] {
        let ran = ran.ended(1);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(told["unknown"], serde_json::json!([theirs]));
    }
    assert!(stage.path("public").join(theirs).exists());
}

#[test]
fn another_workspaces_folder_and_one_whose_record_is_gone_are_refused() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    fs::remove_file(stage.path("ws/.quarterdeck/published.jsonl")).unwrap();
    for ran in [publish(&stage, "public"), take_down(&stage, "public", "all")] {
        let ran = ran.ended(1);
        assert!(ran.err.contains("record"), "{}", ran.err);
    }
    assert!(!decks(&stage.path("public")).is_empty());
}

#[test]
fn a_link_that_was_sent_leads_to_the_deck_of_a_customer_who_was_renamed() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let sent = deck_of(&stage, "public", "C-1011");
    let approve = ["approve", "out", "-w", "ws", "--on", TODAY, "--account", "C-1011", "--by", "Robin"];
    let mut name = stage.row("C-1011")["name"].as_str().unwrap().to_owned();
    for new in ["Renamed Ltd", "Renamed Again Ltd"] {
        stage.edit("ws/accounts.csv", &name, new);
        name = new.to_owned();
        stage.run(&["build", "ws", "--out", "out"]).ended(0);
        // Unapproved in between, it is gone under every name.
        publish(&stage, "public").ended(0);
        assert!(!sent.exists() && !sent.parent().unwrap().exists());
        stage.run(&approve).ended(0);
        publish(&stage, "public").ended(0);
        let folder = sent.parent().unwrap();
        let built = fs::read(stage.deck("C-1011")).unwrap();
        for deck in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| is_deck(path)) {
            assert_eq!(fs::read(&deck).unwrap(), built, "{}", deck.display());
        }
        assert!(sent.exists());
    }
    assert_eq!(fs::read_dir(sent.parent().unwrap()).unwrap().count(), 4, "three names and the empty page");
    revoke(&stage, "C-1011");
    publish(&stage, "public").ended(0);
    assert!(!sent.parent().unwrap().exists());
}

#[test]
fn who_revokes_is_told_where_the_deck_still_stands() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let ran = revoke(&stage, "C-1010");
    assert!(ran.out.contains("1 deck is still published") && ran.out.contains("public"), "{}", ran.out);
    publish(&stage, "public").ended(0);
    assert!(!revoke(&stage, "C-1010").out.contains("still published"));
}

#[test]
fn who_takes_a_folder_down_is_told_of_others() {
    let stage = Stage::approved();
    publish(&stage, "one").ended(0);
    publish(&stage, "two").ended(0);
    let ran = stage.run(&["publish", "out", "-w", "ws", "--to", "one", "--take-down", "all"]).ended(0);
    assert!(ran.out.contains("two") && ran.out.contains("still published"), "{}", ran.out);
    take_down(&stage, "two", "all").ended(0);
    // Taken down once more: there is nothing to do, and that is so.
    take_down(&stage, "two", "all").ended(0);
}

#[test]
fn a_deck_to_take_down_that_somebody_else_removed_is_told_until_a_person_says_that_it_is_gone() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let all = decks(&stage.path("public"));
    all.iter().for_each(|deck| fs::remove_file(deck).unwrap());
    // Nobody can take down what is not there.
    let ran = revoke_of(&stage, "C-1010", false);
    assert!(ran.err.contains("1 deck is still published in") && ran.err.contains("not there"), "{}", ran.err);
    assert_eq!(failed(publish(&stage, "public"))["missing"], 1);
    assert_eq!(decks(&stage.path("public")).len(), all.len() - 1);
    let quiet = ["publish", "out", "-w", "ws", "--to", "public", "--on", TODAY, "--quiet"];
    let ran = stage.run(&quiet).ended(1);
    assert!(ran.out.is_empty() && ran.err.contains("1 deck to take down stood there no more"), "{}", ran.err);
    stage.run(&[&quiet[..], &["--site-is-gone"]].concat()).ended(0);
    publish(&stage, "public").ended(0);
}

#[test]
fn decks_that_were_moved_away_from_their_id_are_not_taken_down_in_silence() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let all = decks(&stage.path("public"));
    let move_all = |from: &str, to: &str| {
        fs::create_dir_all(stage.path(to)).unwrap();
        for deck in &all {
            let folder = deck.parent().unwrap().file_name().unwrap();
            fs::rename(stage.path(from).join(folder), stage.path(to).join(folder)).unwrap();
        }
    };
    move_all("public", "moved");
    for what in ["2026-Q3", "all", "all"] {
        let ran = take_down(&stage, "public", what).ended(1);
        assert!(ran.err.contains("to take down stood there no more"), "{what}: {}", ran.err);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((&told["removed"], &told["missing"]), (&0.into(), &all.len().into()), "{told}");
    }
    move_all("moved", "public");
    assert_eq!(take_down(&stage, "public", "all").ended(0).json()["removed"], all.len());
    assert!(decks(&stage.path("public")).is_empty());
}

#[test]
fn who_publishes_is_told_of_what_still_stands_in_another_folder() {
    let stage = Stage::approved();
    publish(&stage, "one").ended(0);
    publish(&stage, "two").ended(0);
    revoke(&stage, "C-1010");
    let told = publish(&stage, "one").ended(0).json();
    let two = fs::canonicalize(stage.path("two")).unwrap();
    assert_eq!(told["elsewhere"][0]["folder"], two.to_str().unwrap(), "{told}");
    assert_eq!(told["elsewhere"][0]["decks"], 1);
    // Where the other folder is, nobody can see from here, nor where a volume is not mounted.
    fs::rename(stage.path("two"), stage.path("away")).unwrap();
    for is_mount_point in [false, true] {
        if is_mount_point {
            fs::create_dir(stage.path("two")).unwrap();
        }
        let told = stage.run(&["publish", "out", "-w", "ws", "--to", "one", "--on", TODAY, "--quiet"]).ended(1);
        assert!(told.out.is_empty() && told.err.contains("1 deck is still published in"), "{}", told.err);
        assert!(told.err.contains("and 1 deck is not there"), "{}", told.err);
    }
    assert_eq!(publish(&stage, "away").ended(0).json()["removed"], 1);
    assert_eq!(publish(&stage, "one").ended(0).json()["elsewhere"], Value::Array(Vec::new()));
}

#[test]
fn a_copy_of_a_deck_within_its_folder_is_told_however_deep() {
    let stage = Stage::approved();
    publish(&stage, "public").ended(0);
    let deck = deck_of(&stage, "public", "C-1010");
    let folder = deck.parent().unwrap();
    fs::create_dir_all(folder.join("old/2026")).unwrap();
    fs::copy(&deck, folder.join("old/2026/review.PDF")).unwrap();
    revoke(&stage, "C-1010");
    let told = failed(publish(&stage, "public"));
    assert!(told["unknown"][0].as_str().unwrap().ends_with("/old/2026/review.PDF"), "{told}");
    assert!(!deck.exists());
}
