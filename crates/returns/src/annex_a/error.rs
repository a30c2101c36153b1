//! Why a workbook is refused.

/// Why a workbook was refused. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum ReadWorkbookError {
    /// It is larger than is read.
    #[error("the workbook is larger than {0} MB: save it without pictures")]
    TooLarge(u64),
    /// It unpacks to far more than any lists hold.
    #[error("the workbook unpacks to far more than inspection lists hold. It was refused")]
    UnpacksTooFar,
    /// It holds more rows than any council has.
    #[error("the lists have more than {0} rows together: this is no list of children. It was refused")]
    TooManyRows(usize),
    /// It stands under a password.
    #[error("the workbook stands under a password: save it without one")]
    Password,
    /// It is a workbook of an old form, or one under a password.
    #[error(
        "the file is a workbook of the old form (XLS) or stands under a password: save it as XLSX without a password"
    )]
    OldForm,
    /// It declares entities.
    #[error("the workbook declares entities, which no spreadsheet program writes. It was refused")]
    Entities,
    /// It is compressed, but no workbook.
    #[error("the file is compressed but is no workbook (XLSX): choose the workbook itself")]
    NoWorkbook,
    /// It is broken: how.
    #[error("the workbook is damaged: {0}. Save it again and send it once more")]
    Damaged(String),
    /// None of its sheets is a list.
    #[error(
        "none of its sheets has the headings of an inspection list (Annex A): {0}. Choose another file, or give the sheets the headings of the guidance"
    )]
    NoList(String),
}
