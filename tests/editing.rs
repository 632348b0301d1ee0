//! Changing a framework: each change and what refuses it, and what is said to differ afterwards.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use jixiao::domain::editing::{Difference, Edit, EditProblem, NewWeight, copy_of, differences, edit};
use jixiao::domain::framework::{Framework, Node};
use jixiao::domain::id::NodeId;
use jixiao::domain::indicator::{Measure, Sign, Target};
use jixiao::domain::points::Points;
use jixiao::domain::provenance::ProvenanceKind;
use jixiao::domain::rules::Rule;
use jixiao::domain::rules::per_occurrence::PerOccurrence;
use jixiao::domain::rules::proportional::Proportional;
use jixiao::domain::soundness::{self, UnsoundKind};
use jixiao::frameworks;
use rust_decimal::Decimal;

const FESTIVAL: &str = "festival-visit-people";
const PROCUREMENT: &str = "procurement-execution-rate";

fn base() -> Framework {
    (*frameworks::find("guangzhou-district-2021@1").unwrap()).clone()
}

fn id(text: &str) -> NodeId {
    NodeId::new(text)
}

fn points(text: &str) -> Points {
    Points::new(Decimal::from_str_exact(text).unwrap()).unwrap()
}

fn reweigh(node: &str, weight: &str) -> Edit {
    Edit::Reweigh { id: id(node), weight: NewWeight::Points(points(weight)) }
}

fn move_to(node: &str, parent: Option<&str>, position: usize) -> Edit {
    Edit::Move { id: id(node), parent: parent.map(id), position }
}

/// The change is made, and this is what differs then.
#[track_caller]
fn check(change: &Edit, expected: &[Difference]) -> Framework {
    let base = base();
    let copy = copy_of(&base, "own");
    let edited = edit(&copy, change).unwrap();
    assert_eq!(differences(&base, &edited), expected);
    assert_eq!(edited.base, Some(base.reference));
    edited
}

#[track_caller]
fn check_refused(change: &Edit, problem: EditProblem) {
    assert_eq!(edit(&base(), change), Err(problem));
}

#[test]
fn a_copy_differs_in_nothing_and_knows_where_it_came_from() {
    let (base, copy) = (base(), copy_of(&base(), "own"));
    assert_eq!(differences(&base, &copy), []);
    assert_eq!(copy.reference.to_string(), "own@1");
    // A copy of a copy still names the released framework.
    assert_eq!(copy_of(&copy, "again").base, Some(base.reference));
}

#[test]
fn a_node_is_renamed() {
    let expected =
        Difference::Renamed {
            id: id(PROCUREMENT), from: "政府采购执行率".to_owned(), to: "采购执行率".to_owned()
        };
    check(&Edit::Rename { id: id(PROCUREMENT), name: "采购执行率".to_owned() }, &[expected]);
    check_refused(&Edit::Rename { id: id(PROCUREMENT), name: " ".to_owned() }, EditProblem::EmptyName(id(PROCUREMENT)));
    check_refused(&Edit::Rename { id: id("none"), name: "x".to_owned() }, EditProblem::NoSuchNode(id("none")));
}

#[test]
fn a_weight_is_changed_and_what_no_longer_adds_up_is_said() {
    let expected = Difference::Reweighed { id: id(FESTIVAL), from: points("2"), to: points("3.5") };
    let edited = check(&reweigh(FESTIVAL, "3.5"), &[expected]);
    let indicator = edited.indicator(&id(FESTIVAL)).unwrap();
    assert_eq!(indicator.weight_provenance.kind, ProvenanceKind::User);
    let problems = soundness::problems(&edited);
    let sums: Vec<_> = problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(sums, [&UnsoundKind::ChildrenSumTo { found: points("51.5"), expected: points("50") }]);
    check_refused(&reweigh(FESTIVAL, "-1"), EditProblem::NegativeWeight(id(FESTIVAL)));
    check_refused(&reweigh("none", "1"), EditProblem::NoSuchNode(id("none")));
}

#[test]
fn shares_follow_their_parent() {
    let share = |node: &str, percent: &str| Edit::Reweigh {
        id: id(node),
        weight: NewWeight::Share(Decimal::from_str_exact(percent).unwrap()),
    };
    // 12.5 % of 16 is 2: the same points, now as a share.
    let edited = edit(&base(), &share("budget-completion-rate", "12.5")).unwrap();
    assert_eq!(edited.indicator(&id("budget-completion-rate")).unwrap().weight, points("2"));
    // The parent grows to 20, and its share with it: 2.5.
    let edited = edit(&edited, &reweigh("fund-management", "20")).unwrap();
    assert_eq!(edited.indicator(&id("budget-completion-rate")).unwrap().weight, points("2.5"));
    check_refused(&share("management-effectiveness", "50"), EditProblem::ShareAtTheTop(id("management-effectiveness")));
    check_refused(&share(FESTIVAL, "0.000001"), EditProblem::ShareTooFine(id(FESTIVAL)));
    check_refused(&share(FESTIVAL, "-1"), EditProblem::NegativeWeight(id(FESTIVAL)));
}

