//! The census; it is yet to come.
