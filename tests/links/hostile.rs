//! Codes that somebody made by hand: header and check are right, the inside is not. Each is refused for what is wrong.

use std::sync::Arc;

use jixiao::domain::framework::FrameworkRef;
use jixiao::frameworks;
use jixiao::share::{self, MOST_INFLATED, Malformation, ShareProblem};
use miniz_oxide::deflate::compress_to_vec;

use crate::dice::Dice;
use crate::made::{found, own_copy};
use crate::opened;
use crate::sealed::{crc_32, sealed};

/// A sheet of two parts, stored as it is: the framework's name and this.
fn parts(sheet: &[u8]) -> Vec<u8> {
    [b"\x00\xa2\x00\x78\x19guangzhou-district-2021@1\x01".as_slice(), sheet].concat()
}

/// Where the sheet begins, without the first byte.
const SHEET_AT: usize = 30;

/// The smallest sheet: name "", no entries, in 万元, no figures, no projects.
const SMALLEST: &[u8] = b"\xa5\x18\x19\xc6\x18\x18\x18\x1a\xc7\x01\x00\x60\x18\x1c\xa0\x18\x1d\xa3\x18\x1e\xc6\x18\x2e\x18\x1f\xa0\x18\x20\x80";

#[track_caller]
fn check(bytes: &[u8], expected: ShareProblem) {
    assert_eq!(opened(&sealed('1', bytes)), Err(expected));
}

#[track_caller]
fn check_sheet(sheet: &[u8], at: usize, problem: Malformation) {
    check(&parts(sheet), ShareProblem::Malformed { at: SHEET_AT + at, problem });
}

#[track_caller]
fn check_unreadable(sheet: &[u8], place: &str) {
    match opened(&sealed('1', &parts(sheet))) {
        Err(ShareProblem::Unreadable { problems }) => {
            assert!(problems.iter().any(|problem| problem.starts_with(place)), "{problems:?}");
        }
        other => panic!("{other:?}"),
    }
}

/// The smallest sheet with one more field, as CBOR.
fn with_field(field: &[u8]) -> Vec<u8> {
    [b"\xa6", &SMALLEST[1..], field].concat()
}

/// The smallest sheet with these entries, as CBOR.
fn with_entries(entries: &[u8]) -> Vec<u8> {
    replaced(SMALLEST, b"\x18\x1c\xa0", &[b"\x18\x1c", entries].concat())
}

/// The bytes with one piece for another.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = bytes.windows(old.len()).position(|it| it == old).unwrap();
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

fn unexpected(expected: &'static str) -> Malformation {
    Malformation::Unexpected { expected }
}

#[test]
fn the_smallest_sheet_by_hand_opens() {
    let sheet = opened(&sealed('1', &parts(SMALLEST))).unwrap();
    assert_eq!(sheet, jixiao::domain::evaluation::Evaluation::blank(found("guangzhou-district-2021@1")));
    let year = opened(&sealed('1', &parts(&with_field(b"\x18\x1b\xc7\x19\x07\xe5")))).unwrap();
    assert_eq!(year.profile.year, Some(2021));
}

#[test]
fn nothing_inside() {
    check(b"", ShareProblem::Malformed { at: 0, problem: Malformation::TooShort });
    check(b"\x00", ShareProblem::Malformed { at: 0, problem: Malformation::NotCbor });
    check(b"\x01", ShareProblem::Malformed { at: 0, problem: Malformation::NotDeflate });
    check(b"\x02", ShareProblem::Malformed { at: 1, problem: Malformation::TooShort });
    check(b"\x02\x05ab", ShareProblem::Malformed { at: 1, problem: Malformation::TooShort });
    check(b"\x02\x02\xff\xff1234", ShareProblem::Malformed { at: 1, problem: Malformation::TooShort });
}