#[test]
fn a_rule_is_changed_with_its_measure() {
    let change =
        |measure: Measure, target: Target, rule: Rule| Edit::ChangeRule { id: id(PROCUREMENT), measure, target, rule };
    let count = Measure::Count { unit: "处".to_owned() };
    let per = Rule::PerOccurrence(PerOccurrence { cost: points("0.5") });
    let edited = check(&change(count.clone(), Target::None, per), &[Difference::RuleChanged { id: id(PROCUREMENT) }]);
    assert_eq!(edited.indicator(&id(PROCUREMENT)).unwrap().rule_provenance.kind, ProvenanceKind::User);
    let proportional = || Rule::Proportional(Proportional::default());
    let rate = Measure::Rate { sign: Sign::NeverNegative };
    check_refused(&change(rate, Target::None, proportional()), EditProblem::NoTarget(id(PROCUREMENT)));
    let points_measure = change(Measure::Points, Target::Entered, proportional());
    check_refused(&points_measure, EditProblem::MeasureDoesNotFit(id(PROCUREMENT)));
    let group = id("fund-management");
    let on_a_group = Edit::ChangeRule {
        id: group.clone(),
        measure: count,
        target: Target::None,
        rule: Rule::PerOccurrence(PerOccurrence { cost: points("1") }),
    };
    check_refused(&on_a_group, EditProblem::NotAnIndicator(group));
}

#[test]
fn a_node_is_moved_and_only_that_node() {
    let moved = |node: &str| [Difference::Moved { id: id(node) }];
    check(&move_to("average-execution-rate", Some("fund-management"), 0), &moved("average-execution-rate"));
    check(&move_to(PROCUREMENT, Some("fund-management"), 9), &moved(PROCUREMENT));
    check(&move_to("duty-performance", None, 0), &moved("duty-performance"));
    check(&move_to("average-execution-rate", Some("fund-management"), 2), &[]);
    let cycle = EditProblem::Cycle(id("management-effectiveness"));
    check_refused(&move_to("management-effectiveness", Some("fund-management"), 0), cycle.clone());
    check_refused(&move_to("management-effectiveness", Some("management-effectiveness"), 0), cycle);
    check_refused(&move_to(PROCUREMENT, None, 0), EditProblem::IndicatorAtTheTop(id(PROCUREMENT)));
    check_refused(&move_to(PROCUREMENT, Some(FESTIVAL), 0), EditProblem::NotAGroup(id(FESTIVAL)));
    check_refused(&move_to(PROCUREMENT, Some("none"), 0), EditProblem::NoSuchNode(id("none")));
    check_refused(&move_to("none", None, 0), EditProblem::NoSuchNode(id("none")));
}

#[test]
fn a_node_is_added_and_removed() {
    let mut indicator = base().indicator(&id(FESTIVAL)).unwrap().clone();
    let add = |indicator: &jixiao::domain::indicator::Indicator, parent: &str| Edit::Add {
        parent: Some(id(parent)),
        position: 0,
        node: Node::Indicator(indicator.clone()),
    };
    check_refused(&add(&indicator, "fund-management"), EditProblem::IdTaken(id(FESTIVAL)));
    indicator.id = id("new");
    let edited = check(&add(&indicator, "fund-management"), &[Difference::Added { id: id("new") }]);
    check_refused(&add(&indicator, "none"), EditProblem::NoSuchNode(id("none")));
    let back = edit(&edited, &Edit::Remove { id: id("new") }).unwrap();
    assert_eq!(differences(&base(), &back), []);
    let removed = Difference::Removed { id: id(PROCUREMENT), name: "政府采购执行率".to_owned() };
    check(&Edit::Remove { id: id(PROCUREMENT) }, &[removed]);
    check_refused(&Edit::Remove { id: id("none") }, EditProblem::NoSuchNode(id("none")));
}

#[test]
fn settings_are_said_to_differ() {
    let base = base();
    let changed = Framework { score_decimals: 1, ..copy_of(&base, "own") };
    assert_eq!(differences(&base, &changed), [Difference::SettingsChanged]);
}
