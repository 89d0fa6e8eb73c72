//! A stable text form of frames, for snapshots.
