//! Prepares the style sheet and the script that the program carries.
//!
//! They come from the npm packages that `npm ci` installs beside the workspace. The
//! licence of the typeface GDS Transport does not cover this service, so its
//! `@font-face` rules are cut out and the pages use Arial; nor does it cover the
//! crest, so pictures that the style sheets name are left out too.

#![allow(clippy::expect_used, reason = "a build may stop where it stands, and says why")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

/// What each file is made of, in order: paths below the workspace.
const FILES: [(&str, &str, &[&str]); 3] = [
    (
        "pages.css",
        "text/css; charset=utf-8",
        &[
            "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css",
            "node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.css",
            "crates/site/assets/bigplan.css",
            "crates/site/assets/edit.css",
            "crates/site/assets/boards.css",
            "crates/site/assets/exchange.css",
            "crates/site/assets/figures.css",
            "crates/press/src/press.css",
            "crates/site/assets/intake.css",
            "crates/site/assets/life.css",
            "crates/site/assets/needs.css",
            "crates/site/assets/partnership.css",
            "crates/site/assets/plan.css",
            "crates/site/assets/quarter.css",
            "crates/site/assets/records.css",
            "crates/press/src/press.css",
        ],
    ),
    (
        "pages.js",
        "text/javascript; charset=utf-8",
        &["node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", "crates/site/assets/bigplan.js"],
    ),
    ("favicon.svg", "image/svg+xml", &["crates/site/assets/favicon.svg"]),
];

fn main() {
    let workspace = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../..");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut table = String::from("/// Every asset that pages load.\npub static ASSETS: &[Asset] = &[\n");
    for (name, kind, parts) in FILES {
        let text: String = parts.iter().map(|part| prepared(&workspace.join(part))).collect();
        let digest = Sha256::digest(text.as_bytes());
        let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        fs::write(out.join(name), &text).expect("the build folder can be written");
        let (stem, ending) = name.rsplit_once('.').expect("every name has an ending");
        table.push_str(&format!(
            "    Asset {{ name: {name:?}, address: \"/assets/{stem}-{short}.{ending}\", kind: {kind:?}, \
             bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")) }},\n"
        ));
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table).expect("the build folder can be written");
}

fn prepared(source: &Path) -> String {
    println!("cargo:rerun-if-changed={}", source.display());
    let text = fs::read_to_string(source).unwrap_or_else(|why| {
        panic!("{} could not be read ({why}). Run `npm ci` in the workspace first.", source.display())
    });
    let text = if source.extension().is_some_and(|ending| ending == "css") { without_licensed(&text) } else { text };
    match text.rfind("//# sourceMappingURL").or_else(|| text.rfind("/*# sourceMappingURL")) {
        Some(end) => format!("{}\n", &text[..end]),
        None => text,
    }
}

fn without_licensed(css: &str) -> String {
    let css = without(css, "@font-face{", "}", "");
    let css = without(&css, "url(/assets/images/", ")", "none");
    css.replace("\"GDS Transport\",", "").replace("GDS Transport,", "")
}

/// Cuts every stretch from `start` to the next `end`, leaving `instead`.
fn without(text: &str, start: &str, end: &str, instead: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(from) = rest.find(start) {
        kept.push_str(&rest[..from]);
        kept.push_str(instead);
        let to = rest[from..].find(end).expect("a rule is closed") + from + end.len();
        rest = &rest[to..];
    }
    kept.push_str(rest);
    kept
}
