-- What calls under way may use; counts as used until it is settled or released, or until it expires because its host died.
-- The owner is that host.
CREATE TABLE hold (
    id         uuid        PRIMARY KEY,
    owner      uuid        NOT NULL,
    bot        integer     NOT NULL,
    person     bigint      NOT NULL,
    plan       text        NOT NULL,
    periods    text[]      NOT NULL,
    offer      text        NOT NULL,
    tokens     bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX hold_person ON hold (bot, person);
