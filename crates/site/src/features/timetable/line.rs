//! The timetable as a line: where each phase and key date stands on it. Pure.

use bigplan_ledger::{NewTimetableEntry, TimetableSort};
use jiff::civil::Date;

/// The width of the drawing, in its own units.
pub const WIDTH: i64 = 960;
const MARGIN: i64 = 20;
/// The height of a row.
const ROW: i64 = 34;
/// Where the first row of phases stands.
const TOP: i64 = 30;

/// The drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its height.
    pub height: i64,
    /// The first days of years, or of months in a short timetable.
    pub ticks: Vec<Tick>,
    /// The phases.
    pub bars: Vec<Bar>,
    /// The key dates.
    pub points: Vec<Point>,
    /// Where today stands, where it is within.
    pub today: Option<i64>,
    /// Where the axis stands.
    pub axis: i64,
}

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// From the left.
    pub x: i64,
    /// What stands there.
    pub words: String,
}

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// How wide.
    pub width: i64,
    /// Its number in the list.
    pub number: usize,
    /// Whether it is over, goes on, or is to come: "past", "now", "ahead".
    pub standing: &'static str,
}

/// A key date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// Its number in the list.
    pub number: usize,
}

/// Draws entries, numbered from 1 in their order. `None` where there is nothing to draw.
pub fn line(entries: &[&NewTimetableEntry], today: Date) -> Option<Line> {
    let days = |entry: &NewTimetableEntry| Some((day(entry.starts.first_day()?), day(entry.ends.last_day()?)));
    let spans: Vec<(i64, i64)> = entries.iter().filter_map(|entry| days(entry)).collect();
    let (first, last) = (spans.iter().map(|span| span.0).min()?, spans.iter().map(|span| span.1).max()?);
    let long = (last - first).max(1);
    let place = |day: i64| MARGIN + (day - first) * (WIDTH - 2 * MARGIN) / long;
    let (mut bars, mut points) = (Vec::new(), Vec::new());
    let mut rows: Vec<i64> = Vec::new();
    let phases = entries.iter().filter(|entry| entry.sort == TimetableSort::Phase).count();
    let now = day(today);
    for (number, (entry, (starts, ends))) in (1..).zip(entries.iter().zip(&spans)) {
        if entry.sort == TimetableSort::Phase {
            let row = free_row(&mut rows, *starts, *ends);
            let standing = if *ends < now {
                "past"
            } else if *starts > now {
                "ahead"
            } else {
                "now"
            };
            let x = place(*starts);
            bars.push(Bar { x, y: TOP + row * ROW, width: (place(*ends) - x).max(26), number, standing });
        } else {
            points.push(Point { x: place(*starts), y: 0, number });
        }
    }
    let beneath = TOP + i64::try_from(rows.len()).unwrap_or_default() * ROW;
    spread(&mut points, beneath + if phases > 0 { 20 } else { 0 });
    let height = points.iter().map(|point| point.y).max().unwrap_or(beneath) + 30;
    let today = (first <= now && now <= last).then(|| place(now));
    Some(Line { height, ticks: ticks(first, last, place), bars, points, today, axis: TOP - 8 })
}

/// The first row in which nothing else stands at that time.
fn free_row(rows: &mut Vec<i64>, starts: i64, ends: i64) -> i64 {
    let free = rows.iter().position(|until| *until < starts);
    let row = free.unwrap_or(rows.len());
    match rows.get_mut(row) {
        Some(until) => *until = ends,
        None => rows.push(ends),
    }
    i64::try_from(row).unwrap_or_default()
}

/// Key dates close to each other stand beneath each other.
fn spread(points: &mut [Point], top: i64) {
    let mut taken: Vec<i64> = Vec::new();
    for point in points {
        let row = taken.iter().position(|x| point.x - x > 30).unwrap_or(taken.len());
        match taken.get_mut(row) {
            Some(x) => *x = point.x,
            None => taken.push(point.x),
        }
        point.y = top + i64::try_from(row).unwrap_or_default() * ROW;
    }
}

/// Years in a long timetable, months in a short one; no more than twelve.
fn ticks(first: i64, last: i64, place: impl Fn(i64) -> i64) -> Vec<Tick> {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let months = (last - first) / 30;
    let every = if months <= 12 {
        1
    } else if months <= 36 {
        3
    } else {
        12 * (months / 144 + 1)
    };
    let mut ticks = Vec::new();
    let Some(mut month) = date(first).and_then(|date| month_after(date.first_of_month(), 0)) else { return ticks };
    while day(month) <= last && ticks.len() < 40 {
        let number = i64::from(month.month()) - 1;
        if day(month) >= first && (number + i64::from(month.year()) * 12) % every == 0 {
            let name = usize::try_from(number).ok().and_then(|at| NAMES.get(at)).copied().unwrap_or_default();
            let year = month.year();
            let words = if every >= 12 { year.to_string() } else { format!("{name} {year}") };
            ticks.push(Tick { x: place(day(month)), words });
        }
        let Some(next) = month_after(month, 1) else { break };
        month = next;
    }
    ticks
}

fn month_after(from: Date, months: i32) -> Option<Date> {
    from.checked_add(jiff::Span::new().months(months)).ok()
}

/// Days since the year 0, so that days can be taken from each other.
fn day(date: Date) -> i64 {
    i64::from((date - jiff::civil::date(0, 1, 1)).get_days())
}

fn date(day: i64) -> Option<Date> {
    jiff::civil::date(0, 1, 1).checked_add(jiff::Span::new().days(day)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(sort: TimetableSort, starts: &str, ends: &str) -> NewTimetableEntry {
        let when = |text: &str| text.parse().unwrap();
        NewTimetableEntry { sort, name: "x".into(), about: String::new(), starts: when(starts), ends: when(ends) }
    }

    #[test]
    fn phases_that_follow_each_other_share_a_row_and_others_do_not() {
        let today = jiff::civil::date(2008, 11, 1);
        let all = [
            entry(TimetableSort::Phase, "2008-07", "2008-09"),
            entry(TimetableSort::Phase, "2008-10", "2009-01"),
            entry(TimetableSort::Phase, "2009-01", "2009-03"),
            entry(TimetableSort::Date, "2008-11-06", "2008-11-06"),
        ];
        let drawn = line(&all.iter().collect::<Vec<_>>(), today).unwrap();
        let rows: Vec<i64> = drawn.bars.iter().map(|bar| bar.y).collect();
        assert!(rows[0] == rows[1] && rows[2] > rows[1], "{rows:?}");
        assert_eq!(drawn.bars.iter().map(|bar| bar.standing).collect::<Vec<_>>(), ["past", "now", "ahead"]);
        assert_eq!(drawn.points[0].number, 4);
        assert!(drawn.bars.iter().all(|bar| bar.x >= 0 && bar.x + bar.width <= WIDTH));
        assert!(drawn.today.is_some() && drawn.ticks.len() >= 8);
    }

    #[test]
    fn nothing_and_one_day_are_drawn_too() {
        let today = jiff::civil::date(2008, 11, 1);
        assert_eq!(line(&[], today), None);
        let one = entry(TimetableSort::Date, "2008-11-06", "2008-11-06");
        assert_eq!(line(&[&one], today).unwrap().points.len(), 1);
        let ages = entry(TimetableSort::Phase, "0001", "9998");
        assert!(line(&[&ages], today).unwrap().ticks.len() <= 40);
    }
}
