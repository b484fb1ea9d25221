//! How the parts of a meeting stand in a file: their names, and what may be left out.
//!
//! A table for each type, and code that all of them share; an action costs a line here and some bytes in the program.
//! A reader never stops: what does not fit is noted in [`Reader`] and something harmless is taken in its place, so
//! that no caller may use what was read before it has asked whether it was sound. [`from_text`] does both.

mod action;
mod crew;
mod meeting;
mod poll;

use super::json::{self, Value, Writer};
use crate::domain::Text;

pub(super) use meeting::{parts, write_meeting};

/// The field in which something else was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its name.
    pub field: &'static str,
}

/// Something with a place in a file.
pub trait Wire: Sized {
    /// Writes it.
    fn write(&self, out: &mut Writer);

    /// Reads it; what does not fit is noted, and the answer is then of no use.
    fn read(from: &mut Reader, value: &Value) -> Self;

    /// Whether it says so little that it may be left out.
    fn is_blank(&self) -> bool {
        false
    }
}

/// Notes the first thing that does not fit.
#[derive(Debug, Default)]
pub struct Reader {
    field: &'static str,
    fault: Option<Fault>,
}

const MISSING: &Value = &Value::Null;

impl Reader {
    /// Whether everything read so far was sound.
    pub fn sound(&self) -> Result<(), Fault> {
        self.fault.map_or(Ok(()), Err)
    }

    /// What was read last does not fit.
    #[inline(never)]
    pub fn fail(&mut self) {
        self.fault.get_or_insert(Fault { field: self.field });
    }

    /// The value of a field, `null` where there is none.
    #[inline(never)]
    pub fn get<'v>(&mut self, value: &'v Value, name: &'static str) -> &'v Value {
        if !matches!(value, Value::Object(_)) {
            self.fail();
        }
        self.field = name;
        value.get(name).unwrap_or(MISSING)
    }

    /// A whole number.
    #[inline(never)]
    fn int(&mut self, value: &Value, least: i64, most: i64) -> i64 {
        let number = value.as_i64().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.fail();
        }
        number.unwrap_or_default()
    }

    /// A string.
    #[inline(never)]
    fn text<'v>(&mut self, value: &'v Value) -> &'v str {
        match value {
            Value::String(text) => text,
            _ => {
                self.fail();
                ""
            }
        }
    }

    /// A list.
    #[inline(never)]
    fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        match value {
            Value::Array(list) => list,
            _ => {
                self.fail();
                &[]
            }
        }
    }

    /// Which of the names stands here, and what it holds: `"Name"`, or `{"Name": ...}`.
    #[inline(never)]
    fn pick<'v>(&mut self, value: &'v Value, names: &[&str]) -> (usize, &'v Value) {
        let (name, inside): (&str, _) = match value {
            Value::String(name) => (name, MISSING),
            Value::Object(fields) => match fields.as_slice() {
                [(name, inside)] => (name, inside),
                _ => ("", MISSING),
            },
            _ => ("", MISSING),
        };
        let at = names.iter().position(|known| *known == name);
        if at.is_none() {
            self.fail();
        }
        (at.unwrap_or(usize::MAX), inside)
    }
}

/// Writes one thing by itself.
pub fn to_text<T: Wire>(thing: &T) -> String {
    let mut out = Writer::default();
    thing.write(&mut out);
    out.done()
}

/// Reads one thing by itself.
pub fn from_text<T: Wire>(text: &str) -> Result<T, Fault> {
    let value = json::read(text).map_err(|_| Fault { field: "" })?;
    let mut from = Reader::default();
    let thing = T::read(&mut from, &value);
    from.sound().map(|()| thing)
}

/// A struct: its fields in order. `or` marks one that may be missing, `skip` one that is left out while it is blank.
macro_rules! record {
    ($type:ident { $($name:ident $($how:ident)?),* $(,)? }) => {
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                out.raw("{");
                $($crate::codec::wire::put!(out, &self.$name, $name $($how)?);)*
                out.close("}");
            }
            fn read(from: &mut Reader, value: &Value) -> Self {
                Self { $($name: $crate::codec::wire::take!(from, value, $name $($how)?)),* }
            }
        }
    };
}

/// Writes a field.
macro_rules! put {
    ($out:ident, $value:expr, $name:ident skip) => {
        if !Wire::is_blank($value) {
            $crate::codec::wire::put!($out, $value, $name);
        }
    };
    ($out:ident, $value:expr, $name:ident $(or)?) => {
        $out.name(stringify!($name));
        Wire::write($value, $out);
    };
}

