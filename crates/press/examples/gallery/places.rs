//! Charts of places, groups and needs.

use bigplan_press::gap::GapRow;
use bigplan_press::grid::{Cell, Column, GridRow, Worst, heats_by_rank};
use bigplan_press::ranked::Bar;
use bigplan_press::triangle::Level;
use bigplan_press::{Drawn, Gap, Grid, Interval, NumberFormat, Ranked, Triangle};

use super::Shown;

/// Every chart of places.
pub fn all() -> Vec<Shown> {
    vec![
        ("Gap", gap().for_page("gap")),
        ("Gap, awkward", awkward_gap().for_page("gap-awkward")),
        ("Bars", ranked(8).for_page("bars")),
        ("Bars, forty places", ranked(40).for_page("bars-many")),
        ("Bars, below nought", below().for_page("bars-below")),
        ("Hot spots", grid(6, 5).for_page("grid")),
        ("Hot spots, many", grid(12, 14).for_page("grid-many")),
        ("Triangle", triangle().for_page("triangle")),
    ]
}

fn gap() -> Gap {
    let row = |name: &str, first, second| GapRow { name: name.into(), first: Some(first), second: Some(second) };
    Gap {
        title: "Five good GCSEs".into(),
        unit: "% of pupils with five good GCSEs".into(),
        numbers: NumberFormat::percent(1),
        differences: NumberFormat { after: " pts".into(), ..NumberFormat::plain(1) },
        first: "with free school meals".into(),
        second: "all other pupils".into(),
        rows: vec![row("2006", 18.1, 46.0), row("2007", 20.4, 47.2), row("2008", 22.7, 48.1), row("2009", 26.6, 54.2)],
        from_nought: true,
    }
}

fn awkward_gap() -> Gap {
    let row = |name: &str, first, second| GapRow { name: name.into(), first, second };
    Gap {
        rows: vec![
            row(
                "A district whose name is so long that nobody would ever write it in full on a form",
                Some(99.0),
                Some(98.9),
            ),
            row("Equal", Some(50.0), Some(50.0)),
            row("The other way round", Some(80.0), Some(20.0)),
            row("One only", None, Some(70.0)),
            row("None", None, None),
        ],
        ..gap()
    }
}

fn ranked(places: u16) -> Ranked {
    let bar = |number: u16| {
        let value = 14.0 - f64::from(number) * 8.0 / f64::from(places);
        let interval = Some(Interval { low: value - 1.4, high: value + 1.6 });
        let name =
            if number % 7 == 3 { format!("St Something's upon River {number}") } else { format!("District {number}") };
        Bar { name, value: Some(value), interval, own: number == places / 2, missing: String::new() }
    };
    let mut bars: Vec<Bar> = (0..places).map(bar).collect();
    bars.push(Bar { name: "Eastley".into(), missing: "low count".into(), ..Bar::default() });
    Ranked {
        title: "Obesity in year 6".into(),
        unit: "% of children measured".into(),
        numbers: NumberFormat::percent(1),
        bars,
        interval_name: "95% interval".into(),
        average: Some(("England".into(), 9.6)),
    }
}

fn below() -> Ranked {
    let bar = |name: &str, value| Bar { name: name.into(), value: Some(value), ..Bar::default() };
    Ranked {
        unit: "change in points".into(),
        numbers: NumberFormat::plain(1),
        bars: vec![bar("Up", 2.0), bar("Down", -3.5), Bar { own: true, ..bar("Ours", 1.0) }],
        average: None,
        ..ranked(1)
    }
}

fn grid(places: u16, needs: u16) -> Grid {
    let needs_names =
        ["Child poverty", "Teenage conceptions", "Persistent absence", "Obesity in year 6", "First-time entrants"];
    let value =
        |place: u16, need: u16| (!(place == 2 && need == 1)).then(|| f64::from((place * 37 + need * 53) % 91) / 2.0);
    let heats: Vec<Vec<Option<u8>>> = (0..needs)
        .map(|need| heats_by_rank(&(0..places).map(|place| value(place, need)).collect::<Vec<_>>(), Worst::High))
        .collect();
    let cell =
        |place: u16, need: u16| Cell { value: value(place, need), heat: heats[usize::from(need)][usize::from(place)] };
    Grid {
        title: "Hot spots".into(),
        columns: (0..needs)
            .map(|need| Column { name: needs_names[usize::from(need) % 5].into(), numbers: NumberFormat::percent(1) })
            .collect(),
        rows: (0..places)
            .map(|place| GridRow {
                name: format!("Place {place} and around"),
                cells: (0..needs).map(|need| cell(place, need)).collect(),
            })
            .collect(),
        says: "The darkest cells are the fifth of places with the greatest need".into(),
    }
}

fn triangle() -> Triangle {
    let level = |name: &str, who: &str, number| Level { name: name.into(), who: who.into(), number };
    Triangle {
        title: "Levels of need".into(),
        numbers: NumberFormat::plain(0),
        levels: vec![
            level("Acute needs", "children looked after or with a protection plan", Some(512.0)),
            level("Complex needs", "children in need", Some(3_140.0)),
            level("Additional needs", "children with a common assessment", None),
            level("Universal", "all children and young people aged 0 to 19", Some(139_500.0)),
        ],
    }
}
