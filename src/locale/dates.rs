//! How dates, times and durations are written.

use super::Words;
use crate::domain::{Date, Due};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Words {
    /// A day with its year: "14 Oct 2025".
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let month = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
        format!("{day} {month} {year}")
    }

    /// A due date as people say it: a day, or the words that were written.
    pub fn due(&self, due: &Due) -> String {
        match due {
            Due::Day(date) => self.date(*date),
            Due::Words(words) => words.as_str().to_owned(),
        }
    }

    /// A time of day, "10:29"; `local` is milliseconds since 1970 already moved into the reader's zone.
    pub fn time(&self, local: i64) -> String {
        let minutes = local.div_euclid(60_000).rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// A clock in two halves, minutes and seconds: ("12", ":40"); hours join the minutes: ("1:05", ":09").
    pub fn clock(&self, seconds: i64) -> (String, String) {
        let seconds = seconds.max(0);
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        let head = if hours > 0 { format!("{hours}:{minutes:02}") } else { minutes.to_string() };
        (head, format!(":{:02}", seconds % 60))
    }
}
