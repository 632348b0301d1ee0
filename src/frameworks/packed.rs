//! The form in which the framework and the sheet that the page opens with lie in the program: packed, so that the first load
//! carries no reader of files. Made from the data files and held against them by a test; nobody else ever reads it, so it may
//! change with every build.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::budget::{Budget, Figures, FundSource, Project};
use crate::domain::entries::{Entries, Entry};
use crate::domain::evaluation::Profile;
use crate::domain::framework::{Assessed, Category, Framework, FrameworkRef, Node, NotApplicable, Standing, TotalCap};
use crate::domain::grade::GradeBand;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::indicator::{Indicator, Measure, Ratio, RatioForm, Sign, Target};
use crate::domain::interval::{Bound, End, Interval};
use crate::domain::points::Points;
use crate::domain::progress::Progress;
use crate::domain::provenance::{Provenance, ProvenanceKind};
use crate::domain::review::Review;
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{AverageRate, Period};
use crate::domain::rules::bands::{Band, Bands};
use crate::domain::rules::bonus::Bonus;
use crate::domain::rules::checklist::{Checklist, Item};
use crate::domain::rules::coefficient::Coefficient;
use crate::domain::rules::cost::Cost;
use crate::domain::rules::direct::Direct;
use crate::domain::rules::equal::{AboveTarget, Equal};
use crate::domain::rules::execution::Execution;
use crate::domain::rules::grade::{Grade, GradeChoice};
use crate::domain::rules::per_occurrence::PerOccurrence;
use crate::domain::rules::proportional::{Floor, FloorForm, OverTarget, Proportional, ReducedWhen};
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reverse::{Reverse, ReverseForm};
use crate::domain::rules::steps::{Direction, StepCounting, Steps};
use crate::domain::rules::yes_no::YesNo;

/// Something that can be packed.
pub(super) trait Packed: Sized {
    /// Puts it behind what is there.
    fn pack(&self, out: &mut Vec<u8>);

    /// Takes it from the beginning; `None` when it is not there.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

fn take_byte(from: &mut &[u8]) -> Option<u8> {
    let (byte, rest) = from.split_first()?;
    *from = rest;
    Some(*byte)
}

/// Seven bits a byte, the lowest first.
fn pack_number(mut number: u128, out: &mut Vec<u8>) {
    while let Ok(byte) = u8::try_from(number & 0x7F) {
        number >>= 7;
        if number == 0 {
            out.push(byte);
            break;
        }
        out.push(byte | 0x80);
    }
}

fn unpack_number(from: &mut &[u8]) -> Option<u128> {
    let mut number = 0_u128;
    for shift in (0..128_u32).step_by(7) {
        let byte = take_byte(from)?;
        number |= u128::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend(self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let n_bytes = usize::take(from)?;
        let (text, rest) = from.split_at_checked(n_bytes)?;
        *from = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }
}

impl Packed for Decimal {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.scale() * 2 + u32::from(self.is_sign_negative())).pack(out);
        pack_number(self.mantissa().unsigned_abs(), out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let scale_and_sign = u32::take(from)?;
        let mantissa = i128::try_from(unpack_number(from)?).ok()?;
        let mut decimal = Self::try_from_i128_with_scale(mantissa, scale_and_sign / 2).ok()?;
        decimal.set_sign_negative(scale_and_sign % 2 == 1);
        Some(decimal)
    }
}

impl Packed for NodeId {
    fn pack(&self, out: &mut Vec<u8>) {
        self.as_str().to_owned().pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self::new(&String::take(from)?))
    }
}

impl Packed for Points {
    fn pack(&self, out: &mut Vec<u8>) {
        self.value().pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Self::new(Decimal::take(from)?)
    }
}

impl Packed for Amount {
    fn pack(&self, out: &mut Vec<u8>) {
        self.yuan().pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Self::from_yuan(Decimal::take(from)?).ok()
    }
}

impl Packed for Entries {
    fn pack(&self, out: &mut Vec<u8>) {
        let entries: Vec<(NodeId, Entry)> = self.iter().map(|(id, entry)| (id.clone(), entry.clone())).collect();
        entries.pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Vec::<(NodeId, Entry)>::take(from)?.into_iter().collect())
    }
}

impl Packed for ProjectId {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self(u32::take(from)?))
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(take_byte(from)? != 0)
    }
}

/// Whole numbers.
macro_rules! numbers {
    ($($number:ty)*) => { $(
        impl Packed for $number {
            fn pack(&self, out: &mut Vec<u8>) {
                // No number of a sheet is beyond 128 bits.
                pack_number(u128::try_from(*self).unwrap_or_default(), out);
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                Self::try_from(unpack_number(from)?).ok()
            }
        }
    )* };
}
numbers! { u16 u32 usize }

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for value in self {
            value.pack(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut list = Self::new();
        for _ in 0..usize::take(from)? {
            list.push(T::take(from)?);
        }
        Some(list)
    }
}

impl<T: Packed + Clone> Packed for Arc<[T]> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.to_vec().pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Vec::take(from).map(Into::into)
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        T::take(from).map(Self::new)
    }
}

