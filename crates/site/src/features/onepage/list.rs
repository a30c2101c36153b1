//! What the picture says, as a list.

use bigplan_plan::{PlanHead, Ring, RingSort, Rings, Segment, Shown, Standing};

use crate::parts::kind_words::inside;

use super::addresses::Addresses;
use super::marks::Marks;
use super::picture::ACROSS;

/// Shares closer than this are the same place on the circle.
const SAME: f64 = 1e-6;

/// A part of the list: all of one ring, or all that stands under the innermost.
pub struct Chapter {
    /// What it lists.
    pub heading: String,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// An item.
pub struct Entry {
    /// Its mark in the picture; empty for what stands under nothing.
    pub mark: String,
    /// Its title.
    pub words: String,
    /// Where it leads.
    pub address: Option<String>,
    /// The groups that answer for it, where groups are drawn around it.
    pub groups: Option<Vec<Answering>>,
    /// What stands under it.
    pub below: Vec<Entry>,
}

/// A group that answers for an item, or for none.
pub struct Answering {
    /// Its mark in the picture.
    pub mark: String,
    /// Its name.
    pub words: String,
    /// Where it leads.
    pub address: String,
    /// How it stands to the item, where that is not plain.
    pub doubt: &'static str,
}

struct Listing<'a> {
    head: &'a PlanHead,
    rings: &'a Rings,
    addresses: &'a Addresses<'a>,
    marks: &'a Marks,
    around: Option<&'a Ring>,
}

/// The chapters of the list, in the order of the rings.
pub fn chapters(head: &PlanHead, rings: &Rings, addresses: &Addresses<'_>, marks: &Marks) -> Vec<Chapter> {
    let around = rings.rings.last().filter(|ring| ring.sort == RingSort::Groups);
    let listing = Listing { head, rings, addresses, marks, around };
    let items: Vec<&Ring> = rings.rings.iter().filter(|ring| ring.sort != RingSort::Groups).collect();
    match items.as_slice() {
        [inner, outer] if rings.nested => vec![listing.nested(inner, outer)],
        rings => {
            rings.iter().enumerate().map(|(place, ring)| listing.chapter(ring, place + 1 == rings.len())).collect()
        }
    }
}

/// The groups that stand nowhere in the picture.
pub fn idle(rings: &Rings, addresses: &Addresses<'_>) -> Vec<Answering> {
    let drawn: Vec<usize> = rings.rings.iter().flat_map(|ring| &ring.segments).filter_map(group_of).collect();
    let idle = rings.groups.iter().enumerate().filter(|(position, _)| !drawn.contains(position));
    let entry = |(position, group): (usize, &bigplan_plan::KnownGroup)| Answering {
        mark: String::new(),
        words: group.name.clone(),
        address: addresses.group(position),
        doubt: "",
    };
    idle.map(entry).collect()
}

fn group_of(segment: &Segment) -> Option<usize> {
    if let Shown::Group(position, _) = segment.shown { Some(position) } else { None }
}

impl Listing<'_> {
    fn nested(&self, inner: &Ring, outer: &Ring) -> Chapter {
        let entry = |above: &Segment| {
            let below = outer.segments.iter().filter(|part| is_item(part) && overlaps(above, part));
            Entry { below: below.map(|part| self.entry(part, true)).collect(), ..self.entry(above, false) }
        };
        let heading = format!("{} and {}", self.many(inner.sort), inside(&self.many(outer.sort)));
        Chapter { heading, entries: inner.segments.iter().map(entry).collect() }
    }

    fn chapter(&self, ring: &Ring, outermost: bool) -> Chapter {
        let entries = ring.segments.iter().filter(|part| is_item(part)).map(|part| self.entry(part, outermost));
        Chapter { heading: self.many(ring.sort), entries: entries.collect() }
    }

    fn entry(&self, segment: &Segment, with_groups: bool) -> Entry {
        let groups = self.around.filter(|_| with_groups).map(|ring| self.answering(ring, segment));
        let nowhere = !is_item(segment);
        let words = if nowhere { ACROSS.to_owned() } else { segment.label.clone() };
        Entry {
            mark: self.marks.of_shown(&segment.shown).unwrap_or_default().to_owned(),
            words,
            address: self.addresses.of(&segment.shown),
            groups,
            below: Vec::new(),
        }
    }

    fn many(&self, sort: RingSort) -> String {
        if let RingSort::Items(kind) = sort { self.head.label_of_many(kind) } else { "Groups".to_owned() }
    }

    fn answering(&self, ring: &Ring, item: &Segment) -> Vec<Answering> {
        let beside = ring.segments.iter().filter(|part| overlaps(item, part));
        let entry = |part: &Segment| {
            let Shown::Group(position, standing) = part.shown else { return None };
            Some(Answering {
                mark: self.marks.of_shown(&part.shown).unwrap_or_default().to_owned(),
                words: self.rings.groups.get(position).map_or_else(String::new, |group| group.name.clone()),
                address: self.addresses.group(position),
                doubt: doubt(standing),
            })
        };
        beside.filter_map(entry).collect()
    }
}

fn doubt(standing: Standing) -> &'static str {
    match standing {
        Standing::Certain => "",
        Standing::Doubtful => "doubtful",
        Standing::Inherited => "from above",
        Standing::Beneath => "in part",
    }
}

fn is_item(segment: &Segment) -> bool {
    matches!(segment.shown, Shown::Item(_))
}

fn overlaps(a: &Segment, b: &Segment) -> bool {
    a.start + SAME < b.start + b.share && b.start + SAME < a.start + a.share
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Plan, Rings};

    use super::{Addresses, Entry, Marks, chapters, idle};

    fn drawn(entry: &Entry) -> String {
        let groups = entry.groups.iter().map(|groups| {
            let names: Vec<String> = groups.iter().map(|group| format!("{}{}", group.words, group.doubt)).collect();
            format!("[{}]", names.join(","))
        });
        let below: Vec<String> = entry.below.iter().map(drawn).collect();
        let below = if below.is_empty() { String::new() } else { format!("({})", below.join(" ")) };
        format!("{}{}{below}", entry.words, groups.collect::<String>())
    }

    #[test]
    fn the_list_says_what_the_picture_shows() {
        let plan: Plan = toml::from_str(
            r#"
            plan = { labels = { priority = "Key area of focus" } }
            groups = [{ name = "Idle Board" }]
            items = [
                { id = "o", kind = "outcome", title = "Play" },
                { id = "p", parent = "o", kind = "priority", title = "Parks", groups = [{ name = "Play Board", certain = true }] },
                { id = "q", parent = "o", kind = "priority", title = "Streets", groups = [{ name = "Play Board", certain = true }, { name = "Road Board", certain = false }] },
                { id = "r", kind = "priority", title = "Skills" },
            ]"#,
        )
        .unwrap();
        let rings = Rings::of(&plan);
        let addresses = Addresses { plan: "x", partnership: "invented" };
        let chapters = chapters(&plan.head, &rings, &addresses, &Marks::of(&rings));
        assert_eq!(chapters[0].heading, "Outcomes and key areas of focus");
        let entries: Vec<String> = chapters[0].entries.iter().map(drawn).collect();
        assert_eq!(
            entries,
            ["Play(Parks[Play Board] Streets[Play Board,Road Boarddoubtful])", "Across all of these(Skills[])"]
        );
        let idle: Vec<String> = idle(&rings, &addresses).into_iter().map(|group| group.words).collect();
        assert_eq!(idle, ["Idle Board"]);
    }
}