#[test]
fn newer_parts_are_not_left_out() {
    check(b"\x03abc", ShareProblem::NewerPart { what: "compression", found: 3 });
    let with_scenarios = [b"\x00\xa3", &parts(SMALLEST)[2..], b"\x02\x80"].concat();
    check(&with_scenarios, ShareProblem::NewerPart { what: "part", found: 2 });
    check(&parts(&with_field(b"\x19\xff\xff\xf5")), ShareProblem::NewerPart { what: "word", found: 65_535 });
    check(
        &parts(&with_field(b"\x18\x24\xc6\x1a\xff\xff\xff\xff")),
        ShareProblem::NewerPart { what: "word", found: u32::MAX.into() },
    );
    check(&parts(&with_field(b"\x18\x24\xc8\x01")), ShareProblem::NewerPart { what: "tag", found: 8 });
    // A field that is spelled out and not known is no sheet of ours.
    check_unreadable(&with_field(b"\x64mood\x01"), "mood: ");
    let newer_file = replaced(&parts(SMALLEST), b"\x18\x1a\xc7\x01", b"\x18\x1a\xc7\x02");
    check(&newer_file, ShareProblem::NewerPart { what: "file version", found: 2 });
}

#[test]
fn what_is_no_cbor_of_a_sheet_is_refused_with_its_place() {
    check_sheet(b"", 0, Malformation::NotCbor);
    check_sheet(&SMALLEST[..SMALLEST.len() - 1], 0, Malformation::NotCbor);
    check_sheet(b"\x80", 0, unexpected("a map"));
    check_sheet(b"\xf6", 0, unexpected("a map"));
    check(
        &[parts(SMALLEST), b"\0".to_vec()].concat(),
        ShareProblem::Malformed { at: SHEET_AT + SMALLEST.len(), problem: Malformation::NotTheEnd },
    );
    for other in [
        b"\xf9\x3c\x00".as_slice(),
        b"\xfa\0\0\0\0",
        b"\xfb\0\0\0\0\0\0\0\0",
        b"\xf7",
        b"\xf0",
        b"\x41a",
        b"\x5f\xff",
        b"\x7f\xff",
        b"\x9f\xff",
        b"\xbf\xff",
    ] {
        check_sheet(&with_field(&[b"\x18\x24", other].concat()), SMALLEST.len() + 2, unexpected("a value of a sheet"));
    }
    check_sheet(&with_field(b"\x18\x24\x62\xff\xfe"), 0, Malformation::NotCbor);
    // Fields are named by numbers and texts only.
    check_sheet(&with_field(b"\xf5\x01"), SMALLEST.len(), unexpected("an integer"));
    check_sheet(&with_field(b"\x18\x24\xc6\x61a"), SMALLEST.len() + 3, unexpected("an integer"));
}

#[test]
fn lengths_and_levels_are_bounded() {
    let deep = [&b"\x18\x24"[..], &[0x81; 5_000], b"\x01"].concat();
    check_sheet(&with_field(&deep), SMALLEST.len() + 2 + 126, Malformation::TooDeep { most: 128 });
    let deep = [&b"\x18\x24"[..], &[0xc6; 5_000], b"\x01"].concat();
    check_sheet(&with_field(&deep), SMALLEST.len() + 3, unexpected("an integer"));
    let huge = with_field(b"\x18\x24\x9b\x7f\xff\xff\xff\xff\xff\xff\xff");
    assert!(opened(&sealed('1', &parts(&huge))).is_err());
    let long_text = with_field(b"\x18\x24\x7b\x7f\xff\xff\xff\xff\xff\xff\xffabc");
    assert!(opened(&sealed('1', &parts(&long_text))).is_err());
    // Inside the framework, too, which is read first.
    let own = [b"\x00\xa2\x00\x9a\xff\xff\xff\xff\x01".as_slice(), SMALLEST].concat();
    let problem = Malformation::TooMany { found: u32::MAX.into(), left: own.len() - 8 };
    check(&own, ShareProblem::Malformed { at: 2, problem });
    let own = [b"\x00\xa2\x00".as_slice(), &[0x81; 500_000]].concat();
    let problem = Malformation::TooDeep { most: 128 };
    check(&own, ShareProblem::Malformed { at: 129, problem });
}

