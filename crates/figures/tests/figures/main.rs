//! Files of figures, good and bad, and what reading them gives.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod books;
mod broken;
mod cases;
mod encodings;
mod mangled;
mod old_book;
mod properties;
mod published;
mod settled;
mod shown;
mod vocabulary;