/// Reads a field.
macro_rules! take {
    ($from:ident, $value:expr, $name:ident $how:ident) => {
        match $from.get($value, stringify!($name)) {
            Value::Null => Default::default(),
            found => Wire::read($from, found),
        }
    };
    ($from:ident, $value:expr, $name:ident) => {{
        let found = $from.get($value, stringify!($name));
        Wire::read($from, found)
    }};
}

/// An enum; the first one stands in for what does not fit, and holds nothing.
///
/// `Name` is a string, `Name(_)` an object with one value, `Name { fields }` an object with a [`record`].
macro_rules! choice {
    ($type:ident {
        $first:ident
        $(, $name:ident $({ $($field:ident $($how:ident)?),* $(,)? })? $(($one:ident))?)* $(,)?
    }) => {
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                let close = match self {
                    Self::$first => {
                        out.text(stringify!($first));
                        ""
                    }
                    $(Self::$name $({ $($field),* })? $(($one))? => {
                        $crate::codec::wire::open!(out, $name $({ $($field)* })? $(($one))?);
                        $($($crate::codec::wire::put!(out, $field, $field $($how)?);)*)?
                        $(Wire::write($one, out);)?
                        $crate::codec::wire::close!($({ $($field)* })? $(($one))?)
                    })*
                };
                out.close(close);
            }
            fn read(from: &mut Reader, value: &Value) -> Self {
                #[derive(Clone, Copy)]
                enum Tag { $first $(, $name)* }
                const TAGS: &[Tag] = &[Tag::$first $(, Tag::$name)*];
                const NAMES: &[&str] = &[stringify!($first) $(, stringify!($name))*];
                #[allow(unused_variables, reason = "where no variant holds anything")]
                let (at, inside) = from.pick(value, NAMES);
                match TAGS.get(at) {
                    None | Some(Tag::$first) => Self::$first,
                    $(Some(Tag::$name) => Self::$name $({
                        $($field: $crate::codec::wire::take!(from, inside, $field $($how)?)),*
                    })? $(({
                        let $one: &Value = inside;
                        Wire::read(from, $one)
                    }))?,)*
                }
            }
        }
    };
}

/// Begins a variant.
macro_rules! open {
    ($out:ident, $name:ident) => {
        $out.text(stringify!($name))
    };
    ($out:ident, $name:ident { $($inside:tt)* }) => {
        $out.variant(stringify!($name));
        $out.raw("{");
    };
    ($out:ident, $name:ident ($one:ident)) => {
        $out.variant(stringify!($name))
    };
}

/// What ends a variant.
macro_rules! close {
    () => {
        ""
    };
    ({ $($inside:tt)* }) => {
        "}}"
    };
    (($one:ident)) => {
        "}"
    };
}

/// Whole numbers of a width.
macro_rules! numbers {
    ($($type:ident $most:expr),*) => {$(
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                out.int(*self as i64);
            }
            fn read(from: &mut Reader, value: &Value) -> Self {
                from.int(value, 0, $most) as Self
            }
        }
    )*};
}

use {choice, close, open, put, record, take};

numbers!(u16 0xffff, u32 0xffff_ffff, usize 0xffff_ffff);

impl Wire for i64 {
    fn write(&self, out: &mut Writer) {
        out.int(*self);
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        from.int(value, i64::MIN, i64::MAX)
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        match value {
            Value::Bool(yes) => *yes,
            _ => {
                from.fail();
                false
            }
        }
    }
    fn is_blank(&self) -> bool {
        !self
    }
}

impl Wire for Text {
    fn write(&self, out: &mut Writer) {
        out.text(self.as_str());
    }
    #[inline(never)]
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::block(from.text(value))
    }
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(thing) => thing.write(out),
            None => out.raw("null"),
        }
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        match value {
            Value::Null => None,
            _ => Some(T::read(from, value)),
        }
    }
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire> Wire for Vec<T> {
    #[inline(never)]
    fn write(&self, out: &mut Writer) {
        write_list(self, out);
    }
    #[inline(never)]
    fn read(from: &mut Reader, value: &Value) -> Self {
        let mut list = Self::new();
        for value in from.list(value) {
            list.push(T::read(from, value));
        }
        list
    }
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self, out: &mut Writer) {
        T::write(self, out);
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::new(T::read(from, value))
    }
}

/// Writes a list.
pub(super) fn write_list<T: Wire>(list: &[T], out: &mut Writer) {
    out.raw("[");
    for thing in list {
        thing.write(out);
    }
    out.close("]");
}
