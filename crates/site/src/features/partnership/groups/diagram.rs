//! Where the boxes and lines of the diagram of groups stand. Pure geometry.
//!
//! Each group stands to the right of the one that it reports to, level with it or below, so
//! that the diagram grows downwards and is read as a list is. Lengths are units of the picture.

use crate::parts::drawn_text::{Weight, wrap_inside};

/// The width of a box.
const WIDTH: f64 = 208.0;
const ACROSS: f64 = 36.0;
const DOWN: f64 = 14.0;
const PADDING: f64 = 10.0;
const NAME_SIZE: f64 = 14.0;
const NAME_LINE: f64 = 17.0;
const NOTE_SIZE: f64 = 12.0;
const NOTE_LINE: f64 = 15.0;
/// How many boxes without a place in the tree stand side by side.
const BESIDE: usize = 4;
/// Room for the words over the boxes that stand apart.
const APART: f64 = 34.0;
/// Where a line meets a box, below its top.
const HANDLE: f64 = 20.0;

/// A group to draw.
pub struct Node {
    /// Its number on the page.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// A line or two below the name: its chair, how much it answers for.
    pub notes: Vec<String>,
    /// How many groups stand above it.
    pub depth: usize,
    /// The number of the group that it reports to.
    pub under: Option<usize>,
}

/// A box in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Box {
    /// The number of the group.
    pub number: usize,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The lines of its name.
    pub heading: Vec<Words>,
    /// The lines below.
    pub notes: Vec<Words>,
    /// Its classes: at the top of the tree, within it, or apart from it.
    pub look: &'static str,
}

/// A line of words in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Where it begins.
    pub x: f64,
    /// Its base.
    pub y: f64,
    /// The words.
    pub text: String,
}

/// The whole diagram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The boxes.
    pub boxes: Vec<Box>,
    /// Lines from a box to the one that it reports to, as the data of SVG paths.
    pub lines: Vec<String>,
    /// Where the words over the boxes that stand apart have their base; `None` where there are none.
    pub apart: Option<f64>,
}

/// Draws the groups with a place in the tree, parents first, and below them those without.
pub fn drawn(placed: &[Node], apart: &[Node]) -> Diagram {
    let mut diagram = Diagram::default();
    let mut bottom = 0.0;
    let mut above: Option<usize> = None;
    for node in placed {
        let parent = node.under.and_then(|number| diagram.boxes.iter().find(|one| one.number == number)).cloned();
        let first = parent.as_ref().filter(|parent| above == Some(parent.number));
        let y = first.map_or(if diagram.boxes.is_empty() { 1.0 } else { bottom + DOWN }, |parent| parent.y);
        let x = 1.0 + column(node.depth) * (WIDTH + ACROSS);
        let look = if node.depth == 0 { "app-groups__box--top" } else { "app-groups__box--under" };
        let one = boxed(node, x, y, look);
        diagram.lines.extend(parent.map(|parent| line(&parent, &one)));
        bottom = one.bottom().max(bottom);
        above = Some(node.number);
        diagram.boxes.push(one);
    }
    place_apart(&mut diagram, apart, bottom);
    diagram.width = diagram.boxes.iter().map(|one| one.x + one.width).fold(0.0, f64::max) + 1.0;
    diagram.height = diagram.boxes.iter().map(Box::bottom).fold(0.0, f64::max) + 1.0;
    diagram
}

fn place_apart(diagram: &mut Diagram, apart: &[Node], mut bottom: f64) {
    if apart.is_empty() {
        return;
    }
    if !diagram.boxes.is_empty() {
        bottom += APART;
    }
    diagram.apart = Some(bottom + NAME_LINE);
    bottom += NAME_LINE;
    for row in apart.chunks(BESIDE) {
        let y = bottom + DOWN;
        for (place, node) in row.iter().enumerate() {
            let one = boxed(node, 1.0 + column(place) * (WIDTH + ACROSS), y, "app-groups__box--apart");
            bottom = one.bottom().max(bottom);
            diagram.boxes.push(one);
        }
    }
}

