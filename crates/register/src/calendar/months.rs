//! Counting in months, as the law does: to the corresponding day of the later month, or to that month's last day where
//! it has no such day (Dodds v Walker [1981] 1 WLR 1027, House of Lords).

use jiff::ToSpan;
use jiff::civil::Date;

/// The day that is so many months after another; `None` past the year 9999.
pub fn add_months(day: Date, months: u16) -> Option<Date> {
    day.checked_add(i32::from(months).months()).ok()
}
