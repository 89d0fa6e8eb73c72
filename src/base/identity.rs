//! What tells one thing from another, as bytes: its values in their order, without the names that the program gives them.
//!
//! Renaming a type, a field or a variant changes no identity; adding, removing or reordering what counts does. What is marked
//! `#[serde(skip)]` does not count. Texts are gathered as well, for whoever needs to know which characters are shown.

use std::fmt;

use serde::ser;
use serde::ser::Serialize;

/// The bytes of some values, and the texts among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub bytes: Vec<u8>,
    pub text: String,
}

/// A value that can say what it is. Every value that serde can write does.
pub trait Identified {
    /// Adds what tells it from others to `identity`.
    fn identify(&self, identity: &mut Identity);
}

impl<T: Serialize> Identified for T {
    fn identify(&self, identity: &mut Identity) {
        self.serialize(identity).expect("nothing in memory refuses a value");
    }
}

impl Identity {
    /// That of one value.
    pub fn of(value: &(impl Serialize + ?Sized)) -> Self {
        let mut identity = Self::default();
        value.serialize(&mut identity).expect("nothing in memory refuses a value");
        identity
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// A length, so that two values side by side are never taken for two others.
    fn length(&mut self, length: usize) -> Result<(), Refused> {
        self.put(&(length as u64).to_le_bytes())
    }
}

/// A value's own refusal to be written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Refused(String);

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

macro_rules! plain {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, value: $type) -> Result<(), Refused> {
            self.put(&value.to_le_bytes())
        }
    )*};
}

impl ser::Serializer for &mut Identity {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    plain!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64);

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        self.put(&[u8::from(value)])
    }

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        self.text.push_str(value);
        self.text.push('\n');
        self.serialize_bytes(value.as_bytes())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Refused> {
        self.length(value.len())?;
        self.put(value)
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.put(&[0])
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        self.put(&[1])?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, variant: u32, _: &'static str) -> Result<(), Refused> {
        self.put(&variant.to_le_bytes())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.put(&variant.to_le_bytes())?;
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Refused> {
        self.length(length.unwrap_or(usize::MAX))?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.put(&variant.to_le_bytes())?;
        Ok(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Refused> {
        self.serialize_seq(length)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.put(&variant.to_le_bytes())?;
        Ok(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

macro_rules! compound {
    ($($trait:ident::$method:ident),*) => {$(
        impl ser::$trait for &mut Identity {
            type Ok = ();
            type Error = Refused;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                value.serialize(&mut **self)
            }
            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        }
    )*};
}

compound!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

macro_rules! named {
    ($($trait:ident),*) => {$(
        impl ser::$trait for &mut Identity {
            type Ok = ();
            type Error = Refused;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Refused> {
                value.serialize(&mut **self)
            }
            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        }
    )*};
}

named!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for &mut Identity {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Serialize)]
    struct Before {
        label: &'static str,
        value: Option<f64>,
        kind: Kind,
    }

    #[derive(serde::Serialize)]
    struct After {
        caption: &'static str,
        amount: Option<f64>,
        sort: Sort,
    }

    #[derive(serde::Serialize)]
    enum Kind {
        Plain,
        Of(u8),
    }

    #[derive(serde::Serialize)]
    enum Sort {
        Simple,
        With(u8),
    }

    #[test]
    fn a_renamed_field_changes_no_identity() {
        let before = [
            Before { label: "a", value: Some(1.0), kind: Kind::Of(2) },
            Before { label: "", value: None, kind: Kind::Plain },
        ];
        let after = [
            After { caption: "a", amount: Some(1.0), sort: Sort::With(2) },
            After { caption: "", amount: None, sort: Sort::Simple },
        ];
        assert_eq!(Identity::of(&before), Identity::of(&after));
    }

    #[test]
    fn neighbours_are_told_apart() {
        assert_ne!(Identity::of(&("ab", "c")), Identity::of(&("a", "bc")));
        assert_ne!(Identity::of(&[vec![1u8], vec![]]), Identity::of(&[vec![], vec![1u8]]));
        assert_ne!(Identity::of(&Some(0u8)), Identity::of(&None::<u8>));
        assert_ne!(Identity::of(&0.0), Identity::of(&-0.0));
    }

    #[test]
    fn texts_are_gathered() {
        assert_eq!(Identity::of(&("Ada", 1u8, vec!["株"])).text, "Ada\n株\n");
    }
}
