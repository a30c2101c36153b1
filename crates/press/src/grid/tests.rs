use proptest::prelude::*;

use super::{Cell, Column, Grid, GridRow, Worst, heats_by_rank};
use crate::proof::{number_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, NumberFormat, Width};

fn row(name: &str, cells: [(f64, u8); 2]) -> GridRow {
    let cells = cells.into_iter().map(|(value, heat)| Cell { value: Some(value), heat: Some(heat) }).collect();
    GridRow { name: name.into(), cells }
}

/// Invented figures.
fn places() -> Grid {
    let column = |name: &str| Column { name: name.into(), numbers: NumberFormat::percent(1) };
    Grid {
        title: "Hot spots".into(),
        columns: vec![column("Child poverty"), column("Absence")],
        rows: vec![
            row("Northby", [(31.0, 4), (9.1, 4)]),
            row("Seaford", [(22.0, 2), (6.0, 0)]),
            row("Westham", [(30.0, 4), (7.0, 1)]),
        ],
        says: "dark cells are the worst fifth".into(),
    }
}

#[test]
fn the_places_with_most_of_the_greatest_need_are_said() {
    let chart = places().draw("g", Width::Wide).unwrap();
    assert_eq!(
        chart.description,
        "3 places by 2 needs. Greatest need in Northby: Child poverty and Absence. Westham: Child poverty."
    );
    let seen = seen(&chart);
    assert!(seen.says("31.0%") && seen.says("Child poverty") && seen.says("Seaford"), "{seen:?}");
    assert_eq!(chart.table.rows[0], ["Northby", "31.0% (greatest need)", "9.1% (greatest need)"]);
}

#[test]
fn columns_that_find_no_room_go_on_below() {
    let mut grid = places();
    for number in 0..9 {
        grid.columns.push(Column { name: format!("Need {number}"), numbers: NumberFormat::plain(0) });
    }
    let seen = seen(&grid.draw("g", Width::Narrow).unwrap());
    assert!(seen.says("Need 8"));
    let panels = seen.texts.iter().filter(|text| text.words == "Northby").count();
    assert!(panels > 1, "{panels}");
}

#[test]
fn heat_is_by_rank_and_by_which_end_is_worse() {
    let values = [Some(1.0), Some(2.0), None, Some(3.0), Some(4.0), Some(5.0)];
    assert_eq!(heats_by_rank(&values, Worst::High), [Some(0), Some(1), None, Some(2), Some(3), Some(4)]);
    assert_eq!(heats_by_rank(&values, Worst::Low), [Some(4), Some(3), None, Some(2), Some(1), Some(0)]);
    assert_eq!(heats_by_rank(&[Some(2.0), Some(2.0)], Worst::High), [None, None]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_numbers_give_a_drawing(
        rows in proptest::collection::vec(
            (words_of_any_kind(), proptest::collection::vec((number_of_any_kind(), any::<u8>()), 0..9)), 0..8),
        names in proptest::collection::vec(words_of_any_kind(), 0..9),
        narrow in any::<bool>(),
    ) {
        let columns = names.into_iter().map(|name| Column { name, numbers: NumberFormat::plain(1) }).collect();
        let cell = |(value, heat): (f64, u8)| Cell { value: Some(value), heat: Some(heat) };
        let rows = rows.into_iter().map(|(name, cells)| GridRow { name, cells: cells.into_iter().map(cell).collect() });
        let grid = Grid { columns, rows: rows.collect(), ..places() };
        seen(&grid.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
