//! Where a family lives, who belongs to it, and where its children go to school.

use jiff::civil::{Date, date};

use crate::books::Book;
use crate::chance::{Chance, Stream};
use crate::county::World;
use crate::days::{birthday, plus};
use crate::draft::Draft;
use crate::family::{Births, Family, Person};
use crate::life::{Ending, Life};
use crate::place::{AREA, SchoolKind};
use crate::{names, rates};

/// What is drawn for a family's home.
pub(crate) struct Home {
    pub(crate) district: usize,
    pub(crate) people: Vec<Person>,
    mother: usize,
    father: Option<usize>,
    father_at_home: bool,
    /// The days on which the family moved house, within its district.
    houses: Vec<Date>,
    pub(crate) ethnic_group: &'static str,
    free_meals: bool,
    chance: Chance,
    /// Apart, so that nothing else of a county depends on it.
    details: Chance,
}

impl Home {
    pub(crate) fn draw(world: &World<'_>, number: u64, births: &Births) -> Self {
        let mut chance = Chance::of(world.settings.seed, number, Stream::Home);
        let district = usize::try_from(chance.below(world.place.districts.len() as u64)).unwrap_or_default();
        let family_name = names::family(&mut chance);
        let mut people: Vec<Person> = Vec::new();
        for (place, life) in births.children.iter().enumerate() {
            people.push(Person {
                child: true,
                family_name: family_name.clone(),
                given_names: names::given(&mut chance),
                born: life.born,
                sex: chance.of_list(&["M", "F"]),
                died: (life.ending == Ending::Died).then_some(life.end),
                pupil_number: Some(format!("INV{number:08}{place:02}")),
            });
        }
        let grown_up = |chance: &mut Chance, sex, age: i16| Person {
            child: false,
            family_name: family_name.clone(),
            given_names: names::given(chance),
            born: plus(birthday(births.first, -age), -chance.between(0, 364)),
            sex,
            died: None,
            pupil_number: None,
        };
        let mother = people.len();
        people.push(grown_up(&mut chance, "F", births.mother));
        let father = chance.hits(rates::FATHERS).then_some(people.len());
        if father.is_some() {
            people.push(grown_up(&mut chance, "M", births.mother + 2));
        }
        let father_at_home = chance.hits(rates::FATHERS_AT_HOME);
        let houses = houses(&mut chance, births.first, world.settings.until);
        let mut details = Chance::of(world.settings.seed, number, Stream::Details);
        let ethnic_group = details.weighted(&rates::ETHNIC_GROUPS);
        let free_meals = details.hits(rates::FREE_MEALS);
        Self { district, people, mother, father, father_at_home, houses, ethnic_group, free_meals, chance, details }
    }

    /// Writes addresses, what children are counted by, ties to the parents and schools.
    pub(crate) fn write(mut self, world: &World<'_>, births: &Births, family: &mut Family) {
        for (child, life) in births.children.iter().enumerate() {
            self.addresses(world, child, life, family);
            self.details(world, child, life, family);
            self.parents(world, child, life, family);
            self.schools(world, child, life, family);
        }
    }

    fn addresses(&self, world: &World<'_>, child: usize, life: &Life, family: &mut Family) {
        let Some(opened) = world.books.open(Book::Address) else { return };
        let ends = self.houses.iter().skip(1).map(|next| Some(plus(*next, -1))).chain([None]);
        for (since, until) in self.houses.iter().zip(ends) {
            let died = (life.ending == Ending::Died).then_some(life.end);
            let until = until.filter(|until| *until < life.end).or(died);
            let gone = until.is_some_and(|until| until < world.from || until < life.born);
            if gone || *since > life.end {
                continue;
            }
            let mut draft = Draft::new(opened, child);
            draft.day("from", (*since).max(life.born));
            if let Some(until) = until {
                draft.day("until", until);
            }
            draft.place("place", format!("{AREA}:{}", self.district + 1));
            draft.code("kind", "family");
            draft.done(&mut family.entries);
        }
    }

    fn details(&mut self, world: &World<'_>, child: usize, life: &Life, family: &mut Family) {
        let Some(opened) = world.books.open(Book::ChildDetails) else { return };
        if life.end < world.from {
            return;
        }
        let mut draft = Draft::new(opened, child);
        draft.day("from", life.born);
        draft.code("ethnic-group", self.ethnic_group);
        draft.yes("disabled", self.details.hits(rates::DISABLED));
        draft.yes("free-meals", self.free_meals);
        draft.done(&mut family.entries);
    }

    fn parents(&self, world: &World<'_>, child: usize, life: &Life, family: &mut Family) {
        let Some(opened) = world.books.open(Book::FamilyTie) else { return };
        let father = self.father.map(|father| (father, "father", self.father_at_home));
        for (parent, kind, at_home) in [Some((self.mother, "mother", true)), father].into_iter().flatten() {
            let mut draft = Draft::new(opened, child);
            draft.day("from", life.born);
            draft.link("person", parent);
            draft.code("kind", kind);
            draft.yes("responsible", true);
            draft.yes("lives-with", at_home);
            draft.done(&mut family.entries);
        }
    }

    fn schools(&mut self, world: &World<'_>, child: usize, life: &Life, family: &mut Family) {
        let Some(opened) = world.books.open(Book::SchoolPlace) else { return };
        let reception = reception(life.born);
        let stays_on = self.chance.hits(rates::SIXTH_FORM);
        let leaves = if stays_on { 14 } else { 12 };
        let support = self.chance.weighted(&rates::SCHOOL_SUPPORT);
        for (kind, from, until) in [(SchoolKind::Primary, 0, 7), (SchoolKind::Secondary, 7, leaves)] {
            let school = self.chance.of_list(world.place.schools_in(self.district, kind));
            let (from, last) = (date(reception + from, 9, 1), date(reception + until, 8, 31));
            let died = (life.ending == Ending::Died && life.end < last).then_some(life.end);
            let until = died.or(Some(last).filter(|last| *last <= world.settings.until));
            if from > life.end || until.is_some_and(|until| until < world.from) {
                continue;
            }
            let mut draft = Draft::new(opened, child);
            draft.day("from", from);
            if let Some(until) = until {
                draft.day("until", until);
                draft.code("why-left", if died.is_some() { "other" } else { "phase" });
            }
            draft.link("school", school);
            draft.code("kind", "main");
            draft.code("support", support);
            draft.done(&mut family.entries);
        }
    }
}

/// The year in whose September a child begins school: the first after the fourth birthday.
pub(crate) fn reception(born: Date) -> i16 {
    born.year() + if born.month() >= 9 { 5 } else { 4 }
}

fn houses(chance: &mut Chance, first: Date, until: Date) -> Vec<Date> {
    let mut since = first;
    let mut houses = Vec::new();
    while since <= until {
        houses.push(since);
        since = plus(since, chance.along(&rates::YEARS_IN_A_HOUSE));
    }
    houses
}

/// Writes which children are brothers and sisters, where the family came to notice: nobody asks before.
pub(crate) fn siblings(world: &World<'_>, births: &Births, family: &mut Family) {
    let Some(opened) = world.books.open(Book::FamilyTie) else { return };
    for (child, life) in births.children.iter().enumerate() {
        for (other, their) in births.children.iter().enumerate().filter(|(other, _)| *other != child) {
            if their.born > life.end {
                continue;
            }
            let mut draft = Draft::new(opened, child);
            draft.day("from", life.born.max(their.born));
            draft.link("child", other);
            draft.code("kind", "sibling");
            draft.yes("lives-with", true);
            draft.done(&mut family.entries);
        }
    }
}
