//! The picture of the rings: which stretch is drawn where, in which tone, with which words.

use bigplan_plan::{KnownGroup, PlanHead, Ring, RingSort, Rings, Segment, Shown, Standing};

use crate::parts::drawn_text::Weight;

use super::addresses::Addresses;
use super::label::{Label, fitted};
use super::marks::Marks;
use super::sector::Sector;

/// How far the picture reaches from its middle, in units of the picture.
pub const REACH: f64 = 480.0;
const OUTERMOST: f64 = 474.0;
/// Font sizes that are tried, largest first.
const SIZES: [f64; 7] = [19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0];
const MARK_SIZES: [f64; 4] = [18.0, 16.0, 14.0, 12.0];
const CENTRE_SIZES: [f64; 8] = [24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 13.0, 12.0];
/// How many colours there are for outcomes before they come again.
const HUES: usize = 8;

/// What holds the items that stand under none of the innermost ring.
pub const ACROSS: &str = "Across all of these";

/// The whole picture.
pub struct Picture {
    /// The disc in the middle.
    pub centre: Sector,
    /// The vision in it, where it fits.
    pub vision: Option<Label>,
    /// Every stretch of every ring, from the inside out.
    pub parts: Vec<Part>,
    /// Whether the plan doubts any of the groups.
    pub doubts: bool,
    /// Whether there is anything that no group answers for.
    pub holes: bool,
}

/// One stretch.
pub struct Part {
    /// Its outline.
    pub outline: String,
    /// The classes of its colour and pattern.
    pub look: String,
    /// Where it leads.
    pub address: Option<String>,
    /// What it is, in words, for those who cannot see it.
    pub name: String,
    /// Its words, or its mark where they do not fit.
    pub label: Option<Label>,
}

impl Picture {
    /// Draws the rings.
    pub fn of(head: &PlanHead, rings: &Rings, addresses: &Addresses<'_>, marks: &Marks) -> Self {
        let radii = radii(&rings.rings);
        let centre = Sector::disc(radii.first().map_or(OUTERMOST, |(inner, _)| inner - 4.0));
        let vision = fitted(&rings.centre, &centre, &CENTRE_SIZES, Weight::Bold);
        let mut parts = Vec::new();
        for (depth, (ring, (inner, outer))) in rings.rings.iter().zip(&radii).enumerate() {
            let innermost = depth == 0;
            let shown = |segment: &&Segment| innermost || segment.shown != Shown::Nothing;
            for (place, segment) in ring.segments.iter().enumerate().filter(|(_, segment)| shown(segment)) {
                let sector = Sector { inner: *inner, outer: *outer, start: segment.start, share: segment.share };
                let look = look(rings, ring, depth, place, segment);
                parts.push(Part {
                    outline: sector.outline(),
                    look,
                    address: addresses.of(&segment.shown),
                    name: name(head, ring.sort, segment, marks),
                    label: label(segment, &sector, &rings.groups, marks, innermost),
                });
            }
        }
        let any = |look: &str| parts.iter().any(|part| part.look.ends_with(look));
        Self { centre, vision, doubts: any("--doubtful"), holes: any("--nobody"), parts }
    }
}

/// The inner and outer radius of each ring: the middle smaller the more rings there are, the
/// ring of groups thinner than the others.
fn radii(rings: &[Ring]) -> Vec<(f64, f64)> {
    let middle = match rings.len() {
        0 => return Vec::new(),
        1 => 170.0,
        2 => 146.0,
        _ => 122.0,
    };
    let weight = |ring: &Ring| if ring.sort == RingSort::Groups { 0.8 } else { 1.0 };
    let total: f64 = rings.iter().map(weight).sum();
    let mut inner = middle;
    let place = |ring: &Ring| {
        let outer = inner + (OUTERMOST - middle) * weight(ring) / total;
        (std::mem::replace(&mut inner, outer), outer)
    };
    rings.iter().map(place).collect()
}

/// An outcome and what stands under it share a colour; what stands under none is grey.
fn look(rings: &Rings, ring: &Ring, depth: usize, place: usize, segment: &Segment) -> String {
    match (&segment.shown, ring.sort) {
        (Shown::Nobody, _) => "app-rings__part--nobody".to_owned(),
        (Shown::Nothing, _) => "app-rings__part--pale".to_owned(),
        (Shown::Group(_, Standing::Doubtful), _) => "app-rings__part--doubtful".to_owned(),
        (Shown::Group(..), _) | (_, RingSort::Groups) => "app-rings__part--group".to_owned(),
        (Shown::Item(_), RingSort::Items(_)) if depth == 0 => format!("app-rings__part--deep-{}", place % HUES),
        (Shown::Item(_), RingSort::Items(_)) => match owner(rings, segment) {
            Some(hue) => format!("app-rings__part--pale-{}", hue % HUES),
            None => "app-rings__part--pale".to_owned(),
        },
    }
}

/// The place in the innermost ring of the item that a segment stands under.
fn owner(rings: &Rings, segment: &Segment) -> Option<usize> {
    let middle = segment.start + segment.share / 2.0;
    let inner = rings.rings.first().filter(|_| rings.nested)?;
    inner.segments.iter().position(|above| {
        matches!(above.shown, Shown::Item(_)) && middle > above.start && middle < above.start + above.share
    })
}

