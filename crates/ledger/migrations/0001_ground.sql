-- The ground: partnerships, accounts, documents, imports, plans, and the journal.
--
-- Ids are 26 characters of text. Times are UTC text of one width, so that they sort.
-- What is JSON is text, written by the program and read by it.

CREATE TABLE partnerships (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT partnerships_slug_unique UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE organisations (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    CONSTRAINT organisations_name_unique UNIQUE (partnership_id, name)
);

CREATE TABLE posts (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    organisation_id TEXT REFERENCES organisations (id),
    title TEXT NOT NULL,
    holder TEXT,
    vacant BOOLEAN NOT NULL
);
CREATE INDEX posts_by_partnership ON posts (partnership_id);

CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL CONSTRAINT accounts_email_unique UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'administrator')),
    partnership_id TEXT REFERENCES partnerships (id),
    disabled_at TEXT,
    created_at TEXT NOT NULL
);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE sign_in_attempts (
    email_hash TEXT NOT NULL PRIMARY KEY,
    attempts BIGINT NOT NULL,
    last_at TEXT NOT NULL
);

CREATE TABLE documents (
    sha256 TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    size BIGINT NOT NULL,
-- only sqlite
    bytes BLOB NOT NULL,
-- only postgres
    bytes BYTEA NOT NULL,
-- both
    stored_at TEXT NOT NULL
);

CREATE TABLE plans (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    period_from TEXT,
    period_to TEXT,
    edition TEXT,
    vision TEXT,
    labels TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'replaced')),
    revision BIGINT NOT NULL,
    source_sha256 TEXT REFERENCES documents (sha256),
    source_file TEXT,
    source_format TEXT,
    created_by TEXT REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    published_at TEXT,
    CONSTRAINT plans_slug_unique UNIQUE (partnership_id, slug)
);

CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    parent_id TEXT REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('outcome', 'priority', 'objective', 'action', 'milestone')),
    ref TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    anchor TEXT,
    revision BIGINT NOT NULL
);
CREATE INDEX items_by_plan ON items (plan_id, position);
CREATE INDEX items_by_parent ON items (parent_id);

CREATE TABLE leads (
    item_id TEXT NOT NULL REFERENCES items (id),
    position BIGINT NOT NULL,
    post TEXT,
    organisation TEXT,
    person TEXT,
    state TEXT NOT NULL CHECK (state IN ('named', 'vacant', 'unconfirmed')),
    PRIMARY KEY (item_id, position)
);

CREATE TABLE measures (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    code TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX measures_by_plan ON measures (plan_id, position);

CREATE TABLE needs (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
);

CREATE TABLE partnership_groups (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
);

CREATE TABLE recommendations (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
);

CREATE TABLE judgements (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
);

CREATE TABLE terms (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
);

CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    document_sha256 TEXT NOT NULL REFERENCES documents (sha256),
    file TEXT NOT NULL,
    author_id TEXT REFERENCES accounts (id),
    state TEXT NOT NULL CHECK (state IN ('reading', 'open', 'accepted', 'discarded')),
    draft TEXT,
    corrections TEXT NOT NULL,
    revision BIGINT NOT NULL,
    plan_id TEXT REFERENCES plans (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX imports_by_partnership ON imports (partnership_id);

CREATE TABLE journal (
    sequence BIGINT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CONSTRAINT journal_id_unique UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    partnership_id TEXT,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    body TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject_kind, subject_id, sequence);

-- The end of the chain: who holds this row may add to it.
CREATE TABLE journal_head (
    only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO journal_head (only_row, sequence, hash) VALUES (1, 0, '');

-- The journal is only added to. The chain proves it; these stop a slip.
-- only sqlite
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
-- only postgres
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is only added to'; END $$;
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
-- both
