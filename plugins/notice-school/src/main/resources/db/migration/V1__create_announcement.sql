-- What staff have announced; parents are told by the notices of kind system. The key is that of the update that confirmed it.
CREATE TABLE announcement (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot        text        NOT NULL,
    class_name text        NOT NULL,
    body       text        NOT NULL,
    author     bigint      NOT NULL,
    key        text        NOT NULL UNIQUE,
    at         timestamptz NOT NULL
);
CREATE INDEX announcement_at ON announcement (bot, at);
