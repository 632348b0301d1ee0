//! Random numbers without a clock: the same seed draws the same sheet, on every machine and in every thread.

use num_bigint::BigInt;

use crate::number::{Number, cut, hundredths, power_of_ten, text, whole};

/// splitmix64, which needs no warming up and takes any seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64, sheet: u64) -> Self {
        let mut dice = Self(seed ^ sheet.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 … `end` − 1.
    pub(crate) fn below(&mut self, end: i64) -> i64 {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        i64::try_from(self.next() % end).unwrap_or(0)
    }

    pub(crate) fn between(&mut self, lowest: i64, highest: i64) -> i64 {
        lowest + self.below(highest - lowest + 1)
    }

    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(i64::try_from(list.len()).unwrap_or(1))).unwrap_or(0)]
    }

    /// A number of up to `digits` digits, of which `decimals` are behind the point.
    pub(crate) fn digits(&mut self, digits: u32, decimals: u32) -> Number {
        let (high, low) = (self.below(10_i64.pow(14)), self.below(10_i64.pow(14)));
        let all = BigInt::from(high) * power_of_ten(14) + low;
        Number::new(all % power_of_ten(digits), power_of_ten(decimals))
    }

    /// A score that rounding has to decide: in the middle between two scores of a leaf of this weight.
    pub(crate) fn midpoint(&mut self, weight: i64, score_decimals: u32) -> Number {
        let unit = 100 / 10_i64.pow(score_decimals);
        let n_scores = weight / unit;
        if n_scores == 0 {
            return hundredths(weight) / whole(2);
        }
        hundredths((2 * self.below(n_scores) + 1) * unit) / whole(2)
    }

    /// The value itself, or the next one to it at some digit: where `<` and `≤` differ.
    pub(crate) fn nudged(&mut self, value: Number) -> Number {
        if !self.chance(25) {
            return value;
        }
        let step = Number::new(BigInt::from(1), power_of_ten(self.pick(&[1, 2, 2, 3, 6, 12, 20, 24])));
        if self.chance(50) { value + step } else { value - step }
    }

    /// What people, and those who would break a calculator, put into a field: mostly the value aimed at, else
    /// something of its size, nothing at all, the huge, the tiny and the overlong.
    pub(crate) fn value(&mut self, aim: Number, size: &Number) -> Number {
        match self.below(100) {
            0..=59 => self.nudged(aim),
            60..=64 => cut(&aim, 2),
            65..=81 => size * hundredths(self.below(221)),
            82..=89 => size * self.digits(7, 6) / whole(5),
            90..=92 => whole(0),
            93 => -size.clone(),
            94 => -aim,
            95 => self.digits(26, 2),
            96 => self.digits(28, 1),
            97 => self.digits(3, 24),
            _ => self.digits(27, 25),
        }
    }
}

/// Decimal text of at most 28 digits; what does not fit is cut off, in front it is held.
pub(crate) fn written(value: &Number) -> String {
    let longest = Number::from_integer(power_of_ten(28) - 1);
    let value = &value.clone().min(longest.clone()).max(-longest);
    let integer_digits = value.trunc().numer().magnitude().to_string().len();
    text(value, u32::try_from(28_usize.saturating_sub(integer_digits)).unwrap_or(0))
}

/// Hundredths of a point as decimal text. Framework parameters are written so often that fractions would slow the run.
pub(crate) fn points(weight: i64) -> String {
    let sign = if weight < 0 { "-" } else { "" };
    let (before, after) = (weight.abs() / 100, weight.abs() % 100);
    match (after, after % 10) {
        (0, _) => format!("{sign}{before}"),
        (_, 0) => format!("{sign}{before}.{}", after / 10),
        (_, _) => format!("{sign}{before}.{after:02}"),
    }
}

#[test]
fn written_values_keep_to_28_digits() {
    let mut dice = Dice::new(1, 1);
    for _ in 0..2000 {
        let aim = dice.digits(28, 1) * whole(31_051_300) / whole(7);
        let value = written(&dice.value(aim, &whole(3)));
        assert!(value.bytes().filter(u8::is_ascii_digit).count() <= 28, "{value}");
    }
}

#[test]
fn the_same_seed_draws_the_same() {
    let draw = |seed, sheet| {
        let mut dice = Dice::new(seed, sheet);
        (0..8).map(|_| dice.below(1000)).collect::<Vec<_>>()
    };
    assert_eq!(draw(1, 2), draw(1, 2));
    assert_ne!(draw(1, 2), draw(1, 3));
    assert_ne!(draw(1, 2), draw(2, 2));
}
