-- Alerts that somebody knows of and wants to hear nothing of until then.
CREATE TABLE alert_snooze (
    key     text        PRIMARY KEY,
    until   timestamptz NOT NULL,
    by_whom text        NOT NULL,
    at      timestamptz NOT NULL
);
