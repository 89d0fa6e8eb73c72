//! The rate of sending: when the next message may go, and when a message that was refused for now is tried again.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The most messages a minute.
    pub per_minute: NonZeroU32,
    /// The most messages in any 24 hours.
    pub per_day: NonZeroU32,
    /// How often a message that is refused for now is tried, including the first try.
    pub tries: u32,
    /// The pause before the second try. It doubles with each further try.
    pub pause: Duration,
}

/// The longest pause between two tries.
const LONGEST: Duration = Duration::from_secs(30 * 60);

impl Pace {
    /// The time between two messages.
    pub fn gap(&self) -> Duration {
        Duration::from_secs(60) / self.per_minute.get()
    }

    /// The pause after this number of tries.
    pub fn pause_after(&self, tries: u32) -> Duration {
        let doubled = self.pause.saturating_mul(1 << tries.saturating_sub(1).min(16));
        doubled.min(LONGEST)
    }

    /// When a message that was refused for now is tried again.
    pub fn due_again(&self, now: Instant, tries: u32) -> Instant {
        now + self.pause_after(tries)
    }

    /// How long this number of messages takes if none is refused.
    pub fn expected(&self, messages: usize) -> Duration {
        let days = messages.saturating_sub(1) / self.per_day.get() as usize;
        let rest = messages - days * self.per_day.get() as usize;
        Duration::from_secs(24 * 60 * 60) * days as u32 + self.gap() * rest.saturating_sub(1) as u32
    }
}

/// Keeps the gap between two messages.
#[derive(Debug)]
pub(crate) struct Throttle {
    gap: Duration,
    next: Option<Instant>,
}

impl Throttle {
    pub(crate) fn new(pace: &Pace) -> Self {
        Self { gap: pace.gap(), next: None }
    }

    /// How long the next message has to wait.
    pub(crate) fn wait(&self, now: Instant) -> Duration {
        self.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now))
    }

    /// Notes that a message goes now.
    pub(crate) fn passed(&mut self, now: Instant) {
        self.next = Some(now + self.gap);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(per_minute: u32, per_day: u32) -> Pace {
        let number = |n| NonZeroU32::new(n).unwrap();
        Pace { per_minute: number(per_minute), per_day: number(per_day), tries: 4, pause: Duration::from_secs(30) }
    }

    #[test]
    fn pauses_double_up_to_half_an_hour() {
        let pauses = [1, 2, 3, 7, 60].map(|tries| pace(30, 2_000).pause_after(tries).as_secs());
        assert_eq!(pauses, [30, 60, 120, 1_800, 1_800]);
        let now = Instant::now();
        assert_eq!(pace(30, 2_000).due_again(now, 2), now + Duration::from_secs(60));
    }

    #[test]
    fn what_a_batch_takes_is_known_before() {
        assert_eq!(pace(30, 2_000).expected(0), Duration::ZERO);
        assert_eq!(pace(30, 2_000).expected(31), Duration::from_secs(60));
        assert_eq!(pace(60, 100).expected(201), Duration::from_secs(2 * 86_400));
        assert_eq!(pace(60, 100).expected(200), Duration::from_secs(86_400 + 99));
    }

    #[test]
    fn messages_keep_their_distance() {
        let mut throttle = Throttle::new(&pace(60, 9));
        let now = Instant::now();
        assert_eq!(throttle.wait(now), Duration::ZERO);
        throttle.passed(now);
        assert_eq!(throttle.wait(now), Duration::from_secs(1));
        assert_eq!(throttle.wait(now + Duration::from_secs(2)), Duration::ZERO);
    }
}
