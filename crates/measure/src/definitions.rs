//! Everything that definition files say, read in one go when the program starts.

use crate::catalogue::laid_over;
use crate::refusal::BadDefinition;
use crate::{Areas, Catalogue, GapRule, Groups, Neighbours, built_in};

/// The measures, places, groups and neighbours that are defined.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    /// The measures.
    pub catalogue: Catalogue,
    /// The places.
    pub areas: Areas,
    /// The groups of children.
    pub groups: Groups,
    /// The statistical neighbours that a partnership begins with.
    pub neighbours: Neighbours,
    /// Files of outlines for maps, each its name and its GeoJSON; those carried first. Not read here.
    pub outlines: Vec<(String, String)>,
}

impl Definitions {
    /// Reads what the program carries, with a folder of one's own laid over it. Each own file is its path below that
    /// folder ("measures/ni-72.toml", "areas/localities.csv", "areas/wards.geojson", "groups.toml", "neighbours/2026.csv") and its text; a file
    /// of the same name takes the place of the one carried.
    ///
    /// # Errors
    /// Everything wrong with any of the files: none of them is taken then.
    pub fn read(own: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        let mut faults: Vec<BadDefinition> = own.iter().filter(|(path, _)| kind(path).is_none()).map(stray).collect();
        let of = |wanted: Kind| -> Vec<(String, String)> {
            own.iter().filter(|(path, _)| kind(path) == Some(wanted)).cloned().collect()
        };
        let catalogue = Catalogue::built_in_with(&of(Kind::Measure)).unwrap_or_else(|bad| keep(&mut faults, bad));
        let areas = Areas::built_in_with(&of(Kind::Area)).unwrap_or_else(|bad| keep(&mut faults, bad));
        let groups = Groups::built_in_with(&of(Kind::Groups)).unwrap_or_else(|bad| keep(&mut faults, bad));
        let neighbours = Neighbours::built_in_with(&of(Kind::Neighbours)).unwrap_or_else(|bad| keep(&mut faults, bad));
        let outlines = laid_over(built_in::OUTLINE_FILES, &of(Kind::Outlines));
        let found = Self { catalogue, areas, groups, neighbours, outlines };
        if faults.is_empty() {
            faults = found.unknown_words();
        }
        if faults.is_empty() { Ok(found) } else { Err(faults) }
    }

    /// Groups and places that a file speaks of and no file defines.
    fn unknown_words(&self) -> Vec<BadDefinition> {
        let mut faults = Vec::new();
        let mut refuse = |file: String, word: &str| {
            let reason = format!("speaks of {word}, which no file defines: define it, or leave it out");
            faults.push(BadDefinition { file, line: 0, reason });
        };
        for definition in self.catalogue.iter() {
            let file = || format!("{}.toml", definition.code);
            match &definition.gap {
                Some(GapRule::TwoGroups { of, against }) => [of, against]
                    .into_iter()
                    .filter(|group| !self.groups.knows(group))
                    .for_each(|group| refuse(file(), group.as_str())),
                Some(GapRule::TwoPlaces { of, against }) => [of, against]
                    .into_iter()
                    .filter(|area| self.areas.find(area).is_none())
                    .for_each(|area| refuse(file(), area.as_str())),
                Some(GapRule::LowestFifth) | None => {}
            }
        }
        let listed = self
            .neighbours
            .iter()
            .flat_map(|(own, list)| std::iter::once(own).chain(list.iter().map(|neighbour| &neighbour.area)));
        let unknown: std::collections::BTreeSet<_> = listed.filter(|area| self.areas.find(area).is_none()).collect();
        unknown.into_iter().for_each(|area| refuse("the file of neighbours".into(), area.as_str()));
        faults
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Measure,
    Area,
    Groups,
    Neighbours,
    Outlines,
    /// Read by others.
    Registers,
}

/// What a file is, by its path below the folder of definitions.
fn kind(path: &str) -> Option<Kind> {
    match path.split_once('/') {
        None if path == "groups.toml" => Some(Kind::Groups),
        Some(("measures", name)) if name.ends_with(".toml") => Some(Kind::Measure),
        Some(("areas", name)) if name.ends_with(".toml") || name.ends_with(".csv") => Some(Kind::Area),
        Some(("areas", name)) if name.ends_with(".geojson") || name.ends_with(".json") => Some(Kind::Outlines),
        Some(("neighbours", name)) if name.ends_with(".csv") => Some(Kind::Neighbours),
        Some(("registers" | "code-lists", name)) if name.ends_with(".toml") => Some(Kind::Registers),
        Some(("calendars", name)) if name.ends_with(".csv") => Some(Kind::Registers),
        Some(("access", name)) if name.starts_with("registers/") && name.ends_with(".toml") => Some(Kind::Registers),
        _ => None,
    }
}

fn stray((path, _): &(String, String)) -> BadDefinition {
    let reason = "is none of measures/….toml, areas/….toml, .csv or .geojson, neighbours/….csv, groups.toml, and the \
                  files of registers: move or remove it";
    BadDefinition { file: path.clone(), line: 0, reason: reason.to_owned() }
}

/// Keeps the faults and goes on with nothing, so that all bad files are named at once.
fn keep<T: Default>(faults: &mut Vec<BadDefinition>, bad: Vec<BadDefinition>) -> T {
    faults.extend(bad);
    T::default()
}

#[cfg(test)]
mod tests {
    use super::Definitions;

    fn own(path: &str, text: &str) -> (String, String) {
        (path.to_owned(), text.to_owned())
    }

    #[test]
    fn what_the_program_carries_fits_together() {
        if let Err(bad) = Definitions::read(&[]) {
            panic!("{}", bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
        }
    }

    #[test]
    fn all_bad_files_of_a_folder_are_named_at_once() {
        let files = [
            own("measures/tried-here.toml", "code = 1"),
            own("areas/tried-here.csv", "code\n"),
            own("neighbours/9999.csv", "code\n"),
            own("notes.txt", ""),
            own("registers/visit.toml", "left to the reader of registers"),
            own("groups.toml", "[["),
        ];
        let bad = Definitions::read(&files).expect_err("must be refused");
        let mut named: Vec<_> = bad.iter().map(|fault| fault.file.as_str()).collect();
        named.sort_unstable();
        assert_eq!(
            named,
            ["areas/tried-here.csv", "groups.toml", "measures/tried-here.toml", "neighbours/9999.csv", "notes.txt"]
        );
    }

    #[test]
    fn ones_own_files_are_laid_over() {
        let example = include_str!("../examples/definition.toml").replace("\"ni-72\"", "\"tried-here\"");
        let example = example.replace("title = \"", "title = \"Tried here: ");
        let files = [own("measures/tried-here.toml", &example)];
        let found = Definitions::read(&files).expect("valid");
        assert!(found.catalogue.find_by_name("tried-here").is_some());
        let carried = found.outlines.len();
        let map = own("areas/tried-here.geojson", "{}");
        let found = Definitions::read(&[map]).expect("outlines are not read here");
        assert_eq!((found.outlines.len(), found.outlines[carried].1.as_str()), (carried + 1, "{}"));
        let strange = example.replace("free-meals:no", "otters:yes");
        let bad = Definitions::read(&[own("measures/tried-here.toml", &strange)]).expect_err("must be refused");
        assert!(bad[0].reason.contains("otters:yes"), "{}", bad[0]);
    }
}
