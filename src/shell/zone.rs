//! Asks the browser for the reader's time zone.

use crate::present::Zone;

/// An hour in milliseconds.
const HOUR: i64 = 3_600_000;
/// How many hours ahead a change is looked for; a meeting and its last minutes fit in.
const HOURS: i64 = 48;

/// The zone at a moment in milliseconds since 1970, with the next change within 48 hours.
///
/// The browser does not tell when its clocks change, so `Date` is asked hour by hour and the change is then narrowed
/// down to its first millisecond.
pub fn zone(now_millis: i64) -> Zone {
    let offset = offset_at(now_millis);
    let changed = (1..=HOURS).map(|hour| now_millis.saturating_add(hour * HOUR)).find(|&at| offset_at(at) != offset);
    let next = changed.map(|after| {
        let (mut before, mut after) = (after.saturating_sub(HOUR), after);
        while after.saturating_sub(before) > 1 {
            let middle = before.midpoint(after);
            if offset_at(middle) == offset {
                before = middle;
            } else {
                after = middle;
            }
        }
        (after, offset_at(after))
    });
    Zone { offset, next }
}

/// Minutes east of UTC at a moment; 0 for a moment `Date` cannot hold.
fn offset_at(millis: i64) -> i32 {
    let date = js_sys::Date::new(&(millis as f64).into());
    // `Date` counts minutes west.
    (-date.get_timezone_offset()) as i32
}
