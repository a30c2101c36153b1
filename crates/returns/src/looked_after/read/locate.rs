//! Where placements lie: worked out from postcodes, as the department does it.

use super::super::collection::{Place, Postcodes};
use super::super::tables::Episode;
use crate::value::{Code, Number};

const METRES_A_MILE: f32 = 1609.344;

/// Fills what a placement's postcode tells, where it is blank.
pub(super) fn locate(episodes: &mut [Episode], directory: &dyn Postcodes, council: Code) {
    for episode in episodes {
        let placed = directory.place(episode.pl_post);
        if let Some(place) = placed.filter(|_| episode.pl_la.is_blank()) {
            episode.pl_la = place.council;
            episode.pl_location = if place.council == council { Code::new("IN") } else { Code::new("OUT") };
        }
        if let Some(place) = placed.filter(|_| episode.pl_distance.is_blank())
            && let Some(home) = directory.place(episode.home_post)
        {
            episode.pl_distance = Number::of(miles(home, place));
        }
    }
}

/// As the crow flies, to a tenth of a mile.
fn miles(one: Place, other: Place) -> f32 {
    let metres = (one.east - other.east).hypot(one.north - other.north);
    (metres / METRES_A_MILE * 10.0).round() / 10.0
}
