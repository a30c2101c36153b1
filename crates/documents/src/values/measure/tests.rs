use bigplan_plan::Unit::{self, *};

use super::{Around, read_baseline, read_movements, read_targets, share_groups};

const COLUMN: Around<'static> = Around { period: Some("2009/10"), title: "" };

/// Group, period, value and unit of one target.
type Told = (Option<String>, Option<String>, Option<f64>, Option<Unit>);

fn cell(text: &str) -> Vec<Told> {
    read_targets(text, COLUMN).into_iter().map(|t| (t.group, t.target.period, t.target.value, t.target.unit)).collect()
}

fn only(value: f64, unit: Option<Unit>) -> Vec<Told> {
    vec![(None, Some("2009/10".into()), Some(value), unit)]
}

#[test]
fn a_cell_with_one_number_is_one_target_of_its_column() {
    assert_eq!(cell("62%"), only(62.0, Some(Percent)));
    assert_eq!(cell("Target 2 schools"), only(2.0, Some(Count)));
    for text in ["2008 data 23.6", "(2008 data) 23.6"] {
        assert_eq!(cell(text), [(None, Some("2008".into()), Some(23.6), None)], "{text}");
    }
    assert_eq!(cell("21,675 screens (1,806 per month)"), only(21675.0, Some(Count)));
    assert_eq!(cell("20% November"), only(20.0, Some(Percent)));
    assert_eq!(cell("10% or less of children move more than 3 times"), only(10.0, Some(Percent)));
    assert_eq!(cell("0"), only(0.0, None));
}

#[test]
fn open_cells_are_targets_without_value_and_empty_ones_none() {
    for text in ["*", "tbc", "TBC.", "to be agreed", "Improved scores"] {
        let found = read_targets(text, COLUMN);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found.iter().all(|t| t.target.value.is_none()), "{text}");
    }
    assert!(cell("").is_empty() && cell(" – ").is_empty() && cell("n/a").is_empty());
}

#[test]
fn a_cell_for_two_groups_gives_two_targets() {
    let mut row =
        vec![read_targets("KS2 - 27% points KS4 - 28% points", COLUMN), read_targets("24% points 25% points", COLUMN)];
    share_groups(&mut row);
    let flat: Vec<(&str, f64)> =
        row.iter().flatten().map(|t| (t.group.as_deref().unwrap_or(""), t.target.value.unwrap())).collect();
    assert_eq!(flat, [("KS2", 27.0), ("KS4", 28.0), ("KS2", 24.0), ("KS4", 25.0)]);
    assert_eq!(
        cell("Boys: 45% Girls: 52%").iter().map(|t| t.0.clone().unwrap()).collect::<Vec<_>>(),
        ["Boys", "Girls"]
    );
}

#[test]
fn two_targets_in_one_sentence_keep_their_own_dates() {
    let found = cell("Increase of 5% by 2006 & 8% by 2007 & 10% by 2008 in the numbers in learning");
    let flat: Vec<(Option<&str>, Option<f64>)> = found.iter().map(|t| (t.1.as_deref(), t.2)).collect();
    assert_eq!(flat, [(Some("2006"), Some(5.0)), (Some("2007"), Some(8.0)), (Some("2008"), Some(10.0))]);
    let shares: Vec<Option<f64>> =
        cell("70 % of first visits within 7 days/ 80% of full ones within 35 days").iter().map(|t| t.2).collect();
    assert_eq!(shares, [Some(70.0), Some(80.0)]);
}

#[test]
fn movements_tell_where_it_stands_from_where_it_should_be() {
    let fall = read_movements("fewer settings need support, from 14% to 10% by July 2010", Around::default());
    assert_eq!(fall.baseline.as_ref().and_then(|b| b.value), Some(14.0));
    let aim = &fall.targets.first().unwrap().target;
    assert_eq!((aim.value, aim.period.as_deref(), aim.unit), (Some(10.0), Some("2010-07"), Some(Percent)));

    let half =
        read_movements("50% reduction in deaths by 2010 (Baseline – 98 deaths on roads in 1994)", Around::default());
    let stands = half.baseline.unwrap();
    assert_eq!((stands.value, stands.period.as_deref(), stands.unit), (Some(98.0), Some("1994"), Some(Count)));
    let aim = &half.targets.first().unwrap().target;
    assert_eq!((aim.value, aim.period.as_deref()), (Some(50.0), Some("2010")));

    let rise = read_movements("Increase to 95% the % of children seen each year", Around::default());
    assert_eq!(rise.targets.iter().map(|t| t.target.value).collect::<Vec<_>>(), [Some(95.0)]);
    assert!(read_movements("Improved scores for boys", Around::default()).targets.is_empty());
}

#[test]
fn the_title_lends_its_unit() {
    let rate = Around { period: None, title: "Conceptions under 18 per 1000" };
    assert_eq!(read_baseline("57.4 (1998)", rate).and_then(|b| b.unit), Some(Per1000));
    assert_eq!(read_baseline("57.4 (1998)", rate).and_then(|b| b.period).as_deref(), Some("1998"));
}
