//! The file itself: objects, object streams, the cross-reference stream.
//!
//! lopdf's own writer would copy every shared font into the document first and write all the small
//! structure elements uncompressed; here finished bytes are appended as they are, and small objects
//! go into one deflated object stream. Offsets are known as soon as an object is written.

use std::io::Write;

use lopdf::{Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::pdf::content::number::{push_hex, push_integer, push_string_byte};
use crate::pdf::writer::deflate::deflate;

/// An indirect object's number.
pub type Id = u32;

/// A PDF file in the making.
pub struct File {
    out: Vec<u8>,
    places: Vec<Place>,
    small: Vec<u8>,
    small_starts: Vec<(Id, usize)>,
    digest: Sha256,
}

#[derive(Clone, Copy)]
enum Place {
    Free,
    At(usize),
    Packed { index: usize },
}

impl File {
    /// A file in which the object numbers up to `taken` are in use.
    pub fn new(taken: Id, capacity: usize) -> Self {
        let mut out = Vec::with_capacity(capacity);
        // The second line tells transfer programs that the file is binary.
        out.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
        Self {
            out,
            places: vec![Place::Free; taken as usize + 1],
            small: Vec::with_capacity(32 << 10),
            small_starts: Vec::with_capacity(512),
            digest: Sha256::new(),
        }
    }

    /// A fresh object number.
    pub fn reserve(&mut self) -> Id {
        self.places.push(Place::Free);
        (self.places.len() - 1) as Id
    }

    /// Writes an object outside of object streams.
    pub fn object(&mut self, id: Id, body: &[u8]) {
        self.digest.update(body);
        self.append(id, body);
    }

    /// Writes an object that many decks share; its digest is known.
    pub fn shared(&mut self, id: Id, body: &[u8], digest: &[u8]) {
        self.digest.update(digest);
        self.append(id, body);
    }

    /// Writes a small object, to be packed with the others; `write` must add no stream.
    pub fn small(&mut self, id: Id, write: impl FnOnce(&mut Vec<u8>)) {
        self.places[id as usize] = Place::Packed { index: self.small_starts.len() };
        self.small_starts.push((id, self.small.len()));
        write(&mut self.small);
        self.small.push(b'\n');
    }

    /// Writes a stream of deck data, deflated; `entries` are further dictionary entries.
    pub fn stream(&mut self, id: Id, entries: &str, data: &[u8]) {
        let body = stream_body(entries, &deflate(data));
        self.object(id, &body);
    }

    /// Packs the small objects, writes the cross-reference stream and ends the file.
    pub fn finish(mut self, root: Id, info: Id) -> Vec<u8> {
        let pack = self.reserve();
        self.write_pack(pack);
        let table = self.reserve();
        let start = self.out.len();
        self.places[table as usize] = Place::At(start);
        let rows = self.rows(pack);
        let digest = std::mem::take(&mut self.digest).finalize();
        let name: String = digest[..16].iter().map(|byte| format!("{byte:02X}")).collect();
        let entries = format!(
            "/Type/XRef/Size {}/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root {root} 0 R/Info {info} 0 R\
             /ID[<{name}><{name}>]",
            self.places.len()
        );
        let body = stream_body(&entries, &deflate(&rows));
        self.append(table, &body);
        write!(self.out, "startxref\n{start}\n%%EOF\n").expect("a Vec takes every write");
        self.out
    }

    /// The cross-reference rows, each as its difference to the one above: neighbours differ in a byte or two.
    fn rows(&self, pack: Id) -> Vec<u8> {
        let mut rows = Vec::with_capacity(self.places.len() * 8);
        let mut above = [0u8; 7];
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Free => (0, 0, 0xFFFF),
                Place::At(offset) => (1, offset, 0),
                Place::Packed { index } => (2, pack as usize, index),
            };
            let mut row = [kind, 0, 0, 0, 0, 0, 0];
            row[1..5].copy_from_slice(&(first as u32).to_be_bytes());
            row[5..].copy_from_slice(&(second as u16).to_be_bytes());
            // 2 is PNG's filter "up".
            rows.push(2);
            rows.extend(row.iter().zip(above).map(|(now, then)| now.wrapping_sub(then)));
            above = row;
        }
        rows
    }

    fn write_pack(&mut self, id: Id) {
        let mut data = Vec::with_capacity(self.small.len() + self.small_starts.len() * 10);
        for &(id, start) in &self.small_starts {
            push_integer(&mut data, id.into());
            data.push(b' ');
            push_integer(&mut data, start as i64);
            data.push(b' ');
        }
        let entries = format!("/Type/ObjStm/N {}/First {}", self.small_starts.len(), data.len());
        data.append(&mut self.small);
        self.stream(id, &entries, &data);
    }

    fn append(&mut self, id: Id, body: &[u8]) {
        self.places[id as usize] = Place::At(self.out.len());
        push_integer(&mut self.out, id.into());
        self.out.extend_from_slice(b" 0 obj\n");
        self.out.extend_from_slice(body);
        self.out.extend_from_slice(b"\nendobj\n");
    }
}

/// A stream object around data that is deflated already.
pub fn stream_body(entries: &str, deflated: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(deflated.len() + entries.len() + 64);
    write!(body, "<<{entries}/Length {}/Filter/FlateDecode>>\nstream\n", deflated.len())
        .expect("a Vec takes every write");
    body.extend_from_slice(deflated);
    body.extend_from_slice(b"\nendstream");
    body
}

/// Writes one of lopdf's objects, a stream excepted.
pub fn push_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Boolean(value) => out.extend_from_slice(if *value { b" true" } else { b" false" }),
        Object::Integer(value) => {
            out.push(b' ');
            push_integer(out, *value);
        }
        Object::Real(value) => write!(out, " {value}").expect("a Vec takes every write"),
        Object::Name(name) => push_name(out, name),
        Object::String(text, StringFormat::Literal) => {
            out.push(b'(');
            text.iter().for_each(|&byte| push_string_byte(out, byte));
            out.push(b')');
        }
        Object::String(text, StringFormat::Hexadecimal) if is_plain(text) => {
            out.push(b'(');
            text[2..].iter().skip(1).step_by(2).for_each(|&byte| push_string_byte(out, byte));
            out.push(b')');
        }
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            text.iter().for_each(|&byte| push_hex(out, byte));
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            items.iter().for_each(|item| push_object(out, item));
            out.push(b']');
        }
        Object::Dictionary(entries) => {
            out.extend_from_slice(b"<<");
            for (key, value) in entries {
                push_name(out, key);
                push_object(out, value);
            }
            out.extend_from_slice(b">>");
        }
        Object::Reference((id, generation)) => {
            out.push(b' ');
            push_integer(out, (*id).into());
            out.push(b' ');
            push_integer(out, (*generation).into());
            out.extend_from_slice(b" R");
        }
        Object::Null | Object::Stream(_) => out.extend_from_slice(b" null"),
    }
}

/// Whether a text string in UTF-16 says what plain ASCII says as well.
fn is_plain(text: &[u8]) -> bool {
    let (units, rest) = text.strip_prefix(&[0xFE, 0xFF]).unwrap_or_default().as_chunks::<2>();
    rest.is_empty() && !units.is_empty() && units.iter().all(|unit| unit[0] == 0 && matches!(unit[1], b' '..=b'~'))
}

fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            push_hex(out, byte);
        }
    }
}
