//! A file past 500 lines is two things.

use super::Breach;
use super::files::SourceFile;

const MOST: usize = 500;
const MEASURED: [&str; 5] = [".rs", ".html", ".css", ".js", ".mjs"];

/// Counts the lines of what people read as code.
pub fn check(sources: &[SourceFile]) -> Vec<Breach> {
    sources
        .iter()
        .filter(|file| MEASURED.iter().any(|ending| file.path.ends_with(ending)) && !file.path.contains("/fixtures/"))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > MOST).then(|| Breach::new(&file.path, format!("{lines} lines: split it by purpose")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST, SourceFile, check};

    #[test]
    fn the_limit_is_the_limit() {
        let broken = |lines: usize| check(&[SourceFile { path: "a.rs".into(), text: "\n".repeat(lines) }]).len();
        assert_eq!((broken(MOST), broken(MOST + 1)), (0, 1));
    }
}
