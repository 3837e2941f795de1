-- What was said between a chat and the models. The key makes storing the same turn twice harmless.
CREATE TABLE dialogue (
    bot      integer     NOT NULL,
    chat     bigint      NOT NULL,
    thread   integer     NOT NULL,
    said_at  timestamptz NOT NULL,
    position integer     NOT NULL,
    role     smallint    NOT NULL,
    body     text        NOT NULL,
    PRIMARY KEY (bot, chat, thread, said_at, position)
);
CREATE INDEX dialogue_old ON dialogue (said_at);
