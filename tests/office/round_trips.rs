//! What this program writes is read again as the same sheet, and what was changed in between comes back.

use std::sync::Arc;

use jixiao::domain::amount::Amount;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::progress::MONTHS;
use jixiao::domain::score::score;
use jixiao::exchange::document::document;
use jixiao::exchange::file::Grid;
use jixiao::exchange::office::open;
use jixiao::exchange::workbook::{Results, workbook};
use jixiao::frameworks::{FRAMEWORKS, example, find};
use jixiao::text::language::Language;
use jixiao::wire::v1::read_sheet;
use rust_decimal::Decimal;

use crate::taken;

fn grids(sheet: &Evaluation, language: Language) -> Vec<Grid> {
    open(&workbook(sheet, &score(sheet), language, Results::OfThePage).unwrap()).unwrap().grids
}

/// Sheets of every framework and of every rule.
fn sheets() -> Vec<Evaluation> {
    let mut sheets = vec![example().unwrap()];
    sheets.extend(FRAMEWORKS.iter().map(|it| Evaluation::blank(find(it.reference).unwrap())));
    let own = include_str!("../cases/sheets/v1/own-framework.json");
    sheets.push(read_sheet(own, find).unwrap());
    sheets
}

#[test]
fn a_workbook_is_read_as_the_sheet_it_was_made_from() {
    for sheet in sheets() {
        for language in Language::ALL {
            let (again, doubts) = taken(&grids(&sheet, language));
            assert_eq!(again, sheet, "{}", sheet.framework.title);
            assert_eq!(doubts, Vec::<String>::new(), "{}", sheet.framework.title);
        }
    }
}

/// The grid and the row of an indicator in the table.
fn row_of(grids: &[Grid], name: &str) -> usize {
    grids[0].rows.iter().position(|row| row.get(2).is_some_and(|cell| cell == name)).unwrap()
}

#[test]
fn what_was_changed_in_the_workbook_comes_back() {
    let seed = example().unwrap();
    let mut grids = grids(&seed, Language::Chinese);
    let row = row_of(&grids, "政府采购执行率");
    grids[0].rows[row][5] = "100".to_owned();
    let (again, _) = taken(&grids);
    assert_eq!(score(&again).total.value().to_string(), "93.08");
    let row = row_of(&grids, "节日慰问残疾人人数");
    grids[0].rows[row].resize(10, String::new());
    grids[0].rows[row][5] = "3116".to_owned();
    grids[0].rows[row][7] = "已核对台账".to_owned();
    let (again, doubts) = taken(&grids);
    assert_eq!(doubts, Vec::<String>::new());
    // 92.97 + 0.11 + 0.02
    assert_eq!(score(&again).total.value().to_string(), "93.10");
    let indicators = again.framework.indicators();
    let people = indicators.iter().find(|it| it.name == "节日慰问残疾人人数").unwrap();
    assert_eq!(again.entry(&people.id).reason, "已核对台账");
    // Money, a project's name, a new project, one that was taken out.
    let money = grids.iter().position(|grid| grid.name == "预算执行").unwrap();
    grids[money].rows[1][2] = "3105.13".to_owned();
    grids[money].rows[2][0] = "社区精神康复中心经费".to_owned();
    grids[money].rows.remove(4);
    grids[money].rows.push(vec!["新增项目".to_owned(), "10".to_owned(), "约八".to_owned()]);
    let (again, doubts) = taken(&grids);
    let names: Vec<&str> = again.budget.projects.iter().map(|project| project.name.as_str()).collect();
    assert_eq!(names.len(), 10);
    assert_eq!(
        (names[0], names[2], names[9]),
        ("社区精神康复中心经费", "资助残疾人参加城乡居民基本养老保险经费", "新增项目")
    );
    assert_eq!(again.budget.department.executed, Some(Amount::from_yuan(Decimal::from(31_051_300)).unwrap()));
    assert!(doubts.len() == 1 && doubts[0].contains("“约八”"), "{doubts:?}");
}

#[test]
fn months_come_back() {
    let mut seed = example().unwrap();
    seed.progress.annual_budget = Amount::from_yuan(Decimal::from(1_200_000)).ok();
    for month in 0..MONTHS {
        seed.progress.month_end_executed[month] = Amount::from_yuan(Decimal::from(100_000 * (month as u64 + 1))).ok();
    }
    let mut grids = grids(&seed, Language::English);
    assert_eq!(taken(&grids).0, seed);
    let months = grids.iter().position(|grid| grid.name == "Months").unwrap();
    grids[months].rows[13][1] = "119.5".to_owned();
    let (again, _) = taken(&grids);
    assert_eq!(again.progress.month_end_executed[11], Amount::from_yuan(Decimal::from(1_195_000)).ok());
    assert_eq!(again.progress.month_end_executed[10], seed.progress.month_end_executed[10]);
}

/// The text of a document says what the sheet says.
#[test]
fn a_document_says_what_the_sheet_says() {
    for sheet in sheets() {
        let sheet = Arc::new(sheet);
        for language in Language::ALL {
            let bytes = document(&sheet, &score(&sheet), language).unwrap();
            assert_eq!(
                bytes,
                document(&sheet, &score(&sheet), language).unwrap(),
                "the same sheet gives the same bytes"
            );
            let opened = open(&bytes).unwrap();
            let text = opened.text.unwrap();
            for indicator in sheet.framework.indicators() {
                assert!(text.contains(&indicator.name), "{}: {text}", indicator.name);
            }
            let total = score(&sheet).total.value().to_string();
            assert!(text.lines().any(|line| line.starts_with(['总', 'T']) && line.contains(&total)), "{total}: {text}");
            assert_eq!(opened.grids.len(), 1);
        }
    }
}
