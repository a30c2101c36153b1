//! The folder of an export, held against its manifest before anything is counted.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use bigplan_cluster_functions::Rules;
use bigplan_columnar::{MANIFEST, Manifest};
use sha2::{Digest, Sha256};

use crate::output::Failure;

/// The manifest of a folder whose files are all there and as they were written, by the rules that hold here.
///
/// # Errors
/// Where any of it is not so.
pub fn read(folder: &Path, rules: &Rules) -> Result<Manifest, Failure> {
    let place = folder.join(MANIFEST);
    let none = |why: String| {
        let message = format!("{} is no export for counting ({why}). Nothing was counted.", folder.display());
        Failure::new("no-export", message)
    };
    let text = fs::read_to_string(&place).map_err(|why| none(format!("{MANIFEST}: {why}")))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|why| none(format!("{MANIFEST}: {why}")))?;
    if manifest.version != 1 {
        return Err(none(format!("it is of version {}, and 1 is wanted", manifest.version)));
    }
    if manifest.rules != rules.digest {
        let message = format!(
            "{} was written by version {} of the program with other definitions than those here. Use the same version and \
             the same definitions (BIGPLAN_DEFINITIONS), or export again. Nothing was counted.",
            folder.display(),
            manifest.program
        );
        return Err(Failure::new("other-rules", message));
    }
    for part in &manifest.files {
        let digest = digest(&folder.join(&part.name)).map_err(|why| none(format!("{}: {why}", part.name)))?;
        if digest != part.sha256 {
            let message = format!(
                "{} in {} is not as it was written: its digest is another. Export again. Nothing was counted.",
                part.name,
                folder.display()
            );
            return Err(Failure::new("damaged", message));
        }
    }
    Ok(manifest)
}

fn digest(place: &Path) -> std::io::Result<String> {
    let (mut file, mut digest) = (File::open(place)?, Sha256::new());
    let mut block = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut block)?;
        match block.get(..read) {
            Some(bytes) if read > 0 => digest.update(bytes),
            _ => break,
        }
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
