//! What goes wrong between records and columns.

/// Records could not be written as columns, or read of them.
#[derive(Debug, thiserror::Error)]
pub enum ColumnarError {
    /// A record holds what its register's definition does not fit.
    #[error("the record {record} of {register} holds in \"{field}\" what no such field can hold")]
    Misfit {
        /// The register.
        register: String,
        /// The record's id.
        record: String,
        /// The field.
        field: String,
    },
    /// A file does not hold what it should.
    #[error("the file of {register} is damaged: {what}")]
    Damaged {
        /// The register, or "children".
        register: String,
        /// What is wrong, and where.
        what: String,
    },
    /// Columns that cannot be put together.
    #[error(transparent)]
    Arrow(#[from] arrow_schema::ArrowError),
    /// A file that cannot be written or read.
    #[error(transparent)]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A course that is no JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}
