//! Counting what was right, missed and too much.

/// Something missed or given too much, in words and with its line.
pub type MissOrExtra = String;

/// How a reading did for one kind of thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What is counted, for example "action" or "action's lead".
    pub kind: String,
    /// How many are in both.
    pub right: usize,
    /// What only the key holds.
    pub missed: Vec<MissOrExtra>,
    /// What only the reading holds.
    pub extra: Vec<MissOrExtra>,
}

impl Tally {
    pub(super) fn new(kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), ..Self::default() }
    }

    /// How many the key holds, optional ones left out.
    pub fn wanted(&self) -> usize {
        self.right + self.missed.len()
    }

    /// How many the reading holds, those that match optional ones left out.
    pub fn given(&self) -> usize {
        self.right + self.extra.len()
    }

    /// The share of what was given that is right, 0 to 1; 1 where nothing was given.
    pub fn precision(&self) -> f64 {
        share(self.right, self.given())
    }

    /// The share of what the key holds that was given, 0 to 1; 1 where it holds nothing.
    pub fn recall(&self) -> f64 {
        share(self.right, self.wanted())
    }

    /// Takes in the counts of another tally of the same kind.
    pub fn take_in(&mut self, other: Tally) {
        self.right += other.right;
        self.missed.extend(other.missed);
        self.extra.extend(other.extra);
    }

    /// Tells a pairing of found and wanted things; optional wanted things are not counted.
    pub(super) fn tell<F, K>(
        &mut self,
        found: &[F],
        wanted: &[K],
        fit: impl Fn(&F, &K) -> u32,
        optional: impl Fn(&K) -> bool,
        words: (impl Fn(&F) -> String, impl Fn(&K) -> String),
    ) -> Vec<(usize, usize)> {
        let pairs = pair(found, wanted, fit);
        let taken = |f: usize| pairs.iter().any(|(x, _)| *x == f);
        self.right += pairs.iter().filter(|(_, k)| wanted.get(*k).is_some_and(|k| !optional(k))).count();
        self.extra.extend(found.iter().enumerate().filter(|(f, _)| !taken(*f)).map(|(_, f)| (words.0)(f)));
        let met = |k: usize| pairs.iter().any(|(_, x)| *x == k);
        self.missed
            .extend(wanted.iter().enumerate().filter(|(i, k)| !met(*i) && !optional(k)).map(|(_, k)| (words.1)(k)));
        pairs
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    // Counts of a document are far below what an f64 holds exactly.
    part as f64 / whole as f64
}

/// Pairs things one to one, best fit first; a fit of 0 is none.
pub(super) fn pair<F, K>(found: &[F], wanted: &[K], fit: impl Fn(&F, &K) -> u32) -> Vec<(usize, usize)> {
    let mut fits: Vec<(u32, usize, usize)> = Vec::new();
    for (f, one) in found.iter().enumerate() {
        fits.extend(wanted.iter().enumerate().map(|(k, other)| (fit(one, other), f, k)).filter(|(fit, ..)| *fit > 0));
    }
    fits.sort_by_key(|(fit, f, k)| (std::cmp::Reverse(*fit), *f, *k));
    let (mut used_found, mut used_wanted) = (vec![false; found.len()], vec![false; wanted.len()]);
    let mut pairs = Vec::new();
    for (_, f, k) in fits {
        let (Some(found), Some(wanted)) = (used_found.get_mut(f), used_wanted.get_mut(k)) else { continue };
        if !*found && !*wanted {
            (*found, *wanted) = (true, true);
            pairs.push((f, k));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn what_is_optional_counts_neither_way() {
        let mut tally = Tally::new("letters");
        let wanted = [("a", false), ("b", false), ("c", true), ("d", true)];
        let same = |f: &&str, k: &(&str, bool)| u32::from(*f == k.0);
        tally.tell(&["a", "c", "x"], &wanted, same, |k| k.1, (|f| f.to_string(), |k| k.0.to_owned()));
        assert_eq!((tally.right, tally.missed.join(""), tally.extra.join("")), (1, "b".into(), "x".into()));
        assert!((tally.precision() - 0.5).abs() < 1e-9 && (tally.recall() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn nothing_of_nothing_is_perfect() {
        assert!((Tally::new("x").precision() - 1.0).abs() < 1e-9);
    }
}
