//! What stands between the cells of a text table.

use std::ops::ControlFlow;

use super::csv::split;

/// How many rows are tried.
const TRIED: usize = 50;

/// The delimiter that gives most rows of one width; among equals, the widest.
pub(crate) fn delimiter(beginning: &[u8]) -> u8 {
    [b'|', b',', b';', b'\t'].into_iter().max_by_key(|delimiter| score(beginning, *delimiter)).unwrap_or(b',')
}

fn score(beginning: &[u8], delimiter: u8) -> Option<(usize, usize)> {
    let mut widths = Vec::with_capacity(TRIED);
    let told = split(beginning, delimiter, &mut |record| {
        widths.push(record.width());
        if widths.len() < TRIED { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    told.ok()?;
    let same = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths.iter().filter(|width| **width > 1).map(|width| (same(*width), *width)).max()
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    fn check(text: &str, expected: u8) {
        assert_eq!(delimiter(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn regular_rows_tell() {
        check("a,b,c\n1;2,3,4\n", b',');
        check("a;b\n1,5;2\n2,5;3\n", b';');
        check("a\tb\n1, then\t2\n", b'\t');
    }
}