impl<T: Packed + Default + Copy, const N: usize> Packed for [T; N] {
    fn pack(&self, out: &mut Vec<u8>) {
        for value in self {
            value.pack(out);
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let mut list = [T::default(); N];
        for slot in &mut list {
            *slot = T::take(from)?;
        }
        Some(list)
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

/// Structs, field by field.
macro_rules! structs {
    ($($name:ident { $($field:ident)* })*) => { $(
        impl Packed for $name {
            #[allow(unused_variables, reason = "some have no field")]
            fn pack(&self, out: &mut Vec<u8>) {
                $(self.$field.pack(out);)*
            }

            #[allow(unused_variables, reason = "some have no field")]
            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Packed::take(from)?),* })
            }
        }
    )* };
}

/// Enums: the variant's place in the list, then its fields.
macro_rules! enums {
    ($($name:ident { $($variant:ident $(($value:ident))? $({ $($field:ident)* })? = $tag:literal)* })*) => { $(
        impl Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($value))? $({ $($field),* })? => {
                        out.push($tag);
                        $($value.pack(out);)?
                        $($($field.pack(out);)*)?
                    })*
                }
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                match take_byte(from)? {
                    $($tag => {
                        $(let $value = Packed::take(from)?;)?
                        $($(let $field = Packed::take(from)?;)*)?
                        Some(Self::$variant $(($value))? $({ $($field),* })?)
                    })*
                    _ => None,
                }
            }
        }
    )* };
}

structs! {
    Profile { name code contact year }
    Framework {
        reference title issuer document year base is_own stated_full_marks dimensions grade_bands score_decimals rate_decimals
        not_applicable total_caps core_cap
    }
    FrameworkRef { id version }
    TotalCap { rates highest }
    GradeBand { from name }
    Category { id name weight share standing assessed weight_provenance children }
    Indicator {
        id name definition weight share measure target rule is_core weight_provenance rule_provenance
    }
    Provenance { kind note }
    Ratio { part whole unit form }
    Interval { lower upper }
    Bound { at end }
    Proportional { floor over_target }
    Floor { percent form }
    OverTarget { above reduction when }
    Reverse { form }
    Equal { above }
    Steps { reading direction tolerance width counting cost }
    Bands { reading bands }
    Band { interval award }
    Grade { grades }
    GradeChoice { id name percent }
    Checklist { items }
    Item { id name points }
    PerOccurrence { cost }
    AverageRate { period }
    Bonus { lowest highest }
    YesNo {}
    Execution {}
    Coefficient {}
    Direct {}
    Entry {
        target target_words actual actual_words part whole choice items not_applicable reason evidence improvement review
    }
    Review { actual score remark }
    Budget { unit department projects }
    Figures { initial_budget adjusted_budget executed }
    Project { id name fund_source figures }
    Progress { annual_budget month_end_executed }
}

enums! {
    Node { Category(it) = 0 Indicator(it) = 1 }
    Standing { Base = 0 Bonus = 1 Separate = 2 }
    Assessed { All = 0 OneOf = 1 }
    NotApplicable { Excluded = 0 Rescaled = 1 FullMarks = 2 }
    ProvenanceKind { Regulation = 0 Report = 1 Derived = 2 Unlisted = 3 User = 4 }
    Measure {
        Quantity { unit sign } = 0 Rate { sign } = 1 Ratio(it) = 2 Execution = 3 Count { unit } = 4 Points = 5 Choice = 6 Words = 7
    }
    RatioForm { Share = 0 Change = 1 Deviation = 2 }
    Sign { NeverNegative = 0 MayBeNegative = 1 }
    Target { None = 0 Fixed(it) = 1 FixedWords(it) = 2 Entered = 3 }
    Rule {
        Proportional(it) = 0 Reverse(it) = 1 Equal(it) = 2 Steps(it) = 3 Bands(it) = 4 Grade(it) = 5 YesNo(it) = 6 Checklist(it) = 7
        PerOccurrence(it) = 8 AverageRate(it) = 9 Execution(it) = 10 Coefficient(it) = 11 Direct(it) = 12 Bonus(it) = 13
    }
    End { Closed = 0 Open = 1 }
    FloorForm { Cut = 0 Rescaled = 1 }
    ReducedWhen { Always = 0 Unexplained = 1 }
    ReverseForm { Linear = 0 Ratio = 1 }
    AboveTarget { Full = 0 Nothing = 1 }
    Direction { Above = 0 Below = 1 Either = 2 }
    StepCounting { Started = 0 Complete = 1 Exact = 2 }
    Reading { Value = 0 Difference = 1 PercentOfTarget = 2 }
    Cost { Points(it) = 0 PercentOfWeight(it) = 1 }
    Period { Month = 0 Quarter = 1 }
    MoneyUnit { Yuan = 0 TenThousandYuan = 1 }
    FundSource { GeneralPublicBudget = 0 GovernmentFund = 1 StateCapital = 2 SpecialAccount = 3 Other = 4 }
}
