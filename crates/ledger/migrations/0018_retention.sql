-- When a record was closed, and why a person's file is kept longer than its rules say.
ALTER TABLE records ADD COLUMN closed_on TEXT;
-- only sqlite
UPDATE records SET closed_on = json_extract(course, '$.moves[#-1].on') WHERE NOT is_open AND merged_into IS NULL;
-- only postgres
UPDATE records SET closed_on = course::jsonb -> 'moves' -> -1 ->> 'on' WHERE NOT is_open AND merged_into IS NULL;
-- both
CREATE INDEX records_closed ON records (partnership_id, closed_on) WHERE closed_on IS NOT NULL;
ALTER TABLE persons ADD COLUMN kept_because TEXT;
