//! Statistical neighbours: the councils most like one's own, nearest first. The list that the program carries is the
//! default; each partnership may keep its own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalogue::laid_over;
use crate::refusal::{BadDefinition, FileText};
use crate::{AreaCode, built_in};

/// The heading of a file of neighbours.
const COLUMNS: &str = "code,neighbour,rank,closeness";

/// A neighbour of a council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// The other council.
    pub area: AreaCode,
    /// 1 is the nearest.
    pub rank: u8,
    /// How close, in the publisher's words ("very close").
    pub closeness: String,
}

/// The neighbours of every council that has some.
#[derive(Clone, Debug, Default)]
pub struct Neighbours(BTreeMap<AreaCode, Vec<Neighbour>>);

impl Neighbours {
    /// Reads a CSV file with the columns code, neighbour, rank, closeness.
    ///
    /// # Errors
    /// Every line that is wrong; no part of the file is taken then.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<BadDefinition>> {
        let file = FileText { name: file, text };
        let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        if lines.next().map(|(_, heading)| heading.trim()) != Some(COLUMNS) {
            return Err(vec![file.refuse_line(1, format!("the first line must be {COLUMNS}"))]);
        }
        let (mut found, mut faults) = (Self::default(), Vec::new());
        for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            if let Err(reason) = found.take(line) {
                faults.push(file.refuse_line(index + 1, reason));
            }
        }
        found.0.values_mut().for_each(|list| list.sort_by_key(|neighbour| neighbour.rank));
        if faults.is_empty() { Ok(found) } else { Err(faults) }
    }

    /// The neighbours that the program carries: those of the newest file.
    ///
    /// # Errors
    /// Every line that is wrong; a test sees to it that none is.
    pub fn built_in() -> Result<Self, Vec<BadDefinition>> {
        Self::built_in_with(&[])
    }

    /// The newest file (by name) of those that the program carries and one's own.
    ///
    /// # Errors
    /// Every line of that file that is wrong.
    pub fn built_in_with(own: &[(String, String)]) -> Result<Self, Vec<BadDefinition>> {
        let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let files = laid_over(built_in::NEIGHBOUR_FILES, own);
        let newest = files.iter().max_by_key(|(name, _)| last(name));
        newest.map_or_else(|| Ok(Self::default()), |(file, text)| Self::read(file, text))
    }

    /// The councils that have neighbours, with them.
    pub fn iter(&self) -> impl Iterator<Item = (&AreaCode, &[Neighbour])> {
        self.0.iter().map(|(area, list)| (area, list.as_slice()))
    }

    /// The neighbours of a council, nearest first; empty where none are known.
    pub fn of(&self, area: &AreaCode) -> &[Neighbour] {
        self.0.get(area).map_or(&[], Vec::as_slice)
    }

    fn take(&mut self, line: &str) -> Result<(), String> {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let [code, neighbour, rank, closeness] = cells.as_slice() else {
            return Err(format!("a line has four cells ({COLUMNS}), this one has {}", cells.len()));
        };
        let area = |text: &str| text.parse::<AreaCode>().map_err(|error| error.to_string());
        let (own, other) = (area(code)?, area(neighbour)?);
        let rank: u8 = rank.parse().map_err(|_| format!("\"{rank}\" is not a rank from 1 to 255"))?;
        let list = self.0.entry(own.clone()).or_default();
        if own == other || list.iter().any(|known| known.area == other || known.rank == rank) {
            return Err(format!("{own} has itself, {other} or rank {rank} twice among its neighbours"));
        }
        list.push(Neighbour { area: other, rank, closeness: (*closeness).to_owned() });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Neighbours;
    use crate::{AreaCode, Areas};

    #[test]
    fn the_built_in_neighbours_are_valid_and_known_places() {
        let (found, areas) = (Neighbours::built_in().expect("valid"), Areas::built_in().expect("valid"));
        for (own, list) in &found.0 {
            assert!(areas.find(own).is_some(), "{own}");
            assert!(list.iter().all(|neighbour| areas.find(&neighbour.area).is_some()), "{own}");
        }
    }

    #[test]
    fn neighbours_are_in_order_and_faults_have_lines() {
        let head = "code,neighbour,rank,closeness\n";
        let text = format!("{head}E06000001,E08000024,2,close\nE06000001,E06000003,1,very close\n");
        let found = Neighbours::read("n.csv", &text).expect("valid");
        let own: AreaCode = "E06000001".parse().expect("a code");
        assert_eq!(found.of(&own).iter().map(|n| n.area.as_str()).collect::<Vec<_>>(), ["E06000003", "E08000024"]);
        assert!(found.of(&"E06000009".parse().expect("a code")).is_empty());
        for bad in
            ["E06000001,E06000003,x,close", "E06000001,E06000001,1,close", "E06000001,E06000003,1", "1,E06000003,1,x"]
        {
            let wrong = Neighbours::read("n.csv", &format!("{head}{bad}\n")).expect_err("must be refused");
            assert_eq!((wrong.len(), wrong[0].line), (1, 2), "{bad}");
        }
        assert_eq!(Neighbours::read("n.csv", "").expect_err("must be refused")[0].line, 1);
    }
}
