//! How long codes are; `--nocapture` shows the table.

use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::ignored_finding::IgnoredFinding;
use jixiao::domain::points::Points;
use jixiao::frameworks::FRAMEWORKS;
use jixiao::share::{self, Contents, MOST_INFLATED, ShareProblem};
use jixiao::wire::v1::write_sheet;

use crate::made::{all_kinds, every_rule, filled, found, large, own_copy};
use crate::{code_of, seed};

/// Leaves 60 characters for the address in front of it: 900 in all.
const MOST_FOR_THE_SEED: usize = 840;

#[test]
fn the_seed_fits_into_a_message() {
    let code = code_of(&seed(), None);
    assert!(code.len() <= MOST_FOR_THE_SEED, "{} characters", code.len());
}

#[test]
fn own_copies_are_short_where_the_base_is_at_hand() {
    let guangzhou = "guangzhou-district-2021@1";
    let sheet = own_copy(guangzhou);
    let (whole, after_base) = (code_of(&sheet, None).len(), code_of(&sheet, Some(&found(guangzhou))).len());
    assert!(after_base * 4 < whole, "{after_base} with the base, {whole} without");
    // A framework that says something else costs nothing and gains nothing.
    let strange = code_of(&large(1), Some(&found("blank@1"))).len();
    assert!(strange <= code_of(&large(1), None).len());
}

#[test]
fn a_sheet_beyond_the_limit_gets_no_code() {
    let mut sheet = seed();
    let id = sheet.framework.indicators()[0].id.clone();
    sheet.entries.change(&id, |entry| entry.reason = "因".repeat(MOST_INFLATED / 3));
    let encoded = share::encode(&sheet, Contents::Everything, None);
    assert_eq!(encoded, Err(ShareProblem::TooLarge { most: MOST_INFLATED }));
    sheet.entries.change(&id, |entry| entry.reason = "因".repeat(MOST_INFLATED / 3 - 500));
    code_of(&sheet, None);
}

/// While its weights are being changed, an own framework does not add up: it gets its code all the same.
#[test]
fn a_framework_in_work_gets_its_code() {
    let mut sheet = own_copy("blank@1");
    Arc::make_mut(&mut sheet.framework).dimensions[0].weight = Points::ZERO;
    code_of(&sheet, None);
}

/// What no reader takes gets no code.
#[test]
fn a_framework_that_does_not_fit_together_gets_no_code() {
    let mut sheet = own_copy("blank@1");
    let framework = Arc::make_mut(&mut sheet.framework);
    framework.dimensions[0].id = framework.dimensions[1].id.clone();
    match share::encode(&sheet, Contents::Everything, None) {
        Err(ShareProblem::Unreadable { problems }) => {
            assert!(problems.iter().any(|it| it.starts_with("framework/dimensions/")), "{problems:?}");
        }
        other => panic!("{other:?}"),
    }
}

/// The place of a finding in a report is the report's own words: they stay behind with the reasons.
#[test]
fn without_names_nothing_of_a_report_goes_along() {
    let ignored = |place: &str| IgnoredFinding {
        check: "disputed-figures".to_owned(),
        place: place.to_owned(),
        reason: "以台账为准".to_owned(),
    };
    let sheet = Evaluation {
        ignored_findings: vec![ignored("stated:走访困难残疾人"), ignored("indicator:x")].into(),
        ..seed()
    };
    let bare = share::encode(&sheet, Contents::WithoutNamesAndRemarks, None).unwrap();
    let bare = share::open(&bare).unwrap().read(jixiao::frameworks::find).unwrap();
    let left: Vec<(&str, &str)> = bare.ignored_findings.iter().map(|it| (&*it.place, &*it.reason)).collect();
    assert_eq!(left, [("indicator:x", "…")]);
}

#[test]
fn lengths_by_size() {
    let show = |name: &str, sheet: &Evaluation, code: &str| {
        println!("{name:<54}{:>9}{:>9}", write_sheet(sheet).len(), code.len());
    };
    println!("{:<54}{:>9}{:>9}", "sheet", "JSON", "code");
    show("seed", &seed(), &code_of(&seed(), None));
    let bare = share::encode(&seed(), Contents::WithoutNamesAndRemarks, None).unwrap();
    show("seed without names and remarks", &seed(), &bare);
    for data in FRAMEWORKS {
        let framework = found(data.reference);
        let blank = Evaluation::blank(Arc::clone(&framework));
        show(&format!("{}, blank", data.reference), &blank, &code_of(&blank, None));
        let sheet = filled(Arc::clone(&framework));
        show(&format!("{}, filled in", data.reference), &sheet, &code_of(&sheet, None));
        let own = own_copy(data.reference);
        show(&format!("{}, own copy", data.reference), &own, &code_of(&own, None));
        let after_base = code_of(&own, Some(&framework));
        show(&format!("{}, own copy by its base", data.reference), &own, &after_base);
    }
    show("texts and numbers of all kinds", &all_kinds(), &code_of(&all_kinds(), None));
    show("own framework with every rule", &every_rule(), &code_of(&every_rule(), None));
    for n in [20, 60, 500] {
        show(&format!("own framework of {n}, 200 projects"), &large(n), &code_of(&large(n), None));
    }
}
