-- The work on a plan: how its items go, how often that is asked, and what is said of vacant posts.

-- What was said of an item, in order from 1. Only added to: the newest is how it goes.
-- An item may be removed from its plan; what was said of it stays.
CREATE TABLE item_updates (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    item_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('not started', 'on track', 'at risk', 'late', 'done', 'dropped')),
    progress TEXT NOT NULL,
    why TEXT,
    expected TEXT,
    done_on TEXT,
    evidence TEXT,
    evidence_address TEXT,
    account_id TEXT REFERENCES accounts (id),
    said_at TEXT NOT NULL,
    CONSTRAINT item_updates_in_order UNIQUE (item_id, sequence)
);
CREATE INDEX item_updates_by_plan ON item_updates (plan_id);

-- How often a plan asks for updates; every quarter where nothing stands here.
CREATE TABLE plan_rhythms (
    plan_id TEXT NOT NULL PRIMARY KEY REFERENCES plans (id),
    rhythm TEXT NOT NULL CHECK (rhythm IN ('month', 'quarter', 'half-year', 'year', 'never'))
);

-- What was said of a post that nobody is in: by when it will be filled. The newest counts.
CREATE TABLE post_promises (
    id TEXT NOT NULL PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES posts (id),
    filled_by TEXT NOT NULL,
    why TEXT NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    said_at TEXT NOT NULL
);
CREATE INDEX post_promises_by_post ON post_promises (post_id, said_at);

-- What an account wants to be sent by e-mail: on which day of the week (1 is Monday), and
-- which kinds of work, all where none is named. Nothing is sent where nothing stands here.
CREATE TABLE mail_wishes (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    kinds TEXT NOT NULL
);

-- One e-mail an account and week, so that neither a restart nor a second program sends it twice.
CREATE TABLE outbox (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    week TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'nothing', 'failed')),
    attempts BIGINT NOT NULL,
    next_at TEXT NOT NULL,
    fault TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (account_id, week)
);
CREATE INDEX outbox_by_state ON outbox (state, next_at);