fn column(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

impl Box {
    /// All that stands in it, in one sentence.
    pub fn words(&self) -> String {
        let lines = self.heading.iter().chain(&self.notes).map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join(" ")
    }

    fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

fn boxed(node: &Node, x: f64, y: f64, look: &'static str) -> Box {
    let room = WIDTH - 2.0 * PADDING;
    let mut base = y + PADDING - 4.0;
    let mut words = |text: String, line: f64| {
        base += line;
        Words { x: x + PADDING, y: base, text }
    };
    let name = wrap_inside(&node.name, room, NAME_SIZE, Weight::Bold);
    let heading: Vec<Words> = name.into_iter().map(|text| words(text, NAME_LINE)).collect();
    let notes = node.notes.iter().flat_map(|note| wrap_inside(note, room, NOTE_SIZE, Weight::Plain));
    let notes: Vec<Words> = notes.map(|text| words(text, NOTE_LINE)).collect();
    let height = base + PADDING - y;
    Box { number: node.number, x, y, width: WIDTH, height, heading, notes, look }
}

/// From the side of the upper group, down between the columns, to the side of the lower.
fn line(parent: &Box, child: &Box) -> String {
    let (from, to) = (parent.x + parent.width, child.x);
    let between = to - ACROSS / 2.0;
    format!("M{from:.1} {:.1}H{between:.1}V{:.1}H{to:.1}", parent.y + HANDLE, child.y + HANDLE)
}

#[cfg(test)]
mod tests {
    use super::{Box, Diagram, NAME_SIZE, NOTE_SIZE, Node, PADDING, drawn};
    use crate::parts::drawn_text::{Weight, width};

    fn node(number: usize, depth: usize, under: Option<usize>) -> Node {
        let name = format!("Invented Partnership Board for Playing Outside in Every Weather, number {number}");
        Node { number, name, notes: vec!["Chair: Director of Parks".repeat(number % 3)], depth, under }
    }

    fn check(diagram: &Diagram) {
        let apart = |a: &Box, b: &Box| {
            a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y
        };
        for (place, one) in diagram.boxes.iter().enumerate() {
            assert!(diagram.boxes[place + 1..].iter().all(|other| apart(one, other)), "{} overlaps", one.number);
            assert!(one.x >= 0.0 && one.x + one.width <= diagram.width && one.y + one.height <= diagram.height);
            let sized = [(&one.heading, NAME_SIZE, Weight::Bold), (&one.notes, NOTE_SIZE, Weight::Plain)];
            for (words, size, weight) in sized {
                for line in words {
                    assert!(width(&line.text, size, weight) <= one.width - 2.0 * PADDING, "{line:?}");
                    assert!(line.y > one.y && line.y < one.y + one.height, "{line:?}");
                }
            }
        }
    }

    #[test]
    fn boxes_never_overlap_and_hold_their_words() {
        let tree = [
            node(1, 0, None),
            node(2, 1, Some(1)),
            node(3, 2, Some(2)),
            node(4, 2, Some(2)),
            node(5, 1, Some(1)),
            node(6, 0, None),
            node(7, 1, Some(6)),
        ];
        let alone: Vec<Node> = (8..18).map(|number| node(number, 0, None)).collect();
        let diagram = drawn(&tree, &alone);
        check(&diagram);
        assert_eq!((diagram.boxes.len(), diagram.lines.len()), (17, 5));
        assert!((diagram.boxes[1].y - diagram.boxes[0].y).abs() < 1e-9, "the first below stands level");
        check(&drawn(&[], &alone));
        assert_eq!(drawn(&[], &[]), Diagram { width: 1.0, height: 1.0, ..Diagram::default() });
    }

    #[test]
    fn lines_leave_one_box_and_reach_the_other() {
        let diagram = drawn(&[node(1, 0, None), node(2, 1, Some(1))], &[]);
        assert_eq!(diagram.lines, ["M209.0 21.0H227.0V21.0H245.0"]);
    }
}
