//! Places where a test can make a run die, panic, hang or wait: `QUARTERDECK_FAIL_POINT=NAME:COUNT=ACTION`.
//!
//! The point acts when it is reached for the COUNT-th time. `until:PATH` waits until there is such a file. Only builds with debug
//! assertions have such points; a release has none.

#[cfg(debug_assertions)]
mod armed {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    struct Armed {
        name: String,
        at: usize,
        action: String,
        reached: AtomicUsize,
    }

    static ARMED: LazyLock<Option<Armed>> = LazyLock::new(|| {
        let set = std::env::var("QUARTERDECK_FAIL_POINT").ok()?;
        let (place, action) = set.split_once('=')?;
        let (name, at) = place.split_once(':')?;
        let (name, at, action) = (name.to_owned(), at.parse().ok()?, action.to_owned());
        Some(Armed { name, at, action, reached: AtomicUsize::new(0) })
    });

    pub(crate) fn reach(name: &str) {
        let Some(armed) = ARMED.as_ref().filter(|armed| armed.name == name) else { return };
        if armed.reached.fetch_add(1, Ordering::SeqCst) + 1 != armed.at {
            return;
        }
        match armed.action.as_str() {
            "kill" => std::process::abort(),
            "panic" => panic!("the fail point {name}"),
            "hang" => loop {
                std::thread::sleep(std::time::Duration::from_secs(1));
            },
            action => {
                let gate =
                    action.strip_prefix("until:").unwrap_or_else(|| panic!("no action of a fail point: {action}"));
                while !std::path::Path::new(gate).exists() {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
            }
        }
    }
}

/// Does what a test asked for at this place.
pub(crate) fn reach(name: &str) {
    #[cfg(debug_assertions)]
    armed::reach(name);
    #[cfg(not(debug_assertions))]
    let _ = name;
}
