-- Replays of letters that operators have asked for, which go on after a restart; kept as long as the letters.
--   state 0 running, 1 done, 2 stopped
-- (at_done, id_done, bot_done) is the last letter that was looked at: none is looked at twice.
CREATE TABLE letter_replay (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    begun_at  timestamptz NOT NULL DEFAULT now(),
    begun_by  text        NOT NULL,
    filter    jsonb       NOT NULL,
    total     integer     NOT NULL,
    entered   integer     NOT NULL DEFAULT 0,
    skipped   integer     NOT NULL DEFAULT 0,
    state     smallint    NOT NULL DEFAULT 0,
    ended_at  timestamptz,
    at_done   timestamptz NOT NULL DEFAULT 'epoch',
    id_done   bigint      NOT NULL DEFAULT 0,
    bot_done  integer     NOT NULL DEFAULT 0
);
CREATE INDEX letter_replay_running ON letter_replay (id) WHERE state = 0;
