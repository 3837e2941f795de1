-- Users are found by how their names begin, in the order of bytes, and listed by when they came. Written only when somebody comes
-- or is called otherwise, so that noting that they were there stays a heap-only update.
CREATE INDEX person_username ON person (bot, (lower(username) COLLATE "C"), id) WHERE username <> '';
CREATE INDEX person_name ON person (bot, (lower(first_name || ' ' || last_name) COLLATE "C"), id);
CREATE INDEX person_last_name ON person (bot, (lower(last_name) COLLATE "C"), id) WHERE last_name <> '';
CREATE INDEX person_newest ON person (bot, first_seen, id);
