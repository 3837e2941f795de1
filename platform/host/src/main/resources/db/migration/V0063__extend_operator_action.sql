-- Everything that operators do is written down here, kept keep.auditDays: with how it was before and after, why, and from where; also what
-- concerns no bot. The actor is 'operator' and a name, 'host' and the name that somebody with the host's own token gave, or
-- 'telegram' and a user's id.
ALTER TABLE operator_action ALTER COLUMN bot DROP NOT NULL;
ALTER TABLE operator_action ADD COLUMN reason text NOT NULL DEFAULT '';
ALTER TABLE operator_action ADD COLUMN before jsonb;
ALTER TABLE operator_action ADD COLUMN after jsonb;
ALTER TABLE operator_action ADD COLUMN address text NOT NULL DEFAULT '';
CREATE INDEX operator_action_newest ON operator_action (at DESC, id DESC);
