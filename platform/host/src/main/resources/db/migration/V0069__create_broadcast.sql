-- What operators write to many users of a bot. `definition` says what and to whom; the figures count rows of broadcast_delivery as
-- they come to their end, so that nobody has to count millions.
--   draft      being written
--   scheduled  begins by itself at start_at
--   running    people are written to in the order of their ids, up to and with after_person so far
--   paused     goes on from there when it is resumed
--   stopped    an operator has ended it
--   done       it has gone to all of its audience
CREATE TABLE broadcast (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot            integer     NOT NULL,
    name           text        NOT NULL,
    news           boolean     NOT NULL,
    definition     jsonb       NOT NULL,
    state          text        NOT NULL DEFAULT 'draft'
                   CHECK (state IN ('draft', 'scheduled', 'running', 'paused', 'stopped', 'done')),
    created_at     timestamptz NOT NULL,
    created_by     text        NOT NULL,
    start_at       timestamptz,
    started_at     timestamptz,
    started_by     text,
    ended_at       timestamptz,
    ended_by       text,
    audience       bigint,
    audience_exact boolean,
    after_person   bigint      NOT NULL DEFAULT 0,
    read_out       boolean     NOT NULL DEFAULT false,
    made           bigint      NOT NULL DEFAULT 0,
    sent           bigint      NOT NULL DEFAULT 0,
    failed         bigint      NOT NULL DEFAULT 0,
    blocked        bigint      NOT NULL DEFAULT 0,
    skipped        bigint      NOT NULL DEFAULT 0,
    file           bytea,
    file_name      text,
    file_type      text,
    file_photo     boolean,
    file_id        text
);
CREATE INDEX broadcast_bot ON broadcast (bot, id);
CREATE INDEX broadcast_open ON broadcast (id) WHERE state IN ('scheduled', 'running', 'paused');
