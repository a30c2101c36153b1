//! Tables in columns made with spaces, as text out of a PDF has them.

/// The least number of spaces between two columns.
const GUTTER: usize = 2;
/// How many empty lines may part two rows.
const EMPTY: usize = 2;

/// A table in columns made with spaces.
pub(super) struct Spaced {
    /// The place of each row's first line, counted from the table's first, and its cells.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How many lines it takes.
    pub lines: usize,
}

/// Words that stand close together; places in characters.
struct Stretch<'a> {
    from: usize,
    to: usize,
    text: &'a str,
}

/// The words of a line, and the strips that it leaves between the columns.
type Fit<'a> = (Vec<Stretch<'a>>, Vec<(usize, usize)>);

/// One line of a table: its place, and its words by column.
struct Cells {
    place: usize,
    words: Vec<String>,
    after_empty: bool,
}

/// The table that begins with the first of the lines, if one does.
pub(super) fn table_at(lines: &[&str]) -> Option<Spaced> {
    let first = stretches(lines.first()?);
    if opens_item(lines.first()?) && first.len() < 3 {
        return None;
    }
    let mut gutters = gaps(&first);
    let mut taken: Vec<(usize, Vec<Stretch<'_>>)> = vec![(0, first)];
    let (mut empty, mut parted) = (0, 0);
    for (place, line) in lines.iter().enumerate().skip(1) {
        if line.trim().is_empty() {
            empty += 1;
            if empty > EMPTY {
                break;
            }
            continue;
        }
        let Some((own, left)) = fits(line, &gutters, empty > 0, &taken) else { break };
        parted += usize::from(empty > 0);
        empty = 0;
        gutters = left;
        taken.push((place, own));
    }
    if !is_table(&taken, gutters.len()) {
        return None;
    }
    let lines = taken.last()?.0 + 1;
    let cells: Vec<Cells> = taken
        .iter()
        .scan(0, |next, (place, own)| {
            let after_empty = *place > *next;
            *next = place + 1;
            Some(Cells { place: *place, words: by_column(own, &gutters), after_empty })
        })
        .collect();
    Some(Spaced { rows: rows(&cells, parted >= 2), lines })
}

/// A line that goes on with the table.
fn fits<'a>(
    line: &'a str,
    gutters: &[(usize, usize)],
    apart: bool,
    taken: &[(usize, Vec<Stretch<'_>>)],
) -> Option<Fit<'a>> {
    if line.contains(['\t', '\u{c}', '•']) {
        return None;
    }
    let own = stretches(line);
    let stands = |s: &Stretch<'_>| taken.iter().any(|(_, t)| t.first().is_some_and(|f| f.from == s.from));
    if opens_item(line) && own.len() < 3 && !own.first().is_some_and(stands) {
        return None;
    }
    let left: Vec<(usize, usize)> = gutters.iter().filter_map(|g| narrowed(*g, &own)).collect();
    let same = left.len() == gutters.len();
    let aligned = |s: &Stretch<'_>| taken.iter().flat_map(|(_, t)| t).any(|t| t.from == s.from || t.to == s.to);
    let whole = own.len() > 1 && own.iter().all(aligned) && (own.len() > 2 || gutters.len() == 1);
    let goes_on = if apart { same && whole } else { same || own.len() > 1 && !left.is_empty() };
    goes_on.then_some((own, left))
}

/// Whether a line opens with the mark of a list.
fn opens_item(line: &str) -> bool {
    super::split_marker(line.trim()).is_some()
}

/// The words of a line that two or more spaces part.
fn stretches(line: &str) -> Vec<Stretch<'_>> {
    let mut found: Vec<Stretch<'_>> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut spaces = GUTTER;
    let end = line.trim_end().len();
    for (place, (byte, letter)) in line.char_indices().enumerate().take_while(|(_, (byte, _))| *byte < end) {
        if letter.is_whitespace() {
            spaces += 1;
            continue;
        }
        if spaces >= GUTTER {
            open = Some((place, byte));
            found.push(Stretch { from: place, to: place, text: "" });
        }
        spaces = 0;
        if let (Some(last), Some((_, from))) = (found.last_mut(), open) {
            last.to = place + 1;
            last.text = line.get(from..byte + letter.len_utf8()).unwrap_or_default();
        }
    }
    found
}

