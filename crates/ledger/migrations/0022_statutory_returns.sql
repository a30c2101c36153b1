-- Statutory returns that are kept. Of one kind and year one stands; those before it stay, to say what was changed.
CREATE TABLE statutory_returns (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    kind TEXT NOT NULL CHECK (kind IN ('ssda903', 'cin', 'annex-a', 'school-census')),
    -- In which the collection ends.
    year BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('loading', 'kept', 'replaced', 'removed')),
    -- The rows that count for nothing, as JSON: table by table.
    left_out TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    error_count BIGINT NOT NULL,
    query_count BIGINT NOT NULL,
    begun_by TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    kept_at TEXT,
    replaces TEXT REFERENCES statutory_returns (id)
);
CREATE UNIQUE INDEX statutory_returns_one_stands ON statutory_returns (partnership_id, kind, year) WHERE state = 'kept';

CREATE TABLE statutory_return_files (
    return_id TEXT NOT NULL REFERENCES statutory_returns (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (return_id, position)
);
CREATE INDEX statutory_return_files_by_digest ON statutory_return_files (sha256);

-- What stands in the files, in parts of the same length but for the last: a file comes part by part.
CREATE TABLE statutory_return_parts (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    sha256 TEXT NOT NULL,
    position BIGINT NOT NULL,
-- only sqlite
    bytes BLOB NOT NULL,
-- only postgres
    bytes BYTEA NOT NULL,
-- both
    PRIMARY KEY (partnership_id, sha256, position)
);
