use crate::{GroupCode, Groups};

const EXAMPLE: &str = include_str!("../../examples/groups.toml");

#[test]
fn the_built_in_groups_are_all_valid() {
    if let Err(bad) = Groups::built_in() {
        panic!("{}", bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn groups_are_found_by_what_files_write() {
    let groups = Groups::read("groups.toml", EXAMPLE).expect("valid");
    let girls: GroupCode = "sex:girls".parse().expect("a code");
    for name in ["Girls", "female", "f", "sex:girls"] {
        assert_eq!(groups.find_by_name(name), Some(girls.clone()), "{name}");
    }
    assert_eq!(groups.find_by_name("Total"), Some(GroupCode::all()));
    assert_eq!(groups.find_by_name("otters"), None);
    assert_eq!(
        groups.find_within("Free school meals", "YES").map(|code| code.to_string()),
        Some("free-meals:yes".into())
    );
    assert!(groups.knows(&girls) && groups.knows(&GroupCode::all()));
    assert_eq!(groups.name(&girls), "Girls");
}

#[test]
fn faults_are_refused_with_their_lines() {
    let twice = format!("{EXAMPLE}\n[[dimension]]\ncode = \"sex\"\nname = \"Again\"\n");
    let line = EXAMPLE.lines().count() + 2;
    let bad = Groups::read("groups.toml", &twice).expect_err("must be refused");
    assert_eq!((bad.len(), bad[0].line), (1, line), "{bad:?}");
    assert!(bad[0].reason.contains("stands twice"));
    let bad = Groups::read(
        "groups.toml",
        "[[dimension]]\ncode = \"a b\"\nname = \"x\"\n[[dimension.values]]\ncode = \"c\"\nname = \"d\"\n",
    );
    assert!(bad.expect_err("must be refused")[0].reason.contains("is not a group's code"));
}
