-- What programs and files bring: tokens, and exports that come back.

-- Tokens by which programs act for an account. Only the SHA-256 of a token is kept.
CREATE TABLE tokens (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL CONSTRAINT tokens_hash_unique UNIQUE,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('read', 'update', 'edit')),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    ended_at TEXT
);
CREATE INDEX tokens_by_account ON tokens (account_id, created_at);

-- Exports that came back and wait to be laid over their plan. What is JSON is text.
CREATE TABLE returned_exports (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    file TEXT NOT NULL,
    export TEXT NOT NULL,
    findings TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'discarded')),
    created_at TEXT NOT NULL
);
CREATE INDEX returned_exports_by_plan ON returned_exports (plan_id, account_id);
