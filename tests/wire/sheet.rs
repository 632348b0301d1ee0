//! What is refused in a sheet.

use jixiao::domain::evaluation::Evaluation;
use jixiao::frameworks;
use jixiao::wire::v1::read_sheet;
use jixiao::wire::{WireError, WireProblem};

use crate::{SHEET, check_problems, edited, not_decimal, out_of_range, unknown_choice, wrong_type};

const ACTUAL: &str = "entries/festival-visit-people/actual";
const TARGET: &str = "entries/festival-visit-people/target";

fn read(json: &str) -> Result<Evaluation, Vec<WireError>> {
    read_sheet(json, frameworks::find)
}

#[track_caller]
fn check_all(old: &str, new: &str, expected: &[(&str, WireProblem)]) {
    check_problems(read(&edited(SHEET, old, new)), expected);
}

#[track_caller]
fn check(old: &str, new: &str, place: &str, problem: WireProblem) {
    check_all(old, new, &[(place, problem)]);
}

#[track_caller]
fn check_missing(old: &str, new: &str, place: &str) {
    check(old, new, place, WireProblem::MissingField);
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let json = r#"{"format": "jixiao-sheet", "version": 1, "framework": "guangzhou-district-2021@1", "year": 65536, "mood": 1,
"entries": {"festival-visit-people": {"target": "3,116", "actual": 3079, "weight": "3"}, "festival-visits": {}},
"budget": {"shown_in": "dollar", "department": {"adjusted_budget": "1e3", "executed": "94.2500001"},
"projects": [{"id": 1, "figures": {"executed": "５"}}, {"id": 1, "name": 7, "figures": {"spent": "1"}}, {"id": "3"}]},
"progress": {"annual_budget": "", "month_end_executed": ["1","2","x",4,"5","6","7","8","9","10"]}}"#;
    let expected = [
        ("year", out_of_range("65536", "a year")),
        ("mood", WireProblem::UnknownField),
        ("name", WireProblem::MissingField),
        (TARGET, not_decimal("3,116")),
        (ACTUAL, wrong_type("a string")),
        ("entries/festival-visit-people/weight", WireProblem::UnknownField),
        ("entries/festival-visits", WireProblem::UnknownIndicator),
        ("budget/shown_in", unknown_choice("dollar", "yuan, ten_thousand_yuan")),
        ("budget/department/adjusted_budget", not_decimal("1e3")),
        ("budget/department/executed", out_of_range("94.2500001", "at most 6 decimals of a yuan")),
        ("budget/projects/1/name", WireProblem::MissingField),
        ("budget/projects/1/figures/executed", not_decimal("５")),
        ("budget/projects/1", WireProblem::DuplicateId),
        ("budget/projects/1/name", wrong_type("a string")),
        ("budget/projects/1/figures/spent", WireProblem::UnknownField),
        ("budget/projects/#3/id", wrong_type("a whole number")),
        ("budget/projects/#3/name", WireProblem::MissingField),
        ("budget/projects/#3/figures", WireProblem::MissingField),
        ("progress/annual_budget", not_decimal("")),
        ("progress/month_end_executed/3", not_decimal("x")),
        ("progress/month_end_executed/4", wrong_type("a string or null")),
        ("progress/month_end_executed", WireProblem::WrongLength { expected: 12, found: 10 }),
    ];
    check_problems(read(json), &expected);
}

#[test]
fn another_format_or_version() {
    let other = |found: &str| WireProblem::OtherFormat { expected: "jixiao-sheet", found: found.to_owned() };
    check("jixiao-sheet", "jixiao-scenario", "format", other("jixiao-scenario"));
    check("\"format\": \"jixiao-sheet\", ", "", "format", other(""));
    check("\"jixiao-sheet\"", "1", "format", other(""));
    for no_object in ["[]", "null", "\"jixiao-sheet\"", "1"] {
        check_problems(read(no_object), &[("format", other(""))]);
    }
    let newer = WireProblem::NewerVersion { found: 2, newest: 1 };
    check("\"version\": 1", "\"version\": 2", "version", newer.clone());
    // A newer file is called newer, not misshapen, whatever else it holds.
    check("\"version\": 1", "\"version\": 2, \"mood\": \"good\"", "version", newer);
    let no_version = || wrong_type("the version, a whole number from 1");
    check("\"version\": 1", "\"version\": 0", "version", no_version());
    check("\"version\": 1", "\"version\": \"1\"", "version", no_version());
    check("\"version\": 1, ", "", "version", no_version());
}

