//! How often children were in school: sessions by term, as the school census counts them. No register holds them.

use jiff::civil::{Date, date};

use crate::chance::{Chance, Stream, read};
use crate::county::World;
use crate::family::Family;
use crate::home::reception;
use crate::life::Life;
use crate::place::SchoolKind;
use crate::rates;

/// A term of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// September to December.
    Autumn,
    /// January to March.
    Spring,
    /// April to July.
    Summer,
}

impl Term {
    const ALL: [Self; 3] = [Self::Autumn, Self::Spring, Self::Summer];

    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Autumn => "autumn",
            Self::Spring => "spring",
            Self::Summer => "summer",
        }
    }

    /// Its last day, in the school year that began in that year's September.
    fn ends(self, began: i16) -> Date {
        match self {
            Self::Autumn => date(began, 12, 31),
            Self::Spring => date(began + 1, 3, 31),
            Self::Summer => date(began + 1, 7, 31),
        }
    }
}

/// One pupil's sessions of one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermAttendance {
    /// The child: a place in [`Family::people`].
    pub child: usize,
    /// The school: a place in [`Place::schools`](crate::Place::schools).
    pub school: usize,
    /// The year in which the school year ends.
    pub year: i16,
    /// The term.
    pub term: Term,
    /// Sessions, of which a day has two, in which the pupil could be there.
    pub possible: i32,
    /// Sessions missed with leave.
    pub authorised: i32,
    /// Sessions missed without.
    pub unauthorised: i32,
}

/// All terms that ended in the county's years, of the children of a family from reception to year 11.
pub(crate) fn of<'f>(world: &'f World<'_>, family: &'f Family) -> impl Iterator<Item = TermAttendance> + 'f {
    let children = family.people.iter().enumerate().filter(|(_, person)| person.child);
    children.flat_map(move |(child, person)| {
        let life = Life::of(person.born, person.died, world.settings.until);
        let stream = Stream::School(u64::try_from(child).unwrap_or_default());
        let mut chance = Chance::of(world.settings.seed, family.number, stream);
        let trait_of_pupil = chance.between(0, 9_999);
        let first = reception(person.born);
        let mut terms = Vec::new();
        for (kind, years) in [(SchoolKind::Primary, 0..7), (SchoolKind::Secondary, 7..12)] {
            let Some(school) = school(world, family, child, kind) else { continue };
            for year in years {
                // Half of how often somebody is away stays with them, half is the year's.
                let share = (trait_of_pupil + chance.between(0, 9_999)) / 2;
                let share = spread(share);
                let missed = i64::from(missed(kind, share)) * i64::from(rates::of(date(first + year, 10, 1)).absence);
                for (term, sessions) in Term::ALL.into_iter().zip(rates::SESSIONS) {
                    let ends = term.ends(first + year);
                    let possible = sessions - chance.between(0, 4);
                    let away = i64::from(possible) * missed / 67_800 / 1_000;
                    let away = i32::try_from(away).unwrap_or_default().min(possible);
                    let authorised = away * chance.between(rates::AUTHORISED.0, rates::AUTHORISED.1) / 100;
                    if ends < world.from || ends > life.end.min(world.settings.until) {
                        continue;
                    }
                    let unauthorised = away - authorised;
                    let (year, child) = (first + year + 1, child);
                    terms.push(TermAttendance { child, school, year, term, possible, authorised, unauthorised });
                }
            }
        }
        terms
    })
}

/// The mean of two even shares is not even: this makes it so again.
fn spread(mean: i32) -> i32 {
    let share = i64::from(mean);
    let even = if share < 5_000 { 2 * share * share / 10_000 } else { 10_000 - 2 * (10_000 - share).pow(2) / 10_000 };
    i32::try_from(even).unwrap_or_default().clamp(0, 9_999)
}

fn missed(kind: SchoolKind, share: i32) -> i32 {
    match kind {
        SchoolKind::Primary => read(&rates::ABSENCE_PRIMARY, share),
        SchoolKind::Secondary => read(&rates::ABSENCE_SECONDARY, share),
    }
}

/// The school of a kind that a child went to.
fn school(world: &World<'_>, family: &Family, child: usize, kind: SchoolKind) -> Option<usize> {
    let places =
        family.entries.iter().filter(|entry| entry.person == child && entry.register.as_str() == "school-place");
    let schools = places.flat_map(|entry| entry.record.values.iter()).filter_map(|(field, value)| match value {
        bigplan_register::Value::Link(place) if field.as_str() == "school" => place.parse::<usize>().ok(),
        _ => None,
    });
    let of_kind = |place: &usize| world.place.schools.get(*place).is_some_and(|school| school.kind == kind);
    schools.into_iter().find(of_kind)
}
