-- Users as each bot knows them.
CREATE TABLE person (
    bot        integer     NOT NULL,
    id         bigint      NOT NULL,
    first_name text        NOT NULL,
    last_name  text        NOT NULL,
    username   text        NOT NULL,
    language   text        NOT NULL,
    reachable  boolean     NOT NULL DEFAULT true,
    first_seen timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (bot, id)
);
