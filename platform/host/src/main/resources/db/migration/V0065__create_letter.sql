-- What could not be answered or delivered, for operators; one row an update or a message, written in the flush that ends it.
--   kind 0  dead: no plugin could answer it; its journal row keeps the payload
--   kind 1  undeliverable: Telegram would not take (all of) the reply
--   state 0  open: somebody has to see to it
--   state 1  replayed: given back to its chat's lane, or sent again; open again if that fails too
-- `calls` is what the user was told in place of an answer, or what of the reply is to be sent again; `further` names the other
-- rows of an album, as day:update_id. Kept as long as the journal keeps its day: without that row nothing can be replayed.
CREATE TABLE letter (
    bot         integer     NOT NULL,
    update_id   bigint      NOT NULL,
    day         integer     NOT NULL,
    kind        smallint    NOT NULL,
    state       smallint    NOT NULL DEFAULT 0,
    plugin      text        NOT NULL,
    version     text        NOT NULL,
    code        text        NOT NULL,
    words       text        NOT NULL,
    stack       text        NOT NULL DEFAULT '',
    chat        bigint      NOT NULL,
    person      bigint,
    at          timestamptz NOT NULL DEFAULT now(),
    further     text        NOT NULL DEFAULT '',
    calls       bytea,
    tries       smallint    NOT NULL DEFAULT 0,
    replay      bigint,
    replayed_at timestamptz,
    PRIMARY KEY (bot, update_id, day)
);
CREATE INDEX letter_open ON letter (at, update_id, bot) WHERE state = 0;
CREATE INDEX letter_replay_of ON letter (replay) WHERE replay IS NOT NULL;
CREATE INDEX letter_person ON letter (bot, person);
