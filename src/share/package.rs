//! The inside of a code. A byte says how it is squeezed; then come numbered parts in CBOR: the framework (named, or the
//! sheet's own) and the sheet. Part 2 is kept for scenarios. An unknown part is a newer program's, and is refused: leaving it
//! out would show another sheet.

use std::borrow::Cow;
use std::sync::Arc;

use minicbor::{Decoder, Encoder};

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::share::MOST_INFLATED;
use crate::share::names::names;
use crate::share::pack::{Written, pack};
use crate::share::seal::check;
use crate::share::squeeze::{deflate, inflate};
use crate::share::unpack::{cbor, integer, malformed, unpack};
use crate::share::vocabulary::Vocabulary;
use crate::text::share::{Malformation, ShareProblem};
use crate::wire::v1::{framework_json, sheet_json, sheet_of};
use crate::wire::{Json, WireError, WireProblem};

/// How the parts are squeezed: the first byte.
const STORED: u8 = 0;
const DEFLATED: u8 = 1;
/// With a released framework known before: the length of its name, its name, the CRC-32 of what comes out, the stream.
const DEFLATED_AFTER_BASE: u8 = 2;

/// The numbers of the parts.
const PART_FRAMEWORK: u64 = 0;
const PART_SHEET: u64 = 1;

/// The field of a sheet's file that is a part of its own here: the sheet can't be read without it.
const FRAMEWORK: &str = "framework";

/// A code that was proved whole. With the framework that it needs it becomes a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Package(Inside);

#[derive(Clone, Debug, PartialEq)]
enum Inside {
    Parts(Parts),
    AfterBase { base: String, check: u32, squeezed: Vec<u8> },
}

/// The framework of a sheet in a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinnedFramework<'a> {
    /// A released one, named `id@version`, which never changes.
    Released(&'a str),
    /// The sheet's own, which goes along.
    Own {
        /// The released one, `id@version`, from which the rest is told; `None`: all of it is there.
        after: Option<&'a str>,
    },
}

impl Package {
    /// The sheet's framework.
    pub fn framework(&self) -> PinnedFramework<'_> {
        match &self.0 {
            Inside::AfterBase { base, .. } => PinnedFramework::Own { after: Some(base) },
            Inside::Parts(Parts { framework: Json::Text(reference), .. }) => PinnedFramework::Released(reference),
            Inside::Parts(_) => PinnedFramework::Own { after: None },
        }
    }

    /// The released framework, `id@version`, that [`Package::read`] will ask for; `None`: for none.
    pub fn needs(&self) -> Option<&str> {
        match self.framework() {
            PinnedFramework::Released(reference) => Some(reference),
            PinnedFramework::Own { after } => after,
        }
    }

    /// The sheet. `find` brings the framework that [`Package::needs`] names.
    ///
    /// # Errors
    /// The framework can't be found, or what is in the code is no sheet of it. A sheet is read whole or not at all.
    pub fn read(
        &self,
        find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
    ) -> Result<Evaluation, ShareProblem> {
        match &self.0 {
            Inside::Parts(parts) => parts.read(find),
            Inside::AfterBase { base, check: expected, squeezed } => {
                // The bytes are what was written: if they do not fit, then to the base.
                let plain = match inflate(squeezed, &known_of(&*released(base, &find)?)) {
                    Err(ShareProblem::Malformed { .. }) => None,
                    inflated => Some(inflated?).filter(|plain| check(&[plain]) == *expected),
                };
                let plain = plain.ok_or_else(|| ShareProblem::OtherBase { base: base.clone() })?;
                Parts::of(plain)?.read(find)
            }
        }
    }
}

/// The inside of a code of the sheet. `base` is a released framework that the reader can find too; it makes the code of a
/// sheet with its own copy of it shorter.
pub(super) fn write(evaluation: &Evaluation, base: Option<&Framework>) -> Result<Vec<u8>, ShareProblem> {
    let plain = write_parts(evaluation);
    if plain.len() > MOST_INFLATED {
        return Err(ShareProblem::TooLarge { most: MOST_INFLATED });
    }
    Ok(squeeze(&plain, base.filter(|base| evaluation.framework.is_own && !base.is_own)))
}

/// In the way that takes the fewest bytes.
fn squeeze(plain: &[u8], base: Option<&Framework>) -> Vec<u8> {
    let mut shortest = [&[STORED], plain].concat();
    let deflated = [vec![DEFLATED], deflate(plain, &[])].concat();
    if deflated.len() < shortest.len() {
        shortest = deflated;
    }
    let Some(base) = base else { return shortest };
    let reference = base.reference.to_string();
    let Ok(length) = u8::try_from(reference.len()) else { return shortest };
    let head = [&[DEFLATED_AFTER_BASE, length], reference.as_bytes(), &check(&[plain]).to_be_bytes()].concat();
    let after_base = [head, deflate(plain, &known_of(base))].concat();
    if after_base.len() < shortest.len() { after_base } else { shortest }
}

/// The package in these bytes.
pub(super) fn read(bytes: &[u8]) -> Result<Package, ShareProblem> {
    let Some((method, rest)) = bytes.split_first() else { return Err(malformed(0, Malformation::TooShort)) };
    let inside = match *method {
        STORED if rest.len() > MOST_INFLATED => return Err(ShareProblem::TooLarge { most: MOST_INFLATED }),
        STORED => Inside::Parts(Parts::of(rest.to_vec())?),
        DEFLATED => Inside::Parts(Parts::of(inflate(rest, &[])?)?),
        DEFLATED_AFTER_BASE => read_after_base(rest).ok_or(malformed(1, Malformation::TooShort))?,
        found => return Err(ShareProblem::NewerPart { what: "compression", found: found.into() }),
    };
    Ok(Package(inside))
}

