use crate::{Areas, BadDefinition, Catalogue, GapRule, Groups, MeasureCode, Period, Tolerance};

const EXAMPLE: &str = include_str!("../../examples/definition.toml");

fn file(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// The example under another code and title.
fn other(code: &str) -> (String, String) {
    let text =
        EXAMPLE.replace("\"ni-72\"", &format!("\"{code}\"")).replace("title = \"", &format!("title = \"{code}: "));
    file(&format!("{code}.toml"), &text)
}

fn refused(files: &[(String, String)]) -> Vec<BadDefinition> {
    Catalogue::read(files).expect_err("a bad file must be refused")
}

/// The line, from 1, on which a text stands in the example.
fn line_of(needle: &str) -> usize {
    EXAMPLE.lines().position(|line| line.starts_with(needle)).expect("the example has it") + 1
}

#[test]
fn the_built_in_definitions_are_all_valid() {
    match Catalogue::built_in() {
        Ok(catalogue) => assert_eq!(catalogue.len(), crate::built_in::MEASURE_FILES.len()),
        Err(bad) => panic!("{}", bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

#[test]
fn the_groups_and_areas_of_built_in_gaps_are_known() {
    let (catalogue, groups, areas) = (Catalogue::built_in(), Groups::built_in(), Areas::built_in());
    let (catalogue, groups, areas) = (catalogue.expect("valid"), groups.expect("valid"), areas.expect("valid"));
    for definition in catalogue.iter() {
        match &definition.gap {
            Some(GapRule::TwoGroups { of, against }) => {
                assert!(groups.knows(of) && groups.knows(against), "{}: {of}, {against}", definition.code);
            }
            Some(GapRule::TwoPlaces { of, against }) => {
                let known = areas.find(of).is_some() && areas.find(against).is_some();
                assert!(known, "{}: {of}, {against}", definition.code);
            }
            Some(GapRule::LowestFifth) | None => {}
        }
    }
}

#[test]
fn the_example_is_read() {
    let catalogue = Catalogue::read(&[file("definitions/measures/ni-72.toml", EXAMPLE)]).expect("valid");
    let found = catalogue.find_by_name("NI 72").expect("found by how people say it");
    assert_eq!(found.tolerance, Tolerance::Within(1.0));
    assert!(matches!(found.gap, Some(GapRule::TwoGroups { .. })));
    assert_eq!(found.shown(48.04), "48.0%");
    assert_eq!(found.shown(-0.04), "0.0%");
    assert!(found.held_in(Period::SchoolYear(2008)) && !found.held_in(Period::SchoolYear(2012)));
    assert_eq!(
        catalogue.find_by_name("good level of development percent").map(|d| d.code.shown()),
        Some("NI 72".into())
    );
    assert_eq!(catalogue.themes().keys().copied().collect::<Vec<_>>(), ["attainment", "early years"]);
}

#[test]
fn a_fault_is_refused_with_its_line_and_reason() {
    let faults = [
        ("polarity = \"high\"", "polarity = \"hihg\"", "polarity", "unknown word `hihg`"),
        ("polarity = \"high\"", "polarty = \"high\"", "polarity", "unknown key `polarty`"),
        ("code = \"ni-72\"", "code = \"NI 72\"", "code", "is not a measure's code"),
        ("code = \"ni-72\"", "code = \"ni-73\"", "code", "call the file ni-73.toml"),
        ("decimals = 1", "decimals = 9", "decimals", "0 to 4"),
        ("multiplier = 100.0", "multiplier = nan", "multiplier", "above nought"),
        ("from = 2008, until = 2012", "from = 2013, until = 2012", "held", "not after"),
        ("within = 1.0 }  ", "within = -1.0 }  ", "tolerance", "nought or more"),
        ("\nnumerator = \"Children", "\nnumerator = \"\"# Children", "numerator", "says nothing"),
    ];
    for (good, bad, key, reason) in faults {
        assert!(EXAMPLE.contains(good), "{good}");
        let wrong = refused(&[file("ni-72.toml", &EXAMPLE.replacen(good, bad, 1))]);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!((wrong[0].file.as_str(), wrong[0].line), ("ni-72.toml", line_of(key)), "{}", wrong[0]);
        assert!(wrong[0].reason.contains(reason), "{}", wrong[0]);
    }
}

#[test]
fn all_bad_files_are_named_at_once() {
    let wrong = refused(&[file("a.toml", "code = "), file("b.toml", ""), other("c"), file("d.toml", EXAMPLE)]);
    let files: Vec<_> = wrong.iter().map(|bad| bad.file.as_str()).collect();
    assert_eq!(files, ["a.toml", "b.toml", "d.toml"]);
    assert_eq!(wrong[0].line, 1);
    assert!(wrong[1].reason.contains("missing key"), "{}", wrong[1]);
}

#[test]
fn a_title_stands_once() {
    let twin = EXAMPLE.replace("\"ni-72\"", "\"twin\"");
    let wrong = refused(&[file("ni-72.toml", EXAMPLE), file("twin.toml", &twin)]);
    assert_eq!((wrong.len(), wrong[0].file.as_str(), wrong[0].line), (1, "twin.toml", line_of("title")));
    assert!(wrong[0].reason.contains("ni-72.toml"));
}

#[test]
fn a_successor_must_be_defined_and_is_found_both_ways() {
    let succeeded =
        format!("{EXAMPLE}\n[[successors]]\ncode = \"new\"\nfrom-year = 2013\ncomparable = false\nwhy = \"x\"\n");
    let line = succeeded.lines().position(|line| line == "code = \"new\"").map(|index| index + 1);
    let wrong = refused(&[file("ni-72.toml", &succeeded)]);
    assert_eq!((wrong.len(), Some(wrong[0].line)), (1, line));
    assert!(wrong[0].reason.contains("new.toml"));

    let catalogue = Catalogue::read(&[file("ni-72.toml", &succeeded), other("new")]).expect("valid");
    let code = |text: &str| text.parse::<MeasureCode>().expect("a code");
    assert_eq!(catalogue.successors(&code("ni-72"))[0].0.from_year, 2013);
    assert_eq!(catalogue.predecessors(&code("new"))[0].code, code("ni-72"));
    // Both have the same other names: neither is found by them alone.
    assert_eq!(catalogue.named("NI72").len(), 1);
    assert_eq!(catalogue.named("good_level_of_development_percent").len(), 2);
    assert!(catalogue.find_by_name("good_level_of_development_percent").is_none());
}

#[test]
fn ones_own_file_takes_the_place_of_the_one_carried() {
    let carried = [("a.toml", "1"), ("b.toml", "2")];
    let own = [file("own/b.toml", "3"), file("own/c.toml", "4")];
    let texts: Vec<_> = super::laid_over(&carried, &own).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["1", "3", "4"]);
}
