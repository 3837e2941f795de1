-- What operators have set by console or command, laid over the files of the configuration. plugin and bot are '' where a setting is
-- for none: both '' is config/jackfield.yaml, and with both it is what the bot sets for the plugin. path is a JSON pointer. A value
-- is JSON; one that holds a secret is kept encrypted instead, by data/settings.key.
CREATE TABLE setting (
    plugin text        NOT NULL,
    bot    text        NOT NULL,
    path   text        NOT NULL,
    value  text,
    sealed bytea,
    secret boolean     NOT NULL,
    actor  text        NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (plugin, bot, path),
    CHECK (num_nonnulls(value, sealed) = 1)
);
