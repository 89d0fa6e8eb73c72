//! How deep and how full a language file may be. Its parser goes into each brace by calling itself, and a message with very
//! many placeables is not written.

use crate::base::limits::{FLUENT_BRACES, FLUENT_PLACEABLES};

/// The first place where a text goes beyond the limits, and what is wrong there.
pub(crate) fn excess(text: &str) -> Option<(usize, String)> {
    let (mut depth, mut placeables) = (0_usize, 0_usize);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // What begins in the first column is a new message, whatever was left open.
        let begins = line.bytes().next().is_some_and(|first| !matches!(first, b' ' | b'\n' | b'\r' | b'}' | b'{'));
        if begins {
            (depth, placeables) = (0, 0);
        }
        let mut is_quoted = false;
        let mut letters = line.bytes().enumerate();
        let is_remark = line.starts_with('#');
        while let Some((place, letter)) = letters.next().filter(|_| !is_remark) {
            match letter {
                b'\\' if is_quoted => drop(letters.next()),
                b'"' if depth > 0 => is_quoted = !is_quoted,
                b'{' if !is_quoted => {
                    depth += 1;
                    placeables += 1;
                }
                b'}' if !is_quoted => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > FLUENT_BRACES {
                return Some((
                    at + place,
                    format!("braces stand in braces more than {FLUENT_BRACES} deep; say it in one or two"),
                ));
            }
            if placeables > FLUENT_PLACEABLES {
                let message = format!("a message has more than {FLUENT_PLACEABLES} places in braces; make it shorter");
                return Some((at + place, message));
            }
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_deep_or_too_full_is_found_and_nothing_else() {
        assert_eq!(
            excess(&format!("a = x\nb = {}{}\n", "{ ".repeat(9), "}".repeat(9))).map(|(at, _)| at),
            Some(6 + 4 + 16)
        );
        assert_eq!(
            excess(&format!("a = {}\n", "{ $a } ".repeat(65))).map(|(_, what)| what.contains("65")),
            Some(false)
        );
        let quoted = format!("a = {}\n", "{ \"{\\\"{\" } ".repeat(40));
        let many: String =
            (0..1_000).map(|n| format!("m{n} = {{ $a ->\n    [one] {{ $a }}\n   *[other] {{ $b }}\n}}\n")).collect();
        for sound in [quoted, many, "# {{{{{{{{{{{{\na = b\n".into(), "a = {\nb = {\n".repeat(500)] {
            assert_eq!(excess(&sound), None, "{sound}");
        }
    }
}
