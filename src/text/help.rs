//! The help panel: how a score comes about, the words of the field, and what the keys do.

use crate::text::language::{Language, labels};

labels! {
    /// A heading or sentence of the help panel.
    HelpLabel {
        HowTitle: "得分怎样得出", "How a score comes about";
        HowActual: "填入实际完成值（或由预算执行数算出）。空着就是“待填”，不当作 0 分，也不当作满分。", "Fill in the actual value, or let it come from the execution table. An empty field is pending: neither 0 nor full marks.";
        HowRule: "按该指标的评分标准计算，先乘后除，中间不舍入。", "The indicator's scoring rule is worked out, multiplying before dividing, without rounding on the way.";
        HowRounding: "每个指标的得分最后四舍五入一次，一般保留两位小数；扣分 = 分值 − 得分。", "Each indicator's score is rounded once at the end, half up, usually to two decimals; deduction = weight − score.";
        HowTotal: "总分是各指标得分之和，所以表上各项加起来一定等于总分。加减分项在基础分之外。", "The total is the sum of the indicators' scores, so the rows always add up to it. Bonus items stand outside the base points.";
        HowGrade: "等级按显示的总分判定。多数体系：90 分及以上为优，80 分及以上为良，60 分及以上为中，其余为差。", "The grade goes by the total shown. In most frameworks 90 and above is excellent, 80 good, 60 fair, the rest poor.";
        HowWhy: "在“指标”页点指标名前的箭头，可看到每一分的算式、评分标准和依据。", "In the Indicators panel, the arrow before a name shows the working, the rule and the source of every point.";
        GlossaryTitle: "名词解释", "Glossary";
        KeysTitle: "键盘操作", "Keyboard";
        Key: "按键", "Key";
        KeyDoes: "作用", "What it does";

        SafetyTitle: "数据在哪里", "Where the data is";
        Safety: "所有内容只在这个浏览器里计算和保存，不上传、不需要网络。每次修改都自动存进“我的表”；清除浏览数据会一并清除，重要的表请另存文件。", "Everything is worked out and kept in this browser alone; nothing is uploaded, no network is needed. Every change is kept in My sheets; clearing browsing data clears them too, so save important sheets as files.";
    }
}

/// The steps from a figure to the total, in order.
pub const HOW: [HelpLabel; 6] = [
    HelpLabel::HowActual,
    HelpLabel::HowRule,
    HelpLabel::HowRounding,
    HelpLabel::HowTotal,
    HelpLabel::HowGrade,
    HelpLabel::HowWhy,
];

