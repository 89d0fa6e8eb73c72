//! The overrides at the time when decks leave, which may differ from those at the time of the build.
//!
//! If the override of an account was added, removed or changed since the build, its deck does not leave until it is built
//! again.

use std::path::Path;

use chrono::NaiveDate;

use crate::base::account_id::{ByAccount, means};
use crate::base::spelling::folding::folded;
use crate::config::overrides::file::{HoldKind, Override, OverrideFile, in_a_line};
use crate::store::manifest_row::ManifestRow;

#[derive(Debug, Clone, Default)]
pub struct CurrentOverrides {
    files: Vec<OverrideFile>,
    /// Indexes into `files`.
    by_account: ByAccount<Vec<usize>>,
}

impl CurrentOverrides {
    pub fn new(files: Vec<OverrideFile>) -> Self {
        let mut by_account = ByAccount::<Vec<usize>>::default();
        for (place, file) in files.iter().enumerate() {
            by_account.or_default(&file.account).push(place);
        }
        Self { files, by_account }
    }

    /// Replaces the files with their current state. A file that became unreadable still belongs to the account that it had
    /// before.
    #[must_use]
    pub fn reloaded(&self, mut files: Vec<OverrideFile>) -> Self {
        for file in files.iter_mut().filter(|file| file.read.is_err()) {
            if let Some(before) = self.files.iter().find(|before| before.path == file.path) {
                file.account.clone_from(&before.account);
            }
        }
        Self::new(files)
    }

