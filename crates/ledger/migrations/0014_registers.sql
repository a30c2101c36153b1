-- Registers: people, teams and who does what in them; the head of every record; the definitions as they were last applied.
-- Each register has a table of its own beside these, made from its definition.

-- The files of the definitions, as they were last applied.
CREATE TABLE register_files (
    kind TEXT NOT NULL CHECK (kind IN ('register', 'list', 'roles', 'calendar')),
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL,
    PRIMARY KEY (kind, name)
);

-- Goes up by one whenever definitions are applied: who works with older ones is told so.
CREATE TABLE register_generation (
    only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    generation BIGINT NOT NULL
);
INSERT INTO register_generation (only_row, generation) VALUES (1, 0);

CREATE TABLE teams (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    name TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisations (id),
    CONSTRAINT teams_name_unique UNIQUE (partnership_id, name)
);

-- Who holds which role towards records, in which team or for which organisation, from when until when.
CREATE TABLE duties (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    team_id TEXT REFERENCES teams (id),
    organisation_id TEXT REFERENCES organisations (id),
    -- Qualified for the work of the role; nothing where it is not known.
    qualified BOOLEAN,
    from_on TEXT,
    until_on TEXT
);
CREATE INDEX duties_by_account ON duties (account_id, partnership_id);
CREATE INDEX duties_by_team ON duties (team_id);

-- A child or a grown-up: one row, whatever registers they stand in.
CREATE TABLE persons (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    kind TEXT NOT NULL CHECK (kind IN ('child', 'adult')),
    family_name TEXT NOT NULL,
    given_names TEXT NOT NULL,
    -- Both names in comparable form, for looking up by how they begin: in the order of the letters' numbers.
-- only sqlite
    match_key TEXT NOT NULL,
-- only postgres
    match_key TEXT COLLATE "C" NOT NULL,
-- both
    born_on TEXT,
    sex TEXT,
    died_on TEXT,
    -- The pupil number that follows a child through schools.
    pupil_number TEXT,
    merged_into TEXT REFERENCES persons (id),
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT persons_pupil_number_unique UNIQUE (partnership_id, pupil_number)
);
CREATE INDEX persons_by_key ON persons (partnership_id, match_key);

-- What was known of a person before it was changed.
CREATE TABLE person_versions (
    person_id TEXT NOT NULL REFERENCES persons (id),
    version BIGINT NOT NULL,
    before TEXT NOT NULL,
    PRIMARY KEY (person_id, version)
);

-- What every record has, whatever its register.
CREATE TABLE records (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    register TEXT NOT NULL,
    -- Whom it is about, where it is about somebody; else what.
    person_id TEXT REFERENCES persons (id),
    about_id TEXT,
    state TEXT NOT NULL,
    -- Neither in a state that ends, nor merged into another.
    is_open BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    worker_id TEXT REFERENCES accounts (id),
    worker_qualified BOOLEAN,
    team_id TEXT REFERENCES teams (id),
    referred_by TEXT REFERENCES accounts (id),
    referred_for TEXT REFERENCES organisations (id),
    merged_into TEXT REFERENCES records (id),
    -- Moves, sign-offs and pauses, as JSON.
    course TEXT NOT NULL,
    -- The last day in time of the clock that runs out first; 9999-12-31 where nothing is due.
    due_on TEXT NOT NULL,
    due_clock TEXT,
    -- How many sign-offs it waits for, and how many fields that must be filled in are not.
    unsigned BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX records_by_worker ON records (worker_id, due_on, id) WHERE is_open;
CREATE INDEX records_by_team ON records (team_id, due_on, id) WHERE is_open;
CREATE INDEX records_by_state ON records (register, state, due_on, id);
CREATE INDEX records_unsigned ON records (partnership_id, due_on, id) WHERE unsigned > 0;
CREATE INDEX records_unsigned_by_team ON records (team_id, due_on, id) WHERE unsigned > 0;
CREATE INDEX records_by_person ON records (person_id, register);
CREATE INDEX records_by_about ON records (about_id, register);

-- What fields held before they were changed. Kept here and not in the journal, which nothing may be taken out of.
CREATE TABLE record_versions (
    record_id TEXT NOT NULL REFERENCES records (id),
    version BIGINT NOT NULL,
    before TEXT NOT NULL,
    PRIMARY KEY (record_id, version)
);

-- Which journal entries are about a record: changes, and looks.
CREATE TABLE record_events (
    record_id TEXT NOT NULL REFERENCES records (id),
    look BOOLEAN NOT NULL,
    sequence BIGINT NOT NULL,
    PRIMARY KEY (record_id, look, sequence)
);

-- A record that somebody outside may see once they have accepted, and only while it lasts.
CREATE TABLE record_shares (
    id TEXT NOT NULL PRIMARY KEY,
    record_id TEXT NOT NULL REFERENCES records (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    why TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    accepted_at TEXT
);
CREATE INDEX record_shares_by_record ON record_shares (record_id, account_id);
CREATE INDEX record_shares_by_account ON record_shares (account_id);

-- What somebody has typed and not yet handed in. Nobody else sees it.
CREATE TABLE record_drafts (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- The record that is being changed, or the register of one that is begun.
    place TEXT NOT NULL,
    typed TEXT NOT NULL,
    version BIGINT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (account_id, place)
);
