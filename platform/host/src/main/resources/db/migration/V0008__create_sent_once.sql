-- Keys of messages that are sent once however often a plugin asks.
CREATE TABLE sent_once (
    plugin  text        NOT NULL,
    key     text        NOT NULL,
    sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (plugin, key)
);
