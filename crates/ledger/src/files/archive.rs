//! What stands in a ZIP archive, of which office documents are a kind. Pure.

use std::io::{Cursor, Read};

use super::programs::{begins_as_program, is_named_as_program};

/// The most files that are looked at; an archive of more is not taken.
const MOST: usize = 5_000;
/// How many bytes of each file are looked at.
const HEAD: u64 = 16;

/// What an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Archive {
    /// Nothing in it can run.
    Still,
    /// It holds a program, or macros.
    Runs,
    /// It cannot be looked into: broken, locked, too large, or an archive in an archive.
    Closed,
}

/// Looks at every file in an archive: its name and how it begins. `office` documents may
/// hold others of their kind.
pub(super) fn look_into(bytes: &[u8], office: bool) -> Archive {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Archive::Closed };
    if archive.len() > MOST {
        return Archive::Closed;
    }
    for index in 0..archive.len() {
        let Ok(mut file) = archive.by_index(index) else { return Archive::Closed };
        let Ok(name) = file.name().map(|name| name.to_ascii_lowercase()) else { return Archive::Closed };
        let macros = name.ends_with("vbaproject.bin") || name.contains("/activex/") || name.starts_with("basic/");
        if macros || name == "meta-inf/manifest.mf" || is_named_as_program(&name) {
            return Archive::Runs;
        }
        let mut head = Vec::new();
        if (&mut file).take(HEAD).read_to_end(&mut head).is_err() {
            return Archive::Closed;
        }
        if begins_as_program(&head) {
            return Archive::Runs;
        }
        if !office && is_archive(&head) {
            return Archive::Closed;
        }
    }
    Archive::Still
}

fn is_archive(head: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"]
        .iter()
        .any(|start| head.starts_with(start))
}
