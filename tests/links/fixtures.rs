//! Links of earlier days: `v1/*.txt` with the sheet that each opens to, `*.json`. They are opened for ever, to the same sheet.
//!
//! Append-only: a new one is a new pair of files and a line in [`RELEASED`], which the test tells.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jixiao::domain::score::score;
use jixiao::frameworks::{self, FRAMEWORKS, FrameworkData};
use jixiao::wire::v1::{read_sheet, write_framework, write_sheet};

use crate::opened;

/// Every fixture: its name, and the FNV-1a hashes (64 bits) of its link and of its sheet.
/// Lines are added here, never changed or taken away: these links are out in the world.
const RELEASED: &[(&str, u64, u64)] = &[
    ("blank@1", 0xca98_9fa5_e517_b0be, 0xc65f_8a51_5805_1c15),
    ("chongqing-department@1", 0xccf8_9400_862b_6bc4, 0x9616_21d8_e790_450c),
    ("guangzhou-district-2021@1", 0x1782_d7dd_79be_1f4b, 0xe7ae_79be_2685_cdfd),
    ("hubei-project-2020@1", 0x0c0a_576f_d43a_5c5e, 0xbbad_03ef_dae7_a3ef),
    ("hunan-department@1", 0x242d_c26f_f7fb_00c7, 0x3797_67e4_98d9_1084),
    ("large-500", 0x5226_7724_aa44_248e, 0x558d_135b_9fdd_ca3d),
    ("mof-2013-53-department@1", 0xd57f_8a48_1539_1d09, 0xbba5_1e3d_8d1f_6be1),
    ("mof-2020-10-project@1", 0x701b_1ec5_d74c_d935, 0x2ef0_0479_776e_e4b5),
    ("mof-2021-101-project-cost@1", 0x796b_bc80_9c2c_7f11, 0x0009_9540_484d_ee7c),
    ("nothing-filled-in", 0x5beb_5460_0658_29a5, 0xc1c6_4f5c_b6ef_8c4d),
    ("own-copy-by-its-base", 0x0839_f0ed_b0d9_825f, 0x5f82_355f_e048_581c),
    ("own-copy-by-its-large-base", 0x175e_ebf7_8c3a_9cd0, 0x3f4f_64f6_199c_36d6),
    ("own-copy-whole", 0x6b8c_9869_3c8e_77f6, 0x5f82_355f_e048_581c),
    ("own-framework-of-every-rule", 0xe76c_c1fd_a61f_6ee5, 0xd384_5769_c6ae_f762),
    ("seed", 0xcf64_8bbc_daea_fce4, 0xc5db_860b_ebfb_5233),
    ("seed-wechat", 0x7a3f_ea5e_4411_a0cf, 0xc5db_860b_ebfb_5233),
    ("seed-without-names-and-remarks", 0xb229_7f32_36cc_a814, 0xe9b5_1db6_b2aa_a400),
    ("sichuan-project-2023@1", 0xfdd9_152c_dee6_1539, 0xd4a9_2bea_092d_15fd),
    ("texts-and-numbers-of-all-kinds", 0x2370_db0a_cb47_ece7, 0xfc6d_b499_f742_9a26),
    ("yunnan-project-2022@1", 0xdef9_cf13_9f35_39dd, 0xec53_8d8f_af67_49e9),
];

/// What the writer of frameworks makes of each released one, by its FNV-1a hash: codes of own copies are told from it.
/// A released framework that is written otherwise makes them unreadable, so nothing here ever changes.
const TOLD_FROM: &[(&str, u64)] = &[
    ("guangzhou-district-2021@1", 0xdff1_a6c6_a347_a5f3),
    ("mof-2020-10-project@1", 0x4a65_01bf_32ec_1b29),
    ("mof-2021-101-project-cost@1", 0xdc5d_18b8_3879_063a),
    ("mof-2013-53-department@1", 0xaf3f_9639_a8a1_cebe),
    ("hubei-project-2020@1", 0xe004_f377_405f_7cc5),
    ("sichuan-project-2023@1", 0x3ae9_c467_ad80_11ed),
    ("hunan-department@1", 0xe57c_39f0_1a55_101c),
    ("yunnan-project-2022@1", 0x2108_2712_3bc6_1f15),
    ("chongqing-department@1", 0xb1ad_4f92_6a39_4f18),
    ("blank@1", 0xdf1d_7bf8_1e6c_97c6),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links/v1")
}

fn text_of(name: &str, ending: &str) -> String {
    let path = folder().join(format!("{name}.{ending}"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every name that has a file, of either ending.
fn names() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    files.map(|file| file.rsplit_once('.').unwrap().0.to_owned()).collect()
}

#[test]
fn an_old_link_opens_to_the_same_sheet_for_ever() {
    for name in names() {
        let sheet = opened(&text_of(&name, "txt")).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let json = text_of(&name, "json");
        let expected = read_sheet(&json, frameworks::find).unwrap();
        assert!(sheet == expected, "{name} opens to another sheet");
        assert_eq!(write_sheet(&sheet), write_sheet(&expected), "{name}");
        assert!(score(&sheet) == score(&expected), "{name} scores differently");
    }
}

#[test]
fn a_fixture_never_changes() {
    let mut problems = Vec::new();
    for (name, link, sheet) in RELEASED {
        let found = (fnv_1a(&text_of(name, "txt")), fnv_1a(&text_of(name, "json")));
        if found != (*link, *sheet) {
            problems.push(format!("{name} has changed: put it back as it was, and add a new one"));
        }
    }
    for name in names().into_iter().filter(|name| !RELEASED.iter().any(|(released, ..)| released == name)) {
        let (link, sheet) = (fnv_1a(&text_of(&name, "txt")), fnv_1a(&text_of(&name, "json")));
        problems.push(format!("{name} is new: add the line\n    ({name:?}, {link:#018x}, {sheet:#018x}),"));
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// Each fills in every part of its framework, so a name that moved to another number would be noticed.
#[test]
fn every_framework_has_a_fixture() {
    for data in FRAMEWORKS {
        assert!(names().contains(data.reference), "{} has no fixture of its own", data.reference);
    }
}

#[test]
fn a_released_framework_is_always_written_in_the_same_way() {
    let written = |data: &FrameworkData| fnv_1a(&write_framework(&frameworks::find(data.reference).unwrap()));
    let found = FRAMEWORKS.iter().map(|data| (data.reference, written(data)));
    let lines = found
        .filter(|it| !TOLD_FROM.contains(it))
        .map(|(reference, hash)| format!("    ({reference:?}, {hash:#018x}),"));
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "put back what has changed; for a new framework add the line\n{}", lines.join("\n"));
    for (reference, _) in TOLD_FROM {
        assert!(frameworks::find(reference).is_ok(), "{reference} was released");
    }
}

fn fnv_1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
