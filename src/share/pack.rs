//! A JSON tree of the file format in few bytes of CBOR, and nothing lost: `unpack.rs` gives the very same tree.

use std::convert::Infallible;

use minicbor::Encoder;
use minicbor::data::{Int, Tag};
use minicbor::encode::Error;

use crate::share::number;
use crate::share::vocabulary::{Known, Vocabulary};
use crate::wire::Json;

/// Before a known text that stands as a value, where a bare number is a decimal.
pub(super) const KNOWN_TEXT: Tag = Tag::new(6);

/// Before a whole number of JSON: in the file format these are fewer than decimals, which are texts there.
pub(super) const WHOLE_NUMBER: Tag = Tag::new(7);

/// What writing to memory gives: it can't fail.
pub(super) type Written = Result<(), Error<Infallible>>;

/// Appends a tree.
pub(super) fn pack(json: &Json, vocabulary: &Vocabulary<'_>, to: &mut Encoder<Vec<u8>>) -> Written {
    match json {
        // A number that no format has a place for is never written.
        Json::Null | Json::OtherNumber => {
            to.null()?;
        }
        Json::Flag(flag) => {
            to.bool(*flag)?;
        }
        Json::Whole(whole) => {
            to.tag(WHOLE_NUMBER)?.u64(*whole)?;
        }
        Json::Text(text) => pack_text(text, vocabulary, to)?,
        Json::List(list) => {
            to.array(length(list))?;
            for item in list {
                pack(item, vocabulary, to)?;
            }
        }
        Json::Object(fields) => {
            to.map(length(fields))?;
            for (name, value) in fields {
                match vocabulary.number(name) {
                    Some(known) => pack_known(known, to)?,
                    None => {
                        to.str(name)?;
                    }
                }
                pack(value, vocabulary, to)?;
            }
        }
    }
    Ok(())
}

fn pack_text(text: &str, vocabulary: &Vocabulary<'_>, to: &mut Encoder<Vec<u8>>) -> Written {
    if let Some(known) = vocabulary.number(text) {
        to.tag(KNOWN_TEXT)?;
        pack_known(known, to)?;
    } else if let Some((is_negative, packed)) = number::pack(text) {
        pack_integer(is_negative, packed, to)?;
    } else {
        to.str(text)?;
    }
    Ok(())
}

fn pack_known(known: Known, to: &mut Encoder<Vec<u8>>) -> Written {
    match known {
        Known::Word(number) => pack_integer(false, number, to),
        Known::Name(number) => pack_integer(true, number, to),
    }
}

/// CBOR keeps the sign beside the digits (−1 − n), so there is a negative 0.
fn pack_integer(is_negative: bool, number: u64, to: &mut Encoder<Vec<u8>>) -> Written {
    let number = i128::from(number);
    let number = Int::try_from(if is_negative { -1 - number } else { number });
    to.int(number.map_err(|_| Error::message("64 bits and a sign are always enough"))?)?;
    Ok(())
}

fn length<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}