#[test]
fn nothing_is_given_twice() {
    check_sheet(&with_field(b"\x00\x60"), 0, Malformation::Twice);
    check_sheet(&with_field(b"\x64name\x60"), 0, Malformation::Twice);
    check_sheet(&with_field(b"\x18\x36\x60"), 0, Malformation::Twice);
    let twice = [b"\x00\xa3", &parts(SMALLEST)[2..], b"\x01", SMALLEST].concat();
    let problem = Malformation::Twice;
    check(&twice, ShareProblem::Malformed { at: SHEET_AT + SMALLEST.len(), problem });
    let missing = b"\x00\xa1\x00\x78\x19guangzhou-district-2021@1";
    check(missing, ShareProblem::Malformed { at: 0, problem: unexpected("a sheet") });
    check(&[b"\x00\xa1\x01", SMALLEST].concat(), ShareProblem::Malformed { at: 0, problem: unexpected("a framework") });
}

#[test]
fn the_content_is_held_to_the_rules_of_a_file() {
    // An entry by a number that the framework does not have.
    let entry = with_entries(b"\xa1\x38\xc8\xa1\x04\x08");
    match opened(&sealed('1', &parts(&entry))) {
        Err(ShareProblem::Malformed { problem: Malformation::UnknownName { found: 200, .. }, .. }) => {}
        other => panic!("{other:?}"),
    }
    check_unreadable(&with_entries(b"\xa1\x66nobody\xa1\x04\x08"), "entries/nobody: ");
    check_unreadable(
        &with_entries(b"\xa1\x75festival-visit-people\xa1\x04\x63abc"),
        "entries/festival-visit-people/actual: ",
    );
    check_unreadable(
        &with_entries(b"\xa1\x75festival-visit-people\xa1\x04\xf5"),
        "entries/festival-visit-people/actual: ",
    );
    // 28 digits are exact, 29 nines are too many, a year is no decimal.
    let long = [b"\xa1\x75festival-visit-people\xa1\x04\x78\x1d".as_slice(), &[b'9'; 29]].concat();
    check_unreadable(&with_entries(&long), "entries/festival-visit-people/actual: ");
    check_unreadable(&with_field(b"\x18\x1b\x08"), "year: ");
    check_unreadable(&with_field(b"\x18\x1b\xc7\x1a\x00\x01\x00\x00"), "year: ");
    // Money finer than a millionth, and beyond 10^18 yuan.
    let finer = [&SMALLEST[..SMALLEST.len() - 4], b"\xa1\x03\x690.0000001\x18\x20\x80"].concat();
    check_unreadable(&finer, "budget/department/executed: ");
    let beyond =
        [&SMALLEST[..SMALLEST.len() - 4], b"\xa1\x03\x1b\xff\xff\xff\xff\xff\xff\xff\xff\x18\x20\x80"].concat();
    check_unreadable(&beyond, "budget/department/executed: ");
    check_unreadable(b"\xa0", "format: ");
}

#[test]
fn only_the_framework_that_is_named_is_taken() {
    let code = sealed('1', &parts(SMALLEST));
    let package = share::open(&code).unwrap();
    assert_eq!(package.needs(), Some("guangzhou-district-2021@1"));
    let unknown = ShareProblem::UnknownFramework { found: "guangzhou-district-2021@1".to_owned() };
    assert_eq!(package.read(|_| frameworks::find("blank@1")), Err(unknown));
    let later = replaced(&parts(SMALLEST), b"2021@1", b"2021@2");
    check(&later, ShareProblem::UnknownFramework { found: "guangzhou-district-2021@2".to_owned() });
    check(
        &[b"\x00\xa2\x00\xf6\x01", SMALLEST].concat(),
        ShareProblem::Unreadable { problems: vec!["framework: this field is missing".to_owned()] },
    );
}

