//! Where a table stands on a page, and where its columns part.

use super::lines::{Line, Stretch};

/// The least width of the empty strip between two columns, in points.
const GUTTER: f64 = 4.0;
/// The share of lines that may reach into a strip between columns (cells that span).
const CROSSING: f64 = 0.1;
/// Lines further apart than this many line heights belong to different things.
const APART: f64 = 2.5;

/// A line with more white than this above and below, in line heights, stands apart.
const ALONE: f64 = 0.75;

/// A page has room for no more lines or columns of one table than these.
const MAX_LINES: usize = 300;
const MAX_GUTTERS: usize = 100;

/// A table found among the lines of a page.
pub(super) struct Found {
    /// How many lines it takes.
    pub(super) lines: usize,
    /// The middles of the strips between its columns, from left to right.
    pub(super) gutters: Vec<f64>,
}

/// The table that starts with the first of these lines, if one does.
pub(super) fn table_at(lines: &[Line]) -> Option<Found> {
    let first = lines.first()?;
    let lead_in = usize::from(is_head_fragment(first, lines.get(1)));
    if lines.get(lead_in)?.stretches.len() < 2 {
        return None;
    }
    let reach = reach(lines, lead_in);
    let run = lines.get(..reach)?;
    let gutters = gutters(run);
    let end = run.iter().skip(lead_in).position(|line| crosses(line, &gutters)).map_or(reach, |end| end + lead_in);
    let run = lines.get(..end)?;
    let rows = run.iter().filter(|line| line.stretches.len() > 1).count();
    let columns_are_real = rows >= 2 && (1..=MAX_GUTTERS).contains(&gutters.len());
    columns_are_real.then_some(Found { lines: end, gutters })
}

/// A heading cell of two lines whose upper line stands alone above the heading row.
fn is_head_fragment(line: &Line, next: Option<&Line>) -> bool {
    let (Some(next), [only]) = (next, line.stretches.as_slice()) else { return false };
    let close = next.top - line.bottom < 0.3 * line.height();
    let above = next.stretches.iter().skip(1).any(|below| overlaps(only, below));
    close && above && next.stretches.len() > 2 && next.stretches.first().is_some_and(|first| !overlaps(only, first))
}

fn overlaps(a: &Stretch, b: &Stretch) -> bool {
    a.left() < b.right() && b.left() < a.right()
}

/// How far the table may reach: until bigger type, a wide gap, or a line that stands apart.
fn reach(lines: &[Line], from: usize) -> usize {
    let height = lines.get(from).map_or(0.0, Line::height);
    let (mut end, mut bottom, mut widest) = (from, f64::NEG_INFINITY, 0.0_f64);
    for (at, line) in lines.iter().enumerate().skip(from).take(MAX_LINES) {
        let gap = if bottom.is_finite() { line.top - bottom } else { 0.0 };
        let single = line.stretches.len() == 1;
        if gap > APART * height || single && line.height() > height * 1.15 {
            break;
        }
        // The heading of what follows: white above and below, and more of it than between rows.
        let below = lines.get(at + 1).map_or(0.0, |next| next.top - line.bottom);
        let white = ALONE * height;
        if single && end > from + 1 && gap > white && below > white && gap > 1.2 * widest {
            break;
        }
        widest = widest.max(gap);
        bottom = bottom.max(line.bottom);
        end += 1;
    }
    end
}

/// Strips that hardly any line with several stretches reaches into.
fn gutters(run: &[Line]) -> Vec<f64> {
    let rows: Vec<&Line> = run.iter().filter(|line| line.stretches.len() > 1).collect();
    let allowed = (rows.len() as f64 * CROSSING).floor() as i64;
    let mut edges: Vec<(f64, i64)> = Vec::new();
    // Words and not stretches: in a narrow column two cells may stand as close as two words, but
    // spaces between words hardly ever stand in one line down the page.
    for word in rows.iter().flat_map(|line| line.words()) {
        edges.push((word.left, 1));
        edges.push((word.right, -1));
    }
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let (mut covered, mut opened, mut gutters) = (0, None, Vec::new());
    let mut begun = false;
    for (x, change) in edges {
        covered += change;
        if covered > allowed {
            if let Some(start) = opened.take().filter(|start| begun && x - start >= GUTTER) {
                gutters.push((start + x) / 2.0);
            }
            begun = true;
        } else if opened.is_none() {
            opened = Some(x);
        }
    }
    gutters
}

/// Whether the words of a stretch leave the strip around a place free.
fn parts(stretch: &Stretch, place: f64) -> bool {
    stretch.words.windows(2).any(|two| match two {
        [left, right] => left.right <= place && place <= right.left && right.left - left.right >= GUTTER,
        _ => false,
    })
}

/// Whether a line of one stretch runs over a strip between columns: the table has ended.
fn crosses(line: &Line, gutters: &[f64]) -> bool {
    match line.stretches.as_slice() {
        [only] => gutters.iter().any(|gutter| only.left() < *gutter && *gutter < only.right() && !parts(only, *gutter)),
        _ => false,
    }
}
