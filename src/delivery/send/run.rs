//! Sends the messages of an outbox one by one.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::Utc;

use crate::delivery::message::{Purpose, ReviewEmail};
use crate::delivery::mismatch::Mismatch;
use crate::delivery::not_sent::{NotSent, NotSentCode};
use crate::delivery::recipient::{only_to, reachable};
use crate::delivery::send::ledger::{Ledger, SentEntry, SentRecord, SentState, Standing};
use crate::delivery::send::pace::Throttle;
use crate::delivery::send::report::{SendError, SendOutcome, SendPlan, SendProgress, SendReport};
use crate::delivery::send::smtp::{Connection, Fate, Stage, Unconnected};
use crate::store::audit_log_error::AuditLogError;
use crate::store::fail_point;
use crate::store::manifest_row::ManifestRow;

/// After this number of refused senders in a row, no more messages are tried.
const HOPELESS: usize = 5;

/// How often to check whether a build has ended.
const BUILDING: Duration = Duration::from_millis(200);

struct Queued<'a> {
    row: &'a ManifestRow,
    tries: u32,
}

struct Run<'a, 'b> {
    plan: &'a mut SendPlan<'b>,
    ledger: Option<&'a mut Ledger<'b>>,
    connection: Option<Connection>,
    /// Whether a message was sent over this connection.
    used: bool,
    senders_refused: usize,
    report: SendReport,
}

/// The rows to send, and those whose message was or may have been sent before.
pub fn due<'a>(going: Vec<&'a ManifestRow>, sent: &SentRecord) -> (Vec<&'a ManifestRow>, Vec<NotSent>) {
    let (mut due, mut sent_before) = (Vec::new(), Vec::new());
    for row in going {
        match sent.standing(row) {
            None => due.push(row),
            Some(standing) => sent_before.push(settled(row, standing)),
        }
    }
    (due, sent_before)
}

fn settled(row: &ManifestRow, standing: Standing) -> NotSent {
    match standing {
        Standing::Taken(at) => {
            NotSent::of(row, NotSentCode::Sent, format!("it was sent on {}", at.format("%Y-%m-%d at %H:%M UTC")))
        }
        Standing::Refused(said) => NotSent::of(row, NotSentCode::Refused, format!("it was refused: {said}")),
        Standing::Unknown(at) => {
            let at = at.format("%Y-%m-%d at %H:%M UTC");
            let reason = format!(
                "it may have been sent on {at}: the answer never came. Ask the recipient, or look at the server's log"
            );
            NotSent::of(row, NotSentCode::Unknown, reason)
        }
    }
}

