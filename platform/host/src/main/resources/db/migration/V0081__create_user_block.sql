-- Users whom operators keep out of a bot. `told`: they have read so since. Few, and all in memory.
CREATE TABLE user_block (
    bot    integer     NOT NULL,
    person bigint      NOT NULL,
    at     timestamptz NOT NULL,
    by     text        NOT NULL,
    reason text        NOT NULL,
    told   boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (bot, person)
);
