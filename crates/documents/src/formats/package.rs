//! A compressed office file: its parts, never unpacked further than the limits.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FROM};
use super::problem::Problem;

/// The parts of a compressed file.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    meter: Rc<Meter>,
}

/// What has been unpacked so far, over all parts.
#[derive(Default)]
struct Meter {
    unpacked: Cell<u64>,
    burst: Cell<bool>,
}

impl<'a> Package<'a> {
    /// Opens the list of parts.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        if declared_entries(bytes) > MAX_ENTRIES {
            return Err(Problem::UnpacksTooFar);
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Problem::damaged("its list of parts at the end is missing, so it was probably cut off"))?;
        Ok(Self { archive, meter: Rc::default() })
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// One part as a stream; `None` where there is no such part.
    ///
    /// # Errors
    /// A part under a password or packed in a way that office programs do not use.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Box<dyn BufRead + '_>>, Problem> {
        let meter = Rc::clone(&self.meter);
        match self.archive.by_name(name) {
            Ok(file) => {
                let allowed = (file.compressed_size().saturating_mul(MAX_RATIO)).max(RATIO_FROM);
                let metered = Metered { inner: file, allowed, read: 0, meter };
                Ok(Some(Box::new(BufReader::with_capacity(64 * 1024, metered))))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => Err(Problem::PasswordProtected),
            Err(_) => Err(Problem::damaged(format!("its part “{name}” does not open"))),
        }
    }

    /// Unpacks everything to nowhere, for libraries that unpack without limits of their own.
    pub(crate) fn weigh_all(&mut self) -> Result<(), Problem> {
        let names: Vec<String> = self.archive.file_names().flatten().map(Into::into).collect();
        for name in names {
            let Some(mut part) = self.part(&name)? else { continue };
            let entities = name.ends_with(".xml") && part.fill_buf().is_ok_and(declares_entities);
            let result = io::copy(&mut part, &mut io::sink());
            drop(part);
            if entities {
                return Err(Problem::DeclaresEntities);
            }
            if result.is_err() {
                return Err(self.reason(Problem::damaged("its compressed parts do not unpack")));
            }
        }
        Ok(())
    }

    /// The true reason of a failure: a burst limit looks like a broken part from inside.
    pub(crate) fn reason(&self, problem: Problem) -> Problem {
        if self.meter.burst.get() { Problem::UnpacksTooFar } else { problem }
    }
}

/// A part that stops when it grows too far. The sizes that the file claims are not trusted.
struct Metered<R> {
    inner: R,
    allowed: u64,
    read: u64,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read += count as u64;
        let total = self.meter.unpacked.get() + count as u64;
        self.meter.unpacked.set(total);
        if total > MAX_UNPACKED || self.read > self.allowed {
            self.meter.burst.set(true);
            return Err(io::Error::other("unpacks too far"));
        }
        Ok(count)
    }
}

/// A declaration stands before everything else.
fn declares_entities(start: &[u8]) -> bool {
    start.windows(8).any(|window| window == b"<!ENTITY")
}

/// How many parts the end record claims; 0 where there is none.
fn declared_entries(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(65_557)..).unwrap_or_default();
    let Some(start) = tail.windows(4).rposition(|window| window == b"PK\x05\x06") else { return 0 };
    match tail.get(start + 10..start + 12) {
        Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
        _ => 0,
    }
}