    /// An unreadable file that belongs to no account with a row, with the reason. It may hold any account.
    pub fn of_unknown_account<'a>(&self, has_row: impl Fn(&str) -> bool + 'a) -> Option<(&str, String)> {
        let ours = |path: &str| {
            let ending = Path::new(path).extension().unwrap_or_default().to_ascii_lowercase();
            ending == "yaml" || ending == "yml"
        };
        let unknown = |file: &&OverrideFile| ours(&file.path) && !has_row(&file.account);
        let mut broken = self.files.iter().filter(|file| file.read.is_err());
        let file = broken.find(unknown)?;
        Some((&file.path, file.read.as_ref().err().map(|problems| in_a_line(problems)).unwrap_or_default()))
    }

    /// A file that puts a hold on an unknown account id, but whose id looks like the name or the id of an account, with the
    /// reason.
    pub fn misnamed(&self, rows: &[ManifestRow]) -> Option<(&str, String)> {
        let plain = |text: &str| folded(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let holds = |file: &&OverrideFile| file.read.as_ref().is_ok_and(|decided| decided.hold.is_some());
        let lost = |file: &&OverrideFile| !rows.iter().any(|row| means(&file.account, &row.account_id));
        for file in self.files.iter().filter(holds).filter(lost) {
            let given = plain(&file.account);
            let meant = |row: &&ManifestRow| plain(&row.account_id) == given || plain(&row.name) == given;
            if let Some(row) = rows.iter().find(meant) {
                let why = format!(
                    "it holds \"{}\", which is no account's id; did you mean \"{}\"?",
                    file.account, row.account_id
                );
                return Some((&file.path, why));
            }
        }
        None
    }

    /// The override that applies to a row, or why that is unknown. Its `until` is compared with the row's `as_of`; to a row
    /// without `as_of` every override applies.
    fn of_row(&self, row: &ManifestRow) -> Result<Option<&Override>, String> {
        let places = self.by_account.get(&row.account_id).map(Vec::as_slice).unwrap_or_default();
        let [place] = places else {
            let paths: Vec<&str> = places.iter().map(|&place| self.files[place].path.as_str()).collect();
            return if paths.is_empty() { Ok(None) } else { Err(format!("keep one of {}", paths.join(", "))) };
        };
        let file = &self.files[*place];
        match &file.read {
            Ok(decided) => Ok(Some(decided).filter(|one| one.counts(row.as_of.unwrap_or(NaiveDate::MIN)))),
            Err(problems) => Err(format!("{} cannot be used: {}", file.path, in_a_line(problems))),
        }
    }

    /// Why the overrides withhold a row's deck, if they do.
    pub fn withholds(&self, row: &ManifestRow) -> Option<String> {
        let decided = match self.of_row(row) {
            Ok(decided) => decided,
            Err(why) => return Some(why),
        };
        if let Some((file, why)) = decided.and_then(|one| Some((&one.path, one.hold.as_ref()?))) {
            return Some(format!("{file} holds it since it was built: {why}"));
        }
        let digest = decided.map(Override::digest).unwrap_or_default();
        (digest != row.decided).then(|| match decided {
            Some(one) => format!("{} decides something else since it was built; build it again", one.path),
            None => "its override does not count any more since it was built; build it again".to_owned(),
        })
    }

    /// Whether the current override releases a row from a hold on the day on which its deck leaves. A release ends after its
    /// `until`.
    pub(crate) fn releases(&self, row: &ManifestRow, kind: HoldKind, on: NaiveDate) -> bool {
        let decided = self.of_row(row).ok().flatten().filter(|decided| decided.counts(on));
        decided.is_some_and(|decided| decided.release.contains_key(&kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, account: &str, decided: Override) -> OverrideFile {
        let path = format!("overrides/{name}");
        OverrideFile { account: account.into(), read: Ok(Override { path: path.clone(), ..decided }), path }
    }

    fn broken(name: &str, account: &str) -> OverrideFile {
        OverrideFile { path: format!("overrides/{name}"), account: account.into(), read: Err(Vec::new()) }
    }

    fn hold(until: Option<&str>) -> Override {
        let until = until.map(|day| day.parse().unwrap());
        Override { hold: Some("legal asked us to wait".into()), until, ..Override::default() }
    }

    #[test]
    fn a_hold_counts_by_the_rows_own_day() {
        let decided = CurrentOverrides::new(vec![file("a.yaml", "a", hold(Some("2026-10-15")))]);
        let row =
            |as_of: Option<&str>| ManifestRow { as_of: as_of.map(|day| day.parse().unwrap()), ..ManifestRow::of("a") };
        assert!(decided.withholds(&row(Some("2026-10-15"))).unwrap().contains("legal asked us to wait"));
        assert_eq!(decided.withholds(&row(Some("2026-10-16"))), None);
        assert!(decided.withholds(&row(None)).is_some(), "a row without a day is held");
        assert_eq!(decided.withholds(&ManifestRow::of("b")), None);
    }

    #[test]
    fn an_override_that_came_went_or_changed_since_the_build_keeps_the_deck() {
        let contact = |email: &str| {
            let mut decided = Override::default();
            decided.contact.email = Some(email.into());
            decided
        };
        let row = |built: &Override| ManifestRow { decided: built.digest(), ..ManifestRow::of("a") };
        let note = |words: &str| Override { note: Some(words.into()), ..Override::default() };
        let now = |decided: Override| CurrentOverrides::new(vec![file("a.yaml", "a", decided)]);
        let nothing = Override::default();
        let new = now(contact("new@example.com"));
        assert!(new.withholds(&row(&nothing)).unwrap().contains("decides something else"));
        assert!(new.withholds(&row(&contact("old@example.com"))).is_some());
        assert_eq!(new.withholds(&row(&contact("new@example.com"))), None);
        assert!(now(note("Nothing is planned")).withholds(&row(&note("A discount is planned"))).is_some());
        assert!(
            CurrentOverrides::default()
                .withholds(&row(&contact("old@example.com")))
                .unwrap()
                .contains("does not count")
        );
        assert_eq!(now(Override { internal_note: None, ..nothing.clone() }).withholds(&row(&nothing)), None);
    }

    #[test]
    fn two_files_of_one_account_and_one_that_cannot_be_read_hold_it() {
        let two = CurrentOverrides::new(vec![
            file("a.yaml", "a", Override::default()),
            file("x.yaml", "a", Override::default()),
        ]);
        assert_eq!(two.withholds(&ManifestRow::of("a")).unwrap(), "keep one of overrides/a.yaml, overrides/x.yaml");
        let before = CurrentOverrides::new(vec![file("acme.yaml", "a", Override::default())]);
        let now = before.reloaded(vec![broken("acme.yaml", "acme")]);
        assert!(now.withholds(&ManifestRow::of("a")).unwrap().contains("overrides/acme.yaml cannot be used"));
        assert_eq!(now.of_unknown_account(|id| id == "a"), None);
        let unknown = CurrentOverrides::new(vec![broken("acme.yaml", "acme")]);
        assert_eq!(unknown.of_unknown_account(|id| id == "a").unwrap().0, "overrides/acme.yaml");
        assert_eq!(CurrentOverrides::new(vec![broken("notes.txt", "notes")]).of_unknown_account(|_| false), None);
    }

    #[test]
    fn a_hold_on_what_is_no_id_but_reads_like_a_name_or_an_id_is_noticed() {
        let rows = [ManifestRow { name: "Acme, Inc.".into(), ..ManifestRow::of("A-1") }, ManifestRow::of("b")];
        let meant = |account: &str, decided: Override| {
            CurrentOverrides::new(vec![file("x.yaml", account, decided)]).misnamed(&rows).map(|(_, why)| why)
        };
        let why = |given: &str| format!("it holds \"{given}\", which is no account's id; did you mean \"A-1\"?");
        assert_eq!(meant("acme-inc", hold(None)), Some(why("acme-inc")), "the name");
        assert_eq!(meant("a1", hold(None)), Some(why("a1")), "the id");
        assert_eq!(meant("A-1", hold(None)), None, "its own id");
        assert_eq!(meant("Tern", hold(None)), None, "nobody");
        assert_eq!(meant("acme-inc", Override::default()), None, "no hold");
    }

    #[test]
    fn a_release_that_was_taken_back_releases_nothing() {
        let mut decided = Override::default();
        decided.release.insert(HoldKind::RenewalSoon, "agreed".into());
        let now = CurrentOverrides::new(vec![file("a.yaml", "a", decided)]);
        let (row, on) = (ManifestRow::of("a"), |day: &str| day.parse().unwrap());
        assert!(
            now.releases(&row, HoldKind::RenewalSoon, on("2026-10-05"))
                && !now.releases(&row, HoldKind::HoldMark, on("2026-10-05"))
        );
        assert!(!CurrentOverrides::default().releases(&row, HoldKind::RenewalSoon, on("2026-10-05")));
    }

    #[test]
    fn a_release_ends_with_its_last_day() {
        let mut decided = Override { until: "2026-10-10".parse().ok(), ..Override::default() };
        decided.release.insert(HoldKind::OpenEscalation, "agreed".into());
        let now = CurrentOverrides::new(vec![file("a.yaml", "a", decided)]);
        let releases = |on: &str| now.releases(&ManifestRow::of("a"), HoldKind::OpenEscalation, on.parse().unwrap());
        assert!(releases("2026-10-10") && !releases("2026-10-11"));
    }
}
