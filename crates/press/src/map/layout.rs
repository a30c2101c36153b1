//! Where places and words of a map stand.

use askama::Template;

use super::simplify::simplified;
use super::spots::{holds, spots};
use super::{Map, Place, Shape};
use crate::chart::Width;
use crate::paper::drawn_text::Weight;
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::path::Path;
use crate::paper::px::Px;
use crate::paper::scale::range;

#[derive(Template)]
#[template(path = "map/map.svg")]
pub struct Drawing {
    frame: Frame,
    classes: Vec<Class>,
    areas: Vec<Area>,
    labels: Vec<Label>,
}

/// One class: its pattern, and its swatch below the map.
struct Class {
    number: usize,
    shade: &'static str,
    y: Px,
}

/// One place.
struct Area {
    rings: Vec<Path>,
    /// The number of its class; none is white.
    class: Option<u8>,
    /// Whether a figure is known.
    known: bool,
}

/// From the lowest class to the highest; each has a pattern too.
const SHADES: [&str; 5] = ["#e9eff4", "#cfdbe6", "#a9bfd3", "#7895b3", "#12436d"];
/// Outlines with more corners are simplified further.
const MOST_CORNERS: usize = 6_000;
/// The finest detail, in px.
const FINEST: f64 = 0.5;
const SWATCH: f64 = 22.0;
/// How wide a name may be, in parts of its place's width: the fewest lines first.
const WRAPPED: [f64; 3] = [0.9, 0.55, 0.3];

/// Lays the map out.
pub fn lay(map: &Map, prefix: &str, width: Width, description: &str) -> Drawing {
    let size = width.text();
    let unit = Label::fitted(&map.unit, width.px(), 3, size, Weight::Plain).below(0.0, 0.0, Anchor::Start);
    let top = unit.height() + 8.0;
    let (outlines, bottom) = outlines(map, width, top);
    let mut names = Names { map, width, placed: Vec::new(), below: Vec::new() };
    let areas = map.shapes.places.iter().zip(outlines).map(|(shape, rings)| {
        let place = map.places.iter().find(|place| place.code == shape.code);
        names.name(place, shape, &rings);
        let class = place.and_then(|place| place.class);
        let known = place.is_some_and(|place| place.value.is_some());
        Area { rings: rings.into_iter().map(Path::area).collect(), class, known }
    });
    let areas: Vec<Area> = areas.collect();
    let Names { placed: mut labels, below, .. } = names;
    labels.push(unit);
    let without = areas.iter().any(|area| !area.known);
    let (classes, words, mut y) = key(map, without, bottom + 10.0, width);
    labels.extend(words);
    for label in below {
        let high = label.height();
        labels.push(label.below(0.0, y, Anchor::Start));
        y += high + 2.0;
    }
    Drawing { frame: Frame::new("map", prefix, width, y + 6.0, (&map.title, description)), classes, areas, labels }
}

/// What the classes are, line by line, and the lower edge.
fn key(map: &Map, without: bool, top: f64, width: Width) -> (Vec<Class>, Vec<Label>, f64) {
    let (size, mut y) = (width.text(), top);
    let (mut classes, mut labels) = (Vec::new(), Vec::new());
    for (number, (class, shade)) in map.classes.iter().zip(SHADES).enumerate() {
        let label = Label::fitted(class, width.px() - 44.0, 1, size, Weight::Plain);
        labels.push(label.around(40.0, y + SWATCH / 2.0, Anchor::Start));
        classes.push(Class { number, shade, y: Px::new(y + 3.0) });
        y += SWATCH;
    }
    if without {
        let label = Label::new("White with a broken outline: no figure", size).ink(ink::GREY);
        labels.push(label.around(0.0, y + SWATCH / 2.0, Anchor::Start));
        y += SWATCH;
    }
    (classes, labels, y)
}

type Ring = Vec<(f64, f64)>;

/// The outlines in px, and the lower edge of the map.
fn outlines(map: &Map, width: Width, top: f64) -> (Vec<Vec<Ring>>, f64) {
    let corners = || map.shapes.places.iter().flat_map(|place| &place.rings).flatten();
    let (west, east) = range(corners().map(|(x, _)| *x));
    let (south, north) = range(corners().map(|(_, y)| *y));
    let degrees = west.abs().max(east.abs()) <= 180.0 && south.abs().max(north.abs()) <= 90.0;
    // Equirectangular: a degree of longitude is as short as it is in the middle of the map.
    let across = if degrees { ((south + north) / 2.0).to_radians().cos().max(0.01) } else { 1.0 };
    let (wide, high) = ((east - west) * across, north - south);
    let room = (width.px() - 2.0, width.pick(480.0, 330.0));
    let scale = (room.0 / wide).min(room.1 / high);
    let scale = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
    let project = |(x, y): &(f64, f64)| (1.0 + (x - west) * across * scale, top + (north - y) * scale);
    let places: Vec<Vec<Ring>> = map
        .shapes
        .places
        .iter()
        .map(|place| place.rings.iter().map(|ring| ring.iter().map(project).collect()).collect())
        .collect();
    (thinned(&places), top + (high * scale).min(room.1))
}

