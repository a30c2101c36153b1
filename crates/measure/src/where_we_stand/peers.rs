//! Among others: regions, statistical neighbours, districts.

use serde::Serialize;

use crate::Definition;
use crate::statistics::{Quartile, Rank, mean, median, quantile, quartile, rank};

/// What a list of others says, and where one stands in it. All others speak of the same period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeerSummary {
    /// How many others have a figure.
    pub count: usize,
    /// Their plain mean (every place counts once).
    pub mean: f64,
    /// Their median.
    pub median: f64,
    /// The middle half of them: lower and upper quartile.
    pub middle_half: (f64, f64),
    /// The lowest and the highest.
    pub ends: (f64, f64),
    /// One's own place among them and oneself, 1 the best.
    pub rank: Option<Rank>,
    /// One's own quarter among them and oneself.
    pub quartile: Option<Quartile>,
}

/// Sums up the others' figures, oneself left out; figures that are not finite are passed over. `None` of none.
pub fn peers(definition: &Definition, own: Option<f64>, others: &[f64]) -> Option<PeerSummary> {
    let known: Vec<f64> = others.iter().copied().filter(|value| value.is_finite()).collect();
    let all = |own: f64| [&known[..], &[own]].concat();
    let own = own.filter(|own| own.is_finite());
    Some(PeerSummary {
        count: known.len(),
        mean: mean(&known)?,
        median: median(&known)?,
        middle_half: (quantile(&known, 0.25)?, quantile(&known, 0.75)?),
        ends: (quantile(&known, 0.0)?, quantile(&known, 1.0)?),
        rank: own.and_then(|own| rank(own, &all(own), definition.polarity)),
        quartile: own.and_then(|own| quartile(own, &all(own), definition.polarity)),
    })
}

#[cfg(test)]
mod tests {
    use super::peers;
    use crate::Polarity;
    use crate::fixtures::definition;
    use crate::statistics::Quartile;

    #[test]
    fn neighbours_have_a_mean_a_median_and_leave_room_for_oneself() {
        let mut measure = definition();
        measure.polarity = Polarity::Low;
        let others = [40.0, 42.0, 44.0, f64::NAN, 58.0];
        let found = peers(&measure, Some(41.0), &others).expect("four have figures");
        assert_eq!((found.count, found.mean, found.median, found.ends), (4, 46.0, 43.0, (40.0, 58.0)));
        assert_eq!(found.rank.map(|r| (r.place, r.of)), Some((2, 5)));
        assert_eq!(found.quartile, Some(Quartile::Best));
        assert_eq!(peers(&measure, Some(41.0), &[]), None);
        assert_eq!(peers(&measure, None, &others).and_then(|p| p.rank), None);
    }
}
