-- A token may be made for work with records, as far as its owner's duties allow. Those made before may not.
ALTER TABLE tokens ADD COLUMN records BOOLEAN NOT NULL DEFAULT FALSE;
