//! The same measure, place, group and period stands in a file once.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::cells::place::{Place, letters};
use crate::codes::{KEYS_FULL, TWICE_DIFFERENT, TWICE_SAME};
use crate::findings::Findings;
use crate::limits::MAX_KEYS;
use crate::read::Parts;

/// Bits of a place that hold the column; rows take the rest, which is enough for two millions.
const COLUMN_BITS: u32 = 11;

/// What makes two figures the same one, as small numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// The measure.
    pub measure: u32,
    /// The place.
    pub area: u32,
    /// The group.
    pub group: u32,
    /// The period.
    pub period: u32,
    /// The edition.
    pub edition: u32,
}

/// All figures so far, 16 bytes each: the key's hash, the place and a hash of what stands there.
#[derive(Default)]
pub(crate) struct Twice {
    seen: HashMap<u64, (u32, u32)>,
    full: bool,
    /// Cells that another cell contradicts.
    pub contradicted: BTreeSet<(u32, u32)>,
}

impl Twice {
    /// Takes a figure in; false where it stood before and must not be given again.
    pub(crate) fn see(&mut self, key: Key, parts: &Parts, place: Place, findings: &mut Findings) -> bool {
        let (at, says) = (packed(place), shortened(hash(&numbers(parts))));
        let before = match self.seen.entry(hash(&key)) {
            Entry::Occupied(before) => *before.get(),
            Entry::Vacant(_) if self.full => return true,
            Entry::Vacant(free) => {
                free.insert((at, says));
                self.full = self.seen.len() >= MAX_KEYS;
                if self.full {
                    findings.add(KEYS_FULL, place, || {
                        "from here on it was no longer looked whether the same figure stands in the file twice."
                            .to_owned()
                    });
                }
                return true;
            }
        };
        let (row, column) = unpacked(before.0);
        let first = format!("{}{row}", letters(column));
        if before.1 == says {
            findings.add(TWICE_SAME, place, || format!("the same figure stands in {first} too; it was read once."));
        } else {
            findings.add(TWICE_DIFFERENT, place, || {
                format!("the same measure, place, group and period has another value in {first}. Neither is read.")
            });
            self.contradicted.extend([(row, column), (place.row, place.column)]);
        }
        false
    }
}

fn numbers(parts: &Parts) -> impl Hash + use<> {
    let bits = |number: Option<f64>| number.map(f64::to_bits);
    (bits(parts.value), bits(parts.numerator), bits(parts.denominator), parts.missing)
}

fn hash(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

fn shortened(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn packed(place: Place) -> u32 {
    place.row << COLUMN_BITS | place.column.min((1 << COLUMN_BITS) - 1)
}

fn unpacked(packed: u32) -> (u32, u32) {
    (packed >> COLUMN_BITS, packed & ((1 << COLUMN_BITS) - 1))
}
