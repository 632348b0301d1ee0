//! A moment as people write it: `2026-11-25 23:15`. The browser says how far its clock is from UTC; nothing here asks one.

/// Days from 0000-03-01 to 1970-01-01.
const DAYS_BEFORE_1970: i64 = 719_468;
/// The calendar repeats after 400 years.
const DAYS_IN_400_YEARS: i64 = 146_097;

/// Milliseconds since 1970 in UTC, shown where the clock is `minutes_east` ahead of UTC: China's is 480 ahead.
/// (JavaScript's `getTimezoneOffset` has the opposite sign.)
pub fn date_and_minute(unix_ms: u64, minutes_east: i32) -> String {
    let minutes = i64::try_from(unix_ms / 60_000).unwrap_or(i64::MAX / 2) + i64::from(minutes_east);
    let minute = minutes.rem_euclid(24 * 60);
    format!("{} {:02}:{:02}", date(minutes.div_euclid(24 * 60)), minute / 60, minute % 60)
}

/// A day counted from 1970-01-01 as a date: `2021-12-31`.
pub fn date(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Year, month and day of a day counted from 1970-01-01. Years begin in March here, so that the leap day is a year's last:
/// Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(DAYS_BEFORE_1970);
    let (era, day_of_era) = (days.div_euclid(DAYS_IN_400_YEARS), days.rem_euclid(DAYS_IN_400_YEARS));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{civil, date_and_minute};

    #[test]
    fn moments_are_those_of_the_calendar() {
        assert_eq!(date_and_minute(0, 0), "1970-01-01 00:00");
        assert_eq!(date_and_minute(0, -1), "1969-12-31 23:59");
        // 2026-11-25 15:15 UTC is a quarter past eleven at night in China.
        assert_eq!(date_and_minute(1_795_619_700_000, 480), "2026-11-25 23:15");
        assert_eq!(date_and_minute(1_795_619_759_999, 480), "2026-11-25 23:15");
        assert_eq!(date_and_minute(1_709_164_800_000, 0), "2024-02-29 00:00");
        assert_eq!(date_and_minute(1_709_251_200_000 - 1, 0), "2024-02-29 23:59");
        assert_eq!(date_and_minute(4_107_542_400_000, 0), "2100-03-01 00:00");
        // A stamp out of a damaged clock is a moment too.
        date_and_minute(u64::MAX, i32::MAX);
    }

    #[test]
    fn every_day_follows_the_day_before() {
        let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let (mut year, mut month, mut day) = (1970, 1, 1);
        for days in 0..200_000 {
            assert_eq!(civil(days), (year, month, day));
            let n_days = match month {
                2 => 28 + i64::from(is_leap(year)),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            day += 1;
            if day > n_days {
                (day, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
        }
    }
}
