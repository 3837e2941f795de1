-- What chats were told without having asked, once for each key. What waits for the end of quiet hours has its message here; day
-- and message lead to that of the others in the journal.
CREATE TABLE notice (
    bot     integer     NOT NULL,
    kind    text        NOT NULL,
    chat    bigint      NOT NULL,
    key     text        NOT NULL,
    plugin  text        NOT NULL,
    state   text        NOT NULL CHECK (state IN ('waiting', 'sent', 'unreachable')),
    at      timestamptz NOT NULL,
    due_at  timestamptz,
    reply   bytea,
    day     integer,
    message bigint,
    PRIMARY KEY (bot, kind, chat, key)
);
CREATE INDEX notice_due ON notice (due_at) WHERE state = 'waiting';
CREATE INDEX notice_of_chat ON notice (bot, chat, at);
CREATE INDEX notice_at ON notice (at);

-- When each kind of a bot is looked for next, by which schedule, and when all that was due had last been taken.
CREATE TABLE notice_turn (
    bot      integer     NOT NULL,
    kind     text        NOT NULL,
    cron     text        NOT NULL,
    zone     text        NOT NULL,
    due_at   timestamptz NOT NULL,
    asked_at timestamptz,
    PRIMARY KEY (bot, kind)
);
