//! Chance that is the same on every machine: whole numbers from a seed, by SplitMix64 (Steele, Lea and Flood, "Fast
//! splittable pseudorandom number generators", 2014). Each stream begins from the seed and its own number alone.

/// What a stream is for, so that a change of one part of a county leaves the others as they are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stream {
    /// When a family's children were born.
    Births,
    /// Names, addresses, schools.
    Home,
    /// When a family comes to notice.
    Notice,
    /// Ethnic group, disability, free school meals.
    Details,
    /// What becomes of the child of that number.
    Child(u64),
    /// How the case that began in a month ended, of the child of a number, and its plans.
    Need { child: u64, month: u64 },
    /// How often the child of that number is in school.
    School(u64),
    /// What was arranged for the child of a number before the care that began in a month, and who adopted it after.
    Permanence { child: u64, month: u64 },
    /// How the child of that number lives after care.
    Leaving(u64),
    /// Which social workers the child of a number had in the case that began in a month.
    Workers { child: u64, month: u64 },
}

impl Stream {
    fn number(self) -> u64 {
        match self {
            Self::Births => 0,
            Self::Home => 1,
            Self::Notice => 2,
            Self::Details => 3,
            Self::Child(number) => 1_000 + number,
            Self::School(number) => 1_000_000 + number,
            Self::Leaving(number) => 2_000_000 + number,
            Self::Need { child, month } => 1_000_000_000 + child * 1_000_000 + month,
            Self::Permanence { child, month } => 2_000_000_000_000 + child * 1_000_000 + month,
            Self::Workers { child, month } => 3_000_000_000_000 + child * 1_000_000 + month,
        }
    }
}

/// One stream of chance.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(seed: u64, family: u64, stream: Stream) -> Self {
        Self(mixed(mixed(mixed(seed) ^ family).wrapping_add(stream.number())))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// From nought up to, and not with, a number.
    pub(crate) fn below(&mut self, number: u64) -> u64 {
        ((self.next() >> 32).wrapping_mul(number)) >> 32
    }

    /// From one number to another, both among them.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = u64::try_from(i64::from(high) - i64::from(low) + 1).unwrap_or(1);
        low.saturating_add(i32::try_from(self.below(span)).unwrap_or_default())
    }

    /// True so many times in a million.
    pub(crate) fn hits(&mut self, in_a_million: u64) -> bool {
        self.below(1_000_000) < in_a_million
    }

    /// One of a list; the list is never empty.
    pub(crate) fn of_list<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let place = self.below(u64::try_from(list.len()).unwrap_or_default());
        usize::try_from(place).ok().and_then(|place| list.get(place)).copied().unwrap_or_default()
    }

    /// One of a list, each as often as its weight says.
    pub(crate) fn weighted<T: Copy + Default>(&mut self, list: &[(T, u64)]) -> T {
        let mut left = self.below(list.iter().map(|(_, weight)| weight).sum());
        for (one, weight) in list {
            if left < *weight {
                return *one;
            }
            left -= weight;
        }
        T::default()
    }

    /// A number from a curve: pairs of a share in ten thousand and the number that so many stay below, both rising;
    /// between two pairs it runs straight.
    pub(crate) fn along(&mut self, curve: &[(i32, i32)]) -> i32 {
        let share = self.between(0, 9_999);
        read(curve, share)
    }
}

/// The number at a share of a curve.
pub(crate) fn read(curve: &[(i32, i32)], share: i32) -> i32 {
    for pair in curve.windows(2) {
        if let [(from, low), (until, high)] = pair
            && (*from..*until).contains(&share)
        {
            return low + (high - low) * (share - from) / (until - from);
        }
    }
    curve.last().map_or(0, |(_, number)| *number)
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        // The first numbers of SplitMix64 from the seed 1234567, as other programs give them.
        let mut chance = Chance(1_234_567);
        assert_eq!([chance.next(), chance.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn a_curve_runs_straight_between_its_pairs() {
        let curve = [(0, 0), (5_000, 10), (10_000, 110)];
        assert_eq!([0, 2_500, 5_000, 7_500, 9_999].map(|share| read(&curve, share)), [0, 5, 10, 60, 109]);
    }
}
