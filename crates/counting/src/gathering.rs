//! Many slices added up at once. Each part of a slice is looked up as the text that it is kept as, and made a place or
//! group only once at the end: of a county of ten years three hundred thousand slices come down to some ten thousand
//! sums.

use std::collections::HashMap;

use bigplan_measure::{GroupCode, ReadCodeError};

use crate::slice::{DIMENSIONS, EACH, SCORE, apart_of};
use crate::totals::{Breakdown, Total, Totals};

/// How many parts a slice is kept in: the district, each of [`DIMENSIONS`], and the groups of the measure's own.
pub const PARTS: usize = DIMENSIONS.len() + 2;

/// Slices of one measure and year that are being added up.
#[derive(Debug, Default)]
pub struct Gathering {
    whole: Total,
    /// By place among the parts, and the part's text.
    parts: [HashMap<String, Total>; PARTS],
    /// The same of those with each number that is kept apart, by its group.
    apart: HashMap<String, Gathering>,
}

impl Gathering {
    /// Adds what belongs to one slice, given in its parts as they are kept: the district, the value of each dimension,
    /// and the groups of the measure's own with spaces between them; an empty text is not known.
    pub fn add(&mut self, slice: [&str; PARTS], total: Total) {
        let [.., own] = slice;
        // Only of few measures it has one.
        let may = own.contains(SCORE) || own.contains(EACH);
        let apart = if may { own.split(' ').find(|group| number_of(group).is_some()) } else { None };
        if let Some(apart) = apart {
            self.apart.entry(apart.to_owned()).or_default().put(slice, total);
        }
        self.put(slice, total);
    }

    fn put(&mut self, slice: [&str; PARTS], total: Total) {
        self.whole += total;
        for (sums, part) in self.parts.iter_mut().zip(slice).filter(|(_, part)| !part.is_empty()) {
            match sums.get_mut(part) {
                Some(sum) => *sum += total,
                None => drop(sums.insert(part.to_owned(), total)),
            }
        }
    }

    /// The totals that [`Totals::add`] gives, slice by slice.
    ///
    /// # Errors
    /// Where a part is no code.
    pub fn totals(self) -> Result<Totals, ReadCodeError> {
        let mut totals = Totals::default();
        let Self { whole, parts, apart } = self;
        pour(&mut totals, whole, parts, None)?;
        for (group, Self { whole, parts, .. }) in apart {
            pour(&mut totals, whole, parts, number_of(&group))?;
        }
        Ok(totals)
    }
}

fn number_of(group: &str) -> Option<i64> {
    group.parse().ok().and_then(|group| apart_of(&group))
}

fn pour(
    totals: &mut Totals,
    whole: Total,
    [districts, groups @ .., own]: [HashMap<String, Total>; PARTS],
    apart: Option<i64>,
) -> Result<(), ReadCodeError> {
    let all = Breakdown { district: None, group: GroupCode::all(), apart };
    for (district, total) in districts {
        totals.put(Breakdown { district: Some(district.parse()?), ..all.clone() }, total);
    }
    for (dimension, sums) in DIMENSIONS.iter().zip(groups) {
        for (value, total) in sums {
            totals.put(Breakdown { group: format!("{dimension}:{value}").parse()?, ..all.clone() }, total);
        }
    }
    for (several, total) in own {
        for group in several.split(' ').filter(|group| number_of(group).is_none()) {
            totals.add_to(Breakdown { group: group.parse()?, ..all.clone() }, total);
        }
    }
    totals.put(all, whole);
    Ok(())
}
