//! Blocks pasted from Excel and WPS: what is read, what is refused and why. A refused block is refused whole.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use jixiao::domain::amount::MoneyUnit::{TenThousandYuan, Yuan};
use jixiao::domain::budget::FundSource;
use jixiao::exchange::pasted_table::{MOST_ROWS, PastedProjects, read_pasted_projects};
use jixiao::text::language::Language;
use jixiao::text::number_reader::NumberProblem;
use jixiao::text::pasted_table::{Column, PasteProblem, sentence};
use proptest::prelude::*;

fn read(block: &str) -> PastedProjects {
    read_pasted_projects(block, TenThousandYuan).unwrap()
}

fn problems(block: &str) -> Vec<PasteProblem> {
    read_pasted_projects(block, TenThousandYuan).unwrap_err()
}

/// Name, source, and the three amounts in yuan.
fn summary(read: &PastedProjects) -> Vec<String> {
    let amount = |it: Option<jixiao::domain::amount::Amount>| it.map_or("-".to_owned(), |it| it.yuan().to_string());
    let line = |it: &jixiao::exchange::pasted_table::PastedProject| {
        let money = it.figures;
        format!(
            "{} {:?} {} {} {}",
            it.name,
            it.fund_source,
            amount(money.initial_budget),
            amount(money.adjusted_budget),
            amount(money.executed)
        )
    };
    read.projects.iter().map(line).collect()
}

#[test]
fn three_columns_without_heads() {
    let read = read("残疾人康复\t740.77\t740.24\r\n教育资助\t141.90\t137.96\r\n");
    assert_eq!(summary(&read), ["残疾人康复 None - 7407700 7402400", "教育资助 None - 1419000 1379600"]);
    assert_eq!((read.left_out, read.other_unit), (vec![], None));
}

#[test]
fn heads_decide_the_order_and_sums_and_rates_are_left_out() {
    let block = "序号\t项目名称\t全年执行数\t全年预算数\t年初预算\t执行率\t资金来源\n\
                 1\t康复\t740.24\t740.77\t700\t99.93%\t一般公共预算\n\
                 2\t福彩公益金\t10\t10\t\t100%\t政府性基金\n\
                 \t合计\t750.24\t750.77\t700\t99.93%\t\n";
    let read = read(block);
    let expected =
        ["康复 Some(GeneralPublicBudget) 7000000 7407700 7402400", "福彩公益金 Some(GovernmentFund) - 100000 100000"];
    assert_eq!(summary(&read), expected);
    assert_eq!(read.left_out, [4]);
}

#[test]
fn a_unit_in_the_heads_is_converted_and_said() {
    let read = read("项目\t预算数（元）\t支出数（元）\nA\t1,234,567.89\t1000000\n");
    assert_eq!(summary(&read), ["A None - 1234567.89 1000000"]);
    assert_eq!(read.other_unit, Some(Yuan));
}

#[test]
fn quoted_cells_full_width_digits_and_thousands() {
    let block = "\"残疾人\n\"\"两项补贴\"\"\"\t１，２３４．５０\t1,234.5\n";
    let read = read(block);
    assert_eq!(summary(&read), ["残疾人 \"两项补贴\" None - 12345000 12345000"]);
}

#[test]
fn a_sum_without_name_column_is_no_project() {
    let five = read("A\t其他资金\t1\t2\t3\n合 计\t\t1\t2\t3");
    assert_eq!(five.projects.len(), 1);
    assert_eq!(five.projects[0].fund_source, Some(FundSource::Other));
    assert_eq!(five.left_out, [2]);
}

#[test]
fn a_sum_whose_word_stands_among_the_numbers_is_no_project() {
    let block = "序号\t项目名称\t全年预算数\t全年执行数\n1\t康复\t740.77\t740.24\n小计\t\t740.77\t740.24\n合计\t\t740.77\t740.24\n";
    let read = read(block);
    assert_eq!(summary(&read), ["康复 None - 7407700 7402400"]);
    assert_eq!(read.left_out, [3, 4]);
}

#[test]
fn a_title_and_a_unit_above_the_heads_are_no_rows() {
    let block = "2021 年项目支出表\t\t\n单位：元\t\t\n项目名称\t全年预算数\t全年执行数\n康复\t7407700\t7402400\n合计\t7407700\t7402400\n";
    let found = read(block);
    assert_eq!(summary(&found), ["康复 None - 7407700 7402400"]);
    assert_eq!((found.left_out, found.other_unit), (vec![5], Some(Yuan)));
    // The line may also name the department, and stand without cells.
    let found = read("单位：某局\t\t金额单位：万元\n项目\t预算数\t支出数\n康复\t1\t1\n");
    assert_eq!((summary(&found), found.other_unit), (vec!["康复 None - 10000 10000".to_owned()], None));
    let found = read("单位：元\n康复\t1\t1\n");
    assert_eq!((summary(&found), found.other_unit), (vec!["康复 None - 1 1".to_owned()], Some(Yuan)));
    // A head says more about its column than a line about the whole.
    let found = read("单位：元\n项目\t预算数（万元）\t支出数\n康复\t1\t1\n");
    assert_eq!(summary(&found), ["康复 None - 10000 1"]);
    let unknown = problems("（单位：千元）\t\t\n项目\t预算数\t支出数\n康复\t1\t1\n");
    assert_eq!(unknown, [PasteProblem::UnknownUnit { found: "（单位：千元）".to_owned() }]);
    assert_eq!(sentence(&unknown[0], Language::Chinese), "“（单位：千元）”不是元或万元。请换算成元或万元再粘贴。");
    // A project without figures is no title.
    assert_eq!(summary(&read("康复\t\t\n教育\t1\t1\n")), ["康复 None - - -", "教育 None - 10000 10000"]);
}

