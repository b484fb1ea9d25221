//! The reader's time zone, as far as a meeting needs it.

/// How far the reader's clock is from UTC, now and after the next change.
///
/// A meeting lasts hours, so one change ahead is enough; the shell asks anew from time to time.
///
/// ```
/// use postmortem_meeting::present::Zone;
/// // Summer time ends at millisecond 1000.
/// let zone = Zone { offset: 120, next: Some((1_000, 60)) };
/// assert_eq!(zone.local(999), 999 + 120 * 60_000);
/// assert_eq!(zone.local(1_000), 1_000 + 60 * 60_000);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// Minutes east of UTC; New York in winter is -300.
    pub offset: i32,
    /// The next change: the first millisecond since 1970 at which another offset holds, and that offset.
    pub next: Option<(i64, i32)>,
}

impl Zone {
    /// A moment in milliseconds since 1970, moved so that reading it as UTC gives the reader's time of day.
    pub fn local(&self, at_millis: i64) -> i64 {
        let offset = match self.next {
            Some((from, offset)) if at_millis >= from => offset,
            _ => self.offset,
        };
        at_millis.saturating_add(i64::from(offset) * 60_000)
    }
}

#[cfg(test)]
mod tests {
    use super::Zone;

    #[test]
    fn without_a_change_the_offset_always_holds() {
        let zone = Zone { offset: -300, next: None };
        assert_eq!(zone.local(0), -18_000_000);
        assert_eq!(zone.local(1_760_000_000_000), 1_760_000_000_000 - 18_000_000);
        assert_eq!(Zone::default().local(77), 77);
    }

    #[test]
    fn the_change_holds_from_its_first_millisecond() {
        let zone = Zone { offset: 60, next: Some((10_000, 120)) };
        assert_eq!(zone.local(9_999), 9_999 + 3_600_000);
        assert_eq!(zone.local(10_000), 10_000 + 7_200_000);
    }

    #[test]
    fn moments_no_clock_can_show_do_no_harm() {
        let zone = Zone { offset: 840, next: None };
        assert_eq!(zone.local(i64::MAX), i64::MAX);
        assert!(Zone { offset: -720, next: None }.local(i64::MIN) == i64::MIN);
    }
}
