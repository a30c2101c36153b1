//! `bigplan export parquet` at the command line: files that are what their manifest says, and bad input.

use sha2::{Digest, Sha256};

use crate::place::{Place, said};

#[test]
fn what_counting_reads_is_written_once_and_whole() {
    let place = Place::new("parquet");
    let made = place.run(&["demo", "county", "--children", "60", "--years", "3", "--until", "2024-03-31", "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let ask = ["export", "parquet", "--out", "counted", "--json"];
    let (code, found) = place.json(&ask);
    let manifest = &found["manifest"];
    assert_eq!((code, manifest["partnership"].as_str()), (0, Some("invented-county")), "{found}");
    assert_eq!(manifest["rules"].as_str().map(str::len), Some(64));
    let files = manifest["files"].as_array().unwrap();
    for file in files {
        let name = file["name"].as_str().unwrap();
        let bytes = std::fs::read(place.path("counted").to_owned() + "/" + name).unwrap();
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(Some(digest.as_str()), file["sha256"].as_str(), "{name}");
    }
    let rows = |name: &str| files.iter().find(|file| file["name"] == name).and_then(|file| file["rows"].as_u64());
    assert!(rows("children.parquet") > Some(30) && rows("address.parquet") > Some(30), "{found}");
    let beside = std::fs::read_dir(place.path("counted")).unwrap().count();
    assert_eq!(beside, files.len() + 1, "the files and the manifest");
    let again = place.run(&ask);
    assert!(again.status.code() == Some(2) && said(&again).contains("is not empty"), "{}", said(&again));
    // The way that other programs ask for it, and a partnership that is not there.
    let other = place.run(&["export", "--parquet", "--out", "other", "--partnership", "nowhere"]);
    assert!(other.status.code() == Some(2) && said(&other).contains("no partnership \"nowhere\""), "{}", said(&other));
    assert!(!std::path::Path::new(&place.path("other")).exists());
}
