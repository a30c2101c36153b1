//! By which server letters go, from whom, and where their links lead.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use thiserror::Error;

/// How long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is needed to send letters, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `smtps://USER:PASSWORD@HOST:PORT`, or `smtp://HOST:PORT?tls=required`.
    pub server: String,
    /// Whom letters come from: an e-mail address, with or without a name.
    pub from: String,
    /// The address at which people reach the site, for example `https://plan.example.org`.
    pub site: String,
}

/// Why letters cannot be sent with these settings. Nothing was sent.
#[derive(Debug, Error)]
pub enum PostError {
    /// The server's address is not understood. It may hold a password, so it is not repeated.
    #[error(
        "the mail server's address is not understood; write smtps://USER:PASSWORD@HOST:PORT or smtp://HOST:PORT?tls=required"
    )]
    Server,
    /// A password would go over the network for all to read.
    #[error("the mail server's address holds a password and no encryption; write smtps:// or add ?tls=required")]
    Bare,
    /// The sender's address is none.
    #[error("{0:?} is no e-mail address; write, for example, Bigplan <bigplan@example.org>")]
    From(String),
    /// Links could not be followed.
    #[error("{0:?} is no address of a site; write, for example, https://plan.example.org")]
    Site(String),
}

/// Settings that were checked, with the way to the server.
pub struct Post {
    pub(crate) transport: AsyncSmtpTransport<Tokio1Executor>,
    pub(crate) from: Mailbox,
    pub(crate) site: String,
}

impl Post {
    /// Checks the settings; the server is first spoken to when there is a letter.
    ///
    /// # Errors
    /// Which setting cannot be used, and how to write it.
    pub fn of(settings: &Settings) -> Result<Self, PostError> {
        let from = settings.from.parse().map_err(|_| PostError::From(settings.from.clone()))?;
        let site = settings.site.trim_end_matches('/').to_owned();
        let host = ["https://", "http://"].iter().find_map(|start| site.strip_prefix(start));
        if host.is_none_or(|host| host.is_empty() || host.contains(char::is_whitespace)) {
            return Err(PostError::Site(settings.site.clone()));
        }
        if is_bare(&settings.server) {
            return Err(PostError::Bare);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.server)
            .map_err(|_| PostError::Server)?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { transport, from, site })
    }
}

/// Whether a password would be sent without encryption.
fn is_bare(server: &str) -> bool {
    let Some(rest) = server.strip_prefix("smtp://") else { return false };
    rest.contains('@') && !rest.contains("tls=required")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(server: &str) -> Settings {
        Settings {
            server: server.into(),
            from: "Bigplan <bigplan@example.org>".into(),
            site: "https://plan.example.org/".into(),
        }
    }

    #[tokio::test]
    async fn settings_are_checked_and_passwords_not_repeated() {
        assert_eq!(Post::of(&settings("smtp://127.0.0.1:2525")).unwrap().site, "https://plan.example.org");
        assert!(Post::of(&settings("smtps://user:secret@mail.example.org")).is_ok());
        assert!(Post::of(&settings("smtp://user:secret@mail.example.org?tls=required")).is_ok());
        for server in ["smtp://user:secret@mail.example.org:587", "http://user:secret@mail.example.org", ""] {
            let told = Post::of(&settings(server)).err().unwrap().to_string();
            assert!(told.contains("smtps://") && !told.contains("secret"), "{told}");
        }
        let nobody = Settings { from: "nobody".into(), ..settings("smtp://127.0.0.1:2525") };
        assert!(matches!(Post::of(&nobody), Err(PostError::From(_))));
        let nowhere = Settings { site: "plan.example.org".into(), ..settings("smtp://127.0.0.1:2525") };
        assert!(matches!(Post::of(&nowhere), Err(PostError::Site(_))));
    }
}
