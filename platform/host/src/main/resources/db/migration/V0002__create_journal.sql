-- Every update and what was answered to it; one row an update, journal and outbox in one.
--   state 0  open: journalled, not yet answered by a plugin
--   state 1  closed: the reply waits to be sent, from call number `sent` on
--   state 2  done; only the key is kept, so that a repeated delivery is known
--   state 3  dead letter: no plugin could answer it; the payload is kept for the operator
--   state 4  undeliverable: Telegram would not take the reply; the reply is kept for the operator
-- Negative update_ids are messages that no update asked for.
-- Partitioned by day (days since 1970-01-01, UTC) so that old rows go by dropping a partition. The day of a message is its
-- own date, which a repeated delivery carries too. There is no index on state: it would end heap-only updates.
CREATE TABLE journal (
    day       integer  NOT NULL,
    bot       integer  NOT NULL,
    update_id bigint   NOT NULL,
    chat      bigint   NOT NULL,
    state     smallint NOT NULL,
    sent      smallint NOT NULL DEFAULT 0,
    payload   bytea,
    reply     bytea,
    error     text,
    PRIMARY KEY (bot, update_id, day)
) PARTITION BY RANGE (day);