#[test]
fn another_framework() {
    let unknown = WireProblem::UnknownFramework { found: "guangzhou-district-2021@2".to_owned() };
    check("2021@1", "2021@2", "framework", unknown);
}

#[test]
fn a_field_that_this_version_does_not_know() {
    #[track_caller]
    fn check_unknown(before: &str, place: &str) {
        check(before, &format!("\"mood\": {{\"x\": [1, true, null]}}, {before}"), place, WireProblem::UnknownField);
    }
    check_unknown("\"name\": \"\",\n", "mood");
    check_unknown("\"target\"", "entries/festival-visit-people/mood");
    check_unknown("\"shown_in\"", "budget/mood");
    check_unknown("\"adjusted_budget\"", "budget/department/mood");
    check_unknown("\"id\": 1", "budget/projects/1/mood");
    check_unknown("\"executed\": \"5\"", "budget/projects/1/figures/mood");
    check_unknown("\"annual_budget\"", "progress/mood");
    // A name is known in its own object only.
    check("\"target\"", "\"name\": \"\", \"target\"", "entries/festival-visit-people/name", WireProblem::UnknownField);
}

#[test]
fn a_field_that_is_missing() {
    check_missing("\"name\": \"\",\n", "\n", "name");
    check_missing("\"shown_in\": \"yuan\", ", "", "budget/shown_in");
    check_missing("\"department\": {\"adjusted_budget\": \"100\", \"executed\": \"94.25\"},", "", "budget/department");
    check_missing("\"id\": 2, ", "", "budget/projects/#2/id");
    check_missing("2, \"name\": \"\", ", "2, ", "budget/projects/2/name");
    check_missing("\"name\": \"\", \"figures\": {}", "\"name\": \"\"", "budget/projects/2/figures");
    // null is the same as absent.
    check_missing("\"figures\": {}", "\"figures\": null", "budget/projects/2/figures");
    check_missing("\"yuan\"", "null", "budget/shown_in");
    let (head, rest) = SHEET.split_once("\"budget\": ").unwrap();
    let (_, progress) = rest.split_once("]},\n").unwrap();
    check_problems(read(&format!("{head}{progress}")), &[("budget", WireProblem::MissingField)]);
}

#[test]
fn a_field_that_need_not_be_there() {
    let (head, _) = SHEET.split_once(",\n\"progress\"").unwrap();
    assert!(read(&format!("{head}}}")).unwrap().progress.is_empty());
    let is_empty = |json: &str| read(json).unwrap().entries.iter().all(|(_, entry)| entry.actual.is_none());
    assert!(is_empty(&edited(SHEET, ", \"actual\": \"3079\"", "")));
    assert!(is_empty(&edited(SHEET, "\"3079\"", "null")));
    // No month-ends at all are none that is filled in.
    let months = "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\"]";
    for none in ["[]", "null"] {
        let progress = read(&edited(SHEET, months, none)).unwrap().progress;
        assert_eq!(progress.month_end_executed, [None; 12]);
    }
}

#[test]
fn a_field_of_another_kind() {
    // A number instead of a string would have gone through binary floating point somewhere.
    check("\"3079\"", "3079", ACTUAL, wrong_type("a string"));
    check("\"3079\"", "true", ACTUAL, wrong_type("a string"));
    check("\"3079\"", "[\"3079\"]", ACTUAL, wrong_type("a string"));
    check("\"yuan\"", "1", "budget/shown_in", wrong_type("a string"));
    check("\"yuan\"", "\"dollar\"", "budget/shown_in", unknown_choice("dollar", "yuan, ten_thousand_yuan"));
    check("\"id\": 2", "\"id\": \"2\"", "budget/projects/#2/id", wrong_type("a whole number"));
    check("\"id\": 2", "\"id\": 4294967296", "budget/projects/4294967296/id", wrong_type("a whole number"));
    check("\"figures\": {}", "\"figures\": []", "budget/projects/2/figures", wrong_type("an object"));
    check(
        "{\"target\": \"3116\", \"actual\": \"3079\"}",
        "1",
        "entries/festival-visit-people",
        wrong_type("an object"),
    );
    check("{\"executed\": \"5\"}", "\"5\"", "budget/projects/1/figures", wrong_type("an object"));
    check("\"name\": \"\",\n", "\"name\": \"\", \"year\": \"2021\",\n", "year", wrong_type("a whole number"));
    let (head, rest) = SHEET.split_once("\"projects\"").unwrap();
    let (_, progress) = rest.split_once("]},\n").unwrap();
    let projects = |value: &str| read(&format!("{head}\"projects\": {value}}},\n{progress}"));
    check_problems(projects("{}"), &[("budget/projects", wrong_type("a list"))]);
    check_problems(projects("[7]"), &[("budget/projects/#1", wrong_type("an object"))]);
    let (head, _) = SHEET.split_once("\"progress\"").unwrap();
    let progress = |value: &str| read(&format!("{head}\"progress\": {value}}}"));
    check_problems(progress("[]"), &[("progress", wrong_type("an object"))]);
    let months = r#"{"month_end_executed": {"1": "1"}}"#;
    check_problems(progress(months), &[("progress/month_end_executed", wrong_type("a list"))]);
}

