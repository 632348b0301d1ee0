//! The texts of the rule editor.

use crate::domain::soundness::UnsoundKind;
use crate::text::language::{Language, labels, pick, say};
use crate::text::number_format::points_in_words;
use crate::text::values::interval;

labels! {
    /// A fixed text of the rule editor.
    RuleLabel {
        Edit: "改评分标准", "Change the rule";
        Title: "评分标准", "Scoring rule";
        Kind: "标准", "Rule";
        Measure: "完成值的量法", "Measured as";
        MeasureKept: "保持现有", "As it is";
        MeasureRate: "百分率", "Rate in per cent";
        MeasureQuantity: "数量", "Quantity";
        MeasureCount: "个数（整数）", "Count (whole number)";
        Unit: "单位", "Unit";
        TargetFrom: "年度指标值", "Target value";
        TargetEntered: "每张表自己填", "Each sheet has its own";
        TargetFixed: "固定为", "Fixed at";
        Target: "固定的指标值", "Fixed target";
        Floor: "起点（完成比例 %，可空）", "Floor (% of target, may be empty)";
        FloorForm: "达到起点后", "From the floor on";
        FloorCut: "按完成比例", "In proportion";
        FloorRescaled: "从 0 起折算", "Rescaled from nothing";
        OverTarget: "超过多少要说明原因（%，可空）", "Reason asked for above (%, may be empty)";
        ReverseForm: "算法", "Form";
        ReverseLinear: "1 −（实际 − 目标）÷ 目标", "1 − (actual − target) ÷ target";
        ReverseRatio: "目标 ÷ 实际", "target ÷ actual";
        Above: "高于目标", "Above the target";
        AboveFull: "得满分", "Full marks";
        AboveNothing: "不得分", "Nothing";
        Reading: "看什么", "What is looked at";
        ReadingValue: "完成值本身", "The value itself";
        ReadingDifference: "完成值 − 指标值", "Actual − target";
        ReadingPercent: "完成值 ÷ 指标值（%）", "Actual ÷ target (%)";
        Direction: "哪一边扣分", "Points are lost";
        DirectionAbove: "超过", "Above";
        DirectionBelow: "低于", "Below";
        DirectionEither: "偏离", "Either way";
        Tolerance: "到多少不扣", "Nothing is lost up to";
        Width: "每档的宽度", "Width of a step";
        Counting: "不足一档", "A part of a step";
        CountingStarted: "按一档", "Counts whole";
        CountingComplete: "不算", "Doesn't count";
        CountingExact: "按比例", "In proportion";
        Cost: "每档（处）扣", "Costs";
        CostIn: "按什么扣（得）", "Counted in";
        CostPoints: "分", "Points";
        CostPercent: "分值的百分比", "Per cent of the weight";
        Period: "按什么平均", "Average by";
        PeriodMonth: "月末", "Month-ends";
        PeriodQuarter: "季度末", "Quarter-ends";
        Lowest: "最多减（填负数或 0）", "Largest penalty (0 or below)";
        Highest: "最多加", "Largest bonus";
        RowName: "名称", "Name";
        RowRange: "区间（如 ≥80，<90）", "Interval (such as ≥80, <90)";
        RowGradeRange: "占分值 %（如 ≥60，<80）", "% of the weight (such as ≥60, <80)";
        RowAward: "得分（如 2，或分值的 50%）", "Earns (such as 2, or 50% of the weight)";
        RowPoints: "得分", "Earns";
        AddRow: "加一行", "Add a row";
        RemoveRow: "删除这行", "Remove this row";
        GradeReached: "达成", "Reached";
        GradePartly: "部分达成", "Partly reached";
        GradeMissed: "未达成", "Missed";
        LowestMissing: "这里要填数字，例如 −5。", "A number is needed here, such as −5.";
        FloorOutside: "要大于 0、小于 100：起点达到 100% 就没有可以折算的部分。", "It has to be above 0 and below 100: a floor of 100% leaves nothing to earn in between.";
        OverTargetOutside: "要不小于 100：说的是超过年度指标值的部分。", "It has to be 100 or more: it is about what lies above the target.";
        WidthOutside: "要大于 0。", "It has to be above 0.";
        NotNegative: "不能是负数。", "It can't be negative.";
        LowestOutside: "要填负数或 0，例如 −5。", "It has to be 0 or below, such as −5.";
        Problems: "还不能使用：", "It can't be used yet:";
        Example: "试算", "Worked example";
        ExampleTarget: "例：指标值", "Example: target";
        ExampleActual: "例：完成值", "Example: actual value";
        NoExample: "填好标准和例子，这里显示得分是怎样算出的。", "Fill in the rule and the example to see how the score comes about.";
        Use: "使用这个标准", "Use this rule";
        Cancel: "取消", "Cancel";
        RowMissing: "没有填，或看不懂", "missing, or not understood";
        NoRows: "至少要有一行。", "At least one row is needed.";
    }
}

