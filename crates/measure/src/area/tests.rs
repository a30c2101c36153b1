use crate::{AreaCode, AreaKind, Areas, BadDefinition};

const TOML: &str = include_str!("../../examples/areas.toml");
const CSV: &str = include_str!("../../examples/areas.csv");

fn read(files: &[(&str, &str)]) -> Result<Areas, Vec<BadDefinition>> {
    let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Areas::read(&files)
}

fn code(text: &str) -> AreaCode {
    text.parse().expect("a code")
}

#[test]
fn the_built_in_areas_are_all_valid() {
    if let Err(bad) = Areas::built_in() {
        panic!("{}", bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn areas_are_found_by_code_name_and_alias_and_know_their_families() {
    let areas = read(&[("a.toml", TOML), ("b.csv", CSV)]).expect("valid");
    for name in ["E10000003", "cambridgeshire", "873", "CAMBS"] {
        assert_eq!(areas.find_by_name(name).map(|area| area.code.as_str()), Some("E10000003"), "{name}");
    }
    assert_eq!(areas.find(&code("E07000010")).map(|area| area.kind), Some(AreaKind::District));
    let children: Vec<_> = areas.children_of(&code("E12000006")).iter().map(|area| area.name.as_str()).collect();
    assert_eq!(children, ["Cambridgeshire", "Peterborough"]);
    let parents: Vec<_> = areas.parents_of(&code("E07000010")).iter().map(|area| area.name.as_str()).collect();
    assert_eq!(parents, ["Cambridgeshire", "East of England", "England"]);
}

#[test]
fn an_alias_of_two_places_means_neither() {
    let rows = "code,name,kind,parent,aliases\nE92000001,England,country,,921\nE06000046,Isle of Wight,unitary,,921\n";
    let areas = read(&[("a.csv", rows)]).expect("valid");
    assert!(areas.find_by_name("921").is_none());
    assert_eq!(areas.named("921").len(), 2);
}

#[test]
fn faults_are_refused_with_their_lines() {
    let head = "code,name,kind,parent,aliases\n";
    let cases = [
        ("a.csv", "code,name\n".to_owned(), 1, "first line"),
        ("a.csv", format!("{head}E1,X,county,,\n"), 2, "is not an area's code"),
        ("a.csv", format!("{head}E10000003,X,shire,,\n"), 2, "unknown word"),
        ("a.csv", format!("{head}E10000003,X,county,\n"), 2, "five cells"),
        ("a.csv", format!("{head}\nE10000003,X,county,E12000006,\n"), 3, "no file has E12000006"),
        ("a.csv", format!("{head}E10000003,X,county,,\nE10000003,Y,county,,\n"), 3, "stands twice"),
        (
            "a.toml",
            "[[area]]\ncode = \"E10000003\"\nname = \"X\"\nkind = \"county\"\npop = 3\n".to_owned(),
            5,
            "unknown key",
        ),
    ];
    for (name, text, line, reason) in cases {
        let wrong = read(&[(name, &text)]).expect_err("must be refused");
        assert_eq!((wrong.len(), wrong[0].line), (1, line), "{wrong:?}");
        assert!(wrong[0].reason.contains(reason), "{}", wrong[0]);
    }
}

#[test]
fn a_cell_with_a_comma_stands_in_quotation_marks() {
    let rows = "code,name,kind,parent,aliases\nE06000023,\"Bristol, City of\",unitary,,801;Bristol\n";
    let areas = read(&[("a.csv", rows)]).expect("valid");
    assert_eq!(areas.find_by_name("Bristol").map(|area| area.name.as_str()), Some("Bristol, City of"));
}
