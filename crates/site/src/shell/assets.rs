//! The style sheet, the script and the icon, carried in the program.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::errors::PageError;

/// A file that pages load. Its address holds a digest of its bytes, so that a
/// browser may keep it for ever.
pub struct Asset {
    /// The name that templates use.
    pub name: &'static str,
    /// The address, with the digest.
    pub address: &'static str,
    /// The media type.
    pub kind: &'static str,
    /// The bytes.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset by its name; empty when there is none.
pub fn address(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.address)
}

/// Gives the icon to browsers that ask for it where no page named it, as beside data.
///
/// # Errors
/// When the icon is not among the assets.
pub async fn icon() -> Result<Response, PageError> {
    let icon = ASSETS.iter().find(|asset| asset.name == "favicon.svg").ok_or_else(PageError::not_found)?;
    let headers = [(header::CONTENT_TYPE, icon.kind), (header::CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, icon.bytes).into_response())
}

/// Gives an asset.
///
/// # Errors
/// When there is none at this address.
pub async fn asset(Path(file): Path<String>) -> Result<Response, PageError> {
    let asset = ASSETS.iter().find(|asset| asset.address.strip_prefix("/assets/") == Some(&file));
    let asset = asset.ok_or_else(PageError::not_found)?;
    let headers = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn browsers_that_ask_for_an_icon_unasked_get_it() {
        let icon = icon().await.unwrap();
        assert_eq!(icon.headers().get(header::CONTENT_TYPE).unwrap(), "image/svg+xml");
        let declared = crate::features::routes();
        assert!(declared.declared().iter().any(|route| route.path == "/favicon.ico"));
    }
}
