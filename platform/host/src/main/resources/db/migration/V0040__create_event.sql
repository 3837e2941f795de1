-- What happened in the bots: recorded by plugins, and by the host of what users do; one row an event, kept keep.eventDays days.
-- A partition for each day of `at` (days since 1970-01-01, UTC), with which old rows go.
-- Ids come from a sequence of their own: listeners go by what it has given out.
CREATE SEQUENCE event_id;
CREATE TABLE event (
    day    integer     NOT NULL,
    id     bigint      NOT NULL DEFAULT nextval('event_id'),
    at     timestamptz NOT NULL,
    bot    integer     NOT NULL,
    person bigint,
    name   text        NOT NULL,
    facts  jsonb       NOT NULL,
    PRIMARY KEY (id, day)
) PARTITION BY RANGE (day);
