//! From where on a check speaks. All are what bureaus and review firms use; none is a law.

use rust_decimal::Decimal;

const fn whole(value: u32) -> Decimal {
    Decimal::from_parts(value, 0, 0, false, 0)
}

/// A self-score is red when the money is further behind than this share of the indicators' share, in per cent:
/// (score share − execution rate) ÷ score share > 5 %.
pub const SELF_SCORE_BEHIND: Decimal = whole(5);
/// More unspent than this, in per cent of the budget, is yellow.
pub const UNSPENT: Decimal = whole(20);
/// An execution rate below this, in per cent, needs a reason.
pub const EXECUTION_NEEDS_REASON: Decimal = whole(90);
/// So far above a target, in per cent of it, a reason is asked for.
pub const OVER_TARGET: Decimal = whole(120);
/// So far above it, systems refuse the filing without one.
pub const FAR_OVER_TARGET: Decimal = whole(130);
/// One indicator with more than this share of the base, in per cent, stands for all the others.
pub const MOST_OF_THE_WEIGHT: Decimal = whole(50);
/// A figure that is so many times another is in another unit (元 and 万元 are 10,000 apart).
pub const UNIT_SLIP: Decimal = whole(1000);
/// How many yuan are a 万元.
pub const TEN_THOUSAND: Decimal = whole(10_000);
/// A rate of at most this with a target above `SHARE_TARGET` was typed as a share (0.98 for 98 %).
pub const SHARE_AT_MOST: Decimal = Decimal::ONE;
/// See `SHARE_AT_MOST`.
pub const SHARE_TARGET: Decimal = whole(10);
