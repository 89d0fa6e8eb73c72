//! A panic in one deck is that deck's failure.
//!
//! The panic hook is the process's, so ours is put in once, keeps the message where a guard is standing and leaves
//! every other panic to the hook that was there before.

use std::cell::{Cell, RefCell};
use std::panic;
use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

static HOOK: Once = Once::new();

/// Does `work`; a panic in it comes back as its message and place, and nothing is printed.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(
            move |info| if GUARDED.get() { MESSAGE.set(Some(message(info))) } else { before(info) },
        ));
    });
    let outer = GUARDED.replace(true);
    // Whatever a panic leaves half done is dropped with the deck; what decks share is only read or rebuilt.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.map_err(|_| MESSAGE.take().unwrap_or_else(|| "a panic without a message".to_owned()))
}

fn message(info: &PanicHookInfo) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
    let text = text.unwrap_or("a panic without a message");
    match info.location() {
        Some(place) => format!("{text} ({}:{})", place.file(), place.line()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_comes_back_as_its_message_and_place() {
        let caught = guarded(|| -> u8 { panic!("no room for {}", "Acme") }).unwrap_err();
        assert!(caught.starts_with("no room for Acme (") && caught.contains("catch_panic.rs:"), "{caught}");
    }

    #[test]
    fn work_goes_on_after_a_panic() {
        assert!(guarded(|| panic!("once")).is_err());
        assert_eq!(guarded(|| 7), Ok(7));
    }
}