#[test]
fn dashes_are_empty_cells() {
    let read = read("康复\t-\t—\n教育\t－\t 1 \n救助\t——\t--\n");
    assert_eq!(summary(&read), ["康复 None - - -", "教育 None - - 10000", "救助 None - - -"]);
}

#[test]
fn everything_wrong_is_said_at_once_and_nothing_is_taken() {
    let block = "A\t347.60元\t10\nB\t1\n\t5\t5\nC\t-3\t完成\nD\t1\t1\n";
    let found = problems(block);
    let number = |row, column, found: &str, problem| PasteProblem::Number {
        row,
        column,
        found: found.to_owned(),
        unit: TenThousandYuan,
        problem,
    };
    let yuan = NumberProblem::OtherUnit { number: "347.60".to_owned(), found: "元".to_owned() };
    let expected = [
        number(1, Column::Adjusted, "347.60元", yuan),
        PasteProblem::Ragged { row: 2, found: 2, expected: 3 },
        PasteProblem::NoName { row: 3 },
        number(4, Column::Adjusted, "-3", NumberProblem::Negative),
        number(4, Column::Executed, "完成", NumberProblem::NotANumber),
    ];
    assert_eq!(found, expected);
    let said = sentence(&found[0], Language::Chinese);
    assert!(said.contains("第 1 行") && said.contains("全年预算数") && said.contains("347.60元"), "{said}");
}

#[test]
fn blocks_that_are_no_table_of_projects() {
    assert_eq!(problems(""), [PasteProblem::Empty]);
    assert_eq!(problems(" \t \n\n"), [PasteProblem::Empty]);
    assert_eq!(problems("合计\t1\t1"), [PasteProblem::Empty]);
    assert_eq!(problems("康复"), [PasteProblem::UnknownColumns { n_columns: 1 }]);
    assert_eq!(problems("1\t2\t3\t4\t5\t6\t7"), [PasteProblem::UnknownColumns { n_columns: 7 }]);
    assert_eq!(problems("项目名称\t预算数\nA\t1"), [PasteProblem::MissingHead(Column::Executed)]);
    let twice = problems("项目名称\t预算数\t全年预算数\t执行数\nA\t1\t1\t1");
    assert_eq!(twice, [PasteProblem::HeadTwice(Column::Adjusted)]);
    let unknown = problems("A\tB\t1\t2\t3");
    assert_eq!(unknown, [PasteProblem::UnknownSource { row: 1, found: "B".to_owned() }]);
    assert_eq!(problems(&"A\t1\t1\n".repeat(MOST_ROWS + 2)), [PasteProblem::TooManyRows { most: MOST_ROWS }]);
    assert_eq!(read(&"A\t1\t1\n".repeat(MOST_ROWS)).projects.len(), MOST_ROWS);
    assert_eq!(problems(&"x".repeat(500_000)), [PasteProblem::TooLong]);
}

#[test]
fn every_problem_has_its_sentence_in_both_languages() {
    let blocks = ["", "康复", "项目名称\t预算数\nA\t1", "A\tB\t1\t2\t3", "A\t1\nB\t1\t1", "A\tx\t1", "\t1\t1"];
    for block in blocks {
        for problem in problems(block) {
            let (zh, en) = (sentence(&problem, Language::Chinese), sentence(&problem, Language::English));
            assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{problem:?}");
        }
    }
}

proptest! {
    #[test]
    fn hostile_blocks_are_read_or_refused(block in "[\\PC\t\n\r\"0-9.,元]{0,300}") {
        match read_pasted_projects(&block, Yuan) {
            Ok(read) => prop_assert!(!read.projects.is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn what_was_read_and_written_out_is_read_again(
        rows in prop::collection::vec(("[a-z\"\n]{1,12}x", 0i64..1_000_000_000, -1_000_000i64..1_000_000), 1..20),
    ) {
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let fen = |fen: i64| rust_decimal::Decimal::new(fen, 2).to_string();
        let line = |(name, budget, executed): &(String, i64, i64)| {
            format!("{}\t{}\t{}\r\n", quoted(name), fen(*budget), fen(*executed))
        };
        let block: String = rows.iter().map(line).collect();
        let read = read_pasted_projects(&block, Yuan).unwrap();
        prop_assert_eq!(read.projects.len(), rows.len());
        for (project, (name, budget, executed)) in read.projects.iter().zip(&rows) {
            let name: Vec<&str> = name.split('\n').filter(|it| !it.is_empty()).collect();
            prop_assert_eq!(&project.name, &name.join(" "));
            let yuan = |fen: i64| rust_decimal::Decimal::new(fen, 2).normalize();
            prop_assert_eq!(project.figures.adjusted_budget.unwrap().yuan(), yuan(*budget));
            prop_assert_eq!(project.figures.executed.unwrap().yuan(), yuan(*executed));
        }
    }
}
