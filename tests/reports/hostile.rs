//! Whatever text comes: an answer, never a panic, in time that grows with the text.

use jixiao::exchange::report::{
    MOST_BYTES, ReportProblem, read_report, reading_json, reading_lines, report_disputes, to_evaluation,
};
use jixiao::text::language::Language;
use jixiao::text::report as sentences;
use proptest::prelude::*;

use crate::{at_hand, names, text};

/// Reads it and everything that is made of it; every place must be one of the text.
fn read_all(source: &str) {
    let Ok(reading) = read_report(source) else { return };
    for place in reading.places().into_iter().chain(reading.not_understood.iter().copied()) {
        assert!(source.get(place.start..place.end).is_some(), "{place:?} is no place of the text");
    }
    let _ = (
        report_disputes(&reading),
        reading_json(&reading, source, Language::English),
        reading_lines(&reading, source, Language::English),
    );
    let _ = to_evaluation(&reading, &at_hand()[..2]);
}

#[test]
fn too_long_is_a_sentence() {
    let long = "预算执行率为98.23%。".repeat(600_000);
    assert!(long.len() > 10 << 20);
    let Err(ReportProblem::TooLong { most, found }) = read_report(&long) else { panic!("read") };
    assert_eq!((most, found), (MOST_BYTES, long.len()));
    let sentence = sentences::too_long(most, found, Language::Chinese);
    assert!(sentence.contains("2048 KB") && sentence.contains("请"), "{sentence}");
}

#[test]
fn nothing_of_a_report_is_a_sentence() {
    for empty in ["", " \n\t\u{3000}\u{feff}\n"] {
        assert_eq!(read_report(empty), Err(ReportProblem::Empty));
    }
    for other in
        ["今天天气很好。", "{\"format\":\"jixiao-sheet\"}", "a\0b\u{1b}[31m", "🙂🙂\u{10ffff}", "一二三四五六七八九十"]
    {
        assert_eq!(read_report(other), Err(ReportProblem::NoReport), "{other}");
    }
}

/// Long texts of which every piece asks for a look at the rest: a reader that looks again and again would not come to an end.
#[test]
fn long_texts_take_their_time_and_no_more() {
    let seed = text("baiyun-dpf-2021");
    let pieces = [
        seed.as_str(),
        "9",
        "一",
        "十",
        "（",
        "；",
        "，扣1分",
        "扣1分，原因",
        "分值1分",
        "管理1分得",
        "1 2 3\n",
        "预算1万元，支出1万元，",
        "1.预算1万元，支出1万元；",
        "资助1人1万元，",
        "资助1人1万元；",
        "甲局是中",
        "|1|1|1|\n",
        "20",
        "a",
        "\u{301}",
        ".",
        "自评得分",
        "1,234,",
        "1年",
        "“",
        "“甲乙”项目自评得1分，",
        "1.管理扣1分。\n",
        "1.该部分分值1分，得1分\n",
        "（一）管理\n",
    ];
    for piece in pieces {
        for part_of in ["", "一、自评得分：分值5分，"] {
            read_all(&format!("{part_of}{}", piece.repeat(400_000_usize.div_euclid(piece.len()))));
        }
    }
}

/// Every line has another name, and each is looked for among all of them.
#[test]
fn many_names_take_their_time_and_no_more() {
    for line in
        ["{}.第{}项：分值1分，得1分。\n", "{}.第{}项扣1分。\n", "{}.“第{}项”项目得1分。\n", "第{}项|第{}项|1|1\n"]
    {
        let lines: String = (0..16_000).map(|nth| line.replace("{}", &nth.to_string())).collect();
        read_all(&lines);
        read_all(&format!("指标|名称|分值|得分\n{lines}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Reports with pieces cut out, doubled, put elsewhere, or replaced by strange characters.
    #[test]
    fn mutated_reports_are_read(which in 0_usize..64, edits in prop::collection::vec((0_usize..6, any::<u32>(), any::<u32>(), any::<char>()), 1..24)) {
        let all: Vec<String> = names().into_iter().collect();
        let mut characters: Vec<char> = text(&all[which % all.len()]).chars().collect();
        for (kind, from, length, strange) in edits {
            if characters.is_empty() {
                break;
            }
            let from = from as usize % characters.len();
            let to = (from + length as usize % 40).min(characters.len());
            match kind {
                0 => drop(characters.drain(from..to)),
                1 => {
                    let piece = characters[from..to].to_vec();
                    characters.splice(from..from, piece);
                }
                2 => {
                    let piece: Vec<char> = characters.drain(from..to).collect();
                    let at = length as usize % (characters.len() + 1);
                    characters.splice(at..at, piece);
                }
                3 => characters[from] = strange,
                4 => characters.insert(from, ['\n', '\t', ' ', '|', '。', '9', '.', '万', '-', '（'][length as usize % 10]),
                _ => characters.truncate(to.max(1)),
            }
        }
        read_all(&characters.into_iter().collect::<String>());
    }

    #[test]
    fn any_text_is_read(source in "\\PC{0,400}") {
        read_all(&source);
    }

    /// Texts made of the grammar's own words.
    #[test]
    fn heaps_of_words_are_read(words in prop::collection::vec(prop::sample::select(vec![
        "分值", "自评得分", "扣", "扣分原因", "预算", "支出", "执行率", "万元", "元", "亿", "%", "分", "百分之", "九十", "点", "3.5", "-1", "12,345", "，", "。", "；", "：", "（", "）", "1.", "一、", "其中", "人次", "不得分", "得满分", "等级为", "优", "2021年", "\n", "\t", " ", "|", "合计", "某局", "是区", "约", "多", "99999999999999999999999999999999",
    ]), 0..120)) {
        read_all(&words.concat());
    }
}