#[test]
fn a_year_that_is_none() {
    check("\"name\": \"\",\n", "\"name\": \"\", \"year\": 65536,\n", "year", out_of_range("65536", "a year"));
    let year = |year: &str| edited(SHEET, "\"name\": \"\",\n", &format!("\"name\": \"\", \"year\": {year},\n"));
    assert_eq!(read(&year("65535")).unwrap().profile.year, Some(65535));
    assert_eq!(read(&year("null")).unwrap().profile.year, None);
}

#[test]
fn an_indicator_that_the_framework_does_not_have() {
    let problem = WireProblem::UnknownIndicator;
    check("festival-visit-people", "festival-visits", "entries/festival-visits", problem.clone());
    // A group can't be filled in.
    check("festival-visit-people", "duty-performance", "entries/duty-performance", problem.clone());
    check("festival-visit-people", "", "entries/", problem);
}

#[test]
fn a_number_that_is_none() {
    check("3116", "3,116", TARGET, not_decimal("3,116"));
    for bad in ["达成", "", "-", "1e3", "NaN", "1.", ".5", "+7", " 7", "0x10", "1.2.3", "1-2", "--1"] {
        check("3079", bad, ACTUAL, not_decimal(bad));
    }
    check("94.25", "94.25元", "budget/department/executed", not_decimal("94.25元"));
    check("\"5\"}", "\"５\"}", "budget/projects/1/figures/executed", not_decimal("５"));
    check("\"12\", ", "\"12 \", ", "progress/annual_budget", not_decimal("12 "));
}

#[test]
fn a_number_with_more_digits_than_a_decimal_has() {
    let digits = "at most 28 digits";
    for long in ["9".repeat(29), "9".repeat(30), "9".repeat(1_000), format!("-1{}", "0".repeat(29))] {
        check("3079", &long, ACTUAL, out_of_range(&long, digits));
    }
    let fine = format!("0.{}1", "0".repeat(28));
    check("3079", &fine, ACTUAL, out_of_range(&fine, digits));
    check("94.25", &fine, "budget/department/executed", out_of_range(&fine, digits));
    check("\"3\"", &format!("{fine:?}"), "progress/month_end_executed/3", out_of_range(&fine, digits));
    // The largest and the finest that there are.
    for good in ["79228162514264337593543950335", "-79228162514264337593543950335", "0.0000000000000000000000000001"] {
        read(&edited(SHEET, "3079", good)).unwrap();
    }
}

#[test]
fn an_amount_too_large_or_too_fine() {
    let too_large = |found: &str| out_of_range(found, "±10^18 yuan");
    let too_fine = |found: &str| out_of_range(found, "at most 6 decimals of a yuan");
    let above = "1000000000000000000.000001";
    check("\"100\"", &format!("{above:?}"), "budget/department/adjusted_budget", too_large(above));
    let below = "-1000000000000000001";
    check("\"5\"}", &format!("{below:?}}}"), "budget/projects/1/figures/executed", too_large(below));
    check("94.25", "94.2500001", "budget/department/executed", too_fine("94.2500001"));
    check("\"12\", ", "\"0.0000001\", ", "progress/annual_budget", too_fine("0.0000001"));
    check("\"7\"", "\"0.0000001\"", "progress/month_end_executed/7", too_fine("0.0000001"));
    // The limits themselves are read, and zeros at the end are no decimals.
    read(&edited(SHEET, "\"100\"", "\"1000000000000000000\"")).unwrap();
    read(&edited(SHEET, "94.25", "-1000000000000000000")).unwrap();
    read(&edited(SHEET, "94.25", "94.2500000000")).unwrap();
}

