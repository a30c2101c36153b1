//! A county as a stream of families.

use bigplan_register::{Calendar, Registers};
use jiff::civil::Date;

use crate::books::Books;
use crate::family::{Births, Family, Person};
use crate::place::Place;
use crate::rates::{self, Year};
use crate::{BadSettings, Settings, TermAttendance, attendance, cases, home};

/// What all families share.
pub(crate) struct World<'r> {
    pub(crate) settings: Settings,
    /// The first day of the records.
    pub(crate) from: Date,
    pub(crate) books: Books<'r>,
    pub(crate) calendar: &'r Calendar,
    pub(crate) place: Place,
}

impl World<'_> {
    /// The figures of a day: of the year to 31 March in which it lies.
    pub(crate) fn year(&self, day: Date) -> &'static Year {
        rates::of(day)
    }
}

/// A county: an iterator of its families, each made when it is asked for.
pub struct County<'r> {
    pub(crate) world: World<'r>,
    /// The number of the next family.
    next: u64,
    /// How many children of its last day were given so far.
    given: u32,
}

impl<'r> County<'r> {
    /// A county of these settings, written into these registers.
    ///
    /// # Errors
    /// Why no county can be made of them.
    pub fn new(settings: Settings, registers: &'r Registers, calendar: &'r Calendar) -> Result<Self, BadSettings> {
        settings.check(calendar.known().1)?;
        let (from, books, place) = (settings.from(), Books::of(registers)?, Place::of(settings.children));
        Ok(Self { world: World { settings, from, books, calendar, place }, next: 0, given: 0 })
    }

    /// Its districts, schools, teams and workers.
    pub fn place(&self) -> &Place {
        &self.world.place
    }

    /// How many children of its last day were given so far: how far the county is.
    pub fn given(&self) -> u32 {
        self.given
    }

    /// Goes on with the family of a number, as if those before it had been given.
    pub fn skip_to(&mut self, number: u64) {
        while self.next < number {
            let (number, births) = self.births();
            if births.is_none() {
                self.next = self.next.max(number + 1);
                return;
            }
        }
    }

    /// Attendance at school, term by term, of the children of one of its families.
    pub fn attendance<'f>(&'f self, family: &'f Family) -> impl Iterator<Item = TermAttendance> + 'f {
        attendance::of(&self.world, family)
    }

    /// The births of the next number, and nothing where the county is complete.
    pub(crate) fn births(&mut self) -> (u64, Option<Births>) {
        let Settings { children, seed, until, .. } = self.world.settings;
        if self.given >= children {
            return (self.next, None);
        }
        let number = self.next;
        self.next += 1;
        let mut births = Births::draw(seed, number, self.world.from, until);
        births.leave_out(births.now().saturating_sub(children - self.given));
        self.given += births.now();
        (number, Some(births))
    }
}

impl Iterator for County<'_> {
    type Item = Family;

    fn next(&mut self) -> Option<Family> {
        loop {
            let (number, births) = self.births();
            let births = births?;
            if !births.children.is_empty() {
                return Some(family(&self.world, number, &births));
            }
        }
    }
}

fn family(world: &World<'_>, number: u64, births: &Births) -> Family {
    let mut home = home::Home::draw(world, number, births);
    let people: Vec<Person> = std::mem::take(&mut home.people);
    let mut family = Family { number, district: home.district, people, entries: Vec::new(), cases: Vec::new() };
    home.write(world, births, &mut family);
    cases::of(world, births, &mut family);
    if !family.cases.is_empty() {
        home::siblings(world, births, &mut family);
        cases::worker_times(world, births, &mut family);
    }
    family
}