/// Sends messages to the accounts of `rows`, each exactly once. Once `stop` is set, the current message is finished and no
/// other is begun.
pub fn send<'b, 'r>(
    plan: &mut SendPlan<'b>,
    rows: &[&'r ManifestRow],
    ledger: Option<&mut Ledger<'b>>,
    progress: &dyn Fn(SendProgress),
    stop: &AtomicBool,
) -> Result<SendReport, SendError> {
    let report = SendReport {
        outcome: SendOutcome::Done,
        taken: Vec::new(),
        refused: Vec::new(),
        deferred: Vec::new(),
        unknown: Vec::new(),
        withheld: Vec::new(),
        left: 0,
    };
    let mut throttle = Throttle::new(&plan.pace);
    let mut run = Run { plan, ledger, connection: None, used: false, senders_refused: 0, report };
    let now = Instant::now();
    let first = |(place, row): (usize, &&'r ManifestRow)| ((now, place), Queued { row, tries: 0 });
    let mut queue: BTreeMap<(Instant, usize), Queued> = rows.iter().enumerate().map(first).collect();
    run.report.outcome = loop {
        let Some(((due, place), next)) = queue.pop_first() else { break SendOutcome::Done };
        let ahead = due.saturating_duration_since(Instant::now()).max(throttle.wait(Instant::now()));
        if run.day_is_full() {
            break SendOutcome::DayIsFull;
        }
        if !sleep(ahead, progress, stop) {
            break SendOutcome::Stopped;
        }
        let (tries, row) = (next.tries + 1, next.row);
        match run.try_once(row, &mut throttle, progress, stop)? {
            Settled::Done => progress(SendProgress::One),
            Settled::Stopped => break SendOutcome::Stopped,
            Settled::Later(_) if tries < run.plan.pace.tries => {
                queue.insert((run.plan.pace.due_again(Instant::now(), tries), place), Queued { row, tries });
            }
            Settled::Later(said) => {
                run.report.deferred.push(NotSent::of(
                    row,
                    NotSentCode::Deferred,
                    format!("refused for now, {tries} times: {said}"),
                ));
                progress(SendProgress::One);
            }
        }
    };
    // The one at which the run ended is left too, with those behind it.
    if run.report.outcome != SendOutcome::Done {
        run.report.left = queue.len() + 1;
    }
    if let Some(connection) = run.connection {
        connection.quit();
    }
    Ok(run.report)
}

/// The result of one try.
enum Settled {
    Done,
    Later(String),
    Stopped,
}

impl Run<'_, '_> {
    fn day_is_full(&self) -> bool {
        let sent = self.ledger.as_ref().map_or(0, |ledger| ledger.record().in_a_day(Utc::now()));
        sent >= self.plan.pace.per_day.get() as usize
    }

    /// The current row and deck of an account, verified. An account whose deck may not leave any more, or was sent meanwhile,
    /// is reported instead.
    fn verified(
        &mut self,
        row: &ManifestRow,
        progress: &dyn Fn(SendProgress),
        stop: &AtomicBool,
    ) -> Result<Result<(ManifestRow, Vec<u8>), Settled>, SendError> {
        let trial = self.plan.trial.is_some();
        let watch = &mut self.plan.watch;
        loop {
            watch.refresh()?;
            let policy = if trial { watch.trial_policy() } else { watch.policy() };
            let now = match watch.now(row, &policy) {
                Ok(now) => now,
                Err(one) => {
                    self.report.withheld.push(one);
                    return Ok(Err(Settled::Done));
                }
            };
            if let Some(standing) = self.ledger.as_ref().and_then(|ledger| ledger.record().standing(now)) {
                self.report.withheld.push(settled(now, standing));
                return Ok(Err(Settled::Done));
            }
            match watch.outbox().deck(now) {
                Ok(deck) => return Ok(Ok((now.clone(), deck))),
                // A build replaces decks before the rows, so a deck need not match its row until the build ends.
                Err(_) if watch.is_being_built() => {
                    progress(SendProgress::Waiting(BUILDING));
                    if !sleep(BUILDING, progress, stop) {
                        return Ok(Err(Settled::Stopped));
                    }
                }
                Err(_) if watch.has_changed() => {}
                Err(mismatch) => return Err(mismatch.into()),
            }
        }
    }

    /// Tries to send one message. Everything is verified again just before it goes.
    fn try_once(
        &mut self,
        row: &ManifestRow,
        throttle: &mut Throttle,
        progress: &dyn Fn(SendProgress),
        stop: &AtomicBool,
    ) -> Result<Settled, SendError> {
        let (row, deck) = match self.verified(row, progress, stop)? {
            Ok(verified) => verified,
            Err(settled) => return Ok(settled),
        };
        let row = &row;
        if let Some(to) = self.plan.trial.as_ref().filter(|to| self.plan.watch.suppression().holds(to)) {
            self.report.withheld.push(NotSent::of(
                row,
                NotSentCode::Suppressed,
                format!("{to} is on the suppression list"),
            ));
            return Ok(Settled::Done);
        }
        let addressed = match &self.plan.trial {
            Some(trial) => only_to(row, trial),
            None => reachable(row, self.plan.watch.suppression()),
        };
        let email = match self.plan.writer.write(&addressed, &deck, Purpose::Sending, Utc::now()) {
            Ok(email) => email,
            Err(error) => {
                self.report.withheld.push(NotSent::of(row, NotSentCode::Unwritable, error.to_string()));
                return Ok(Settled::Done);
            }
        };
        if !email.goes_to(&addressed) {
            let what = format!("its message would go to {}, not to its contact", email.to);
            return Err(Mismatch { account_id: row.account_id.clone(), what }.into());
        }
        if !self.connect(progress, stop)? {
            return Ok(Settled::Stopped);
        }
        throttle.passed(Instant::now());
        match self.deliver(&addressed, &email)? {
            Fate::Taken { said, refused } => {
                self.note(&addressed, &email, SentState::Taken, &said)?;
                fail_point::reach("mail-taken");
                self.senders_refused = 0;
                self.report.taken.push(row.account_id.clone());
                for said in refused {
                    let reason = format!("its message was taken, but not for {said}");
                    self.report.refused.push(NotSent::of(row, NotSentCode::Refused, reason));
                }
                Ok(Settled::Done)
            }
            Fate::Refused(stage, said) => {
                self.senders_refused = if stage == Stage::Sender { self.senders_refused + 1 } else { 0 };
                if self.senders_refused >= HOPELESS {
                    let (server, count) = (self.plan.server.name(), self.senders_refused);
                    return Err(SendError::Hopeless { server, count, said });
                }
                if stage == Stage::Sender {
                    // This does not depend on the recipient, so the message can go once the sender is corrected.
                    self.report.deferred.push(NotSent::of(
                        row,
                        NotSentCode::SenderRefused,
                        format!("its sender was refused: {said}"),
                    ));
                    return Ok(Settled::Done);
                }
                self.note(&addressed, &email, SentState::Refused, &said)?;
                self.report.refused.push(NotSent::of(row, NotSentCode::Refused, said));
                Ok(Settled::Done)
            }
            Fate::Later { stage, said, closes } => {
                if stage == Stage::Data {
                    self.note(&addressed, &email, SentState::Later, &said)?;
                }
                if closes {
                    self.connection = None;
                }
                Ok(Settled::Later(said))
            }
            Fate::Broken(said) => {
                self.connection = None;
                Ok(Settled::Later(said))
            }
            Fate::Unknown(said) => {
                self.connection = None;
                let reason = format!("the connection broke before the server answered to the message: {said}");
                self.report.unknown.push(NotSent::of(row, NotSentCode::Unknown, reason));
                Ok(Settled::Done)
            }
        }
    }

    /// Transfers a message, after noting in the ledger that it begins.
    fn deliver(&mut self, row: &ManifestRow, email: &ReviewEmail) -> Result<Fate, SendError> {
        let begun = entry(row, email, SentState::Begun, "");
        let ledger = &mut self.ledger;
        let connection = self.connection.as_mut().expect("it was connected");
        let fate = connection.deliver(email, || {
            if let Some(ledger) = ledger {
                ledger.note(begun)?;
            }
            fail_point::reach("mail-begun");
            Ok::<(), AuditLogError>(())
        });
        self.used = true;
        match fate {
            Ok(fate) => Ok(fate),
            Err(error) => {
                self.connection = None;
                Err(error.into())
            }
        }
    }

    /// Ensures an open connection; `false` if the user asked to stop.
    fn connect(&mut self, progress: &dyn Fn(SendProgress), stop: &AtomicBool) -> Result<bool, SendError> {
        // Servers close idle connections.
        if self.used && !self.connection.as_mut().is_some_and(Connection::is_open) {
            self.connection = None;
        }
        let mut tries = 0;
        while self.connection.is_none() {
            match self.plan.server.connect() {
                Ok(connection) => (self.connection, self.used) = (Some(connection), false),
                Err(Unconnected::Never(error)) => return Err(error.into()),
                Err(Unconnected::Later(said)) => {
                    tries += 1;
                    if tries >= self.plan.pace.tries {
                        return Err(SendError::Unreachable { server: self.plan.server.name(), tries, said });
                    }
                    if !sleep(self.plan.pace.pause_after(tries), progress, stop) {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    fn note(&mut self, row: &ManifestRow, email: &ReviewEmail, state: SentState, said: &str) -> Result<(), SendError> {
        if let Some(ledger) = &mut self.ledger {
            ledger.note(entry(row, email, state, said))?;
        }
        Ok(())
    }
}

fn entry(row: &ManifestRow, email: &ReviewEmail, state: SentState, said: &str) -> SentEntry {
    SentEntry {
        at: Utc::now(),
        state,
        account_id: row.account_id.clone(),
        period: row.period.clone(),
        recipient: row.contact_email.clone(),
        sha256: row.sha256.clone(),
        message_id: email.id.clone(),
        said: said.to_owned(),
    }
}

/// Sleeps; `false` if the user asked to stop.
fn sleep(duration: Duration, progress: &dyn Fn(SendProgress), stop: &AtomicBool) -> bool {
    let end = Instant::now() + duration;
    loop {
        if stop.load(Ordering::SeqCst) {
            return false;
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        if duration > Duration::from_secs(5) {
            progress(SendProgress::Waiting(left));
        }
        std::thread::sleep(left.min(Duration::from_millis(200)));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_wait_ends_at_once_where_the_user_asked_to_stop_and_is_told_only_where_it_is_long() {
        let told = Cell::new(0);
        let progress = |_: SendProgress| told.set(told.get() + 1);
        assert!(sleep(Duration::from_millis(1), &progress, &AtomicBool::new(false)));
        assert_eq!(told.get(), 0);
        assert!(!sleep(Duration::from_secs(3_600), &progress, &AtomicBool::new(true)));
        assert_eq!(told.get(), 0, "it stopped before it waited");
    }
}
