//! Calendar days, without clocks or zones.

use super::Text;

/// A day of the Gregorian calendar, year 1 to 9999, written `yyyy-mm-dd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        real.then_some(Self { year, month, day })
    }

    /// Reads `yyyy-mm-dd` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = y.len() == 4 && m.len() == 2 && d.len() == 2 && parts.next().is_none();
        let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if !shaped || !digits {
            return None;
        }
        Self::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    /// Year, month (1 to 12), day (1 to 31).
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day so many days later, or earlier when negative; the calendar's ends hold.
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_day_number(self.day_number().saturating_add(i64::from(days)))
    }

    /// The day of a moment: milliseconds since 1970 already moved into the reader's zone.
    pub fn of_local_millis(millis: i64) -> Self {
        Self::from_day_number(millis.div_euclid(86_400_000))
    }

    /// Days since 1970-01-01 (a civil-calendar count with years that begin in March).
    pub fn day_number(self) -> i64 {
        let (y, m, d) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let y = if m <= 2 { y - 1 } else { y };
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn from_day_number(number: i64) -> Self {
        let number = number.clamp(-719_162, 2_932_896) + 719_468;
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let y = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * y + y / 4 - y / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = y + era * 400 + i64::from(month <= 2);
        Self { year: year as u16, month: month as u8, day: day as u8 }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => 29,
        2 => 28,
        _ => 31,
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// When an action item is due: a day, or the words the team uses ("Q4 2026"). In a file it is what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A day.
    Day(Date),
    /// Anything else that was written; never empty.
    Words(Text),
}

impl Due {
    /// A day where the text is one in `yyyy-mm-dd`, words otherwise, `None` for nothing.
    pub fn read(text: &str) -> Option<Self> {
        let text = Text::line(text);
        if text.is_empty() {
            return None;
        }
        Some(Date::parse(text.as_str()).map_or(Self::Words(text), Self::Day))
    }
}

impl Due {
    /// Whether it says anything.
    pub(in crate::domain) fn is_said(&self) -> bool {
        !matches!(self, Self::Words(words) if words.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_number_and_back_is_the_same_day() {
        let first = Date::new(1, 1, 1).unwrap();
        let last = Date::new(9999, 12, 31).unwrap();
        for number in (first.day_number()..=last.day_number()).step_by(37) {
            let day = Date::from_day_number(number);
            assert_eq!(day.day_number(), number);
            assert_eq!(Date::parse(&day.to_string()), Some(day));
        }
        assert_eq!(Date::new(1970, 1, 1).unwrap().day_number(), 0);
        assert_eq!(Date::of_local_millis(-1).to_string(), "1969-12-31");
    }

    #[test]
    fn days_that_do_not_exist_are_not_read() {
        for text in ["2025-02-29", "2025-13-01", "2025-1-1", "+025-01-01", "", "2025-01-01-1"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse("2024-02-28").unwrap().plus_days(2).to_string(), "2024-03-01");
    }
}