/// The words with their mark, else a shorter name, else the mark alone.
fn label(segment: &Segment, sector: &Sector, groups: &[KnownGroup], marks: &Marks, innermost: bool) -> Option<Label> {
    let mark = marks.of_shown(&segment.shown);
    let words = match (&segment.shown, &segment.reference) {
        (Shown::Nobody, _) => "No group".to_owned(),
        (Shown::Nothing, _) => ACROSS.to_owned(),
        (Shown::Group(_, Standing::Doubtful), _) => format!("{}?", segment.label),
        (_, Some(reference)) => format!("{reference} {}", segment.label),
        _ => segment.label.clone(),
    };
    let weight = if innermost { Weight::Bold } else { Weight::Plain };
    fitted(&words, sector, &SIZES, weight)
        .or_else(|| fitted(short_name(segment, groups)?, sector, &SIZES, weight))
        .or_else(|| fitted(mark?, sector, &MARK_SIZES, Weight::Bold))
}

/// The shortest other way in which the plan writes a group, where it is much shorter.
fn short_name<'a>(segment: &Segment, groups: &'a [KnownGroup]) -> Option<&'a str> {
    let Shown::Group(position, Standing::Certain | Standing::Inherited | Standing::Beneath) = segment.shown else {
        return None;
    };
    let also = groups.get(position)?.also.iter().min_by_key(|name| name.len())?;
    (also.len() * 2 < segment.label.len()).then_some(also)
}

fn name(head: &PlanHead, sort: RingSort, segment: &Segment, marks: &Marks) -> String {
    let kind = if let RingSort::Items(kind) = sort { head.label(kind) } else { "Group" };
    let mark = marks.of_shown(&segment.shown).unwrap_or_default();
    match &segment.shown {
        Shown::Nobody => "No group answers for what stands here".to_owned(),
        Shown::Nothing => ACROSS.to_owned(),
        Shown::Group(_, Standing::Doubtful) => format!("{kind} {mark}: {}, doubtful in the plan", segment.label),
        Shown::Group(_, Standing::Beneath) => format!("{kind} {mark}: {}, for parts of it", segment.label),
        Shown::Group(..) | Shown::Item(_) => format!("{kind} {mark}: {}", segment.label),
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Plan, PlanHead, Rings};

    use super::{OUTERMOST, Picture, radii};
    use crate::features::onepage::addresses::Addresses;
    use crate::features::onepage::marks::Marks;

    /// An invented plan: `outcomes` outcomes, each with `each` priorities, and a group for each priority.
    fn rings(outcomes: usize, each: usize) -> Rings {
        let mut text = String::new();
        for o in 0..outcomes {
            text += &format!("[[items]]\nid = \"o{o}\"\nkind = \"outcome\"\ntitle = \"Children thrive\"\n");
            for p in 0..each {
                text += &format!(
                    "[[items]]\nid = \"p{o}-{p}\"\nparent = \"o{o}\"\nkind = \"priority\"\nref = \"{o}.{p}\"\ntitle = \"More places to play out in all weathers\"\ngroups = [{{ name = \"Play Board {o}{p}\", certain = true }}]\n"
                );
            }
        }
        Rings::of(&toml::from_str::<Plan>(&text).unwrap())
    }

    fn picture(rings: &Rings) -> Picture {
        Picture::of(&PlanHead::default(), rings, &Addresses { plan: "x", partnership: "invented" }, &Marks::of(rings))
    }

    #[test]
    fn rings_follow_one_another_to_the_edge() {
        let radii = radii(&rings(5, 2).rings);
        assert_eq!(radii.len(), 3);
        assert!(radii.windows(2).all(|pair| (pair[0].1 - pair[1].0).abs() < 1e-9 && pair[0].0 < pair[0].1));
        assert!((radii[2].1 - OUTERMOST).abs() < 1e-9);
    }

    #[test]
    fn every_part_is_named_and_wide_ones_carry_their_words() {
        let ten = picture(&rings(5, 2));
        assert_eq!(ten.parts.len(), 25);
        assert!(
            ten.parts.iter().all(|part| part.label.is_some() && part.name.contains(": ") && part.address.is_some())
        );
        let words = |part: &super::Part| part.label.iter().flat_map(|label| &label.lines).count();
        assert!(ten.parts[5..15].iter().all(|part| words(part) > 1), "priorities carry words");
    }

    #[test]
    fn narrow_parts_carry_their_mark_and_the_narrowest_nothing() {
        let many = picture(&rings(8, 5));
        let marks: Vec<&str> =
            many.parts[8..48].iter().map(|part| part.label.as_ref().unwrap().lines[0].text.as_str()).collect();
        assert_eq!((marks[0], marks[39]), ("0.0", "7.4"));
        assert_eq!(picture(&rings(20, 40)).parts.len(), 20 + 800 + 800);
        assert!(picture(&Rings::of(&Plan::default())).parts.is_empty());
    }
}
