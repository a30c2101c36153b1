//! Storage: SQLite or PostgreSQL, the journal, the plans.