/// A line of two texts, in both languages.
struct Line {
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

impl Line {
    fn text(&self, language: Language) -> (&'static str, &'static str) {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

/// The words of the field with their meaning.
pub fn glossary(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    GLOSSARY.iter().map(move |line| line.text(language))
}

/// The keys with what they do.
pub fn keys(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    KEYS.iter().map(move |line| line.text(language))
}

const GLOSSARY: [Line; 17] = [
    Line {
        zh: ("分值", "一个指标的满分。同级各项之和等于上一级的分值。"),
        en: ("Weight", "An indicator's full marks. Siblings add up to their parent's weight."),
    },
    Line {
        zh: ("年度指标值", "年初申报的目标。"),
        en: ("Target value", "The goal declared at the start of the year."),
    },
    Line {
        zh: ("实际完成值", "年末实际做到的数。"),
        en: ("Actual value", "What was achieved by the end of the year."),
    },
    Line {
        zh: ("评分标准", "由目标值和完成值算出得分的规则，例如按比例、逆向、分档、每超扣分、是否、要点。"),
        en: (
            "Scoring rule",
            "How target and actual value become a score: proportional, reverse, bands, steps, yes or no, checklist and others.",
        ),
    },
    Line {
        zh: ("逆向指标", "越小越好的指标，例如成本、投诉数。"),
        en: ("Reverse indicator", "An indicator where less is better, such as costs or complaints."),
    },
    Line {
        zh: ("试算", "在表以外试一试：某一项改到多少，总分会怎样；要到某个总分，差多少。"),
        en: ("What-if", "Trying values beside the sheet: what a value does to the total, and what a total would take."),
    },
    Line { zh: ("扣分", "分值减得分。"), en: ("Deduction", "Weight minus score.") },
    Line {
        zh: ("待填", "还没有填，或填的内容看不懂。不计分，也不算失分。"),
        en: ("Pending", "Not filled in yet, or not understood. It gives no points and loses none."),
    },
    Line {
        zh: ("年初预算数", "年初批复的预算。"),
        en: ("Initial budget", "The budget approved at the start of the year."),
    },
    Line {
        zh: ("全年预算数", "调整后的预算，执行率的分母。"),
        en: ("Adjusted budget", "The budget after adjustments: what the execution rate divides by."),
    },
    Line {
        zh: ("执行率", "全年执行数 ÷ 全年预算数。预算为 0 时没有执行率。"),
        en: ("Execution rate", "Executed amount ÷ adjusted budget. A budget of 0 has none."),
    },
    Line {
        zh: ("时间进度", "已过月数 ÷ 12，与执行率比较，看支出快慢。"),
        en: ("Time progress", "Months gone ÷ 12, held against the execution rate to see how fast money is spent."),
    },
    Line {
        zh: ("前松后紧", "前几个月支出少，集中在四季度或十二月支出。"),
        en: ("Back-loaded spending", "Little is spent early and much in the fourth quarter or in December."),
    },
    Line {
        zh: ("偏差原因", "失分或明显超过目标时要写明的原因。"),
        en: ("Reason for deviation", "What has to be said when points are lost or a target is far exceeded."),
    },
    Line {
        zh: ("佐证材料", "证明完成值的文件，例如台账、验收单、问卷。"),
        en: ("Evidence", "Papers that prove the actual value: ledgers, acceptance forms, surveys."),
    },
    Line {
        zh: (
            "分值来源",
            "报告：报告写明；推定：由报告的数字推算；未列明：报告只给合计；法规：文件规定；自定：本单位设定。",
        ),
        en: (
            "Weight from",
            "Report: stated in it; derived: inferred from its figures; not listed: only a sum is given; regulation: laid down in a document; own: set by the department.",
        ),
    },
    Line {
        zh: ("复核", "由他人核对自评，写下复核完成值、复核得分和意见，与自评分并列。"),
        en: (
            "Review",
            "Somebody else checks the self-evaluation and gives a reviewed value, score and remark beside the self-score.",
        ),
    },
];

const KEYS: [Line; 9] = [
    Line {
        zh: ("Tab、Shift + Tab", "下一个、上一个控件"), en: ("Tab, Shift + Tab", "Next or previous control")
    },
    Line {
        zh: ("Enter、Shift + Enter", "确认，并移到同一列的下一格、上一格"),
        en: ("Enter, Shift + Enter", "Confirm and move to the next or previous cell of the column"),
    },
    Line {
        zh: ("↓、↑", "同一列的下一格、上一格（下拉列表里是选择）"),
        en: ("↓, ↑", "Next or previous cell of the column (in a list: pick)"),
    },
    Line {
        zh: ("Ctrl + Z（⌘ Z）", "正在输入时撤销输入，否则撤销上一步"),
        en: ("Ctrl + Z (⌘ Z)", "While typing takes back letters, otherwise the last step"),
    },
    Line {
        zh: ("Ctrl + Y、Ctrl + Shift + Z（⌘ ⇧ Z）", "重做"), en: ("Ctrl + Y, Ctrl + Shift + Z (⌘ ⇧ Z)", "Redo")
    },
    Line { zh: ("空格", "按下按钮，展开或收起"), en: ("Space", "Press a button, open or close") },
    Line {
        zh: ("Esc", "关闭对话框；取消输入法的候选"),
        en: ("Esc", "Close a dialog; give up an input method's candidates"),
    },
    Line {
        zh: ("Ctrl + V（⌘ V）", "在项目表里粘贴从 Excel 或 WPS 复制的一块"),
        en: ("Ctrl + V (⌘ V)", "In the project table: paste a block copied from Excel or WPS"),
    },
    Line { zh: ("Ctrl + P（⌘ P）", "打印当前页"), en: ("Ctrl + P (⌘ P)", "Print this panel") },
];
