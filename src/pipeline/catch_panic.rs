//! Turns a panic while a deck is made into a failure of that deck.
//!
//! The panic hook is global, so ours is installed once. It stores the message if the thread is inside [`guarded`], and passes
//! every other panic to the previous hook.

use std::cell::{Cell, RefCell};
use std::panic;
use std::panic::{AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

static HOOK: Once = Once::new();

/// Runs `work`. A panic in it is returned as its message and location, and not printed.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(
            move |info| if GUARDED.get() { MESSAGE.set(Some(message(info))) } else { before(info) },
        ));
    });
    let outer = GUARDED.replace(true);
    // Unwind safe: the state of the failed deck is dropped, and shared state is only read or rebuilt.
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
