//! A feature never uses another feature: what two need sinks into a crate or into parts.

use super::Breach;
use super::files::SourceFile;

const HOME: &str = "crates/site/src/features/";

/// Looks for the path of another feature.
pub fn check(sources: &[SourceFile]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in sources {
        let Some((feature, _)) = file.path.strip_prefix(HOME).and_then(|path| path.split_once('/')) else { continue };
        for (number, line) in file.text.lines().enumerate() {
            let other = line.split("features::").nth(1).filter(|rest| !rest.starts_with(&format!("{feature}::")));
            if other.is_some() || line.contains("super::super::super") {
                breaches.push(Breach::new(file.place(number + 1), format!("{feature} must not use another feature")));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, check};

    #[test]
    fn a_neighbour_is_a_breach_and_oneself_is_not() {
        let file =
            |text: &str| [SourceFile { path: "crates/site/src/features/plan/page.rs".into(), text: text.into() }];
        assert_eq!(check(&file("use crate::features::item::Row;")).len(), 1);
        assert_eq!(check(&file("use crate::features::plan::Row;")).len(), 0);
    }
}
