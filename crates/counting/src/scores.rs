//! Scores in their order (national indicator 92, and the measure that came after it).

/// How many children have each score, the lowest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores(Vec<(i64, i64)>);

impl Scores {
    /// Takes a higher score than those before, and how many children have it.
    pub(crate) fn push(&mut self, score: i64, children: i64) {
        self.0.push((score, children));
    }

    /// The score of the child in the middle, or midway between the two in the middle; `None` without children.
    pub(crate) fn median(&self) -> Option<f64> {
        let all = self.children();
        Some(f64::midpoint(self.at((all - 1) / 2)?, self.at(all / 2)?))
    }

    /// How many children are a fifth of all, in whole children: one at least where there is anybody.
    pub(crate) fn fifth(&self) -> i64 {
        let all = self.children();
        if all > 0 { ((all as f64 / 5.0).round() as i64).max(1) } else { 0 }
    }

    /// The mean of the lowest fifth, whoever of those with one score is in it; `None` without children.
    pub(crate) fn mean_of_lowest_fifth(&self) -> Option<f64> {
        let fifth = self.fifth();
        let mut left = fifth;
        let mut sum = 0;
        for (score, children) in &self.0 {
            let taken = left.min(*children);
            (sum, left) = (sum + score * taken, left - taken);
        }
        (fifth > 0).then(|| sum as f64 / fifth as f64)
    }

    fn children(&self) -> i64 {
        self.0.iter().map(|(_, children)| children).sum()
    }

    /// The score of the child at a place in their order, counted from nought.
    fn at(&self, place: i64) -> Option<f64> {
        let mut passed = 0;
        let found = self.0.iter().find(|(_, children)| {
            passed += children;
            place < passed
        });
        found.map(|(score, _)| *score as f64)
    }
}