#[test]
fn a_month_is_named_by_its_number() {
    for month in 1..=12 {
        let place = format!("progress/month_end_executed/{month}");
        let ending = if month == 12 { "]" } else { "," };
        let old = format!("\"{month}\"{ending}");
        // "12" is the annual budget's figure too, but no "12" but the last month's stands before a bracket.
        check(&old, &format!("\"{month}月\"{ending}"), &place, not_decimal(&format!("{month}月")));
        check(&old, &format!("{month}{ending}"), &place, wrong_type("a string or null"));
        read(&edited(SHEET, &old, &format!("null{ending}"))).unwrap();
    }
    let both =
        [("progress/month_end_executed/1", not_decimal("a")), ("progress/month_end_executed/2", not_decimal("b"))];
    check_all("[\"1\",\"2\"", "[\"a\",\"b\"", &both);
}

#[test]
fn not_twelve_months() {
    let wrong = |found| WireProblem::WrongLength { expected: 12, found };
    check("\"12\"]", "\"12\",\"13\"]", "progress/month_end_executed", wrong(13));
    check(",\"12\"]", "]", "progress/month_end_executed", wrong(11));
    let months = "progress/month_end_executed";
    check_all("\"12\"]", "\"12\",\"x\"]", &[(months, wrong(13)), (&format!("{months}/13"), not_decimal("x"))]);
}

#[test]
fn the_same_project_twice() {
    check("\"id\": 2", "\"id\": 1", "budget/projects/1", WireProblem::DuplicateId);
    // Three times is twice too many.
    let three = "\"id\": 1, \"name\": \"\", \"figures\": {}}, {\"id\": 1";
    let twice = ("budget/projects/1", WireProblem::DuplicateId);
    check_all("\"id\": 2", three, &[twice.clone(), twice]);
}

#[test]
fn a_framework_that_is_not_named_is_missing_and_not_unknown() {
    check_missing("\"framework\": \"guangzhou-district-2021@1\", ", "", "framework");
    check("\"guangzhou-district-2021@1\"", "7", "framework", wrong_type("id@version, or a whole framework"));
}

#[test]
fn an_unknown_framework_hides_nothing_that_can_be_known_without_it() {
    let unknown = WireProblem::UnknownFramework { found: "guangzhou-district-2021@2".to_owned() };
    let mood = ("mood", WireProblem::UnknownField);
    check_all("2021@1\"", "2021@2\", \"mood\": 1", &[("framework", unknown), mood]);
}

#[test]
fn an_empty_unit_is_no_unit() {
    check("\"yuan\"", "\"\"", "budget/shown_in", unknown_choice("", "yuan, ten_thousand_yuan"));
}

#[test]
fn entries_and_projects_that_are_missing_are_not_none() {
    check_missing(
        "\"entries\": {\"festival-visit-people\": {\"target\": \"3116\", \"actual\": \"3079\"}},\n",
        "",
        "entries",
    );
    let (head, rest) = SHEET.split_once(",\n\"projects\"").unwrap();
    let (_, progress) = rest.split_once("]},\n").unwrap();
    check_problems(read(&format!("{head}}},\n{progress}")), &[("budget/projects", WireProblem::MissingField)]);
}

#[test]
fn two_projects_without_an_id_do_not_have_the_same() {
    let missing = |place| (place, WireProblem::MissingField);
    let both = [missing("budget/projects/#2/id"), missing("budget/projects/#3/id")];
    check_all("\"id\": 2, ", "\"name\": \"\", \"figures\": {}}, {", &both);
}

#[test]
fn a_number_below_zero_or_with_a_point_stands_nowhere_in_a_file() {
    // Decimals are strings; a number with a point would have gone through binary floating point somewhere.
    for number in ["3079.5", "3e3", "-3079"] {
        check("\"3079\"", number, "entries/festival-visit-people/actual", wrong_type("a string"));
    }
    check("\"id\": 2", "\"id\": -2", "budget/projects/#2/id", wrong_type("a whole number"));
}

#[test]
fn a_version_of_any_size_is_newer() {
    let newer = |found| WireProblem::NewerVersion { found, newest: 1 };
    check("\"version\": 1", "\"version\": 2", "version", newer(2));
    check("\"version\": 1", "\"version\": 99999999999", "version", newer(u32::MAX));
}
