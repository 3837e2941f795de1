-- Events that a listener was not given yet though it has come past them: those that failed and are tried again, those that wait
-- behind one of the same person, and those that failed for good, which wait for the operator.
CREATE TABLE event_delivery (
    listener  text        NOT NULL,
    event_id  bigint      NOT NULL,
    event_day integer     NOT NULL,
    at        timestamptz NOT NULL,
    bot       integer     NOT NULL,
    person    bigint,
    tries     integer     NOT NULL DEFAULT 0,
    first_try timestamptz,
    due_at    timestamptz NOT NULL,
    dead_at   timestamptz,
    error     text        NOT NULL DEFAULT '',
    PRIMARY KEY (listener, event_id)
);
CREATE INDEX event_delivery_waiting ON event_delivery (listener, bot, person, event_id) WHERE dead_at IS NULL;
CREATE INDEX event_delivery_dead ON event_delivery (dead_at) WHERE dead_at IS NOT NULL;
