//! How many sessions pupils could attend and how many they missed, for all and by school: totals of rows that go by.

use std::collections::{BTreeMap, HashMap};

/// Sessions possible and missed by the pupils of one school, or of all.
///
/// A pupil counts once, with the first row on roll. Missed sessions are authorised and unauthorised ones together, of pupils
/// with any possible; whoever missed a tenth of them or more is persistently absent, whoever missed half or more
/// severely. So does the department count (pupil absence statistics, methodology).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Pupils on roll.
    pub on_roll: u64,
    /// Pupils on roll with sessions possible.
    pub with_sessions: u64,
    /// Pupils who missed a tenth of their sessions or more.
    pub persistently_absent: u64,
    /// Pupils who missed half of their sessions or more.
    pub severely_absent: u64,
    /// Sessions possible.
    pub possible: u64,
    /// Sessions missed.
    pub missed: u64,
    /// Rows of sessions by reason.
    pub rows: u64,
    /// Rows of sessions by reason whose pupil is not on roll.
    pub rows_not_on_roll: u64,
    /// Rows on roll of a pupil who was there before.
    pub duplicates: u64,
    /// A bit for each known reason that was met.
    reasons: u64,
}

impl Totals {
    /// How many known reasons were met.
    pub fn reasons(&self) -> u32 {
        self.reasons.count_ones()
    }

    fn add(&mut self, pupil: &Pupil) {
        let (possible, missed) = (u64::from(pupil.possible), u64::from(pupil.missed));
        self.rows += u64::from(pupil.rows);
        self.reasons |= pupil.reasons;
        self.duplicates += u64::from(pupil.duplicates);
        if !pupil.is_on_roll {
            self.rows_not_on_roll += u64::from(pupil.rows);
            return;
        }
        self.on_roll += 1;
        if possible > 0 {
            self.with_sessions += 1;
            self.persistently_absent += u64::from(missed * 10 >= possible);
            self.severely_absent += u64::from(missed * 2 >= possible);
            self.possible += possible;
            self.missed += missed;
        }
    }
}

/// What is known of a pupil.
#[derive(Clone, Copy, Debug, Default)]
struct Pupil {
    school: u32,
    possible: u32,
    missed: u32,
    rows: u32,
    duplicates: u32,
    reasons: u64,
    is_on_roll: bool,
}

/// What totals are made from, while rows go by in any order. It grows with pupils and schools, never with rows. Pupils are
/// numbered from 0 by whoever reads; numbers that were not met take no part.
#[derive(Clone, Debug, Default)]
pub struct Attendance {
    numbers: HashMap<String, u32>,
    schools: Vec<String>,
    pupils: Vec<Pupil>,
}

impl Attendance {
    /// A row on roll: sessions possible, and missed with leave or without. Gives `false` where the pupil was on roll before:
    /// then the row counts as a duplicate and as nothing else.
    pub fn on_roll(&mut self, pupil: u32, school: &str, possible: u32, missed: u32) -> bool {
        let school = self.school(school);
        let Some(pupil) = self.pupil(pupil) else { return true };
        if pupil.is_on_roll {
            pupil.duplicates = pupil.duplicates.saturating_add(1);
            return false;
        }
        *pupil = Pupil { school, possible, missed, is_on_roll: true, ..*pupil };
        true
    }

    /// A row of sessions by reason. `reason` is the place of its code among those known; a code that is not known has none.
    /// The row counts for the school where the pupil is on roll, else for its own.
    pub fn by_reason(&mut self, pupil: u32, school: &str, reason: Option<usize>) {
        let school = self.school(school);
        let Some(pupil) = self.pupil(pupil) else { return };
        if !pupil.is_on_roll {
            pupil.school = school;
        }
        pupil.rows = pupil.rows.saturating_add(1);
        let bit = reason.and_then(|place| u32::try_from(place).ok()).and_then(|place| 1_u64.checked_shl(place));
        pupil.reasons |= bit.unwrap_or_default();
    }

    /// Whether a pupil was on roll so far.
    pub fn is_on_roll(&self, pupil: u32) -> bool {
        usize::try_from(pupil).ok().and_then(|at| self.pupils.get(at)).is_some_and(|pupil| pupil.is_on_roll)
    }

    /// The school where a pupil is on roll, where its row named one.
    pub fn school_of(&self, pupil: u32) -> Option<&str> {
        let pupil = self.pupils.get(usize::try_from(pupil).ok()?).filter(|pupil| pupil.is_on_roll)?;
        let school = self.schools.get(usize::try_from(pupil.school).ok()?)?;
        Some(school.as_str()).filter(|school| !school.is_empty())
    }

    /// The totals of all pupils.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        self.pupils.iter().for_each(|pupil| totals.add(pupil));
        totals
    }

    /// The totals of each school, by the name that the tables give it (NativeId). They add up to those of all pupils, but for
    /// reasons, which several schools may share.
    pub fn by_school(&self) -> BTreeMap<&str, Totals> {
        let mut all = vec![Totals::default(); self.schools.len()];
        for pupil in &self.pupils {
            if let Some(totals) = usize::try_from(pupil.school).ok().and_then(|school| all.get_mut(school)) {
                totals.add(pupil);
            }
        }
        self.schools.iter().map(String::as_str).zip(all).collect()
    }

    fn school(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.schools.len()).unwrap_or(u32::MAX);
        self.schools.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    fn pupil(&mut self, number: u32) -> Option<&mut Pupil> {
        let at = usize::try_from(number).ok()?;
        if self.pupils.len() <= at {
            self.pupils.resize(at.checked_add(1)?, Pupil::default());
        }
        self.pupils.get_mut(at)
    }
}

#[cfg(test)]
mod tests {
    use super::Attendance;

    /// Five pupils at two schools; worked by hand.
    #[test]
    fn totals_count_each_pupil_once_whatever_the_order() {
        let mut attendance = Attendance::default();
        attendance.by_reason(0, "A", Some(3));
        assert!(attendance.on_roll(0, "A", 100, 10));
        assert!(attendance.on_roll(1, "A", 100, 9));
        assert!(attendance.on_roll(2, "B", 120, 60));
        assert!(attendance.on_roll(3, "B", 0, 7));
        assert!(!attendance.on_roll(2, "A", 500, 500));
        attendance.by_reason(2, "B", Some(3));
        attendance.by_reason(2, "B", Some(4));
        attendance.by_reason(4, "B", None);
        let all = attendance.totals();
        assert_eq!((all.on_roll, all.with_sessions, all.possible, all.missed), (4, 3, 320, 79));
        assert_eq!((all.persistently_absent, all.severely_absent), (2, 1));
        assert_eq!((all.rows, all.reasons(), all.rows_not_on_roll, all.duplicates), (4, 2, 1, 1));
        let schools = attendance.by_school();
        assert_eq!(
            (schools["A"].possible, schools["A"].rows, schools["B"].possible, schools["B"].rows),
            (200, 1, 120, 3)
        );
        assert_eq!((schools["B"].rows_not_on_roll, schools["A"].on_roll), (1, 2));
    }
}
