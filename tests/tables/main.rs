//! Self-evaluation tables of many forms: each file in `cases/` with what was worked out of it by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod fuzz;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::domain::points::Points;
use jixiao::domain::score::score;
use jixiao::exchange::file::Grid;
use jixiao::exchange::form::{csv, form};
use jixiao::exchange::table::{
    Onto, SheetFromTable, TableReading, best_onto, doubt_lines, make_sheet, parts, read_table,
};
use jixiao::frameworks::{FRAMEWORKS, example, find};
use jixiao::text::language::Language;
use jixiao::text::table_heads::Role;
use jixiao::wire::v1;
use serde_json::Value;

pub(crate) fn at_hand() -> Vec<Arc<Framework>> {
    FRAMEWORKS.iter().map(|it| find(it.reference).unwrap()).collect()
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|it| it == "csv"));
    cases.sort();
    cases
}

fn take(grid: &Grid) -> (TableReading, Onto, SheetFromTable) {
    let reading = read_table(grid, None);
    let onto = best_onto(&reading, None, &at_hand());
    let made = make_sheet(&reading, std::slice::from_ref(grid), &onto).expect("it has indicators");
    (reading, onto, made)
}

#[test]
fn each_case_gives_what_was_worked_out_by_hand() {
    let cases = cases();
    assert!(cases.len() >= 6, "{cases:?}");
    for path in cases {
        let case: Value = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let grid = Grid::from_text(&fs::read_to_string(&path).unwrap()).unwrap();
        let (reading, onto, made) = take(&grid);
        let sheet = &made.evaluation;
        let report = score(sheet);
        let lines = doubt_lines(&made.doubts, Language::Chinese);
        let text = |key: &str| case[key].as_str().unwrap_or_default().to_owned();
        let onto = match onto {
            Onto::Own => "own".to_owned(),
            Onto::Framework(framework) => framework.reference.to_string(),
            Onto::Carried(_) => "carried".to_owned(),
        };
        let plain = |points: Points| points.value().normalize().to_string();
        let context = format!("{name}: {reading:#?}\n{lines:#?}");
        assert_eq!(onto, text("onto"), "{context}");
        assert_eq!(sheet.profile.name, text("name"), "{context}");
        assert_eq!(sheet.profile.year.map(u64::from), case["year"].as_u64(), "{context}");
        assert_eq!(reading.rows.len() as u64, case["rows"].as_u64().unwrap(), "{context}");
        assert_eq!(made.n_matched as u64, case["matched"].as_u64().unwrap(), "{context}");
        assert_eq!(reading.left_out.len() as u64, case["left_out"].as_u64().unwrap(), "{context}");
        assert_eq!(reading.total.score, text("printed"), "{context}");
        assert_eq!(plain(sheet.framework.full_marks()), text("full_marks"), "{context}");
        for (indicator, expected) in case["entries"].as_object().unwrap() {
            let indicators = sheet.framework.indicators();
            let found =
                indicators.iter().find(|it| it.name == *indicator).unwrap_or_else(|| panic!("{indicator}: {context}"));
            let entry = sheet.entry(&found.id);
            let leaf = report.leaves().into_iter().find(|leaf| leaf.id == found.id).unwrap();
            for (key, value) in expected.as_object().unwrap() {
                let number = |number: Option<rust_decimal::Decimal>| number.map(|it| it.normalize().to_string());
                let found = match key.as_str() {
                    "target" => number(entry.target),
                    "actual" => number(entry.actual),
                    "published" => number(entry.review.score),
                    "target_words" => Some(entry.target_words.clone()),
                    "actual_words" => Some(entry.actual_words.clone()),
                    "choice" => Some(entry.choice.clone()),
                    "reason" => Some(entry.reason.clone()),
                    "score" => leaf.trace().map(|trace| plain(trace.score)),
                    other => panic!("{name}: {other}?"),
                };
                assert_eq!(found.as_deref(), value.as_str(), "{indicator} {key}: {context}");
            }
        }
        assert_eq!((plain(report.total), plain(report.pending)), (text("total"), text("pending")), "{context}");
        let expected: Vec<&str> = case["doubts"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(lines.len(), expected.len(), "{context}");
        for (line, expected) in lines.iter().zip(expected) {
            assert!(line.contains(expected), "{expected}: {context}");
        }
        // What comes of it is a sheet like any other.
        let again = v1::read_sheet(&v1::write_sheet(sheet), find).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        assert_eq!(&again, sheet, "{name}");
    }
}

/// The table that this program writes is read onto the framework it is of. What a table does not hold, the money, is pending.
#[test]
fn the_programs_own_table_is_known_again() {
    let seed = example().unwrap();
    for language in Language::ALL {
        let text = csv(&form(&seed, &score(&seed), language));
        let (reading, onto, made) = take(&Grid::from_text(&text).unwrap());
        assert!(
            matches!(&onto, Onto::Framework(framework) if framework.reference == seed.framework.reference),
            "{onto:?}"
        );
        assert_eq!(made.n_matched, seed.framework.indicators().len());
        assert_eq!(reading.total.score, "92.97");
        let report = score(&made.evaluation);
        assert_eq!(
            (report.total.value().to_string(), report.pending.value().to_string()),
            ("91.01".to_owned(), "2".to_owned())
        );
        let doubts = doubt_lines(&made.doubts, language);
        assert_eq!(doubts.len(), 1, "{doubts:#?}");
        assert!(
            doubts[0].contains("98.23") || doubts[0].contains("金额") || doubts[0].contains("amounts"),
            "{doubts:#?}"
        );
    }
}

/// Tables below each other are each one of its own, and places are told as in the file.
#[test]
fn tables_below_each_other_are_parted() {
    let table = |project: &str, actual: &str| {
        format!(
            "项目支出绩效自评表,,,\n项目名称,{project},,\n三级指标,年度指标值,实际完成值,分值\n受益人数,100人,{actual},60\n满意度,≥90%,95%,40\n合计,,,100\n"
        )
    };
    let text = format!("{}填表人：李四,,,\n{}", table("辅具适配", "100人"), table("托养服务", "90户"));
    let grid = Grid::from_text(&text).unwrap();
    let parted = parts(&[grid]);
    let names: Vec<&str> = parted.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(names, ["1 辅具适配", "2 托养服务"]);
    let (reading, _, first) = take(&parted[0]);
    assert_eq!((reading.rows.len(), first.evaluation.profile.name.as_str()), (2, "辅具适配"));
    let (reading, _, second) = take(&parted[1]);
    assert_eq!((reading.heads.clone(), second.evaluation.profile.name.as_str()), (9..10, "托养服务"));
    assert_eq!(score(&first.evaluation).total.value().to_string(), "100");
    let lines = doubt_lines(&second.doubts, Language::Chinese);
    assert!(lines.iter().any(|line| line.starts_with("第 11 行“受益人数”")), "{lines:#?}");
    // A table over two pages has its heads twice, and a sum of a group is no end.
    for between in ["", "小计,,,60\n"] {
        let text = format!(
            "三级指标,年度指标值,实际完成值,分值\n甲,1,1,60\n{between}三级指标,年度指标值,实际完成值,分值\n乙,1,1,40\n合计,,,100\n"
        );
        let grid = Grid::from_text(&text).unwrap();
        assert_eq!(parts(std::slice::from_ref(&grid)), [grid]);
    }
}

/// A column that was taken for something else is corrected.
#[test]
fn a_mapping_can_be_corrected() {
    let text = "甲,乙,丙,丁\n产出,培训人数,120,108\n效益,满意度,90%,95%\n";
    let grid = Grid::from_text(text).unwrap();
    let reading = read_table(&grid, None);
    assert!(!reading.is_recognised() && reading.rows.is_empty());
    let columns = [Some(Role::Level1), Some(Role::Level3), Some(Role::Target), Some(Role::Actual)];
    let reading = read_table(&grid, Some(&columns));
    assert!(reading.is_recognised());
    let names: Vec<&str> = reading.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["培训人数", "满意度"]);
    let made = make_sheet(&reading, &[], &Onto::Own).unwrap();
    let lines = doubt_lines(&made.doubts, Language::Chinese);
    assert!(lines.iter().any(|line| line.contains("2 行没有分值")), "{lines:#?}");
    let swapped = [Some(Role::Level1), Some(Role::Level3), Some(Role::Actual), Some(Role::Target)];
    let made = make_sheet(&read_table(&grid, Some(&swapped)), &[], &Onto::Own).unwrap();
    let entry = made.evaluation.entry(&made.evaluation.framework.indicators()[0].id).clone();
    assert_eq!(
        (entry.target.unwrap().to_string(), entry.actual.unwrap().to_string()),
        ("108".to_owned(), "120".to_owned())
    );
}

