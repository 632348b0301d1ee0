//! Reasons for lost points in published reports: the words around a figure without those that only tie them to it.

use crate::text::report_marks::item_head;
use crate::text::report_names::is_edge;

/// A reason for lost points without the words that tie it to the figure.
pub fn reason(text: &str) -> &str {
    let mut rest = text.trim_matches(is_edge);
    loop {
        let before = rest;
        // 一是, 二是: faults that are counted.
        rest = item_head(rest).and_then(|length| rest.get(length..)).unwrap_or(rest).trim_matches(is_edge);
        for word in ["为", "是", "主要", "因", "如下", "扣分", "本部门", "故", "其中"] {
            rest = rest.strip_prefix(word).unwrap_or(rest).trim_matches(is_edge);
        }
        for word in [
            "按比例",
            "相应",
            "共",
            "因此",
            "所以",
            "故",
            "按规定",
            "酌情",
            "本项",
            "该项",
            "此项",
            "合计",
            "予以",
            "自评",
            "被",
        ] {
            rest = rest.strip_suffix(word).unwrap_or(rest).trim_matches(is_edge);
        }
        if rest == before {
            return with_bracket(text, rest);
        }
    }
}

/// The bracket behind a part of a text, or the quotation mark before it, belongs to it where its other half stands inside.
fn with_bracket<'a>(text: &'a str, part: &'a str) -> &'a str {
    let Some(at) = text.find(part) else { return part };
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + part.len()..).unwrap_or_default());
    let is_open = part.rfind('（') > part.rfind('）') && behind.starts_with('）');
    let is_closed = part.find('”').is_some_and(|end| part.find('“').is_none_or(|start| start > end));
    let start = if is_closed && before.ends_with('“') { at - '“'.len_utf8() } else { at };
    let end = at + part.len() + if is_open { '）'.len_utf8() } else { 0 };
    text.get(start..end).unwrap_or(part)
}

/// Whether words behind lost points say why without saying so: 因税收下降.
pub fn begins_reason(text: &str) -> bool {
    text.starts_with('因') && !["因此", "因而", "因素"].iter().any(|word| text.starts_with(word))
}

/// What an indicator's name loses when its rate or its fault is said behind it: 预算完成率为 → 预算完成率.
pub fn indicator_name(text: &str) -> &str {
    let rest = text.trim_matches(is_edge);
    let end = ["=", "＝", "为", "仅", "是", "只有", "达到", "达", "未", "不", "偏", "较", "低于", "超过"]
        .iter()
        .filter_map(|word| rest.find(word));
    let end = end.min().filter(|end| *end > 0).unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest).trim_matches(is_edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stay_with_their_other_half() {
        assert_eq!(reason("，其中完成92场（目标100场），"), "完成92场（目标100场）");
        assert_eq!(reason("：“三公经费”变动率偏高"), "“三公经费”变动率偏高");
        assert_eq!(reason("（资料报送滞后）"), "资料报送滞后");
    }
}
