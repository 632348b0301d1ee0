//! CBOR as `pack.rs` writes it, read back strictly: bounded in depth and length, no field twice, no kind of item that the
//! format does not use.

use minicbor::Decoder;
use minicbor::data::Type;

use crate::share::number;
use crate::share::pack::{KNOWN_TEXT, WHOLE_NUMBER};
use crate::share::vocabulary::{Known, Vocabulary};
use crate::text::share::{Malformation, ShareProblem};
use crate::wire::Json;

/// As many levels as a JSON file may have.
const MOST_LEVELS: usize = 128;

/// Reads the next tree, which stands `level` levels deep.
pub(super) fn unpack(from: &mut Decoder<'_>, vocabulary: &Vocabulary<'_>, level: usize) -> Result<Json, ShareProblem> {
    let at = from.position();
    if level >= MOST_LEVELS {
        return Err(malformed(at, Malformation::TooDeep { most: MOST_LEVELS }));
    }
    let kind = cbor(from, |from| from.datatype())?;
    match kind {
        Type::Null => cbor(from, Decoder::null).map(|()| Json::Null),
        Type::Bool => cbor(from, Decoder::bool).map(Json::Flag),
        Type::U8 | Type::U16 | Type::U32 | Type::U64 | Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::Int => {
            let (is_negative, packed) = integer(from)?;
            Ok(Json::Text(number::unpack(is_negative, packed)))
        }
        Type::String => cbor(from, Decoder::str).map(Json::from),
        Type::Array => {
            let n_items = n_items(at, cbor(from, Decoder::array)?, from)?;
            (0..n_items).map(|_| unpack(from, vocabulary, level + 1)).collect::<Result<_, _>>().map(Json::List)
        }
        Type::Map => {
            let n_items = n_items(at, cbor(from, Decoder::map)?, from)?;
            let field = |_| Ok((unpack_name(from, vocabulary)?, unpack(from, vocabulary, level + 1)?));
            let fields = (0..n_items).map(field).collect::<Result<Vec<_>, ShareProblem>>()?;
            refuse_twice(at, &fields)?;
            Ok(Json::Object(fields))
        }
        Type::Tag => unpack_tagged(from, vocabulary),
        Type::F16
        | Type::F32
        | Type::F64
        | Type::Simple
        | Type::Undefined
        | Type::Bytes
        | Type::BytesIndef
        | Type::StringIndef
        | Type::ArrayIndef
        | Type::MapIndef
        | Type::Break
        | Type::Unknown(_) => Err(malformed(at, Malformation::Unexpected { expected: "a value of a sheet" })),
    }
}

fn unpack_tagged(from: &mut Decoder<'_>, vocabulary: &Vocabulary<'_>) -> Result<Json, ShareProblem> {
    let at = from.position();
    let tag = cbor(from, Decoder::tag)?;
    if tag == KNOWN_TEXT {
        return unpack_known(from, vocabulary).map(Json::from);
    }
    if tag == WHOLE_NUMBER {
        let (is_negative, whole) = integer(from)?;
        let problem = Malformation::Unexpected { expected: "a whole number from 0" };
        return if is_negative { Err(malformed(at, problem)) } else { Ok(Json::Whole(whole)) };
    }
    Err(ShareProblem::NewerPart { what: "tag", found: tag.as_u64() })
}

/// The name of a field: known or spelled out.
fn unpack_name(from: &mut Decoder<'_>, vocabulary: &Vocabulary<'_>) -> Result<String, ShareProblem> {
    if cbor(from, |from| from.datatype())? == Type::String {
        return cbor(from, Decoder::str).map(ToOwned::to_owned);
    }
    unpack_known(from, vocabulary).map(ToOwned::to_owned)
}

fn unpack_known<'a>(from: &mut Decoder<'_>, vocabulary: &Vocabulary<'a>) -> Result<&'a str, ShareProblem> {
    let at = from.position();
    let known = match integer(from)? {
        (false, number) => Known::Word(number),
        (true, number) => Known::Name(number),
    };
    vocabulary.text(known, at)
}

/// The sign and the digits: −1 − n is the negative n.
pub(super) fn integer(from: &mut Decoder<'_>) -> Result<(bool, u64), ShareProblem> {
    let at = from.position();
    let integer = i128::from(from.int().map_err(|_| expected(at, "an integer"))?);
    let is_negative = integer < 0;
    let digits = u64::try_from(if is_negative { -1 - integer } else { integer });
    digits.map(|digits| (is_negative, digits)).map_err(|_| expected(at, "an integer"))
}

/// A list's or map's number of items, which must be said, and be possible: every item takes a byte.
fn n_items(at: usize, n_items: Option<u64>, from: &Decoder<'_>) -> Result<u64, ShareProblem> {
    let found = n_items.ok_or_else(|| expected(at, "a list of known length"))?;
    let left = from.input().len().saturating_sub(from.position());
    if usize::try_from(found).is_ok_and(|found| found <= left) {
        return Ok(found);
    }
    Err(malformed(at, Malformation::TooMany { found, left }))
}

/// Sorted, so that a map of a million fields costs no million times a million looks.
fn refuse_twice(at: usize, fields: &[(String, Json)]) -> Result<(), ShareProblem> {
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let is_twice = names.array_windows().any(|[left, right]| left == right);
    if is_twice { Err(malformed(at, Malformation::Twice)) } else { Ok(()) }
}

/// Runs a reader of minicbor, whose own errors say no more than where.
pub(super) fn cbor<'b, T>(
    from: &mut Decoder<'b>,
    read: impl FnOnce(&mut Decoder<'b>) -> Result<T, minicbor::decode::Error>,
) -> Result<T, ShareProblem> {
    let at = from.position();
    read(from).map_err(|_| malformed(at, Malformation::NotCbor))
}

pub(super) fn malformed(at: usize, problem: Malformation) -> ShareProblem {
    ShareProblem::Malformed { at, problem }
}

fn expected(at: usize, expected: &'static str) -> ShareProblem {
    malformed(at, Malformation::Unexpected { expected })
}
