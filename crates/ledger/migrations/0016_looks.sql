-- Lists of one register, read in their order from the beginning to the end of a page, however many records have ended:
-- while one is read on SQLite nobody else looks or writes.
CREATE INDEX records_open ON records (register, due_on, id) WHERE is_open;
CREATE INDEX records_ended_by_worker ON records (worker_id, register, state, due_on, id) WHERE NOT is_open;
CREATE INDEX records_ended_by_team ON records (team_id, register, state, due_on, id) WHERE NOT is_open;
