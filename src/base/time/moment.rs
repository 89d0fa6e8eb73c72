//! A time as a cell writes it, and what it is in the workspace's time zone.

use std::str::FromStr;

use chrono::{Duration, MappedLocalTime, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

/// What a cell says of the place whose clock it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Nothing.
    Unsaid,
    /// So many seconds east of Greenwich.
    East(i32),
    /// A name that more than one place has, as `IST`.
    Name,
}

/// A time on the wall, and what is known of where that wall is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub local: NaiveDateTime,
    pub zone: Zone,
    /// Whether there is a time of the day; a bare day is its midnight, and the same day everywhere.
    pub has_clock: bool,
}

impl Moment {
    /// The time by Greenwich where the cell has an offset, else as it is written: no two moments of a cell's own clock are alike.
    pub fn instant(self) -> NaiveDateTime {
        match self.zone {
            Zone::East(seconds) => self.local - TimeDelta::seconds(i64::from(seconds)),
            Zone::Unsaid | Zone::Name => self.local,
        }
    }

    /// How long after another it is: by the offsets, where both have one, else as the two are written.
    pub fn since(self, earlier: Self) -> TimeDelta {
        match (self.zone, earlier.zone) {
            (Zone::East(_), Zone::East(_)) => self.instant() - earlier.instant(),
            _ => self.local - earlier.local,
        }
    }
}

/// From a source's clock to the workspace's.
#[derive(Debug, Clone, Copy)]
pub struct Zones {
    /// Of times without an offset.
    pub of_source: Tz,
    /// In which days are told.
    pub of_workspace: Tz,
}

impl Zones {
    /// From the names that the workspace and a source give; `None` where the workspace gives none.
    pub fn of(workspace: Option<&str>, source: Option<&str>) -> Option<Self> {
        let of_workspace = workspace.and_then(named)?;
        Some(Self { of_source: source.and_then(named).unwrap_or(of_workspace), of_workspace })
    }

    /// The moment by the workspace's clock; `None` if the cell names a zone by a name that several have. Exactly midnight is how
    /// databases write a day, which is the same day everywhere.
    pub fn told(self, moment: Moment) -> Option<Moment> {
        if !moment.has_clock || moment.local.time() == NaiveTime::MIN {
            return Some(moment);
        }
        let utc = match moment.zone {
            Zone::East(_) => moment.instant(),
            Zone::Unsaid => utc(moment.local, self.of_source),
            Zone::Name => return None,
        };
        let offset = self.of_workspace.offset_from_utc_datetime(&utc).fix();
        let zone = Zone::East(offset.local_minus_utc());
        Some(Moment { local: utc + offset, zone, has_clock: true })
    }
}

/// The zone of a name of the IANA database, as `Europe/Berlin`.
pub fn named(name: &str) -> Option<Tz> {
    Tz::from_str(name.trim()).ok()
}

/// The time by Greenwich of one on a zone's wall. Of an hour that comes twice the first is taken; one that a clock leaves out is
/// read as if it had not been set yet.
fn utc(local: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(time) | MappedLocalTime::Ambiguous(time, _) => time.naive_utc(),
        MappedLocalTime::None => {
            let before = local - Duration::hours(3);
            local
                - zone
                    .offset_from_local_datetime(&before)
                    .earliest()
                    .map_or(TimeDelta::zero(), |offset| TimeDelta::seconds(i64::from(offset.fix().local_minus_utc())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::dates::moment;

    fn told(zones: (&str, Option<&str>), cell: &str) -> Option<String> {
        let zones = Zones::of(Some(zones.0), zones.1).unwrap();
        Some(zones.told(moment(cell.as_bytes(), None).unwrap())?.local.to_string())
    }

    #[test]
    fn a_time_is_told_by_the_workspaces_clock() {
        let berlin = ("Europe/Berlin", None);
        // Summer time ends on 25 October 2026.
        assert_eq!(told(berlin, "2026-09-30T22:30:00Z").as_deref(), Some("2026-10-01 00:30:00"));
        assert_eq!(told(berlin, "2026-12-31T22:30:00Z").as_deref(), Some("2026-12-31 23:30:00"));
        assert_eq!(told(berlin, "2026-10-01 00:30:00").as_deref(), Some("2026-10-01 00:30:00"), "its own");
        assert_eq!(told(berlin, "2026-09-30").as_deref(), Some("2026-09-30 00:00:00"), "a day is a day");
        let day = ("America/New_York", None);
        assert_eq!(told(day, "2026-07-01T00:00:00.000Z").as_deref(), Some("2026-07-01 00:00:00"), "and so is midnight");
        assert_eq!(told(day, "2026-07-01T00:00:01Z").as_deref(), Some("2026-06-30 20:00:01"));
        let from_new_york = ("Europe/Berlin", Some("America/New_York"));
        assert_eq!(told(from_new_york, "2026-09-30 18:30").as_deref(), Some("2026-10-01 00:30:00"));
        assert_eq!(
            told(from_new_york, "2026-09-30T18:30:00+02:00").as_deref(),
            Some("2026-09-30 18:30:00"),
            "an offset in the cell wins"
        );
        assert_eq!(told(berlin, "2026-09-30 18:30 IST"), None, "India, Ireland or Israel");
        assert!(Zones::of(None, Some("Europe/Berlin")).is_none());
    }

    #[test]
    fn hours_that_clocks_leave_out_or_strike_twice_have_a_place() {
        let berlin = ("Europe/Berlin", None);
        assert_eq!(told(berlin, "2026-03-29 02:30").as_deref(), Some("2026-03-29 03:30:00"));
        assert_eq!(told(berlin, "2026-10-25 02:30").as_deref(), Some("2026-10-25 02:30:00"));
    }

    #[test]
    fn what_lies_between_two_moments_is_what_passed() {
        let between = |from: &str, to: &str| {
            let [from, to] = [from, to].map(|cell| moment(cell.as_bytes(), None).unwrap());
            to.since(from).num_minutes()
        };
        assert_eq!(between("2026-09-30T10:00+02:00", "2026-09-30T08:30Z"), 30);
        assert_eq!(between("2026-09-30 10:00", "2026-09-30 10:30"), 30);
        assert_eq!(between("2026-09-30 10:00", "2026-09-30T10:30Z"), 30, "as written, where one does not say");
    }
}
