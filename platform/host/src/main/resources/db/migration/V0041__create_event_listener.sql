-- How far each listener has come: it has been given, or has waiting, every event up to this id.
CREATE TABLE event_listener (
    name     text        PRIMARY KEY,
    day      integer     NOT NULL,
    event_id bigint      NOT NULL,
    since    timestamptz NOT NULL
);
