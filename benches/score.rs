//! How long a whole sheet takes: scoring, JSON in and out, links, and seeking a total, at 20 to 5,000 indicators. Run: `cargo xtask bench`.
//! Cost grows linearly when the items a second of one benchmark stay the same over the sizes.

#![allow(clippy::unwrap_used, reason = "a benchmark may stop at once")]

use std::sync::Arc;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jixiao::domain::entries::Entry;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::{Category, Framework, Node};
use jixiao::domain::id::NodeId;
use jixiao::domain::indicator::Indicator;
use jixiao::domain::points::Points;
use jixiao::domain::rules::Rule;
use jixiao::domain::score::score;
use jixiao::domain::whatif::goal::goal_ways;
use jixiao::domain::whatif::input::Owner;
use jixiao::domain::whatif::plan::{Means, plan};
use jixiao::domain::whatif::reach::Bounds;
use jixiao::domain::whatif::simulation::Simulation;
use jixiao::domain::whatif::uncertain::{Possible, Uncertain, UncertainPlace};
use jixiao::frameworks;
use jixiao::share::{self, Contents};
use jixiao::wire::v1::{read_sheet, report_json, write_sheet};
use rust_decimal::Decimal;

fn main() {
    divan::main();
}

const SIZES: [usize; 4] = [20, 60, 500, 5_000];
const LINK_SIZES: [usize; 3] = [20, 60, 500];

/// A sheet of `n` indicators in groups of ten: the ministry's common framework over and over, which has ratios, steps,
/// bands, checklists, grades and rates, every one filled in.
fn sheet(n: usize) -> Evaluation {
    let common = frameworks::find("mof-2013-53-department@1").unwrap();
    let leaves: Vec<&Indicator> = common.indicators();
    let mut entries = Vec::new();
    let mut groups = Vec::new();
    for group_idx in 0..n.div_ceil(10) {
        let size = (n - group_idx * 10).min(10);
        let children = (0..size).map(|leaf_idx| {
            let position = group_idx * 10 + leaf_idx;
            let mut leaf = (*leaves.iter().cycle().nth(position).unwrap()).clone();
            leaf.id = NodeId::new(&format!("leaf-{position:05}"));
            entries.push((leaf.id.clone(), filled_in(&leaf, position)));
            Node::Indicator(leaf)
        });
        let children: Vec<Node> = children.collect();
        groups.push(Category {
            id: NodeId::new(&format!("group-{group_idx:05}")),
            weight: children.iter().map(Node::weight).sum(),
            children,
            ..common.dimensions.first().unwrap().clone()
        });
    }
    let framework = Framework { dimensions: groups, is_own: true, stated_full_marks: None, ..(*common).clone() };
    Evaluation { entries: entries.into_iter().collect(), ..Evaluation::blank(Arc::new(framework)) }
}

