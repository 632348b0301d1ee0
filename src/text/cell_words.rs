//! The words in the cells of tables: units, limits, yes and no.

use crate::text::table_heads::head_key;

/// What stands behind the year of a date.
pub const YEAR: char = '年';
/// What a word and its value are parted by: 单位：某局.
pub const COLONS: [char; 2] = ['：', ':'];
/// What several of them in one cell are parted by.
pub const SEMICOLONS: [char; 2] = ['；', ';'];

/// A unit by its usual sign: systems write 百分比 for %.
pub fn usual_unit(unit: &str) -> &str {
    let unit = unit.trim();
    if ["％", "百分比", "百分数"].contains(&unit) { "%" } else { unit }
}

/// Whether a number begins with a minus.
pub fn is_negative(text: &str) -> bool {
    text.starts_with(['-', '−', '－'])
}

/// What is put behind a number instead of a sign: 以上, 以内.
pub fn limit_behind(text: &str) -> Option<(&str, bool)> {
    let least = ["及以上", "以上"].iter().find_map(|word| text.strip_suffix(word)).map(|rest| (rest, true));
    let most = || {
        ["及以下", "以下", "以内", "之内", "内"]
            .iter()
            .find_map(|word| text.strip_suffix(word))
            .map(|rest| (rest, false))
    };
    least.or_else(most)
}

/// Signs that leave out the number itself: >95, 大于95. Taken as reached at the number, and told.
pub fn strict_sign(text: &str) -> Option<(&str, bool)> {
    let least =
        [">", "＞", "大于", "高于", "超过"].iter().find_map(|word| text.strip_prefix(word)).map(|rest| (rest, true));
    let most = || {
        ["<", "＜", "小于", "低于", "少于"].iter().find_map(|word| text.strip_prefix(word)).map(|rest| (rest, false))
    };
    least.or_else(most)
}

/// In which direction more is better, as forms say it in a column of its own: 正向 (`true`), 反向.
pub fn direction(cell: &str) -> Option<bool> {
    let word = cell.strip_suffix("指标").unwrap_or(cell);
    match word {
        "正向" => Some(true),
        "反向" | "逆向" | "负向" => Some(false),
        _ => None,
    }
}

/// What a score and its weight are parted by: 9.5/10.
pub const STROKES: [char; 2] = ['/', '／'];
/// What points are counted in.
pub const POINTS: &str = "分";

/// Tenths of the whole: 九成.
pub const TENTHS: char = '成';

/// What numbers in Chinese are counted in, so that 三次 is a number and 一次性 is none.
pub fn is_counter(unit: &str) -> bool {
    [
        "", "次", "人", "人次", "个", "项", "场", "期", "名", "户", "家", "件", "处", "所", "套", "台", "份", "天",
        "月", "年", "元", "万元", "分", "批", "篇", "条", "米", "公里", "亩", "吨", "辆", "间", "册", "本", "村", "例",
        "学时", "场次",
    ]
    .contains(&unit)
}

/// How many yuan a unit of money is.
pub fn money_unit_factor(unit: &str) -> Option<u32> {
    match unit {
        "元" | "yuan" => Some(1),
        "千元" => Some(1_000),
        "万元" | "万" | "ten thousand yuan" => Some(10_000),
        "百万元" => Some(1_000_000),
        "亿元" => Some(100_000_000),
        _ => None,
    }
}

/// Words for yes and no in cells.
pub fn yes_or_no(cell: &str) -> Option<bool> {
    let key = head_key(cell);
    let is = |words: &[&str]| words.contains(&key.as_str());
    if is(&["是", "完成", "已完成", "按时完成", "达标", "有效", "符合", "yes"]) {
        Some(true)
    } else if is(&["否", "未完成", "不达标", "无效", "不符合", "no"]) {
        Some(false)
    } else {
        None
    }
}

/// Whether what stands behind a number goes on as a date does: 12月底前.
pub fn is_date_unit(unit: &str) -> bool {
    unit.starts_with(['年', '月', '日', '号'])
}
