//! Shows a PNG in a terminal, by one of two protocols.
//!
//! Sixel is not supported: it needs 256 colours and a query whether the terminal supports it. Inside a multiplexer no picture is
//! shown, since it would cover other windows.

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The most bytes of a piece in the kitty protocol.
const PIECE: usize = 4096;
/// The columns of a terminal that does not report them.
const COLUMNS: u16 = 80;
/// The first version of Konsole that shows pictures.
const KONSOLE: u32 = 220_400;

/// A protocol for pictures in a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// The terminal graphics protocol of kitty, Ghostty and Konsole.
    Kitty,
    /// The inline images of iTerm2, WezTerm and mintty.
    Iterm,
}

/// Reads a variable of the environment; `None` if it is not set or empty.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The protocol of this terminal, if it is known to support one.
pub fn protocol(environment: Environment<'_>) -> Option<Protocol> {
    let is = |name: &str, value: &str| environment(name).is_some_and(|set| set == value);
    let term = environment("TERM").unwrap_or_default();
    if environment("TMUX").is_some()
        || environment("STY").is_some()
        || term.starts_with("screen")
        || term.starts_with("tmux")
    {
        return None;
    }
    let konsole = environment("KONSOLE_VERSION").and_then(|version| version.parse::<u32>().ok());
    if term == "xterm-kitty" || term == "xterm-ghostty" || is("TERM_PROGRAM", "ghostty") || konsole >= Some(KONSOLE) {
        return Some(Protocol::Kitty);
    }
    let iterm = ["iTerm.app", "WezTerm", "mintty"].into_iter().any(|program| is("TERM_PROGRAM", program));
    (iterm || is("LC_TERMINAL", "iTerm2")).then_some(Protocol::Iterm)
}

/// Whether the user of this terminal would see a graphical viewer.
pub fn has_display(environment: Environment<'_>) -> bool {
    if cfg!(any(target_os = "macos", windows)) {
        return environment("SSH_CONNECTION").is_none();
    }
    environment("WAYLAND_DISPLAY").is_some() || environment("DISPLAY").is_some()
}

/// Shows a PNG as wide as the terminal.
pub fn inline(protocol: Protocol, png: &Path, out: &mut dyn Write) -> io::Result<()> {
    let columns = terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| width.0);
    let bytes = fs::read(png)?;
    out.write_all(escaped(protocol, &bytes, columns).as_bytes())?;
    out.flush()
}

fn escaped(protocol: Protocol, png: &[u8], columns: u16) -> String {
    let text = STANDARD.encode(png);
    match protocol {
        Protocol::Iterm => {
            format!("\x1b]1337;File=inline=1;size={};width=100%;preserveAspectRatio=1:{text}\x07\n", png.len())
        }
        Protocol::Kitty => {
            let pieces: Vec<&str> = text
                .as_bytes()
                .chunks(PIECE)
                .map(|piece| std::str::from_utf8(piece).expect("base64 is ASCII"))
                .collect();
            let mut escaped = String::with_capacity(text.len() + pieces.len() * 16);
            for (number, piece) in pieces.iter().enumerate() {
                let first = if number == 0 { format!("a=T,f=100,q=2,c={columns},") } else { String::new() };
                let more = u8::from(number + 1 < pieces.len());
                escaped.push_str(&format!("\x1b_G{first}m={more};{piece}\x1b\\"));
            }
            escaped + "\n"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(set: &[(&str, &str)]) -> Option<Protocol> {
        protocol(&|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn terminals_that_show_pictures_are_known() {
        assert_eq!(of(&[("TERM", "xterm-kitty")]), Some(Protocol::Kitty));
        assert_eq!(of(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "ghostty")]), Some(Protocol::Kitty));
        assert_eq!(of(&[("KONSOLE_VERSION", "230805")]), Some(Protocol::Kitty));
        assert_eq!(of(&[("KONSOLE_VERSION", "210805")]), None);
        assert_eq!(of(&[("TERM_PROGRAM", "WezTerm")]), Some(Protocol::Iterm));
        assert_eq!(of(&[("LC_TERMINAL", "iTerm2")]), Some(Protocol::Iterm));
        assert_eq!(of(&[("TERM", "xterm-256color")]), None);
        assert_eq!(of(&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")]), None);
        assert_eq!(of(&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/x")]), None);
    }

    #[test]
    fn a_picture_is_sent_whole_and_in_pieces_the_protocol_allows() {
        let png: Vec<u8> = (0..10_000_u32).map(|byte| byte as u8).collect();
        let kitty = escaped(Protocol::Kitty, &png, 120);
        let pieces: Vec<&str> = kitty.trim_end().split_terminator("\x1b\\").collect();
        assert!(pieces[0].starts_with("\x1b_Ga=T,f=100,q=2,c=120,m=1;"));
        assert!(pieces[pieces.len() - 1].starts_with("\x1b_Gm=0;"));
        let sent: Vec<&str> = pieces.iter().map(|piece| piece.split_once(';').unwrap().1).collect();
        assert!(sent.iter().all(|piece| piece.len() <= PIECE));
        assert_eq!(STANDARD.decode(sent.concat()).unwrap(), png);
        let iterm = escaped(Protocol::Iterm, &png, 120);
        let text = iterm.strip_prefix("\x1b]1337;File=inline=1;size=10000;width=100%;preserveAspectRatio=1:").unwrap();
        assert_eq!(STANDARD.decode(text.strip_suffix("\x07\n").unwrap()).unwrap(), png);
    }
}
