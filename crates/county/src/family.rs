//! A family: its people, their records, and what became of it.

use bigplan_register::{Record, RegisterCode};
use jiff::civil::Date;

use crate::chance::{Chance, Stream};
use crate::days::{birthday, plus};
use crate::life::Life;
use crate::rates;

/// A family. Ids in its records are places in lists, written as numbers: of a child or grown-up in [`Family::people`],
/// of a record in [`Family::entries`], of an organisation in [`Place::organisations`](crate::Place::organisations), and
/// of whoever works, moves or signs in [`Place::staff`](crate::Place::staff).
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// Which one it is of its county; numbers are left out where nobody was a child in the county's years.
    pub number: u64,
    /// The district it lives in.
    pub district: usize,
    /// Children first, then their parents.
    pub people: Vec<Person>,
    /// What was written down, each record after those that it points at.
    pub entries: Vec<Entry>,
    /// What the referrals led to.
    pub cases: Vec<Case>,
}

/// A person of the county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Whether they were a child in the county's years.
    pub child: bool,
    /// A family name that says it is invented.
    pub family_name: String,
    /// The other names.
    pub given_names: String,
    /// The day of birth.
    pub born: Date,
    /// `M` or `F`.
    pub sex: &'static str,
    /// The day of death.
    pub died: Option<Date>,
    /// Of children; it begins with INV, as no real one does.
    pub pupil_number: Option<String>,
}

/// A record and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its register.
    pub register: RegisterCode,
    /// The child that it is about: a place in [`Family::people`].
    pub person: usize,
    /// The team whose work it is: a place in [`Place::teams`](crate::Place::teams).
    pub team: Option<usize>,
    /// The record, with places for ids.
    pub record: Record,
}

/// What a referral led to, whether or not it opened a case: it is told so that a county can be counted without its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The child: a place in [`Family::people`].
    pub child: usize,
    /// When the referral came.
    pub received: Date,
    /// Whether another had come in the twelve months before.
    pub again: bool,
    /// When the case was closed; `None` while it is open.
    pub ended: Option<Date>,
    /// What it was.
    pub outcome: Outcome,
}

/// What a case was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was done.
    NoAction,
    /// It was assessed, and the child was not in need.
    NotInNeed,
    /// The child was in need.
    InNeed,
}

/// Who was born when, before anything else is known of a family.
#[derive(Clone, Debug)]
pub(crate) struct Births {
    pub(crate) children: Vec<Life>,
    /// How old the mother was when the first of all her children was born.
    pub(crate) mother: i16,
    /// When that was.
    pub(crate) first: Date,
}

impl Births {
    /// The births of the family of a number; those who were no child in the county's years are left out.
    pub(crate) fn draw(seed: u64, number: u64, from: Date, until: Date) -> Self {
        let mut chance = Chance::of(seed, number, Stream::Births);
        let earliest = plus(birthday(from, -18), -rates::LONGEST_SPAN);
        let first = plus(earliest, chance.between(0, crate::days::between(earliest, until)));
        let mother = i16::try_from(chance.between(18, 38)).unwrap_or(28);
        let mut children = Vec::new();
        let mut born = first;
        for child in 0..chance.weighted(&rates::CHILDREN) {
            if child > 0 {
                born = plus(born, chance.between(rates::GAP.0, rates::GAP.1));
            }
            let died = chance.hits(rates::DEATHS).then(|| plus(born, chance.between(20, 18 * 365)));
            let life = Life::of(born, died, until);
            if born <= until && life.end >= from {
                children.push(life);
            }
        }
        Self { children, mother, first }
    }

    /// How many of them are children on the county's last day.
    pub(crate) fn now(&self) -> u32 {
        let still = self.children.iter().filter(|life| life.ending == crate::life::Ending::Still);
        u32::try_from(still.count()).unwrap_or(u32::MAX)
    }

    /// Leaves out the youngest of those who are children on the last day, so many of them.
    pub(crate) fn leave_out(&mut self, many: u32) {
        for _ in 0..many {
            let last = self.children.iter().rposition(|life| life.ending == crate::life::Ending::Still);
            if let Some(last) = last {
                self.children.remove(last);
            }
        }
    }
}