fn filled_in(leaf: &Indicator, position: usize) -> Entry {
    let varied = Decimal::from(position % 97);
    let mut entry = Entry {
        target: Some(Decimal::ONE_HUNDRED),
        part: Some(Decimal::from(9_000) + varied),
        whole: Some(Decimal::from(9_137)),
        actual: Some(Decimal::new(9_425, 2) - varied),
        reason: "部分人员外出".to_owned(),
        ..Entry::default()
    };
    match &leaf.rule {
        Rule::Grade(grade) => {
            let first = grade.grades.first().unwrap();
            entry.choice.clone_from(&first.id);
            entry.actual = Some(leaf.weight.value());
        }
        Rule::YesNo(_) => "yes".clone_into(&mut entry.choice),
        Rule::Checklist(checklist) => {
            entry.items = checklist.items.iter().map(|item| (item.id.clone(), position.is_multiple_of(2))).collect();
        }
        Rule::Direct(_) => entry.actual = Some(leaf.weight.value()),
        Rule::Proportional(_)
        | Rule::Reverse(_)
        | Rule::Equal(_)
        | Rule::Steps(_)
        | Rule::Bands(_)
        | Rule::PerOccurrence(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Bonus(_) => {}
    }
    entry
}

#[divan::bench]
fn score_the_seed(bencher: Bencher<'_, '_>) {
    let seed = frameworks::example().unwrap();
    assert_eq!(score(&seed).total, Points::new(Decimal::new(9_297, 2)).unwrap());
    let n = seed.framework.indicators().len();
    bencher.counter(ItemsCount::new(n)).bench(|| score(black_box(&seed)));
}

#[divan::bench(args = SIZES)]
fn score_a_sheet(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    assert_eq!(score(&sheet).leaves().len(), n);
    bencher.counter(ItemsCount::new(n)).bench(|| score(black_box(&sheet)));
}

#[divan::bench(args = SIZES)]
fn read_a_sheet(bencher: Bencher<'_, '_>, n: usize) {
    let json = write_sheet(&sheet(n));
    let unknown = |_: &str| unreachable!("the sheet brings its framework along");
    assert!(read_sheet(&json, unknown).is_ok());
    bencher.counter(ItemsCount::new(n)).bench(|| read_sheet(black_box(&json), unknown));
}

#[divan::bench(args = SIZES)]
fn write_a_sheet(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    bencher.counter(ItemsCount::new(n)).bench(|| write_sheet(black_box(&sheet)));
}

#[divan::bench(args = SIZES)]
fn write_a_report(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    let report = score(&sheet);
    bencher.counter(ItemsCount::new(n)).bench(|| report_json(black_box(&sheet), black_box(&report)));
}

/// A total that none of the indicators can reach alone: every one of them is looked at to its end.
#[divan::bench(args = [20, 60])]
fn seek_a_total(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    let report = score(&sheet);
    let goal = sheet.framework.full_marks();
    assert!(goal_ways(&sheet, &report, goal).iter().filter(|way| !way.changes.is_empty()).count() > n / 5);
    bencher.counter(ItemsCount::new(n)).bench(|| goal_ways(black_box(&sheet), black_box(&report), goal));
}

/// A total a little above the present one: most of them reach it alone.
#[divan::bench(args = [20, 60, 500])]
fn seek_a_total_nearby(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    let report = score(&sheet);
    let goal = report.total + Points::new(Decimal::new(5, 1)).unwrap();
    assert!(goal_ways(&sheet, &report, goal).iter().any(|way| way.is_enough));
    bencher.counter(ItemsCount::new(n)).bench(|| goal_ways(black_box(&sheet), black_box(&report), goal));
}

/// Five means for a total that takes all of them: every score of each, and their mixes.
#[divan::bench(args = [20, 60])]
fn plan_a_mix(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    let report = score(&sheet);
    let ways = goal_ways(&sheet, &report, sheet.framework.full_marks());
    let places = ways.iter().filter_map(|way| match &way.owner {
        Owner::Indicator(id) => Some(UncertainPlace::Indicator(id.clone())),
        Owner::Department(_) => None,
    });
    let means = places.take(5).enumerate().map(|(nth, place)| Means {
        place,
        cost: Decimal::from(nth + 1),
        bounds: Bounds::default(),
    });
    let means: Vec<Means> = means.collect();
    assert_eq!(means.len(), 5);
    let goal = report.total + Points::new(Decimal::TWO).unwrap();
    bencher.bench(|| plan(black_box(&sheet), black_box(&report), black_box(&means), goal));
}

/// The seed with two figures and the spending not certain: getting ready, 100,000 draws, and the distribution.
#[divan::bench]
fn draw_the_seed_a_hundred_thousand_times(bencher: Bencher<'_, '_>) {
    let seed = frameworks::example().unwrap();
    let report = score(&seed);
    let indicator = |id: &str| UncertainPlace::Indicator(NodeId::new(id));
    let between = |from: i64, to: i64| Possible::Between(Decimal::from(from), Decimal::from(to));
    let figures = Possible::OneOf(vec![Decimal::from(3079), Decimal::from(3116)]);
    let uncertain = [
        Uncertain { place: indicator("procurement-execution-rate"), values: between(94, 95) },
        Uncertain { place: indicator("festival-visit-people"), values: figures },
        Uncertain { place: UncertainPlace::Executed, values: between(3000, 3105) },
    ];
    bencher.bench(|| {
        let mut simulation = Simulation::new(black_box(&seed), &report, &uncertain, 1).unwrap();
        simulation.draw(100_000);
        simulation.distribution()
    });
}

#[divan::bench]
fn make_a_link_of_the_seed(bencher: Bencher<'_, '_>) {
    let seed = frameworks::example().unwrap();
    bencher.bench(|| share::encode(black_box(&seed), Contents::Everything, None));
}

/// With its framework at hand, as a page has it.
#[divan::bench]
fn open_the_link_of_the_seed(bencher: Bencher<'_, '_>) {
    let seed = frameworks::example().unwrap();
    let code = share::encode(&seed, Contents::Everything, None).unwrap();
    bencher.bench(|| share::open(black_box(&code)).unwrap().read(|_| Ok(Arc::clone(&seed.framework))));
}

/// Sheets that bring their framework along.
#[divan::bench(args = LINK_SIZES)]
fn make_a_link(bencher: Bencher<'_, '_>, n: usize) {
    let sheet = sheet(n);
    assert!(share::encode(&sheet, Contents::Everything, None).is_ok());
    bencher.counter(ItemsCount::new(n)).bench(|| share::encode(black_box(&sheet), Contents::Everything, None));
}

#[divan::bench(args = LINK_SIZES)]
fn open_a_link(bencher: Bencher<'_, '_>, n: usize) {
    let code = share::encode(&sheet(n), Contents::Everything, None).unwrap();
    let unknown = |_: &str| unreachable!("the sheet brings its framework along");
    bencher.counter(ItemsCount::new(n)).bench(|| share::open(black_box(&code)).unwrap().read(unknown));
}
