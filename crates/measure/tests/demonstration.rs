//! The figures of the demonstration, read with the definitions that the program carries.

#![allow(clippy::expect_used, reason = "a test may stop where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

use bigplan_measure::where_we_stand::{Aim, Sure, Target, TargetKind, Travel, Way, assess, travel_since};
use bigplan_measure::{
    AreaCode, Definitions, GroupCode, MeasureCode, Missing, Period, Point, Series, Standing, Status,
};

/// The heading of a file of figures in our own layout.
const COLUMNS: &str =
    "measure,area,group,period,numerator,denominator,value,symbol,standing,comparable,source,published_on,at";

struct Row {
    place: String,
    cells: Vec<String>,
}

/// The rows of every file of the demonstration in our own layout.
fn rows() -> Vec<Row> {
    let demo = Path::new("../../demo");
    let folders = fs::read_dir(demo).expect("the demonstration").map(|entry| entry.expect("an entry").path());
    let files: Vec<PathBuf> = folders.filter(|path| path.is_dir()).flat_map(|folder| list(&folder)).collect();
    let tables = files.iter().map(|file| (file, fs::read_to_string(file).expect("text")));
    tables
        .filter(|(_, text)| text.lines().next() == Some(COLUMNS))
        .flat_map(|(file, text)| {
            let rows = text.lines().enumerate().skip(1);
            rows.map(|(index, line)| Row { place: format!("{}:{}", file.display(), index + 1), cells: cells(line) })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "csv")).collect()
}

/// The cells before the source, which alone may hold commas.
fn cells(line: &str) -> Vec<String> {
    line.split(',').take(10).map(str::to_owned).collect()
}

#[test]
fn every_figure_is_of_a_known_measure_place_group_and_period() {
    let known = Definitions::read(&[]).expect("valid");
    let rows = rows();
    assert!(!rows.is_empty());
    let wrong: Vec<String> = rows.iter().filter_map(|row| fault(&known, row)).collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

fn fault(known: &Definitions, Row { place, cells }: &Row) -> Option<String> {
    let [measure, area, group, period, numerator, denominator, value, symbol, ..] = cells.as_slice() else {
        return Some(format!("{place}: too few cells"));
    };
    let wrong = |what: &str| Some(format!("{place}: {what}"));
    if measure.parse::<MeasureCode>().ok().and_then(|code| known.catalogue.find(&code)).is_none() {
        return wrong(measure);
    }
    if area.parse::<AreaCode>().ok().and_then(|code| known.areas.find(&code)).is_none() {
        return wrong(area);
    }
    if !group.parse::<GroupCode>().is_ok_and(|code| known.groups.knows(&code)) {
        return wrong(group);
    }
    if period.parse::<Period>().is_err() {
        return wrong(period);
    }
    let numbers = [numerator, denominator, value];
    if numbers.iter().any(|cell| !cell.is_empty() && !cell.parse::<f64>().is_ok_and(f64::is_finite)) {
        return wrong("a number that is none");
    }
    let missing = Missing::read(symbol).filter(|missing| *missing != Missing::Blank);
    (value.is_empty() != missing.is_some()).then(|| format!("{place}: neither value nor reason, or both"))
}

/// Under-18 conceptions for 1,000 girls of 15 to 17, as the Office for National Statistics published them in 2019.
fn conceptions(area: &str) -> Series {
    let of =
        |row: &&Row| row.cells[0] == "ni-112" && row.cells[1] == area && row.place.contains("under-18-conceptions");
    let number = |cell: &String| cell.parse::<f64>().ok();
    rows()
        .iter()
        .filter(of)
        .map(|Row { cells, .. }| Point {
            period: cells[3].parse().expect("a period"),
            value: number(&cells[6]),
            numerator: number(&cells[4]),
            denominator: number(&cells[5]),
            standing: Standing::Final,
            comparable: cells[9] == "true",
            missing: None,
        })
        .collect()
}

#[test]
fn what_became_of_the_aim_to_more_than_halve_teenage_conceptions() {
    let known = Definitions::read(&[]).expect("valid");
    let measure = known.catalogue.find_by_name("NI 112").expect("it is defined");
    let peterborough = conceptions("E06000031");
    let (first, last) = (Period::Year(1998), Period::Year(2010));
    assert_eq!(peterborough.at(first).and_then(|point| point.value), Some(57.7));
    let until_2010: Series = peterborough.points().iter().filter(|p| p.period.ends() <= last.ends()).cloned().collect();
    let target = Target { period: last, value: 26.0, kind: TargetKind::Plan, tolerance: None };
    let aim = Aim { baseline: Some((first, 57.7)), set_on: None, targets: vec![target] };
    let found = assess(measure, &until_2010, &aim, 420, jiff::civil::date(2012, 3, 1));
    assert_eq!((found.latest.and_then(|point| point.value), found.status), (Some(46.6), Status::OffTarget));
    assert!(found.difference.is_some_and(|d| (d - 20.6).abs() < 1e-9));
    assert_eq!(peterborough.at(last).and_then(|point| point.value), Some(46.6));
    // In twelve years 57.7 became 46.6, by 185 and 161 conceptions: chance alone could just have done it. In the larger
    // county 31.4 became 24.4, and it could not.
    let since = |series: &Series| {
        let until: Series = series.points().iter().filter(|p| p.period.ends() <= last.ends()).cloned().collect();
        let Travel::Moved { change, .. } = travel_since(measure, &until, first) else { panic!("it moved") };
        (change.way, change.sure)
    };
    assert_eq!(since(&peterborough), (Way::Better, Sure::MayBeChance));
    assert_eq!(since(&conceptions("E10000003")), (Way::Better, Sure::Real));
}