/// As fine as the whole map can be.
fn thinned(places: &[Vec<Ring>]) -> Vec<Vec<Ring>> {
    let mut tolerance = FINEST;
    loop {
        let thin: Vec<Vec<Ring>> = places.iter().map(|rings| large(rings, tolerance)).collect();
        let corners: usize = thin.iter().flatten().map(Vec::len).sum();
        if corners <= MOST_CORNERS || tolerance > 50.0 {
            return thin;
        }
        tolerance *= 2.0;
    }
}

/// Without islands too small to be seen; the largest ring stays.
fn large(rings: &[Ring], tolerance: f64) -> Vec<Ring> {
    let largest = rings.iter().map(|ring| area(ring)).fold(0.0, f64::max);
    let seen = rings.iter().filter(|ring| area(ring) >= largest.min(2.0 * tolerance));
    seen.map(|ring| simplified(ring, tolerance)).collect()
}

fn area(ring: &[(f64, f64)]) -> f64 {
    (twice_area(ring) / 2.0).abs()
}

fn twice_area(ring: &[(f64, f64)]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

/// The middle of a ring's area.
fn centre(ring: &[(f64, f64)]) -> (f64, f64) {
    let twice = twice_area(ring);
    let next = || ring.iter().zip(ring.iter().cycle().skip(1));
    let weigh = |pick: fn(&(f64, f64)) -> f64| {
        let sum: f64 = next().map(|(a, b)| (pick(a) + pick(b)) * (a.0 * b.1 - b.0 * a.1)).sum();
        let plain = ring.iter().map(pick).sum::<f64>() / ring.iter().map(|_| 1.0).sum::<f64>();
        if twice.abs() > 1e-6 { sum / (3.0 * twice) } else { plain }
    };
    (weigh(|place| place.0), weigh(|place| place.1))
}

/// Names where they fit; numbers, and the names below the map, where they do not.
struct Names<'a> {
    map: &'a Map,
    width: Width,
    placed: Vec<Label>,
    below: Vec<Label>,
}

impl Names<'_> {
    fn name(&mut self, place: Option<&Place>, shape: &Shape, rings: &[Ring]) {
        let Some(ring) = rings.iter().max_by(|a, b| area(a).total_cmp(&area(b))) else { return };
        let name = place.map_or(&shape.name, |place| &place.name);
        let figure = place.and_then(|place| place.value).map(|value| self.map.numbers.short(value));
        let text = format!("{name} {}", figure.clone().unwrap_or_default());
        let (left, right) = range(ring.iter().map(|(x, _)| *x));
        let middle = centre(ring);
        let whole = WRAPPED.iter().find_map(|part| {
            let mut whole = self.label(name, (right - left) * part, 3);
            let uncut = whole.lines.join(" ") == *name;
            whole.lines.extend(figure.clone());
            self.inside(&whole, rings, middle).filter(|_| uncut)
        });
        if let Some(whole) = whole {
            self.placed.push(whole);
            return;
        }
        let number = (self.below.len() + 1).to_string();
        let short = self.label(&number, 60.0, 1).bold();
        let at = |(x, y): (f64, f64)| short.clone().around(x, y, Anchor::Middle);
        let marked = spots(rings, middle).into_iter().map(at).find(|short| self.is_free(short));
        let is_marked = marked.is_some();
        self.placed.extend(marked);
        let sign = if is_marked { number } else { "–".to_owned() };
        self.below.push(self.label(&format!("{sign} {text}"), self.width.px(), 2));
    }

    /// The label where it lies inside the outline and over no other, as near to the middle as can be.
    fn inside(&self, label: &Label, rings: &[Ring], middle: (f64, f64)) -> Option<Label> {
        let size = (label.width(), label.height());
        let held = spots(rings, middle).into_iter().filter(|spot| holds(rings, *spot, size));
        held.map(|(x, y)| label.clone().around(x, y, Anchor::Middle)).find(|label| self.is_free(label))
    }

    fn label(&self, text: &str, most: f64, lines: usize) -> Label {
        Label::fitted(text, most, lines, self.width.text(), Weight::Plain).halo()
    }

    /// Inside the sheet and over no other label.
    fn is_free(&self, label: &Label) -> bool {
        let (left, right) = label.edges();
        let apart = |other: &Label| {
            let (from, to) = other.edges();
            let (above, below) = (top(label), top(label) + label.height());
            right + 2.0 < from || to + 2.0 < left || below < top(other) || top(other) + other.height() < above
        };
        left >= 0.0 && right <= self.width.px() && self.placed.iter().all(apart)
    }
}

fn top(label: &Label) -> f64 {
    label.y.value() - label.size
}
