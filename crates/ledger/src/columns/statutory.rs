//! The columns of statutory returns.

use super::Column;
use super::Privacy::{Internal, Personal};

/// Returns that are kept. What stands in their files is about children.
pub(super) const STATUTORY: &[Column] = &[
    ("statutory_returns", "id", Internal),
    ("statutory_returns", "partnership_id", Internal),
    ("statutory_returns", "kind", Internal),
    ("statutory_returns", "year", Internal),
    ("statutory_returns", "state", Internal),
    ("statutory_returns", "left_out", Internal),
    ("statutory_returns", "row_count", Internal),
    ("statutory_returns", "error_count", Internal),
    ("statutory_returns", "query_count", Internal),
    ("statutory_returns", "begun_by", Personal),
    ("statutory_returns", "begun_at", Internal),
    ("statutory_returns", "kept_at", Internal),
    ("statutory_returns", "replaces", Internal),
    ("statutory_return_files", "return_id", Internal),
    ("statutory_return_files", "position", Internal),
    ("statutory_return_files", "name", Internal),
    ("statutory_return_files", "sha256", Internal),
    ("statutory_return_files", "size", Internal),
    ("statutory_return_parts", "partnership_id", Internal),
    ("statutory_return_parts", "sha256", Internal),
    ("statutory_return_parts", "position", Internal),
    ("statutory_return_parts", "bytes", Personal),
];
