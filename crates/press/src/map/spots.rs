//! Where a name may stand on a place: inside its outline and beside what lies in the middle of it.

/// Steps across an outline, each way.
const STEPS: u8 = 12;

/// The middle, then places across the outline, the nearest to the middle first. All lie inside it, the middle
/// excepted, which is always there.
pub fn spots(rings: &[Vec<(f64, f64)>], middle: (f64, f64)) -> Vec<(f64, f64)> {
    let corners = || rings.iter().flatten();
    let least = |pick: fn(&(f64, f64)) -> f64| corners().map(pick).fold(f64::INFINITY, f64::min);
    let most = |pick: fn(&(f64, f64)) -> f64| corners().map(pick).fold(f64::NEG_INFINITY, f64::max);
    let (left, right) = (least(|one| one.0), most(|one| one.0));
    let (top, bottom) = (least(|one| one.1), most(|one| one.1));
    let part = |from: f64, to: f64, step: u8| from + (to - from) * f64::from(step) / f64::from(STEPS);
    let across = (1..STEPS).flat_map(|x| (1..STEPS).map(move |y| (x, y)));
    let across = across.map(|(x, y)| (part(left, right, x), part(top, bottom, y)));
    let mut found: Vec<(f64, f64)> = across.filter(|spot| inside(rings, *spot)).collect();
    let far = |spot: &(f64, f64)| (spot.0 - middle.0).hypot(spot.1 - middle.1);
    found.sort_by(|one, other| far(one).total_cmp(&far(other)));
    std::iter::once(middle).chain(found).collect()
}

/// Whether a box around a spot lies inside the outline, with a little room at its sides.
pub fn holds(rings: &[Vec<(f64, f64)>], (x, y): (f64, f64), (wide, high): (f64, f64)) -> bool {
    let (wide, high) = (wide / 2.0 * ROOM, high / 2.0);
    let edges = [-1.0, -0.5, 0.0, 0.5, 1.0];
    let around = edges.iter().flat_map(|across| edges.map(|down| (x + across * wide, y + down * high)));
    around.into_iter().all(|spot| inside(rings, spot))
}

/// A little wider than the words.
const ROOM: f64 = 1.1;

/// Whether a ray from the spot crosses the rings an odd number of times, so that a hole is outside.
fn inside(rings: &[Vec<(f64, f64)>], (x, y): (f64, f64)) -> bool {
    let crosses =
        |(a, b): &(&(f64, f64), &(f64, f64))| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0;
    let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    edges.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::{holds, spots};

    fn square(from: f64, to: f64) -> Vec<(f64, f64)> {
        vec![(from, from), (to, from), (to, to), (from, to)]
    }

    #[test]
    fn a_name_stands_beside_the_hole_in_the_middle() {
        let rings = [square(0.0, 100.0), square(30.0, 70.0)];
        assert!(!holds(&rings, (50.0, 50.0), (10.0, 10.0)));
        let found = spots(&rings, (50.0, 50.0)).into_iter().find(|spot| holds(&rings, *spot, (20.0, 20.0)));
        assert!(found.is_some_and(|(x, y)| (x - 50.0).abs() > 20.0 || (y - 50.0).abs() > 20.0), "{found:?}");
        assert!(!spots(&rings, (50.0, 50.0)).into_iter().any(|spot| holds(&rings, spot, (40.0, 40.0))));
    }

    #[test]
    fn without_an_outline_there_is_only_the_middle() {
        assert_eq!(spots(&[], (1.0, 2.0)), [(1.0, 2.0)]);
    }
}