fn gaps(stretches: &[Stretch<'_>]) -> Vec<(usize, usize)> {
    stretches
        .windows(2)
        .filter_map(|two| match two {
            [one, next] => Some((one.to, next.from)),
            _ => None,
        })
        .collect()
}

/// What a line leaves of a strip: the part right of its words that end in it, left of those that begin in it.
fn narrowed((mut from, mut to): (usize, usize), line: &[Stretch<'_>]) -> Option<(usize, usize)> {
    for stretch in line {
        if stretch.from <= from && stretch.to > from {
            from = stretch.to;
        } else if stretch.from > from && stretch.from < to {
            to = stretch.from;
        }
    }
    (to >= from + GUTTER).then_some((from, to))
}

/// Two lines in three columns or three lines in two are a table, but for a list of contents.
fn is_table(taken: &[(usize, Vec<Stretch<'_>>)], gutters: usize) -> bool {
    let rows: Vec<&Vec<Stretch<'_>>> = taken.iter().map(|(_, s)| s).filter(|s| s.len() > 1).collect();
    let page = |s: &&Vec<Stretch<'_>>| {
        s.last().is_some_and(|l| l.text.len() <= 3 && l.text.bytes().all(|b| b.is_ascii_digit()))
    };
    let contents = gutters == 1 && rows.iter().copied().filter(page).count() * 2 > rows.len();
    !contents && (gutters >= 2 && rows.len() >= 2 || gutters == 1 && rows.len() >= 3) && rows.len() * 3 >= taken.len()
}

fn by_column(line: &[Stretch<'_>], gutters: &[(usize, usize)]) -> Vec<String> {
    let mut cells = vec![String::new(); gutters.len() + 1];
    for stretch in line {
        let column = gutters.iter().take_while(|(_, to)| stretch.from >= *to).count();
        if let Some(cell) = cells.get_mut(column) {
            append(cell, stretch.text);
        }
    }
    cells
}

fn append(cell: &mut String, words: &str) {
    if !cell.is_empty() && !words.is_empty() {
        cell.push(' ');
    }
    cell.push_str(words);
}

/// Lines grouped into rows: by the empty lines between them, or where there are none by the
/// first column.
fn rows(lines: &[Cells], parted: bool) -> Vec<(usize, Vec<String>)> {
    let width = lines.iter().filter_map(|l| l.words.first()).map(|w| w.chars().count()).max().unwrap_or(0);
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut last_width = 0;
    for line in lines {
        let first = line.words.first().map_or("", String::as_str);
        let goes_on = rows.last().is_some_and(|(_, row)| {
            if parted {
                return !line.after_empty;
            }
            let valued = row.iter().skip(1).any(|w| !w.is_empty());
            let small = first.starts_with(|c: char| c.is_lowercase() || c == '(');
            // A label that fills its column goes on in the next line, before its figures.
            first.is_empty() || small || !valued && last_width * 10 >= width * 7
        });
        last_width = first.chars().count();
        match rows.last_mut().filter(|_| goes_on) {
            Some((_, row)) => row.iter_mut().zip(&line.words).for_each(|(cell, words)| append(cell, words)),
            None => rows.push((line.place, line.words.clone())),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::table_at;

    fn check(text: &str, expected: &[&str]) {
        let lines: Vec<&str> = text.lines().collect();
        let rows = table_at(&lines).map(|t| t.rows).unwrap_or_default();
        let shown: Vec<String> = rows.iter().map(|(place, cells)| format!("{place}:{}", cells.join("|"))).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn columns_of_figures_with_wrapped_labels() {
        check(
            "Measure                      Baseline    Target\n                             2011/12     2013/14\n\
             Swings that are mended in\na week                       40%         60%\nBoats                        12          1,000\n",
            &[
                "0:Measure|Baseline 2011/12|Target 2013/14",
                "2:Swings that are mended in a week|40%|60%",
                "4:Boats|12|1,000",
            ],
        );
    }

    #[test]
    fn rows_with_empty_lines_between() {
        check(
            "Action             Lead            When\n\nMend the           Head of         May 2012\nOld Swings         Play\n\n\
             Paint boats        Harbour Board   June 2012\n",
            &[
                "0:Action|Lead|When",
                "2:Mend the Old Swings|Head of Play|May 2012",
                "5:Paint boats|Harbour Board|June 2012",
            ],
        );
    }

    #[test]
    fn prose_and_contents_are_no_tables() {
        check("Foreword            3\nOur town            4\nGlossary           15\n", &[]);
        check("Two  spaces here and\nthere are  no columns\nat all  in  this.\n", &[]);
        check("1.   Swings\n2.   Boats\n3.   Lamps\n", &[]);
    }
}
