-- Why the last try of a job failed, and when; null once one has succeeded.
ALTER TABLE job ADD COLUMN error text;
ALTER TABLE job ADD COLUMN error_at timestamptz;

-- Since when each alert is open, so that a restart does not make it look new.
CREATE TABLE alert (
    key   text        PRIMARY KEY,
    since timestamptz NOT NULL
);

-- Letters of rows from before there were letters have no plugin; most of them name it in their words.
UPDATE letter SET plugin = substring(words FROM '\mplugin ([a-z0-9-]{2,64})\M')
WHERE plugin = '' AND words ~ '\mplugin [a-z0-9-]{2,64}\M';
