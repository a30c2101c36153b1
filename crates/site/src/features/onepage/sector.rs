//! Stretches of rings: their outlines, and what lies inside them. Pure geometry.
//!
//! Lengths are units of the picture; the middle is at 0, 0 and y grows downwards. Angles
//! are turns: 0 is at the top, 0.25 at the right.

use std::f64::consts::TAU;

/// From this share on a stretch is the whole ring.
const WHOLE: f64 = 0.9999;

/// A stretch of a ring; a disc where `inner` is 0 and it goes all round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sector {
    /// The radius of its inner edge.
    pub inner: f64,
    /// The radius of its outer edge.
    pub outer: f64,
    /// Where it starts, in turns.
    pub start: f64,
    /// How far it goes clockwise, in turns: 0 to 1.
    pub share: f64,
}

impl Sector {
    /// A whole disc.
    pub fn disc(radius: f64) -> Self {
        Self { inner: 0.0, outer: radius, start: 0.0, share: 1.0 }
    }

    /// The outline as the data of an SVG path.
    pub fn outline(&self) -> String {
        if self.is_whole() {
            return format!(
                "{}{}",
                circle(self.outer),
                if self.inner > 0.0 { circle(self.inner) } else { String::new() }
            );
        }
        let end = self.start + self.share;
        let large = u8::from(self.share > 0.5);
        let [a, b, c, d] = [
            written(point(self.outer, self.start)),
            written(point(self.outer, end)),
            written(point(self.inner, end)),
            written(point(self.inner, self.start)),
        ];
        let (far, near) = (self.outer, self.inner);
        format!("M{a}A{far:.1} {far:.1} 0 {large} 1 {b}L{c}A{near:.1} {near:.1} 0 {large} 0 {d}Z")
    }

    /// A point inside: across the ring by `across` (0 at the inner edge, 1 at the outer) and
    /// along it by `along` (0 at the start, 1 at the end); in the middle of a disc.
    pub fn inside(&self, across: f64, along: f64) -> (f64, f64) {
        if self.inner <= 0.0 && self.is_whole() {
            return (0.0, 0.0);
        }
        point(self.radius(across), self.start + self.share * along)
    }

    /// Whether a point lies inside and at least `margin` away from every edge.
    pub fn holds(&self, (x, y): (f64, f64), margin: f64) -> bool {
        let radius = x.hypot(y);
        let near_enough = radius <= self.outer - margin;
        let far_enough = self.inner <= 0.0 || radius >= self.inner + margin;
        near_enough && far_enough && (self.is_whole() || self.is_between((x, y), radius, margin))
    }

    /// Whether a rectangle around `(x, y)` lies inside, `margin` away from every edge.
    pub fn holds_box(&self, (x, y): (f64, f64), (width, height): (f64, f64), margin: f64) -> bool {
        let (left, right) = (x - width / 2.0, x + width / 2.0);
        let (top, bottom) = (y - height / 2.0, y + height / 2.0);
        // Corners, and on each side the point that comes nearest to the middle: there the
        // inner edge bulges into the rectangle.
        let (near_x, near_y) = (0.0_f64.clamp(left, right), 0.0_f64.clamp(top, bottom));
        let points = [left, near_x, right].map(|x| [top, near_y, bottom].map(|y| (x, y)));
        points.into_iter().flatten().all(|point| self.holds(point, margin))
    }

    fn is_between(&self, (x, y): (f64, f64), radius: f64, margin: f64) -> bool {
        let turn = x.atan2(-y) / TAU;
        let along = (turn - self.start).rem_euclid(1.0);
        let beside = along.min(self.share - along);
        beside >= 0.0 && radius * (beside.min(0.25) * TAU).sin() >= margin
    }

    fn is_whole(&self) -> bool {
        self.share >= WHOLE
    }

    fn radius(&self, across: f64) -> f64 {
        self.inner + (self.outer - self.inner) * across
    }
}

fn point(radius: f64, turn: f64) -> (f64, f64) {
    let angle = turn * TAU;
    (radius * angle.sin(), -radius * angle.cos())
}

fn written((x, y): (f64, f64)) -> String {
    format!("{x:.1} {y:.1}")
}

fn circle(radius: f64) -> String {
    format!("M0 -{radius:.1}A{radius:.1} {radius:.1} 0 1 1 0 {radius:.1}A{radius:.1} {radius:.1} 0 1 1 0 -{radius:.1}Z")
}

#[cfg(test)]
mod tests {
    use super::Sector;

    const QUARTER: Sector = Sector { inner: 100.0, outer: 200.0, start: 0.0, share: 0.25 };

    #[test]
    fn a_quarter_holds_what_lies_in_it() {
        assert!(QUARTER.holds(QUARTER.inside(0.5, 0.5), 40.0));
        for outside in [(-10.0, -150.0), (150.0, 10.0), (50.0, -50.0), (180.0, -180.0), (2.0, -150.0)] {
            assert!(!QUARTER.holds(outside, 5.0), "{outside:?}");
        }
    }

    #[test]
    fn a_box_across_the_inner_edge_is_not_inside() {
        let half = Sector { inner: 100.0, outer: 200.0, start: 0.75, share: 0.5 };
        assert!(half.holds_box((0.0, -150.0), (100.0, 20.0), 2.0));
        // Its lower corners are outside the inner circle, its lower middle is not.
        assert!(!half.holds_box((0.0, -105.0), (160.0, 20.0), 0.0));
    }

    #[test]
    fn outlines_are_closed_and_go_the_short_way_or_the_long() {
        assert_eq!(
            QUARTER.outline(),
            "M0.0 -200.0A200.0 200.0 0 0 1 200.0 -0.0L100.0 -0.0A100.0 100.0 0 0 0 0.0 -100.0Z"
        );
        assert!(Sector { share: 0.75, ..QUARTER }.outline().contains(" 0 1 1 "));
        assert_eq!(Sector { share: 1.0, ..QUARTER }.outline().matches('Z').count(), 2);
        assert_eq!(Sector::disc(50.0).outline().matches('Z').count(), 1);
        assert_eq!(Sector::disc(50.0).inside(0.5, 0.5), (0.0, 0.0));
    }
}