/// What fits nowhere is told.
#[test]
fn what_has_no_place_is_told() {
    let text = "三级指标,分值,年度指标值,实际完成值,得分\n政府采购执行率,3,100%,94.25%,1.89\n政府采购执行率,2,100%,94.25%,1.89\n节日慰问残疾人人数,2,≤3116人次,3079户,好\n没有的指标,5,1,1,5\n资产账与财务账相符,2,,1.5处,1\n预算完成率,2,,98.23%,1.96\n";
    let grid = Grid::from_text(text).unwrap();
    let onto = Onto::Framework(find("guangzhou-district-2021@1").unwrap());
    let made = make_sheet(&read_table(&grid, None), &[], &onto).unwrap();
    let lines = doubt_lines(&made.doubts, Language::Chinese);
    for expected in [
        "第 2 行“政府采购执行率”：表上分值 3，指标体系里是 2",
        "第 3 行“政府采购执行率”：这个指标前面已有一行",
        "第 4 行“节日慰问残疾人人数”：指标值写作“≤3116人次”，符号与评分标准的方向相反",
        "第 4 行“节日慰问残疾人人数”：得分写作“好”",
        "第 4 行“节日慰问残疾人人数”：实际完成值的单位是“户”，指标的单位是“人次”",
        "第 5 行“没有的指标”：指标体系里没有这个指标",
        "第 6 行“资产账与财务账相符”：实际完成值“1.5处”不可能",
        "第 7 行“预算完成率”：执行率由预算执行页的金额算出",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected}: {lines:#?}");
    }
    assert_eq!(lines.len(), 8, "{lines:#?}");
    let blank = Evaluation::blank(find("guangzhou-district-2021@1").unwrap());
    assert_eq!(made.evaluation.profile, blank.profile);
}
