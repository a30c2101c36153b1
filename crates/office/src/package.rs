//! A compressed office file: its parts, never unpacked further than the limits.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Limits, Problem};

/// The most that the record at the end of a compressed file can take: its own 22 bytes
/// and a remark of 65,535.
const END_RECORD: u64 = 65_557;

/// The parts of a compressed file.
pub struct Package<R> {
    archive: ZipArchive<R>,
    limits: Limits,
    meter: Rc<Meter>,
}

/// What has been unpacked so far, over all parts.
#[derive(Default)]
struct Meter {
    unpacked: Cell<u64>,
    burst: Cell<bool>,
}

impl<R: Read + Seek> Package<R> {
    /// Opens the list of parts.
    ///
    /// # Errors
    /// Too many parts; a list that is missing or broken.
    pub fn open(mut source: R, limits: Limits) -> Result<Self, Problem> {
        let cut = || Problem::damaged("its list of parts at the end is missing, so it was probably cut off");
        if declared_entries(&mut source).map_err(|_| cut())? > limits.entries {
            return Err(Problem::UnpacksTooFar);
        }
        let archive = ZipArchive::new(source).map_err(|_| cut())?;
        Ok(Self { archive, limits, meter: Rc::default() })
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether a part's name begins so.
    pub fn has_under(&self, start: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.starts_with(start))
    }

    /// One part as a stream; `None` where there is no such part.
    ///
    /// # Errors
    /// A part under a password or packed in a way that office programs do not use.
    pub fn part(&mut self, name: &str) -> Result<Option<Box<dyn BufRead + '_>>, Problem> {
        let (meter, limits) = (Rc::clone(&self.meter), self.limits);
        match self.archive.by_name(name) {
            Ok(file) => {
                let allowed = (file.compressed_size().saturating_mul(limits.ratio)).max(limits.ratio_from);
                let metered = Metered { inner: file, allowed, read: 0, all: limits.unpacked, meter };
                Ok(Some(Box::new(BufReader::with_capacity(64 * 1024, metered))))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => Err(Problem::PasswordProtected),
            Err(_) => Err(Problem::damaged(format!("its part “{name}” does not open"))),
        }
    }

    /// Unpacks everything to nowhere, for libraries that unpack without limits of their own.
    ///
    /// # Errors
    /// Parts that grow too far, do not unpack or declare entities.
    pub fn weigh_all(&mut self) -> Result<(), Problem> {
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
    pub fn reason<P: From<Problem>>(&self, otherwise: P) -> P {
        if self.meter.burst.get() { Problem::UnpacksTooFar.into() } else { otherwise }
    }
}

/// A part that stops when it grows too far. The sizes that the file claims are not trusted.
struct Metered<R> {
    inner: R,
    allowed: u64,
    read: u64,
    all: u64,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read += count as u64;
        let total = self.meter.unpacked.get() + count as u64;
        self.meter.unpacked.set(total);
        if total > self.all || self.read > self.allowed {
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
fn declared_entries<R: Read + Seek>(source: &mut R) -> io::Result<usize> {
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(length.saturating_sub(END_RECORD)))?;
    let mut tail = Vec::new();
    source.by_ref().take(END_RECORD).read_to_end(&mut tail)?;
    source.seek(SeekFrom::Start(0))?;
    let Some(start) = tail.windows(4).rposition(|window| window == b"PK\x05\x06") else { return Ok(0) };
    Ok(match tail.get(start + 10..start + 12) {
        Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
        _ => 0,
    })
}
