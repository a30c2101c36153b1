//! Fewer corners, the same outline (Douglas and Peucker, 1973).

/// A ring is thinned to this many corners before it is simplified, so that no ring takes long.
const MOST: usize = 5_000;

/// Leaves out corners that lie within `tolerance` of the line without them. The ring stays
/// closed and keeps at least three corners.
pub fn simplified(ring: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
    let every = ring.len().div_ceil(MOST).max(1);
    let ring: Vec<(f64, f64)> = ring.iter().copied().step_by(every).collect();
    let half = furthest_from_first(&ring);
    let mut kept: Vec<bool> = vec![false; ring.len()];
    for index in [0, half, ring.len().saturating_sub(1)] {
        keep(&mut kept, index);
    }
    let mut waiting = vec![(0, half), (half, ring.len().saturating_sub(1))];
    while let Some((from, to)) = waiting.pop() {
        if let Some(middle) = furthest(&ring, from, to, tolerance) {
            keep(&mut kept, middle);
            waiting.extend([(from, middle), (middle, to)]);
        }
    }
    let out: Vec<(f64, f64)> = ring.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(place, _)| *place).collect();
    if out.len() < 3 { ring.into_iter().take(3).collect() } else { out }
}

fn keep(kept: &mut [bool], index: usize) {
    if let Some(mark) = kept.get_mut(index) {
        *mark = true;
    }
}

fn furthest_from_first(ring: &[(f64, f64)]) -> usize {
    let Some(first) = ring.first() else { return 0 };
    let far = |(_, place): &(usize, &(f64, f64))| (place.0 - first.0).hypot(place.1 - first.1);
    ring.iter().enumerate().max_by(|a, b| far(a).total_cmp(&far(b))).map_or(0, |(index, _)| index)
}

/// The corner between two others that is furthest from the line between them, when that is
/// further than the tolerance.
fn furthest(ring: &[(f64, f64)], from: usize, to: usize, tolerance: f64) -> Option<usize> {
    let (a, b) = (*ring.get(from)?, *ring.get(to)?);
    let between = ring.iter().enumerate().take(to).skip(from + 1);
    let (index, far) =
        between.map(|(index, place)| (index, distance(*place, a, b))).max_by(|one, other| one.1.total_cmp(&other.1))?;
    (far > tolerance).then_some(index)
}

/// From a place to the stretch between two others.
fn distance(place: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let part = if length > 0.0 { ((place.0 - a.0) * dx + (place.1 - a.1) * dy) / length } else { 0.0 };
    let part = part.clamp(0.0, 1.0);
    (place.0 - a.0 - part * dx).hypot(place.1 - a.1 - part * dy)
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn corners_on_a_line_go_and_true_corners_stay() {
        let square: Vec<(f64, f64)> = (0..=40)
            .map(|step| {
                let along = f64::from(step % 10);
                match step / 10 {
                    0 => (along, 0.0),
                    1 => (10.0, along),
                    2 => (10.0 - along, 10.0),
                    3 => (0.0, 10.0 - along),
                    _ => (0.0, 0.0),
                }
            })
            .collect();
        let out = simplified(&square, 0.1);
        assert_eq!(out, [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]);
    }

    #[test]
    fn a_ring_never_vanishes() {
        assert_eq!(simplified(&[(0.0, 0.0), (0.1, 0.0), (0.0, 0.1)], 5.0).len(), 3);
        assert!(simplified(&[], 1.0).is_empty());
    }

    #[test]
    fn a_very_long_ring_takes_no_time() {
        let zigzag: Vec<(f64, f64)> = (0..200_000).map(|step| (f64::from(step), f64::from(step % 2) * 9.0)).collect();
        assert!(simplified(&zigzag, 1.0).len() <= 5_000);
    }
}
