//! The time, and a name for this tab that no other one has.

use js_sys::{Date, Math, Number};

/// Milliseconds since 1970.
pub fn now_ms() -> u64 {
    // Whole and not negative as long as the clock is set after 1970; else 0.
    Date::now() as u64
}

/// How far the clock is ahead of UTC, in minutes: 480 in China.
pub fn minutes_east() -> i32 {
    let behind = Date::new_0().get_timezone_offset() as i32;
    behind.saturating_neg()
}

/// Some 20 letters and digits drawn at random.
pub fn random_name() -> String {
    // In base 36, as the browser writes it: "0.k3v…". Formatting the number here would weigh nine kilobytes.
    let draw = || Number::from(Math::random()).to_string_with_radix(36).map(String::from).unwrap_or_default();
    let name = [draw(), draw()].concat();
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}