fn read_after_base(bytes: &[u8]) -> Option<Inside> {
    let (length, rest) = bytes.split_first()?;
    let (base, rest) = rest.split_at_checked(usize::from(*length))?;
    let (check, squeezed) = rest.split_first_chunk::<4>()?;
    let base = std::str::from_utf8(base).ok()?.to_owned();
    Some(Inside::AfterBase { base, check: u32::from_be_bytes(*check), squeezed: squeezed.to_vec() })
}

/// What reader and writer know of a released framework: its file as an own one would go along.
fn known_of(base: &Framework) -> Vec<u8> {
    packed(|to| pack(&framework_json(base), &Vocabulary::of_bases(), to))
}

fn packed(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Written) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    // Writing to memory can't fail; if it did, nothing would be refused by `encode` itself.
    write(&mut encoder).map_or_else(|_| Vec::new(), |()| encoder.into_writer())
}

fn write_parts(evaluation: &Evaluation) -> Vec<u8> {
    let Json::Object(mut fields) = sheet_json(evaluation) else { return Vec::new() };
    let framework = fields.extract_if(.., |(name, _)| name == FRAMEWORK).next().map_or(Json::Null, |(_, value)| value);
    let whole = framework_json(&evaluation.framework);
    packed(|to| {
        to.map(2)?.u64(PART_FRAMEWORK)?;
        pack(&framework, &Vocabulary::new(&[]), to)?;
        to.u64(PART_SHEET)?;
        pack(&Json::Object(fields), &Vocabulary::new(&names(&whole)), to)
    })
}

/// All parts, inflated.
#[derive(Clone, Debug, PartialEq)]
struct Parts {
    plain: Vec<u8>,
    /// A text that names the framework, or the whole of it.
    framework: Json,
    /// Where the sheet begins: it can only be read with the framework's names.
    sheet_at: usize,
}

impl Parts {
    fn of(plain: Vec<u8>) -> Result<Self, ShareProblem> {
        let mut from = Decoder::new(&plain);
        let missing = |expected| malformed(0, Malformation::Unexpected { expected });
        let n_parts = cbor(&mut from, Decoder::map)?.ok_or_else(|| missing("a map of known length"))?;
        let (mut framework, mut sheet_at) = (None, None);
        for _ in 0..n_parts {
            let at = from.position();
            let is_twice = match integer(&mut from)? {
                (false, PART_FRAMEWORK) => framework.replace(unpack(&mut from, &Vocabulary::new(&[]), 1)?).is_some(),
                (false, PART_SHEET) => {
                    let begin = from.position();
                    cbor(&mut from, Decoder::skip)?;
                    sheet_at.replace(begin).is_some()
                }
                (_, found) => return Err(ShareProblem::NewerPart { what: "part", found }),
            };
            if is_twice {
                return Err(malformed(at, Malformation::Twice));
            }
        }
        if from.position() != plain.len() {
            return Err(malformed(from.position(), Malformation::NotTheEnd));
        }
        let framework = framework.ok_or_else(|| missing("a framework"))?;
        let sheet_at = sheet_at.ok_or_else(|| missing("a sheet"))?;
        Ok(Self { plain, framework, sheet_at })
    }

    fn read(&self, find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>) -> Result<Evaluation, ShareProblem> {
        let found = if let Json::Text(reference) = &self.framework { Some(released(reference, find)?) } else { None };
        let whole = found.as_deref().map_or(Cow::Borrowed(&self.framework), |found| Cow::Owned(framework_json(found)));
        let mut from = Decoder::new(&self.plain);
        from.set_position(self.sheet_at);
        let sheet = unpack(&mut from, &Vocabulary::new(&names(&whole)), 1)?;
        let Json::Object(mut fields) = sheet else {
            return Err(malformed(self.sheet_at, Malformation::Unexpected { expected: "a map" }));
        };
        if fields.iter().any(|(name, _)| name == FRAMEWORK) {
            return Err(malformed(self.sheet_at, Malformation::Twice));
        }
        fields.push((FRAMEWORK.to_owned(), self.framework.clone()));
        let find = |reference: &str| found.clone().ok_or_else(|| unknown(reference));
        sheet_of(&Json::Object(fields), find).map_err(unreadable)
    }
}

/// The framework with this reference, and no other.
fn released(
    reference: &str,
    find: impl Fn(&str) -> Result<Arc<Framework>, Vec<WireError>>,
) -> Result<Arc<Framework>, ShareProblem> {
    let found = find(reference).map_err(unreadable)?;
    let is_right = found.reference.to_string() == reference;
    if is_right { Ok(found) } else { Err(unreadable(unknown(reference))) }
}

fn unknown(reference: &str) -> Vec<WireError> {
    let problem = WireProblem::UnknownFramework { found: reference.to_owned() };
    vec![WireError { place: FRAMEWORK.to_owned(), problem }]
}

/// What `wire` says, with the two things apart that a newer program would read.
fn unreadable(problems: Vec<WireError>) -> ShareProblem {
    for WireError { problem, .. } in &problems {
        if let WireProblem::UnknownFramework { found } = problem {
            return ShareProblem::UnknownFramework { found: found.clone() };
        }
        if let WireProblem::NewerVersion { found, .. } = problem {
            return ShareProblem::NewerPart { what: "file version", found: (*found).into() };
        }
    }
    ShareProblem::Unreadable { problems: problems.iter().map(ToString::to_string).collect() }
}
