-- The last number given in a bot in a year. Its row is locked while a number is given: neither gaps nor doubles.
CREATE TABLE application_counter (
    bot  text    NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (bot, year)
);

-- Applications of customers. Those of people who were forgotten stay, without what tells who it was.
CREATE TABLE application (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot           text        NOT NULL,
    number        text        NOT NULL,
    request_key   text        NOT NULL UNIQUE,
    person        bigint,
    name          text        NOT NULL,
    phone         text        NOT NULL,
    package       text        NOT NULL,
    source        text        NOT NULL,
    status        text        NOT NULL CHECK (status IN ('new', 'taken', 'contacted', 'won', 'lost')),
    manager       text        NOT NULL DEFAULT '',
    manager_name  text        NOT NULL DEFAULT '',
    created_at    timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    reminded_at   timestamptz,
    -- the managers see the version that was shown last; what is behind is shown again
    version       integer     NOT NULL DEFAULT 1,
    shown_version integer     NOT NULL DEFAULT 0,
    UNIQUE (bot, number)
);
-- A person has one open application in a bot.
CREATE UNIQUE INDEX application_open ON application (bot, person) WHERE status IN ('new', 'taken', 'contacted');
CREATE INDEX application_of_person ON application (bot, person);
CREATE INDEX application_not_shown ON application (bot) WHERE shown_version < version;

-- Who did what to an application, and when; only ever added to.
CREATE TABLE application_change (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application bigint      NOT NULL REFERENCES application,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL,
    actor_name  text        NOT NULL,
    what        text        NOT NULL CHECK (what IN ('created', 'status', 'name', 'phone', 'package', 'note')),
    value       text        NOT NULL,
    request_key text        NOT NULL,
    UNIQUE (request_key, what)
);
CREATE INDEX application_change_of ON application_change (application, id);
