//! What holds for every table.

use std::io::Cursor;

use bigplan_figures::propose;
use proptest::prelude::*;

use crate::shown::{line, recognised};
use crate::vocabulary::invented;

const COLUMNS: [&str; 6] = ["measure", "area", "period", "value", "numerator", "source"];

fn table(rows: &[(u16, i32, String)], order: &[usize], delimiter: char) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: [String; 6]| {
        let cells: Vec<String> = order.iter().map(|column| quoted(&cells[*column])).collect();
        cells.join(&delimiter.to_string()) + "\n"
    };
    let mut text = line(COLUMNS.map(str::to_owned));
    for (year, tenths, source) in rows {
        let value = f64::from(*tenths) / 10.0;
        let cells =
            ["m-falls".into(), "Corley".into(), year.to_string(), value.to_string(), "3".into(), source.clone()];
        text.push_str(&line(cells));
    }
    text
}

fn rows() -> impl Strategy<Value = Vec<(u16, i32, String)>> {
    let years = proptest::sample::subsequence((1990..2030).collect::<Vec<u16>>(), 1..20);
    years.prop_flat_map(|years| {
        let each: Vec<_> = years.into_iter().map(|year| (Just(year), 0..9_000_i32, "[ -~\n£–]{0,12}")).collect();
        each
    })
}

fn figures(text: &str) -> Vec<String> {
    let (_, rows, _) = recognised(text.as_bytes(), invented());
    let mut figures: Vec<String> =
        rows.iter().map(|row| line(row).split_once(' ').unwrap_or_default().1.to_owned()).collect();
    figures.sort();
    figures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn neither_the_order_of_columns_nor_the_delimiter_matters(
        rows in rows(),
        order in Just((0..COLUMNS.len()).collect::<Vec<_>>()).prop_shuffle(),
        delimiter in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let straight: Vec<usize> = (0..COLUMNS.len()).collect();
        let expected = figures(&table(&rows, &straight, ','));
        prop_assert_eq!(expected.len(), rows.len());
        prop_assert_eq!(figures(&table(&rows, &order, delimiter)), expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = propose(Cursor::new(bytes), invented());
    }

    #[test]
    fn a_table_read_twice_gives_every_figure_once(rows in rows()) {
        let straight: Vec<usize> = (0..COLUMNS.len()).collect();
        let once = table(&rows, &straight, ',');
        let (_, body) = once.split_once('\n').unwrap();
        let (_, given, reading) = recognised(format!("{once}{body}").as_bytes(), invented());
        prop_assert_eq!(given.len(), rows.len());
        prop_assert_eq!(reading.counts.get("same-cell-same-value").copied(), Some(rows.len() as u64));
    }
}