/// The grades that most forms have: name, and per cent of the weight.
pub fn usual_grades(language: Language) -> [(&'static str, &'static str); 3] {
    [
        (RuleLabel::GradeReached.text(language), "≥80，≤100"),
        (RuleLabel::GradePartly.text(language), "≥60，<80"),
        (RuleLabel::GradeMissed.text(language), "≥0，<60"),
    ]
}

/// "第 2 行，得分：没有填，或看不懂"
pub fn row_problem(row: usize, part: &str, language: Language) -> String {
    let what = RuleLabel::RowMissing.text(language);
    say!(language, "第 {row} 行，{part}：{what}", "Row {row}, {part}: {what}")
}

/// "第 2 行：删除这行"
pub fn of_row(row: usize, label: &str, language: Language) -> String {
    say!(language, "第 {row} 行：{label}", "Row {row}: {label}")
}

/// "每档的宽度：这里要填数字"
pub fn number_problem(label: &str, sentence: &str, language: Language) -> String {
    say!(language, "{label}：{sentence}", "{label}: {sentence}")
}

/// Why a rule does not fit together.
pub fn unsound(kind: &UnsoundKind, language: Language) -> String {
    let text = |zh, en| pick(language, zh, en).to_owned();
    match kind {
        UnsoundKind::ItemsSumTo { found, expected } => {
            let (found, expected) = (points_in_words(*found), points_in_words(*expected));
            say!(
                language,
                "各要点合计 {found} 分，应等于分值 {expected}。",
                "The items add up to {found}, they should add up to the weight of {expected}."
            )
        }
        UnsoundKind::Overlap { first, second } => {
            say!(
                language,
                "第 {first} 行和第 {second} 行的区间重叠。",
                "The intervals of rows {first} and {second} overlap."
            )
        }
        UnsoundKind::Gap { missing } => {
            let missing = interval(missing, "", language);
            say!(language, "没有一行包含 {missing}。", "No row holds {missing}.")
        }
        UnsoundKind::EmptyInterval { position } => {
            say!(language, "第 {position} 行的区间里没有数。", "The interval of row {position} holds nothing.")
        }
        UnsoundKind::OutsideWeight { position } => say!(
            language,
            "第 {position} 行超出 0 到 100%，两端都要写明。",
            "Row {position} reaches outside 0 to 100%; both ends have to be given."
        ),
        UnsoundKind::NothingToPick => RuleLabel::NoRows.text(language).to_owned(),
        UnsoundKind::DuplicateId { .. } => text("有两行相同。", "Two rows are the same."),
        UnsoundKind::BonusInBase => text(
            "加减分只能用在加减分项里：用在基础分里会超出分值。",
            "Bonus points belong to bonus items only: in the base they would exceed the weights.",
        ),
        UnsoundKind::NoTarget => text("这个标准要有年度指标值。", "This rule needs a target."),
        UnsoundKind::MeasureDoesNotFit => {
            text("这个标准不能用于这种量法。请换一种。", "This rule can't work with this measure. Pick another.")
        }
        UnsoundKind::ChildrenSumTo { found, expected } | UnsoundKind::FullMarksAre { found, expected } => {
            let (found, expected) = (points_in_words(*found), points_in_words(*expected));
            say!(
                language,
                "下级分值合计 {found}，应为 {expected}。请在目标申报中调整。",
                "The weights below add up to {found} instead of {expected}. Mend them in the goal declaration."
            )
        }
        UnsoundKind::OneOfWeighs { found, expected } => {
            let (found, expected) = (points_in_words(*found), points_in_words(*expected));
            say!(
                language,
                "二选一的指标分值为 {found}，应与本组相同，为 {expected}。",
                "An indicator of which one is assessed weighs {found}; it should weigh as much as its group, {expected}."
            )
        }
        UnsoundKind::NegativeWeight { .. }
        | UnsoundKind::NoLowestGrade
        | UnsoundKind::GradesBeginTogether { .. }
        | UnsoundKind::OwnBase => {
            text("指标体系的其他部分有问题。", "Another part of the framework does not fit together.")
        }
    }
}
