//! The texts of numbers that are not certain, and how such numbers are written: "94～95", "3079、3116".

use rust_decimal::Decimal;

use crate::domain::whatif::uncertain::{Possible, UncertainProblem};
use crate::text::language::{Language, labels, say};
use crate::text::number_format::plain;
use crate::text::number_reader::{NumberProblem, NumberUnit, read_number};

labels! {
    /// A fixed text of numbers that are not certain.
    RangeLabel {
        Title: "有几个数拿不准，总分在什么范围", "Where the total lies while some numbers are not certain";
        Help:
            "写范围（94～95），或写互相矛盾的几个数（3079、3116）。最低和最高总分按评分标准逐一算出，表不变。",
            "Give a range (94~95), or figures that contradict each other (3079; 3116). The lowest and the highest total are worked out by the rules; the sheet stays as it is.";
        Which: "哪个数拿不准", "Which number is not certain";
        None: "请选一个数", "Pick a number";
        Add: "加上这项", "Add it";
        Possible: "可能的值", "Possible values";
        LowestAlone: "只变这项，最低总分", "Lowest total, this alone";
        HighestAlone: "只变这项，最高总分", "Highest total, this alone";
        Decides: "影响", "Effect";
        Nothing: "不影响", "none";
        TryLowest: "试最低的情形", "Try the lowest";
        TryHighest: "试最高的情形", "Try the highest";
        Empty: "范围的起点大于终点，或没有写数。请写成“94～95”或“3079、3116”。", "The range ends before it begins, or there is no number. Write it like 94~95 or 3079; 3116.";
        NoNumber: "这一项没有可以变动的数，请去掉。", "There is no number here that points hang on. Drop it.";
        OutOfRange: "数太大，或小数位太多，算不了。", "The numbers are too large or have too many decimals.";
    }
}

/// What parts figures that contradict each other.
const BETWEEN_FIGURES: [char; 5] = ['、', '；', ';', '，', '或'];
/// What parts the two ends of a range; a minus may also stand before a number.
const BETWEEN_ENDS: [char; 9] = ['～', '~', '〜', '–', '—', '至', '到', '-', '−'];

/// Reads what a number may be; `None` while nothing is typed.
///
/// # Errors
/// One of the numbers can't be read.
pub fn read_possible(text: &str, unit: &NumberUnit) -> Result<Option<Possible>, NumberProblem> {
    let parts: Vec<&str> = text.split(BETWEEN_FIGURES).map(str::trim).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| read_number(text, unit)?.ok_or(NumberProblem::NotANumber);
    match parts.as_slice() {
        [] => Ok(None),
        [one] => match ends(one) {
            Some((lowest, highest)) => Ok(Some(Possible::Between(number(lowest)?, number(highest)?))),
            None => Ok(Some(Possible::OneOf(vec![number(one)?]))),
        },
        figures => {
            let figures = figures.iter().map(|figure| number(figure)).collect::<Result<Vec<Decimal>, _>>()?;
            Ok(Some(Possible::OneOf(figures)))
        }
    }
}

/// The two ends of a range; `None` where the text is one number.
fn ends(text: &str) -> Option<(&str, &str)> {
    let (at, sign) = text.char_indices().skip(1).find(|(_, sign)| BETWEEN_ENDS.contains(sign))?;
    let (lowest, rest) = text.split_at(at);
    Some((lowest, rest.strip_prefix(sign)?))
}

/// Why nothing can be said about a number.
pub fn problem(problem: &UncertainProblem, language: Language) -> String {
    match problem {
        UncertainProblem::Empty => RangeLabel::Empty.text(language).to_owned(),
        UncertainProblem::NoNumber => RangeLabel::NoNumber.text(language).to_owned(),
        UncertainProblem::OutOfRange => RangeLabel::OutOfRange.text(language).to_owned(),
        UncertainProblem::NoScore(value) => {
            let value = plain(*value);
            say!(
                language,
                "取 {value} 时算不出得分，请缩小范围。",
                "With {value} there would be no score. Narrow the range."
            )
        }
    }
}

/// "总分在 92.96（优）到 93.00（优）之间，相差 0.04。"
pub fn answer(lowest: (&str, &str), highest: (&str, &str), spread: &str, language: Language) -> String {
    let ((lowest, lowest_grade), (highest, highest_grade)) = (lowest, highest);
    if lowest == highest {
        return say!(
            language,
            "不论取哪个数，总分都是 {lowest}（{lowest_grade}）。",
            "Whichever number is right, the total is {lowest} ({lowest_grade})."
        );
    }
    say!(
        language,
        "总分在 {lowest}（{lowest_grade}）到 {highest}（{highest_grade}）之间，相差 {spread}。",
        "The total lies between {lowest} ({lowest_grade}) and {highest} ({highest_grade}), {spread} apart."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Possible> {
        read_possible(text, &NumberUnit::Percent).expect("numbers")
    }

    #[test]
    fn ranges_and_figures_are_read_as_people_write_them() {
        let number = |value: i64| Decimal::from(value);
        let range = Some(Possible::Between(number(94), number(95)));
        for text in ["94～95", "94~95", "94-95", "94%–95%", " 94 至 95% "] {
            assert_eq!(read(text), range, "{text}");
        }
        assert_eq!(read("-5-3"), Some(Possible::Between(number(-5), number(3))));
        assert_eq!(read("-5"), Some(Possible::OneOf(vec![number(-5)])));
        let figures = Some(Possible::OneOf(vec![number(3079), number(3116)]));
        for text in ["3079、3116", "3,079；3,116", "3079或3116"] {
            assert_eq!(read(text), figures, "{text}");
        }
        assert_eq!(read("  "), None);
        assert!(read_possible("94～x", &NumberUnit::Percent).is_err());
        assert!(read_possible("94～", &NumberUnit::Percent).is_err());
    }
}
