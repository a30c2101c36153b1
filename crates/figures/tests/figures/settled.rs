//! What a person says goes before what was recognised.

use std::io::Cursor;

use bigplan_figures::{FigureColumn, Holds, Mapping, Part, propose};

use crate::shown::{as_mapped, line};
use crate::vocabulary::invented;

fn proposed(text: &str) -> Mapping {
    propose(Cursor::new(text), invented()).unwrap().mapping
}

fn given(text: &str, mapping: &Mapping) -> Vec<String> {
    as_mapped(text.as_bytes(), mapping, invented()).0.iter().map(line).collect()
}

#[test]
fn a_measure_for_a_column_and_a_part_of_another() {
    let text = "year,level,la_name,odd_name,odd_base\n2009,Local authority,Tolmouth,0.5,80\n";
    let mut mapping = proposed(text);
    assert_eq!(given(text, &mapping), [""; 0]);
    let measure = Some("m-teeth".parse().unwrap());
    let whole = FigureColumn { part: Part::Denominator, measure: measure.clone(), ..FigureColumn::default() };
    mapping.columns[3].holds = Holds::Figure(FigureColumn { measure, times: Some(100.0), ..FigureColumn::default() });
    mapping.columns[4].holds = Holds::Figure(whole);
    assert_eq!(given(text, &mapping), ["D2 m-teeth X06000001 all 2009 50 (? of 80)"]);
}

#[test]
fn names_are_explained_and_the_whole_has_a_source() {
    let text = "measure,area,group,period,value\nOld name,The town,Lasses,2009,50\n";
    let mut mapping = proposed(text);
    let (_, reading) = as_mapped(text.as_bytes(), &mapping, invented());
    assert_eq!(reading.areas.iter().map(|unknown| unknown.text.as_str()).collect::<Vec<_>>(), ["The town"]);
    mapping.names.measures.insert("Old name".to_owned(), "m-teeth".parse().unwrap());
    mapping.names.areas.insert("The town".to_owned(), "X06000001".parse().unwrap());
    mapping.names.groups.insert("Lasses".to_owned(), "sex:girls".parse().unwrap());
    mapping.all.source = Some("Survey".to_owned());
    assert_eq!(given(text, &mapping), ["E2 m-teeth X06000001 sex:girls 2009 50 from Survey"]);
}

#[test]
fn one_measure_place_and_period_for_a_whole_table() {
    let text = "sex,value\nGirls,50\nBoys,40\n";
    let mut mapping = proposed(text);
    let (_, reading) = as_mapped(text.as_bytes(), &mapping, invented());
    let codes: Vec<&String> = reading.counts.keys().collect();
    assert_eq!(codes, ["area-not-said", "measure-not-said", "period-not-said"]);
    mapping.all.measure = Some("m-reading".parse().unwrap());
    mapping.all.area = Some("X07000003".parse().unwrap());
    mapping.all.period = Some("2009/10".to_owned());
    assert_eq!(
        given(text, &mapping),
        ["B2 m-reading X07000003 sex:girls 2009/10s 50", "B3 m-reading X07000003 sex:boys 2009/10s 40"]
    );
}

#[test]
fn rows_are_chosen_by_a_column() {
    let text = include_str!("../data/cases/undecided.csv");
    let mut mapping = proposed(text);
    mapping.columns[3].holds = Holds::Only { value: Some("Small".to_owned()) };
    assert_eq!(given(text, &mapping), ["E3 m-teeth X06000001 all 2016 60"]);
}

#[test]
fn what_is_good_in_a_bad_file_is_kept_and_no_more() {
    let text = include_str!("../data/cases/twice.csv");
    let mapping = proposed(text);
    let (first, reading) = as_mapped(text.as_bytes(), &mapping, invented());
    assert!(reading.has_errors());
    assert_eq!(first.len(), 3);
    let (kept, _) = as_mapped(text.as_bytes(), &reading.kept(&mapping), invented());
    let kept: Vec<String> = kept.iter().map(line).collect();
    assert_eq!(kept, ["D2 m-teeth X07000001 all 2008 50", "D5 m-teeth X07000002 all 2009 52"]);
}
