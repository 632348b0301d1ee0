//! The texts of totals drawn by chance, of the rest of the year, and of other frameworks.

use crate::domain::score::Gap;
use crate::domain::whatif::paths::PathProblem;
use crate::text::language::{Language, labels, pick, say};

labels! {
    /// A fixed text of chances, years and frameworks.
    ChanceLabel {
        Title: "拿不准的数，总分各有多大可能", "How likely each total is";
        Help:
            "对上面“拿不准”的各数随机取值：范围内每个值、列出的每个数机会均等，各数互不相关。同一种子，结果每次相同。",
            "The numbers above that are not certain are drawn by chance: every value of a range and every figure of a list is as likely as any other, and the numbers don't hang together. The same seed gives the same result every time.";
        Seed: "种子", "Seed";
        Draws: "取值次数", "Draws";
        Begin: "开始", "Begin";
        Cancel: "停下", "Stop";
        Failed: "没有算成，表没有变。请再试一次。", "It could not be worked out; the sheet is unchanged. Try again.";
        SeedProblem: "种子请填 0 以上的整数。", "Give a whole number from 0 as the seed.";
        DrawsProblem: "次数请填 1 到 1000000 的整数。", "Give a whole number of draws from 1 to 1000000.";
        NoNumbers: "请先在上面加上拿不准的数，写好可能的值。", "First add numbers above that are not certain, and what they may be.";
        Stale: "表或拿不准的数已经改了，下面是改之前的结果。", "The sheet or the numbers have changed since; below is the result from before.";
        Total: "总分", "Total";
        Times: "次数", "Times";
        Share: "比例", "Share";
        Mean: "平均", "Mean";
        Middle: "一半在此以下", "Half are at or below";
        Lower: "5% 在此以下", "5% are at or below";
        Upper: "95% 在此以下", "95% are at or below";
        Reaching: "达到“想达到的总分”", "Reaching the goal";
        YearTitle: "余下各月几种花法，到年末怎样", "The rest of the year on several paths";
        YearHelp:
            "按各月累计执行数往后推。年末目标用“执行”里填的目标执行率。部门整体的调整预算与年度预算相同时，预算完成率也跟着变。",
            "Goes on from the monthly figures, up to the rate to end the year with that is given under Execution. Where the department's adjusted budget is the annual budget, the execution rate follows.";
        Path: "花法", "Path";
        Steady: "余下各月平均", "In equal parts";
        AsLately: "照近三个月", "As in the last three months";
        AtOnce: "下月一次花完", "All in the next month";
        AtTheEnd: "12 月一次花完", "All in December";
        Typed: "自己填", "As given";
        Spent: "余下各月各花多少", "Spent in each month that is left";
        YearEnd: "年末累计", "By the end of the year";
        Rate: "年末执行率", "Rate at the end";
        ByMonth: "月均执行率", "Average by month";
        ByQuarter: "季均执行率", "Average by quarter";
        Score: "总分", "Total";
        Average: "想要的月均执行率", "Average by month to reach";
        AverageProblem: "请填 0 到 100 之间的数。", "Give a number between 0 and 100.";
        PathsTitle: "各种花法的累计执行率", "Cumulative execution rate on each path";
        FrameworksTitle: "换一套指标体系会是多少分", "The same facts under another framework";
        FrameworksHelp:
            "名称相同、计量相同的指标带过去，其余留空，所以多数只是一部分。表不变。",
            "Indicators of the same name that are counted alike go along; the rest stays empty, so that most totals are partial. The sheet stays as it is.";
        Framework: "指标体系", "Framework";
        Kept: "带过去", "Carried over";
        Partly: "带过去一部分", "Partly";
        Lost: "带不过去", "Not carried over";
        Empty: "待填", "To be filled in";
        OutOf: "得分 / 满分", "Score / full marks";
        Filled: "已填部分得分率", "Of what is filled in";
        Present: "现在这套", "The present one";
        Save: "存为 SVG", "Save as SVG";
        SavePicture: "存为 PNG", "Save as PNG";
    }
}

/// "已取 40,000 次，共 100,000 次。"
pub fn progress(n_drawn: &str, n_wanted: &str, language: Language) -> String {
    say!(language, "已取 {n_drawn} 次，共 {n_wanted} 次。", "{n_drawn} of {n_wanted} draws.")
}

/// That it was stopped, and that what was drawn stands below.
pub fn stopped(n_drawn: &str, language: Language) -> String {
    say!(language, "停下了，下面是已取的 {n_drawn} 次。", "Stopped. Below are the {n_drawn} draws that were made.")
}

/// "种子 2021，取值 100,000 次。"
pub fn made_with(seed: &str, n_drawn: &str, language: Language) -> String {
    say!(language, "种子 {seed}，取值 {n_drawn} 次。", "Seed {seed}, {n_drawn} draws.")
}

/// "11 项"
pub fn n_indicators(count: usize, language: Language) -> String {
    say!(language, "{count} 项", "{count} in all")
}

/// "92.96～92.98"
pub fn from_to(from: &str, to: &str, language: Language) -> String {
    say!(language, "{from}～{to}", "{from} to {to}")
}

/// The amounts in a text, with whatever people write between them: "100、200、300".
pub fn amounts(text: &str) -> Vec<&str> {
    text.split(['、', '；', ';', ' ', '\u{3000}', '\t', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// "92.9701，标准误 0.0001"
pub fn mean(mean: &str, error: &str, language: Language) -> String {
    say!(language, "{mean}，标准误 {error}", "{mean}, standard error {error}")
}

/// Why there is no path.
pub fn path_problem(problem: PathProblem, language: Language) -> String {
    let fixed = match problem {
        PathProblem::NoBudget => {
            pick(language, "先在“执行”里填年度预算数。", "First fill in the annual budget under Execution.")
        }
        PathProblem::NoMonth => pick(
            language,
            "先在“执行”里填已过各月的累计执行数。",
            "First fill in the months that are over under Execution.",
        ),
        PathProblem::YearIsOver => {
            pick(language, "12 月末已填，没有余下的月份。", "December is filled in; no month is left.")
        }
        PathProblem::OutOfRange => pick(language, "数太大，算不了。", "The numbers are too large."),
        PathProblem::TooMany(n_left) => {
            return say!(
                language,
                "只余 {n_left} 个月，填多了。",
                "Only {n_left} months are left; there are more figures."
            );
        }
    };
    fixed.to_owned()
}

/// What an average rate takes.
pub fn average_needed(wanted: &str, mean: &str, highest: &str, is_within: bool, language: Language) -> String {
    if is_within {
        return say!(
            language,
            "要到 {wanted}%，余下各月末的累计执行数平均不能少于 {mean}。全部下月花完，最多到 {highest}。",
            "For {wanted}% the month-ends that are left need {mean} in their mean. With everything spent next month it would be {highest}."
        );
    }
    say!(
        language,
        "到不了 {wanted}%：就是下月全部花完，也最多到 {highest}。",
        "{wanted}% is out of reach: with everything spent next month it would be {highest}."
    )
}

/// Why an average is not known.
pub fn average_gap(gap: Gap, language: Language) -> &'static str {
    if gap == Gap::MonthEnds {
        return pick(language, "缺前面月份的数", "earlier months are missing");
    }
    pick(language, "算不出", "not known")
}
