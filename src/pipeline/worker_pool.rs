//! A thread pool with a time limit for each deck, so that no deck can block the run.
//!
//! A deck that takes too long is given up: its thread cannot be ended, so it is abandoned, a new thread replaces it, and its
//! result is dropped. A pool of rayon could not replace a thread.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often to check whether a deck takes too long.
const LOOK: Duration = Duration::from_millis(200);

/// The work for each place, in two steps: the first may be given up meanwhile, the second runs only if it was not.
pub trait Work: Send + Sync + 'static {
    /// The result of the first step.
    type Made;
    /// The result of both steps.
    type Done: Send + 'static;
    /// Must not have side effects.
    fn make(&self, place: usize) -> Self::Made;
    /// Stores the result.
    fn put(&self, place: usize, made: Self::Made) -> Self::Done;
}

#[derive(Debug, Clone, Copy)]
pub struct PoolOptions {
    /// The number of threads.
    pub jobs: usize,
    /// The time limit for [`Work::make`].
    pub limit: Duration,
    /// If set, started places are finished and no others are started.
    pub stop: &'static AtomicBool,
}

/// The state of one thread: its current place and since when, and whether it was given up.
#[derive(Debug, Default)]
struct WorkerSlot {
    making: Mutex<Option<(usize, Instant)>>,
    given_up: AtomicBool,
}

struct Shared<W> {
    work: W,
    places: Vec<usize>,
    next: AtomicUsize,
    stop: &'static AtomicBool,
}

/// Works on all places in their order, and calls `done` with the result of each, or with `None` if it took too long. Returns
/// for how many it has called `done`: all, unless it was stopped.
pub fn each<W: Work>(
    work: W,
    places: Vec<usize>,
    options: PoolOptions,
    mut done: impl FnMut(usize, Option<W::Done>),
) -> std::io::Result<usize> {
    let count = places.len();
    let shared = Arc::new(Shared { work, places, next: AtomicUsize::new(0), stop: options.stop });
    let (sender, results) = channel();
    let mut slots = Vec::new();
    for _ in 0..options.jobs.clamp(1, count.max(1)) {
        slots.push(spawn(&shared, &sender, slots.len())?);
    }
    let mut reported = 0;
    while reported < count {
        if let Ok((place, result)) = results.recv_timeout(LOOK) {
            reported += 1;
            done(place, Some(result));
        }
        for at in 0..slots.len() {
            if let Some(place) = slots[at].overdue(options.limit) {
                reported += 1;
                done(place, None);
                slots[at] = spawn(&shared, &sender, slots.len())?;
            }
        }
        let idle = slots.iter().all(|slot| Arc::strong_count(slot) == 1);
        if idle {
            // All threads have ended; their last results are still to be reported.
            while let Ok((place, result)) = results.try_recv() {
                reported += 1;
                done(place, Some(result));
            }
            break;
        }
    }
    Ok(reported)
}

/// Starts a thread that works until no place is left.
fn spawn<W: Work>(
    shared: &Arc<Shared<W>>,
    results: &Sender<(usize, W::Done)>,
    number: usize,
) -> std::io::Result<Arc<WorkerSlot>> {
    let slot = Arc::new(WorkerSlot::default());
    let (own, shared, results) = (Arc::clone(&slot), Arc::clone(shared), results.clone());
    let work = move || {
        while !shared.stop.load(Ordering::SeqCst) {
            let Some(&place) = shared.places.get(shared.next.fetch_add(1, Ordering::SeqCst)) else { break };
            own.set(Some((place, Instant::now())));
            let made = shared.work.make(place);
            if !own.keep() {
                return;
            }
            if results.send((place, shared.work.put(place, made))).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name(format!("deck-{number}")).spawn(work)?;
    Ok(slot)
}

impl WorkerSlot {
    fn set(&self, making: Option<(usize, Instant)>) {
        *self.making.lock().unwrap_or_else(PoisonError::into_inner) = making;
    }

    /// The thread's place, if it takes longer than `limit`; it is then given up.
    fn overdue(&self, limit: Duration) -> Option<usize> {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let (place, _) = making.filter(|(_, since)| since.elapsed() > limit)?;
        *making = None;
        self.given_up.store(true, Ordering::SeqCst);
        Some(place)
    }

    /// Whether the result may be stored, which it may not if the thread was given up.
    fn keep(&self) -> bool {
        let mut making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        *making = None;
        !self.given_up.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static GO_ON: AtomicBool = AtomicBool::new(false);
    static STOP: AtomicBool = AtomicBool::new(true);

    /// Work that never ends at some places.
    struct Endless(&'static [usize]);

    impl Work for Endless {
        type Made = usize;
        type Done = usize;

        fn make(&self, place: usize) -> usize {
            while self.0.contains(&place) {
                thread::park();
            }
            place * 10
        }

        fn put(&self, _: usize, made: usize) -> usize {
            made
        }
    }

    fn run(work: Endless, options: PoolOptions) -> (usize, Vec<(usize, Option<usize>)>) {
        let mut reported = Vec::new();
        let count = each(work, (0..8).collect(), options, |place, done| reported.push((place, done))).unwrap();
        reported.sort_unstable();
        (count, reported)
    }

    #[test]
    fn what_takes_too_long_is_given_up_and_the_rest_goes_on() {
        for jobs in [1, 2, 16] {
            let options = PoolOptions { jobs, limit: Duration::from_millis(300), stop: &GO_ON };
            let (count, reported) = run(Endless(&[3, 5]), options);
            assert_eq!(count, 8);
            // A busy machine may take too long at any place: what is reported of it then is that.
            for (at, (place, done)) in reported.into_iter().enumerate() {
                let given_up = place == 3 || place == 5;
                assert!(
                    place == at && done.is_none_or(|done| !given_up && done == place * 10),
                    "{jobs} threads: {place}"
                );
            }
        }
    }

    #[test]
    fn what_ends_in_time_is_reported_once_with_its_result() {
        for jobs in [1, 2, 16] {
            let all = run(Endless(&[]), PoolOptions { jobs, limit: Duration::MAX, stop: &GO_ON });
            assert_eq!(all, (8, (0..8).map(|place| (place, Some(place * 10))).collect()), "{jobs} threads");
        }
    }

    #[test]
    fn nothing_is_begun_once_it_is_stopped() {
        let options = PoolOptions { jobs: 2, limit: Duration::MAX, stop: &STOP };
        assert_eq!(run(Endless(&[]), options), (0, Vec::new()));
    }

    #[test]
    fn no_places_are_no_work() {
        let options = PoolOptions { jobs: 2, limit: LOOK, stop: &GO_ON };
        assert_eq!(each(Endless(&[]), Vec::new(), options, |_, _| unreachable!()).unwrap(), 0);
    }
}
