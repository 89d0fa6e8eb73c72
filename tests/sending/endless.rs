//! A server whose lines have no end fills no memory and holds nobody up.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Post;

/// A server that says something sound for the first so many lines, and then one piece again and again.
fn start(sound: usize, piece: &'static [u8]) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, written) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
    let count = Arc::clone(&written);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = babble(stream.unwrap(), sound, piece, &count);
        }
    });
    (port, written)
}

fn babble(stream: TcpStream, sound: usize, piece: &[u8], count: &AtomicUsize) -> std::io::Result<()> {
    let mut line = BufReader::new(stream);
    let answers = ["220 mail.example ESMTP\r\n", "250 mail.example\r\n", "250 ok\r\n", "250 ok\r\n", "354 go on\r\n"];
    for (number, answer) in answers.iter().take(sound).enumerate() {
        if number > 0 {
            line.read_line(&mut String::new())?;
        }
        line.get_mut().write_all(answer.as_bytes())?;
    }
    loop {
        line.get_mut().write_all(piece)?;
        count.fetch_add(piece.len(), Ordering::SeqCst);
    }
}

#[test]
fn neither_a_greeting_nor_an_answer_without_end_is_read() {
    let mut post = Post::new(2, "{host: localhost, port: 25, security: none}", "");
    for sound in 0..5 {
        for piece in [&[b'2'; 4096][..], b"250-and on\r\n", b"\r\n", b"\xff\xfe\n"] {
            let (port, written) = start(sound, piece);
            post.port(port);
            let (said, status) = post.send(&["--pause", "0", "--tries", "2"]);
            assert_ne!(status, 0, "{sound} {said}");
            // What the system takes on both sides of each connection is not read.
            assert!(written.load(Ordering::SeqCst) < 64 << 20, "{sound}: {} bytes", written.load(Ordering::SeqCst));
        }
    }
}
