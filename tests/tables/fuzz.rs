//! Hostile and broken tables: nothing panics, nothing hangs, and what comes out is a sheet that can be kept.

use std::sync::Arc;

use jixiao::domain::score::score;
use jixiao::exchange::file::Grid;
use jixiao::exchange::table::{Onto, best_grid, best_onto, doubt_lines, make_sheet, read_table};
use jixiao::frameworks::{example, find};
use jixiao::text::language::Language;
use jixiao::text::table_heads::Role;
use jixiao::wire::v1;
use proptest::prelude::*;

use crate::at_hand;

fn goes_through(grids: &[Grid], columns: Option<&[Option<Role>]>) {
    let grid = &grids[best_grid(grids).min(grids.len() - 1)];
    let reading = read_table(grid, columns);
    let seed = Arc::new(example().unwrap());
    let ontos = [best_onto(&reading, None, &at_hand()), Onto::Own, Onto::Carried(seed)];
    for onto in ontos {
        let Some(made) = make_sheet(&reading, grids, &onto) else { continue };
        for language in Language::ALL {
            assert!(doubt_lines(&made.doubts, language).iter().all(|line| !line.trim().is_empty()));
        }
        let _ = score(&made.evaluation);
        let again = v1::read_sheet(&v1::write_sheet(&made.evaluation), find).map_err(|errors| format!("{errors:?}"));
        assert_eq!(again.as_ref(), Ok(&made.evaluation), "{grid:?}");
    }
}

/// Cells as people and programs fill them, wrong ones among them.
fn cell() -> impl Strategy<Value = String> {
    let known = [
        "一级指标",
        "三级指标",
        "分值",
        "年度指标值",
        "实际完成值",
        "得分",
        "合计",
        "总分",
        "产出指标",
        "预算执行率",
        "全年预算数",
        "全年执行数",
        "≥95%",
        "≤30天",
        "20万元",
        "-5",
        "1e400",
        "99999999999999999999999999999",
        "0.0000000001",
        "完成",
        "是",
        "否",
        "项目名称",
        "单位：元",
        "政府采购执行率",
        "资产账与财务账相符",
        "",
        "",
        "",
        "100",
        "10",
        "2.5",
        "—",
        "三次",
        "=1+1",
        "\u{0}",
        "\u{FFFD}",
        "預算",
        "1/0",
        "#DIV/0!",
    ];
    prop_oneof![8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => "[0-9.,%≥≤=元万]{0,8}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_cells_go_through(rows in prop::collection::vec(prop::collection::vec(cell(), 0..9), 0..16)) {
        let heads = ["一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分"].map(str::to_owned).to_vec();
        let plain = Grid { name: String::new(), rows: rows.clone() };
        let headed = Grid { name: "预算执行".to_owned(), rows: [vec![heads], rows].concat() };
        goes_through(&[plain, headed], None);
    }

    #[test]
    fn any_mapping_goes_through(
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..7), 0..12),
        columns in prop::collection::vec(prop::option::of(prop::sample::select(Role::ALL.to_vec())), 0..9),
    ) {
        goes_through(&[Grid { name: "各月执行".to_owned(), rows }], Some(&columns));
    }

    #[test]
    fn any_text_is_a_grid_or_refused(text in "\\PC{0,300}") {
        if let Ok(grid) = Grid::from_text(&text) {
            goes_through(&[grid], None);
        }
    }
}

/// The most rows that a file may have, all of them indicators.
#[test]
fn a_table_of_the_largest_size_is_taken_over() {
    let head = "一级指标,三级指标,分值,年度指标值,实际完成值,得分\n";
    let rows: String = (0..4_990).map(|nth| format!("产出,指标{nth},1,100,99,1\n")).collect();
    goes_through(&[Grid::from_text(&format!("{head}{rows}")).unwrap()], None);
    let same: String = (0..4_990).map(|_| "产出,同一个指标,1,100,99,1\n").collect();
    goes_through(&[Grid::from_text(&format!("{head}{same}")).unwrap()], None);
}
