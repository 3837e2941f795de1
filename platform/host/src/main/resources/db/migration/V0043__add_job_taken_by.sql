-- A taken job is renewed every minute while it runs, so that taken_until no longer tells who has it.
ALTER TABLE job ADD COLUMN taken_by uuid;
