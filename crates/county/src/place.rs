//! What is there before any family: districts, schools, teams and those who work in them. All invented.

/// Districts, schools, teams and workers of a county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The names of the districts.
    pub districts: Vec<String>,
    /// Its schools.
    pub schools: Vec<School>,
    /// Its teams.
    pub teams: Vec<Team>,
    /// Those who work with records.
    pub staff: Vec<Staff>,
    primary: Vec<Vec<usize>>,
    secondary: Vec<Vec<usize>>,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// Its name.
    pub name: String,
    /// Its district: a place in [`Place::districts`].
    pub district: usize,
    /// For which ages.
    pub kind: SchoolKind,
}

/// For which ages a school is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolKind {
    /// From four to eleven.
    Primary,
    /// From eleven.
    Secondary,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its name.
    pub name: String,
}

/// Somebody who works with records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// A name that says what they do, and where.
    pub name: String,
    /// Their role towards records.
    pub role: &'static str,
    /// Their team: a place in [`Place::teams`].
    pub team: Option<usize>,
    /// Whether they are qualified for the work; `None` where their role does not ask it.
    pub qualified: Option<bool>,
}

/// Those of one team who have a family's work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hands {
    pub(crate) team: usize,
    pub(crate) manager: usize,
    pub(crate) family_worker: usize,
    pub(crate) social_worker: usize,
}

/// The county's own places in `definitions/areas/invented.csv`: this, a colon, and the number of a district from 1, or "all".
pub const AREA: &str = "invented-county";
const DISTRICTS: [&str; 5] = ["North", "South", "East", "West", "Middle"];
/// Who there is in every team before its social workers: a manager and a family worker.
const FIRST_OF_TEAM: usize = 2;

impl Place {
    /// The place for a county of so many children.
    pub(crate) fn of(children: u32) -> Self {
        let districts: Vec<String> = DISTRICTS.iter().map(|name| format!("Invented {name}")).collect();
        let mut place = Self {
            districts,
            schools: Vec::new(),
            teams: Vec::new(),
            staff: Vec::new(),
            primary: Vec::new(),
            secondary: Vec::new(),
        };
        place.build_schools(children);
        place.gather_staff(children);
        place
    }

    /// The names of all organisations: its schools, in their order.
    pub fn organisations(&self) -> impl Iterator<Item = &str> {
        self.schools.iter().map(|school| school.name.as_str())
    }

    /// Some 280 children to a primary and 950 to a secondary school: chosen, near what counties have.
    fn build_schools(&mut self, children: u32) {
        let share = u64::from(children) / DISTRICTS.len() as u64;
        let (primaries, secondaries) = ((share * 7 / 18 / 280).max(1), (share * 5 / 18 / 950).max(1));
        for (district, name) in DISTRICTS.iter().enumerate() {
            let kinds =
                [(SchoolKind::Primary, "primary", primaries), (SchoolKind::Secondary, "secondary", secondaries)];
            for (kind, word, many) in kinds {
                let first = self.schools.len();
                let school =
                    |number| School { name: format!("Invented {name} {word} school {number}"), district, kind };
                self.schools.extend((1..=many).map(school));
                let places = (first..self.schools.len()).collect();
                if kind == SchoolKind::Primary { self.primary.push(places) } else { self.secondary.push(places) }
            }
        }
    }

    /// One social worker to 800 children or so, in two teams a district: chosen, so that a caseload is near twenty.
    fn gather_staff(&mut self, children: u32) {
        let workers = (children / 8_000).clamp(2, 40);
        for name in DISTRICTS {
            for work in ["assessment", "long-term work"] {
                let team = self.teams.len();
                self.teams.push(Team { name: format!("Invented {name}, {work}") });
                let mut add = |what: &str, role, qualified| {
                    let name = format!("Invented {what} of {name}, {work}");
                    self.staff.push(Staff { name, role, team: Some(team), qualified });
                };
                add("manager", "team-manager", Some(true));
                add("family worker", "family-worker", Some(false));
                (1..=workers).for_each(|number| add(&format!("social worker {number}"), "social-worker", Some(true)));
            }
        }
        for role in ["contact-officer", "reviewing-officer", "health-professional", "virtual-school", "auditor"] {
            let name = format!("Invented {} of the county", role.replace('-', " "));
            let qualified = (role == "reviewing-officer").then_some(true);
            self.staff.push(Staff { name, role, team: None, qualified });
        }
    }

    /// The place of the first of a role that belongs to no team.
    pub(crate) fn county_wide(&self, role: &str) -> usize {
        self.staff.iter().position(|staff| staff.role == role).unwrap_or_default()
    }

    /// Those of a team who have a family's work; `number` says which social worker.
    pub(crate) fn hands(&self, team: usize, number: u64) -> Hands {
        let size = self.staff.iter().filter(|staff| staff.team == Some(0)).count();
        let first = team * size;
        let workers = u64::try_from(size.saturating_sub(FIRST_OF_TEAM)).unwrap_or(1).max(1);
        let social_worker = first + FIRST_OF_TEAM + usize::try_from(number % workers).unwrap_or_default();
        Hands { team, manager: first, family_worker: first + 1, social_worker }
    }

    /// The schools of a district for an age.
    pub(crate) fn schools_in(&self, district: usize, kind: SchoolKind) -> &[usize] {
        let all = if kind == SchoolKind::Primary { &self.primary } else { &self.secondary };
        all.get(district).map_or(&[], Vec::as_slice)
    }
}
