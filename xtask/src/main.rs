//! Chores of the house: `cargo xtask tidy|reference` checks the rules that nobody should have to
//! remember; `cargo xtask accuracy` says how well documents are read;
//! `cargo xtask reference` writes the reference pages that come from code.

mod accuracy;
mod reference;
mod tidy;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Asked at run time: a build folder may serve several checkouts, and a path compiled in would be another one's.
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| "xtask".into());
    let workspace = Path::new(&own).join("..");
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["tidy"] => tidy::run(&workspace),
        ["reference"] => reference::run(&workspace),
        ["accuracy", ..] => accuracy::run(&workspace, arguments.get(1..).unwrap_or_default()),
        _ => {
            eprintln!("usage: cargo xtask tidy\n       cargo xtask reference\n       {}", accuracy::USAGE);
            ExitCode::from(2)
        }
    }
}
