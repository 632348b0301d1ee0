//! The seed report gives the very sheet that was made of it by hand.

use jixiao::domain::score::score;
use jixiao::exchange::report::{UnplacedReason, read_report, to_evaluation};
use jixiao::frameworks::example;

use crate::{at_hand, text};

#[test]
fn the_seed_gives_its_sheet() {
    let reading = read_report(&text("baiyun-dpf-2021")).unwrap();
    let made = to_evaluation(&reading, &at_hand()).unwrap();
    let by_hand = example().unwrap();
    assert_eq!(score(&made.evaluation).total.value().to_string(), "92.97");
    assert_eq!(made.evaluation.profile.name, by_hand.profile.name);
    assert_eq!(made.evaluation.profile.year, by_hand.profile.year);
    assert_eq!(made.evaluation.budget, by_hand.budget);
    assert_eq!(made.evaluation.framework, by_hand.framework);
    let mut only_read = Vec::new();
    for (id, entry) in by_hand.entries.iter() {
        let read = made.evaluation.entry(id);
        assert_eq!((read.actual, read.target), (entry.actual, entry.target), "{id}");
        if entry.reason != read.reason {
            only_read.push(read.reason.as_str());
        }
    }
    // A rate, with "=" before it or not, is no reason; the sheet made by hand also leaves out that a target was missed.
    assert_eq!(only_read, ["节日慰问残疾人人数未达到年度指标值"]);
    assert_eq!(made.evaluation.entries.iter().count(), by_hand.entries.iter().count());
    // What was not printed as it was taken over is said: two units, and a target and an actual value from the text.
    let reasons: Vec<&UnplacedReason> = made.unplaced.iter().map(|it| &it.reason).collect();
    let n_units = reasons.iter().filter(|it| matches!(it, UnplacedReason::UnitMended { .. })).count();
    let n_taken = reasons.iter().filter(|it| matches!(it, UnplacedReason::TakenFromStatements { .. })).count();
    assert_eq!((n_units, n_taken, reasons.len()), (2, 1, 3), "{reasons:?}");
}

/// Nothing of the seed is built in: with other names and numbers the same text gives the other ones.
#[test]
fn another_report_of_the_same_make_is_read_as_well() {
    let source = text("baiyun-dpf-2021");
    let changes =
        [("92.97分", "91.97分"), ("15.1 分", "14.1 分"), ("扣 0.04 分", "扣 1.04 分"), ("42.99分", "41.99分")];
    let source = changes.into_iter().fold(source, |source, (from, to)| {
        assert!(source.contains(from), "{from}");
        source.replace(from, to)
    });
    let reading = read_report(&source).unwrap();
    assert_eq!(reading.total.unwrap().value.value().to_string(), "91.97");
    let fund =
        reading.items.iter().find(|item| item.weight.as_ref().is_some_and(|it| it.value.value().to_string() == "16"));
    assert_eq!(fund.unwrap().score.as_ref().unwrap().value.value().to_string(), "14.1");
}