#[test]
fn another_base_is_noticed() {
    let base = found("guangzhou-district-2021@1");
    let sheet = own_copy("guangzhou-district-2021@1");
    let code = share::encode(&sheet, share::Contents::Everything, Some(&base)).unwrap();
    let package = share::open(&code).unwrap();
    assert_eq!(package.needs(), Some("guangzhou-district-2021@1"));
    assert_eq!(package.framework(), share::PinnedFramework::Own { after: package.needs() });
    assert_eq!(package.read(frameworks::find).as_ref(), Ok(&sheet));
    let mut other = (*base).clone();
    "广州市某区".clone_into(&mut other.issuer);
    let problem = package.read(|_| Ok(Arc::new(other.clone()))).unwrap_err();
    assert_eq!(problem, ShareProblem::OtherBase { base: "guangzhou-district-2021@1".to_owned() });
    other.reference = FrameworkRef { id: "blank".to_owned(), version: 1 };
    let problem = package.read(|_| Ok(Arc::new(other.clone()))).unwrap_err();
    assert_eq!(problem, ShareProblem::UnknownFramework { found: "guangzhou-district-2021@1".to_owned() });
}

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    let too_large = || ShareProblem::TooLarge { most: MOST_INFLATED };
    let bomb = compress_to_vec(&vec![0; 64 << 20], 1);
    assert!(bomb.len() < 1 << 20);
    check(&[b"\x01", &*bomb].concat(), too_large());
    let head = b"\x02\x19guangzhou-district-2021@1\0\0\0\0";
    check(&[head, &*bomb].concat(), too_large());
    check(&[b"\x00".as_slice(), &vec![0x81; MOST_INFLATED + 1]].concat(), too_large());
    // Exactly at the limit there is something to look at.
    let most = compress_to_vec(&vec![0xf6; MOST_INFLATED], 1);
    check(&[b"\x01", &*most].concat(), ShareProblem::Malformed { at: 0, problem: Malformation::NotCbor });
    // The most items that fit: every one of a byte.
    let nulls = [b"\xa2\x00\x9a\x00\x1f\xf0\x00".as_slice(), &vec![0xf6; 0x1f_f000], b"\x01\xa0"].concat();
    assert!(opened(&sealed('1', &[vec![1], compress_to_vec(&nulls, 6)].concat())).is_err());
}

#[test]
fn any_bytes_inside_are_a_sheet_or_a_problem() {
    let mut dice = Dice(20_210_101);
    let sound = parts(SMALLEST);
    let interesting =
        [0x00, 0x01, 0x02, 0x18, 0x1b, 0x3b, 0x60, 0x78, 0x80, 0x9b, 0x9f, 0xa0, 0xa1, 0xbf, 0xc6, 0xc7, 0xf6, 0xff];
    let (mut n_sheets, mut n_problems) = (0, 0);
    for _ in 0..30_000 {
        let mut bytes = match dice.below(3) {
            0 => (0..dice.below(80)).map(|_| dice.pick(&interesting)).collect(),
            1 => (0..dice.below(80)).map(|_| dice.roll().to_le_bytes()[0]).collect(),
            _ => sound.clone(),
        };
        for _ in 0..dice.below(4) {
            if !bytes.is_empty() {
                let at = dice.below(bytes.len());
                match dice.below(3) {
                    0 => bytes[at] = dice.pick(&interesting),
                    1 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, dice.pick(&interesting)),
                }
            }
        }
        if dice.below(4) == 0 {
            bytes = [vec![1], compress_to_vec(bytes.get(1..).unwrap_or_default(), 6)].concat();
        }
        match opened(&sealed('1', &bytes)) {
            Ok(_) => n_sheets += 1,
            Err(problem) => {
                assert!(!problem.to_string().is_empty());
                n_problems += 1;
            }
        }
    }
    println!("any bytes inside: {n_sheets} sheets, {n_problems} problems");
    assert!(n_sheets > 1_000 && n_problems > 1_000);
    assert_eq!(crc_32(b""), 0);
}
