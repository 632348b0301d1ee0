//! The languages we speak. Every sentence stands once, with one arm for each language.

use crate::domain::amount::MoneyUnit;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文
    #[default]
    Chinese,
    /// English
    English,
}

/// A sentence in the language asked for: `say!(language, "得 {score} 分", "scores {score}")`.
macro_rules! say {
    ($language:expr, $zh:literal, $en:literal) => {
        match $language {
            $crate::text::language::Language::Chinese => format!($zh),
            $crate::text::language::Language::English => format!($en),
        }
    };
}
pub(crate) use say;

/// A fixed text in the language asked for.
pub(crate) fn pick(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// 万元 or 元; in English the amounts keep their digits, so the unit is said, not converted.
pub fn money_unit(unit: MoneyUnit, language: Language) -> &'static str {
    match unit {
        MoneyUnit::Yuan => pick(language, "元", "yuan"),
        MoneyUnit::TenThousandYuan => pick(language, "万元", "ten thousand yuan"),
    }
}
