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

impl Language {
    /// Every language, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The word by which the language is remembered.
    pub fn key(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// The language of a word; `None` when no language has it.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.key() == key)
    }

    /// The language's tag (BCP 47), which screen readers choose their voice by.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }
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

/// The fixed texts of one part of the page, as an enum with `text(language)`:
/// `labels! { /// What they are for. ExecutionLabel { Rate: "执行率", "Execution rate"; } }`.
/// Once in a file: it brings along the test that every text is there in both languages.
macro_rules! labels {
    ($(#[$attribute:meta])* $labels:ident { $($name:ident: $zh:literal, $en:literal;)+ }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $labels {
            $(#[doc = $zh] $name,)+
        }

        impl $labels {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The text in a language.
            pub fn text(self, language: $crate::text::language::Language) -> &'static str {
                match self {
                    $(Self::$name => $crate::text::language::pick(language, $zh, $en),)+
                }
            }
        }

        #[cfg(test)]
        mod labels_in_both_languages {
            use $crate::text::language::Language::{Chinese, English};

            #[test]
            fn are_there_and_differ() {
                for label in super::$labels::ALL {
                    let (zh, en) = (label.text(Chinese), label.text(English));
                    assert!(!zh.trim().is_empty() && !en.trim().is_empty() && zh != en, "{label:?}: {zh} / {en}");
                }
            }
        }
    };
}
pub(crate) use labels;

/// 万元 or 元; in English the amounts keep their digits, so the unit is said, not converted.
pub fn money_unit(unit: MoneyUnit, language: Language) -> &'static str {
    match unit {
        MoneyUnit::Yuan => pick(language, "元", "yuan"),
        MoneyUnit::TenThousandYuan => pick(language, "万元", "ten thousand yuan"),
    }
}
