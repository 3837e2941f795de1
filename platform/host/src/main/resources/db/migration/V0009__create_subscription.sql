-- Who has which plan of a bot, and had it before. A row is changed only by its end; the one that has none yet counts until
-- `until`, or for ever without that. Without one that counts a user has the bot's first plan.
CREATE TABLE subscription (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot      integer     NOT NULL,
    person   bigint      NOT NULL,
    plan     text        NOT NULL,
    begun_at timestamptz NOT NULL,
    until    timestamptz,
    ended_at timestamptz,
    source   text        NOT NULL
);
CREATE UNIQUE INDEX subscription_current ON subscription (bot, person) WHERE ended_at IS NULL;
