//! Whole numbers of any size, for the rare quotient whose parts do not fit 128 bits. Plain school arithmetic: such numbers have a
//! few dozen digits, and a library for millions of digits weighs four times as much in the page.

use std::cmp::Ordering;

/// A whole number of any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BigInteger {
    is_negative: bool,
    /// 32 bits each, the lowest first; the last one is not 0, and 0 itself has none and is not negative.
    digits: Vec<u32>,
}

impl BigInteger {
    /// The sum.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        if self.is_negative == other.is_negative {
            return Self::new(self.is_negative, added(&self.digits, &other.digits));
        }
        match compared(&self.digits, &other.digits) {
            Ordering::Less => Self::new(other.is_negative, taken(&other.digits, &self.digits)),
            Ordering::Equal | Ordering::Greater => Self::new(self.is_negative, taken(&self.digits, &other.digits)),
        }
    }

    /// The product.
    pub(crate) fn times(&self, other: &Self) -> Self {
        Self::new(self.is_negative != other.is_negative, multiplied(&self.digits, &other.digits))
    }

    /// Quotient cut toward zero, and rest, which has the sign of the dividend. 0 and 0 when `divisor` is 0.
    pub(crate) fn divided(&self, divisor: &Self) -> (Self, Self) {
        let (quotient, rest) = divided(&self.digits, &divisor.digits);
        (Self::new(self.is_negative != divisor.is_negative, quotient), Self::new(self.is_negative, rest))
    }

    /// Below, equal to or above `other`.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => compared(&self.digits, &other.digits),
            (true, true) => compared(&other.digits, &self.digits),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }

    /// The number in 128 bits, where it fits.
    pub(crate) fn small(&self) -> Option<i128> {
        let mut magnitude = 0_i128;
        for digit in self.digits.iter().rev() {
            magnitude = magnitude.checked_mul(1 << 32)?.checked_sub(i128::from(*digit))?;
        }
        // Counted downwards, since the lowest number has no counterpart above 0.
        if self.is_negative { Some(magnitude) } else { magnitude.checked_neg() }
    }

    fn new(is_negative: bool, mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { is_negative: is_negative && !digits.is_empty(), digits }
    }
}

impl From<i128> for BigInteger {
    fn from(number: i128) -> Self {
        let mut magnitude = number.unsigned_abs();
        let mut digits = Vec::new();
        while magnitude > 0 {
            let (digit, rest) = parted(magnitude);
            digits.push(digit);
            magnitude = rest;
        }
        Self::new(number < 0, digits)
    }
}

/// The lowest 32 bits, and what is above them.
fn parted(number: u128) -> (u32, u128) {
    (u32::try_from(number & u128::from(u32::MAX)).unwrap_or_default(), number >> 32)
}

fn compared(left: &[u32], right: &[u32]) -> Ordering {
    // Without leading zeros the longer one is the larger.
    left.len().cmp(&right.len()).then_with(|| left.iter().rev().cmp(right.iter().rev()))
}

fn digit(digits: &[u32], position: usize) -> u128 {
    digits.get(position).copied().unwrap_or_default().into()
}

fn added(left: &[u32], right: &[u32]) -> Vec<u32> {
    let mut sum = Vec::new();
    let mut carry = 0;
    for position in 0..=left.len().max(right.len()) {
        let (low, high) = parted(digit(left, position) + digit(right, position) + carry);
        sum.push(low);
        carry = high;
    }
    sum
}

/// `left` − `right`, which is not larger.
fn taken(left: &[u32], right: &[u32]) -> Vec<u32> {
    let mut difference = Vec::new();
    let mut borrowed = 0;
    for position in 0..left.len() {
        // One more digit in front, so that nothing falls below 0.
        let (low, high) = parted((1 << 32) + digit(left, position) - digit(right, position) - borrowed);
        difference.push(low);
        borrowed = 1 - high;
    }
    difference
}

fn multiplied(left: &[u32], right: &[u32]) -> Vec<u32> {
    let mut product: Vec<u32> = vec![0; left.len() + right.len()];
    for (shift, factor) in left.iter().enumerate() {
        let mut carry = 0;
        for (position, slot) in product.iter_mut().skip(shift).enumerate() {
            let (low, high) = parted(u128::from(*factor) * digit(right, position) + u128::from(*slot) + carry);
            *slot = low;
            carry = high;
        }
    }
    product
}

/// Bit by bit, as by hand.
fn divided(dividend: &[u32], divisor: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut quotient = vec![0; dividend.len()];
    let mut rest: Vec<u32> = Vec::new();
    if divisor.is_empty() {
        return (quotient, rest);
    }
    for (digit, slot) in dividend.iter().zip(&mut quotient).rev() {
        for bit in (0..32).rev() {
            rest = BigInteger::new(false, added(&rest, &rest)).digits;
            if digit >> bit & 1 == 1 {
                rest = BigInteger::new(false, added(&rest, &[1])).digits;
            }
            if compared(&rest, divisor) != Ordering::Less {
                rest = BigInteger::new(false, taken(&rest, divisor)).digits;
                *slot |= 1 << bit;
            }
        }
    }
    (quotient, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    fn other(number: &BigInteger) -> BigInt {
        let digits = number.digits.iter().rev();
        let magnitude = digits.fold(BigInt::ZERO, |sum, digit| (sum << 32) + BigInt::from(*digit));
        if number.is_negative { -magnitude } else { magnitude }
    }

    /// Numbers of up to 320 bits, of all lengths, with many ones and zeros in a row.
    fn number() -> impl Strategy<Value = BigInteger> {
        let digit = prop_oneof![Just(0), Just(1), Just(u32::MAX), any::<u32>()];
        (any::<bool>(), prop::collection::vec(digit, 0..10)).prop_map(|(sign, digits)| BigInteger::new(sign, digits))
    }

    proptest! {
        #[test]
        fn it_counts_as_a_library_does(left in number(), right in number()) {
            let (a, b) = (other(&left), other(&right));
            prop_assert_eq!(other(&left.plus(&right)), &a + &b);
            prop_assert_eq!(other(&left.times(&right)), &a * &b);
            prop_assert_eq!(left.compare(&right), a.cmp(&b));
            prop_assert_eq!(left.small(), i128::try_from(&a).ok());
            if b != BigInt::ZERO {
                let (quotient, rest) = left.divided(&right);
                prop_assert_eq!((other(&quotient), other(&rest)), (&a / &b, &a % &b));
            }
        }

        #[test]
        fn what_fits_comes_back(number in any::<i128>()) {
            prop_assert_eq!(BigInteger::from(number).small(), Some(number));
        }
    }

    #[test]
    fn the_ends_of_128_bits_fit_and_what_is_beyond_does_not() {
        for number in [i128::MIN, i128::MAX, 0, -1, 1] {
            assert_eq!(BigInteger::from(number).small(), Some(number));
        }
        let one = BigInteger::from(1);
        assert_eq!(BigInteger::from(i128::MAX).plus(&one).small(), None);
        assert_eq!(BigInteger::from(i128::MIN).plus(&BigInteger::from(-1)).small(), None);
    }
}
