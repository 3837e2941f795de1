-- Who changed what a user may do, when and why: plans granted and revoked, usage set back to nothing. Never deleted.
CREATE TABLE billing_action (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    bot    integer     NOT NULL,
    person bigint      NOT NULL,
    action text        NOT NULL,
    plan   text,
    until  timestamptz,
    source text        NOT NULL,
    actor  text        NOT NULL,
    reason text        NOT NULL
);
CREATE INDEX billing_action_person ON billing_action (bot, person, at);
