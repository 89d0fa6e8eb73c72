//! A theme of any bytes: refused in words, or one whose type can be set and whose colours are what it said.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quarterdeck::layout::text::fonts::Fonts;
use quarterdeck::layout::text::style::{Fit, Weight};
use quarterdeck::layout::theme::resolved::Theme;
use quarterdeck::layout::theme::theme_error::ThemeError;
use quarterdeck_fuzz::Folder;

thread_local! {
    static FOLDER: Folder = Folder::of(&[("themes/own.yaml", "")]);
}

fuzz_target!(|bytes: &[u8]| {
    let load = || {
        FOLDER.with(|folder| {
            std::fs::write(folder.path().join("themes/own.yaml"), bytes).expect("a file can be written");
            Theme::load("own", folder.path())
        })
    };
    match load() {
        Ok(theme) => {
            let again = load().expect("it could be read before");
            assert_eq!(
                (&theme.fingerprint, format!("{:?}", theme.palette)),
                (&again.fingerprint, format!("{:?}", again.palette))
            );
            let Ok(fonts) = Fonts::load(&theme) else { return };
            let style = theme.style(Weight::Regular, 16.0, theme.palette.ink);
            let fit = Fit { width: 400.0, height: 60.0, max_lines: 2, min_size: 11.0 };
            let block = fonts.fit("Weekly users 1,234", &style, fit);
            assert!(block.runs.iter().all(|run| run.width().is_finite()));
        }
        Err(ThemeError::Shape { line, column, what, .. }) => assert!(line >= 1 && column >= 1 && !what.is_empty()),
        Err(error) => assert!(!error.to_string().trim().is_empty()),
    }
});
