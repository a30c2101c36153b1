//! What was found in a return, by the team that works with the child.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use bigplan_crosswalk::Returns;
use bigplan_ledger::statutory::StatutoryReturn;
use bigplan_register::definition::Return;
use bigplan_returns::report::{Kind, Report};

use super::super::found::SHOWN;
use super::{Place, files, kind};
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// The word for children whom the records do not have under their pupil number.
const NOT_FOUND: &str = "Not found in the records by pupil number";
/// The word for children whose records no team has.
const NO_TEAM: &str = "No team";

/// The teams of the children in whose rows something was found, by the return's own number of the child.
#[derive(Default)]
pub(in super::super) struct Teams {
    of: HashMap<String, String>,
    /// By team: how many places, and the children with how many in each.
    found: BTreeMap<String, BTreeMap<String, usize>>,
}

/// What was found in rows of one team's children.
pub(in super::super) struct Team {
    pub(in super::super) name: String,
    pub(in super::super) places: usize,
    pub(in super::super) children: usize,
    /// The children with most findings, by the return's own numbers, and in how many places.
    pub(in super::super) most: Vec<(String, usize)>,
    pub(in super::super) left: usize,
}

impl Teams {
    /// The team of a child of the return; empty where nobody can tell.
    pub(in super::super) fn of(&self, child: &str) -> &str {
        self.of.get(child).map(String::as_str).unwrap_or_default()
    }

    /// The teams, those with most findings first.
    pub(super) fn lines(&self) -> Vec<Team> {
        let line = |(name, children): (&String, &BTreeMap<String, usize>)| {
            let mut most: Vec<(String, usize)> =
                children.iter().map(|(child, found)| (child.clone(), *found)).collect();
            most.sort_by_key(|(_, found)| std::cmp::Reverse(*found));
            let left = most.len().saturating_sub(SHOWN);
            most.truncate(SHOWN);
            Team { name: name.clone(), places: children.values().sum(), children: children.len(), most, left }
        };
        let mut lines: Vec<Team> = self.found.iter().map(line).collect();
        lines.sort_by(|one, other| (other.places, &one.name).cmp(&(one.places, &other.name)));
        lines
    }

    /// Puts what was found with the teams.
    fn new(found: &BTreeMap<String, usize>, pupils: &HashMap<String, String>, teams: &ByPupil) -> Self {
        let mut all = Self::default();
        for (child, places) in found {
            let team = match pupils.get(child).and_then(|pupil| teams.get(pupil)) {
                Some(Some(team)) => team.clone(),
                Some(None) => NO_TEAM.to_owned(),
                None => NOT_FOUND.to_owned(),
            };
            all.of.insert(child.clone(), team.clone());
            all.found.entry(team).or_default().insert(child.clone(), *places);
        }
        all
    }
}

type ByPupil = BTreeMap<String, Option<String>>;

/// The teams of the children of a return, where it is one that tells their pupil numbers.
pub(super) async fn of(site: &Site, place: &Place, one: &StatutoryReturn, report: &Report) -> Result<Teams, PageError> {
    let feeds = match kind(&one.kind) {
        Some(Kind::LookedAfter) => Return::Ssda903,
        Some(Kind::Need) => Return::Cin,
        _ => return Ok(Teams::default()),
    };
    let found = by_child(report);
    let kept = files::kept(site, &place.actor, one, "which team works with the children").await?;
    let wanted: BTreeSet<String> = found.keys().cloned().collect();
    let pupils = tokio::task::spawn_blocking(move || {
        let returns = Returns::read(&kept.given().collect::<Vec<_>>(), kept.year)?;
        let numbered = returns.people().filter(|person| wanted.contains(&person.id));
        Ok(numbered.filter_map(|person| Some((person.id, person.pupil_number?))).collect())
    });
    let pupils: Result<HashMap<String, String>, bigplan_crosswalk::ReadReturnsError> =
        pupils.await.map_err(|why| PageError::fault(&why))?;
    let pupils = pupils.map_err(|why| PageError::fault(&why))?;
    let numbers = pupils.values().cloned().collect();
    let of = place.measures.partnership.id;
    let teams = site.casework().await?.teams_of_pupils(&place.actor, of, feeds, &numbers).await?;
    Ok(Teams::new(&found, &pupils, &teams))
}

/// In how many places something was found, child by child.
fn by_child(report: &Report) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for child in report.rules.iter().flat_map(|rule| report.places(rule)).filter_map(|place| place.child) {
        *found.entry(report.child(child)).or_default() += 1;
    }
    found.remove("");
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_put_with_the_team_of_the_child() {
        let found = [("1", 2), ("2", 1), ("3", 4), ("4", 1)].map(|(child, places)| (child.to_owned(), places));
        let pupils = [("1", "A"), ("2", "B"), ("3", "C")].map(|(child, pupil)| (child.to_owned(), pupil.to_owned()));
        let teams = [("A", Some("North")), ("B", Some("North")), ("C", None)]
            .map(|(pupil, team)| (pupil.to_owned(), team.map(str::to_owned)));
        let all = Teams::new(&found.into(), &pupils.into(), &teams.into());
        let lines: Vec<_> = all.lines().into_iter().map(|team| (team.name, team.places, team.children)).collect();
        let told = [(NO_TEAM, 4, 1), ("North", 3, 2), (NOT_FOUND, 1, 1)];
        assert_eq!(lines, told.map(|(name, places, children)| (name.to_owned(), places, children)));
        assert_eq!((all.of("2"), all.of("9")), ("North", ""));
    }
}
