//! Children as they come: whatever the return could have said of them comes out again.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::tables::same;

/// One step of care: how long it lasts, how it goes on, and what the next is like.
type Step = (u8, u8, u8, u8);

fn day(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

fn of<'a>(codes: &[&'a str], number: u8) -> &'a str {
    codes[usize::from(number) % codes.len()]
}

/// Episodes that follow from one another; the last is open where its end would lie after the year.
fn episodes(id: usize, began: Date, steps: &[Step]) -> String {
    let (mut rows, mut began, mut why) = (String::new(), began, "S");
    let (mut status, mut place, mut provider) = ("V2", "U6", "PR1");
    let last = date(2024, 3, 31);
    for (nth, (length, on, what, code)) in steps.iter().enumerate() {
        let ended = began.saturating_add(i64::from(*length).days());
        let is_over = nth + 1 == steps.len() || on % 7 == 0;
        let next = if is_over { "S" } else { of(&["L", "P", "T", "B", "U"], *on) };
        let moves = ["P", "T", "B", "U"].contains(&next);
        let row = format!("{id},{},{why},{status},N{},{place},{provider}", day(began), id % 8 + 1);
        if ended > last || (is_over && *length > 180) {
            rows += &format!("{row},,,,AB{id} 1CD,,\n");
            break;
        }
        let end = if is_over { of(&["E4A", "E8", "E11"], *what) } else { "X1" };
        let reason = if moves { of(&["CARPL", "CHILD", "OTHER"], *what) } else { "" };
        rows += &format!("{row},{},{end},{reason},AB{id} 1CD,,\n", day(ended));
        if ["L", "B", "U"].contains(&next) {
            status = of(&["C1", "C2", "E1", "V2"], *code);
        }
        if next != "L" {
            (place, provider) = (of(&["U1", "U4", "K2", "T3", "U6"], *code), of(&["PR0", "PR1", "PR4"], *what));
        }
        (began, why) = (if is_over { ended.saturating_add(i64::from(*code % 40 + 1).days()) } else { ended }, next);
        if began > last {
            break;
        }
    }
    rows
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((prop_oneof![Just(0), 0u8..120, 150u8..], any::<u8>(), any::<u8>(), any::<u8>()), 1..8)
}

/// When care began, its steps, the days of reviews, and absences with how long they last.
type Care = (i16, Vec<Step>, Vec<u16>, Vec<(u16, u8)>);

/// A child: when care began after the beginning of the year (or how long before), the steps, reviews and absences.
fn child() -> impl Strategy<Value = Care> {
    let absences = prop::collection::vec((0u16..366, prop_oneof![Just(255u8), 0u8..30]), 0..3);
    (-60i16..360, steps(), prop::collection::vec(0u16..366, 0..4), absences)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_and_out_again_is_equal(children in prop::collection::vec(child(), 1..6)) {
        let first = date(2023, 4, 1);
        let mut files = [
            "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned(),
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n".to_owned(),
            "CHILD,DOB,REVIEW,REVIEW_CODE\n".to_owned(),
            "CHILD,DOB,MISSING,MIS_START,MIS_END\n".to_owned(),
        ];
        for (at, (after, steps, mut reviews, absences)) in children.into_iter().enumerate() {
            let (id, born) = (at + 100, format!("{:02}/05/20{:02}", at + 1, at + 8));
            files[0] += &format!("{id},{},{born},AIND,A0000000000{at:02},,\n", at % 2 + 1);
            // What ended before the year is no row of it; the first stretch is long enough for that.
            let began = first.saturating_add(i64::from(after).days());
            let mut steps = steps;
            steps[0].0 = steps[0].0.max(70);
            files[1] += &episodes(id, began, &steps);
            reviews.sort_unstable();
            reviews.dedup();
            // A review before care began is none of a child in care.
            let days = reviews.iter().map(|held| first.saturating_add(i64::from(*held).days()));
            for (nth, held) in days.filter(|held| *held >= began).enumerate() {
                files[2] += &format!("{id},{born},{},PN{nth}\n", day(held));
            }
            let mut days: Vec<(u16, u8)> = absences;
            days.sort_unstable();
            days.dedup_by_key(|(began, _)| *began);
            for (began, length) in days {
                let began = first.saturating_add(i64::from(began).days());
                let back = began.saturating_add(i64::from(length).days());
                let end = if back > date(2024, 3, 31) || length == 255 { String::new() } else { day(back) };
                files[3] += &format!("{id},{born},M,{},{end}\n", day(began));
            }
        }
        same(2024, &files);
    }
}
