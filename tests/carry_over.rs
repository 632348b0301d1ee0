//! Taking another framework: what goes along, what stays behind, and that nothing is lost in silence.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::sync::Arc;

use jixiao::domain::carry_over::carry_over;
use jixiao::domain::editing::{Edit, NewWeight, copy_of, edit};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::domain::points::Points;
use jixiao::domain::score::score;
use jixiao::frameworks::{FRAMEWORKS, example, find};
use rust_decimal::Decimal;

fn framework(reference: &str) -> Arc<Framework> {
    find(reference).unwrap()
}

#[test]
fn the_same_framework_keeps_everything() {
    let sheet = example().unwrap();
    let carried = carry_over(&sheet, &sheet.framework);
    assert_eq!(carried.sheet, sheet);
    assert_eq!((carried.partly.len(), carried.lost.len()), (0, 0));
    assert_eq!(carried.kept.len(), sheet.entries.iter().count());
}

#[test]
fn a_copy_with_another_name_is_still_the_same_indicator() {
    let sheet = example().unwrap();
    let renamed = sheet.framework.indicators().first().unwrap().id.clone();
    let copy = copy_of(&sheet.framework, "own");
    let copy = edit(&copy, &Edit::Rename { id: renamed, name: "X".to_owned() }).unwrap();
    let carried = carry_over(&sheet, &Arc::new(copy));
    assert_eq!(carried.sheet.entries, sheet.entries);
    assert_eq!(score(&carried.sheet).total, score(&sheet).total);
}

#[test]
fn typed_points_out_of_another_weight_stay_behind() {
    let sheet = example().unwrap();
    let direct = sheet.framework.indicators().into_iter().find(|indicator| {
        matches!(indicator.rule, jixiao::domain::rules::Rule::Direct(_)) && sheet.entry(&indicator.id).actual.is_some()
    });
    let direct = direct.unwrap().clone();
    let copy = copy_of(&sheet.framework, "own");
    let weight = NewWeight::Points(Points::new(direct.weight.value() + Decimal::ONE).unwrap());
    let copy = edit(&copy, &Edit::Reweigh { id: direct.id.clone(), weight }).unwrap();
    let carried = carry_over(&sheet, &Arc::new(copy));
    assert_eq!(carried.sheet.entry(&direct.id).actual, None);
    let stayed = [carried.partly, carried.lost].concat();
    assert_eq!(stayed, [direct.name]);
}

#[test]
fn between_any_two_frameworks_every_entry_is_accounted_for() {
    let mut sheets = vec![example().unwrap()];
    sheets.extend(FRAMEWORKS.iter().map(|data| {
        let mut sheet = Evaluation::blank(framework(data.reference));
        let ids: Vec<_> = sheet.framework.indicators().iter().map(|it| it.id.clone()).collect();
        for id in &ids {
            sheet.entries.change(id, |entry| {
                entry.actual = Some(Decimal::ONE);
                entry.reason = "x".to_owned();
            });
        }
        sheet
    }));
    for sheet in &sheets {
        for data in FRAMEWORKS {
            let new = framework(data.reference);
            let carried = carry_over(sheet, &new);
            let n_told = carried.kept.len() + carried.partly.len() + carried.lost.len();
            assert_eq!(n_told, sheet.entries.iter().count(), "{} to {}", sheet.framework.reference, data.reference);
            assert_eq!((&carried.sheet.budget, &carried.sheet.profile), (&sheet.budget, &sheet.profile));
            let n_carried = carried.sheet.entries.iter().count();
            assert!(n_carried <= carried.kept.len() + carried.partly.len());
            assert_eq!(carried.n_empty, new.indicators().len() - n_carried);
            // Entries belong to indicators that are there.
            for (id, _) in carried.sheet.entries.iter() {
                assert!(new.indicator(id).is_some() || new.category(id).is_some());
            }
        }
    }
}
