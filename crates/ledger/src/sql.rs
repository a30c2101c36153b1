//! One text of SQL, run on whichever database is open.
//!
//! Each macro expands its statement once for each engine, so that types are checked
//! for both and nothing goes through a lowest common denominator. `$1` is a bound
//! parameter on both. The statement is always a literal.

/// Runs a statement; gives the number of rows it touched.
macro_rules! execute {
    ($on:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $on.link() {
            $crate::store::Link::Sqlite(c) =>
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **c).await.map(|done| done.rows_affected()),
            $crate::store::Link::Postgres(c) =>
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **c).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::LedgerError::from)
    };
}

/// Reads rows as tuples of the given type with the given `sqlx` method.
macro_rules! rows_by {
    ($fetch:ident, $on:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $on.link() {
            $crate::store::Link::Sqlite(c) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.$fetch(&mut **c).await,
            $crate::store::Link::Postgres(c) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.$fetch(&mut **c).await,
        }
        .map_err($crate::LedgerError::from)
    };
}

/// All rows.
macro_rules! rows {
    ($($all:tt)*) => { rows_by!(fetch_all, $($all)*) };
}

/// The first row, if any.
macro_rules! optional_row {
    ($($all:tt)*) => { rows_by!(fetch_optional, $($all)*) };
}

/// The one row that must be there.
macro_rules! row {
    ($($all:tt)*) => { rows_by!(fetch_one, $($all)*) };
}
