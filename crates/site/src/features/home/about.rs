//! Pages about the service itself.

use askama::Template;

use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/home/accessibility.html")]
struct AccessibilityPage {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "features/home/privacy.html")]
struct PrivacyPage {
    frame: Frame,
}

/// How the pages can be used by everybody.
pub async fn accessibility(visit: Visit) -> Answer {
    page(&AccessibilityPage { frame: Frame::new(&visit, "Accessibility").under("Home", "/") })
}

/// What is kept about visitors.
pub async fn privacy(visit: Visit) -> Answer {
    page(&PrivacyPage { frame: Frame::new(&visit, "Privacy and cookies").under("Home", "/") })
}
