//! The design's rules as a test. One rule a file; each gives back what breaks it.

mod actor_first;
mod dependencies;
mod features;
mod files;
mod house;
mod pure;
mod sizes;

use std::path::Path;
use std::process::ExitCode;

use files::SourceFile;

/// One breach: where, and what is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Breach {
    place: String,
    what: String,
}

impl Breach {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

/// Checks every rule over the workspace and prints what breaks one.
pub fn run(workspace: &Path) -> ExitCode {
    let sources = match files::sources(workspace) {
        Ok(sources) => sources,
        Err(why) => {
            eprintln!("tidy: the workspace cannot be read: {why}");
            return ExitCode::from(2);
        }
    };
    let breaches = breaches(&sources);
    for breach in &breaches {
        println!("{}: {}", breach.place, breach.what);
    }
    println!("tidy: {} files, {} breaches", sources.len(), breaches.len());
    if breaches.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn breaches(sources: &[SourceFile]) -> Vec<Breach> {
    let rules = [dependencies::check, pure::check, house::check, features::check, actor_first::check, sizes::check];
    rules.iter().flat_map(|rule| rule(sources)).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_house_is_tidy() {
        let sources = super::files::sources(Path::new("..")).unwrap();
        assert!(sources.len() > 50, "the sources were found");
        assert_eq!(super::breaches(&sources), []);
    }
}
