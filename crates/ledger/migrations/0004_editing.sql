-- Files attached to items. The bytes stand once, however often they are attached.

CREATE TABLE file_contents (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
-- only sqlite
    bytes BLOB NOT NULL
-- only postgres
    bytes BYTEA NOT NULL
-- both
);

-- An item may be removed while its files are kept for its history, so it is named by its id alone.
CREATE TABLE item_files (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    item_id TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES file_contents (sha256),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    added_by TEXT REFERENCES accounts (id),
    added_at TEXT NOT NULL
);
CREATE INDEX item_files_by_item ON item_files (plan_id, item_id);
CREATE INDEX item_files_by_content ON item_files (sha256);
