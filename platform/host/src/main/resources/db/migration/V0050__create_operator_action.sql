-- What operators have done to rows of lists and to what is kept of users: who, when, and what came of it. Never deleted. The actor
-- is 'operator' and a name, or 'telegram' and a user's id.
CREATE TABLE operator_action (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    bot     integer     NOT NULL,
    actor   text        NOT NULL,
    action  text        NOT NULL,
    subject text        NOT NULL,
    outcome text        NOT NULL
);
CREATE INDEX operator_action_at ON operator_action (bot, at);
