//! Who lives in a county: all its children, those of whom no record tells too.

use jiff::civil::Date;

use crate::County;
use crate::family::Births;
use crate::home::Home;
use crate::life::Ending;

/// A child of the county, as a census would count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inhabitant {
    /// The day of birth.
    pub born: Date,
    /// The day of death, where it was in childhood.
    pub died: Option<Date>,
    /// `M` or `F`.
    pub sex: &'static str,
    /// The district, a place in [`Place::districts`](crate::Place::districts).
    pub district: usize,
    /// The ethnic group, by its code.
    pub ethnic_group: &'static str,
}

impl Inhabitant {
    /// The age in completed years on a day; `None` before the birth and after the death.
    pub fn age(&self, on: Date) -> Option<i16> {
        let lives = self.born <= on && self.died.is_none_or(|died| died > on);
        lives.then(|| crate::days::age(self.born, on))
    }
}

impl County<'_> {
    /// Everybody who is or was a child in the county's years, from its first family on. No records are made for it, so
    /// it takes a small part of the time.
    pub fn inhabitants(mut self) -> impl Iterator<Item = Inhabitant> {
        std::iter::from_fn(move || self.next_inhabitants()).flatten()
    }

    fn next_inhabitants(&mut self) -> Option<Vec<Inhabitant>> {
        let (number, births) = self.births();
        let births: Births = births?;
        if births.children.is_empty() {
            return Some(Vec::new());
        }
        let home = Home::draw(&self.world, number, &births);
        let one = |(life, person): (&crate::life::Life, &crate::Person)| Inhabitant {
            born: life.born,
            died: (life.ending == Ending::Died).then_some(life.end),
            sex: person.sex,
            district: home.district,
            ethnic_group: home.ethnic_group,
        };
        Some(births.children.iter().zip(&home.people).map(one).collect())
    }
}
