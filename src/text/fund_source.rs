//! The names of fund sources (资金来源), and reading them.

use crate::domain::budget::FundSource;
use crate::text::language::{Language, pick};

/// The name of a source.
pub fn fund_source(source: FundSource, language: Language) -> &'static str {
    match source {
        FundSource::GeneralPublicBudget => pick(language, "一般公共预算", "General public budget"),
        FundSource::GovernmentFund => pick(language, "政府性基金", "Government funds"),
        FundSource::StateCapital => pick(language, "国有资本经营预算", "State capital budget"),
        FundSource::SpecialAccount => pick(language, "财政专户资金", "Special fiscal account"),
        FundSource::Other => pick(language, "其他资金", "Other funds"),
    }
}

/// Where no source was said.
pub fn no_source(language: Language) -> &'static str {
    pick(language, "未注明来源", "Source not stated")
}

/// The source that a text names, in the words that forms use for it; `None` when it names none.
pub fn read_fund_source(text: &str) -> Option<FundSource> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["基金"]) {
        Some(FundSource::GovernmentFund)
    } else if has(&["国有资本", "国资"]) {
        Some(FundSource::StateCapital)
    } else if has(&["专户"]) {
        Some(FundSource::SpecialAccount)
    } else if has(&["一般公共", "公共财政", "财政拨款", "一般预算"]) {
        Some(FundSource::GeneralPublicBudget)
    } else if has(&["其他", "其它", "自有", "自筹", "事业收入", "经营收入"]) {
        Some(FundSource::Other)
    } else {
        FundSource::ALL.into_iter().find(|it| fund_source(*it, Language::English).eq_ignore_ascii_case(&text))
    }
}
