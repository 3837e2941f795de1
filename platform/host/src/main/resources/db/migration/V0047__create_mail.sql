-- Letters on their way, tried for a day. One that has gone or was given up keeps its key for 30 days and nothing of what was in it.
CREATE TABLE mail (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plugin     text        NOT NULL,
    key        text        NOT NULL,
    state      text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
    recipient  text,
    subject    text,
    body       text,
    html       text,
    tries      integer     NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (plugin, key)
);
CREATE INDEX mail_due ON mail (due_at) WHERE state = 'waiting';
