//! Why a compressed file was not opened.

/// What is wrong with it. Each reader says it in its own sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A part stands under a password.
    PasswordProtected,
    /// It grows beyond the limits.
    UnpacksTooFar,
    /// XML that declares entities, which no office program writes.
    DeclaresEntities,
    /// Broken: how, as part of a sentence.
    Damaged(String),
}

impl Problem {
    pub(crate) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged(reason.into())
    }
}
